"""From a word of the query to the words of the texts that may stand for it.

Each way of matching gives alternatives; how much each counts is in `weights`. A way that guesses more is only
tried where those that guess less have found nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bpo_cli import weights
from bpo_cli.answer import EXACT, FUZZY, SYNONYM, VARIANT
from bpo_cli.query import Query, QueryWord
from bpo_cli.record import Record
from bpo_cli.stored import StoredWord
from bpo_cli.vocabulary import Vocabulary

# Between the parts of a Norwegian compound: `kostnad-s-reduksjon`, `barn-e-hage`.
_LINKING = ("", "s", "e")
# Endings that make one kind of word from another, longest first. `-ing` is missing on purpose: `fordeling`
# (distribution) is no `fordel` (advantage).
_DERIVATIONS = (
    "ilitet", "asjon", "isjon", "uksjon", "elser", "else", "sjon", "itet", "usere", "user", "iser", "isk", "ell",
    "bar", "ere", "else", "het", "ert", "er", "el", "ig", "en", "e",
)  # fmt: skip
_NOMINAL = "ing"
_SAME_ROOT_ENDINGS = {"uksjon": "us", "usere": "us", "user": "us"}


class Alternative(Record):
    """Words of the texts that stand for words of the query.

    first, last: the words of the query that are stood for, as positions. parts: a passage must hold one form
    of each part. weight: how much it counts, 0 to 1. match: EXACT, VARIANT, SYNONYM or FUZZY. how: the way of
    matching, for people.
    """

    first: int
    last: int
    parts: tuple[frozenset[str], ...]
    weight: float
    match: str
    how: str


class Expansion:
    """Finds the alternatives for the words of one query."""

    def __init__(self, query: Query, vocabulary: Vocabulary) -> None:
        self._query = query
        self._vocabulary = vocabulary

    def alternatives(self) -> list[Alternative]:
        """All alternatives, those of one word together, in the order of the query."""
        words = self._query.words
        across = list(self._joined()) + list(self._synonymous_phrases())
        found: list[Alternative] = []
        for position, word in enumerate(words):
            if not word.topical:
                continue
            spanning = [each for each in across if each.first <= position <= each.last]
            own = self._of_word(word, position, complete=not any(each.weight > weights.SYNONYM for each in spanning))
            found += own
        return [each for each in found + across if each.weight > 0]

    def _of_word(self, word: QueryWord, position: int, *, complete: bool) -> list[Alternative]:
        """The ways of matching one word, from the surest to the boldest; the bold ones only in need."""
        found = [*self._same_word(word, position), *self._synonyms(word, position)]
        last = position == len(self._query.words) - 1
        found += self._containing(word, position, is_last=last)
        if not found:
            found += [*self._split(word, position), *self._derived(word, position)]
            if complete:
                found += self._misspelled(word, position)
        return found

    def _same_word(self, word: QueryWord, position: int) -> Iterator[Alternative]:
        own = self._vocabulary.words_with_form(word.form)
        if own:
            yield _alternative(position, own, weights.EXACT_FORM, EXACT, "same word")
        for number, stem in enumerate(word.stems):
            others = [each for each in self._topical(self._vocabulary.words_with_stem(stem)) if each.form != word.form]
            if others:
                weight = weights.NEIGHBOUR_STEM if number else weights.SAME_STEM
                yield _alternative(position, others, weight, VARIANT, "same stem")

    def _synonyms(self, word: QueryWord, position: int) -> Iterator[Alternative]:
        seen = set(word.stems)
        for stem in word.stems:
            for other in [*self._vocabulary.synonyms(stem), *self._vocabulary.aliases(stem)]:
                if other not in seen:
                    seen.add(other)
                    yield from self._standing_for(other, position, position)

    def _standing_for(self, stems: str, first: int, last: int) -> Iterator[Alternative]:
        parts = tuple(self._forms_of_stem(stem) for stem in stems.split())
        if all(parts):
            yield Alternative(first, last, parts, weights.SYNONYM, SYNONYM, "synonym")
        if " " not in stems and len(stems) > weights.SHORTEST_COMPOUND_PART:
            compounds = frozenset(each.form for each in self._compounds_on(stems))
            if compounds:
                yield Alternative(
                    first, last, (compounds,), weights.SYNONYM_IN_COMPOUND, SYNONYM, "synonym, end of a compound"
                )

    def _forms_of_stem(self, stem: str) -> frozenset[str]:
        return frozenset(each.form for each in self._topical(self._vocabulary.words_with_stem(stem)))

    def _compounds_from(self, word: QueryWord) -> list[StoredWord]:
        """The words whose first part is the word.

        Where an ending was taken off to get the stem, the texts must know the stem or a linking letter must
        follow it; else `kvaliet`, misspelled, would be taken for a form of `kvali`.
        """
        stem = word.stems[0]
        shortest = len(stem) + weights.SHORTEST_OTHER_PART
        longer = [each for each in self._vocabulary.words_starting_with(stem) if len(each.stem) >= shortest]
        if stem == word.form or self._vocabulary.words_with_stem(stem):
            return longer
        return [each for each in longer if each.form[len(stem)] in _LINKING]

    def _compounds_on(self, stem: str) -> list[StoredWord]:
        """The words whose last part has that stem."""
        shortest = len(stem) + weights.SHORTEST_OTHER_PART
        return [each for each in self._vocabulary.words_ending_with(stem) if len(each.stem) >= shortest]

    def _synonymous_phrases(self) -> Iterator[Alternative]:
        words = self._query.words
        for first in range(len(words)):
            for last in range(first + 1, min(first + 4, len(words))):
                stems = " ".join(word.stems[0] for word in words[first : last + 1])
                for other in dict.fromkeys([*self._vocabulary.synonyms(stems), *self._vocabulary.aliases(stems)]):
                    yield from self._standing_for(other, first, last)

    def _joined(self) -> Iterator[Alternative]:
        """`data innbrudd` for `datainnbrudd`, and with a linking letter `drift kostnader`."""
        words = self._query.words
        for first in range(len(words) - 1):
            if not (words[first].topical or words[first + 1].topical):
                continue
            for linking in _LINKING:
                joined = words[first].form + linking + words[first + 1].form
                found = self._vocabulary.words_with_form(joined)
                if not found and words[first].topical and words[first + 1].topical:
                    found = self._vocabulary.words_with_stem(words[first].form + linking + words[first + 1].stems[0])
                if found:
                    parts = (frozenset(each.form for each in found),)
                    yield Alternative(first, first + 1, parts, weights.JOINED, VARIANT, "written as one word")

    def _containing(self, word: QueryWord, position: int, *, is_last: bool) -> Iterator[Alternative]:
        """Longer words that begin or end with the word: unfinished words, and parts of compounds."""
        stem = word.stems[0]
        if is_last and len(word.form) >= weights.SHORTEST_PREFIX:
            longer = self._topical(self._vocabulary.words_starting_with(word.form))
            longer = [each for each in longer if each.stem != stem]
            if longer:
                yield _alternative(position, longer, weights.PREFIX, VARIANT, "beginning of a word")
        if len(stem) >= weights.SHORTEST_COMPOUND_PART:
            longer = self._compounds_from(word)
            if longer:
                yield _alternative(position, longer, weights.COMPOUND_MODIFIER, VARIANT, "beginning of a compound")
            longer = self._compounds_on(stem)
            if longer:
                yield _alternative(position, longer, weights.COMPOUND_HEAD, VARIANT, "end of a compound")

    def _split(self, word: QueryWord, position: int) -> Iterator[Alternative]:
        """`kostnadsreduksjon` for a passage that holds both `kostnader` and `redusere`."""
        shortest = weights.SHORTEST_SPLIT_PART
        stem = word.stems[0]
        for cut in range(shortest, len(stem) - shortest + 1):
            for linking in _LINKING:
                head = stem[:cut]
                if linking and not head.endswith(linking):
                    continue
                left = self._part(head.removesuffix(linking) if linking else head)
                right = self._part(stem[cut:]) if left else frozenset()
                if left and right:
                    yield Alternative(position, position, (left, right), weights.SPLIT, VARIANT, "parts of a compound")

    def _part(self, part: str) -> frozenset[str]:
        """The words that a part of a compound may stand for: the same stem, a derivation, a synonym."""
        if len(part) < weights.SHORTEST_SPLIT_PART or part in self._vocabulary.function_words:
            return frozenset()
        forms = set(self._forms_of_stem(part))
        for other in self._vocabulary.synonyms(part):
            if " " not in other:
                forms |= self._forms_of_stem(other)
        if len(part) >= weights.SHORTEST_PREFIX:
            forms |= {each.form for each in self._vocabulary.words_starting_with(part)}
        return frozenset(forms) or frozenset(each.form for each in self._relatives(part))

    def _derived(self, word: QueryWord, position: int) -> Iterator[Alternative]:
        stem = word.stems[0]
        relatives = self._relatives(stem)
        if relatives:
            yield _alternative(position, relatives, weights.DERIVATION, VARIANT, "same root")
        if stem.endswith(_NOMINAL) and len(stem) > len(_NOMINAL) + weights.SHORTEST_PREFIX:
            acts = self._topical(self._vocabulary.words_starting_with(stem.removesuffix(_NOMINAL)))
            if acts:
                yield _alternative(position, acts, weights.NOMINALISATION, VARIANT, "noun of a verb")

    def _relatives(self, stem: str) -> list[StoredWord]:
        root = _root(stem)
        if len(root) < min(weights.SHORTEST_DERIVATION_ROOT, len(stem)) or len(root) < 4:
            return []
        words = self._topical(self._vocabulary.words_starting_with(root[:-1]))
        return [each for each in words if _root(each.stem) == root]

    def _topical(self, words: Iterable[StoredWord]) -> list[StoredWord]:
        return [each for each in words if each.form not in self._vocabulary.function_words]

    def _misspelled(self, word: QueryWord, position: int) -> Iterator[Alternative]:
        from bpo_cli.spelling import near_forms

        length = len(word.form)
        if length < weights.SHORTEST_MISSPELLED_WORD - 1:
            return
        most_edits = 2 if length >= weights.TWO_EDITS_FROM - 2 else 1
        forms = self._vocabulary.spellings("word", length - most_edits, length + most_edits)
        near = [each for each in near_forms(word.form, forms, most_edits) if len(each[0]) >= _shortest(each[1])]
        nearest = [form for form, edits in near if edits == near[0][1]]
        words = [each for form in nearest for each in self._vocabulary.words_with_form(form)]
        if words:
            weight = weights.MISSPELLING - 0.1 * (near[0][1] - 1)
            yield _alternative(position, words, weight, FUZZY, "misspelling")


def _shortest(edits: int) -> int:
    """How long a word must be for so many edits to be forgiven."""
    return weights.TWO_EDITS_FROM if edits > 1 else weights.SHORTEST_MISSPELLED_WORD


def _alternative(position: int, words: Iterable[StoredWord], weight: float, match: str, how: str) -> Alternative:
    commonest = sorted(words, key=lambda word: (-word.passages, word.form))[: weights.MOST_FORMS]
    forms = frozenset(word.form for word in commonest)
    return Alternative(position, position, (forms,), weight, match, how)


def _root(stem: str) -> str:
    """A stem without the endings that make nouns of verbs, adjectives of nouns, and the other way round."""
    for ending in _DERIVATIONS:
        if stem.endswith(ending) and len(stem) - len(ending) >= 4:
            return stem[: -len(ending)] + _SAME_ROOT_ENDINGS.get(ending, "")
    return stem
