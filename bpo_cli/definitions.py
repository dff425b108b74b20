"""Which passage, and which sentence in it, defines which term; and which names are aliases of which.

The rules are those by which writers introduce a term, in the words of the article's language: the title is
explained by the opening paragraph; a sentence gives a name after an alias phrase (`kjent som "X"`), an
abbreviation in brackets, or begins with its subject and a copula (`X er en ...`); a question asks for a term
(`Hva er en X?`); a bold label stands before its explanation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bpo_cli.article import FAQ, SECTION, Article, Passage
from bpo_cli.language import Language
from bpo_cli.record import Record
from bpo_cli.sentences import sentences
from bpo_cli.words import Folding, token_pattern

# How good the evidence is that a passage defines a name; 0 is the best. Names of the last two kinds only
# count where nothing better bears the name.
RANKS = {
    "title": 0,
    "full title": 0,
    "abbreviation": 0,
    "subject": 1,
    "alias": 1,
    "question": 2,
    "label": 3,
    "head": 4,
    "slug": 5,
}

_LONGEST_NAME = 60
_MOST_WORDS = 5
_QUOTED = r"[\"«“”„]\s?([^\"«»“”„\n]{2,60}?)\s?[,.;]?\s?[\"»“”]"
_BRACKETED = re.compile(r"\(([^()\n]{2,12})\)")
_LOCKED_BRACKET = re.compile(r"(?<=\s)\(([^()]*)\)")
# A head that the article uses alone less often is not its short name but a word like others.
_FEWEST_USES_OF_HEAD = 3
_NAME_WORD = r"[\w&/+%'’.-]*\w[+%]?"


class Definition(Record):
    """A name, and where it is explained.

    headword: the name that `name` is an alias of, or the same. passage: its position in the article's
    passages. start, stop: the defining sentence, as offsets into the passage's text. source: a key of RANKS.
    """

    name: str
    headword: str
    passage: int
    start: int
    stop: int
    source: str

    @property
    def rank(self) -> int:
        """How good the evidence is; 0 is the best."""
        return RANKS[self.source]


class DefinitionRules:
    """The rules, made ready for one language."""

    def __init__(self, language: Language, fold: Folding) -> None:
        self.language = language
        self.fold = fold
        article = f"(?:{_either(language.indefinite_articles)})"
        copula = f"(?:{_either(language.copulas)})"
        name = rf"{_NAME_WORD}(?:\s{_NAME_WORD}){{0,{_MOST_WORDS - 1}}}"
        alias = f"(?:{_either(language.alias_phrases)})"
        # A short word may stand between: `heter det "X"`.
        self.quoted_alias = re.compile(rf"\b{alias}\s(?:\w{{1,4}}\s)?{_QUOTED}", re.IGNORECASE)
        # The longest word of each phrase: a sentence without any of them needs no closer look.
        self.alias_words = frozenset(max(phrase.split(), key=len) for phrase in language.alias_phrases)
        self.copula_words = frozenset(
            phrase.split()[0] for phrase in (*language.copulas, *language.abbreviation_phrases)
        )
        self.abbreviated_alias = re.compile(rf"\b{alias}\s([\w&/+]{{2,8}})\b", re.IGNORECASE)
        conjunction = f"(?:{_either(language.conjunctions)})"
        self.more_quoted = re.compile(rf"\s?,?\s{conjunction}\s{_QUOTED}", re.IGNORECASE)
        self.plain_alias = re.compile(
            # `kalles denne parten en X` says what `denne parten` is.
            rf"\b{alias}\s(?:(?:{_either(language.determiners)})\s\w+\s)?(?:{article}\s)?({name}?)"
            rf"(?=\s?[,;.()]|\s[-–—]\s|\s{copula}\s|$)",
            re.IGNORECASE,
        )
        self.subject = re.compile(
            rf"(?:({article})\s)?({name}?)(?:\s\(([^()\n]{{2,40}})\))?"
            rf"(?:,\s[^,\n]{{2,70}},|\s[-–—]\s[^–—\n]{{2,70}}\s[-–—])?\s({copula})\s(?:({article})\s)?",
            re.IGNORECASE,
        )
        # `X er tiden som ...`, `X er den delen av ...`: what follows the copula points at one kind of thing.
        endings = f"(?:{_either(language.definite_endings)})"
        self.pointing = re.compile(
            rf"(?:(?:{_either(language.determiners)})\s|\w{{2,}}{endings}\s)(?!{article}\s)(?:\w+\s){{0,3}}?"
            rf"(?:{_either(language.relatives)})\b",
            re.IGNORECASE,
        )
        self.clause = re.compile(rf",\s{conjunction}\s", re.IGNORECASE)
        self.question = re.compile(
            rf"(?:{_either(language.definition_questions)})\s(?:({article})\s)?(.+?)\s?\??$", re.IGNORECASE
        )
        self.heading = re.compile(
            rf"(?:{_either(language.definition_headings)})\s(?:({article})\s)?(.+)$", re.IGNORECASE
        )
        self.weak_copula = language.copulas[0]
        self.abbreviation = re.compile(rf"^({name}?)\s(?:{_either(language.abbreviation_phrases)})\s", re.IGNORECASE)

    def definitions(self, article: Article) -> list[Definition]:
        """The definitions of an article: of its title first, then in the order of its passages.

        One name is defined at most once by one passage; names that consist of function words, are too long,
        or stand for the article itself outside its opening are left out.
        """
        return _Reading(self, article).definitions()


class _Reading:
    """One article being read for its definitions."""

    def __init__(self, rules: DefinitionRules, article: Article) -> None:
        self.rules = rules
        self.article = article
        self.title, self.title_abbreviation = split_title(article.title)
        self.found: list[Definition] = []
        self.taken: set[tuple[str, int]] = set()
        self.own_keys: set[str] = set()
        self.written: dict[str, str] = {}
        self.text = "\n".join(passage.text for passage in article.passages)
        self.known = self._known_names()

    def definitions(self) -> list[Definition]:
        opening = self._opening()
        if opening is None:
            return []
        self._define_title(opening)
        for position, passage in enumerate(self.article.passages):
            self._define_by_question(position, passage)
            self._define_by_labels(position, passage)
            for start, stop in sentences(passage.text, self.rules.language.abbreviations):
                sentence = passage.text[start:stop]
                at_opening = position == opening and start == self.found[0].start
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

    def _define_title(self, opening: int) -> None:
        text = self.article.passages[opening].text
        spans = sentences(text, self.rules.language.abbreviations)
        start, stop = next((span for span in spans if not text[: span[1]].endswith("?")), spans[0])
        for name, source in self._title_names():
            self._add(name, self.title, opening, start, stop, source)
            self.own_keys.add(self.rules.fold.key(name))
        subject = self.rules.subject.match(text[start:stop])
        if subject and (subject[5] or subject[1]):
            self._add(self._as_written(subject[2]), self.title, opening, start, stop, "subject")
            self.own_keys.add(self.rules.fold.key(subject[2]))

    def _title_names(self) -> Iterator[tuple[str, str]]:
        yield self.title, "title"
        if self.title_abbreviation:
            yield self.title_abbreviation, "abbreviation"
            yield self.article.title, "full title"
        bare = re.sub(r"\s\([^()]*\)", "", self.title)
        if bare != self.title:
            yield bare, "title"
        head = self._head()
        if head:
            yield head, "head"
        yield re.sub(r"[-_]+", " ", self.article.slug).strip(), "slug"

    def _head(self) -> str:
        """The last word of the title, if the article uses it alone and so makes it its short name."""
        words = self.title.split()
        stop_words = self.rules.language.stop_words
        if len(words) < 2 or len(words[-1]) < 4 or any(word.lower() in stop_words for word in words):
            return ""
        alone = rf"(?<!{re.escape(words[-2])}\s)\b{re.escape(words[-1])}\b"
        uses = len(re.findall(alone, self.text, re.IGNORECASE))
        return self._as_written(words[-1]) if uses >= _FEWEST_USES_OF_HEAD else ""

    def _known_names(self) -> dict[str, str]:
        """What the article marks as a name by link, quotation or label: key -> as written."""
        known = {}
        for passage in self.article.passages:
            marked = [link.text for link in passage.links]
            marked += re.findall(_QUOTED, passage.text)
            for name in (*marked, *passage.labels):
                if self._acceptable(name):
                    known[self.rules.fold.key(name)] = name
        return known

    def _names_in(self, sentence: str) -> Iterator[tuple[str, str, str]]:
        """The names that a sentence explains: (name, source, the name that it is an alias of or "")."""
        words = sentence.lower().split()
        if not self.rules.alias_words.isdisjoint(words):
            yield from self._aliases_in(sentence)
        if "(" in sentence:
            yield from self._abbreviations_in(sentence)
        if self.rules.copula_words.isdisjoint(words):
            return
        spelled_out = self.rules.abbreviation.match(sentence)
        if spelled_out and self._is_plain_name(spelled_out[1]):
            yield spelled_out[1], "alias", ""
        for clause in self.rules.clause.split(sentence) if ", " in sentence else [sentence]:
            name = self._subject_of(clause)
            if name:
                yield name, "subject", ""

    def _aliases_in(self, sentence: str) -> Iterator[tuple[str, str, str]]:
        for found in self.rules.quoted_alias.finditer(sentence):
            yield found[1], "alias", ""
            position = found.end()
            while more := self.rules.more_quoted.match(sentence, position):
                yield more[1], "alias", ""
                position = more.end()
        for found in self.rules.plain_alias.finditer(sentence):
            if self._is_plain_name(found[1]):
                yield found[1], "alias", ""
        for found in self.rules.abbreviated_alias.finditer(sentence):
            if is_abbreviation(found[1]):
                yield found[1], "alias", ""

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
            if _initials_match(candidate, letters):
                return " ".join(candidate).strip('"«»“”„,')
        for found in self.rules.plain_alias.finditer(before):
            if found.end() == len(before) and self._is_plain_name(found[1]):
                return found[1]
        return ""

    def _subject_of(self, clause: str) -> str:
        found = self.rules.subject.match(clause)
        if found is None:
            return ""
        kind = self._without_title(found[2])
        name = kind if self.rules.fold.key(kind) in self.known else found[2]
        if self.rules.fold.key(name) in self.known:
            return self._as_written(name) if self._is_plain_name(name) else ""
        defines = (
            bool(found[5])
            or (bool(found[1]) and found[4].lower() != self.rules.weak_copula)
            or self.rules.pointing.match(clause, found.end()) is not None
        )
        if not defines or not self._is_plain_name(name):
            return ""
        return "" if self._is_definite(name) else self._as_written(name)

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
        asked = self.rules.question.match(passage.heading) or self.rules.heading.match(passage.heading)
        if asked is None or not self._is_plain_name(asked[2].rstrip("?")):
            return
        name = asked[2].rstrip("?")
        named = bool(asked[1]) or self.rules.fold.key(name) in self.known or name[:1].isupper()
        if named and not (self._is_definite(name) and not asked[1]):
            spans = sentences(passage.text, self.rules.language.abbreviations)
            self._add(self._as_written(name), self._as_written(name), position, *spans[0], "question")

    def _define_by_labels(self, position: int, passage: Passage) -> None:
        for label in passage.labels:
            start = passage.text.find(label)
            if start < 0 or not self._is_plain_name(label) or label[-1:].isdigit():
                continue
            stop = passage.text.find("\n\n", start)
            stop = len(passage.text) if stop < 0 else stop
            explanation = passage.text[start + len(label) : stop]
            if len(explanation.split()) >= 4:
                name = self._as_written(label)
                self._add(name, name, position, start, stop, "label")

    def _add(self, name: str, headword: str, passage: int, start: int, stop: int, source: str) -> None:
        name = name.strip(' ,.;:"«»“”„')
        key = self.rules.fold.key(name)
        if not self._acceptable(name) or (key, passage) in self.taken or key in self.own_keys:
            return
        self.taken.add((key, passage))
        headword = headword.strip(' ,.;:"«»“”„')
        name, headword = (self.written.setdefault(self.rules.fold.key(each), each) for each in (name, headword))
        self.found.append(Definition(name, headword, passage, start, stop, source))

    def _acceptable(self, name: str) -> bool:
        words = name.lower().split()
        return (
            1 < len(name) <= _LONGEST_NAME
            and any(letter.isalpha() for letter in name)
            and any(word not in self.rules.language.stop_words for word in words)
            and bool(self.rules.fold.key(name))
        )

    def _is_plain_name(self, name: str) -> bool:
        """A short phrase without function words: what can be a name without being marked as one."""
        words = [found.lower() for found in token_pattern().findall(name)]
        function_words = self.rules.language.stop_words | self.rules.language.question_words
        return self._acceptable(name) and len(words) <= 4 and not any(word in function_words for word in words)

    def _is_definite(self, name: str) -> bool:
        """Whether the name speaks of one known thing (`Hovedmålet`) and so explains no term."""
        first, last = name.split()[0].lower(), name.split()[-1].lower()
        return any(
            len(word) > 4 and word.endswith(ending)
            for word in (first, last)
            for ending in self.rules.language.definite_endings
        )

    def _as_written(self, name: str) -> str:
        """The name as it stands inside a sentence: without the capital of a sentence's first word, and with a
        blank rather than a hyphen where the article writes both."""
        known = self.known.get(self.rules.fold.key(name))
        lowered = name[:1].lower() + name[1:]
        if known and known.lower() == name.lower():
            return known
        for form in (lowered.replace("-", " "), lowered):
            if f" {form}" in self.text and re.search(rf"(?<=[\w,] ){re.escape(form)}\b", self.text):
                return form
        return name


def split_title(title: str) -> tuple[str, str]:
    """A title without the abbreviation that it gives in brackets, and that abbreviation or "".

    `Business Process Outsourcing (BPO)` -> (`Business Process Outsourcing`, `BPO`);
    `Loan-to-Value (LTV)-forhold` -> (`Loan-to-Value-forhold`, `LTV`); `Sparekonto (Canada)` stays whole.
    """
    for found in _LOCKED_BRACKET.finditer(title):
        if is_abbreviation(found[1]):
            rest = title[: found.start()].rstrip() + title[found.end() :]
            return rest.strip(), found[1].strip()
    return title, ""


def is_abbreviation(text: str) -> bool:
    """Whether a bracket holds an abbreviation: 2 to 8 signs with two capitals or digits, or `/` or `&`."""
    text = text.strip()
    if not 2 <= len(text) <= 8 or " " in text or not any(sign.isupper() for sign in text):
        return False
    return sum(sign.isupper() or sign.isdigit() for sign in text) >= 2 or "/" in text or "&" in text


def _initials_match(words: list[str], letters: list[str]) -> bool:
    initials = [part[0].lower() for word in words for part in re.split(r"[-/]", word.strip('"«“”(,')) if part]
    return initials == letters


def _either(phrases: tuple[str, ...]) -> str:
    """A regular expression for any of the phrases, the longest first."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s") for phrase in ordered) or r"(?!)"
