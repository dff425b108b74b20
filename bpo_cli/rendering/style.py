"""How the caller wants an answer to look. Deciding it, from options, environment and stream, is the caller's."""

from __future__ import annotations

from bpo_cli.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_NO_LABELS: Mapping[str, str] = {}


class Style(Record):
    """width: columns, 20 to 200. colors: `16`, `mono` (bold, dim and underline only) or `none` (no escape
    sequences at all). unicode: whether ornaments may be other than ASCII. labels: words for answers by purpose,
    in the glossary's language ("see_also": "Se også"), and for explanations in the reader's. explain: whether to
    tell why each hit was found.
    folder: the glossary's own, as an absolute path, if sources are to be links to their files; else empty."""

    width: int = 80
    colors: str = "none"
    unicode: bool = True
    labels: Mapping[str, str] = _NO_LABELS
    explain: bool = False
    folder: str = ""
