"""Which passage, and which sentence in it, defines which term; and which names are aliases of which.

The rules are those by which writers introduce a term, in the words of the article's language: the title is
explained by the opening paragraph; a sentence gives a name after an alias phrase (`kjent som "X"`), an
abbreviation in brackets, or begins with its subject and a copula (`X er en ...`); a question asks for a term
(`Hva er en X?`); a label stands before its explanation (`X: ...`), a heading above a short entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from bpo_cli.article import FAQ, SECTION, Article, Passage
from bpo_cli.defining.abbreviations import split_title
from bpo_cli.defining.definition import Definition
from bpo_cli.defining.introductions import Introductions
from bpo_cli.defining.labels import Labels, heading_name
from bpo_cli.defining.names import SHORTEST_INFLECTED, NameRules, without_remark
from bpo_cli.defining.patterns import DefinitionPatterns
from bpo_cli.defining.places import PlaceFinder
from bpo_cli.defining.title_parts import TitleParts
from bpo_cli.language import Language
from bpo_cli.paragraphs import without_number
from bpo_cli.sentences import sentences
from bpo_cli.words import Folding

# A longer title is a text of its own.
_LONGEST_HEADWORD = 400
# A longer one is no sentence but a text whose full stops were lost.
_LONGEST_SENTENCE = 2000
_BRACKETS_BEHIND_BLANK = re.compile(r"\s\([^()]*\)")
_JOINING_SIGNS = re.compile(r"[-_]+")
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
        self.labels = Labels(self.patterns, self.names)
        self.places = PlaceFinder(language)
        self.title_parts = TitleParts(self.names)

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
        self.key, self.names, self.labels = rules.key, rules.names, rules.labels
        self.title, self.title_abbreviation = split_title(article.title)
        self.found: list[Definition] = []
        self.taken: set[tuple[str, int]] = set()
        self.own_keys: set[str] = set()
        self.own_names: list[str] = []
        self.written: dict[str, str] = {}
        self.text = "\n".join(passage.text for passage in article.passages)
        own = self.title, self.title_abbreviation
        self.introductions = Introductions(article, self.text, own, rules.patterns, rules.names, rules.key)
        self.places = rules.places.find(self.text)
        self.title_parts = rules.title_parts

    def definitions(self) -> list[Definition]:
        opening = self._opening()
        if opening is None:
            return []
        opening_sentence = opening, self._define_title(opening)
        self._define_by_first_heading(opening)
        beginning = 0
        for position, passage in enumerate(self.article.passages):
            if passage.kind == FAQ or _opens_section(passage):
                self._define_by_question(position, passage)
            self._define_by_labels(position, passage)
            ending = beginning + len(passage.text)
            if self.places.any_between(beginning, ending):
                self._define_by_introductions(position, passage.text, beginning, opening_sentence)
            if passage.path and _opens_section(passage):
                self._define_by_heading(position, passage)
            beginning = ending + 1
        self._define_parts_of_title()
        return self.found

    def _opening(self) -> int | None:
        """The passage that explains the title: the first under a heading that asks for it, else the first paragraph,
        else whatever comes first."""
        passages = self.article.passages
        paragraphs = [
            position
            for position, passage in enumerate(passages)
            if passage.kind == SECTION and not passage.text.startswith("- ")
        ]
        for position in paragraphs:
            if _opens_section(passages[position]) and self._asks_for_title(passages[position].heading):
                return position
        return paragraphs[0] if paragraphs else 0 if passages else None

    def _asks_for_title(self, heading: str) -> bool:
        if self.title.lower()[:SHORTEST_INFLECTED] not in heading.lower():
            return False
        asked = self._asked_for(heading)
        is_title = self.key(asked) in (self.key(self.title), self.key(self.article.title))
        return is_title or self.names.is_form_of(asked, self.title) or self.names.is_form_of(self.title, asked)

    def _define_title(self, opening: int) -> int:
        """Gives back where the sentence that explains the title begins, though the title may be no name at all; -1 if
        it is an entry of a list, which explains something else."""
        text, is_entry = self.article.passages[opening].text, bool(self.article.passages[opening].terms)
        spans = sentences(text, self.language.abbreviations)
        start, stop = next((span for span in spans if text[span[1] - 1] != "?"), spans[0])
        self._define_own(self._title_names(), opening, start, stop)
        if not is_entry:
            asked = self._asked_for(self.article.passages[opening].heading)
            if asked:
                self._define_own([(self.introductions.as_written(asked), "question")], opening, start, stop)
            subject = self.patterns.subject.match(self.patterns.without_naming_noun(text[start:stop]))
            if subject and (subject[6] or subject[1]):
                name = self.introductions.as_written(subject[2])
                self._define_own([(name, "subject")], opening, start, stop)
        # Last, for it may be the same as another one, but for blanks: `quickratio`.
        self._define_own([(_JOINING_SIGNS.sub(" ", self.article.slug).strip(), "slug")], opening, start, stop)
        return -1 if is_entry else start

    def _define_own(self, names: Iterable[tuple[str, str]], opening: int, start: int, stop: int) -> None:
        """Adds names of the article itself, each with its source."""
        for name, source in names:
            self._add(name, self.title, opening, start, stop, source)
            self.own_keys.add(self.key(name))
            self.own_names.append(name)

    def _title_names(self) -> Iterator[tuple[str, str]]:
        yield self.title, "title"
        if self.title_abbreviation:
            yield self.title_abbreviation, "abbreviation"
            # `Loan-to-Value (LTV)-forhold` is an `LTV-forhold`, and `Loan-to-Value` for short.
            spelled_out, _, rest = self.article.title.partition(f"({self.title_abbreviation})")
            if rest.startswith("-"):
                yield self.title_abbreviation + rest, "abbreviation"
            if rest:
                yield spelled_out.strip(), "alias"
            yield self.article.title, "full title"
        bare = _BRACKETS_BEHIND_BLANK.sub("", self.title)
        if bare != self.title:
            yield bare, "title"
        yield from ((other, "alias") for other in self._other_names(self.article.title))
        head = self._head()
        if head:
            yield head, "head"

    def _other_names(self, written: str) -> Iterator[str]:
        """The names in the brackets behind another one: `Lo (også lovart)`."""
        for bracket in _BRACKETS_BEHIND_BLANK.findall(written) if "(" in written else ():
            if other := self.introductions.other_name_in(bracket.strip(" ()")):
                yield other

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
        return self.introductions.as_written(words[-1]) if uses >= _FEWEST_USES_OF_HEAD else ""

    def _define_by_first_heading(self, opening: int) -> None:
        """Where it is not the title, it names the same thing, or what the text directly below it explains."""
        name, abbreviation = split_title(self._other_name())
        if not name:
            return
        below = self.article.passages[0]
        position = opening if below.path or below.kind != SECTION else 0
        start, stop = sentences(self.article.passages[position].text, self.language.abbreviations)[0]
        for each in (name, abbreviation):
            self._add(each, self.title if position == opening else name, position, start, stop, "heading")

    def _other_name(self) -> str:
        """What the first heading calls the article, if that is not its title; else ""."""
        first = self.article.sections[0]
        if first.level > 1 or first.heading == self.article.title:
            return ""
        is_section = any(each.path[:1] == (first.heading,) for each in self.article.passages)  # such as the FAQ
        return "" if is_section else first.heading

    def _define_by_question(self, position: int, passage: Passage) -> None:
        asked = self._question(passage.heading)
        if asked is None:
            return
        name = asked[2].rstrip("?")
        is_marked = self.key(name) in self.introductions.known or name[:1].isupper()
        if asked[1] or self.names.is_label(name) or (is_marked and not self.names.is_definite(name)):
            spans = sentences(passage.text, self.language.abbreviations)
            name = self.introductions.as_written(name)
            self._add(name, name, position, *spans[0], "question")

    def _asked_for(self, heading: str) -> str:
        """What a heading such as `Hva er en X?` asks for, if that can be a name."""
        asked = self._question(heading)
        return asked[2].rstrip("?") if asked else ""

    def _question(self, heading: str) -> re.Match[str] | None:
        """The article and the name in a heading that asks for what can be a name."""
        heading = without_number(heading)
        asked = self.patterns.question.match(heading) or self.patterns.heading.match(heading)
        return asked if asked and self.names.is_plain(asked[2].rstrip("?")) else None

    def _define_by_labels(self, position: int, passage: Passage) -> None:
        for label, start, stop in self.labels.in_passage(passage):
            name, abbreviation = split_title(label)
            name = self.introductions.as_written(without_remark(name))
            self._add(name, name, position, start, stop, "label")
            self._add(abbreviation, name, position, start, stop, "label")
            bracket = _BRACKETS_BEHIND_BLANK.match(passage.text, start + len(label))
            for other in self._other_names(label + bracket[0] if bracket else label):
                self._add(other, name, position, start, stop, "label")

    def _define_by_heading(self, position: int, passage: Passage) -> None:
        if self.labels.is_entry(passage, self.article.passages[position + 1 : position + 2]):
            start, stop = sentences(passage.text, self.language.abbreviations)[0]
            abbreviation = split_title(passage.heading)[1]
            name = self.introductions.as_written(heading_name(passage.heading))
            self._add(name, name, position, start, stop, "heading")
            for other in (abbreviation, *self._other_names(passage.heading)):
                self._add(other, name, position, start, stop, "heading")

    def _define_parts_of_title(self) -> None:
        if self.title_abbreviation:
            return  # the whole is one thing: `Forskning og utvikling (FoU)`
        for part, position, start, stop in self.title_parts.find(self.title, self.article, self.text):
            name = self.introductions.as_written(part)
            self._add(name, name, position, start, stop, "part")

    def _define_by_introductions(self, position: int, text: str, offset: int, opening: tuple[int, int]) -> None:
        """offset: of the passage in the article's text. opening: the passage and the start of the sentence that
        explain the title; what it introduces is an alias of that."""
        for start, stop in sentences(text, self.language.abbreviations):
            if stop - start <= _LONGEST_SENTENCE and self.places.any_between(offset + start, offset + stop):
                headword = self.title if (position, start) == opening else ""
                for name, source, of in self.introductions.names_in(text[start:stop]):
                    self._add(name, headword or of or name, position, start, stop, source)

    def _add(self, name: str, headword: str, passage: int, start: int, stop: int, source: str) -> None:
        name = name.strip(' ,.;:"«»“”„')
        key = self.key(name)
        is_meant = source == "abbreviation" or (source == "title" and name == self.title)  # though it be `BL` or `Om`
        is_name = self.names.is_acceptable(name) or (bool(key) and is_meant)
        is_own = key in self.own_keys or any(self.names.is_form_of(name, own) for own in self.own_names)
        if not is_name or (key, passage) in self.taken or is_own:
            return
        self.taken.add((key, passage))
        headword = headword.strip(' ,.;:"«»“”„')
        if len(headword) > _LONGEST_HEADWORD or not self.key(headword):
            headword = name  # the title is a text of its own, or signs alone
        name, headword = (self.written.setdefault(self.key(each), each) for each in (name, headword))
        self.found.append(Definition(name, headword, passage, start, stop, source))
        dated = self.patterns.dated.fullmatch(name)
        if dated:
            self._add(dated[1], headword, passage, start, stop, "part")


def _opens_section(passage: Passage) -> bool:
    return passage.kind == SECTION and passage.anchor.endswith("-1")
