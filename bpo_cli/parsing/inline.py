"""What stands inside a paragraph, heading or cell: bold and emphasised text, links, images.

Collects the pieces of its text, with marks where bold texts and links begin and end; see `text_repair.BOLD`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bpo_cli.parsing.text_repair import BOLD, END_BOLD, END_LINK, LINK, QUESTION_MARKS, plain_characters, slug_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    _Handler: TypeAlias = Callable[["InlineReader", Any, Any], None]


class InlineReader:
    """The part of a reader of Markdown events that is about one paragraph. source: the Markdown."""

    def __init__(self, source: bytes) -> None:
        self._source = source
        self._images = 0
        self._bolds = 0  # open ones
        self._in_link = False
        self._italics_end = -1  # of those with which the paragraph begins
        self._is_italic = False  # the question with which it begins
        # Of the paragraph that is being read:
        self._pieces: list[str] = []
        self._slugs: list[str] = []

    def _open_bold(self, _value: Any, _span: Any) -> None:
        self._bolds += 1
        self._pieces.append(BOLD)

    def _end_bold(self, _value: Any, _span: Any) -> None:
        self._bolds -= 1
        self._pieces.append(END_BOLD)

    def _open_italics(self, value: Any, span: Any) -> None:
        if not self._pieces:
            self._italics_end = span["end"]
        self._emphasis(value, span)

    def _end_italics(self, value: Any, span: Any) -> None:
        """Marks a question in italics with which a paragraph begins as one in bold is marked."""
        self._emphasis(value, span)
        if span["end"] == self._italics_end and self._pieces and self._pieces[0] != BOLD:
            text = [piece for piece in self._pieces if piece not in (BOLD, END_BOLD)]
            if text[-1].endswith(QUESTION_MARKS):
                self._pieces[:] = [BOLD, *text, END_BOLD]
                self._is_italic = True

    def _emphasis(self, _value: Any, span: Any) -> None:
        """Gives the asterisks back that multiply: "2*3*4"."""
        start, end = span["start"], span["end"]
        if self._source[start - 1 : start].isalnum() and self._source[end : end + 1].isalnum():
            self._pieces.append("*")

    def _open_link(self, value: Any, _span: Any) -> None:
        slug = "" if self._images else slug_of(value["Link"]["dest_url"])
        if slug:
            self._in_link = True
            self._slugs.append(plain_characters(slug))
            self._pieces.append(LINK)

    def _end_link(self, _value: Any, _span: Any) -> None:
        if self._in_link and not self._images:
            self._in_link = False
            self._pieces.append(END_LINK)

    def _open_image(self, _value: Any, _span: Any) -> None:
        self._images += 1

    def _end_image(self, _value: Any, _span: Any) -> None:
        self._images -= 1


INLINE_AT_START: dict[str, _Handler] = {
    "Strong": InlineReader._open_bold,
    "Emphasis": InlineReader._open_italics,
    "Link": InlineReader._open_link,
    "Image": InlineReader._open_image,
}
INLINE_AT_END: dict[str, _Handler] = {
    "Strong": InlineReader._end_bold,
    "Emphasis": InlineReader._end_italics,
    "Link": InlineReader._end_link,
    "Image": InlineReader._end_image,
}
