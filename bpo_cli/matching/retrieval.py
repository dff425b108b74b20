"""What the words of a query find, passages and names: expansion (`expansion`) -> candidates by the inverted index
(`candidates`) -> scoring (`scoring`) -> silence, if too little of the query was found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache, cached_property
from math import log

from bpo_cli.answer import SYNONYM, Evidence
from bpo_cli.article import FAQ, HIGHLIGHT, SECTION
from bpo_cli.index import Index
from bpo_cli.matching import addends, weights
from bpo_cli.matching.alternative import Alternative
from bpo_cli.matching.candidates import candidates, most_covered
from bpo_cli.matching.expansion import Expansion
from bpo_cli.matching.placed_words import PlacedWords
from bpo_cli.matching.presenting_sentences import PresentingSentences
from bpo_cli.matching.query import Query
from bpo_cli.matching.query_terms import names_of_several_words, terms_of_one_word
from bpo_cli.matching.questions import Questions
from bpo_cli.matching.scored import Covered, Scored
from bpo_cli.matching.scoring import Scorer
from bpo_cli.matching.silence import covering_enough, least_coverage, ranked
from bpo_cli.matching.stemmers import Stemmers
from bpo_cli.matching.weighed import Weighed
from bpo_cli.record import replace
from bpo_cli.stored import StoredDefinition, StoredPassage
from bpo_cli.words import tokens

_FEW_WORDS = 2
_IN_NAME = 0.85  # what a name counts all of whose words were found, beside how much of it was asked for
_MOST_BY_WORDS = 0.97  # and what it counts at most
_MOST_INTRODUCTIONS = 2
# In letters; what follows in a heading asks for nothing.
_LONGEST_QUESTION = 300


class Retrieval:
    """Finds passages and names by words, in one index. Holds what one process needs for many queries.

    questions: what people ask for, in its language.
    """

    def __init__(self, index: Index, stemmers: Stemmers) -> None:
        self._index = index
        self._stemmers = stemmers
        self.questions = Questions(index)
        self._abbreviations = frozenset(index.setting("abbreviations").split("\n"))
        self._last_weighed: tuple[str, Weighed] | None = None
        self._last_found: tuple[str, tuple[str, ...], list[Scored]] | None = None
        self._placed_words = PlacedWords(index.fold, index.vocabulary.accented)

    def passages(self, query: Query, kinds: Sequence[str]) -> list[Scored]:
        """The passages of these kinds that answer, best first; empty if too little of the query was found. Who defines
        nothing asks for the same ones up to three times, so those found last are remembered."""
        if self._last_found is None or self._last_found[:2] != (query.text, tuple(kinds)):
            self._last_found = query.text, tuple(kinds), self._find_passages(query, kinds)
        return self._last_found[2]

    def _find_passages(self, query: Query, kinds: Sequence[str]) -> list[Scored]:
        if not query.topic or (query.says_little and not self._is_phrase(query)):
            return []
        weighed = self._weighed(query)
        found, scorer = weighed.found, weighed.scorer
        most = most_covered(found, weighed.importance)
        asked_for = self.questions.type_of(query.forms)
        subjects = terms_of_one_word(query, self._index) | self.questions.focus(query.forms) | query.particle_verbs
        covered_of = self._covered_of_answers(scorer, asked_for, subjects & weighed.importance.keys())
        passages = candidates(self._index, most, kinds)
        telling = {position for position, word in enumerate(query.words) if word.topical and not word.light}
        enough = [
            each
            for each in covering_enough(passages, covered_of, most, _several(query, weighed))
            if not telling or not telling.isdisjoint(match.position for match in each.matches)
        ]
        # What defines a synonym of a word does not come before what holds the word itself; and who asks for a cause,
        # say, does not ask what the thing is.
        literal = [each for each in enough if not each.by_synonym and each.coverage >= weights.SURE_COVERAGE]
        named = literal or [each for each in enough if not each.by_synonym_of_meant] or enough
        asks_what = not self.questions.is_told(asked_for)
        defined = self._names_defined_in(each.passage.id for each in named) if asks_what else {}
        return ranked(
            scorer.score(each, defined.get(each.passage.id, ()), asks_alike=self._asks_alike(each.passage, asked_for))
            for each in enough
        )

    def _asks_alike(self, passage: StoredPassage, asked_for: str) -> bool:
        if not asked_for:
            return False
        heading = self._placed_words.of_heading(passage.heading[:_LONGEST_QUESTION])
        return self.questions.type_of(list(heading)) == asked_for

    def _covered_of_answers(
        self, scorer: Scorer, asked_for: str, subjects: set[int]
    ) -> Callable[[StoredPassage], Covered]:
        """What passages cover of a question of that type: less, if they tell nothing of what it asks for, or do not
        speak of its subjects, given as positions of its words: the terms that it asks about, its focus, and particle
        verbs."""
        is_told = self.questions.is_told(asked_for)

        def covered_of(passage: StoredPassage) -> Covered:
            covered = scorer.covered(passage)
            share = 1.0
            if not subjects <= {match.position for match in covered.matches}:
                share *= weights.WITHOUT_SUBJECT
            if is_told and not (self.questions.tells(passage.text, asked_for) or self._asks_alike(passage, asked_for)):
                share *= weights.WITHOUT_ANSWER.get(asked_for, 1.0)
            return replace(covered, coverage=share * covered.coverage) if share < 1.0 else covered

        return covered_of

    def introductions(self, query: Query) -> list[Scored]:
        """The passages that introduce what the query means without defining a name, best first; see
        `presenting_sentences`."""
        function_words = self._index.vocabulary.function_words
        in_small_letters = [word for word in query.topic if not word.written.isupper()]
        if in_small_letters and all(word.light or word.form in function_words for word in in_small_letters):
            return []
        found = self.passages(query, (SECTION, HIGHLIGHT, FAQ))
        sure = [each for each in found if each.coverage >= weights.SURE_COVERAGE]
        words = len(query.topic)
        introducing = [each for each in sure if self._presenting.are_in(each.passage.text, each.marks, words)]
        # Many a sentence is about companies, and none of them says what a company is.
        return introducing if len(introducing) <= _MOST_INTRODUCTIONS else []

    @cached_property
    def _presenting(self) -> PresentingSentences:
        return PresentingSentences(self._index, self._abbreviations)

    def names(self, query: Query) -> list[tuple[StoredDefinition, float, Scored]]:
        """The definitions whose name the words of the query mean, in no particular order: each with how sure that
        is, 0 to 1, and what of the name was found. If there are none, those that a verb or noun of a word means."""
        weighed = self._weighed(query)
        named = self._names(query, weighed)
        derived = [] if named else self._expansion(query, self._passages_with).derived()
        if not derived:
            return named
        found = weighed.found | {each: self._passages_with(each) for each in derived}
        return self._names(query, self._weigh(query, found))

    def described(self, query: Query, least_coverage: float = 0.0) -> list[tuple[StoredDefinition, Scored]]:
        """The definitions that a query describes instead of naming them, best first, each with its passage, which
        holds so much of the query. Reverse dictionaries answer so."""
        passages = self.passages(query, (SECTION, HIGHLIGHT, FAQ))
        found = {each.passage.id: each for each in passages if each.coverage >= least_coverage}
        keys = dict.fromkeys(self._index.fold.key(name) for _, name in self._index.names_in(found))
        definitions = [each for key in keys for each in self._index.definitions(key) if each.passage.id in found]
        told = ((each, found[each.passage.id]) for each in definitions)
        return [(each, passage) for each, passage in told if _overlap((each.start, each.stop), passage.sentence)]

    def _names(self, query: Query, weighed: Weighed) -> list[tuple[StoredDefinition, float, Scored]]:
        ids = {
            definition
            for each in weighed.found
            for definition in self._index.definitions_with(sorted(frozenset().union(*each.parts)))
        }
        definitions = self._index.definitions_by_id(sorted(ids))
        several = _several(query, weighed)
        scored = ((each, self._score_name(each, weighed, several)) for each in definitions)
        return [(definition, *scores) for definition, scores in scored if scores is not None]

    def _score_name(self, definition: StoredDefinition, weighed: Weighed, several: int) -> tuple[float, Scored] | None:
        """How well a name and its defining sentence cover the query, and how much of the name was asked for."""
        passage, scorer = definition.passage, weighed.scorer
        nothing = replace(passage, heading="", path="", links="", article_title="")
        name = scorer.covered(replace(nothing, text=definition.name))
        if not name.matches or not self._is_meant(definition, name, weighed):
            return None
        sentence = passage.text[definition.start : definition.stop]
        with_sentence = scorer.covered(replace(nothing, heading=definition.name, text=sentence))
        coverage = max(name.coverage, 0.5 * name.coverage + 0.5 * with_sentence.coverage)
        if coverage < least_coverage(with_sentence, several):
            return None
        in_name = scorer.score(name)
        asked_for = len(in_name.marks) / max(1, len(tokens(definition.name)))
        others = {
            addends.IN_DEFINITION: _IN_NAME * (coverage - name.coverage),
            addends.SHARE_OF_TERM: 0.1 * min(1.0, asked_for),
            addends.KIND_OF_DEFINITION: 0.05 * (1 - definition.rank / 5),
        }
        score = _IN_NAME * name.coverage + sum(others.values())

        def explain() -> tuple[Evidence, ...]:
            points = [(addend, 100 * share) for addend, share in others.items()]
            return addends.addends(scorer.evidence(name.matches, 100 * _IN_NAME), points, 100 * _MOST_BY_WORDS)

        return min(score, _MOST_BY_WORDS), replace(in_name, explain=explain)

    def _is_meant(self, definition: StoredDefinition, covered: Covered, weighed: Weighed) -> bool:
        """Whether a name may be meant, given what of the query it covers. Not by a word that is a part of one of its
        words, but stands by itself elsewhere: `slag` is no `borettslag`. One of several words not by a synonym of one
        of them, nor by the last one alone, which only says of what kind the thing is: `tjenester`, `home office`; nor
        by some of them beside another word, which makes another name of it: `legal process outsourcing`."""
        if weighed.are_parts(covered.matches, definition.passage.id):
            return False
        function_words = self._index.vocabulary.function_words
        parts = [form for form in tokens(self._index.fold(definition.name)) if form not in function_words]
        found = {token.form for match in covered.matches for token in match.tokens}
        if len(found.intersection(parts)) == len(set(parts)):
            return True
        if 1 < len(covered.matches) < len(weighed.importance):
            return False
        by_last_word = [match.position for match in covered.matches] == [max(weighed.importance)]
        return not covered.by_synonym and not (by_last_word and found == {parts[-1]})

    def _weighed(self, query: Query) -> Weighed:
        """What a query is weighed by. One that finds no name is then asked for passages: what was found out for it last
        is remembered."""
        if self._last_weighed is None or self._last_weighed[0] != query.text:
            passages_with = cache(self._passages_with)
            alternatives = self._expansion(query, passages_with).alternatives()
            found = {each: passages_with(each) for each in alternatives}
            self._last_weighed = query.text, self._weigh(query, found)
        return self._last_weighed[1]

    def _expansion(self, query: Query, passages_with: Callable[[Alternative], frozenset[int]]) -> Expansion:
        vocabulary, foreign_stem = self._index.vocabulary, self._stemmers.foreign
        is_broad = not self.questions.asks_for_fact(query.forms)
        return Expansion(query, vocabulary, foreign_stem, lambda each: bool(passages_with(each)), is_broad=is_broad)

    def _weigh(self, query: Query, found: dict[Alternative, frozenset[int]]) -> Weighed:
        names = names_of_several_words(query, self._index)
        importance = self._importance(query, found, names)
        fold = self._index.fold
        scorer = Scorer(query, names, list(found), importance, self._placed_words, fold, self._abbreviations)
        return Weighed(found, importance, scorer)

    def _passages_with(self, alternative: Alternative) -> frozenset[int]:
        sets = [frozenset(self._index.passages_with(sorted(part))) for part in alternative.parts]
        return frozenset.intersection(*sets)

    def _importance(
        self, query: Query, found: dict[Alternative, frozenset[int]], names: Sequence[range]
    ) -> dict[int, float]:
        """The inverse document frequency of each topical word, by its position; of the unknown, the highest.
        That of a word that says little in any text is lessened, unless it belongs to a name or a phrase."""
        total = self._index.passage_count() + 1
        terms = self._in_known_phrases(found).union(*names)
        importance = {}
        for position in self._asked_about(query):
            word = query.words[position]
            passages = frozenset().union(*(ids for each, ids in found.items() if each.first <= position <= each.last))
            frequency = log(1 + total / (len(passages) + 0.5))
            light = weights.LIGHT_WORD if passages else weights.LIGHT_AND_UNKNOWN
            importance[position] = frequency * (light if word.light and position not in terms else 1.0)
        return importance

    def _asked_about(self, query: Query) -> list[int]:
        """The positions of the topical words, in their order, the first of each that comes again; of a question how
        long something takes or who invented it, without those that say so, if there are others."""
        forms = query.forms
        first = {word.form: at for at, word in reversed(list(enumerate(query.words))) if word.topical}
        topical = sorted(first.values())
        asking = self.questions.asking(forms)
        return [position for position in topical if position not in asking] or topical

    def _is_phrase(self, query: Query) -> bool:
        """Whether words that say little by themselves have a meaning together, or are a heading: `sette bort`."""
        phrase = " ".join(word.stems[0] for word in query.topic)
        if self._index.vocabulary.synonyms(phrase) or self._index.address_of_section(query.text):
            return True
        return bool(self._in_known_phrases(self._weighed(query).found))

    @staticmethod
    def _in_known_phrases(found: dict[Alternative, frozenset[int]]) -> set[int]:
        """The positions of the words of the query that together have a synonym in the texts: `sette ut`."""
        return {
            position
            for each, passages in found.items()
            if each.match == SYNONYM and each.last > each.first and passages
            for position in range(each.first, each.last + 1)
        }

    def _names_defined_in(self, passages: Iterable[int]) -> dict[int, list[tuple[str, ...]]]:
        defined: dict[int, list[tuple[str, ...]]] = {}
        for passage, name in self._index.names_in(passages):
            defined.setdefault(passage, []).append(tuple(tokens(self._index.fold(name))))
        return defined


def _several(query: Query, weighed: Weighed) -> int:
    """How many words of the query a passage must hold to answer it though it misses much of it: two of three or more,
    but three if it asks for something by name that no text tells of, such as Norway."""
    told = {number for each, ids in weighed.found.items() if ids for number in range(each.first, each.last + 1)}
    more_is_needed = len(weighed.importance) <= _FEW_WORDS or not query.names <= told
    return _FEW_WORDS + 1 if more_is_needed else _FEW_WORDS


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
