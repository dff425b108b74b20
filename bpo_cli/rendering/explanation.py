"""Why a hit was found, in lines for a reader: its score, and what that is made up of."""

from __future__ import annotations

from math import isclose

from bpo_cli.cleaning import clean_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpo_cli.answer import Hit
    from bpo_cli.rendering.style import Style


def explanation(hit: Hit, style: Style, leads_to: str) -> Iterator[str]:
    """The lines, in the words of the style's labels, else in English. leads_to: the sign for an arrow."""

    def word(english: str) -> str:
        return style.labels.get(english, english)

    yield f"{word('score')} {hit.score:.1f}, {word('match')} {word(hit.match)}"
    for each, points in zip(hit.explanation, rounded_points(hit), strict=True):
        found, how = f"{clean_line(each.word)} {leads_to} {clean_line(each.matched)}", clean_line(word(each.how))
        yield f"{points:+.1f} {found} ({how})" if each.word else f"{points:+.1f} {how}"


def rounded_points(hit: Hit) -> Iterator[float]:
    """The points of each addend with one decimal, so that they add up to the score as it is shown with one: what is
    lost or won by rounding one is made good by the next."""
    total = before = 0.0
    for each in hit.explanation:
        total += each.points
        now = round(hit.score if isclose(total, hit.score) else total, 1)
        yield round(now - before, 1)
        before = now
