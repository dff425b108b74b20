"""What is found out about a passage: which words of a query it holds, and how well it answers."""

from __future__ import annotations

from bpo_cli.answer import SYNONYM, Evidence
from bpo_cli.matching import weights
from bpo_cli.matching.alternative import Alternative
from bpo_cli.record import Record
from bpo_cli.stored import StoredPassage
from bpo_cli.words import Token

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


class WordMatch(Record):
    """What one word of the query matched in a passage: the alternative, its weight there, the tokens of the text.
    shown: where it was found elsewhere, what of the text stands for it all the same."""

    position: int
    alternative: Alternative
    weight: float
    tokens: tuple[Token, ...]
    shown: tuple[Token, ...] = ()


class Covered(Record):
    """A passage with what it holds of the query: the matches of its words, and their share of its importance. ideas:
    of how many different things those words speak."""

    passage: StoredPassage
    matches: tuple[WordMatch, ...]
    coverage: float
    ideas: int

    @property
    def by_synonym(self) -> bool:
        """Whether a synonym had to stand for any of them."""
        return self.by_synonym_of_meant or any(match.alternative.match == SYNONYM for match in self.matches)

    @property
    def by_synonym_of_meant(self) -> bool:
        """Whether one had to that stands for what a misspelled word is meant for."""
        return any(match.alternative.of_meant for match in self.matches)


class Scored(Record):
    """A passage with how well it answers. coverage: 0 to 1. total: coverage and what lifts it, for ranking. marks and
    sentence: offsets into the text. match: how it was found. explain: gives the addends of the score."""

    passage: StoredPassage
    coverage: float
    total: float
    match: str
    marks: tuple[tuple[int, int], ...]
    sentence: tuple[int, int]
    taken_for: str
    explain: Callable[[], tuple[Evidence, ...]]

    @property
    def score(self) -> float:
        """How well it answers, for readers: 0 to 100."""
        return min(100.0, weights.POINTS * self.total)
