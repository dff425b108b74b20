"""The index: the SQLite file that every look-up reads. How it is read.

Everything that a look-up needs is in it, also what belongs to the language: nothing is parsed at look-up
time. Its tables are in `index_format`, writing them is in `index_writer`.
"""

from __future__ import annotations

try:
    # The module behind `sqlite3`, without the dates and times: they cost 0.15 of a bare Python start.
    import _sqlite3 as sqlite3
except ImportError:  # another implementation of Python
    import sqlite3  # type: ignore[no-redef]

import os

from bpo_cli import __version__
from bpo_cli.errors import GlossaryError
from bpo_cli.index_format import APPLICATION_ID, FORMAT_VERSION, after, listed, unpacked
from bpo_cli.stored import StoredArticle, StoredDefinition, StoredPassage, StoredSection
from bpo_cli.words import Folding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from bpo_cli.scanning import Snapshot
    from bpo_cli.vocabulary import Vocabulary

# A FAQ entry has the anchor of its question; other passages are numbered within their section.
_ANCHOR = "CASE passage.number WHEN 0 THEN section.anchor ELSE section.anchor || '-' || passage.number END"
_STORED_PASSAGE = f"""
    passage.id, {_ANCHOR}, passage.kind, section.heading, section.path, article.text, passage.line,
    passage.links, article.slug, article.path, article.title, passage.beginning, passage.ending, article.id"""
_AND_ITS_ARTICLE = """
    JOIN section ON section.id = passage.section JOIN article ON article.id = section.article"""


class Index:
    """An opened index. Raises GlossaryError, with `remedy` as its hint, whenever the file proves unusable."""

    def __init__(self, connection: sqlite3.Connection, path: str, remedy: str) -> None:
        self.path = path
        self._connection = connection
        self._remedy = remedy
        self._version: int | None = None
        self._forget()
        if self._one("PRAGMA application_id") != APPLICATION_ID:
            raise self._unusable("not an index of bpo")
        if self._one("PRAGMA user_version") != FORMAT_VERSION:
            raise self._unusable("made by another version of bpo")

    @classmethod
    def open(cls, path: str, remedy: str, *, immutable: bool = False, patience: float = 5.0) -> Index:
        """Opens an index for reading. immutable: nobody changes the file while it is open. patience: for how
        many seconds to wait while somebody writes."""
        options = "mode=ro&immutable=1" if immutable else "mode=ro"
        try:
            connection = sqlite3.connect(
                f"file:{_quoted(path)}?{options}",
                uri=True,
                timeout=patience,
                isolation_level=None,
                check_same_thread=False,
            )
        except sqlite3.Error as error:
            raise GlossaryError(f"the index {path} cannot be read: {error}", remedy) from error
        return cls(connection, path, remedy)

    def begin(self) -> bool:
        """From now until `end` the index stays as it is, whoever writes. Writers wait, so be short.

        Gives back whether somebody may have written since the last time; what was remembered is forgotten then.
        """
        self._one("BEGIN")
        before, self._version = self._version, self._one("PRAGMA data_version")
        if before == self._version:
            return False
        self._forget()
        return True

    def _forget(self) -> None:
        self._vocabulary: Vocabulary | None = None
        self._fold: Folding | None = None
        self._unpacked: tuple[int, str] = (0, "")

    def end(self) -> None:
        """Lets writers write."""
        try:
            self._connection.execute("COMMIT")
        except sqlite3.Error:  # it ended by itself when something failed
            return

    def close(self) -> None:
        """Lets go of the file. The index cannot be used afterwards."""
        self._connection.close()

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of the texts. An exact look-up has no use for them."""
        if self._vocabulary is None:
            from bpo_cli.vocabulary import Vocabulary

            self._vocabulary = Vocabulary(self._rows)
        return self._vocabulary

    @property
    def fold(self) -> Folding:
        """The folding that all words of this index went through."""
        if self._fold is None:
            pairs = self.setting("folding").split("\n")
            self._fold = Folding((pair.split("\t")[0], pair.split("\t")[1]) for pair in pairs if pair)
        return self._fold

    def setting(self, name: str) -> str:
        """A setting of the glossary or its language; empty if there is none of that name."""
        return str(self._one("SELECT value FROM setting WHERE name = ?", name) or "")

    def snapshot(self, folder: str) -> Snapshot | None:
        """The files of that folder as they were when the index was made from it; None if it was made by another
        version, or from another folder."""
        from bpo_cli.scanning import Snapshot

        made_so = "SELECT names, stamps FROM snapshot WHERE folder = ? AND made_by = ?"
        for names, stamps in self._rows(made_so, os.fsencode(folder), __version__):
            return Snapshot(os.fsdecode(names), bytes(stamps))
        return None

    def definitions(self, key: str) -> list[StoredDefinition]:
        """The definitions of all names with that key, the best evidence first."""
        return self._definitions("definition.key = ? ORDER BY definition.rank, passage.id", key)

    def known_names(self, keys: Iterable[str]) -> frozenset[str]:
        """Those of the keys that some name has."""
        return frozenset(row[0] for row in self._rows(f"SELECT key FROM definition WHERE key IN ({listed(keys)})"))

    def definitions_by_id(self, ids: Iterable[int]) -> list[StoredDefinition]:
        """The definitions with these ids, in no particular order."""
        return self._definitions(f"definition.id IN ({listed(ids)})")

    def names_in(self, passages: Iterable[int]) -> Iterator[tuple[int, str]]:
        """The names that these passages define, each with the id of its passage."""
        return self._rows(f"SELECT passage, name FROM definition WHERE passage IN ({listed(passages)})")

    def definitions_of_section(self, slug: str, anchor: str) -> list[StoredDefinition]:
        """The definitions that stand in one section of an article, in their order."""
        return self._definitions(
            "definition.article = article.id AND article.slug = ? AND section.anchor = ?"
            " ORDER BY passage.id, definition.id",
            slug, anchor,
        )  # fmt: skip

    def passages(self, ids: Iterable[int]) -> list[StoredPassage]:
        """The passages with these ids, in the order of the articles."""
        return self._passages(f"passage.id IN ({listed(ids)}) ORDER BY article.path, passage.id")

    def passages_of_kind(self, kind: str) -> list[StoredPassage]:
        """All passages of one kind, in the order of the articles."""
        return self._passages("passage.kind = ? ORDER BY article.path, passage.id", kind)

    def passages_of_article(self, article: int) -> list[StoredPassage]:
        """All passages of one article, in their order."""
        return self._passages(
            "article.id = ? AND passage.id BETWEEN article.first_passage AND article.last_passage ORDER BY passage.id",
            article,
        )

    def passage_count(self) -> int:
        """How many passages there are."""
        return int(self.setting("passages") or 0)

    def has_articles(self) -> bool:
        """Whether there is any article."""
        return bool(self._one("SELECT EXISTS (SELECT 1 FROM article)"))

    def articles(self) -> list[StoredArticle]:
        """All articles, by path."""
        return [StoredArticle(*row) for row in self._rows("SELECT id, slug, path, title FROM article ORDER BY path")]

    def articles_named(self, name: str) -> list[StoredArticle]:
        """The articles with that slug or, since two may share one, that path without `.md`."""
        return [
            StoredArticle(*row)
            for row in self._rows(
                "SELECT id, slug, path, title FROM article WHERE slug = ? OR path = ? ORDER BY path",
                name,
                name + ".md",
            )
        ]

    def sections(self, article: int) -> list[StoredSection]:
        """The headings of one article, in their order."""
        rows = self._rows(
            "SELECT heading, level, section.anchor, line FROM article JOIN section"
            " ON section.id BETWEEN first_section AND last_section WHERE article.id = ? ORDER BY section.id",
            article,
        )
        return [StoredSection(*row) for row in rows]

    def address_of_section(self, heading: str) -> str:
        """The first section with that heading, or that anchor, in whatever article, as `slug#anchor`."""
        rows = self._rows(
            "SELECT slug, anchor FROM section JOIN article ON article.id = section.article"
            " WHERE heading = ? COLLATE NOCASE OR anchor = ? ORDER BY article.path, section.id LIMIT 1",
            heading,
            heading,
        )
        return next((f"{slug}#{anchor}" for slug, anchor in rows), "")

    def names(self) -> Iterator[tuple[str, str, str, str, str]]:
        """All names that a definition can be found by: key, name, headword, source, slug; by key."""
        return self._rows(
            "SELECT definition.key, name, headword, source, slug FROM definition JOIN article"
            " ON article.id = definition.article ORDER BY definition.key, definition.rank, article.path"
        )

    def names_starting_with(self, key: str, limit: int) -> list[str]:
        """Up to `limit` names whose key begins so, in the order of their keys."""
        rows = self._rows(
            "SELECT min(name) FROM definition WHERE key >= ? AND key < ? AND source NOT IN ('slug', 'full title')"
            " GROUP BY key ORDER BY key LIMIT ?",
            key, after(key), limit,
        )  # fmt: skip
        return [row[0] for row in rows]

    def passages_with(self, forms: Iterable[str]) -> list[int]:
        """The ids of the passages in which any of the forms stands, in text, heading or link, ascending."""
        return self._matching("occurrence", forms)

    def definitions_with(self, forms: Iterable[str]) -> list[int]:
        """The ids of the definitions in whose name any of the forms stands, ascending."""
        return self._matching("naming", forms)

    def are_in_a_name(self, form: str, others: Iterable[str]) -> bool:
        """Whether some name holds that form and any of the others."""
        any_other = _any_of(others)
        found = "SELECT EXISTS (SELECT 1 FROM naming WHERE naming MATCH ?)"
        return bool(any_other and self._one(found, f'"{form}" AND ({any_other})'))

    def _matching(self, table: str, forms: Iterable[str]) -> list[int]:
        expression = _any_of(forms)
        if not expression:
            return []
        rows = self._rows(f"SELECT rowid FROM {table} WHERE {table} MATCH ?", expression)
        return [row[0] for row in rows]

    def _passages(self, condition: str, *values: object) -> list[StoredPassage]:
        rows = self._rows(
            f"SELECT {_STORED_PASSAGE} FROM passage{_AND_ITS_ARTICLE} WHERE {condition}",
            *values,
        )
        return [self._stored_passage(row) for row in rows]

    def _definitions(self, condition: str, *values: object) -> list[StoredDefinition]:
        rows = self._rows(
            "SELECT definition.id, definition.key, name, headword, start, stop, source, rank,"
            f" {_STORED_PASSAGE} FROM definition JOIN passage ON passage.id = definition.passage"
            f"{_AND_ITS_ARTICLE} WHERE {condition}",
            *values,
        )
        return [StoredDefinition(*(*row[:8], self._stored_passage(row[8:]))) for row in rows]

    def _stored_passage(self, row: tuple[Any, ...]) -> StoredPassage:
        """A row of _STORED_PASSAGE; the text of the article last read is kept, for its passages come together."""
        *before, packed_text, line, links, slug, path, title, beginning, ending, article = row
        if article != self._unpacked[0]:
            try:
                self._unpacked = article, unpacked(packed_text)
            except (ValueError, TypeError) as error:
                raise self._unusable(error) from error
        text = self._unpacked[1][beginning:ending]
        return StoredPassage(*(*before, text, line, links, slug, path, title))

    def _one(self, statement: str, *values: object) -> Any:
        for row in self._rows(statement, *values):
            return row[0]
        return None

    def _rows(self, statement: str, *values: object) -> Iterator[Any]:
        try:
            yield from self._connection.execute(statement, values)
        except UnicodeEncodeError:
            return  # half a character: no text of an index holds one
        except sqlite3.Error as error:
            raise self._unusable(error) from error

    def _unusable(self, reason: object) -> GlossaryError:
        return GlossaryError(f"the index {self.path} cannot be read: {reason}", self._remedy)


def _any_of(forms: Iterable[str]) -> str:
    """What FTS5 is asked for that."""
    return " OR ".join(f'"{form}"' for form in forms)


def _quoted(path: str) -> str:
    """The path as SQLite wants it in a URI."""
    return path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
