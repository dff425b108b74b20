"""What a score is made up of, for who asks why a hit was found: the words that matched, and what else added to the
score or took from it, by its name."""

from __future__ import annotations

from bpo_cli.answer import Evidence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

IN_HEADING = "words in the heading"
NEXT_TO_EACH_OTHER = "words next to each other"
IN_ONE_SENTENCE = "words in one sentence"
NAMES_TERM = "defines a term of the query"
ASKS_ALIKE = "heading asks for the same"
WITHOUT_ANSWER = "tells too little of what is asked for"
IN_DEFINITION = "words in the definition"
SHARE_OF_TERM = "share of the term"
KIND_OF_DEFINITION = "kind of definition"
HIGHEST = "limit of the score"
# Less is no addend, but what calculating with fractions leaves.
_LEAST = 1e-6


def addends(
    words: Iterable[Evidence], others: Iterable[tuple[str, float]], highest: float = 100.0
) -> tuple[Evidence, ...]:
    """The words and, with neither word nor match, the others, each by its name and with its points: together they are
    the score, which ends at `highest`."""
    found = [*words, *(Evidence("", "", name, points) for name, points in others if abs(points) > _LEAST)]
    above = sum(each.points for each in found) - highest
    return (*found, Evidence("", "", HIGHEST, -above)) if above > _LEAST else tuple(found)
