"""Questions of a FAQ that stand where others write a heading: `**Hva er X?**`, `1. **Hva er X?**`, `Q: What is X?`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from bpo_cli.parsing.block import HEADING, ITEM, PARAGRAPH, Block
from bpo_cli.parsing.question_labels import QuestionLabels
from bpo_cli.parsing.text_repair import QUESTION_MARKS

_DEEPEST = 6


def with_headings(blocks: Sequence[Block], is_faq: Callable[[str], bool], labels: QuestionLabels) -> Sequence[Block]:
    """The blocks, in which each question of a FAQ that is bold or has a label is a heading, and what follows it on its
    line, or in its item of a list, its answer; labels are taken off.

    is_faq: whether a heading is that of a FAQ. Under a heading that is a question itself, such questions are part of
    the answer.
    """
    if any(block.question or labels.begin(block.text) for block in blocks):
        return list(_Rewriting(is_faq, labels).rewritten(blocks))
    return blocks


class _Rewriting:
    """Goes through the blocks of an article, and knows what they stand under."""

    def __init__(self, is_faq: Callable[[str], bool], labels: QuestionLabels) -> None:
        self._is_faq, self._labels = is_faq, labels
        # Of the headings of the FAQ and above a question; outside a FAQ and under a question where none goes deeper.
        self._faq_level = self._level = _DEEPEST
        self._is_labelled = False  # the question before

    def rewritten(self, blocks: Sequence[Block]) -> Iterator[Block]:
        for block in blocks:
            if block.kind == HEADING:
                yield self._heading(block)
            elif self._faq_level < _DEEPEST:
                yield from self._in_faq(block)
            else:
                yield block

    def _heading(self, block: Block) -> Block:
        self._is_labelled = False
        starts_faq = block.level <= self._faq_level and self._is_faq(block.text)
        if block.level <= self._faq_level:
            self._faq_level = block.level if starts_faq else _DEEPEST
        is_question = block.text.endswith(QUESTION_MARKS) and not starts_faq
        self._level = _DEEPEST if is_question else block.level
        if starts_faq or self._faq_level == _DEEPEST:
            return block
        question, answer = self._labels.asked(block.text)
        self._is_labelled = bool(question) and not answer
        return block._replace(text=question) if self._is_labelled else block

    def _in_faq(self, block: Block) -> Iterator[Block]:
        if block.kind not in (PARAGRAPH, ITEM) or self._level == _DEEPEST:
            yield self._answer(block)
            return
        text = _outside_list(block)
        question, answer = self._labels.asked(text)
        self._is_labelled = bool(question) or (self._is_labelled and not block.question)
        if block.question and not question:
            question = block.question
            answer = text.partition(question)[2].lstrip(" :\n")  # before it there may be its number
        if not question:
            yield self._answer(block)
            return
        yield Block(HEADING, self._level + 1, block.line, question, (), (), ())
        if answer:
            yield self._answer(block._replace(kind=PARAGRAPH, text=answer, question=""))

    def _answer(self, block: Block) -> Block:
        text = self._labels.answered(block.text, asked_by_label=self._is_labelled)
        labels = self._labels.others(block.labels)
        if text == block.text and labels == block.labels:
            return block
        return block._replace(text=text, labels=labels, kind=PARAGRAPH if block.kind == ITEM else block.kind)


def _outside_list(block: Block) -> str:
    """The text of an item of a list, with what stands in lists in it as far in as it would be without that list."""
    margin = "- " if block.kind == ITEM and not block.level else "1. "
    return block.text.replace("\n" + " " * len(margin), "\n")
