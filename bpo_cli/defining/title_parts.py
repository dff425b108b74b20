"""The parts of a title that names several things, `Husleie og depositum`, and where its article speaks of each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bpo_cli.article import SECTION, Article, Passage
from bpo_cli.defining.names import NameRules
from bpo_cli.defining.patterns import either
from bpo_cli.sentences import sentences

# A part that the article uses alone less often is no subject of it: `mørtel` in `Murstein og mørtel`.
_FEWEST_USES = 2
_MOST_WORDS = 2
# In letters, of an inflection: `husleien`, `depositumet`.
_LONGEST_ENDING = 3


class TitleParts:
    """Finds them, by the words of one language."""

    def __init__(self, names: NameRules) -> None:
        self.names = names
        self.articles = either(names.language.indefinite_articles)
        self.joint = re.compile(rf",\s|\s(?:{either(names.language.conjunctions)}|&)\s", re.IGNORECASE)

    def find(self, title: str, article: Article, text: str) -> Iterator[tuple[str, int, int, int]]:
        """Each part that is a name, with the position of the passage that speaks of it, and where in it the sentence
        begins and ends that does. text: that of all passages. There are none unless all the parts are names, and are
        used without the others too."""
        parts = self.joint.split(title)
        if len(parts) < 2 or not all(map(self._is_name, parts)):
            return
        together = r"\W+".join(map(re.escape, re.findall(r"\w+", title)))  # `murstein-og-mørtel` too
        apart = re.sub(together, " ", text, flags=re.IGNORECASE)
        mentions = [_mention(part) for part in parts]
        if any(len(mention.findall(apart)) < _FEWEST_USES for mention in mentions):
            return
        for part, mention in zip(parts, mentions, strict=True):
            position = self._position(mention, article.passages)
            if position >= 0:
                yield part, position, *self._sentence(mention, article.passages[position].text)

    def _is_name(self, part: str) -> bool:
        return self.names.is_label(part) and not part.endswith("-") and len(part.split()) <= _MOST_WORDS

    def _position(self, mention: re.Pattern[str], passages: tuple[Passage, ...]) -> int:
        """The first passage under a heading with the part in it, or else that begins with it, or mentions it."""
        beginning = re.compile(rf"(?:{self.articles}\s)?{mention.pattern}", re.IGNORECASE)
        sections = [(position, each) for position, each in enumerate(passages) if each.kind == SECTION]
        kinds = (
            (position for position, each in sections if each.path and mention.search(each.path[-1])),
            (position for position, each in sections if beginning.match(each.text)),
            (position for position, each in sections if mention.search(each.text)),
        )
        return next((position for positions in kinds for position in positions), -1)

    def _sentence(self, mention: re.Pattern[str], text: str) -> tuple[int, int]:
        spans = sentences(text, self.names.language.abbreviations)
        return next((span for span in spans if mention.search(text[slice(*span)])), spans[0])


def _mention(part: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(part)}\w{{0,{_LONGEST_ENDING}}}\b", re.IGNORECASE)
