"""Markdown text -> `Article`: which block belongs to which section, highlight or FAQ entry, and its anchor.

Reading the file as lines is left to `source_lines`, Markdown to `blocks` (pyromark, 17 times faster than
markdown-it-py and linear on hostile texts), the repair of damaged text to `text_repair`; what a passage
defines is left to `defining`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from bpo_cli.article import FAQ, HIGHLIGHT, SECTION, Article, Passage, Section
from bpo_cli.paragraphs import without_number
from bpo_cli.parsing.block import FOOTNOTE, HEADING, ITEM, Block
from bpo_cli.parsing.blocks import read_blocks
from bpo_cli.parsing.entries import with_terms
from bpo_cli.parsing.faq_questions import with_headings
from bpo_cli.parsing.question_labels import question_labels
from bpo_cli.parsing.source_lines import read_source
from bpo_cli.parsing.text_repair import QUESTION_MARKS, plain_characters, plain_text, punctuated

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence, Set

    from bpo_cli.article import Link
    from bpo_cli.language import Language

_NOT_IN_ANCHORS = re.compile(r"[^\w\s-]|_")
_COMBINING = re.compile("[\u0300-\u036f]")
_BULLETS = re.compile(r"(?:[-–—•*‒](?![\d-])\s?)*+")
_TITLE = "title"


class _Part(NamedTuple):
    """A heading and the blocks up to the next heading of whatever level.

    role: _TITLE, or the kind of passages that the name of the heading promises. anchor: that the author gives it.
    """

    heading: str
    level: int
    line: int
    role: str
    body: list[Block]
    anchor: str = ""


def parse(text: str, path: str, language: Language) -> Article:
    """The article that `text`, the content of the file `path`, holds. There is no text that it rejects."""
    name = path.rpartition("/")[2]
    slug = name[:-3] if name.lower().endswith(".md") else name
    source = read_source(text, f"[{language.labels.get('formula', 'formel')}]")
    blocks = read_blocks(source.body, source.first_line, language.stop_words, question_labels(language))
    parts = _parts(blocks, language)
    title = source.front.get("title") or _first_title(parts) or plain_text(plain_characters(slug))
    outline = _Outline(title, language, {part.anchor for part in parts})
    faq_starts = _faq_starts(parts)
    for index, part in enumerate(parts):
        outline.add(part, starts_faq=index in faq_starts)
    keywords = (plain_text(keyword) for keyword in source.front.get("keywords", "").split(","))
    return Article(
        slug,
        path,
        title,
        source.front.get("description", ""),
        tuple(keyword for keyword in keywords if keyword),
        tuple(outline.sections),
        tuple(outline.passages),
    )


def _parts(blocks: Sequence[Block], language: Language) -> list[_Part]:
    names = _names(language.highlights, language.faq, language.faq_parts)
    roles = {block.text: _role(block.text, *names) for block in blocks if block.kind == HEADING}
    if FAQ in roles.values():
        blocks = with_headings(blocks, lambda heading: roles.get(heading) == FAQ, language)
    parts: list[_Part] = []
    has_heading = False
    for block in blocks:
        if block.kind != HEADING:
            parts = parts or [_Part("", 1, block.line, _TITLE, [])]
            parts[-1].body.append(block)
            continue
        role = roles.get(block.text, SECTION)
        if block.level == 1 and role == SECTION and not has_heading:
            lead = parts.pop().body if parts else []  # what stood above the title
            parts.append(_Part(block.text, 1, block.line, _TITLE, lead, block.anchor))
        else:
            parts.append(_Part(block.text, block.level, block.line, role, [], block.anchor))
        has_heading = True
    return parts


def _first_title(parts: Iterable[_Part]) -> str:
    titles = (part.heading for part in parts if part.level == 1 and part.role in (_TITLE, SECTION))
    return next(filter(None, titles), "")


class _Outline:
    """The sections and passages of an article, made from its parts in their order."""

    def __init__(self, title: str, language: Language, given: Set[str]) -> None:
        self._title, self._language = title, language
        self._given = given  # anchors that headings of this article are given by its author
        self.sections: list[Section] = []
        self.passages: list[Passage] = []
        self._section_anchors: dict[str, int] = {}
        self._passage_anchors: dict[str, int] = {}
        self._above: list[_Part] = []
        self._faq_level = 0  # 0: outside a FAQ
        self._faq_path: tuple[str, ...] = ()

    def add(self, part: _Part, *, starts_faq: bool) -> None:
        if part.role == _TITLE and not self._is_another_name(part.heading):
            part = part._replace(heading=self._title)
        while self._above and self._above[-1].level >= part.level:
            self._above.pop()
        self._above.append(part)
        path = tuple([each.heading for each in self._above if each.role != _TITLE])
        if part.level <= self._faq_level:
            self._faq_level = 0
        # A question's anchor is that of its answer too, and so must not be that of a passage: `Steg 2` below `Steg`.
        others = self._passage_anchors if self._faq_level else {}
        anchor = _unique(part.anchor or self._derived_anchor(part.heading), self._section_anchors, others)
        self.sections.append(Section(part.heading, part.level, anchor, part.line))
        if self._faq_level:
            self._add_passages(FAQ, part, anchor, self._faq_path)
        else:
            self._add_passages(HIGHLIGHT if part.role == HIGHLIGHT else SECTION, part, anchor, path)
        if starts_faq and not self._faq_level:
            self._faq_level, self._faq_path = part.level, path

    def _is_another_name(self, heading: str) -> bool:
        """Whether the first heading, if there is one, calls the article otherwise than its title does."""
        return heading not in ("", self._title) and _key(heading) != _key(punctuated(self._title))

    def _derived_anchor(self, heading: str) -> str:
        anchor = _anchor(heading)
        return f"{anchor}_1" if anchor in self._given else anchor

    def _add_passages(self, kind: str, part: _Part, anchor: str, path: tuple[str, ...]) -> None:
        start = len(self.passages)
        body = part.body if kind == SECTION else [block for block in part.body if block.kind != FOOTNOTE]
        groups = _groups(kind, body)
        # Behind all others, so that those keep their ids whether or not a list is one of entries.
        further = count(max(len(groups), 1) + 1)
        for number, group in enumerate(groups, start=1):
            first, *others = self._entries(group, part.role) if kind == SECTION else [group]
            self._add(kind, part, anchor if kind == FAQ else f"{anchor}-{number}", path, first)
            for entry in others:
                self._add(kind, part, f"{anchor}-{next(further)}", path, entry)
        if len(body) < len(part.body):
            self._add_footnotes(part, f"{anchor}-", further, path)
            self.passages[start:] = sorted(self.passages[start:], key=lambda each: each.line)  # between highlights

    def _entries(self, group: list[Block], role: str) -> list[list[Block]]:
        """The items of a list that is a glossary, each for itself; else the group as it is."""
        return [[item] for item in with_terms(group, self._language, under_title=role == _TITLE)] or [group]

    def _add_footnotes(self, part: _Part, anchor: str, numbers: Iterator[int], path: tuple[str, ...]) -> None:
        """A footnote is neither a highlight nor a part of the answer that it stands below, but text all the same."""
        for block in part.body:
            if block.kind == FOOTNOTE:
                self._add(SECTION, part, f"{anchor}{next(numbers)}", path, [block])

    def _add(self, kind: str, part: _Part, anchor: str, path: tuple[str, ...], blocks: list[Block]) -> None:
        own = _unique(anchor, self._passage_anchors)
        line = part.line if kind == FAQ else blocks[0].line
        text = _BULLETS.sub("", blocks[0].text, count=1) if kind == HIGHLIGHT else _text(blocks)
        marked = (blocks[0].links, blocks[0].labels, blocks[0].terms) if len(blocks) == 1 else _marked(blocks)
        self.passages.append(Passage(kind, part.heading, own, path, text, line, *marked))


def _groups(kind: str, blocks: list[Block]) -> list[list[Block]]:
    """The blocks of each passage, where no list is one of entries."""
    if kind == HIGHLIGHT:
        return [[block] for block in blocks]
    if kind == FAQ:
        return [blocks] if blocks else []
    groups: list[list[Block]] = []
    for block in blocks:
        if groups and block.goes_on and block.kind == groups[-1][-1].kind:
            groups[-1].append(block)
        else:
            groups.append([block])
    return groups


def _marked(blocks: Sequence[Block]) -> tuple[tuple[Link, ...], tuple[str, ...], tuple[str, ...]]:
    """The links, labels and terms of several blocks."""
    links = tuple([link for block in blocks for link in block.links])
    labels = tuple([label for block in blocks for label in block.labels])
    return links, labels, tuple([term for block in blocks for term in block.terms])


def _text(blocks: Iterable[Block]) -> str:
    return "\n\n".join(_mark(block) + block.text if block.kind == ITEM else block.text for block in blocks)


def _mark(item: Block) -> str:
    return f"{item.level}. " if item.level else "- "


def _role(heading: str, highlights: Set[str], faq: Set[str], faq_parts: Set[str]) -> str:
    key = _key(without_number(heading))
    if key in highlights:
        return HIGHLIGHT
    return FAQ if key in faq or any(map(key.__contains__, faq_parts)) else SECTION


def _faq_starts(parts: list[_Part]) -> set[int]:
    """The indexes of the parts that start a FAQ: all of that name, or else the last of that shape."""
    named = {index for index, part in enumerate(parts) if part.role == FAQ}
    return named or set(_faqs_by_shape(parts)[-1:])


def _faqs_by_shape(parts: list[_Part]) -> list[int]:
    """The indexes of the headings of level 2 under which there is nothing but questions, at least two."""
    found: list[int] = []
    start, questions = -1, 0
    for index, part in enumerate([*parts, _Part("", 1, 0, "", [])]):
        if part.level > 2:
            start, questions = (start, questions + 1) if part.heading.endswith(QUESTION_MARKS) else (-1, 0)
        else:
            if start >= 0 and questions > 1:
                found.append(start)
            start, questions = index if part.level == 2 and not part.body else -1, 0
    return found


def _key(heading: str) -> str:
    """A heading without what does not tell names apart: case, accents, blanks, a colon at the end."""
    key = "".join(heading.casefold().split()).rstrip(":：")
    return key if key.isascii() else _COMBINING.sub("", unicodedata.normalize("NFKD", key))


@lru_cache
def _names(*groups: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(map(_key, names)) for names in groups)


def _anchor(heading: str) -> str:
    words = _NOT_IN_ANCHORS.sub("", heading.lower()).replace("-", " ").split()
    return "-".join(words) or "section"


def _unique(anchor: str, taken: dict[str, int], others: Container[str] = ()) -> str:
    """The anchor, or if it is taken or among the others, the first free one of anchor_2, anchor_3, ..."""
    candidate, count = anchor, taken.get(anchor, 0)
    while candidate in taken or candidate in others:
        count += 1
        candidate = f"{anchor}_{count}"
    taken[candidate] = 1
    taken[anchor] = max(count, 1)
    return candidate
