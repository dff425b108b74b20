"""A block of Markdown as data. Reading blocks is the business of `blocks`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from bpo_cli.article import Link

HEADING, PARAGRAPH, ITEM, QUOTATION, TABLE = "heading", "paragraph", "item", "quotation", "table"
FOOTNOTE = "footnote"


class Block(NamedTuple):
    """level: of a heading, else 0. line: where its text starts in the file. question: with which in bold the text
    begins, or "". The rest is as in a passage.

    A tuple and not a `Record`: there is one for every paragraph, and a tuple is made several times faster.
    """

    kind: str
    level: int
    line: int
    text: str
    links: tuple[Link, ...]
    labels: tuple[str, ...]
    terms: tuple[str, ...]
    question: str = ""
