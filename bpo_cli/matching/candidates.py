"""Which passages are worth a closer look, and which of these cover enough of the query to answer it."""

from __future__ import annotations

from bpo_cli.matching import weights

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bpo_cli.index import Index
    from bpo_cli.matching.expansion import Alternative
    from bpo_cli.matching.scoring import Covered, Scored, Scorer
    from bpo_cli.stored import StoredPassage

# By so much sums may differ that should be the same.
_ROUNDING = 1e-9


def most_covered(found: Mapping[Alternative, frozenset[int]], importance: Mapping[int, float]) -> dict[int, float]:
    """What each passage may cover of the query at most, 0 to 1: all that it holds, as if it stood in the text.

    found: the passages that hold an alternative. importance: that of each topical word, by its position.
    """
    most: dict[int, float] = {}
    whole = sum(importance.values()) or 1.0
    for position, own in importance.items():
        weight = own / whole
        best: dict[int, float] = {}
        for each, ids in found.items():
            if each.first <= position <= each.last:
                for passage in ids:
                    best[passage] = max(best.get(passage, 0.0), each.weight)
        for passage, share in best.items():
            most[passage] = most.get(passage, 0.0) + weight * share
    return most


def candidates(index: Index, most: Mapping[int, float], kinds: Sequence[str]) -> list[StoredPassage]:
    """The passages of these kinds that may cover enough of the query, those that may cover most of it first."""
    least = min(weights.LEAST_COVERAGE, weights.LEAST_COVERAGE_OF_SEVERAL) - _ROUNDING
    possible = (passage for passage, coverage in most.items() if coverage >= least)
    order = sorted(possible, key=lambda passage: (-most[passage], passage))
    chosen: list[StoredPassage] = []
    for start in range(0, len(order), weights.MOST_CANDIDATES):
        batch = index.passages(order[start : start + weights.MOST_CANDIDATES])
        chosen += sorted((each for each in batch if each.kind in kinds), key=lambda each: -most[each.id])
        if len(chosen) >= weights.MOST_CANDIDATES:
            break
    return chosen


def covering_enough(
    scorer: Scorer, passages: Iterable[StoredPassage], most: Mapping[int, float], words: int
) -> list[Covered]:
    """What covers enough of a query of so many topical words to answer it, of passages that may cover most first."""
    enough: list[Covered] = []
    least = 0.0
    for passage in passages:
        if most[passage.id] < least - _ROUNDING:
            break  # neither this nor any that follows comes near the best
        covered = scorer.covered(passage)
        if covered.coverage >= least_coverage(covered, words):
            enough.append(covered)
            least = max(least, weights.LEAST_SHARE_OF_BEST * covered.coverage)
    return [each for each in enough if each.coverage >= least]


def least_coverage(covered: Covered, words: int) -> float:
    """How much of a query of so many topical words a passage must cover to count as an answer."""
    several = covered.words >= 2 and words >= 3
    return weights.LEAST_COVERAGE_OF_SEVERAL if several else weights.LEAST_COVERAGE


def ranked(scored: Iterable[Scored]) -> list[Scored]:
    """Passages that answer, best first; the same text only once."""
    ordered = sorted(scored, key=lambda each: (-each.total, each.passage.article_path, each.passage.id))
    return list({each.passage.text: each for each in reversed(ordered)}.values())[::-1]
