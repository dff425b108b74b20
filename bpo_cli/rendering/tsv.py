"""Answers as tab-separated lines, for `cut`, `awk` and spreadsheets: one hit a line, no header."""

from __future__ import annotations

from bpo_cli.cleaning import clean_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpo_cli.answer import Answer, ListRow
    from bpo_cli.rendering.style import Style


def render(answer: Answer, style: Style) -> str:  # noqa: ARG001
    """query, match, kind, id, heading and text of each hit."""
    return "".join(_line(answer.query, hit.match, hit.kind, hit.id, hit.title, hit.text) for hit in answer.hits)


def render_list(rows: Sequence[ListRow], what: str, style: Style) -> str:  # noqa: ARG001
    """name, kind, id and article of each row."""
    return "".join(_line(row.name, row.kind, row.id, row.article) for row in rows)


def _line(*fields: str) -> str:
    return "\t".join(map(clean_line, fields)) + "\n"
