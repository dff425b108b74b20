"""Which passages are worth a closer look."""

from __future__ import annotations

from bpo_cli.matching import weights

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bpo_cli.index import Index
    from bpo_cli.matching.alternative import Alternative
    from bpo_cli.stored import StoredPassage

# By so much sums may differ that should be the same.
ROUNDING = 1e-9


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
    least = min(weights.LEAST_COVERAGE, weights.LEAST_COVERAGE_OF_SEVERAL) - ROUNDING
    possible = (passage for passage, coverage in most.items() if coverage >= least)
    order = sorted(possible, key=lambda passage: (-most[passage], passage))
    chosen: list[StoredPassage] = []
    for start in range(0, len(order), weights.MOST_CANDIDATES):
        batch = index.passages(order[start : start + weights.MOST_CANDIDATES])
        chosen += sorted((each for each in batch if each.kind in kinds), key=lambda each: -most[each.id])
        if len(chosen) >= weights.MOST_CANDIDATES:
            break
    return chosen
