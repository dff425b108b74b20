"""The rule of `bpo check` on footnotes: a mark, `[^1]`, needs its note, `[^1]: ...`, or readers see the mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bpo_cli.checking.line_rules import excerpt

# But no link, `[^1](/x)`, and no class of characters in a pattern, `[^a-z]+`.
_MARK = re.compile(r"(?<!\\)\[\^(\w[\w.:-]*+)\](?![+{(])")
_NOTE = re.compile(r"[\s>*+-]*+\[\^([^\[\]]++)\]:")


def check_footnotes(lines: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """(line, rule, message) for the first mark of each footnote that is not there. The lines come without code."""
    noted = {found[1].casefold() for line in lines if "]:" in line and (found := _NOTE.match(line))}
    for number, line in enumerate(lines, start=1):
        for found in _MARK.finditer(line) if "[^" in line else ():
            if found[1].casefold() not in noted:
                noted.add(found[1].casefold())
                yield number, "footnote-missing", f"no footnote {excerpt(found[0])} is in this article"
