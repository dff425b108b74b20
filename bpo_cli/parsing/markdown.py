"""Markdown -> events, by pulldown-cmark through `pyromark`: 39 microseconds for the bundled article where
markdown-it-py takes 659, and in linear time on hostile texts too. What the events make up is read by `blocks`.
"""

from __future__ import annotations

import re

from pyromark import Markdown, Options

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
