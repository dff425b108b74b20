"""Sentences that present a term which no name defines: they are about it, lead up to it, or mark it as a term."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import dropwhile, pairwise

from bpo_cli.sentences import sentences

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpo_cli.index import Index

_LONGEST_CONJUNCTION = 10
# In letters, of what stands before and behind a term: more tells nothing, and a word may stand in a text ten thousand
# times.
_MOST_AROUND = 60
_ENDS_OF_CLAUSE = ("", ",", ";", ".", ")")
_CLAUSE = re.compile(r"[,;:] | [-–—] ")
# What stands before and after a name that a text gives: brackets, quotation marks.
_MARKED = frozenset(("()", '""', "«»", "“”", "„“"))


class PresentingSentences:
    """Knows how sentences of the glossary's language present terms."""

    def __init__(self, index: Index, abbreviations: frozenset[str]) -> None:
        self._abbreviations = abbreviations
        self._function_words = index.vocabulary.function_words
        self._conjunctions = frozenset(index.setting("conjunctions").split())
        self._presenting = _endings(index.setting("presenting"))
        self._presenting_names = _endings(index.setting("presenting_names"))
        self._explaining = tuple(f", {phrase} " for phrase in index.setting("explaining").split("\n") if phrase)

    def are_in(self, text: str, marks: Sequence[tuple[int, int]], words: int) -> bool:
        """Whether a sentence of the text presents what stands at these places of it, given in their order; words: how
        many words the term has, which stand together."""
        for first, last in sentences(text, self._abbreviations):
            inside = marks[bisect_left(marks, (first,)) : bisect_left(marks, (last,))]
            for term in _together(inside, words):
                before, stop = _before(text, first, term[0][0]), term[-1][1]
                behind = text[stop : stop + _MOST_AROUND]
                if self._is_opened(before, behind) or self._is_presented(before, behind, several=len(term) > 1):
                    return True
                if _is_marked(text, term):
                    return True
        return False

    def _is_opened(self, before: str, behind: str) -> bool:
        """Whether the term begins the sentence, unless that is about several names, or a clause that is no item of an
        enumeration. Of an item of a list that is nothing but the term nothing is said."""
        if not behind.partition("\n")[0].strip():
            return False
        *others, opening = _CLAUSE.split(before)
        word = opening.strip("- ").lower()
        if word and word not in self._function_words:
            return False
        return not self._goes_on(behind) if others else not self._is_first_of_names(behind)

    def _is_first_of_names(self, behind: str) -> bool:
        """`Sherman Act, Federal Trade Commission Act og Clayton Act er ...`."""
        conjunction, name, *_ = [*dropwhile(_is_name, behind.replace(",", " ").split()), "", ""]
        return conjunction in self._conjunctions and _is_name(name)

    def _goes_on(self, behind: str) -> bool:
        """Whether an enumeration goes on there, or has ended: `lønn, innkjøp og fakturering.`"""
        word = behind.lstrip()[:_LONGEST_CONJUNCTION].partition(" ")[0]
        return word[:1] in _ENDS_OF_CLAUSE or word in self._conjunctions

    def _is_presented(self, before: str, behind: str, *, several: bool) -> bool:
        """`de såkalte X`, `da foreligger X`, `X, som er en ...`; and of several words, at the end: `den siste utvei er
        X.`"""
        if before.lower().endswith(self._presenting) or behind.lower().startswith(self._explaining):
            return True
        return several and behind[:1] in _ENDS_OF_CLAUSE and before.lower().endswith(self._presenting_names)


def _is_name(word: str) -> bool:
    return word[:1].isupper()


def _before(text: str, first: int, start: int) -> str:
    """What stands between the beginning of a sentence and a term; of much its end, behind a sign for the rest."""
    return text[first:start] if start - first <= _MOST_AROUND else "…" + text[start - _MOST_AROUND : start]


def _is_marked(text: str, term: Sequence[tuple[int, int]]) -> bool:
    """Whether words of the term stand in brackets or quotation marks."""
    return any(text[start - 1 : start] + text[stop : stop + 1] in _MARKED for start, _ in term for _, stop in term)


def _together(marks: Sequence[tuple[int, int]], words: int) -> Iterator[Sequence[tuple[int, int]]]:
    """The marks of so many words that stand together, or of fewer where a text has only those."""
    words = min(words, len(marks))
    for first in range(len(marks) - words + 1 if words else 0):
        found = marks[first : first + words]
        if all(start - stop <= 1 for (_, stop), (start, _) in pairwise(found)):
            yield found


def _endings(phrases: str) -> tuple[str, ...]:
    return tuple(f" {phrase} " for phrase in phrases.split("\n") if phrase)
