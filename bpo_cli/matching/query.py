"""What the user typed, taken apart: words with their stems, and which of them carry the topic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bpo_cli.index import Index
from bpo_cli.matching import weights
from bpo_cli.record import Record
from bpo_cli.stems import EnglishStemmer, Stemmer
from bpo_cli.words import Token, has_accents, placed_tokens, trimmed

_OWN, _FOREIGN = 0, 2


class QueryWord(Record):
    """One word of the query. form: folded. stems: by the glossary's language first, then by its neighbours.
    topical: whether it carries the topic, or is a function word. light: whether it carries little of any topic."""

    form: str
    written: str
    stems: tuple[str, ...]
    topical: bool
    light: bool


class Query(Record):
    """A query taken apart. text: as typed, trimmed. words: all of them, in order. What is beyond
    MOST_QUERY_LETTERS or MOST_QUERY_WORDS is left out."""

    text: str
    words: tuple[QueryWord, ...]

    @property
    def topic(self) -> tuple[QueryWord, ...]:
        """The words that carry the topic."""
        return tuple(word for word in self.words if word.topical)

    @property
    def has_light_words(self) -> bool:
        """Whether any word of the topic carries little of it."""
        return any(word.light for word in self.topic)

    @property
    def says_little(self) -> bool:
        """Whether it is a phrase none of whose words carries much of a topic: `takk for hjelpen`."""
        return len(self.words) > 1 and all(word.light for word in self.topic)


class Stemmers:
    """The stemmers of a glossary: that of its language first, then those of its neighbours."""

    def __init__(self, index: Index) -> None:
        self._kept_endings = tuple(index.setting("kept_endings").split())
        self._further_endings = tuple(index.setting("further_endings").split())
        own, *related = index.setting("stemmers").split()
        syncopated = index.setting("syncopated").split()
        self._seemingly_inflected = frozenset(index.setting("seemingly_inflected").split())
        self._foreign: Stemmer | None = None
        self._own = Stemmer(own, self._kept_endings, syncopated, self._seemingly_inflected)
        self._related = [Stemmer(name, self._kept_endings, syncopated) for name in related]

    def foreign(self, form: str) -> str:
        """The stem that English grammar gives, for those who ask in English; loaded when first asked for."""
        if self._foreign is None:
            self._foreign = EnglishStemmer()
        return self._foreign(form)

    def __call__(self, form: str) -> tuple[str, ...]:
        own = self._own(form)
        if own.endswith(self._kept_endings) or form in self._seemingly_inflected:
            return (own,)
        further = [own.removesuffix(each) for each in self._further_endings if own.endswith(each) and len(own) > 4]
        # `dissens` loses what looks like a genitive, `dissenser` does not.
        again = [self._own(own), form]
        if form.endswith("a"):  # `skjemaet` is folded to `skjemat`
            again.append(form + "t")
        return tuple(dict.fromkeys((own, *further, *(stemmer(form) for stemmer in self._related), *again)))


def analyse(text: str, index: Index, stemmers: Stemmers) -> Query:
    """Takes a query apart.

    A word in capitals carries the topic even if it looks like a function word (`IT`), unless the whole query
    is in capitals. So does a part of a hyphenated word: `off-shore` is no `off`.
    """
    typed = trimmed(text[: weights.MOST_QUERY_LETTERS])
    found = placed_tokens(typed, index.fold)[: weights.MOST_QUERY_WORDS]
    function_words = _function_words(found, index.vocabulary.function_words)
    shouted = len(found) > 1 and typed.isupper()
    words = []
    for token in found:
        hyphenated = typed[token.end : token.end + 1] == "-" or typed[max(0, token.start - 1) : token.start] == "-"
        capitals = len(token.written) > 1 and token.written.isupper() and not shouted
        meant = len(found) == 1 and len(token.form) >= weights.SHORTEST_MEANT_WORD
        other = token.form in index.vocabulary.accented and not has_accents(token.written)
        topical = token.form not in function_words or capitals or hyphenated or meant or other
        form = token.form[: weights.LONGEST_QUERY_WORD]
        stems = stemmers(form)
        words.append(QueryWord(form, token.written, stems, topical, index.vocabulary.is_light(form, stems)))
    return Query(typed, tuple(words))


def _function_words(found: Sequence[Token], known: Mapping[str, int]) -> set[str]:
    """The forms among those of a query that are function words. Those of a foreign language only count where they
    outweigh the others: `by` is one in English, but a town in Norwegian. Alone only those of the own language count."""
    foreignness = {token.form: known[token.form] for token in found if token.form in known}
    if len(found) == 1:
        return {form for form, language in foreignness.items() if language == _OWN}
    is_foreign = 2 * list(foreignness.values()).count(_FOREIGN) >= len(foreignness)
    return {form for form, language in foreignness.items() if language < _FOREIGN or is_foreign}
