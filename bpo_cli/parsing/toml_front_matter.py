"""Front matter in TOML, between lines of `+++`, as some programs write it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bpo_cli.parsing.text_repair import plain_characters, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

_MARK = "+++"
_KEY = re.compile(r"\s*+[\w\"'.-]++\s*+=")


class TomlFrontMatter(NamedTuple):
    """values: by key, as texts. lines: how many it takes up, with the two marks. error: why nothing of it is read, or
    "".
    """

    values: dict[str, str]
    lines: int
    error: str


def toml_front_matter(lines: Sequence[str]) -> TomlFrontMatter | None:
    """The front matter in TOML with which the lines begin, if they do; without its end, it has no lines."""
    if lines[0].rstrip() != _MARK:
        return None
    end = next((index for index, line in enumerate(lines[1:], start=1) if line.rstrip() == _MARK), 0)
    if not end:
        return TomlFrontMatter({}, 0, f"no line {_MARK} ends it") if any(map(_KEY.match, lines[1:2])) else None
    content = lines[1:end]
    if any(content) and not any(map(_KEY.match, content)):
        return None  # a text between two such lines
    from bpo_cli.toml_text import toml_values  # here, for few articles have any

    try:
        # The line of the mark lets an error tell the line of the file.
        return TomlFrontMatter(dict(_texts(toml_values("\n" + "\n".join(content)))), end + 1, "")
    except ValueError as error:
        return TomlFrontMatter({}, end + 1, str(error))


def _texts(values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in values.items():
        if not isinstance(value, dict):
            text = ",".join(map(str, value)) if isinstance(value, list) else str(value)
            yield key.lower(), plain_text(plain_characters(text))
