"""From the text of a file to the rows that an index will hold of it: parsing, definitions, folded words.

Holds no connection, so that it can be done in several processes at once.
"""

from __future__ import annotations

from bpo_cli.article import FAQ, Article, Passage
from bpo_cli.compiling.passage_words import PassageWords
from bpo_cli.defining.definitions import DefinitionRules
from bpo_cli.index_format import PATH_SEPARATOR, packed
from bpo_cli.language import Language, load_language
from bpo_cli.parsing.parser import parse
from bpo_cli.record import Record, replace
from bpo_cli.settings import Settings
from bpo_cli.stems import Stemmer
from bpo_cli.words import Folding, tokens


class Entry(Record):
    """The rows of one article, ready to be written. `words` of a passage are its folded words, as one text."""

    slug: str
    path: str
    title: str
    sections: tuple[tuple[str, str, int, str, int], ...]
    passages: tuple[tuple[int, int, str, int, int, int, str], ...]
    text: bytes | str
    words: tuple[str, ...]
    definitions: tuple[tuple[str, str, str, int, int, int, str, int, str, str, str], ...]


class Preparation:
    """Turns the text of a file into an Entry, by the language and the settings of the glossary; packs: whether the
    texts are many.

    Holds no connection, so that it can work in several processes at once.
    """

    def __init__(self, settings: Settings, *, packs: bool = True) -> None:
        language = load_language(settings.language)
        self._packs = packs
        self.language: Language = replace(
            language,
            highlights=language.highlights + tuple(name.lower() for name in settings.highlights),
            faq=language.faq + tuple(name.lower() for name in settings.faq),
        )
        self.fold = Folding(language.folding)
        self.words = PassageWords(self.fold)
        self.rules = DefinitionRules(self.language, self.fold)
        self.stemmer = stemmer_of(language, self.fold)

    def entry(self, text: str, path: str) -> Entry:
        """What the index will hold of that file; `path` is relative to the glossary's folder."""
        article = parse(text, path, self.language)
        all_texts = "".join(each.text for each in article.passages)
        return Entry(
            slug=article.slug,
            path=path,
            title=article.title,
            sections=self._section_rows(article),
            passages=self._passage_rows(article),
            text=packed(all_texts) if self._packs else all_texts,
            words=tuple(self._passage_words(article)),
            definitions=self._definition_rows(article),
        )

    def _section_rows(self, article: Article) -> tuple[tuple[str, str, int, str, int], ...]:
        paths = {_section_anchor(each): PATH_SEPARATOR.join(each.path) for each in article.passages}
        return tuple(
            (each.heading, paths.get(each.anchor, ""), each.level, each.anchor, each.line) for each in article.sections
        )

    def _passage_rows(self, article: Article) -> tuple[tuple[int, int, str, int, int, int, str], ...]:
        positions = {section.anchor: position for position, section in enumerate(article.sections)}
        rows = []
        beginning = 0
        for each in article.passages:
            number = 0 if each.kind == FAQ else int(each.anchor.rpartition("-")[2])
            ending = beginning + len(each.text)
            section = positions[_section_anchor(each)]
            rows.append((section, number, each.kind, beginning, ending, each.line, _linked(each)))
            beginning = ending
        return tuple(rows)

    def _passage_words(self, article: Article) -> list[str]:
        return self.words(
            article.title, [(each.heading, " ".join(each.path), each.text, _linked(each)) for each in article.passages]
        )

    def _definition_rows(
        self, article: Article
    ) -> tuple[tuple[str, str, str, int, int, int, str, int, str, str, str], ...]:
        rows = []
        for each in self.rules.definitions(article):
            words = tokens(self.fold(each.name))
            stems = self._stems(words)
            of_headword = stems if each.headword == each.name else self._stems(tokens(self.fold(each.headword)))
            key = self.rules.key(each.name)
            place = each.passage, each.start, each.stop, each.source, each.rank
            rows.append((key, each.name, each.headword, *place, stems, of_headword, " ".join(words)))
        return tuple(rows)

    def _stems(self, words: list[str]) -> str:
        return " ".join(map(self.stemmer, words))


def stemmer_of(language: Language, fold: Folding) -> Stemmer:
    """The stemmer of a language, for words that were folded so."""
    seemingly_inflected = list(map(fold, language.seemingly_inflected))
    return Stemmer(
        language.stemmer, language.kept_endings, language.syncopated, seemingly_inflected, language.short_endings
    )


def _linked(passage: Passage) -> str:
    """The slugs that a passage links to."""
    return " ".join(dict.fromkeys([link.slug for link in passage.links])) if passage.links else ""


def _section_anchor(passage: Passage) -> str:
    """The anchor of the section that a passage stands in."""
    return passage.anchor if passage.kind == FAQ else passage.anchor.rpartition("-")[0]
