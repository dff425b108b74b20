"""From a query to ranked hits, where looking the words up as they stand was not enough.

Query analysis (`query`) -> expansion (`expansion`) -> candidates by the inverted index -> scoring (`scoring`)
-> silence, if too little of the query was found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import log

from bpo_cli.answer import EXACT, FUZZY, SYNONYM, VARIANT
from bpo_cli.article import FAQ, HIGHLIGHT, SECTION
from bpo_cli.index import Index
from bpo_cli.matching import weights
from bpo_cli.matching.candidates import candidates, covering_enough, least_coverage, most_covered, ranked
from bpo_cli.matching.query import Query, Stemmers, analyse
from bpo_cli.record import Record, replace
from bpo_cli.stored import StoredDefinition
from bpo_cli.words import tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bpo_cli.matching.expansion import Alternative
    from bpo_cli.matching.passage_words import PassageWords
    from bpo_cli.matching.scoring import Scored, Scorer

_LONGEST_NAME = 4
_MOST_BY_SPELLING = 0.95  # what a name counts that is written as it was typed
_CLAUSE = re.compile(r"[,;:] | [-–—] ")
# What stands before and after a name that a text gives: brackets, quotation marks.
_MARKED = frozenset(("()", '""', "«»", "“”", "„“"))


class Named(Record):
    """A definition that answers, and how its name was found. score: 0 to 1."""

    definition: StoredDefinition
    score: float
    match: str
    taken_for: str
    scored: Scored | None = None


class Matcher:
    """Matches queries against one index. Holds what one process needs for many queries."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._stemmers = Stemmers(index)
        self._abbreviations = frozenset(index.setting("abbreviations").split("\n"))
        self._passage_words: PassageWords | None = None

    def passages(self, text: str, kinds: Sequence[str]) -> list[Scored]:
        """The passages of these kinds that answer, best first; empty if too little of the query was found."""
        return self._passages(analyse(text, self._index, self._stemmers), kinds)

    def _passages(self, query: Query, kinds: Sequence[str]) -> list[Scored]:
        if not query.topic or query.says_little:
            return []
        alternatives = self._alternatives(query)
        found = {each: self._passages_with(each) for each in alternatives}
        importance = self._importance(query, found)
        scorer = self._scorer(query, alternatives, importance)
        most = most_covered(found, importance)
        enough = covering_enough(scorer, candidates(self._index, most, kinds), most, len(importance))
        names = self._names_defined_in(each.passage.id for each in enough)
        return ranked(scorer.score(each, names.get(each.passage.id, ())) for each in enough)

    def definitions(self, text: str) -> list[Named]:
        """The definitions whose name the query means, best first; one for each article."""
        query = analyse(text, self._index, self._stemmers)
        if not query.topic:
            return self._named_by_function_word(query)
        named = self._named_in_question(query)
        if not named and not self._knows_words_of(query):
            # A word that the texts do not hold is probably misspelled, and then the name as a whole tells most.
            sure = weights.SURE_OF_SPELLING / _MOST_BY_SPELLING
            named = [each for each in self._by_spelling(query, sure) if each.score > weights.SURE_OF_SPELLING]
        if not named:
            named = self._by_words_of_name(query)
            if not any(each.score > weights.SURE_OF_NAME for each in named):
                named += self._by_spelling(query, weights.LEAST_NAME_SIMILARITY)
        return _one_for_each_article(named)

    def introductions(self, text: str) -> list[Scored]:
        """The passages that introduce what the query means without defining a name, best first: a sentence is about
        it, for it begins so, or gives it in brackets or quotation marks."""
        query = analyse(text, self._index, self._stemmers)
        found = self._passages(query, (SECTION, HIGHLIGHT, FAQ))
        sure = [each for each in found if each.coverage >= weights.SURE_COVERAGE]
        return [each for each in sure if self._introduces(each, len(query.topic))]

    def _introduces(self, scored: Scored, words: int) -> bool:
        from bpo_cli.sentences import sentences

        text, openings = scored.passage.text, {"", *self._index.vocabulary.function_words}
        for first, last in sentences(text, self._abbreviations):
            inside = [(start, stop) for start, stop in scored.marks if first <= start < last][:words]
            if any(start - stop > 1 for (_, stop), (start, _) in pairwise(inside)):
                continue  # the words stand apart, and so are no term
            if inside and _CLAUSE.split(text[first : inside[0][0]])[-1].strip("- ").lower() in openings:
                return True
            marked = (text[start - 1 : start] + text[stop : stop + 1] for start, _ in inside for _, stop in inside)
            if not _MARKED.isdisjoint(marked):
                return True
        return False

    def _knows_words_of(self, query: Query) -> bool:
        return all(self._index.vocabulary.words_with_form(word.form) for word in query.topic)

    def suggestions(self, text: str) -> list[str]:
        """Up to MOST_SUGGESTIONS names that are near to what was typed, nearest first."""
        query = analyse(text, self._index, self._stemmers)
        keys = dict.fromkeys(
            near
            for phrase in (query.text, *(word.written for word in query.topic))
            for near, _ in self._near_names(self._index.fold.key(phrase), weights.LEAST_SUGGESTION_SIMILARITY)
        )
        names = [self._index.definitions(key)[0].name for key in list(keys)[: weights.MOST_SUGGESTIONS]]
        return list(dict.fromkeys(names))

    def _alternatives(self, query: Query) -> list[Alternative]:
        # Here, as scoring below: a misspelled name, the commonest of what comes to the matcher, needs neither.
        from bpo_cli.matching.expansion import Expansion

        return Expansion(query, self._index.vocabulary, self._stemmers.foreign).alternatives()

    def _scorer(self, query: Query, alternatives: list[Alternative], importance: dict[int, float]) -> Scorer:
        from bpo_cli.matching.passage_words import PassageWords
        from bpo_cli.matching.scoring import Scorer

        if self._passage_words is None:
            self._passage_words = PassageWords(self._index.fold, self._index.vocabulary.accented)
        return Scorer(query, alternatives, importance, self._passage_words, self._index.fold, self._abbreviations)

    def _passages_with(self, alternative: Alternative) -> frozenset[int]:
        sets = [frozenset(self._index.passages_with(sorted(part))) for part in alternative.parts]
        return frozenset.intersection(*sets)

    def _importance(self, query: Query, found: dict[Alternative, frozenset[int]]) -> dict[int, float]:
        """The inverse document frequency of each topical word, by its position; of the unknown, the highest.
        That of a word that says little in any text is lessened, unless it belongs to a name or a phrase."""
        total = self._index.passage_count() + 1
        terms = self._in_known_names(query) | self._in_known_phrases(found) if query.has_light_words else set()
        importance = {}
        for position, word in enumerate(query.words):
            if word.topical:
                passages = frozenset().union(
                    *(ids for each, ids in found.items() if each.first <= position <= each.last)
                )
                frequency = log(1 + total / (len(passages) + 0.5))
                light = weights.LIGHT_WORD if passages else weights.LIGHT_AND_UNKNOWN
                importance[position] = frequency * (light if word.light and position not in terms else 1.0)
        return importance

    def _in_known_names(self, query: Query) -> set[int]:
        """The positions of the words of the query that together are a name of several words."""
        words = query.words
        return {
            position
            for first in range(len(words))
            for last in range(first + 1, min(first + _LONGEST_NAME, len(words)))
            if all(word.topical for word in words[first : last + 1])
            and self._index.definitions(self._index.fold.key("".join(word.form for word in words[first : last + 1])))
            for position in range(first, last + 1)
        }

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

    def _named_in_question(self, query: Query) -> list[Named]:
        """`hva er X?`: what is left of the query without its function words, or its light words too, is a name."""
        for words in (query.topic, tuple(word for word in query.topic if not word.light)):
            phrase = " ".join(word.written for word in words)
            found = self._index.definitions(self._index.fold.key(phrase))
            if found:
                return [
                    Named(each, 1.0 - each.rank / 100, EXACT if each.name == phrase else VARIANT, "") for each in found
                ]
        return []

    def _named_by_function_word(self, query: Query) -> list[Named]:
        """`hva er et får?`: a title may be a word that otherwise is a function word."""
        for word in reversed(query.words):
            found = self._index.definitions(self._index.fold.key(word.written))
            if found:
                return _one_for_each_article([Named(each, 0.9 - each.rank / 100, VARIANT, "") for each in found])
        return []

    def _by_words_of_name(self, query: Query) -> list[Named]:
        alternatives = self._alternatives(query)
        importance = self._importance(query, {each: self._passages_with(each) for each in alternatives})
        ids = {
            definition
            for each in alternatives
            for definition in self._index.definitions_with(sorted(frozenset().union(*each.parts)))
        }
        definitions = self._index.definitions_by_id(sorted(ids))
        scorer = self._scorer(query, alternatives, importance)
        named = [self._score_name(each, scorer, len(importance)) for each in definitions]
        return [each for each in named if each is not None]

    def _score_name(self, definition: StoredDefinition, scorer: Scorer, words: int) -> Named | None:
        """How well a name and its defining sentence cover the query, and how much of the name was asked for."""
        passage = definition.passage
        nothing = replace(passage, heading="", path="", links="", article_title="")
        name = scorer.covered(replace(nothing, text=definition.name))
        if not name.matches:
            return None
        sentence = passage.text[definition.start : definition.stop]
        with_sentence = scorer.covered(replace(nothing, heading=definition.name, text=sentence))
        coverage = max(name.coverage, 0.5 * name.coverage + 0.5 * with_sentence.coverage)
        if coverage < least_coverage(with_sentence, words):
            return None
        in_name = scorer.score(name)
        asked_for = len(in_name.marks) / max(1, len(tokens(definition.name)))
        score = 0.85 * coverage + 0.1 * min(1.0, asked_for) + 0.05 * (1 - definition.rank / 5)
        match = VARIANT if in_name.match in (EXACT, "text") else in_name.match
        return Named(definition, min(score, 0.97), match, in_name.taken_for and definition.name, in_name)

    def _by_spelling(self, query: Query, least_similarity: float) -> list[Named]:
        key = self._index.fold.key(" ".join(word.written for word in query.topic))
        near = self._near_names(key, weights.LEAST_NAME_SIMILARITY, least_similarity)
        return [
            Named(definition, _MOST_BY_SPELLING * similarity, FUZZY, definition.name)
            for name, similarity in near
            for definition in self._index.definitions(name)
        ]

    def _near_names(self, key: str, least_similarity: float, wanted: float = 0.0) -> list[tuple[str, float]]:
        """The names that are that similar; those below `wanted` may be missing."""
        if len(key) < 3:
            return []
        from bpo_cli.matching.spelling import lengths_of_near, near_names

        vocabulary = self._index.vocabulary
        lengths = lengths_of_near(key, vocabulary.longest("name"), least_similarity, wanted)
        return near_names(key, (vocabulary.spellings("name", each) for each in lengths), least_similarity, 5)


def _one_for_each_article(named: list[Named]) -> list[Named]:
    ranked = sorted(named, key=lambda each: (-each.score, each.definition.rank, each.definition.passage.id))
    best: dict[str, Named] = {}
    for each in ranked:
        best.setdefault(each.definition.passage.article_path, each)
    return list(best.values())
