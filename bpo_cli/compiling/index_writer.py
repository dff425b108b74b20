"""Writing an index: the tables, the rows that come from an article, and what is counted over all of them.

Which files are read, and when, is decided in `compiler`; what comes from the language is written by `language_rows`.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable

from bpo_cli import __version__
from bpo_cli.compiling.counting import Counts
from bpo_cli.compiling.language_rows import LanguageRows
from bpo_cli.compiling.preparation import Entry, Preparation
from bpo_cli.index_format import APPLICATION_ID, FORMAT_VERSION, INDICES, PATH_SEPARATOR, TABLES, unpacked
from bpo_cli.scanning import Snapshot
from bpo_cli.settings import Settings
from bpo_cli.words import tokens

# In how many bytes of memory FTS5 gathers words, and after how many times of writing them it merges what it wrote.
# Gathering much and merging once, at the end, writes the words of many articles in half the time.
_MANY_ROWS = {"hashsize": 16 * 1024 * 1024, "automerge": 0}
_FEW_ROWS = {"hashsize": 1024 * 1024, "automerge": 4}  # as FTS5 has it by itself


class IndexWriter:
    """Writes an index over an open connection, inside the transaction of whoever opened it."""

    def __init__(self, connection: sqlite3.Connection, preparation: Preparation) -> None:
        self._connection = connection
        self._preparation = preparation
        self._counts = Counts(connection, preparation.stemmer)
        self._counts_changes = True
        self._next_ids: dict[str, int] = {}

    def create(self, settings: Settings, *, may_copy: bool) -> None:
        """Makes the tables and writes what belongs to the glossary as a whole. may_copy: whether what comes from its
        language may be copied from the bundled index."""
        self._counts_changes = False
        self._execute_each(TABLES)
        self._tune_for(_MANY_ROWS)
        self._connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        self._connection.execute(f"PRAGMA user_version = {FORMAT_VERSION}")
        self._setting("title", settings.title)
        rows = LanguageRows(self._connection, self._preparation)
        rows.write(may_copy=may_copy)
        rows.add_synonyms(settings.synonyms)

    def add(self, entry: Entry) -> None:
        """Writes one article."""
        article = self._new_ids("article", 1)
        section = self._new_ids("section", len(entry.sections))
        passage = self._new_ids("passage", len(entry.passages))
        last_section, last_passage = section + len(entry.sections) - 1, passage + len(entry.passages) - 1
        self._connection.execute(
            "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                article, entry.slug, entry.slug, entry.path, entry.title,
                section, last_section, passage, last_passage, entry.text,
            ),
        )  # fmt: skip
        self._connection.executemany(
            "INSERT INTO section VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(number, article, *row) for number, row in enumerate(entry.sections, section)],
        )
        self._connection.executemany(
            "INSERT INTO passage VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [(number, section + position, *row) for number, (position, *row) in enumerate(entry.passages, passage)],
        )
        self._connection.executemany(
            "INSERT INTO occurrence (rowid, words) VALUES (?, ?)", list(enumerate(entry.words, passage))
        )
        self._add_definitions(entry, article, passage)
        if self._counts_changes:
            self._counts.touched_slugs.add(entry.slug)
            for words in entry.words:
                self._counts.changes.update(set(words.split()))

    def remove(self, path: str) -> None:
        """Takes the article with that path out again, if it is there."""
        rows = self._connection.execute(
            "SELECT id, stem_of_file, title, text, first_section, last_section, first_passage, last_passage"
            " FROM article WHERE path = ?",
            (path,),
        )
        for article, slug, title, text, first_section, last_section, *passages in rows.fetchall():
            self._counts.touched_slugs.add(slug)
            self._remove_passages(title, unpacked(text), *passages)
            self._remove_definitions(article)
            self._connection.execute("DELETE FROM section WHERE id BETWEEN ? AND ?", (first_section, last_section))
            self._connection.execute("DELETE FROM article WHERE id = ?", (article,))

    def finish(self, stems: Callable[[Iterable[str]], Iterable[str]]) -> None:
        """Writes what is counted over all articles, after the first build. stems: gives those of words, in order."""
        # First, because what follows takes the room that this gives back.
        self._connection.execute("INSERT INTO occurrence (occurrence) VALUES ('optimize')")
        self._tune_for(_FEW_ROWS)
        self._counts.count(stems)
        self._execute_each(INDICES)
        self._count_passages()

    def recount(self) -> None:
        """Brings up to date what is counted over all articles, where the added and removed ones touch it."""
        self._counts.recount()
        self._count_passages()

    def remember(self, folder: str, snapshot: Snapshot) -> None:
        """Writes which files the index was made from."""
        self._connection.execute("DELETE FROM snapshot")
        row = (__version__, os.fsencode(folder), os.fsencode(snapshot.names), snapshot.stamps)
        self._connection.execute("INSERT INTO snapshot VALUES (?, ?, ?, ?)", row)

    def _add_definitions(self, entry: Entry, article: int, first_passage: int) -> None:
        first = self._new_ids("definition", len(entry.definitions))
        rows, naming = [], []
        for number, (key, name, headword, passage, *others, words) in enumerate(entry.definitions, first):
            rows.append((number, key, name, headword, first_passage + passage, article, *others))
            naming.append((number, words))
        self._connection.executemany("INSERT INTO definition VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        self._connection.executemany("INSERT INTO naming (rowid, words) VALUES (?, ?)", naming)
        if self._counts_changes:
            self._counts.touched_keys.update(key for key, *_ in entry.definitions)
            self._counts.touched_name_words.update(*(words.split() for *_, words in entry.definitions))

    def _remove_passages(self, title: str, article_text: str, first: int, last: int) -> None:
        rows = self._connection.execute(
            "SELECT passage.id, heading, path, beginning, ending, links FROM passage"
            " JOIN section ON section.id = passage.section WHERE passage.id BETWEEN ? AND ?",
            (first, last),
        )
        ids, parts = [], []
        for passage, heading, path, beginning, ending, links in rows:
            ids.append(passage)
            parts.append((heading, path.replace(PATH_SEPARATOR, " "), article_text[beginning:ending], links))
        for passage, words in zip(ids, self._preparation.words(title, parts), strict=True):
            self._connection.execute(
                "INSERT INTO occurrence (occurrence, rowid, words) VALUES ('delete', ?, ?)", (passage, words)
            )
            self._counts.changes.subtract(set(words.split()))
        self._connection.execute("DELETE FROM passage WHERE id BETWEEN ? AND ?", (first, last))

    def _remove_definitions(self, article: int) -> None:
        fold = self._preparation.fold
        rows = self._connection.execute("SELECT id, key, name FROM definition WHERE article = ?", (article,))
        for definition, key, name in rows.fetchall():
            words = tokens(fold(name))
            self._connection.execute(
                "INSERT INTO naming (naming, rowid, words) VALUES ('delete', ?, ?)", (definition, " ".join(words))
            )
            self._counts.touched_keys.add(key)
            self._counts.touched_name_words.update(words)
        self._connection.execute("DELETE FROM definition WHERE article = ?", (article,))

    def _new_ids(self, table: str, count: int) -> int:
        """The first of so many ids, above all that the table has."""
        if table not in self._next_ids:
            rows = self._connection.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {table}")
            self._next_ids[table] = int(rows.fetchone()[0])
        self._next_ids[table] += count
        return self._next_ids[table] - count

    def _count_passages(self) -> None:
        [(passages,)] = self._connection.execute("SELECT count(*) FROM passage")
        self._setting("passages", str(passages))

    def _execute_each(self, statements: str) -> None:
        for statement in statements.split(";\n"):
            if statement.strip():
                self._connection.execute(statement)

    def _tune_for(self, tuning: dict[str, int]) -> None:
        self._connection.executemany("INSERT INTO occurrence (occurrence, rank) VALUES (?, ?)", tuning.items())

    def _setting(self, name: str, value: str) -> None:
        self._connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))
