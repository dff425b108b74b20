"""TOML from anywhere -> its values, without the traps of the parser."""

from __future__ import annotations

import re
import tomllib
from typing import Any

# `tomllib` takes quadratic time for a key of many parts, such as `a.a.a`; ours have two at most.
_TEXT_IN_QUOTES = re.compile(r""""(?:[^"\\\n]|\\.)*+"|'[^'\n]*+'""")
_KEY_OF_MANY_PARTS = re.compile(r"(?<![\w-])(?:[\w-]++[ \t]*+\.[ \t]*+){20}", re.ASCII)


def toml_values(text: str) -> dict[str, Any]:
    """The values of a TOML document by key. Raises ValueError, which says what is wrong with it."""
    if _KEY_OF_MANY_PARTS.search(_TEXT_IN_QUOTES.sub("_", text)):
        raise ValueError("a key has too many parts")
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise ValueError(str(error)) from error
