"""The block that is being read, as far as it has been."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpo_cli.parsing.block import Block

if TYPE_CHECKING:
    from bpo_cli.article import Link


class OpenBlock:
    """Collects what a block will hold, see `Block`. paragraphs: its texts, so far."""

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self.links: list[Link] = []
        self.labels: list[str] = []
        self.terms: list[str] = []
        self.question = self.anchor = ""
        self.line = 0
        self.goes_on = self.is_italic = False

    def closed(self, kind: str, level: int, separator: str) -> Block | None:
        """The block, none if it holds no text; then the next one can be collected."""
        block = None
        if self.paragraphs:
            text = separator.join(self.paragraphs)
            links, labels, terms = tuple(self.links), tuple(self.labels), tuple(self.terms)
            question, goes_on = self.question, self.goes_on
            block = Block(
                kind, level, self.line, text, links, labels, terms, question, self.anchor, goes_on, self.is_italic
            )
            self.paragraphs.clear()
            self.question, self.goes_on, self.is_italic = "", False, False
        if self.links or self.labels or self.terms:
            self.links, self.labels, self.terms = [], [], []
        self.line, self.anchor = 0, ""
        return block
