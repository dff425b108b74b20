"""Takes the remains of HTML out of Markdown lines: comments, lost tables, formulas, tags.

It keeps the number of lines. It comes before the Markdown parser, from which a tag at the start of a line
would hide the headings and links after it; what that parser itself finds to be HTML is for `without_tags`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set

# Nothing between "<" and ">" may be one of the two, and the quantifiers are possessive: linear on any text.
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*+)(?:[\s/][^<>]*+)?>|<[!?][^<>]*+>")
_FORMULA = re.compile(r"<span\s++class\s*+=\s*+[\"']?\s*+katex")
_WITHIN_WORDS = frozenset(
    [
        "a",
        "abbr",
        "b",
        "big",
        "cite",
        "code",
        "em",
        "font",
        "i",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "u",
        "wbr",
    ]
)
_LOST_TABLE = "TTT"


def without_tags(text: str) -> str:
    """Text whose tags are gone; one that separates (a cell, a line break) leaves a blank."""
    return _TAG.sub(lambda tag: "" if (tag[1] or "").lower() in _WITHIN_WORDS else " ", text)


def remove_html(lines: list[str], fenced: Set[int], formula: str) -> None:
    """Changes `lines` in place, except the fenced ones. `formula` stands where a formula was."""
    _remove_comments(lines, fenced)
    cutting = False
    for index, line in enumerate(lines):
        cutting = cutting and line.strip() != "" and not line.startswith(("#", "＃"))
        if cutting:
            lines[index] = ""
        elif "<" in line and index not in fenced:
            found = _FORMULA.search(line) if "katex" in line else None
            cutting = found is not None
            kept = f"{line[: found.start()].rstrip()} {formula}" if found else line
            lines[index] = _line_without_tags(kept)


def _line_without_tags(line: str) -> str:
    if "`" in line:
        return line  # a tag in backticks is text; the Markdown parser can tell
    if "<h5" in line:
        line = _without_lost_tables(line)
    content = line.lstrip()
    indentation = len(line) - len(content)
    stripped = without_tags(content).strip()
    # Without its tag, a line that was indented by four would become code.
    return " " * (indentation if indentation < 4 else 0) + stripped if stripped else ""


def _without_lost_tables(line: str) -> str:
    kept: list[str] = []
    for part in line.split("<h5"):
        placeholder, end, rest = part.partition("</h5>")
        lost = kept and end and without_tags("<h5" + placeholder).strip() in ("", _LOST_TABLE)
        kept.append(rest if lost else ("<h5" if kept else "") + part)
    return " ".join(kept)


def _remove_comments(lines: list[str], fenced: Set[int]) -> None:
    last_end = max((index for index, line in enumerate(lines) if "-->" in line), default=-1)
    inside = False
    for index, line in enumerate(lines):
        if (inside or "<!--" in line) and index not in fenced:
            lines[index], inside = _without_comments(line, inside=inside, may_go_on=index < last_end)


def _without_comments(line: str, *, inside: bool, may_go_on: bool) -> tuple[str, bool]:
    """The line without comments, and whether one goes on after it. One that nothing ends is no comment."""
    kept: list[str] = []
    position, last_end = 0, line.rfind("-->")
    while True:
        if inside:
            end = line.find("-->", position)
            if end < 0:
                return "".join(kept), True
            position = end + 3
        start = line.find("<!--", position)
        if start < 0:
            return "".join([*kept, line[position:]]), False
        kept.append(line[position:start])
        position = start + 4
        inside = last_end >= position or may_go_on
