"""What stands behind a label and explains it: `Odel: rett til ...`, `**Ku** – et husdyr`."""

from __future__ import annotations

from collections.abc import Collection

_SIGNS = " :-–—"


def explanation(rest: str) -> str:
    """What stands behind a label without the sign between the two."""
    return rest.lstrip(_SIGNS)


def tells_kind(explanation: str, articles: Collection[str]) -> bool:
    """Whether an explanation says of what kind something is, and no property: `et husdyr`, but not `rød`. articles: the
    indefinite ones of the language."""
    article, *others = explanation.lower().split(None, 1) or [""]
    return article in articles and bool(others)
