"""The rule of `bpo check` on links by reference: `[text][name]` needs its `[name]: address`.

Otherwise readers see the brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bpo_cli.checking.line_rules import excerpt

# Not `x[1][2]`, as programs write, nor sources in brackets, `[1][2]`, nor two footnotes next to each other.
_REFERENCE = re.compile(r"(?<![\w!\]\\])\[(?!\^)[^\[\]]++\]\[(?!\^)(?=[^\[\]]*?[^\W\d_]{2})([^\[\]]++)\](?![\[(:])")
_ADDRESS = re.compile(r"[\s>]*+\[(?!\^)([^\[\]]++)\]:")


def check_references(lines: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """(line, rule, message) for the first link by each reference that is not there. The lines come without code."""
    known = {_key(found[1]) for line in lines if "]:" in line and (found := _ADDRESS.match(line))}
    for number, line in enumerate(lines, start=1):
        for found in _REFERENCE.finditer(line) if "][" in line else ():
            if _key(found[1]) not in known:
                known.add(_key(found[1]))
                yield (
                    number,
                    "reference-missing",
                    f"no line {excerpt(f'[{found[1]}]:')} says where {excerpt(found[0])} leads",
                )


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
