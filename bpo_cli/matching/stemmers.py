"""What the words of a query have in common with those of the texts: their stems, in several languages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from bpo_cli.index import Index
from bpo_cli.matching.respelling import Respelling
from bpo_cli.stems import EnglishStemmer, Stemmer

# Those of the words of some hundred queries.
_MOST_REMEMBERED = 1_000
_SHORTEST_FOLDED = 6
_SHORTEST_IN_A = 4
_LATIN_ENDING = "um"


class Stemmers:
    """The stemmers of a glossary: that of its language first, then those of its neighbours."""

    def __init__(self, index: Index) -> None:
        self._kept_endings = tuple(index.setting("kept_endings").split())
        self._further_endings = tuple(index.setting("further_endings").split())
        self._latin_endings = index.setting("latin_endings").split()
        pairs = (line.split("\t") for line in index.setting("respellings").splitlines())
        self._respelling = Respelling((other, own) for other, own in pairs)
        own, *related = index.setting("stemmers").split()
        syncopated, short = index.setting("syncopated").split(), index.setting("short_endings").split()
        self._seemingly_inflected = frozenset(index.setting("seemingly_inflected").split())
        self._foreign: Stemmer | None = None
        self._own = Stemmer(own, self._kept_endings, syncopated, self._seemingly_inflected, short)
        self._related = [Stemmer(name, self._kept_endings, syncopated, short_endings=short) for name in related]
        self._remembered = lru_cache(_MOST_REMEMBERED)(self._find)
        self._foreign_remembered = lru_cache(_MOST_REMEMBERED)(self._find_foreign)

    def __call__(self, form: str) -> tuple[str, ...]:
        """All stems that a word may have, that by the glossary's language first."""
        return self._remembered(form)

    def foreign(self, form: str) -> str:
        """The stem that English grammar gives, for those who ask in English."""
        return self._foreign_remembered(form)

    def _find(self, form: str) -> tuple[str, ...]:
        own = self._own.stem(form)
        if own.endswith(self._kept_endings) or form in self._seemingly_inflected:
            return (own,)
        further = [own.removesuffix(each) for each in self._further_endings if own.endswith(each) and len(own) > 4]
        # `dissens` loses what looks like a genitive, `dissenser` does not.
        again = [self._own.stem(own), form]
        # `skjemaet` is folded to `skjemat`, `fakturaen` to `fakturan`, `risikoer` to `risikor`. And who writes
        # English inflects a borrowed verb in the English way: `outsourced`.
        if form.endswith("a") and len(form) >= _SHORTEST_IN_A:  # `sta` is `stå`
            again += [form + "t", form + "n"]
        if form.endswith(("an", "or", "ed")) and len(form) >= _SHORTEST_FOLDED:
            again += [self._own.stem(form[:-1])]
        again += [self._own.stem(respelled) for respelled in self._respelling(form)]
        again += self._respelling(own)
        again += self._with_other_latin_ending(own)
        return tuple(dict.fromkeys((own, *further, *(stemmer.stem(form) for stemmer in self._related), *again)))

    def _with_other_latin_ending(self, stem: str) -> Iterator[str]:
        """`konsorti` for `konsortium`, and the other way round."""
        for ending in self._latin_endings:
            if stem.endswith(ending):
                yield stem.removesuffix(_LATIN_ENDING)
            elif stem.endswith(ending.removesuffix(_LATIN_ENDING)):
                yield stem + _LATIN_ENDING

    def _find_foreign(self, form: str) -> str:
        if self._foreign is None:  # loaded when first asked for
            self._foreign = EnglishStemmer()
        return self._foreign.stem(form)
