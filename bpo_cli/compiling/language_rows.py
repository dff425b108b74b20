"""The rows of an index that come from its language, the same in every index of that language: messages, questions,
function words, the thesaurus.

To write them takes longer than all else in a small index, so they are copied from the bundled index where that was made
of the same words by the same rules.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from importlib import resources
from pathlib import Path

from bpo_cli.compiling.preparation import Preparation
from bpo_cli.compiling.synonym_stems import synonym_rows
from bpo_cli.index_format import SETTINGS_OF_GLOSSARY, listed
from bpo_cli.language import Language, known_languages, load_language, load_thesaurus
from bpo_cli.words import tokens

_BUNDLED_INDEX = f"{(Path(__file__).parent.parent / 'bundled.sqlite').as_uri()}?mode=ro&immutable=1"
# What the rows are made of, and by which rules.
_SOURCES = ("languages", "thesauri")
_RULES = (
    "accents.py",
    "language.py",
    "stems.py",
    "words.py",
    "compiling/language_rows.py",
    "compiling/synonym_stems.py",
)
# Where a table is empty yet, as that of the synonyms is, SQLite copies all of another without a look at the rows: in a
# sixth of the time.
_COPIES = (
    f"INSERT INTO setting SELECT * FROM bundled.setting WHERE name NOT IN ({listed(SETTINGS_OF_GLOSSARY)})",
    "INSERT INTO function_word SELECT * FROM bundled.function_word",
    "INSERT INTO function_word SELECT * FROM bundled.function_word_in_name",
    "INSERT INTO synonym SELECT * FROM bundled.synonym",
    "INSERT INTO spelling SELECT * FROM bundled.spelling WHERE kind = 'synonym'",
)
# The single words, by their length: to look for misspellings in the table of synonyms would take ten times as long.
_SPELLED = (
    "DELETE FROM spelling WHERE kind = 'synonym'",
    (
        "INSERT INTO spelling SELECT 'synonym', length(stems), group_concat(stems, ' ')"
        " FROM (SELECT DISTINCT stems FROM synonym WHERE instr(stems, ' ') = 0 ORDER BY stems) GROUP BY 2"
    ),
)


class LanguageRows:
    """Writes them over an open connection, inside the transaction of whoever opened it."""

    def __init__(self, connection: sqlite3.Connection, preparation: Preparation) -> None:
        self._connection = connection
        self._language, self._fold = preparation.language, preparation.fold
        self._stemmer = preparation.stemmer

    def write(self, *, may_copy: bool) -> None:
        """Writes all that comes from the language. may_copy: perhaps as it stands in the bundled index."""
        origin = f"{self._language.name} {_fingerprint()}"
        meanings = _meanings_in_bundled_index(origin) if may_copy else 0
        if meanings:
            self._copy(meanings)
            return
        related = [load_language(name) for name in self._language.related]
        self._write_settings()
        self._write_function_words(related)
        self._write_light_words(related)
        self._write_questions(related)
        self._write_broader_terms()
        thesaurus = load_thesaurus(self._language.name)
        self.add_synonyms(thesaurus)
        self._setting("thesaurus", f"{origin} {len(thesaurus)}")

    def add_synonyms(self, groups: Sequence[tuple[str, ...]]) -> None:
        """Writes groups of synonyms beside those that there are. Their meanings are numbered on."""
        if not groups:
            return
        [(first,)] = self._connection.execute("SELECT coalesce(max(meaning) + 1, 0) FROM synonym")
        # Words of a thesaurus are not worth remembering while articles are read.
        rows = list(synonym_rows(groups, first, self._fold, self._stemmer.stem, self._is_synonym))
        self._connection.executemany("INSERT OR IGNORE INTO synonym VALUES (?, ?)", rows)
        for statement in _SPELLED:
            self._connection.execute(statement)

    def _copy(self, meanings: int) -> None:
        """Copies the rows from the bundled index, whose first so many meanings are those of the language."""
        self._connection.execute("ATTACH ? AS bundled", (_BUNDLED_INDEX,))
        for statement in _COPIES:
            self._connection.execute(statement)
        self._connection.execute("DELETE FROM synonym WHERE meaning >= ?", (meanings,))

    def _write_settings(self) -> None:
        fold, language = self._fold, self._language
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

    def _write_function_words(self, related: list[Language]) -> None:
        """Each with how foreign it is: 0 in the glossary's own language, 1 in its kindred, 2 in others."""
        own = self._language
        for language in (own, *sorted(related, key=lambda each: each.name not in own.kindred)):
            foreignness = (language in related) + (language in related and language.name not in own.kindred)
            words = {
                self._fold(word) for word in language.stop_words | language.question_words | language.shortened_words
            }
            forms = sorted({form for word in words for form in tokens(word)})
            self._connection.executemany(
                "INSERT OR IGNORE INTO function_word VALUES (?, ?)", ((form, foreignness) for form in forms)
            )

    def _write_light_words(self, related: list[Language]) -> None:
        """All as they are, those of the glossary's own language as stems too."""
        fold, stem, own = self._fold, self._stemmer, self._language
        self._setting("light_stems", " ".join(sorted({stem(fold(word)) for word in own.light_words})))
        self._setting("general_nouns", " ".join(sorted({stem(fold(word)) for word in own.general_nouns})))
        others = (language.light_words for language in related)
        forms = {fold(word) for word in own.light_forms.union(own.light_words, *others)}
        self._setting("light_forms", " ".join(sorted(forms)))

    def _write_questions(self, related: list[Language]) -> None:
        """How questions begin and end in any of the languages, with the type of each beginning, and what tells what is
        asked for in that of the texts."""
        fold, own = self._fold, self._language
        asked = (*related, own)
        types = {
            fold(phrase): kind
            for language in asked
            for kind, phrases in language.questions.items()
            for phrase in phrases
        }
        self._setting("questions", "\n".join(f"{kind} {phrase}" for phrase, kind in sorted(types.items())))
        answers = (f"{kind} {' '.join(sorted(map(fold, words)))}" for kind, words in sorted(own.answer_words.items()))
        self._setting("answers", "\n".join(answers))
        self._set_of_all(asked, "articles", " ", lambda each: each.indefinite_articles + each.determiners)
        self._set_of_all(asked, "asking_what", " ", _asking_what)
        self._set_of_all(asked, "lost_accents", "\n", lambda each: each.lost_accents)
        self._set_of_all(asked, "before_fields", " ", lambda each: each.before_fields)
        self._set_of_all(asked, "superlatives", " ", lambda each: each.superlatives)
        self._set_of_all(asked, "particle_verbs", "\n", _particle_verbs)
        self._set_of_all(asked, "closing_phrases", "\n", lambda each: each.closing_phrases)
        self._set_of_all(asked, "closing_languages", "\n", lambda each: each.closing_languages)

    def _set_of_all(
        self, languages: Sequence[Language], name: str, between: str, words_of: Callable[[Language], Iterable[str]]
    ) -> None:
        """Writes words or phrases of several languages as one setting, with that between them."""
        words = {word for language in languages for word in words_of(language)}
        self._setting(name, between.join(sorted({" ".join(tokens(self._fold(word))) for word in words})))

    def _write_broader_terms(self) -> None:
        """A line each: the stems of the broader term, and behind a tab those of the words that it is broader than."""
        fold, stem = self._fold, self._stemmer
        lines = (
            f"{' '.join(map(stem, tokens(fold(broader))))}\t{' '.join(sorted({stem(fold(word)) for word in words}))}"
            for broader, words in self._language.broader_terms.items()
        )
        self._setting("broader_terms", "\n".join(lines))

    def _is_synonym(self, stems: str) -> bool:
        return bool(self._connection.execute("SELECT 1 FROM synonym WHERE stems = ?", (stems,)).fetchone())

    def _setting(self, name: str, value: str) -> None:
        self._connection.execute("INSERT INTO setting VALUES (?, ?)", (name, value))


def _particle_verbs(language: Language) -> set[str]:
    """Each with what it means, as three words: `si opp oppsigelse`."""
    return {f"{verb} {meaning}" for meaning, verbs in language.particle_verbs.items() for verb in verbs}


def _asking_what(language: Language) -> set[str]:
    """The words with which people ask what a thing is, and nothing else: `hva`, `forklar`."""
    asking = {word for phrase in language.definition_questions for word in phrase.split()}
    others = {phrase for kind, phrases in language.questions.items() if kind != "thing" for phrase in phrases}
    return {*language.questions["thing"], *(asking & language.question_words)} - others


def _meanings_in_bundled_index(origin: str) -> int:
    """How many meanings of the language the bundled index holds; 0 if it was made of words of another origin, or is
    damaged: what is copied from such a one would damage what it is copied into."""
    try:
        with closing(sqlite3.connect(_BUNDLED_INDEX, uri=True)) as bundled:
            [(known,)] = bundled.execute("SELECT value FROM setting WHERE name = 'thesaurus'").fetchall()
            of_bundled, _, meanings = str(known).rpartition(" ")
            is_sound = bundled.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)]
            return int(meanings) if of_bundled == origin and is_sound else 0
    except (sqlite3.Error, ValueError):
        return 0


def _fingerprint() -> str:
    """Tells the words of all languages, and the rules by which rows are made of them, from any others."""
    from hashlib import blake2b

    from Stemmer import version  # type: ignore[import-not-found]

    made_of = blake2b(version().encode(), digest_size=12)
    package = resources.files("bpo_cli")
    folders = (sorted((package / folder).iterdir(), key=lambda each: each.name) for folder in _SOURCES)
    words = (file for files in folders for file in files if file.name.endswith(".toml"))
    for file in (*words, *(package / name for name in _RULES)):
        if file.is_file():  # the rules are not where only their byte code is installed
            made_of.update(file.read_bytes())
    return made_of.hexdigest()
