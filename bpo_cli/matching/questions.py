"""Types of questions: what asks for a reason, a person, a quantity is answered by one.

Question answering calls this the expected type of the answer; see Prager, Brown, Coden and Radev,
"Question-answering by predictive annotation" (2000). Some types are told in a text by its words; of the others, the
headings of a text may ask alike.
"""

from __future__ import annotations

from collections.abc import Sequence

from bpo_cli.index import Index
from bpo_cli.long_texts import LONG_TEXT
from bpo_cli.paragraphs import item_mark
from bpo_cli.words import tokens

# What is told by any figure; and by one of so many digits: a year.
_IN_FIGURES = ("quantity", "price")
_DATE, _DIGITS_OF_YEAR = "date", 4
# What texts tell in other words than those that ask for it: `who invented`.
_TOLD_IN_OTHER_WORDS = ("duration", "inventor")
# It asks for anything, and so do most headings.
_THING = "thing"
_TERM = "term"
# What these ask for is named behind them: `hvor mange ansatte`, `hvilken president`, `hvem var sjef`.
_NAMING_WHAT = ("quantity", "choice", "person")
# These ask for a fact about what they name, not about others like it.
_FACTS = (*_NAMING_WHAT, *_TOLD_IN_OTHER_WORDS, "price", _DATE, "time", "place", "name", "origin")
# Of these facts, those that are no part of what a thing is.
_DETAILS = ("quantity", "price", _DATE, *_TOLD_IN_OTHER_WORDS)
# These ask for one thing among others, or for several.
_AMONG_OTHERS = ("choice", "kinds", "person")


class Questions:
    """What people ask for, in the language of an index and those in which people ask too."""

    def __init__(self, index: Index) -> None:
        self._fold = index.fold
        self._answers: dict[str, frozenset[str]] = {}
        for line in index.setting("answers").splitlines():
            kind, *words = line.split()
            self._answers[kind] = frozenset(words)
        self._superlatives = frozenset(index.setting("superlatives").split())
        self._beginnings: dict[str, list[tuple[list[str], str]]] = {}
        for line in index.setting("questions").splitlines():
            kind, *phrase = line.split()
            self._beginnings.setdefault(phrase[0], []).append((phrase, kind))
        for each in self._beginnings.values():
            each.sort(key=lambda beginning: -len(beginning[0]))

    def type_of(self, words: Sequence[str]) -> str:
        """What a question asks for, given its folded words; empty if it is none, or asks for just anything."""
        return self._beginning(words)[0]

    def asking(self, words: Sequence[str]) -> range:
        """The positions of the words of a question that only say what it asks for: `hvor lang tid`, `who invented`."""
        kind, position, phrase = self._beginning(words)
        return range(position, position + len(phrase)) if kind in _TOLD_IN_OTHER_WORDS else range(0)

    def focus(self, words: Sequence[str]) -> set[int]:
        """The positions of the words of a question that say what it asks for, and of which an answer speaks:
        superlatives, or the word behind its beginning. Question answering calls it the focus of the question."""
        kind, position, phrase = self._beginning(words)
        superlatives = {at for at, word in enumerate(words) if word in self._superlatives}
        if superlatives and kind in _AMONG_OTHERS:
            return superlatives
        return {position + len(phrase)} if kind in _NAMING_WHAT else set()

    def _beginning(self, words: Sequence[str]) -> tuple[str, int, list[str]]:
        """The type, the position and the words of the phrase that begins a question: the first one, and of several the
        longest."""
        for position, word in enumerate(words):
            for phrase, kind in self._beginnings.get(word, ()):
                if list(words[position : position + len(phrase)]) == phrase:
                    return "" if kind == _THING else kind, position, phrase
        return "", 0, []

    def asks_for_fact(self, words: Sequence[str]) -> bool:
        """Whether a question asks for a fact about what it names: `hvor mange ansatte har NAV?`."""
        return self.type_of(words) in _FACTS

    def asks_for_detail(self, words: Sequence[str]) -> bool:
        """Whether a question asks for what no definition tells: `hva koster outsourcing?`."""
        return self.type_of(words) in _DETAILS

    def asks_for_term(self, words: Sequence[str]) -> bool:
        """Whether a question describes what it wants the name of: `hva kalles det når ...`."""
        return self.type_of(words) == _TERM

    def is_told(self, kind: str) -> bool:
        """Whether texts have words that tell what questions of that type ask for."""
        return kind in self._answers

    def tells(self, text: str, kind: str) -> bool:
        """Whether a text tells what questions of that type ask for: a quantity in figures or in words, a cause, an
        origin. Of a long text its beginning counts; the numbers of the items of a list are no figures."""
        beginning = "\n\n".join(each[len(item_mark(each)) :] for each in text[:LONG_TEXT].split("\n\n"))
        if kind in _IN_FIGURES and any(sign.isdigit() for sign in beginning):
            return True
        words = tokens(self._fold(beginning))
        if kind == _DATE and any(len(word) == _DIGITS_OF_YEAR and word.isdigit() for word in words):
            return True
        return not self._answers[kind].isdisjoint(words)
