"""Which headings a running text needs: those above a passage that did not stand above the one before it."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpo_cli.answer import Hit


def new_headings(hits: Sequence[Hit]) -> Iterator[tuple[str, ...]]:
    """For each of the hits, which are passages of an article in their order, the headings to print above it."""
    before: tuple[str, ...] = ()
    for hit in hits:
        headings = headings_above(hit)
        shared = 0
        while shared < len(headings) and headings[: shared + 1] == before[: shared + 1]:
            shared += 1
        yield headings[shared:]
        before = headings


def headings_above(hit: Hit) -> tuple[str, ...]:
    """The headings above a passage, outermost first; a question is the heading of its answer."""
    return (*hit.path, hit.heading) if hit.kind == "faq" else hit.path
