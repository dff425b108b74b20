"""What is said, and what is rather not said: noise is worse than silence."""

from __future__ import annotations

from bpo_cli.matching import weights

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bpo_cli.matching.scoring import Scored


def least_coverage(scored: Scored, words: int) -> float:
    """How much of a query of so many topical words a passage must cover to count as an answer."""
    several = scored.covered_words >= 2 and words >= 3
    return weights.LEAST_COVERAGE_OF_SEVERAL if several else weights.LEAST_COVERAGE


def answering(scored: list[Scored], words: int) -> list[Scored]:
    """Those that really answer, best first; the same text only once."""
    enough = [each for each in scored if each.coverage >= least_coverage(each, words)]
    if not enough:
        return []
    best = max(each.coverage for each in enough)
    ranked = sorted(
        (each for each in enough if each.coverage >= weights.LEAST_SHARE_OF_BEST * best),
        key=lambda each: (-each.total, each.passage.article_path, each.passage.id),
    )
    return list({each.passage.text: each for each in reversed(ranked)}.values())[::-1]
