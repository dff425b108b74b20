"""Answers as JSON for programs: the shape that `answer.schema.json` describes, versioned by `format`."""

from __future__ import annotations

import json

from bpo_cli.cleaning import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from bpo_cli.answer import Answer, Hit, ListRow
    from bpo_cli.rendering.style import Style

FORMAT = 1


def render(answer: Answer, style: Style) -> str:
    """One document for reading eyes too: indented, with or without hits."""
    return _indented(_document(answer, style))


def render_line(answer: Answer, style: Style) -> str:
    """The same document in one line."""
    return json.dumps(_document(answer, style), ensure_ascii=False) + "\n"


def render_list(rows: Sequence[ListRow], what: str, style: Style) -> str:  # noqa: ARG001
    """The entries of the list `what` (`terms`, `articles`, `sections` or `questions`)."""
    entries = [
        {"name": clean(row.name), "kind": row.kind, "id": clean(row.id), "article": clean(row.article)} for row in rows
    ]
    return _indented({"format": FORMAT, "command": "list", "what": what, "entries": entries})


def _indented(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _document(answer: Answer, style: Style) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "command": answer.command,
        "query": clean(answer.query),
        "hits": [_hit(hit, style) for hit in answer.hits],
        "suggestions": [clean(suggestion) for suggestion in answer.suggestions],
    }


def _hit(hit: Hit, style: Style) -> dict[str, Any]:
    return {
        "id": clean(hit.id),
        "kind": hit.kind,
        "match": hit.match,
        "score": round(float(hit.score), 1),
        **({} if hit.term is None else {"term": clean(hit.term)}),
        "heading": clean(hit.heading),
        "text": clean(hit.text),
        "article": {"slug": clean(hit.article.slug), "title": clean(hit.article.title)},
        "source": {"path": clean(hit.source.path), "line": hit.source.line},
        "see_also": [clean(term) for term in hit.see_also],
        **({"explanation": _explanation(hit)} if style.explain else {}),
    }


def _explanation(hit: Hit) -> list[dict[str, Any]]:
    from bpo_cli.rendering.explanation import rounded_points

    return [
        {
            "word": clean(each.word),
            "matched": clean(each.matched),
            "how": clean(each.how),
            "points": points,
        }
        for each, points in zip(hit.explanation, rounded_points(hit), strict=True)
    ]
