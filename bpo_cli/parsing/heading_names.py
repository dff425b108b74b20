"""Whether a heading is that of the highlights or of the FAQ, or was only meant to be.

What the names are is said in the language's file and in the settings; that a heading of such a name holds
highlights or questions is decided by `parser`, which is asked here and not imitated.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from bpo_cli.article import FAQ, HIGHLIGHT
from bpo_cli.language import Language
from bpo_cli.paragraphs import without_number
from bpo_cli.parsing.parser import parse
from bpo_cli.words import Folding

# Shorter names have too many neighbours: "FAR" is no "FAQ".
_SHORTEST_TO_MISSPELL = 5
_SHORTEST_FOR_TWO_ERRORS = 15
_TOO_MANY = 3
_MOST_REMEMBERED = 4096


class HeadingName(NamedTuple):
    """kind: HIGHLIGHT, FAQ or "". meant: the name that an unrecognised heading comes near, or ""."""

    kind: str
    meant: str = ""


_OTHER = HeadingName("")


class HeadingNames:
    """The names of these headings in one language, as given by it and by the glossary's settings."""

    def __init__(self, language: Language, fold: Folding) -> None:
        self._language, self._fold = language, fold
        names = [*language.highlights, *language.faq, *language.faq_parts]
        self._names: dict[str, str] = {}
        for name in names:
            self._names.setdefault(fold.key(name), _as_heading(name))
        self._likely = {fold.key(name): HIGHLIGHT for name in language.likely_highlights}
        self._likely |= {fold.key(name): FAQ for name in language.likely_faq}
        self._parts = tuple(fold.key(part) for part in language.faq_parts)
        self._kinds = lru_cache(_MOST_REMEMBERED)(self._kind)

    def find(self, heading: str) -> HeadingName:
        """What the name of a heading promises."""
        return self._kinds(heading)

    def is_whole_name(self, heading: str) -> bool:
        """Whether the heading is a name of the FAQ or the highlights, and not a longer text with one in it."""
        return self._fold.key(without_number(heading)) in self._names

    def likely(self, heading: str) -> HeadingName:
        """What a heading that is not recognised announces, if it is called as some call theirs, and the first of the
        names that are; two empty texts for all others."""
        kind = self._likely.get(self._fold.key(without_number(heading)), "")
        if not kind or self.find(heading).kind:
            return _OTHER
        return HeadingName(kind, _as_heading((self._language.faq if kind == FAQ else self._language.highlights)[0]))

    def _kind(self, heading: str) -> HeadingName:
        key = self._fold.key(without_number(heading))
        meant = self._nearest(key)
        if not meant and not any(part in key for part in self._parts):
            return _OTHER
        kind = self._kind_in_an_article(heading)
        return HeadingName(kind) if kind else HeadingName("", meant)

    def _nearest(self, key: str) -> str:
        if key in self._names:
            return self._names[key]
        if key.endswith("s") and key[:-1] in self._names:
            return self._names[key[:-1]]
        errors = {known: _errors(key, known) for known in self._names}
        best = min(errors, key=lambda known: errors[known])
        return self._names[best] if errors[best] < _TOO_MANY else ""

    def _kind_in_an_article(self, heading: str) -> str:
        article = parse(f"# x\n\n## {heading}\n\nx\n\n### x\n\nx\n", "", self._language)
        kinds = {passage.kind for passage in article.passages}
        return next((kind for kind in (HIGHLIGHT, FAQ) if kind in kinds), "")


def _as_heading(name: str) -> str:
    return name.upper() if len(name) < 4 else name.capitalize()


def _errors(key: str, known: str) -> int:
    """How many slips of the keyboard the two are apart, if they are few for their length."""
    length = min(len(key), len(known))
    most = 2 if length >= _SHORTEST_FOR_TWO_ERRORS else 1
    if length < _SHORTEST_TO_MISSPELL or abs(len(key) - len(known)) > most:
        return _TOO_MANY
    errors = OSA.distance(key, known, score_cutoff=most)
    return errors if errors <= most else _TOO_MANY
