"""What is found out about a query before any passage or name is scored for it."""

from __future__ import annotations

from collections.abc import Iterable

from bpo_cli.answer import EXACT, VARIANT
from bpo_cli.matching.alternative import Alternative
from bpo_cli.matching.scored import WordMatch
from bpo_cli.matching.scoring import Scorer
from bpo_cli.record import Record


class Weighed(Record):
    """found: what may stand for the words of a query, with the ids of the passages that hold it. importance: that of
    each topical word, by its position. scorer: of passages for that query."""

    found: dict[Alternative, frozenset[int]]
    importance: dict[int, float]
    scorer: Scorer

    def are_parts(self, matches: Iterable[WordMatch], passage: int) -> bool:
        """Whether words of the query were found in longer ones alone that the texts hold by themselves elsewhere than
        in that passage."""
        elsewhere = ((each, passages - {passage}) for each, passages in self.found.items())
        found = (each for each, passages in elsewhere if passages and each.match in (EXACT, VARIANT))
        by_themselves = {each.first for each in found if not each.longer}
        return all(match.alternative.longer and match.position in by_themselves for match in matches)
