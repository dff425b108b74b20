"""The synonyms that come with a language, as rows of an index. Stemming them takes longer than all else in a small
index, so they are copied from the bundled index where that was made of the same words by the same rules."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from importlib import metadata, resources
from pathlib import Path

from bpo_cli.compiling.preparation import stemmer_of
from bpo_cli.language import Language, load_thesaurus
from bpo_cli.stems import EnglishStemmer
from bpo_cli.words import Folding, tokens

_BUNDLED_INDEX = Path(__file__).parent.parent / "bundled.sqlite"
_SOURCES = ("languages", "thesauri")


class StemmedThesaurus:
    """The thesaurus of a language. `rows`: (stems, meaning); meanings are numbered from 0. `origin`: tells
    the same thesaurus, stemmed by the same rules, from any other, and says how many meanings it has."""

    def __init__(self, language: Language, fold: Folding, *, may_copy: bool) -> None:
        self._fold = fold
        self._language = language
        fingerprint = f"{language.name} {_fingerprint()}"
        self.rows: list[tuple[str, int]] = []
        copied = _copied(fingerprint) if may_copy else None
        if copied is None:
            groups = load_thesaurus(language.name)
            copied = list(self.stemmed(groups, 0)), len(groups)
        self.rows, self.meanings = copied
        self.origin = f"{fingerprint} {self.meanings}"

    def stemmed(self, groups: Sequence[tuple[str, ...]], first: int) -> Iterator[tuple[str, int]]:
        """Rows of further groups, whose meanings are numbered from `first`."""
        if not groups:
            return
        members = [[tokens(self._fold(member)) for member in group] for group in groups]
        # A word as it stands is the stem of longer forms: `rørlegger` is stemmed to `rørlegg`, but `rørleggeren` to
        # `rørlegger`.
        own: list[Callable[[str], str]] = [stemmer_of(self._language, self._fold), str]
        surest = [_stemmed_by(own, words) for words in members]
        known = {stems for rows in surest for stems in rows}.union(stems for stems, _ in self.rows)
        # Many readers ask in English, whose endings the stemmer of the glossary's language does not know. What becomes
        # another word by losing them stays as it is: nobody who asks for `reasonable` or `skattely` asks for `reason`
        # or `skatt`.
        english = EnglishStemmer()
        for meaning, (words, sure) in enumerate(zip(members, surest, strict=True), first):
            rows = sure | (_stemmed_by((english,), words) - known)
            yield from ((stems, meaning) for stems in sorted(rows) if stems)


def _stemmed_by(stemmers: Iterable[Callable[[str], str]], words: Iterable[list[str]]) -> set[str]:
    return {" ".join(map(stemmer, member)) for member in words for stemmer in stemmers}


def _fingerprint() -> str:
    from hashlib import blake2b

    made_of = blake2b(metadata.version("PyStemmer").encode(), digest_size=12)
    for folder in _SOURCES:
        for file in sorted((resources.files("bpo_cli") / folder).iterdir(), key=lambda each: each.name):
            if file.name.endswith(".toml"):
                made_of.update(file.read_bytes())
    return made_of.hexdigest()


def _copied(fingerprint: str) -> tuple[list[tuple[str, int]], int] | None:
    try:
        with closing(sqlite3.connect(f"{_BUNDLED_INDEX.as_uri()}?mode=ro&immutable=1", uri=True)) as bundled:
            [(origin,)] = bundled.execute("SELECT value FROM setting WHERE name = 'thesaurus'").fetchall()
            known, _, meanings = str(origin).rpartition(" ")
            if known != fingerprint:
                return None
            rows = bundled.execute("SELECT stems, meaning FROM synonym WHERE meaning < ?", (int(meanings),)).fetchall()
            return rows, int(meanings)
    except (sqlite3.Error, ValueError):
        return None
