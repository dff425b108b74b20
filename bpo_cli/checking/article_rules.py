"""The rules of `bpo check` that an article as a whole can break: its title and description, and what stands
under which heading. Single lines are left to `line_rules`, abbreviations to `abbreviation_rule`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bpo_cli.article import FAQ, HIGHLIGHT
from bpo_cli.checking.line_rules import ending, excerpt
from bpo_cli.parsing.block import HEADING, PARAGRAPH, Block
from bpo_cli.parsing.heading_names import HeadingName, HeadingNames
from bpo_cli.parsing.text_repair import QUESTION_MARKS, punctuated

# What may follow the sign that ends a sentence.
_CLOSING = "\"'»”’)]*_ "
_SENTENCE_ENDS = (".", "!", "?", "。", "！", "？", "؟", "।")
_ELLIPSES = ("...", "…")

# Of a sentence before others.
_ENDS = re.compile(r"[.!?]\s")
_FRONT_LINE = re.compile(r"\w+:(?: |$)")

Broken = tuple[int, str, str]


class Part(NamedTuple):
    """A heading, what stands directly under it, and whether a heading of a lower level comes next."""

    heading: Block
    body: Sequence[Block]
    has_parts: bool


def parts_of(blocks: Sequence[Block]) -> list[Part]:
    """The headings of an article in their order; a text above the first one is left out."""
    headings = [index for index, block in enumerate(blocks) if block.kind == HEADING]
    parts: list[Part] = []
    for index, following in zip(headings, [*headings[1:], len(blocks)], strict=False):
        heading = blocks[index]
        has_parts = following < len(blocks) and blocks[following].level > heading.level
        parts.append(Part(heading, blocks[index + 1 : following], has_parts))
    return parts


def first_title(parts: Sequence[Part], names: HeadingNames) -> Block | None:
    """The heading that bears the article's title: the first one, if it is of level 1."""
    if not parts or parts[0].heading.level != 1 or names.find(parts[0].heading.text).kind:
        return None
    return parts[0].heading


def later_title(parts: Sequence[Part], names: HeadingNames) -> Block | None:
    """The heading below others that an article without a title is called by: the first one of level 1."""
    of_level_1 = (part.heading for part in parts[1:] if part.heading.level == 1)
    return next((heading for heading in of_level_1 if not names.find(heading.text).kind), None)


def same_title(title: str) -> str:
    """A title without what does not tell titles apart: case, blanks."""
    return " ".join(punctuated(title).casefold().split())


def front_lines(lines: Sequence[str], count: int) -> dict[str, int]:
    """The line of each key of the front matter, which takes up that many lines."""
    found: dict[str, int] = {}
    for number, line in enumerate(lines[:count], start=1):
        key, sign, _ = line.partition("=" if lines[0].startswith("+") else ":")
        if sign:
            found.setdefault(key.strip().lower(), number)
    return found


def is_front_open(lines: Sequence[str], count: int) -> bool:
    """Whether the lines begin as front matter does, of which the parser found `count` lines, but none that ends it."""
    if count:
        return lines[count - 1].rstrip() not in ("---", "+++")
    return len(lines) > 1 and lines[0].rstrip() == "---" and bool(_FRONT_LINE.match(lines[1]))


def check_front(
    front: dict[str, str], at: dict[str, int], heading: Block | None, later: Block | None, slug: str
) -> Iterator[Broken]:
    """What is wrong with title and description. at: the line of each key. heading: see `first_title`. later: see
    `later_title`."""
    title, description = front.get("title", ""), front.get("description", "")
    if not title and not heading and later:
        message = f"no title above the other headings: it is called {excerpt(later.text)}"
        yield later.line, "title-missing", message
    elif not title and not heading:
        yield at.get("title", 0), "title-missing", f"no title and no heading of level 1: it is called {excerpt(slug)}"
    if title and heading and same_title(title) != same_title(heading.text):
        message = f"the heading is {excerpt(heading.text)}, the title {excerpt(title)}"
        yield heading.line, "title-differs", message
    if not description:
        yield at.get("description", 0), "description-missing", "no description in the front matter"
    elif complaint := _cut(description):
        yield at.get("description", 0), "description-cut", f"the description {complaint}: {ending(description)}"


def check_titles(parts: Sequence[Part], names: HeadingNames, title: str) -> Iterator[Broken]:
    """Headings of level 1 that are not the title, which may stand in the front matter alone."""
    headings = [part.heading for part in parts if part.heading.level == 1 and not names.find(part.heading.text).kind]
    is_first = first_title(parts, names) or (headings and same_title(headings[0].text) == same_title(title))
    others = headings[1:] if is_first else headings
    if title and others:
        more = f", and {len(others) - 1} more below" if len(others) > 1 else ""
        yield others[0].line, "title-again", f"{excerpt(others[0].text)} is of level 1, as only the title is{more}"


def _cut(description: str) -> str:
    text = description.rstrip(_CLOSING)
    if text.endswith(_ELLIPSES):
        return "was cut"
    if text.endswith(_SENTENCE_ENDS):
        return ""
    return "ends in the middle of a sentence" if text[-1:] in tuple(",;:-–—(") else "does not end in a full stop"


def check_headings(parts: Sequence[Part], names: HeadingNames) -> Iterator[Broken]:
    """What is missing under headings, and which of their names are not recognised."""
    faq_level = 0  # 0: outside a FAQ
    for part in parts:
        block = part.heading
        if block.level <= faq_level:
            faq_level = 0
        name = HeadingName("") if faq_level else names.find(block.text)
        if name.kind:
            yield from _check_named(part, name.kind, whole=names.is_whole_name(block.text))
        elif name.meant:
            message = f'{excerpt(block.text)} is not recognised; write "{name.meant}" or name it in glossary.toml'
            yield block.line, "heading-unrecognised", message
        elif not part.body and not part.has_parts and (faq_level or block.text.endswith(QUESTION_MARKS)):
            yield block.line, "question-unanswered", f"no text under {excerpt(block.text)}"
        elif block.level > 1 and block.text and not part.body and not part.has_parts:
            yield block.line, "section-empty", f"no text under {excerpt(block.text)}"
        if name.kind == FAQ:
            faq_level = block.level
        elif faq_level:
            yield from _check_answer(part)


def _check_answer(part: Part) -> Iterator[Broken]:
    """What looks like a question of the FAQ of its own, in a manner in which the others are not written."""
    for block in part.body:
        is_question = block.kind == PARAGRAPH and block.text.endswith(QUESTION_MARKS) and not _ENDS.search(block.text)
        if is_question or block.is_italic or block.question:
            message = f"{excerpt(block.text)} is read as part of the answer to {excerpt(part.heading.text)}"
            yield block.line, "question-unread", f"{message}; if it is a question too, write it like that"


def check_twice(parts: Sequence[Part]) -> Iterator[Broken]:
    """Headings that are called like another one under the same heading."""
    above: list[Block] = []
    first: dict[tuple[str, ...], int] = {}
    for part in parts:
        while above and above[-1].level >= part.heading.level:
            above.pop()
        above.append(part.heading)
        path = tuple(same_title(each.text) for each in above)
        line = first.setdefault(path, part.heading.line)
        if part.heading.level > 1 and line != part.heading.line and path[-1]:
            yield part.heading.line, "heading-twice", f"{excerpt(part.heading.text)} is also that of line {line}"


def _check_named(part: Part, kind: str, *, whole: bool) -> Iterator[Broken]:
    block = part.heading
    if kind == HIGHLIGHT and not part.body:
        yield block.line, "highlights-empty", f"no highlight under {excerpt(block.text)}"
    # "Svar på vanlige spørsmål" may be the heading of a text as well.
    if kind == FAQ and not part.has_parts and (whole or not part.body or _asks(part.body)):
        remedy = '; make each a heading, write it in bold, or "Q:" before it' if part.body else ""
        yield block.line, "faq-empty", f"no question is read under {excerpt(block.text)}{remedy}"


def _asks(body: Sequence[Block]) -> bool:
    return any(mark in block.text for block in body for mark in QUESTION_MARKS)
