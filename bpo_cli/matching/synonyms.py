"""Synonyms of the words and phrases of a query: what of the texts stands for them by the thesaurus, or by another name
that the glossary itself gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from bpo_cli.answer import SYNONYM
from bpo_cli.matching import weights
from bpo_cli.matching.alternative import Alternative
from bpo_cli.matching.compounds import Compounds, cuts
from bpo_cli.matching.query import Query, QueryWord
from bpo_cli.record import replace
from bpo_cli.vocabulary import Vocabulary

_ENGLISH_INFLECTIONS = ("s", "ed", "er", "est", "ly")
_LONGEST_PHRASE = 4
_FEWEST_OF_IDIOM = 3


class Synonyms:
    """Finds the synonyms for one query. foreign_stem: gives the stem of an English word."""

    def __init__(
        self, query: Query, vocabulary: Vocabulary, compounds: Compounds, foreign_stem: Callable[[str], str]
    ) -> None:
        self._query = query
        self._vocabulary = vocabulary
        self._compounds = compounds
        self._foreign_stem = foreign_stem

    def of_word(self, word: QueryWord, position: int) -> Iterator[Alternative]:
        """What stands for one word of the query."""
        for stem in word.surest_stems:
            others = dict.fromkeys(self._vocabulary.synonyms(stem) + self._vocabulary.aliases(stem))
            found = list(self._standing_for(others, position, position))
            if found:
                yield from found
                break

    def of_english_word(self, word: QueryWord, position: int) -> Iterator[Alternative]:
        """What stands for a word that is inflected as in English: `benefits`."""
        stem = self._foreign_stem(word.form) if _is_inflected_in_english(word.form) else word.form
        if stem not in word.stems:
            yield from self._standing_for(self._vocabulary.synonyms(stem), position, position)

    def of_word_written_apart(self, word: QueryWord, position: int) -> Iterator[Alternative]:
        """`callcenter` for what the thesaurus knows as `call center`, and `nullpunktsomsetning` for what it knows
        without the linking letter; but `lossing` is no English `losing`."""
        for first, last in cuts(word.stems[0]):
            joined = [first + last] if len(last) >= weights.SHORTEST_COMPOUND_PART else []
            for otherwise in (f"{first} {last}", *joined):
                yield from self._standing_for(self._vocabulary.synonyms(otherwise), position, position)

    def broader(self, word: QueryWord, position: int) -> Iterator[Alternative]:
        """`utenlands` for `Tyskland`, beside other words: who asks for that alone is not told of any other country."""
        if len(self._query.topic) > 1:
            for broader in self._vocabulary.broader_terms(word.stems[0]):
                others = dict.fromkeys((broader, *self._vocabulary.synonyms(broader)))
                for each in self._standing_for(others, position, position):
                    yield replace(each, weight=weights.BROADER_TERM * each.weight, how="broader term")

    def of_phrases(self) -> Iterator[Alternative]:
        """What stands for several words of the query that belong together."""
        words = self._query.words
        topic = [position for position, word in enumerate(words) if word.topical]
        # `spare penger`, and also `sparer vi penger`.
        for positions in sorted({*_windows(range(len(words))), *_windows(topic)}):
            stems = " ".join(words[position].stems[0] for position in positions)
            others = self._vocabulary.synonyms(stems) + self._vocabulary.aliases(stems)
            if not others and any(_is_inflected_in_english(words[each].form) for each in positions):
                others = self._vocabulary.synonyms(" ".join(self._foreign_stem(words[each].form) for each in positions))
            for each in self._standing_for(dict.fromkeys(others), positions[0], positions[-1]):
                yield replace(each, words=len(positions))

    def stems_meant_by(self, word: QueryWord) -> set[str]:
        """The stems of the word and of the single words that are synonyms of it."""
        stems = [word.stems[0]]
        if _is_inflected_in_english(word.form):
            stems.append(self._foreign_stem(word.form))
        return set().union(*map(self._compounds.with_synonyms, stems))

    def _standing_for(self, synonyms: Iterable[str], first: int, last: int) -> Iterator[Alternative]:
        """Alternatives for synonyms, each given as stems separated by blanks; all single words are one alternative. For
        a word that stands alone none that says little: who asks for `enorm` is not told of whatever is big."""
        alone = len(self._query.words) == 1
        words: set[str] = set()
        compounds: set[str] = set()
        modified: set[str] = set()
        for stems in synonyms:
            if " " in stems:
                yield from self._phrase(stems.split(), first, last)
            elif not (alone and self._vocabulary.is_light(stems, (stems,))):
                words |= self._vocabulary.forms_with_stem(stems)
                compounds |= self._compounds.surely_ending_in(stems)
                modified |= self._compounds.surely_beginning_with(stems)
        if words:
            yield Alternative(first, last, (frozenset(words),), weights.SYNONYM, SYNONYM, "synonym")
        if compounds:
            how = "synonym, end of a compound"
            parts = (frozenset(compounds),)
            yield Alternative(first, last, parts, weights.SYNONYM_IN_COMPOUND, SYNONYM, how, longer=True)
        if modified:
            how = "synonym, beginning of a compound"
            parts = (frozenset(modified),)
            yield Alternative(first, last, parts, weights.SYNONYM_AS_MODIFIER, SYNONYM, how, longer=True)

    def _phrase(self, stems: list[str], first: int, last: int) -> Iterator[Alternative]:
        """A synonym of several words, two of them at least no function words of the texts, for by these nothing
        is found."""
        content = [stem for stem in stems if not self._vocabulary.is_own_function_word(stem)]
        if len(content) < 2:
            return
        parts, longer = [], []
        for stem in content:
            parts.append(self._vocabulary.forms_with_stem(stem))
            longer.append(parts[-1] | self._compounds.surely_ending_in(stem))
            if not longer[-1]:
                return  # as with most phrases: the texts do not hold a word of it
        if all(parts):
            weight = weights.SYNONYM if len(content) == len(stems) else weights.LOOSE_PHRASE
            yield Alternative(first, last, tuple(parts), weight, SYNONYM, "synonym")
        if longer != parts:
            how = "synonym, end of a compound"
            yield Alternative(first, last, tuple(longer), weights.LOOSE_PHRASE, SYNONYM, how)


def is_idiom(alternative: Alternative) -> bool:
    """Whether it stands for so many words that none of them means what it does alone: `dyrere enn man tror` asks about
    costs that were underestimated, not about high ones."""
    return alternative.match == SYNONYM and alternative.words >= _FEWEST_OF_IDIOM


def _is_inflected_in_english(form: str) -> bool:
    """Whether it may be, so that its English stem is worth finding; that takes a stemmer of its own."""
    return form.endswith(_ENGLISH_INFLECTIONS)


def _windows(positions: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Two to four positions that follow one another."""
    for start in range(len(positions)):
        for stop in range(start + 2, min(start + _LONGEST_PHRASE, len(positions)) + 1):
            yield tuple(positions[start:stop])
