"""Where the links of an article lead: to which other articles, and to which of the anchors there."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from urllib.parse import unquote

from bpo_cli.checking.line_rules import LINK
from bpo_cli.parsing.text_repair import plain_characters, slug_of
from bpo_cli.words import Folding

# `[text]: /slug`, but no footnote.
_REFERENCE = re.compile(r" {0,3}\[(?!\^)[^\[\]]++\]:\s*+<?([^\s<>]++)")
_GIVEN_IN_HTML = re.compile(r"""\b(?:id|name)\s?=\s?["']?([^\s"'<>]++)""", re.IGNORECASE)
_GIVEN_IN_BRACES = re.compile(r"\{[^{}#\n]*+#([\w.:-]++)")
# Of footnotes, of blocks, of texts to look for, of the whole page: no author makes them.
_MADE_BY_PROGRAMS = re.compile(r"(?:user-content-)?fn(?:ref)?[\d:_-]|\^|:~:|top$")
_BETWEEN_WORDS = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"[-_]?\d+$")


class Target(NamedTuple):
    """What a link leads to: the slug of an article, "" for the one it stands in, and an anchor there, or ""."""

    slug: str
    anchor: str


def targets_in(lines: Sequence[str]) -> dict[Target, int]:
    """Where the lines link to inside the glossary, each with its first line. The lines come without code."""
    targets: dict[Target, int] = {}
    for number, line in enumerate(lines, start=1):
        for address in _addresses(line) if "](" in line or "]:" in line else ():
            anchor = plain_characters(unquote(address.partition("#")[2]))
            target = Target(plain_characters(slug_of(address)), anchor)
            if target.slug or (anchor and address.startswith("#")):
                targets.setdefault(target, number)
    return targets


def _addresses(line: str) -> Iterator[str]:
    for found in LINK.finditer(line):
        yield found[2]
    reference = _REFERENCE.match(line)
    if reference:
        yield reference[1]


class Anchors:
    """The anchors of an article, as whatever makes pages of Markdown may call them.

    Programs differ in which letters and signs of a heading they keep, and in how they count those of the same name.
    """

    def __init__(self, headings: Iterable[str], text: str, fold: Folding) -> None:
        self._names, self._fold = tuple(headings), fold
        given = _GIVEN_IN_HTML.findall(text) if "=" in text else []
        self._given = frozenset(given + _GIVEN_IN_BRACES.findall(text) if "{" in text else given)
        self._counts: Counter[str] = Counter()

    def hold(self, anchor: str) -> bool:
        """Whether a link with that anchor finds its place."""
        if anchor in self._given or _MADE_BY_PROGRAMS.match(anchor):
            return True
        if not self._counts:
            self._counts.update(key for name in self._names for key in self._keys(name))
        keys, numbered = self._linked_keys(anchor), self._linked_keys(_NUMBER.sub("", anchor))
        return "" in keys or any(key in self._counts for key in keys) or any(self._counts[key] > 1 for key in numbered)

    def _linked_keys(self, anchor: str) -> set[str]:
        return {_letters(anchor.casefold()), _letters(self._fold(anchor))}

    def _keys(self, heading: str) -> set[str]:
        """What the anchor of a heading may be, without all that is neither a letter nor a digit."""
        ascii_alone = unicodedata.normalize("NFKD", heading.casefold()).encode("ascii", "ignore").decode()
        keys = {*self._linked_keys(heading), _letters(ascii_alone)}
        return {*keys, *(key.lstrip("0123456789") for key in keys)}


def _letters(text: str) -> str:
    return _BETWEEN_WORDS.sub("", text)
