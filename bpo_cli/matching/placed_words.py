"""The words of passages and of what stands above them, with their places: those of texts read lately are remembered."""

from __future__ import annotations

from bpo_cli.words import Folding, Token, has_accents, placed_tokens, tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TypeVar

    T = TypeVar("T")

# So many letters of texts are remembered at a time, with their words in 2 MB: all of some twenty articles.
_MOST_LETTERS = 100_000

WordsByForm = dict[str, list[Token]]


class PlacedWords:
    """Finds the words of texts, by their form. accented: the forms of function words that would be other words
    without their accents."""

    def __init__(self, fold: Folding, accented: frozenset[str]) -> None:
        self._fold = fold
        self._accented = accented
        self._texts: dict[str, WordsByForm] = {}
        self._headings: dict[str, WordsByForm] = {}
        self._forms: dict[str, frozenset[str]] = {}
        self._letters = 0

    def of_text(self, text: str) -> WordsByForm:
        """The words of a text, without those whose form is another word's: `være`, where `vare` is asked for."""
        return self._remembered(self._texts, text, self._find_in_text)

    def of_heading(self, heading: str) -> WordsByForm:
        """The words of a heading, a title or links."""
        return self._remembered(self._headings, heading, lambda heading: by_form(placed_tokens(heading, self._fold)))

    def forms(self, heading: str) -> frozenset[str]:
        """The forms of a heading; of a word that folds to several, each of them."""
        return self._remembered(self._forms, heading, lambda heading: frozenset(tokens(self._fold(heading))))

    def _find_in_text(self, text: str) -> WordsByForm:
        found = placed_tokens(text, self._fold)
        return by_form(each for each in found if each.form not in self._accented or not has_accents(each.written))

    def _remembered(self, known: dict[str, T], text: str, find: Callable[[str], T]) -> T:
        found = known.get(text)
        if found is None:
            self._make_room(text)
            found = known[text] = find(text)
        return found

    def _make_room(self, text: str) -> None:
        self._letters += len(text)
        if self._letters > _MOST_LETTERS:
            self._letters = len(text)
            for each in (self._texts, self._headings, self._forms):
                each.clear()


def by_form(found: Iterable[Token]) -> WordsByForm:
    """Words grouped by their form, in their order."""
    grouped: WordsByForm = {}
    for token in found:
        grouped.setdefault(token.form, []).append(token)
    return grouped
