"""Questions of a FAQ that stand where others write a heading: `**Hva er X?**`, `1. *Hva er X?*`, `Q: What is X?`.

Those that have neither a mark nor a label are found by `plain_questions`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from bpo_cli.language import Language
from bpo_cli.parsing.block import HEADING, ITEM, PARAGRAPH, Block
from bpo_cli.parsing.plain_questions import Asked, outside_list, plain_questions
from bpo_cli.parsing.question_labels import question_labels
from bpo_cli.parsing.text_repair import QUESTION_MARKS

_DEEPEST = 6
# Of plain ones. Under a heading inside the FAQ, one alone may well be a part of the text.
_FEWEST, _FEWEST_IN_GROUP = 1, 2


def with_headings(blocks: Sequence[Block], is_faq: Callable[[str], bool], language: Language) -> Sequence[Block]:
    """The blocks, in which each question of a FAQ that has no heading is one, and what follows it on its line, or in
    its item of a list, its answer; labels are taken off.

    is_faq: whether a heading is that of a FAQ. Under a heading that is a question itself, further questions are part
    of the answer.
    """
    first = next((index for index, block in enumerate(blocks) if block.kind == HEADING and is_faq(block.text)), None)
    if first is None:
        return blocks
    return [*blocks[:first], *_Rewriting(is_faq, language).rewritten(_parts(blocks[first:]))]


class _Part(NamedTuple):
    """A heading and the blocks directly under it."""

    heading: Block
    body: list[Block]


def _parts(blocks: Iterable[Block]) -> list[_Part]:
    """The parts of blocks that begin with a heading."""
    parts: list[_Part] = []
    for block in blocks:
        if block.kind == HEADING:
            parts.append(_Part(block, []))
        else:
            parts[-1].body.append(block)
    return parts


class _Rewriting:
    """Goes through the parts of an article, and knows what they stand under."""

    def __init__(self, is_faq: Callable[[str], bool], language: Language) -> None:
        self._is_faq, self._abbreviations = is_faq, language.abbreviations
        self._labels = question_labels(language)
        # Of the headings of the FAQ and above a question; outside a FAQ and under a question where none goes deeper.
        self._faq_level = self._level = _DEEPEST
        self._is_labelled = False  # the question before

    def rewritten(self, parts: Sequence[_Part]) -> Iterator[Block]:
        for number, (heading, body) in enumerate(parts):
            yield self._heading(heading)
            if self._faq_level == _DEEPEST:
                yield from body
            elif self._level == _DEEPEST:
                yield from map(self._answer, body)
            else:
                yield from self._body(body, parts, number)

    def _heading(self, block: Block) -> Block:
        self._is_labelled = False
        starts_faq = block.level <= self._faq_level and self._is_faq(block.text)
        if block.level <= self._faq_level:
            self._faq_level = block.level if starts_faq else _DEEPEST
        is_question = block.text.endswith(QUESTION_MARKS) and not starts_faq
        self._level = _DEEPEST if is_question else block.level
        if starts_faq or self._faq_level == _DEEPEST or not self._labels.begin(block.text):
            return block
        question, answer = self._labels.asked(block.text)
        self._is_labelled = bool(question) and not answer
        return block._replace(text=question) if self._is_labelled else block

    def _body(self, body: Sequence[Block], parts: Sequence[_Part], number: int) -> Iterator[Block]:
        """What stands in a FAQ under a heading that is no question; `number` is that of its part."""
        plain: dict[int, Asked] = {}
        if any((block.question and not block.is_italic) or self._labels.asked(block.text)[0] for block in body):
            # Those in italics are text, where others are in bold or have a label.
            body = [block._replace(question="") if block.is_italic else block for block in body]
        elif body:
            plain = self._plain(body, self._fewest(parts, number))
        for index, block in enumerate(body):
            if not plain:
                yield from self._marked(block)
            elif index in plain:
                yield from self._entry(block, *plain[index])
            else:
                yield self._answer(block)

    def _plain(self, body: Sequence[Block], fewest: int) -> dict[int, Asked]:
        """The questions that nothing marks, unless one in italics comes first."""
        italic = next((index for index, block in enumerate(body) if block.question), len(body))
        found = plain_questions(body, self._abbreviations, fewest=fewest)
        return found if min(found, default=italic) < italic else {}

    def _fewest(self, parts: Sequence[_Part], number: int) -> int:
        """How many plain questions it takes to be some: where headings ask them, that many will not be found."""
        for index in range(number + 1, len(parts)):
            heading = parts[index].heading
            if heading.level <= self._level:
                break
            if heading.text.endswith(QUESTION_MARKS) or self._labels.asked(heading.text)[0]:
                return sys.maxsize
        return _FEWEST if self._level == self._faq_level else _FEWEST_IN_GROUP

    def _marked(self, block: Block) -> Iterator[Block]:
        if block.kind not in (PARAGRAPH, ITEM):
            yield self._answer(block)
            return
        text = outside_list(block)
        question, answer = self._labels.asked(text)
        self._is_labelled = bool(question) or (self._is_labelled and not block.question)
        if block.question and not question:
            question = block.question
            answer = text.partition(question)[2].lstrip(" :\n")  # before it there may be its number
        if question:
            yield from self._entry(block, question, answer)
        else:
            yield self._answer(block)

    def _entry(self, block: Block, question: str, answer: str) -> Iterator[Block]:
        yield Block(HEADING, self._level + 1, block.line, question, (), (), ())
        if answer:
            yield self._answer(block._replace(kind=PARAGRAPH, text=answer, question=""))

    def _answer(self, block: Block) -> Block:
        if not (block.labels or self._labels.begin(block.text)):
            return block
        text = self._labels.answered(block.text, asked_by_label=self._is_labelled)
        labels = self._labels.others(block.labels)
        if text == block.text and labels == block.labels:
            return block
        return block._replace(text=text, labels=labels, kind=PARAGRAPH if block.kind == ITEM else block.kind)
