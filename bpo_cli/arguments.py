"""Arguments of the command line as text and as paths, whatever the locale has made of their bytes."""

from __future__ import annotations

import os


def decoded(argument: str) -> str:
    """An argument of this process, read as UTF-8; a byte that is none becomes a lone surrogate, as in paths."""
    return argument if argument.isascii() else os.fsencode(argument).decode("utf-8", "surrogateescape")


def as_path(argument: str) -> str:
    """A decoded argument as the functions of `os` want it in this locale: it names the very bytes that were given."""
    return argument if argument.isascii() else os.fsdecode(argument.encode("utf-8", "surrogateescape"))
