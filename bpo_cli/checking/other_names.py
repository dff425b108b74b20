"""The rule of `bpo check` on headings that are perhaps meant as that of the highlights or of the FAQ.

Such a name, `Spørsmål` or `Oppsummering`, may well stand above a text: it counts only if what stands below has the
shape of highlights or of questions, in an article that has none as it is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bpo_cli.article import FAQ, HIGHLIGHT
from bpo_cli.checking.article_rules import Broken, Part
from bpo_cli.checking.line_rules import excerpt
from bpo_cli.language import Language
from bpo_cli.paragraphs import without_number
from bpo_cli.parsing.block import ITEM, Block
from bpo_cli.parsing.heading_names import HeadingNames
from bpo_cli.parsing.parser import parse
from bpo_cli.parsing.plain_questions import plain_questions
from bpo_cli.parsing.question_labels import question_labels
from bpo_cli.parsing.text_repair import QUESTION_MARKS

_FEWEST_HIGHLIGHTS = 2
_FEWEST_QUESTIONS = 2  # of those that have no mark
_SETTINGS = {HIGHLIGHT: ("the highlights", "highlights"), FAQ: ("the FAQ", "faq")}


def check_other_names(
    parts: Sequence[Part], names: HeadingNames, text: str, path: str, language: Language
) -> Iterator[Broken]:
    """Headings under names that highlights or a FAQ often have elsewhere.

    text: that of the file; it is parsed only if there is such a heading.
    """
    found = list(_candidates(parts, names, language))
    kinds = {passage.kind for passage in parse(text, path, language).passages} if found else set()
    for heading, kind, name in found:
        if kind not in kinds:
            what, setting = _SETTINGS[kind]
            written = excerpt(without_number(heading.text))
            remedy = f'write "{name}", or {setting} = [{written}] under [headings] in glossary.toml'
            yield heading.line, "heading-other-name", f"{written} is not read as {what}; {remedy}"


def _candidates(parts: Sequence[Part], names: HeadingNames, language: Language) -> Iterator[tuple[Block, str, str]]:
    """Headings with what they perhaps announce, and the first name for that."""
    for number, part in enumerate(parts):
        likely = names.likely(part.heading.text)
        if likely.kind == HIGHLIGHT:
            is_meant = not part.has_parts and _is_list(part.body)
        else:
            is_meant = bool(likely.kind) and _has_questions([part, *_below(parts, number)], language)
        if is_meant:
            yield part.heading, likely.kind, likely.meant


def _below(parts: Sequence[Part], number: int) -> Iterator[Part]:
    level = parts[number].heading.level
    number += 1
    while number < len(parts) and parts[number].heading.level > level:
        yield parts[number]
        number += 1


def _is_list(body: Sequence[Block]) -> bool:
    return len(body) >= _FEWEST_HIGHLIGHTS and all(block.kind == ITEM for block in body)


def _has_questions(parts: Sequence[Part], language: Language) -> bool:
    if any(part.heading.text.endswith(QUESTION_MARKS) for part in parts[1:]):
        return True
    labels = question_labels(language)
    if any(block.question or labels.asked(block.text)[0] for part in parts for block in part.body):
        return True
    return any(plain_questions(part.body, language.abbreviations, fewest=_FEWEST_QUESTIONS) for part in parts)
