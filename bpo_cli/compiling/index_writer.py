"""Writing an index: the rows that come from an article, and those that come from its language and settings.

Which files are read, and when, is decided in `compiler`.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable

from bpo_cli import __version__
from bpo_cli.compiling.counting import Counts
from bpo_cli.compiling.preparation import Entry, Preparation
from bpo_cli.compiling.stemmed_thesaurus import StemmedThesaurus
from bpo_cli.index_format import APPLICATION_ID, FORMAT_VERSION, INDICES, PATH_SEPARATOR, TABLES, unpacked
from bpo_cli.language import Language, known_languages, load_language
from bpo_cli.scanning import Snapshot
from bpo_cli.settings import Settings
from bpo_cli.words import Folding, tokens

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
        """Makes the tables and writes what belongs to the glossary as a whole; may_copy: some of it perhaps as it
        stands in the bundled index."""
        self._counts_changes = False
        self._execute_each(TABLES)
        self._tune_for(_MANY_ROWS)
        self._connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        self._connection.execute(f"PRAGMA user_version = {FORMAT_VERSION}")
        language = self._preparation.language
        related = [load_language(name) for name in language.related]
        self._write_settings(settings, language)
        self._write_function_words(self._preparation.fold, [language, *related])
        self._write_light_words(self._preparation, related)
        self._write_questions(self._preparation.fold, language, related)
        self._write_synonyms(StemmedThesaurus(language, self._preparation.fold, may_copy=may_copy), settings)

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

    def _write_settings(self, settings: Settings, language: Language) -> None:
        fold = self._preparation.fold
        self._setting("title", settings.title)
        self._setting("language", language.name)
        self._setting("folding", "\n".join("\t".join(pair) for pair in language.folding))
        self._setting("respellings", "\n".join("\t".join(map(fold, pair)) for pair in language.respellings))
        self._setting("stemmers", " ".join(load_language(name).stemmer for name in (language.name, *language.kindred)))
        self._setting("abbreviations", "\n".join(sorted(language.abbreviations)))
        self._setting("kept_endings", " ".join(language.kept_endings))
        self._setting("suffixes", " ".join(map(fold, language.suffixes)))
        self._setting("negations", " ".join(language.negations))
        self._setting("accented", " ".join(sorted(fold(word) for word in language.accented_words)))
        self._setting("seemingly_inflected", " ".join(sorted(map(fold, language.seemingly_inflected))))
        self._setting("syncopated", " ".join(language.syncopated))
        self._setting("short_endings", " ".join(language.short_endings))
        self._setting("latin_endings", " ".join(language.latin_endings))
        self._setting("further_endings", " ".join(language.further_endings))
        self._setting("verbal_nouns", " ".join(language.verbal_nouns))
        self._setting("conjunctions", " ".join(language.conjunctions))
        self._setting("presenting", "\n".join(language.presenting))
        self._setting("presenting_names", "\n".join(language.presenting_names))
        self._setting("explaining", "\n".join(language.explaining))
        for name, label in language.labels.items():
            self._setting(f"label.{name}", label)
        for each in map(load_language, known_languages()):
            for code in each.codes:
                for name, message in each.messages.items():
                    self._setting(f"message.{code}.{name}", message)

    def _write_function_words(self, fold: Folding, languages: list[Language]) -> None:
        """Each with how foreign it is: 0 in the glossary's own language, 1 in its kindred, 2 in others."""
        own, *related = languages
        for language in sorted(languages, key=lambda each: (each != own, each.name not in own.kindred)):
            foreignness = (language in related) + (language in related and language.name not in own.kindred)
            words = {fold(word) for word in language.stop_words | language.question_words}
            forms = sorted({form for word in words for form in tokens(word)})
            self._connection.executemany(
                "INSERT OR IGNORE INTO function_word VALUES (?, ?)", ((form, foreignness) for form in forms)
            )

    def _write_light_words(self, preparation: Preparation, related: list[Language]) -> None:
        """Those of the glossary's own language as stems, those of other languages as they are."""
        fold, stem, own = preparation.fold, preparation.stemmer, preparation.language
        self._setting("light_stems", " ".join(sorted({stem(fold(word)) for word in own.light_words})))
        self._setting("general_nouns", " ".join(sorted({stem(fold(word)) for word in own.general_nouns})))
        others = (language.light_words for language in related)
        forms = {fold(word) for word in own.light_forms.union(*others)}
        self._setting("light_forms", " ".join(sorted(forms)))

    def _write_questions(self, fold: Folding, own: Language, related: list[Language]) -> None:
        """How questions begin in any of the languages, each with its type, and what tells what is asked
        for in that of the texts."""
        types = {
            fold(phrase): kind
            for language in (*related, own)
            for kind, phrases in language.questions.items()
            for phrase in phrases
        }
        self._setting("questions", "\n".join(f"{kind} {phrase}" for phrase, kind in sorted(types.items())))
        answers = (f"{kind} {' '.join(sorted(map(fold, words)))}" for kind, words in sorted(own.answer_words.items()))
        self._setting("answers", "\n".join(answers))

    def _write_synonyms(self, thesaurus: StemmedThesaurus, settings: Settings) -> None:
        self._setting("thesaurus", thesaurus.origin)
        for rows in (thesaurus.rows, thesaurus.stemmed(settings.synonyms, thesaurus.meanings)):
            self._connection.executemany("INSERT OR IGNORE INTO synonym VALUES (?, ?)", rows)

    def _execute_each(self, statements: str) -> None:
        for statement in statements.split(";\n"):
            if statement.strip():
                self._connection.execute(statement)

    def _tune_for(self, tuning: dict[str, int]) -> None:
        self._connection.executemany("INSERT INTO occurrence (occurrence, rank) VALUES (?, ?)", tuning.items())

    def _setting(self, name: str, value: str) -> None:
        self._connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))
