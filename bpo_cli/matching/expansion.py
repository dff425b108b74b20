"""From a word of the query to the words of the texts that may stand for it.

Each way of matching gives alternatives; how much each counts is in `weights`. A way that guesses more is only
tried where those that guess less have found nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from bpo_cli.answer import EXACT, FUZZY, SYNONYM, VARIANT
from bpo_cli.matching import weights
from bpo_cli.matching.alternative import Alternative, of_words
from bpo_cli.matching.compounds import LINKING, Compounds
from bpo_cli.matching.misspellings import Misspellings
from bpo_cli.matching.query import Query, QueryWord
from bpo_cli.matching.synonyms import Synonyms, is_idiom
from bpo_cli.record import replace
from bpo_cli.stems import related_by_derivation
from bpo_cli.stored import StoredWord
from bpo_cli.vocabulary import Vocabulary

# Signs between the parts of a word that is written as two, and between `eksport` and `importavgifter`: `- og `.
_SIDE_BY_SIDE, _A_CONJUNCTION = range(2), range(5, 9)
# And between a verb and its particle: `si avtalen opp`, but not `sier prisene går opp`.
_VERB_AND_PARTICLE = range(1, 10)


class Expansion:
    """Finds the alternatives for the words of one query. foreign_stem: gives the stem of an English word. is_held:
    whether any passage holds all parts of an alternative. is_broad: whether broader terms may answer it too."""

    def __init__(
        self,
        query: Query,
        vocabulary: Vocabulary,
        foreign_stem: Callable[[str], str],
        is_held: Callable[[Alternative], bool],
        *,
        is_broad: bool,
    ) -> None:
        self._query = query
        self._vocabulary = vocabulary
        self._is_held = is_held
        self._is_broad = is_broad
        self._compounds = Compounds(vocabulary)
        self._misspellings = Misspellings(vocabulary)
        self._synonyms = Synonyms(query, vocabulary, self._compounds, foreign_stem)

    def alternatives(self) -> list[Alternative]:
        """All alternatives, those of one word together, in the order of the query."""
        words = self._query.words
        across = [*self._joined(), *self._compounded(), *self._synonyms.of_phrases()]
        idioms = [each for each in across if is_idiom(each) and self._is_held(each)]
        found: list[Alternative] = []
        unknown = set()
        for position, word in enumerate(words):
            if not word.topical:
                continue
            spanning = [each for each in across if each.first <= position <= each.last]
            own = self._of_word(word, position, complete=not any(each.weight > weights.SYNONYM for each in spanning))
            in_idiom = any(each.first <= position <= each.last for each in idioms)
            found += [each for each in own if not in_idiom or each.match != SYNONYM]
            if not self._found(own + spanning):
                unknown.add(position)
        across += self._joined_misspelled(unknown)
        return [each for each in found + across if each.weight > 0]

    def derived(self) -> list[Alternative]:
        """Verbs of nouns and nouns of verbs alone, also where the texts hold the word itself."""
        topical = ((word, position) for position, word in enumerate(self._query.words) if word.topical)
        return [each for word, position in topical for each in self._derived(word, position)]

    def _of_word(self, word: QueryWord, position: int, *, complete: bool) -> list[Alternative]:
        """The ways of matching one word, from the surest to the boldest; the bold ones only in need."""
        if word.meaning:
            meant = replace(word, form=word.meaning, particle="", meaning="")
            return [*self._verb_and_particle(word, position), *self._of_word(meant, position, complete=complete)]
        found = [*self._same_word(word, position), *self._synonyms.of_word(word, position)]
        if not word.light or len(self._query.topic) == 1:
            found += self._containing(word, position)
        if self._found(found):
            return [*found, *self._in_two_words(word, position)]
        found += self._derived(word, position)
        if not self._found(found):
            found += self._synonyms.of_english_word(word, position)
            found += self._synonyms.of_word_written_apart(word, position)
        if not self._found(found):
            found += self._translated(word, position)
        if not self._found(found):
            found += self._synonyms.broader(word, position) if self._is_broad else ()
            found += self._apart(self._compounds.taken_apart(word.stems[0]), position)
            # What the language or the thesaurus knows is spelled right: no `første` is meant for `forstå`.
            is_known = self._vocabulary.is_light_form(word.form) or bool(self._vocabulary.synonyms(word.form))
            if complete and not is_known:
                found += self._misspelled(word, position) or self._misspelled_synonym(word, position)
        return [*found, *self._in_two_words(word, position), *self._sharing_last_part(word, position)]

    def _found(self, alternatives: Iterable[Alternative]) -> bool:
        """Whether there is a passage for any of them: the words of a synonym may each stand in another one."""
        return any(len(each.parts) == 1 or self._is_held(each) for each in alternatives)

    def _same_word(self, word: QueryWord, position: int) -> Iterator[Alternative]:
        own = self._vocabulary.words_with_form(word.form)
        if own:
            yield of_words(position, own, weights.EXACT_FORM, EXACT, "same word")
        for stem in word.likely_stems:
            found = self._vocabulary.topical(self._vocabulary.words_with_stem(stem))
            others = [each for each in found if each.form != word.form]
            if others:
                weight = weights.SAME_STEM if stem == word.stems[0] else weights.NEIGHBOUR_STEM
                yield of_words(position, others, weight, VARIANT, "same stem")

    def _verb_and_particle(self, word: QueryWord, position: int) -> Iterator[Alternative]:
        """`si avtalen opp` for `sier opp`, where they stand near each other."""
        verbs = self._vocabulary.particle_verbs
        forms = frozenset(verb for verb, meanings in verbs.items() if meanings.get(word.particle) == word.meaning)
        parts = forms, frozenset((word.particle,))
        yield Alternative(position, position, parts, weights.SAME_STEM, VARIANT, "same stem", _VERB_AND_PARTICLE)

    def _in_two_words(self, word: QueryWord, position: int) -> Iterator[Alternative]:
        """`startup` for `start-up`, `frontoffice` for `front office`."""
        for parts in self._compounds.written_apart(word.form, word.stems):
            how = "written as two words"
            yield Alternative(position, position, parts, weights.IN_TWO_WORDS, VARIANT, how, _SIDE_BY_SIDE)

    def _sharing_last_part(self, word: QueryWord, position: int) -> Iterator[Alternative]:
        """`eksportavgift` for `eksport- og importavgifter`."""
        for parts in self._compounds.sharing_last_part(word.stems[0]):
            how = "parts of a compound"
            yield Alternative(position, position, parts, weights.SHARED_LAST_PART, VARIANT, how, _A_CONJUNCTION)

    def _derived(self, word: QueryWord, position: int) -> Iterator[Alternative]:
        """`dumpe` for `dumping`, and the other way round."""
        stems = related_by_derivation(word.stems[0], self._vocabulary.verbal_nouns)
        found = [each for stem in stems for each in self._vocabulary.topical(self._vocabulary.words_with_stem(stem))]
        if found:
            yield of_words(position, found, weights.DERIVED, VARIANT, "verb or noun of it")

    def _joined(self) -> Iterator[Alternative]:
        """`data innbrudd` for `datainnbrudd`, with a linking letter `drift kostnader`; and `styring av risiko` for
        `risikostyring`, the other way round."""
        for modifier, head, first, last in self._modified():
            yield from self._as_one_word(modifier, head, first, last)

    def _modified(self) -> Iterator[tuple[QueryWord, QueryWord, int, int]]:
        """What may be one word: a modifier and its head, with the first and the last position of both. `data innbrudd`,
        and `innbrudd i data`."""
        words = self._query.words
        for first, (one, other) in enumerate(pairwise(words)):
            if one.topical or other.topical:
                yield one, other, first, first + 1
        for first, (one, between, other) in enumerate(zip(words, words[1:], words[2:], strict=False)):
            if one.topical and other.topical and not between.topical:
                yield other, one, first, first + 2

    def _as_one_word(self, modifier: QueryWord, head: QueryWord, first: int, last: int) -> Iterator[Alternative]:
        for linking in LINKING:
            words = self._vocabulary.words_with_form(modifier.form + linking + head.form)
            if modifier.topical and head.topical:
                words += self._vocabulary.words_with_stem(modifier.form + linking + head.stems[0])
            found = self._vocabulary.topical(words)
            if found:
                parts = (frozenset(each.form for each in found),)
                yield Alternative(first, last, parts, weights.JOINED, VARIANT, "written as one word")

    def _compounded(self) -> Iterator[Alternative]:
        """`war crimes` for `krigsforbrytelser`: a compound of what the two words mean; and `styring av risiko` for
        `risikostyring`, the other way round."""
        for modifier, head, first, last in self._modified():
            if modifier.topical and head.topical:
                compounds = self._compounds.translations if last == first + 1 else self._compounds.composed
                found = compounds(self._synonyms.stems_meant_by(modifier), self._synonyms.stems_meant_by(head))
                yield from self._as_compound(found, first, last)

    def _as_compound(self, words: Iterable[StoredWord], first: int, last: int) -> Iterator[Alternative]:
        forms = frozenset(each.form for each in words)
        if forms:
            how = "compound of synonyms"
            yield Alternative(first, last, (forms,), weights.COMPOUND_OF_SYNONYMS, SYNONYM, how)

    def _containing(self, word: QueryWord, position: int) -> Iterator[Alternative]:
        """Longer words that begin or end with the word: unfinished words, and parts of compounds."""
        stem = word.stems[0]
        if word.unfinished:
            longer = self._vocabulary.topical(self._vocabulary.words_starting_with(word.form))
            longer = [each for each in longer if each.stem != stem]
            if longer:
                yield of_words(position, longer, weights.PREFIX, VARIANT, "beginning of a word", longer=True)
        if len(stem) >= weights.SHORTEST_COMPOUND_PART:
            longer = self._compounds.beginning_with(word.form, stem)
            if longer:
                how = "beginning of a compound"
                yield of_words(position, longer, weights.COMPOUND_MODIFIER, VARIANT, how, longer=True)
            longer = self._compounds.ending_in(*(each for each in word.stems if len(each) >= len(stem)))
            if longer:
                how = "end of a compound"
                yield of_words(position, longer, weights.COMPOUND_HEAD, VARIANT, how, longer=True)
            longer = self._compounds.in_the_middle_of(word.form, stem)
            if longer:
                how = "middle of a compound"
                yield of_words(position, longer, weights.COMPOUND_MIDDLE, VARIANT, how, longer=True)

    def _translated(self, word: QueryWord, position: int) -> Iterator[Alternative]:
        """`datterfirma` for `datterselskap`: a compound one part of which is a synonym; also of what a neighbour spells
        otherwise, `läskproducenter`."""
        ways = (list(self._as_compound(self._compounds.translated(stem), position, position)) for stem in word.stems)
        yield from next(filter(None, ways), [])

    def _apart(self, ways: Iterable[tuple[frozenset[str], ...]], position: int) -> Iterator[Alternative]:
        """`kostnadsreduksjon` for a passage that holds both `kostnader` and `redusere`."""
        for parts in ways:
            yield Alternative(position, position, parts, weights.SPLIT, VARIANT, "parts of a compound")

    def _misspelled(self, word: QueryWord, position: int) -> list[Alternative]:
        edits, words = self._misspellings.meant(word)
        weight = weights.MISSPELLING - 0.1 * (edits - 1)
        stems = sorted({each.stem for each in words})
        others = [each for stem in stems for each in self._vocabulary.words_with_stem(stem) if each not in words]
        found = [
            of_words(position, meant, share * weight, FUZZY, "misspelling")
            for meant, share in ((words, 1.0), (others, weights.SAME_STEM))
            if meant
        ]
        if len(stems) == 1:
            found += _as_misspelled(self._standing_for(word, words[0].form, position), weight)
        return found

    def _joined_misspelled(self, unknown: set[int]) -> Iterator[Alternative]:
        """`data inbrudd` for `datainnbrudd`: written as two words and misspelled too, if one of them is unknown."""
        for first, (one, other) in enumerate(pairwise(self._query.words)):
            joined = one.form + other.form
            is_worth_it = one.topical and other.topical and len(joined) >= weights.SHORTEST_MISSPELLED_COMPOUND
            if is_worth_it and not unknown.isdisjoint((first, first + 1)):
                edits, words = self._misspellings.meant(replace(one, form=joined))
                if words and edits == 1:
                    parts = (frozenset(each.form for each in words),)
                    yield Alternative(first, first + 1, parts, weights.MISSPELLING, FUZZY, "misspelling")

    def _misspelled_synonym(self, word: QueryWord, position: int) -> list[Alternative]:
        """`konkuranse` for what `konkurranse` stands for, though the texts do not hold that either."""
        meant = self._misspellings.meant_in_thesaurus(word)
        found = [each for form in meant for each in self._standing_for(word, form, position)]
        found += [each for form in meant for each in self._containing(replace(word, form=form), position)]
        return _as_misspelled(found, weights.MISSPELLING)

    def _standing_for(self, word: QueryWord, form: str, position: int) -> Iterator[Alternative]:
        """What stands for a word if that form is meant by it."""
        return self._synonyms.of_word(replace(word, form=form), position)


def _as_misspelled(alternatives: Iterable[Alternative], share: float) -> list[Alternative]:
    """What stands for a word that was misspelled, and counts that share of what it would for the right one."""
    how = "misspelling"
    return [replace(each, weight=share * each.weight, match=FUZZY, how=how, of_meant=True) for each in alternatives]
