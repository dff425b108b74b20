"""From a query to ranked hits, where looking the words up as they stand was not enough.

Query analysis (`query`) -> names by their spelling (`spelling`), and if none is near, what the words of the query find
(`retrieval`).
"""

from __future__ import annotations

from itertools import combinations

from bpo_cli.answer import EXACT, FUZZY, TEXT, VARIANT
from bpo_cli.matching import weights
from bpo_cli.matching.query import Query, QueryWord, analyse
from bpo_cli.record import Record, replace
from bpo_cli.stored import StoredDefinition
from bpo_cli.words import tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpo_cli.index import Index
    from bpo_cli.matching.retrieval import Retrieval
    from bpo_cli.matching.scored import Scored
    from bpo_cli.matching.stemmers import Stemmers

_MOST_TAKEN_APART = 4
_FEWEST_IN_QUESTION = 3  # words: who asks, what for and about what
_MOST_NEAR = 5
_LONGEST_ENDING = 4  # in letters: `-ene`, and what a stem may lose
# What a name counts that is spelled nearly so, that the query begins, and that stands there among other words.
_MOST_BY_SPELLING = 0.95
_UNFINISHED = 0.95
_IN_OTHER_WORDS = 0.8


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
        self._last_analysed: tuple[str, Query] | None = None
        self._loaded_stemmers: Stemmers | None = None
        self._loaded_retrieval: Retrieval | None = None

    def passages(self, text: str, kinds: Sequence[str]) -> list[Scored]:
        """The passages of these kinds that answer, best first; empty if too little of the query was found."""
        return self._retrieval().passages(self._analysed(text), kinds)

    def definitions(self, text: str) -> list[Named]:
        """The definitions whose name the query means, best first; one for each article."""
        query = self._analysed(text)
        if not query.topic:
            return self._named_by_function_word(query)
        if self._asks_for_detail(query):
            return []
        named = self._named_in_question(query) or self._unfinished(query)
        # A word that the texts do not hold is probably misspelled, and then the name as a whole tells most.
        may_be_misspelled = not named and not self._knows_words_of(query)
        if may_be_misspelled:
            sure = weights.SURE_OF_SPELLING / _MOST_BY_SPELLING
            named = [each for each in self._by_spelling(query, sure) if each.score > weights.SURE_OF_SPELLING]
        if not named:
            described = self._described(query) if self._retrieval().questions.asks_for_term(query.forms) else []
            named = described or self._by_words_of_name(query)
            if may_be_misspelled and not any(each.score > weights.SURE_OF_NAME for each in named):
                named += self._by_spelling(query, weights.LEAST_NAME_SIMILARITY)
        return _one_for_each_article(named or self._named_within(query) or self._marked_within(query))

    def introductions(self, text: str) -> list[Scored]:
        """The passages that introduce what the query means without defining a name, best first: a sentence is about
        it, for it begins so, or gives it in brackets or quotation marks."""
        query = self._analysed(text)
        return [] if self._asks_for_detail(query) else self._retrieval().introductions(query)

    def described(self, text: str) -> list[Named]:
        """The definitions whose sentence says in other words what the query does, best first; one for each article.
        None for who asks how or why, or anything but what a thing is."""
        query = self._analysed(text)
        return _one_for_each_article(self._described(query, weights.SURE_COVERAGE)) if query.names_thing else []

    def definitions_in_field(self, text: str) -> list[Named]:
        """The definitions of what is asked about in some field, best first; one for each article: `hva er en opsjon i
        finans?`."""
        return _one_for_each_article(self._named_in_field(self._analysed(text)))

    def suggestions(self, text: str) -> list[str]:
        """Up to MOST_SUGGESTIONS names that are near to what was typed, nearest first; none that stands in it."""
        query = self._analysed(text)
        known = self._index.vocabulary.words_with_form
        unknown = [word.written for word in query.topic if len(query.words) > 1 and not known(word.form)]
        sought = {query.text: weights.LEAST_SUGGESTION_SIMILARITY}
        sought.update(dict.fromkeys(unknown, weights.LEAST_SUGGESTION_FOR_WORD))
        keys = dict.fromkeys(near for phrase in sought for near in self._suggested(phrase, sought[phrase]))
        typed = self._index.fold.key(query.text)
        others = [key for key in list(keys)[: weights.MOST_SUGGESTIONS] if key != typed]
        names = dict.fromkeys(self._index.definitions(key)[0].name for key in others)
        return [name for name in names if not set(tokens(self._index.fold(name))).issubset(query.forms)]

    def _suggested(self, phrase: str, least_similarity: float) -> Iterator[str]:
        """The names that may be meant. A short one is like many a longer word by chance, as `ITES` is like `mister`."""
        key = self._index.fold.key(phrase)
        for near, _ in self._near_names(key, least_similarity):
            if len(near) >= weights.SHORTEST_SUGGESTION or len(key) <= len(near) + 1:
                yield near

    def _analysed(self, text: str) -> Query:
        """The query taken apart. Who defines nothing asks for the same one up to five times, so the last is kept."""
        if self._last_analysed is None or self._last_analysed[0] != text:
            self._last_analysed = text, analyse(text, self._index, lambda form: self._stemmers()(form))
        return self._last_analysed[1]

    # Stemmers and retrieval are loaded when first needed: a misspelled name, the commonest of what comes to the
    # matcher, needs neither.

    def _stemmers(self) -> Stemmers:
        if self._loaded_stemmers is None:
            from bpo_cli.matching.stemmers import Stemmers

            self._loaded_stemmers = Stemmers(self._index)
        return self._loaded_stemmers

    def _retrieval(self) -> Retrieval:
        if self._loaded_retrieval is None:
            from bpo_cli.matching.retrieval import Retrieval

            self._loaded_retrieval = Retrieval(self._index, self._stemmers())
        return self._loaded_retrieval

    def _asks_for_detail(self, query: Query) -> bool:
        return len(query.words) >= _FEWEST_IN_QUESTION and self._retrieval().questions.asks_for_detail(query.forms)

    def _knows_words_of(self, query: Query) -> bool:
        vocabulary = self._index.vocabulary
        forms = (word.form for word in query.topic)
        return all(vocabulary.words_with_form(form) or vocabulary.words_with_stem(form) for form in forms)

    def _named_in_question(self, query: Query) -> list[Named]:
        """`hva er X?`: what is left of the query without its function words, or its light words too, is a name."""
        named = self._named(query.topic)
        if not named and self._may_hold_name(query.topic):
            named = self._named([word for word in query.topic if not word.light])
        return named

    def _unfinished(self, query: Query) -> list[Named]:
        """`front off`: what the query begins, if that is one name. Of a word alone the texts may know more."""
        key = self._index.fold.key(query.text)
        if len(query.words) < 2 or len(key) < weights.SHORTEST_BEGINNING_OF_NAME:
            return []
        begun = self._index.names_starting_with(key, 2)
        found = self._index.definitions(self._index.fold.key(begun[0])) if len(begun) == 1 else []
        return [Named(each, _UNFINISHED - each.rank / 100, VARIANT, "") for each in found]

    def _named_within(self, query: Query) -> list[Named]:
        """`sjefen maser om front office, hva er det?`: the longest of the names of several words that stand there by
        themselves. What is added to a name makes another one of it: `naked short selling`."""
        from bpo_cli.matching.query_terms import names_of_several_words

        topical = {position for position, word in enumerate(query.words) if word.topical}
        places = names_of_several_words(query, self._index)
        alone = [place for place in places if topical.isdisjoint((place.start - 1, place.stop))]
        named = self._named([query.words[position] for position in alone[-1]]) if alone else []
        return [_in_other_words(each) for each in named]

    def _marked_within(self, query: Query) -> list[Named]:
        """`sjefen snakket om BPO på møtet, hva mente han?`: the one name that is marked as such among other words, by
        quotation marks or capitals. Only who asks what something is asks for it, and not for a fact about it."""
        asking_what = self._index.vocabulary.asking_what
        if asking_what.isdisjoint(query.forms) or self._retrieval().questions.asks_for_fact(query.forms):
            return []
        marked = query.quotations or query.in_capitals
        within = self.definitions(marked.pop()) if len(marked) == 1 and len(query.topic) > 1 else []
        return [_in_other_words(each) if each.match == EXACT else each for each in within if each.match != FUZZY]

    def _named_in_field(self, query: Query) -> list[Named]:
        vocabulary, forms = self._index.vocabulary, query.forms
        field = next((at for at, form in enumerate(forms) if at and form in vocabulary.before_fields), len(forms))
        if vocabulary.asking_what.isdisjoint(forms[:field]) or field == len(forms):
            return []
        topic = [word for word in query.words[:field] if word.topical]
        return [_in_other_words(each) for each in self._named(topic)] if topic else []

    def _named(self, words: Sequence[QueryWord]) -> list[Named]:
        phrase = " ".join(word.written for word in words)
        found = self._index.definitions(self._index.fold.key(phrase))
        return [Named(each, 1.0 - each.rank / 100, EXACT if each.name == phrase else VARIANT, "") for each in found]

    def _may_hold_name(self, words: Sequence[QueryWord]) -> bool:
        """Whether some of the words are a name without the others; if not, none needs to be stemmed to see whether it
        is light."""
        if len(words) > _MOST_TAKEN_APART:
            return True
        shorter = (part for count in range(1, len(words)) for part in combinations(words, count))
        keys = (self._index.fold.key(" ".join(word.written for word in part)) for part in shorter)
        return bool(self._index.known_names(keys))

    def _named_by_function_word(self, query: Query) -> list[Named]:
        """`hva er et får?`: a title may be a word that otherwise is a function word."""
        for word in reversed(query.words):
            found = self._index.definitions(self._index.fold.key(word.written))
            if found:
                return _one_for_each_article([Named(each, 0.9 - each.rank / 100, VARIANT, "") for each in found])
        return []

    def _described(self, query: Query, least_coverage: float = 0.0) -> list[Named]:
        """What is said in other words than its own, in more than one: one word alone describes nothing."""
        telling = [word for word in query.topic if not word.light]
        described = self._retrieval().described(query, least_coverage) if len(telling) > 1 else []
        return [Named(definition, scored.score / 100, TEXT, "", scored) for definition, scored in described]

    def _by_words_of_name(self, query: Query) -> list[Named]:
        return [
            Named(
                definition,
                score,
                VARIANT if scored.match in (EXACT, TEXT) else scored.match,
                scored.taken_for and definition.name,
                scored,
            )
            for definition, score, scored in self._retrieval().names(query)
        ]

    def _by_spelling(self, query: Query, least_similarity: float) -> list[Named]:
        key = self._index.fold.key(" ".join(word.written for word in query.topic))
        near = self._near_names(key, weights.LEAST_NAME_SIMILARITY, least_similarity)
        return [
            self._spelled_so(definition, _MOST_BY_SPELLING * similarity, query)
            for name, similarity in near
            for definition in self._index.definitions(name)
        ]

    def _spelled_so(self, definition: StoredDefinition, score: float, query: Query) -> Named:
        """A definition whose name is nearly what was typed: a guess, unless that is the name in another form."""
        if self._is_inflected([word.form for word in query.topic], tokens(self._index.fold(definition.name))):
            return Named(definition, score, VARIANT, "")
        return Named(definition, score, FUZZY, definition.name)

    def _is_inflected(self, typed: Sequence[str], name: Sequence[str]) -> bool:
        """Whether the typed words are those of the name, each with another ending at most."""
        pairs = [(word, other) for word, other in zip(typed, name, strict=False) if word != other]
        if len(typed) != len(name) or not all(_differ_at_end(*pair) for pair in pairs):
            return False  # seen without stemmers, which take a while to load
        return all(self._stemmers()(other)[0] in self._stemmers()(word) for word, other in pairs)

    def _near_names(self, key: str, least_similarity: float, wanted: float = 0.0) -> list[tuple[str, float]]:
        """The names that are that similar; those below `wanted` may be missing, and so may those with another initial
        once one is as similar as wanted. People nearly always get the first letter right, and where it is right, a
        fifteenth of the names is looked through."""
        if len(key) < 3:
            return []
        from bpo_cli.matching.spelling import lengths_of_near, near_names

        vocabulary = self._index.vocabulary
        lengths = lengths_of_near(key, vocabulary.longest("name"), least_similarity, wanted)
        for initial in (key[0], "") if wanted else ("",):
            groups = (vocabulary.spellings("name", each, initial) for each in lengths)
            found = near_names(key, groups, least_similarity, _MOST_NEAR)
            if found and found[0][1] >= wanted:
                break
        return found


def _in_other_words(named: Named) -> Named:
    """What a name counts that stands among other words."""
    return replace(named, score=_IN_OTHER_WORDS * named.score, match=VARIANT)


def _differ_at_end(word: str, other: str) -> bool:
    shared = max(0, len(word) - _LONGEST_ENDING, len(other) - _LONGEST_ENDING)
    return word[:shared] == other[:shared]


def _one_for_each_article(named: list[Named]) -> list[Named]:
    ranked = sorted(named, key=lambda each: (-each.score, each.definition.rank, each.definition.passage.id))
    best: dict[str, Named] = {}
    for each in ranked:
        best.setdefault(each.definition.passage.article_path, each)
    return list(best.values())
