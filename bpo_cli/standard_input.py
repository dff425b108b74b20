"""Queries from standard input, one a line."""

from __future__ import annotations

import sys

from bpo_cli.cleaning import clean_line
from bpo_cli.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# No query is longer; what is, is cut rather than kept in memory.
_LONGEST_LINE = 1 << 20


def queries() -> Iterator[str]:
    """The lines of standard input that hold anything, as UTF-8, each as soon as it is there."""
    try:
        while line := sys.stdin.buffer.readline(_LONGEST_LINE):
            query = clean_line(line.decode("utf-8", "replace"))
            while len(line) == _LONGEST_LINE and not line.endswith(b"\n"):
                line = sys.stdin.buffer.readline(_LONGEST_LINE)
            if query:
                yield query
    except OSError as error:
        raise UsageError("cannot read standard input: {reason}", reason=error.strerror or error) from error
