"""Where in an article a sentence may introduce a name: all places where one does, and others.

Looking for them in the article as a whole, in lower case, spares most sentences the trial of every pattern; what is
introduced there, if anything, is told by `introductions`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from bpo_cli.defining.patterns import either, relative_clause
from bpo_cli.language import Language
from bpo_cli.long_texts import LONG_TEXT

_START_OF_PASSAGE = "\n"
# What else than a blank may stand before a phrase. To look for blanks alone takes half the time.
_BEFORE_PHRASES = "\n\"'«»“”„‘’()[]{}/–—-.,;:!?…*&%+=<>|\\"


class Places:
    """Offsets into a text, in order."""

    def __init__(self, offsets: Sequence[int]) -> None:
        self._offsets = offsets

    def any_between(self, start: int, stop: int) -> bool:
        """Whether there is one from `start` on, before `stop`."""
        first = bisect_left(self._offsets, start)
        return first < len(self._offsets) and self._offsets[first] < stop


class PlaceFinder:
    """Finds the places, in the words of one language."""

    def __init__(self, language: Language) -> None:
        copula = rf"{either(language.copulas)}\s"
        # Of a subject: an article and five words. Whatever stands in brackets behind it has a place of its own.
        subject = rf"(?:[^\s,]++\s){{1,6}}?{copula}"
        # A naming noun, an article and a name.
        meant = rf"{either(language.meant_before)}\s(?:\S++\s){{1,15}}?{either(language.meant_behind)}\b"
        at_start_of_sentence = rf"{meant}|{subject}"
        behind_comma_or_dash = (
            rf"{copula}|{either(language.conjunctions)}\s{subject}|{either(language.apposition_phrases)}\s"
            rf"|{relative_clause(language)}"
        )
        # Beginning with one set of signs makes it several times faster than beginning with either of three.
        introduction = (
            r"[.!?…\n,(–—-](?:(?<=\()"
            rf"|(?<=[,–—-])\s(?={behind_comma_or_dash})"
            rf"|(?:(?<=\n)(?:- | )*+|(?<=[.!?…])[.!?…\"'»”’)\]]{{0,9}}+\s++)(?={at_start_of_sentence}))"
        )
        phrases = language.alias_phrases + language.abbreviation_phrases + language.naming_nouns
        phrase = either(tuple(each.replace("-", " ") for each in phrases))
        self._introduction, self._phrase = re.compile(introduction), re.compile(rf" {phrase}(?=\s)")

    def find(self, text: str) -> Places:
        """Those in the passages of an article, between which there is a line end."""
        lowered = (_START_OF_PASSAGE + text).lower()
        # Too many places would take too much memory; where a letter became two, none stands where it is found.
        if len(text) > LONG_TEXT or len(lowered) != len(_START_OF_PASSAGE) + len(text):
            return Places(range(len(text)))
        found = [introduction.end() for introduction in self._introduction.finditer(lowered)]
        for sign in _BEFORE_PHRASES:
            lowered = lowered.replace(sign, " ")
        found += [phrase.end() for phrase in self._phrase.finditer(lowered)]
        return Places(sorted([place - len(_START_OF_PASSAGE) for place in found]))
