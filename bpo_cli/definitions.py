"""Which passage, and which sentence in it, defines which term; and which names are aliases of which.

The rules are those by which writers introduce a term, in the words of the article's language: the title is
explained by the opening paragraph; a sentence gives a name after an alias phrase (`kjent som "X"`), an
abbreviation in brackets, or begins with its subject and a copula (`X er en ...`); a question asks for a term
(`Hva er en X?`); a bold label stands before its explanation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bpo_cli.abbreviations import initials_match, is_abbreviation, split_title
from bpo_cli.article import FAQ, SECTION, Article, Passage
from bpo_cli.definition import Definition
from bpo_cli.definition_patterns import DefinitionPatterns
from bpo_cli.language import Language
from bpo_cli.names import NameRules
from bpo_cli.sentences import sentences
from bpo_cli.words import Folding

# In words, with what stands in brackets or between commas behind it.
_LONGEST_SUBJECT = 18
# A longer one is no sentence but a text whose full stops were lost.
_LONGEST_SENTENCE = 2000
_BRACKETS_BEHIND_BLANK = re.compile(r"\s\([^()]*\)")
_JOINING_SIGNS = re.compile(r"[-_]+")
_BRACKETED = re.compile(r"\(([^()\n]{2,12})\)")
# How an article writes a name is seen in its first so many characters; a limit keeps the time linear.
_FAR_ENOUGH = 100_000
# A head that the article uses alone less often is not its short name but a word like others.
_FEWEST_USES_OF_HEAD = 3
_KEYS_REMEMBERED = 10_000


class DefinitionRules:
    """The rules, made ready for one language."""

    def __init__(self, language: Language, fold: Folding) -> None:
        self.language = language
        self.patterns = DefinitionPatterns(language)
        # The same names come again and again: as links, as subjects of sentences, as definitions.
        self.key = lru_cache(_KEYS_REMEMBERED)(fold.key)
        self.names = NameRules(language, self.key)

    def definitions(self, article: Article) -> list[Definition]:
        """The definitions of an article: of its title first, then in the order of its passages.

        One name is defined at most once by one passage; names that consist of function words, are too long,
        or stand for the article itself outside its opening are left out.
        """
        return _Reading(article, self).definitions()


class _Reading:
    """One article being read for its definitions."""

    def __init__(self, article: Article, rules: DefinitionRules) -> None:
        self.article = article
        self.language, self.patterns = rules.language, rules.patterns
        self.key, self.names = rules.key, rules.names
        self.title, self.title_abbreviation = split_title(article.title)
        self.found: list[Definition] = []
        self.taken: set[tuple[str, int]] = set()
        self.own_keys: set[str] = set()
        self.written: dict[str, str] = {}
        self.text = "\n".join(passage.text for passage in article.passages)
        self.beginning = self.text[:_FAR_ENOUGH]
        self.known = self._known_names()

    def definitions(self) -> list[Definition]:
        opening = self._opening()
        if opening is None:
            return []
        first = self._define_title(opening)
        for position, passage in enumerate(self.article.passages):
            self._define_by_question(position, passage)
            self._define_by_labels(position, passage)
            for start, stop in sentences(passage.text, self.language.abbreviations):
                if stop - start > _LONGEST_SENTENCE:
                    continue
                sentence = passage.text[start:stop]
                at_opening = position == opening and start == first
                headword = self.title if at_opening else ""
                for name, source, of in self._names_in(sentence):
                    self._add(name, headword or of or name, position, start, stop, source)
        return self.found

    def _opening(self) -> int | None:
        """The passage that explains the title: the first paragraph, or whatever comes first."""
        for position, passage in enumerate(self.article.passages):
            if passage.kind == SECTION and not passage.text.startswith("- "):
                return position
        return 0 if self.article.passages else None

    def _define_title(self, opening: int) -> int:
        """Gives back where the sentence that explains the title begins, though the title may be no name at all."""
        text = self.article.passages[opening].text
        spans = sentences(text, self.language.abbreviations)
        start, stop = next((span for span in spans if not text[: span[1]].endswith("?")), spans[0])
        for name, source in self._title_names():
            self._add(name, self.title, opening, start, stop, source)
            self.own_keys.add(self.key(name))
        subject = self.patterns.subject.match(text[start:stop])
        if subject and (subject[5] or subject[1]):
            self._add(self._as_written(subject[2]), self.title, opening, start, stop, "subject")
            self.own_keys.add(self.key(subject[2]))
        return start

    def _title_names(self) -> Iterator[tuple[str, str]]:
        yield self.title, "title"
        if self.title_abbreviation:
            yield self.title_abbreviation, "abbreviation"
            yield self.article.title, "full title"
        bare = _BRACKETS_BEHIND_BLANK.sub("", self.title)
        if bare != self.title:
            yield bare, "title"
        head = self._head()
        if head:
            yield head, "head"
        yield _JOINING_SIGNS.sub(" ", self.article.slug).strip(), "slug"

    def _head(self) -> str:
        """The last word of the title, if the article uses it alone and so makes it its short name."""
        words = self.title.split()
        stop_words = self.language.stop_words
        if len(words) < 2 or len(words[-1]) < 4 or any(word.lower() in stop_words for word in words):
            return ""
        # Counting is a hundred times faster than the compilation of a pattern of its own for each article.
        if self.text.lower().count(words[-1].lower()) < _FEWEST_USES_OF_HEAD:
            return ""
        alone = rf"(?<!{re.escape(words[-2])}\s)\b{re.escape(words[-1])}\b"
        uses = len(re.findall(alone, self.text, re.IGNORECASE))
        return self._as_written(words[-1]) if uses >= _FEWEST_USES_OF_HEAD else ""

    def _known_names(self) -> dict[str, str]:
        """What the article marks as a name by link, quotation or label: key -> as written."""
        known = {}
        for passage in self.article.passages:
            marked = [link.text for link in passage.links]
            marked += self.patterns.quoted.findall(passage.text)
            for name in (*marked, *passage.labels):
                if self.names.is_acceptable(name):
                    known[self.key(name)] = name
        return known

    def _names_in(self, sentence: str) -> Iterator[tuple[str, str, str]]:
        """The names that a sentence explains: (name, source, the name that it is an alias of or "")."""
        words = sentence.lower().split()
        if self.patterns.may_hold_alias(words):
            yield from self._aliases_in(sentence)
        if "(" in sentence:
            yield from self._abbreviations_in(sentence)
        if self.patterns.copula_words.isdisjoint(words[:_LONGEST_SUBJECT]):
            return
        if not self.patterns.abbreviation_words.isdisjoint(words):
            spelled_out = self.patterns.abbreviation.match(sentence)
            if spelled_out and self.names.is_plain(spelled_out[1]):
                yield spelled_out[1], "alias", ""
        for clause in self.patterns.clause.split(sentence) if ", " in sentence else [sentence]:
            name = self._subject_of(clause)
            if name:
                yield name, "subject", ""

    def _aliases_in(self, sentence: str) -> Iterator[tuple[str, str, str]]:
        for phrase in self.patterns.alias_phrase.finditer(sentence):
            quoted = self.patterns.quoted_alias.match(sentence, phrase.end())
            while quoted:
                yield quoted[1], "alias", ""
                quoted = self.patterns.more_quoted.match(sentence, quoted.end())
            plain = self.patterns.plain_alias.match(sentence, phrase.end())
            if plain and self.names.is_plain(plain[1]):
                yield plain[1], "alias", ""
            abbreviated = self.patterns.abbreviated_alias.match(sentence, phrase.end())
            if abbreviated and is_abbreviation(abbreviated[1]):
                yield abbreviated[1], "alias", ""

    def _abbreviations_in(self, sentence: str) -> Iterator[tuple[str, str, str]]:
        for found in _BRACKETED.finditer(sentence):
            if not is_abbreviation(found[1]):
                continue
            before = sentence[: found.start()].rstrip()
            long_form = self._long_form(before, found[1])
            if long_form:
                yield long_form, "alias", ""
                yield found[1], "abbreviation", long_form

    def _long_form(self, before: str, abbreviation: str) -> str:
        """The words before a bracket that the abbreviation in it stands for, or nothing."""
        words = before.split()
        letters = [letter.lower() for letter in abbreviation if letter.isalpha()]
        for count in range(min(len(letters), len(words)), 0, -1):
            candidate = words[-count:]
            if initials_match(candidate, letters):
                return " ".join(candidate).strip('"«»“”„,')
        for phrase in self.patterns.alias_phrase.finditer(before):
            found = self.patterns.plain_alias.match(before, phrase.end())
            if found and found.end() == len(before) and self.names.is_plain(found[1]):
                return found[1]
        return ""

    def _subject_of(self, clause: str) -> str:
        found = self.patterns.subject.match(clause)
        if found is None:
            return ""
        kind = self._without_title(found[2])
        name = kind if self.key(kind) in self.known else found[2]
        if self.key(name) in self.known:
            return self._as_written(name) if self.names.is_plain(name) else ""
        defines = (
            bool(found[5])
            or (bool(found[1]) and found[4].lower() != self.patterns.weak_copula)
            or self.patterns.pointing.match(clause, found.end()) is not None
        )
        if not defines or not self.names.is_plain(name):
            return ""
        return "" if self.names.is_definite(name) else self._as_written(name)

    def _without_title(self, subject: str) -> str:
        """`Back office BPO` in an article on BPO explains what `back office` is."""
        for own in (self.title, self.title_abbreviation):
            if own and subject.lower().endswith((" " + own.lower(), "-" + own.lower())):
                return subject[: -len(own) - 1].rstrip("- ")
        return subject

    def _define_by_question(self, position: int, passage: Passage) -> None:
        first_of_section = passage.kind == SECTION and passage.anchor.endswith("-1")
        if passage.kind != FAQ and not first_of_section:
            return
        asked = self.patterns.question.match(passage.heading) or self.patterns.heading.match(passage.heading)
        if asked is None or not self.names.is_plain(asked[2].rstrip("?")):
            return
        name = asked[2].rstrip("?")
        named = bool(asked[1]) or self.key(name) in self.known or name[:1].isupper()
        if named and not (self.names.is_definite(name) and not asked[1]):
            spans = sentences(passage.text, self.language.abbreviations)
            self._add(self._as_written(name), self._as_written(name), position, *spans[0], "question")

    def _define_by_labels(self, position: int, passage: Passage) -> None:
        searched = 0
        for label in passage.labels:
            start = passage.text.find(label, searched)
            searched = max(start, searched)
            if start < 0 or not self.names.is_plain(label) or label[-1:].isdigit():
                continue
            stop = passage.text.find("\n\n", start)
            stop = len(passage.text) if stop < 0 else stop
            explanation = passage.text[start + len(label) : stop]
            if len(explanation.split()) >= 4:
                name = self._as_written(label)
                self._add(name, name, position, start, stop, "label")

    def _add(self, name: str, headword: str, passage: int, start: int, stop: int, source: str) -> None:
        name = name.strip(' ,.;:"«»“”„')
        key = self.key(name)
        if not self.names.is_acceptable(name) or (key, passage) in self.taken or key in self.own_keys:
            return
        self.taken.add((key, passage))
        headword = headword.strip(' ,.;:"«»“”„')
        name, headword = (self.written.setdefault(self.key(each), each) for each in (name, headword))
        self.found.append(Definition(name, headword, passage, start, stop, source))

    def _as_written(self, name: str) -> str:
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
