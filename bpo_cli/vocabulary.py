"""The words of the texts: their stems, their spellings, what else they may be called. Part of the index."""

from __future__ import annotations

from bpo_cli.index_format import after, listed
from bpo_cli.stored import StoredWord

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any, TypeVar

    T = TypeVar("T")

# Enough to find a word by; a common ending such as `-ing` has thousands.
_MOST_STEMS = 300
# So many rows, or questions without any, are remembered at a time: what three hundred queries ask, in 6 MB.
_MOST_REMEMBERED = 30_000


class Vocabulary:
    """Asks an index about words, and remembers what it answered lately: the words of one query are asked about many
    times, and queries share words. `rows` runs an SQL statement with its values."""

    def __init__(self, rows: Callable[..., Iterator[Any]]) -> None:
        self._rows = rows
        self._answers: dict[tuple[object, ...], tuple[Any, ...]] = {}
        self._remembered = 0
        self._function_words: dict[str, int] | None = None
        self._broader_terms: dict[str, frozenset[str]] | None = None
        self._particle_verbs: dict[str, dict[str, str]] | None = None
        self._spellings: dict[tuple[str, int], str] = {}
        self._stems: list[tuple[int, str]] | None = None
        self._settings: dict[str, frozenset[str]] = {}
        self._phrases: dict[str, tuple[list[str], ...]] = {}

    def words_with_form(self, form: str) -> tuple[StoredWord, ...]:
        """The word of that form, if the texts hold it."""
        return self._words("form = ?", form)

    def known_forms(self, forms: Iterable[str]) -> frozenset[str]:
        """Those of the forms that the texts hold."""
        return frozenset(form for (form,) in self._rows(f"SELECT form FROM word WHERE form IN ({listed(forms)})"))

    def words_with_stem(self, stem: str) -> tuple[StoredWord, ...]:
        """The words of that stem."""
        return self._words("stem = ?", stem)

    def forms_with_stem(self, stem: str) -> frozenset[str]:
        """The forms of that stem that are no function words."""
        return frozenset(each.form for each in self.topical(self.words_with_stem(stem)))

    def topical(self, words: Iterable[StoredWord]) -> list[StoredWord]:
        """Those of the words that are no function words of the glossary's own language."""
        return [each for each in words if not self.is_own_function_word(each.form) or each.form in self.accented]

    def words_starting_with(self, start: str) -> tuple[StoredWord, ...]:
        """The words that begin so."""
        return self._words("form >= ? AND form < ?", start, after(start))

    def words_ending_with(self, ending: str) -> tuple[StoredWord, ...]:
        """The words whose stem ends so, or many of them."""
        return self.words_holding(f"{ending} ")

    def words_holding(self, part: str) -> tuple[StoredWord, ...]:
        """The words whose stem holds that part, or many of them; what ends in a blank is the end of a stem."""
        return self._remembering(("holding", part), lambda: self._find_holding(part))

    def _find_holding(self, part: str) -> tuple[StoredWord, ...]:
        stems = self._stems_holding(part)
        return self._words(f"stem IN ({listed(stems)})") if stems else ()

    def _stems_holding(self, part: str) -> list[str]:
        """The stems that hold that part, or many of them.

        The stems of one length are stored in one text, so that a search through it is one through them all;
        an index of the reversed stems would answer faster, but take a quarter of the room of all texts.
        """
        found: list[str] = []
        for length, stems in self._stems_by_length():
            if part in stems:
                found += _holding(part, stems, length)
                if len(found) >= _MOST_STEMS:
                    break
        return found

    def _stems_by_length(self) -> list[tuple[int, str]]:
        """All stems, as one text for each length: each stem with a blank behind it."""
        if self._stems is None:
            rows = self._rows("SELECT length, forms FROM spelling WHERE kind = 'stem' ORDER BY length")
            self._stems = [(length, forms + " ") for length, forms in rows]
        return self._stems

    def longest(self, kind: str) -> int:
        """How many letters the longest form of a kind has; 0 if there is none."""
        return max(row[0] or 0 for row in self._rows("SELECT max(length) FROM spelling WHERE kind = ?", kind))

    def spellings(self, kind: str, length: int, initial: str = "") -> list[str]:
        """The distinct forms of a kind (keys of names, words, stems of words, stems of synonyms) that have so many
        letters; with `initial`, those that begin with that letter."""
        if (kind, length) not in self._spellings:
            statement = "SELECT forms FROM spelling WHERE kind = ? AND length = ?"
            self._spellings[kind, length] = "".join(row[0] for row in self._rows(statement, kind, length))
        forms = self._spellings[kind, length]
        return (_beginning_with(initial, forms, length) if initial else forms).split()

    @property
    def function_words(self) -> dict[str, int]:
        """The function words, folded, with how foreign they are: 0 in the glossary's language, 1 in its kindred, 2 in
        others."""
        if self._function_words is None:
            # One row a language is read in a tenth of the time that one row a word takes.
            rows = self._rows("SELECT foreignness, group_concat(form, ' ') FROM function_word GROUP BY 1")
            self._function_words = {form: foreignness for foreignness, forms in rows for form in forms.split()}
        return self._function_words

    def is_own_function_word(self, form: str) -> bool:
        """Whether it is one of the glossary's own language."""
        return self.function_words.get(form) == 0

    def foreignness(self, forms: Iterable[str]) -> dict[str, int]:
        """Those of the forms that are function words, with how foreign they are."""
        if self._function_words is not None:
            return {form: self._function_words[form] for form in forms if form in self._function_words}
        return dict(self._rows(f"SELECT form, foreignness FROM function_word WHERE form IN ({listed(forms)})"))

    def function_words_of_names(self, forms: Iterable[str]) -> frozenset[str]:
        """Those of the forms that are function words of other languages, but stand in a name: `back`, and `of`."""
        rows = self._rows(f"SELECT form FROM function_word_in_name WHERE form IN ({listed(forms)})")
        return frozenset(form for (form,) in rows)

    @property
    def accented(self) -> frozenset[str]:
        """The forms to which a function word is folded that would be another word without its accents."""
        return self._words_of_setting("accented")

    @property
    def articles(self) -> frozenset[str]:
        """The function words with which people name a thing: `et`, `the`."""
        return self._words_of_setting("articles")

    @property
    def asking_what(self) -> frozenset[str]:
        """The function words with which people ask what a thing is: `hva`, `forklar`."""
        return self._words_of_setting("asking_what")

    @property
    def lost_accents(self) -> tuple[list[str], ...]:
        """Function words that have lost their accents, each with the word behind it that shows it: `bor man`."""
        return self._phrases_of_setting("lost_accents")

    @property
    def before_fields(self) -> frozenset[str]:
        """What stands before the field in which something is asked about: `i finans`."""
        return self._words_of_setting("before_fields")

    @property
    def closing_phrases(self) -> tuple[list[str], ...]:
        """With which a question may end, whatever it is about: `i praksis`, each as its words."""
        return self._phrases_of_setting("closing_phrases")

    @property
    def closing_languages(self) -> tuple[list[str], ...]:
        """With which it may end if it asks what a thing is: `på norsk`, each as its words."""
        return self._phrases_of_setting("closing_languages")

    @property
    def particle_verbs(self) -> dict[str, dict[str, str]]:
        """Verbs of a function word and a particle, by what they mean in one word: `si`, `opp` -> `oppsigelse`."""
        if self._particle_verbs is None:
            self._particle_verbs = {}
            for verb, particle, meaning in self._phrases_of_setting("particle_verbs"):
                self._particle_verbs.setdefault(verb, {})[particle] = meaning
        return self._particle_verbs

    @property
    def negations(self) -> frozenset[str]:
        """What stands before a word and makes it its opposite."""
        return self._words_of_setting("negations")

    @property
    def suffixes(self) -> frozenset[str]:
        """Endings of derived words that are words too, folded."""
        return self._words_of_setting("suffixes")

    @property
    def verbal_nouns(self) -> frozenset[str]:
        """What makes a noun of a verb, behind its stem."""
        return self._words_of_setting("verbal_nouns")

    @property
    def general_nouns(self) -> frozenset[str]:
        """The stems of words that, as the last part of a compound, tell what is asked of a thing, not of which."""
        return self._words_of_setting("general_nouns")

    def is_light(self, form: str, stems: Iterable[str]) -> bool:
        """Whether a word, given folded and as its stems, carries little of a topic in any text."""
        return self.is_light_form(form) or any(map(self.is_light_stem, stems))

    def is_light_form(self, form: str) -> bool:
        """Whether a word is one of those in the very form in which the languages have it."""
        return form in self._words_of_setting("light_forms")

    def is_light_stem(self, stem: str) -> bool:
        """Whether the words of that stem, in the glossary's own language, carry little of a topic in any text."""
        return stem in self._words_of_setting("light_stems")

    def _words_of_setting(self, setting: str) -> frozenset[str]:
        if setting not in self._settings:
            self._settings[setting] = frozenset(
                word for line in self._lines_of_setting(setting) for word in line.split()
            )
        return self._settings[setting]

    def _phrases_of_setting(self, setting: str) -> tuple[list[str], ...]:
        if setting not in self._phrases:
            self._phrases[setting] = tuple(line.split() for line in self._lines_of_setting(setting))
        return self._phrases[setting]

    def _lines_of_setting(self, setting: str) -> list[str]:
        return [
            line
            for (value,) in self._rows("SELECT value FROM setting WHERE name = ?", setting)
            for line in value.splitlines()
        ]

    def synonyms(self, stems: str) -> tuple[str, ...]:
        """The synonyms of a word or phrase, both sides as stems separated by blanks."""
        statement = (
            "SELECT DISTINCT other.stems FROM synonym JOIN synonym AS other USING (meaning)"
            " WHERE synonym.stems = ? AND other.stems <> synonym.stems ORDER BY other.stems"
        )
        return self._asked(str, statement, stems)

    def broader_terms(self, stem: str) -> list[str]:
        """What a word of that stem is a kind or one of, as stems separated by blanks."""
        if self._broader_terms is None:
            lines = (line.split("\t") for line in self._lines_of_setting("broader_terms"))
            self._broader_terms = {broader: frozenset(narrower.split()) for broader, narrower in lines}
        return [broader for broader, narrower in self._broader_terms.items() if stem in narrower]

    def knows(self, stem: str) -> bool:
        """Whether the texts or the thesaurus hold a word of that stem or form."""
        statement = (
            "SELECT EXISTS (SELECT 1 FROM word WHERE stem = ?1) OR EXISTS (SELECT 1 FROM word WHERE form = ?1)"
            " OR EXISTS (SELECT 1 FROM synonym WHERE stems = ?1)"
        )
        return any(self._asked(bool, statement, stem))

    def aliases(self, stems: str) -> tuple[str, ...]:
        """What the articles themselves call by another name: the other names, as stems separated by blanks."""
        statement = (
            "SELECT headword_stems FROM definition WHERE stems = ? AND headword_stems <> ? AND rank < 4 UNION"
            " SELECT stems FROM definition WHERE headword_stems = ? AND stems <> ? AND source <> 'head'"
            " UNION SELECT headword_stems FROM definition WHERE stems = ? AND source = 'slug'"
            " AND headword_stems <> ? ORDER BY 1"
        )
        return self._asked(str, statement, *[stems] * 6)  # `?1` for all of them is refused by some versions of Python

    def _words(self, condition: str, *values: object) -> tuple[StoredWord, ...]:
        return self._asked(StoredWord, f"SELECT form, stem, passages FROM word WHERE {condition}", *values)

    def _asked(self, made: Callable[..., T], statement: str, *values: object) -> tuple[T, ...]:
        """The rows that a statement gives, each made into something."""
        return self._remembering(
            (statement, *values), lambda: tuple(made(*row) for row in self._rows(statement, *values))
        )

    def _remembering(self, question: tuple[object, ...], find: Callable[[], tuple[T, ...]]) -> tuple[T, ...]:
        """What was found when the same was asked before, else what is found now."""
        known = self._answers.get(question)
        if known is None:
            known = find()
            self._remembered += 1 + len(known)
            if self._remembered > _MOST_REMEMBERED:
                self._answers.clear()
                self._remembered = 1 + len(known)
            self._answers[question] = known
        return known


def _beginning_with(initial: str, forms: str, length: int) -> str:
    """The part of a text of sorted forms, all of that length and with blanks between them, where that letter begins
    them."""
    start = " " + initial
    spaced = " " + forms
    first = spaced.find(start)
    return forms[first : spaced.rfind(start) + length] if first >= 0 else ""


def _holding(part: str, forms: str, length: int) -> list[str]:
    """The forms that hold `part`, of a text of forms that all have that length and a blank behind them."""
    found: list[str] = []
    position = forms.find(part)
    while position >= 0 and len(found) < _MOST_STEMS:
        start = position - position % (length + 1)
        found.append(forms[start : start + length])
        position = forms.find(part, start + length)
    return found
