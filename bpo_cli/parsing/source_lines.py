"""Reads a file as lines: takes its front matter off and writes what articles write oddly as proper Markdown.

The number of lines stays what it is, so that positions in the result are positions in the file. Nothing is
parsed here: `blocks` does that.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bpo_cli.parsing.html_remains import remove_html
from bpo_cli.parsing.summaries import mark_summaries
from bpo_cli.parsing.text_repair import plain_characters, plain_text
from bpo_cli.parsing.toml_front_matter import toml_front_matter

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

# A key of front matter, which is a small word, unlike what begins a text: `Merk: ...`.
_FRONT_LINE = re.compile(r"(?:[a-z][\w-]*|Title|Description|Keywords):(?: |$)")
_HASHES = "#＃"
_DASHES = "-–—•‒"
_ODD_STARTS = frozenset(" >" + _HASHES + _DASHES)
# Which begins code, also in an item of a list. What stands behind backticks and holds another is code in a line.
_FENCE = re.compile(r"\s*+(?:(?:[-*+–]|\d{1,9}[.)])\s++)*+(`{3,}+(?=[^`]*+$)|~{3,}+)")
_STARTS_OF_GLUED_ITEMS = frozenset("*[«\"“'(")


class Source(NamedTuple):
    """front: the front matter by key. body: the Markdown after it. first_line: its first line in the file."""

    front: dict[str, str]
    body: str
    first_line: int


def read_source(text: str, formula: str) -> Source:
    """The parts of a file. `formula` stands for the formulas that cannot be shown."""
    text = plain_characters(text)
    lines = text.split("\n")
    front, count = _front_matter(lines)
    body = lines[count:]
    fenced = fenced_lines(body) if "```" in text or "~~~" in text else frozenset()
    if "<" in text:
        if "<summary" in text:
            mark_summaries(body, fenced)
        remove_html(body, fenced, formula)
    _normalise(body, fenced)
    return Source(front, "\n".join(body), count + 1)


def _front_matter(lines: list[str]) -> tuple[dict[str, str], int]:
    """Its values by key, and the number of its lines; it is not YAML, whatever it looks like.

    Six of 151 real articles break a YAML parser, so that each line is split at its first colon and blank. Where no
    line ends it, it goes as far as its lines look like some. Between the marks of TOML, which has `=`, it is read too.
    """
    toml = toml_front_matter(lines)
    if toml:
        return toml.values, toml.lines
    mark = lines[0].rstrip()
    if mark not in ("---", "+++"):
        return {}, 0
    end = _end_of_front_matter(lines, mark)
    if mark == "+++" and _end_of_values(lines) != end:
        return {}, 0  # a text between two such lines
    values: dict[str, str] = {}
    for line in lines[1 : end or _end_of_values(lines)]:
        key, colon, value = f"{line} ".partition(": ")
        if colon:
            values.setdefault(key.strip().lower(), plain_text(_unquoted(value.strip())))
    if end:
        return (values, end + 1) if values or end == 1 else ({}, 0)
    return (values, _end_of_values(lines)) if values else ({}, 0)


def _end_of_front_matter(lines: list[str], mark: str) -> int:
    """The index of the line that ends it; 0 if there is none."""
    for index, line in enumerate(lines[1:], start=1):
        if line.rstrip() == mark:
            return index
        if line.startswith("#"):
            break
    return 0


def _end_of_values(lines: list[str]) -> int:
    """The index of the first line behind the opening one that is neither a value with its key nor goes on with one."""
    for index, line in enumerate(lines[1:], start=1):
        goes_on = index > 1 and line.startswith((" ", "- ")) and line.strip()
        if not goes_on and not _FRONT_LINE.match(line):
            return index
    return len(lines)


def _unquoted(value: str) -> str:
    for start, end in ('""', "''", "[]"):
        if len(value) > 1 and value.startswith(start) and value.endswith(end):
            return value[1:-1]
    return value


def fenced_lines(lines: Sequence[str]) -> Set[int]:
    """The indexes of the lines of fenced code, fences included."""
    fenced: set[int] = set()
    fence = ""
    for index, line in enumerate(lines):
        if fence:
            fenced.add(index)
            content = line.strip()
            fence = "" if content.startswith(fence) and not content.strip(fence[0]) else fence
        elif ("```" in line or "~~~" in line) and (found := _FENCE.match(line)):
            fenced.add(index)
            fence = found[1]
    return fenced


def _normalise(lines: list[str], fenced: Set[int]) -> None:
    for index, line in enumerate(lines):
        if line[:1] in _ODD_STARTS and index not in fenced:
            content = line.lstrip()
            indentation = len(line) - len(content)
            if indentation >= 4:
                continue  # code, or deep in a list
            if content[:1] in _HASHES:
                lines[index] = _heading(content)
            elif content[:1] == ">":
                lines[index] = line[:indentation] + _quotation(content)
            elif content[:1] in _DASHES and _is_item(content, lines, index):
                lines[index] = f"{' ' * indentation}- {content[1:].lstrip()}"


def _heading(content: str) -> str:
    """Makes "## Navn" of "##Navn" and "＃＃ Navn", and nothing of an empty heading; "#1" is a number."""
    name = content.lstrip(_HASHES)
    level = len(content) - len(name)
    if level > 6 or (level == 1 and name[:1].isdigit()):
        return content
    name = name.strip()
    return f"{'#' * level} {name}" if name.strip("#") else ""


def _quotation(content: str) -> str:
    inner = content.lstrip("> ")
    if inner[:1] not in _HASHES or not inner:
        return content
    return content[: len(content) - len(inner)] + _heading(inner)


def _is_item(content: str, lines: list[str], index: int) -> bool:
    """Whether a line that starts with a dash is an item of a list that Markdown would not see as one."""
    dash, after = content[0], content[1:2]
    if after in ("", " ", "\t"):
        if dash == "-" or not after:
            return False
        starts_block = index == 0 or not lines[index - 1].strip() or lines[index - 1].startswith("#")
        return starts_block or _is_among_items(lines, index)
    glued = after.isalpha() or after in _STARTS_OF_GLUED_ITEMS
    return glued and _is_among_items(lines, index)


def _is_among_items(lines: list[str], index: int) -> bool:
    if _next_text(lines, index, -1).startswith("- "):
        return True
    following = _next_text(lines, index, 1)
    return following[:1] in _DASHES and (following[1:2] in (" ", "\t") or following[1:2].isalpha())


def _next_text(lines: list[str], index: int, step: int) -> str:
    index += step
    while 0 <= index < len(lines) and not lines[index].strip():
        index += step
    return lines[index].lstrip() if 0 <= index < len(lines) else ""
