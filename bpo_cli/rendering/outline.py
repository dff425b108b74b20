"""Which headings a running text needs: those above a passage that did not stand above the one before it."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpo_cli.answer import Hit


def new_headings(hits: Sequence[Hit]) -> Iterator[tuple[str, ...]]:
    """For each of the hits, which are passages of an article in their order, the headings to print above it."""
    before: tuple[str, ...] = ()
    section_before = _section_of(hits[0]) if hits else ""
    for hit in hits:
        headings = headings_above(hit)
        shared = 0
        while shared < len(headings) and headings[: shared + 1] == before[: shared + 1]:
            shared += 1
        section = _section_of(hit)
        # Two sections next to each other may be called the same.
        yield headings[shared:] or (headings[-1:] if section != section_before else ())
        before, section_before = headings, section


def _section_of(hit: Hit) -> str:
    """What the ids of all passages of a section begin with; a question is a section."""
    return hit.id if hit.kind == "faq" else hit.id.rpartition("-")[0]


def headings_above(hit: Hit) -> tuple[str, ...]:
    """The headings above a passage, outermost first; a question is the heading of its answer."""
    return (*hit.path, hit.heading) if hit.kind == "faq" else hit.path
