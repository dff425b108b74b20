"""What an index counts over all its articles: words with their stems, spellings, function words, shared slugs.

Rows that come from one article alone are the business of `index_writer`.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Set
from itertools import tee
from typing import Any

from bpo_cli.stems import Stemmer

# Longer ones are no words, and nobody misspells them.
_LONGEST_WORD = 64
# Where the forms come from among which a misspelling is sought, in alphabetical order.
_SPELLINGS = {
    "word": "SELECT form FROM word ORDER BY form",
    "stem": "SELECT DISTINCT stem AS form FROM word ORDER BY stem",
    "name": "SELECT DISTINCT key AS form FROM definition ORDER BY key",
}
# What makes a word that came into a name, or left the last one, no function word, or one again.
_NAMED = (
    "INSERT INTO function_word_in_name SELECT * FROM function_word WHERE foreignness > 0 AND form = ?",
    "DELETE FROM function_word WHERE foreignness > 0 AND form = ?",
)
_NOT_NAMED = (
    "INSERT INTO function_word SELECT * FROM function_word_in_name WHERE form = ?",
    "DELETE FROM function_word_in_name WHERE form = ?",
)
_PATH_AS_SLUG = "substr(path, 1, length(path) - 3)"


class Counts:
    """Counts over an open connection, inside the transaction of whoever opened it.

    changes: in how many passages more (or, below zero, fewer) each word stands since the last count.
    touched_keys, touched_name_words, touched_slugs: the keys and the words of names, and the slugs, of articles
    that were added or removed since.
    """

    def __init__(self, connection: sqlite3.Connection, stemmer: Stemmer) -> None:
        self._connection = connection
        self._stemmer = stemmer
        self.changes: Counter[str] = Counter()
        self.touched_keys: set[str] = set()
        self.touched_slugs: set[str] = set()
        self.touched_name_words: set[str] = set()

    def count(self, stems: Callable[[Iterable[str]], Iterable[str]]) -> None:
        """Counts everything for the first time. stems: gives those of words, in order."""
        connection = self._connection
        with _Vocabulary(connection, "occurrence"):
            rows, ahead = tee(
                connection.execute(f"SELECT term, doc FROM temp.vocabulary WHERE length(term) <= {_LONGEST_WORD}")
            )
            stemmed = zip(rows, stems(form for form, _ in ahead), strict=True)
            connection.executemany(
                "INSERT INTO word VALUES (?, ?, ?)", ((form, stem, count) for (form, count), stem in stemmed)
            )
        for kind, source in _SPELLINGS.items():
            connection.execute(
                f"INSERT INTO spelling SELECT ?, length(form), group_concat(form, ' ') FROM ({source}) GROUP BY 2",
                (kind,),
            )
        # `back` is a function word of English, but not where there is a `back office`.
        with _Vocabulary(connection, "naming"):
            connection.execute(
                "INSERT INTO function_word_in_name SELECT * FROM function_word"
                " WHERE foreignness > 0 AND form IN (SELECT term FROM temp.vocabulary)"
            )
        connection.execute("DELETE FROM function_word WHERE form IN (SELECT form FROM function_word_in_name)")
        # Where two articles share a slug, both go by their paths.
        shared = "SELECT stem_of_file FROM article GROUP BY 1 HAVING count(*) > 1"
        connection.execute(f"UPDATE article SET slug = {_PATH_AS_SLUG} WHERE stem_of_file IN ({shared})")

    def recount(self) -> None:
        """Brings up to date what the changes touch, and nothing else: that takes the same time in an index of any
        size, but for the spellings of a length in which words or names have come or gone."""
        self._recount_words()
        named = {key for key in self.touched_keys if self._one("SELECT 1 FROM definition WHERE key = ?", key)}
        self._respell("name", named, self.touched_keys - named)
        for word in self.touched_name_words:
            is_named = self._one("SELECT 1 FROM naming WHERE naming MATCH ?", f'"{word}"')
            for statement in _NAMED if is_named else _NOT_NAMED:
                self._connection.execute(statement, (word,))
        for slug in self.touched_slugs:
            is_shared = self._one("SELECT count(*) > 1 FROM article WHERE stem_of_file = ?", slug)
            name = _PATH_AS_SLUG if is_shared else "stem_of_file"
            self._connection.execute(f"UPDATE article SET slug = {name} WHERE stem_of_file = ?", (slug,))

    def _recount_words(self) -> None:
        changes = {form: change for form, change in self.changes.items() if change and len(form) <= _LONGEST_WORD}
        known = {form: self._one("SELECT passages FROM word WHERE form = ?", form) or 0 for form in changes}
        counts = {form: known[form] + change for form, change in changes.items()}
        gone = {form for form, count in counts.items() if count <= 0}
        come = {form for form in counts if not known[form]} - gone
        connection = self._connection
        connection.executemany("DELETE FROM word WHERE form = ?", ((form,) for form in gone))
        connection.executemany("UPDATE word SET passages = ? WHERE form = ?", ((counts[form], form) for form in counts))
        connection.executemany(
            "INSERT INTO word VALUES (?, ?, ?)", ((form, self._stemmer(form), counts[form]) for form in come)
        )
        self._respell("word", come, gone)
        gone_stems = {self._stemmer(form) for form in gone}
        left = {stem for stem in gone_stems if self._one("SELECT 1 FROM word WHERE stem = ?", stem)}
        self._respell("stem", {self._stemmer(form) for form in come}, gone_stems - left)

    def _respell(self, kind: str, come: Set[str], gone: Set[str]) -> None:
        """Puts forms among those of their length, or takes them out."""
        changes: dict[int, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
        for position, forms in enumerate((come, gone)):
            for form in forms:
                changes[len(form)][position].add(form)
        for length, (added, removed) in changes.items():
            before = self._one("SELECT forms FROM spelling WHERE kind = ? AND length = ?", kind, length) or ""
            spelled = " ".join(sorted((set(before.split()) | added) - removed))
            self._connection.execute("DELETE FROM spelling WHERE kind = ? AND length = ?", (kind, length))
            if spelled:
                self._connection.execute("INSERT INTO spelling VALUES (?, ?, ?)", (kind, length, spelled))

    def _one(self, statement: str, *values: object) -> Any:
        row = self._connection.execute(statement, values).fetchone()
        return row[0] if row else None


class _Vocabulary:
    """The words of an inverted index with the number of their documents, as the table `temp.vocabulary`."""

    def __init__(self, connection: sqlite3.Connection, table: str) -> None:
        self._connection = connection
        self._table = table

    def __enter__(self) -> None:
        self._connection.execute(f"CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab (main, {self._table}, row)")

    def __exit__(self, *_error: object) -> None:
        self._connection.execute("DROP TABLE temp.vocabulary")
