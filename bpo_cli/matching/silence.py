"""What is said, and what is rather not said: noise is worse than silence."""

from __future__ import annotations

from bpo_cli.matching import weights
from bpo_cli.matching.candidates import ROUNDING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from bpo_cli.matching.scored import Covered, Scored
    from bpo_cli.stored import StoredPassage


def covering_enough(
    passages: Iterable[StoredPassage],
    covered_of: Callable[[StoredPassage], Covered],
    most: Mapping[int, float],
    several: int,
) -> list[Covered]:
    """What covers enough of a query to answer it, of passages that may cover most first.

    covered_of: gives what a passage covers. most: what it may cover at most. several: see `least_coverage`.
    """
    enough: list[Covered] = []
    least = 0.0
    for passage in passages:
        if most[passage.id] < least - ROUNDING:
            break  # neither this nor any that follows comes near the best
        covered = covered_of(passage)
        if covered.coverage >= least_coverage(covered, several):
            enough.append(covered)
            least = max(least, weights.LEAST_SHARE_OF_BEST * covered.coverage)
    return [each for each in enough if each.coverage >= least]


def least_coverage(covered: Covered, several: int) -> float:
    """How much of a query a passage must cover to count as an answer: less, if it holds several of its words. several:
    how many that must be."""
    return weights.LEAST_COVERAGE_OF_SEVERAL if covered.ideas >= several else weights.LEAST_COVERAGE


def ranked(scored: Iterable[Scored]) -> list[Scored]:
    """Passages that answer, best first; the same text only once."""
    ordered = sorted(scored, key=lambda each: (-each.total, each.passage.article_path, each.passage.id))
    return list({each.passage.text: each for each in reversed(ordered)}.values())[::-1]
