"""Which words of the texts a misspelled word of the query is meant for."""

from __future__ import annotations

from itertools import groupby

from bpo_cli.matching import weights

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpo_cli.matching.query import QueryWord
    from bpo_cli.stored import StoredWord
    from bpo_cli.vocabulary import Vocabulary


class Misspellings:
    """Finds words by nearly their spelling."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def meant(self, word: QueryWord) -> tuple[int, list[StoredWord]]:
        """The words of the texts that are nearest to one that these do not hold, with the number of edits; none, if
        none is near enough."""
        # A form of a word that the thesaurus holds is most likely spelled right too.
        may_be_right = bool(self._vocabulary.synonyms(word.stems[0]))
        edits, near = self._near((word.form,), "word")
        words = [each for form in near for each in self._vocabulary.words_with_form(form)]
        if may_be_right:
            return (edits, words) if edits == 1 else (0, [])
        if not words:
            # Misspelled, and in another form than in the texts.
            edits, near = self._near((word.form, word.stems[0]), "stem")
            words = [each for stem in near for each in self._vocabulary.words_with_stem(stem)]
        return edits, words

    def meant_in_thesaurus(self, word: QueryWord) -> list[str]:
        """The words of the thesaurus that are one edit from a long one that neither it nor the texts hold, or differ
        from a shorter one by doubled letters alone, in two places at most."""
        if len(word.form) < weights.SHORTEST_SYNONYM_WITH_DOUBLE:
            return []
        form = word.form
        alike = {typed: self._beginning_alike(typed, "synonym") for typed in (form, word.stems[0])}
        is_long = len(form) >= weights.TWO_EDITS_FROM
        near = [each for each, edits in alike[form] if is_long and edits == 1]
        doubled = (each for typed, found in alike.items() for each, _ in found if _differ_by_doubles(typed, each))
        return list(dict.fromkeys((*near, *doubled)))

    def _beginning_alike(self, typed: str, kind: str) -> list[tuple[str, int]]:
        """The forms or stems that begin with the same letter and are two edits away at most, with their edits."""
        from bpo_cli.matching.spelling import near_forms

        lengths = range(len(typed) - 2, len(typed) + 3)
        known = [each for length in lengths for each in self._vocabulary.spellings(kind, length, typed[0])]
        return near_forms(typed, known, 2)

    def _near(self, typed: Iterable[str], kind: str) -> tuple[int, list[str]]:
        """The forms or stems of the texts that are nearest to any of those typed, with the number of edits."""
        found = sorted((edits, form) for each in typed for form, edits in self._near_forms(each, kind))
        return found[0][0] if found else 0, sorted({form for edits, form in found if edits == found[0][0]})

    def _near_forms(self, typed: str, kind: str) -> list[tuple[str, int]]:
        from bpo_cli.matching.spelling import near_forms

        length = len(typed)
        if length < weights.SHORTEST_WORD_WITH_DOUBLE - 1:
            return []
        most_edits = 2 if length >= weights.TWO_EDITS_FROM - 2 else 1
        near = [
            each
            for letters in range(length - most_edits, length + most_edits + 1)  # not all at once: they fill the memory
            for each in near_forms(typed, self._vocabulary.spellings(kind, letters), most_edits)
            if len(each[0]) >= _shortest(typed, *each)
        ]
        if not near:
            # `bussines` for `business`
            alike = self._beginning_alike(typed, kind)
            doubled = [each for each in alike if _differ_by_doubles(typed, each[0])]
            near = [each for each in doubled if len(each[0]) >= weights.SHORTEST_MISSPELLED_WORD]
        return [each for each in near if not self._are_opposites(typed, each[0])]

    def _are_opposites(self, one: str, other: str) -> bool:
        return any(one == negation + other or other == negation + one for negation in self._vocabulary.negations)


def _shortest(typed: str, meant: str, edits: int) -> int:
    """How long the word that is meant must be for so many edits to be forgiven."""
    if edits > 1:
        return weights.TWO_EDITS_FROM
    only_doubles = _differ_by_doubles(typed, meant)
    return weights.SHORTEST_WORD_WITH_DOUBLE if only_doubles else weights.SHORTEST_MISSPELLED_WORD


def _differ_by_doubles(one: str, other: str) -> bool:
    return one != other and _without_doubles(one) == _without_doubles(other)


def _without_doubles(word: str) -> str:
    return "".join(letter for letter, _ in groupby(word))
