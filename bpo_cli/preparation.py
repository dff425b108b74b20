"""From the text of a file to the rows that an index will hold of it: parsing, definitions, folded words.

Holds no connection, so that it can be done in several processes at once.
"""

from __future__ import annotations

from bpo_cli.article import FAQ, Article, Passage
from bpo_cli.definitions import DefinitionRules
from bpo_cli.index_format import PATH_SEPARATOR, packed
from bpo_cli.language import Language, load_language
from bpo_cli.long_texts import pieces
from bpo_cli.parsing import parse
from bpo_cli.record import Record, replace
from bpo_cli.settings import Settings
from bpo_cli.words import Folding, Stemmer, tokens


class Entry(Record):
    """The rows of one article, ready to be written. `words` of a passage are its folded words, as one text."""

    slug: str
    path: str
    title: str
    sections: tuple[tuple[str, str, int, str, int], ...]
    passages: tuple[tuple[int, int, str, int, int, int, str], ...]
    text: bytes
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
        self.stemmer = Stemmer(language.stemmer, language.kept_endings, language.syncopated)

    def entry(self, text: str, path: str) -> Entry:
        """What the index will hold of that file; `path` is relative to the glossary's folder."""
        article = parse(text, path, self.language)
        return Entry(
            slug=article.slug,
            path=path,
            title=article.title,
            sections=self._section_rows(article),
            passages=self._passage_rows(article),
            text=packed("".join(each.text for each in article.passages)),
            words=tuple(
                indexed_words(
                    self.fold, article.title, each.heading, " ".join(each.path), each.text,
                    " ".join(link.slug for link in each.links),
                )
                for each in article.passages
            ),
            definitions=self._definition_rows(article),
        )  # fmt: skip

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
            links = " ".join(dict.fromkeys(link.slug for link in each.links))
            rows.append((positions[_section_anchor(each)], number, each.kind, beginning, ending, each.line, links))
            beginning = ending
        return tuple(rows)

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


def _section_anchor(passage: Passage) -> str:
    """The anchor of the section that a passage stands in."""
    return passage.anchor if passage.kind == FAQ else passage.anchor.rpartition("-")[0]


def indexed_words(fold: Folding, title: str, heading: str, path: str, text: str, links: str) -> str:
    """The folded words by which a passage is found: of its text, of what stands above it, of its links.

    Removing a passage from the index needs exactly what was added, so both are computed here.
    """
    everything = f"{text}\n{heading}\n{path}\n{title}\n{links} {links.replace('-', ' ').replace('_', ' ')}"
    return " ".join(" ".join(tokens(fold(piece))) for _, piece in pieces(everything))
