"""Writing an index: the rows that come from an article, and those that come from its language and settings.

Which files are read, and when, is decided in `compiling`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from bpo_cli.article import Article
from bpo_cli.definitions import DefinitionRules
from bpo_cli.index import APPLICATION_ID, FORMAT_VERSION, PATH_SEPARATOR, SCHEMA
from bpo_cli.language import Language, load_language, load_thesaurus
from bpo_cli.parsing import parse
from bpo_cli.record import Record, replace
from bpo_cli.settings import Settings
from bpo_cli.words import Folding, Stemmer, tokens


class Entry(Record):
    """The rows of one article, ready to be written. `words` of a passage are its folded words, as one text."""

    slug: str
    path: str
    title: str
    sections: tuple[tuple[str, int, str, int], ...]
    passages: tuple[tuple[str, str, str, str, str, int, str], ...]
    words: tuple[str, ...]
    definitions: tuple[tuple[str, str, str, int, int, int, str, int, str, str, str], ...]


class Preparation:
    """Turns the text of a file into an Entry, by the language and the settings of the glossary.

    Holds no connection, so that it can work in several processes at once.
    """

    def __init__(self, settings: Settings) -> None:
        language = load_language(settings.language)
        self.language: Language = replace(
            language,
            highlights=language.highlights + tuple(name.lower() for name in settings.highlights),
            faq=language.faq + tuple(name.lower() for name in settings.faq),
        )
        self.fold = Folding(language.folding)
        self.rules = DefinitionRules(self.language, self.fold)
        self.stemmer = Stemmer(language.stemmer, language.kept_endings)

    def entry(self, text: str, path: str) -> Entry:
        """What the index will hold of that file; `path` is relative to the glossary's folder."""
        article = parse(text, path, self.language)
        return Entry(
            slug=article.slug,
            path=path,
            title=article.title,
            sections=tuple((each.heading, each.level, each.anchor, each.line) for each in article.sections),
            passages=tuple(
                (
                    each.anchor, each.kind, each.heading, PATH_SEPARATOR.join(each.path), each.text, each.line,
                    " ".join(dict.fromkeys(link.slug for link in each.links)),
                )
                for each in article.passages
            ),
            words=tuple(
                indexed_words(
                    self.fold, article.title, each.heading, " ".join(each.path), each.text,
                    " ".join(link.slug for link in each.links),
                )
                for each in article.passages
            ),
            definitions=self._definition_rows(article),
        )  # fmt: skip

    def _definition_rows(
        self, article: Article
    ) -> tuple[tuple[str, str, str, int, int, int, str, int, str, str, str], ...]:
        return tuple(
            (
                self.fold.key(each.name), each.name, each.headword, each.passage, each.start, each.stop,
                each.source, each.rank, self._stems(each.name), self._stems(each.headword),
                " ".join(tokens(self.fold(each.name))),
            )
            for each in self.rules.definitions(article)
        )  # fmt: skip

    def _stems(self, name: str) -> str:
        return " ".join(self.stemmer(word) for word in tokens(self.fold(name)))


def indexed_words(fold: Folding, title: str, heading: str, path: str, text: str, links: str) -> str:
    """The folded words by which a passage is found: of its text, of what stands above it, of its links.

    Removing a passage from the index needs exactly what was added, so both are computed here.
    """
    everything = f"{text}\n{heading}\n{path}\n{title}\n{links} {links.replace('-', ' ').replace('_', ' ')}"
    return " ".join(tokens(fold(everything)))


class IndexWriter:
    """Writes an index over an open connection, inside the transaction of whoever opened it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._touched: set[str] = set()

    def create(self, settings: Settings, preparation: Preparation) -> None:
        """Makes the tables and writes what belongs to the glossary as a whole."""
        for statement in SCHEMA.split(";\n"):
            if statement.strip():
                self._connection.execute(statement)
        self._connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        self._connection.execute(f"PRAGMA user_version = {FORMAT_VERSION}")
        language = preparation.language
        related = [load_language(name) for name in language.related]
        self._write_settings(settings, language)
        self._write_function_words(preparation.fold, [language, *related])
        groups = [*load_thesaurus(language.name), *settings.synonyms]
        # Many readers ask in English, whose endings the stemmer of the glossary's language does not know.
        stemmers = [_stemmer(language), _stemmer(load_language("english"))]
        self._write_synonyms(preparation.fold, groups, stemmers)

    def add(self, entry: Entry, stamp: Sequence[int]) -> None:
        """Writes one article; stamp is its file's inode, size, and times of modification and change in ns."""
        article = self._connection.execute(
            "INSERT INTO article (slug, path, title, inode, size, modified, changed) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (entry.slug, entry.path, entry.title, *stamp),
        ).lastrowid
        self._connection.executemany(
            "INSERT INTO section VALUES (?, ?, ?, ?, ?, ?)",
            ((article, position, *row) for position, row in enumerate(entry.sections)),
        )
        first = self._next_passage()
        self._connection.executemany(
            "INSERT INTO passage VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            ((first + position, article, *row) for position, row in enumerate(entry.passages)),
        )
        self._connection.executemany(
            "INSERT INTO occurrence (rowid, words) VALUES (?, ?)",
            ((first + position, words) for position, words in enumerate(entry.words)),
        )
        for key, name, headword, passage, *others, words in entry.definitions:
            row = self._connection.execute(
                "INSERT INTO definition (key, name, headword, passage, article, start, stop, source, rank, stems,"
                " headword_stems) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (key, name, headword, first + passage, article, *others),
            ).lastrowid
            self._connection.execute("INSERT INTO naming (rowid, words) VALUES (?, ?)", (row, words))

    def _next_passage(self) -> int:
        return int(self._connection.execute("SELECT coalesce(max(id), 0) + 1 FROM passage").fetchone()[0])

    def finish(self, stemmer: Stemmer) -> None:
        """Writes what is counted over all articles: the vocabulary and the lists of spellings."""
        connection = self._connection
        connection.create_function("stem", 1, stemmer, deterministic=True)
        connection.create_function("reversed", 1, lambda text: text[::-1], deterministic=True)
        connection.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab (main, occurrence, row)")
        connection.execute(
            "INSERT INTO word SELECT term, stem(term), reversed(stem(term)), doc FROM temp.vocabulary"
            " WHERE length(term) <= 64"
        )
        connection.execute("DROP TABLE temp.vocabulary")
        for kind, source in (
            ("word", "SELECT form FROM word"),
            ("name", "SELECT DISTINCT key FROM definition"),
        ):
            connection.execute(
                "INSERT INTO spelling SELECT ?, length(form), group_concat(form, ' ') FROM"
                f" (SELECT * FROM ({source.replace('key', 'key AS form')}) ORDER BY form) GROUP BY length(form)",
                (kind,),
            )
        # `back` is a function word of English, but not where there is a `back office`.
        connection.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab (main, naming, row)")
        connection.execute(
            "DELETE FROM function_word WHERE foreign_only AND form IN (SELECT term FROM temp.vocabulary)"
        )
        connection.execute("DROP TABLE temp.vocabulary")
        self._setting("passages", str(connection.execute("SELECT count(*) FROM passage").fetchone()[0]))
        connection.execute("INSERT INTO occurrence (occurrence) VALUES ('optimize')")

    def _write_settings(self, settings: Settings, language: Language) -> None:
        self._setting("title", settings.title)
        self._setting("language", language.name)
        self._setting("folding", "\n".join("\t".join(pair) for pair in language.folding))
        self._setting("stemmers", " ".join(load_language(name).stemmer for name in (language.name, *language.kindred)))
        self._setting("abbreviations", "\n".join(sorted(language.abbreviations)))
        self._setting("kept_endings", " ".join(language.kept_endings))
        self._setting("further_endings", " ".join(language.further_endings))
        for name, label in language.labels.items():
            self._setting(f"label.{name}", label)

    def _write_function_words(self, fold: Folding, languages: list[Language]) -> None:
        for number, language in enumerate(languages):
            words = {fold(word) for word in language.stop_words | language.question_words}
            forms = sorted({form for word in words for form in tokens(word)})
            self._connection.executemany(
                "INSERT OR IGNORE INTO function_word VALUES (?, ?)", ((form, number > 0) for form in forms)
            )

    def _write_synonyms(self, fold: Folding, groups: Iterable[tuple[str, ...]], stemmers: list[Stemmer]) -> None:
        for meaning, group in enumerate(groups):
            rows = {
                " ".join(stemmer(word) for word in tokens(fold(member))) for member in group for stemmer in stemmers
            }
            self._connection.executemany(
                "INSERT OR IGNORE INTO synonym VALUES (?, ?)",
                ((stems, meaning) for stems in sorted(rows) if stems),
            )

    def _setting(self, name: str, value: str) -> None:
        self._connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))


def _stemmer(language: Language) -> Stemmer:
    return Stemmer(language.stemmer, language.kept_endings)
