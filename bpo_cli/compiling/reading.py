"""From the path of an article to its text, as far as it can be read."""

from __future__ import annotations

import os
from pathlib import Path

from bpo_cli.article import Problem
from bpo_cli.regular_file import content

LARGEST_ARTICLE = 32 * 1024 * 1024


def read_article(folder: Path, path: str) -> tuple[str, list[Problem]]:
    """The text of an article, as far as it can be read, and what is wrong with the file.

    An empty text means that the file is no article: it cannot be read, is too large, holds no text, or is a
    `README.md` without front matter.
    """
    try:
        data = content(folder / path, LARGEST_ARTICLE)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        return "", [Problem(shown(path), 0, f"skipped: cannot be read: {reason}")]
    if data is None:
        limit = f"{LARGEST_ARTICLE // 1024 // 1024} MiB"
        return "", [Problem(shown(path), 0, f"skipped: larger than the limit of {limit}")]
    try:
        text, problems = data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        text, problems = data.decode("utf-8-sig", "replace"), [Problem(shown(path), line, "is not valid UTF-8")]
    if path.rpartition("/")[2] == "README.md" and not text.startswith(("---", "+++")):
        return "", []
    if not text.strip("\0 \t\r\n\f\v"):
        return "", [Problem(shown(path), 0, "skipped: holds no text")]
    return text, problems


def shown(path: str) -> str:
    """A path as text, another for each path: bytes that are no UTF-8 are written `\\xNN`, a backslash `\\x5c`."""
    if "\\" in path and os.sep == "/":
        path = path.replace("\\", "\\x5c")
    return path if path.isascii() else os.fsencode(path).decode("utf-8", "backslashreplace")
