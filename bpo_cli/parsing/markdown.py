"""Markdown -> events, by pulldown-cmark through `pyromark`: 39 microseconds for the bundled article where
markdown-it-py takes 659, and in linear time on hostile texts too. What the events make up is read by `blocks`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pyromark import Markdown, Options

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKDOWN = Markdown(
    options=Options.ENABLE_TABLES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_DEFINITION_LIST
)
# What stands behind the opening brace: `#kap}`, `.wide #kap lang=nb}`, `: #kap}`. In pyromark's own reading of it
# `{1, 2}` would be attributes as well.
_ATTRIBUTES = re.compile(
    r":?\s*+(?P<before>(?:\.[\w-]++\s*+|[\w-]++=\S++\s++)*+)(?:#(?P<anchor>[\w.:-]++)(?:\s[^{}]*+)?)?\}[\s#]*+"
)

events = _MARKDOWN.events_with_range


def open_code(markdown: str) -> Iterator[int]:
    """The lines, from 0, in which fenced code begins that no fence ends."""
    source, counted, line = markdown.encode(), 0, 0
    for event, span in events(markdown):
        if _starts_fenced_code(event):
            first, *others = source[span["start"] : span["end"]].decode().rstrip("\n").split("\n")
            fence = first[: len(first) - len(first.lstrip(first[0]))]
            last = others[-1].strip(" \t>") if others else ""
            line, counted = line + source.count(b"\n", counted, span["start"]), span["start"]
            if not last.startswith(fence) or last.strip(fence[0]):
                yield line


def _starts_fenced_code(event: Any) -> bool:
    started = event.get("Start") if event.__class__ is dict else None
    return started.__class__ is dict and started.get("CodeBlock").__class__ is dict


def without_attributes(text: str, written: str) -> tuple[str, str]:
    """A heading without the attributes at its end, and the anchor that they give it, or "".

    text: its text. written: its Markdown, where what only tells of attributes is code: `## About `{#name}``.
    """
    before, brace, attributes = text.rpartition("{")
    found = _ATTRIBUTES.fullmatch(attributes) if brace else None
    if not found or not (found["anchor"] or found["before"]) or f"{{{attributes}`" in written:
        return text, ""
    name = before.rstrip()
    without_hashes = name.rstrip("#")  # those that close a heading, unlike that of "C#"
    return (without_hashes if without_hashes.endswith(" ") else name).rstrip(), found["anchor"] or ""
