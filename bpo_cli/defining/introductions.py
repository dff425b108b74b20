"""Which names a sentence introduces, read as part of its article: after an alias phrase, in brackets, as the subject of
a copula, or in apposition. What becomes of them is decided in `definitions`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bpo_cli.article import Article
from bpo_cli.defining.abbreviations import (
    initials_match,
    is_abbreviation,
    letters_match,
    letters_of,
    phrase_matches,
)
from bpo_cli.defining.names import NameRules
from bpo_cli.defining.patterns import QUOTATION_MARKS, DefinitionPatterns

# In words, with what stands in brackets or between commas behind it.
_LONGEST_SUBJECT = 18
_LONGEST_APPOSITION = 4
# Of what an abbreviation stands for: `Norges vassdrags- og energidirektorat (NVE)`.
_WORDS_WITHOUT_LETTER = 2
_BRACKETED = re.compile(r"\(([^()\n]{2,24})\)")
# How an article writes a name is seen in its first so many characters; a limit keeps the time linear.
_FAR_ENOUGH = 100_000


class Introductions:
    """Reads the sentences of one article. own: the article's title and its abbreviation, or "".

    known: what the article marks as a name by link, quotation or label: key -> as written.
    """

    def __init__(
        self,
        article: Article,
        text: str,
        own: tuple[str, str],
        patterns: DefinitionPatterns,
        names: NameRules,
        key: Callable[[str], str],
    ) -> None:
        self.patterns, self.names, self.key = patterns, names, key
        self.own = own
        self.beginning = text[:_FAR_ENOUGH]
        self.known = self._known_names(article)

    def names_in(self, sentence: str) -> Iterator[tuple[str, str, str]]:
        """The names that a sentence explains: (name, source, the name that it is an alias of or "")."""
        sentence = sentence.removeprefix("- ")
        words = sentence.lower().split()
        if self.patterns.may_hold_alias(words):
            yield from self._aliases_in(sentence)
        if not self.patterns.naming_words.isdisjoint(words):
            yield from ((self.as_written(name), "subject", "") for name in self.patterns.inverted_in(sentence))
        if "(" in sentence:
            yield from self._abbreviations_in(sentence)
        if ", " in sentence:
            yield from self._appositions_in(sentence, words)
        if words and words[0] in self.patterns.meant_before:
            yield from self._meant_by(sentence)
        if self.patterns.copula_words.isdisjoint(words[:_LONGEST_SUBJECT]):
            return
        if not self.patterns.abbreviation_words.isdisjoint(words):
            spelled_out = self.patterns.abbreviation.match(sentence)
            if spelled_out and self.names.is_plain(spelled_out[1]):
                yield spelled_out[1], "alias", ""
        sentence = self.patterns.without_naming_noun(sentence)
        for clause in self._clauses(sentence):
            yield from self._subjects_of(clause)

    def _clauses(self, sentence: str) -> list[str]:
        """What of a sentence may explain a name by itself; `X, eller Y, er ...` explains one with two names."""
        if ", " not in sentence:
            return [sentence]
        if self.patterns.other_name.search(sentence):
            subject = self.patterns.subject.match(sentence)
            if subject and self._other_name(subject):
                return [sentence]
        return self.patterns.clause.split(sentence)

    def as_written(self, name: str) -> str:
        """The name as it stands inside a sentence: without the capital of a sentence's first word, and with a
        blank rather than a hyphen where the article writes both."""
        known = self.known.get(self.key(name))
        lowered = name[:1].lower() + name[1:]
        if known and known.lower() == name.lower():
            return known
        for form in (lowered.replace("-", " "), lowered):
            if _stands_in_sentence(form, self.beginning):
                return form
        return name

    def _known_names(self, article: Article) -> dict[str, str]:
        known: dict[str, str] = {}
        for passage in article.passages:
            marked = [link.text for link in passage.links]
            # To see that there is no quotation takes a tenth of the time of looking for one.
            if any(map(passage.text.__contains__, QUOTATION_MARKS)):
                marked += self.patterns.quoted.findall(passage.text)
            for name in (*marked, *passage.labels, *passage.terms):
                if self.names.is_acceptable(name):
                    known[self.key(name)] = name
        return known

    def _aliases_in(self, sentence: str) -> Iterator[tuple[str, str, str]]:
        for phrase in self.patterns.alias_phrase.finditer(sentence):
            quoted = self.patterns.quoted_alias.match(sentence, phrase.end())
            while quoted:
                yield quoted[1], "alias", ""
                quoted = self.patterns.more_quoted.match(sentence, quoted.end())
            plain = self.patterns.plain_alias.match(sentence, phrase.end())
            if plain and self._may_be_alias(plain[1], phrase[0].strip().lower()):
                yield plain[1], "alias", ""
            abbreviated = self.patterns.abbreviated_alias.match(sentence, phrase.end())
            if abbreviated and is_abbreviation(abbreviated[1]):
                yield abbreviated[1], "alias", ""

    def _may_be_alias(self, name: str, phrase: str) -> bool:
        """Whether a name without quotation marks may be another one behind that phrase."""
        is_name = self.names.is_plain(name) and not self.names.is_light(name)
        return is_name and (phrase not in self.names.language.regarding_phrases or self.key(name) in self.known)

    def _abbreviations_in(self, sentence: str) -> Iterator[tuple[str, str, str]]:
        for found in _BRACKETED.finditer(sentence):
            before = sentence[: found.start()].rstrip()
            abbreviations = self._abbreviations(found[1])
            long_form = next(filter(None, (self._long_form(before, each) for each in abbreviations)), "")
            if long_form:
                yield long_form, "alias", ""
                yield from ((each, "abbreviation", long_form) for each in abbreviations)

    def _abbreviations(self, bracket: str) -> list[str]:
        """The abbreviations that a bracket holds, if nothing else is in it: `BL eller BoL`."""
        found = self.patterns.between_names.split(bracket)
        return found if all(map(is_abbreviation, found)) else []

    def _long_form(self, before: str, abbreviation: str) -> str:
        """The words before a bracket that the abbreviation in it stands for, or nothing."""
        words = before.split()
        letters = letters_of(abbreviation)
        function_words = self.names.function_words  # with which no name begins, unless with a capital
        for count in range(min(len(letters), len(words)), 0, -1):
            if initials_match(words[-count:], letters) and words[-count] not in function_words:
                return _phrase(words[-count:])
        for count in range(1, min(len(letters) + _WORDS_WITHOUT_LETTER, len(words)) + 1):
            if phrase_matches(words[-count:], letters, function_words):
                return _phrase(words[-count:])
        marked = self._marked_at_end(words)
        if marked:
            return marked
        for named in self.patterns.alias_phrase.finditer(before):
            found = self.patterns.plain_alias.match(before, named.end())
            if found and found.end() == len(before) and self.names.is_plain(found[1]):
                return found[1]
        return ""

    def _appositions_in(self, sentence: str, words: list[str]) -> Iterator[tuple[str, str, str]]:
        """`en X, det vil si ...`; and a name that the article marks: `X, en ting som ...`."""
        if not self.patterns.apposition_words.isdisjoint(words):
            for found in self.patterns.apposition.finditer(sentence):
                if self.names.is_plain(found[1]):
                    yield self.as_written(found[1]), "subject", ""
        if not self.known or self.patterns.articles.isdisjoint(words):
            return
        for found in self.patterns.described.finditer(sentence):
            name = self._marked_at_end(sentence[: found.start()].split())
            if name:
                yield self.as_written(name), "subject", ""

    def _meant_by(self, sentence: str) -> Iterator[tuple[str, str, str]]:
        """`Med «takst» menes ...`."""
        found = self.patterns.meant.match(sentence)
        if found and found[1]:
            yield found[1], "subject", ""
        elif found and self.names.is_plain(found[2]):
            name = self._indefinite(found[2]) if self.names.is_definite(found[2]) else self.as_written(found[2])
            if name:
                yield name, "subject", ""

    def _marked_at_end(self, words: list[str]) -> str:
        """What of the last words the article marks as a name."""
        for count in range(min(_LONGEST_APPOSITION, len(words)), 0, -1):
            name = " ".join(words[-count:])
            if self.key(name) in self.known and self.names.is_plain(name):
                return name
        return ""

    def _subjects_of(self, clause: str) -> Iterator[tuple[str, str, str]]:
        verb = self.patterns.verb.match(clause)
        if verb and self.names.is_label_of_any_form(verb[1]):
            yield verb[1], "subject", ""
            return
        found = self.patterns.subject.match(clause)
        if found and self._is_explained(found):
            yield found[3], "subject", ""
            yield found[2], "abbreviation", found[3]
            return
        name = self._subject(found, clause) if found else ""
        if found and name:
            yield name, "subject", ""
            other = self._other_name(found)
            if other:
                yield other, "alias", name
            yield from ((each, "abbreviation", name) for each in self._abbreviations(found[3] or ""))

    def _is_explained(self, found: re.Match[str]) -> bool:
        """Whether the subject is an abbreviation, and what it stands for follows in brackets: `VS (vingespenn) er`."""
        if not found[3] or not is_abbreviation(found[2]) or not self.names.is_plain(found[3]):
            return False
        words, letters = found[3].split(), letters_of(found[2])
        return initials_match(words, letters) or letters_match(words, letters)

    def other_name_in(self, bracket: str) -> str:
        """The Y of a heading or label `X (også Y)`, or nothing. In a sentence it may be what is added to X."""
        other = self.patterns.bracketed_name.fullmatch(bracket)
        return other[1] if other and self.names.is_label(other[1]) else ""

    def _other_name(self, subject: re.Match[str]) -> str:
        """The Y of `X, eller Y, er ...`, or nothing. As part of a word, `ikke-fungibel`, no function word is one."""
        other = self.patterns.other_name.fullmatch(subject[4] or "")
        is_name = other and self.names.function_words.isdisjoint(other[1].lower().split())
        return other[1] if other and is_name and self.names.is_acceptable(other[1]) else ""

    def _subject(self, found: re.Match[str], clause: str) -> str:
        kind = self._without_title(found[2])
        name = kind if kind != found[2] and self.key(kind) in self.known else found[2]
        if not self.names.is_plain(name):
            return ""
        renamed = self._is_renamed(found)
        if self.key(name) in self.known or renamed:
            return self.as_written(name)
        copula = found[5].lower()
        defines = (
            bool(found[6])
            or (bool(found[1]) and copula != self.patterns.weak_copula)
            or copula in self.patterns.defining_copulas
            or self.patterns.pointing.match(clause, found.end()) is not None
            or (copula == self.patterns.weak_copula and self._is_told_weakly(name, clause, found.end()))
        )
        if defines and self.names.is_definite(name):
            return self._indefinite(name)
        return self.as_written(name) if defines else ""

    def _is_told_weakly(self, name: str, clause: str, behind: int) -> bool:
        """Whether what stands behind a weak copula says what the name means: a bare noun with a relative clause, or
        what one does, if the name is that of an activity: `Varsling er å si fra`, `Avskrivning er fordeling av ...`;
        but not `Gull er å få kjøpt`."""
        language = self.names.language
        noun = self.patterns.bare.match(clause, behind)
        if noun:
            return noun[1] not in language.stop_words and noun[1] not in language.light_words
        is_activity = name.endswith(language.verbal_nouns) and " " not in name and self.names.is_label(name)
        told = self.patterns.infinitive.match(clause, behind) or self.patterns.activity.match(clause, behind)
        return is_activity and told is not None

    def _indefinite(self, name: str) -> str:
        """`Syklusen er en ...` explains `syklus` if the article marks that as a name elsewhere."""
        bare = (name.removesuffix(ending) for ending in self.names.language.definite_endings if name.endswith(ending))
        return next((self.as_written(each) for each in bare if self.key(each) in self.known), "")

    def _is_renamed(self, found: re.Match[str]) -> bool:
        """Whether the subject has a second name: `X (Y) er`, `X, også kjent som Y, er`, `X, eller Y, er`."""
        if found[3]:
            return bool(self._abbreviations(found[3]))
        return bool(found[4]) and bool(self.patterns.alias_phrase.search(found[4]) or self._other_name(found))

    def _without_title(self, subject: str) -> str:
        """`Back office BPO` in an article on BPO explains what `back office` is."""
        for own in self.own:
            if own and subject.lower().endswith((" " + own.lower(), "-" + own.lower())):
                return subject[: -len(own) - 1].rstrip("- ")
        return subject


def _phrase(words: list[str]) -> str:
    return " ".join(words).strip('"«»“”„,')


def _stands_in_sentence(form: str, text: str) -> bool:
    """Whether a form stands in the text as whole words, behind another word or a comma."""
    start = text.find(f" {form}", 1)
    while start > 0:
        before, end = text[start - 1], start + 1 + len(form)
        ends_word = _is_of_word(text[end : end + 1]) != _is_of_word(form[-1:])
        if ends_word and (_is_of_word(before) or before == ","):
            return True
        start = text.find(f" {form}", start + 1)
    return False


def _is_of_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"
