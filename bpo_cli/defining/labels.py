"""Names that stand apart, before their explanation: labels (`Odel: retten til ...`), and headings over a short entry.

What becomes of them is decided in `definitions`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from bpo_cli.article import Passage
from bpo_cli.defining.abbreviations import split_title
from bpo_cli.defining.names import NameRules, without_remark
from bpo_cli.defining.patterns import DefinitionPatterns
from bpo_cli.explanations import explanation, tells_kind
from bpo_cli.paragraphs import is_numbered, without_number

# Of an explanation, in words, with the sign before it; and of one in a definition list.
_FEWEST_WORDS = 4
_FEWEST_WORDS_IN_LIST = 2
# In signs, with an abbreviation in brackets and the sign behind it.
_LONGEST_LABEL = 80
# What else than the beginning of the text: paragraphs, items, and terms that share an explanation.
_BEFORE_LABELS = ("\n\n", "- ")
_BEFORE_TERMS = (*_BEFORE_LABELS, ", ")
# Of a section that is an entry whatever its first words are, in signs; and of the heading above it, in words.
_LONGEST_ENTRY = 250
_LONGEST_HEADING = 3


class Labels:
    """Reads passages, in the words of one language."""

    def __init__(self, patterns: DefinitionPatterns, names: NameRules) -> None:
        self.patterns, self.names = patterns, names
        self.articles = tuple(f"{article} " for article in names.language.indefinite_articles)

    def in_passage(self, passage: Passage) -> Iterable[tuple[str, int, int]]:
        """Each label that can be a name, with where in the text it begins and where its explanation ends."""
        # Few passages begin so, and to look at no more than their beginnings takes a tenth of the time.
        text = passage.text
        opening = text if "\n\n" in text else text[:_LONGEST_LABEL]
        if ": " in opening or " – " in opening or " - " in opening or " — " in opening:
            return chain(self._in_bold(passage), self._plain(text))
        return self._in_bold(passage) if passage.labels or passage.terms else ()

    def is_entry(self, passage: Passage, following: Iterable[Passage]) -> bool:
        """Whether a passage, the first one under its heading, explains what the heading names, as an entry of a
        dictionary does. following: the passage behind it, if there is one."""
        name, text = heading_name(passage.heading), passage.text
        # Most are seen to be none before anything is searched in them.
        if name[-1:] == "?" or not (len(text) <= _LONGEST_ENTRY or self._may_begin(text, name)):
            return False
        if text.startswith("- ") or not (self._is_name(name) or self._tells_what_it_means(name, text)):
            return False
        is_short = len(text) <= _LONGEST_ENTRY and "\n" not in text
        if is_short and all(each.path[: len(passage.path)] != passage.path for each in following):
            return True
        return self._begins_with(text, name) or self._describes(text)

    def _may_begin(self, text: str, name: str) -> bool:
        return text[: len(name)].lower().startswith((name.lower(), *self.articles))

    def _is_name(self, name: str) -> bool:
        """Whether a heading can be a name, and not only that of its section: `Sameie`, and not `Typer`."""
        is_short = len(name.split()) <= _LONGEST_HEADING and not name[:1].isdigit()
        is_name = is_short and self.names.is_label(name) and not self.names.says_little(name)
        return is_name and self.patterns.whole_name.fullmatch(name) is not None

    def _tells_what_it_means(self, name: str, text: str) -> bool:
        """Whether a text says what the word means in its heading, though that is definite: `Sitronproblemet betyr`."""
        subject = self.patterns.subject.match(text) if self._begins_with(text, name) else None
        if not subject or subject[2].lower() != name.lower():
            return False
        defines = subject[5].lower() in self.patterns.defining_copulas
        return defines and self.names.is_label_of_any_form(name) and not self.names.says_little(name)

    def _in_bold(self, passage: Passage) -> Iterator[tuple[str, int, int]]:
        labels = tuple(label for label in passage.labels if not self.names.is_property(label))
        yield from self._marked(passage.text, labels, lambda _label: _FEWEST_WORDS, _BEFORE_LABELS)
        yield from self._marked(passage.text, passage.terms, self._fewest_in_list, _BEFORE_TERMS)

    def _fewest_in_list(self, term: str) -> int:
        """How many words explain a term; what often tells a property needs more: `Frist: 1. mai`."""
        return _FEWEST_WORDS if self.names.is_property(term) else _FEWEST_WORDS_IN_LIST

    def _marked(
        self, text: str, labels: tuple[str, ...], fewest: Callable[[str], int], before: tuple[str, ...]
    ) -> Iterator[tuple[str, int, int]]:
        searched = 0
        for label in labels:
            start = _beginning(text, label, searched, before)
            searched = max(start, searched)
            if start < 0 or not self._is_marked_name(label):
                continue
            stop = text.find("\n\n", start)
            stop = len(text) if stop < 0 else stop
            if self._explains(text[start + len(label) : stop], fewest(label)):
                yield label, start, stop

    def _explains(self, rest: str, fewest: int) -> bool:
        """Whether what stands behind a label has so many words, its sign among them, or tells a kind: `: en type`."""
        return _has_words(rest, fewest) or tells_kind(explanation(rest), self.names.language.indefinite_articles)

    def _is_marked_name(self, label: str) -> bool:
        is_name = split_title(label)[1] or self.names.is_plain(label)
        return bool(is_name) and not is_numbered(label) and not self.names.is_ordinary(label)

    def _plain(self, text: str) -> Iterator[tuple[str, int, int]]:
        start = 0
        for paragraph in text.split("\n\n"):
            stop = start + len(paragraph)
            found = self.patterns.label.match(paragraph)
            if found and self._is_label(found, paragraph):
                yield found[1], start + found.start(1), stop
            start = stop + 2

    def _is_label(self, found: re.Match[str], paragraph: str) -> bool:
        explanation = paragraph[found.end(1) :]
        name = without_remark(split_title(found[1])[0])
        # Two dashes stand round a remark: `Takst - altså prisen - er ...`.
        is_remark = found[2] and f" {found[2]} " in explanation[3:]
        is_name = self.names.is_label_of_any_form(name) and not self.names.says_little(name)
        if is_remark or not is_name or not self._explains(explanation, _FEWEST_WORDS):
            return False
        return not self.names.is_definite(name) or self.patterns.kind.match(explanation) is not None

    def _begins_with(self, sentence: str, name: str) -> bool:
        sentence, name = sentence[: _LONGEST_LABEL + len(name)].lower(), name.lower()
        article = next(filter(sentence.startswith, self.articles), "")
        following = sentence[len(article) + len(name) :][:1]
        return sentence.startswith(name, len(article)) and not (following.isalnum() or following == "-")

    def _describes(self, sentence: str) -> bool:
        """Whether a sentence says what kind of thing something is, and not of what: `En avtale som ...`."""
        if not self.patterns.description.match(sentence):
            return False
        subject = self.patterns.subject.match(sentence)
        return subject is None or not self.names.is_plain(subject[2])


def heading_name(heading: str) -> str:
    """What a heading names, without number, abbreviation and remark: `2. Takst (TX)`, `Kappe, v.`"""
    name = without_number(heading) if heading[:1].isdigit() else heading
    name = split_title(name)[0] if "(" in name else name
    return without_remark(name) if name[-1:] == ")" or ", " in name else name


def _beginning(text: str, label: str, searched: int, before: tuple[str, ...]) -> int:
    """Where the label stands at the start of the text or behind one of `before`, not before `searched`; -1 if
    nowhere."""
    start = text.find(label, searched)
    while start > 0 and text[start - 2 : start] not in before:
        start = text.find(label, start + 1)
    return start


def _has_words(rest: str, fewest: int) -> bool:
    return len(rest.split(None, fewest)) >= fewest
