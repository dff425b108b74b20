"""Why a hit was found, in lines for a reader: its score, and what each word of the query matched."""

from __future__ import annotations

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
    for each in hit.explanation:
        found = f"{clean_line(each.word)} {leads_to} {clean_line(each.matched)}"
        yield f"{each.points:+.1f} {found} ({clean_line(word(each.how))})"
