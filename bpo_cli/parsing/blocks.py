"""Markdown -> blocks: headings, paragraphs, list items, quotations, tables and footnotes, each with its text and line.

The Markdown itself is left to `markdown`, what stands inside a line to `inline`, what the blocks mean to `parser`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bpo_cli.accents import composed
from bpo_cli.parsing.block import FOOTNOTE, HEADING, ITEM, PARAGRAPH, QUOTATION, TABLE, Block, number_items
from bpo_cli.parsing.html_remains import without_tags
from bpo_cli.parsing.inline import INLINE_AT_END, INLINE_AT_START, InlineReader
from bpo_cli.parsing.markdown import events, without_attributes
from bpo_cli.parsing.open_block import OpenBlock
from bpo_cli.parsing.open_lists import OpenLists
from bpo_cli.parsing.question_labels import QuestionLabels
from bpo_cli.parsing.text_repair import (
    BOLD,
    END_BOLD,
    QUESTION_MARKS,
    code_lines,
    is_visible,
    plain_characters,
    repaired,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Set
    from typing import TypeAlias

    _Handler: TypeAlias = Callable[["_Reader", Any, Any], None]

_DEPTH_OF_ITEM = 2  # of a list that stands in no other one
_BETWEEN_CELLS = " | "
_BETWEEN_TERMS = ", "
_FOOTNOTE_MARK = "FootnoteReference"
# What else than quotations holds paragraphs, and makes a block of what it still holds at its end.
_CONTAINERS = {"FootnoteDefinition": FOOTNOTE, "DefinitionList": ITEM}


def read_blocks(markdown: str, first_line: int, words: Set[str], labels: QuestionLabels) -> list[Block]:
    """The blocks of a document in their order. `words` are function words, see `text_repair.repaired`.

    labels: before questions and answers; where they stand one below the other, each line is a block.
    """
    return _Reader(markdown, first_line, words, labels).read()


class _Reader(InlineReader):
    """Collects pieces of text until their block ends. Depth is counted, never descended into."""

    def __init__(self, markdown: str, first_line: int, words: Set[str], labels: QuestionLabels) -> None:
        super().__init__(markdown.encode())
        self._markdown, self._words, self._question_labels = markdown, words, labels
        self._has_marks = "&" in markdown or "<" in markdown  # of entities or HTML
        self._counted, self._line_there = 0, first_line
        self._blocks: list[Block] = []
        self._depth = 0  # of the open quotations, lists and items
        self._in_term = False
        self._lists = OpenLists()
        self._terms_due = 0  # with which the paragraph begins, of a definition list
        self._start = -1  # of the paragraph that is being read
        self._block = OpenBlock()

    def read(self) -> list[Block]:
        # What is looked up for each of many events is looked up once.
        at_start, at_end, has_marks = _AT_START.get, _AT_END.get, self._has_marks
        event: Any
        for event, span in events(self._markdown):
            if event.__class__ is str:
                self._end_line(span["end"])
                continue
            [(kind, value)] = event.items()
            if kind == "Start" or kind == "End":
                name = value if value.__class__ is str else next(iter(value))
                handle = at_start(name) if kind == "Start" else at_end(name)
                if handle:
                    handle(self, value, span)
            elif not self._images and kind != _FOOTNOTE_MARK:
                if self._start < 0:
                    self._start = span["start"]
                self._pieces.append(self._text_of(kind, value) if has_marks else value)
        return self._blocks

    def _end_line(self, next_line: int) -> None:
        if self._in_term:
            self._pieces.append("\n")
        elif not (self._in_link or self._bolds) and self._question_labels.part(self._pieces, self._source, next_line):
            self._end_text(None, None)
            self._block.goes_on = self._block.goes_on or not self._depth
        else:
            self._pieces.append(" ")

    def _text_of(self, kind: str, value: str) -> str:
        text = without_tags(value) if kind == "InlineHtml" else value
        return text if text.isprintable() else plain_characters(text)

    def _end_paragraph(self) -> None:
        if self._pieces:
            text, links, label = repaired("".join(self._pieces), self._slugs, self._words)
            self._pieces.clear()
            self._keep(text)
            if links:
                self._block.links += links
            self._slugs.clear()
            if label:
                self._keep_label(label)
            self._terms_due = 0
        self._start = -1

    def _keep_label(self, label: str) -> None:
        if self._terms_due:
            terms = label.split(_BETWEEN_TERMS)
            self._block.terms += terms if len(terms) == self._terms_due else [label]
        elif not label.endswith(QUESTION_MARKS):
            self._block.labels.append(label)
        elif self._depth in (0, _DEPTH_OF_ITEM) and len(self._block.paragraphs) == 1:
            self._block.question, self._block.is_italic = label, self._is_italic
        self._is_italic = False

    def _keep(self, text: str) -> None:
        if is_visible(text):
            # Once more, because a letter and its accent may have stood on either side of a mark.
            text = composed(text)
            self._block.paragraphs.append(self._lists.placed(text, is_first=not self._block.paragraphs))
            self._block.line = self._block.line or self._line_at(self._start)

    def _line_at(self, offset: int) -> int:
        self._line_there += self._source.count(b"\n", self._counted, offset)
        self._counted = offset
        return self._line_there

    def _end_block(self, kind: str, level: int = 0, separator: str = "\n\n") -> bool:
        block = self._block.closed(kind, level, separator)
        if block:
            self._blocks.append(block)
        return block is not None

    def _end_text(self, _value: Any, _span: Any) -> None:
        self._end_paragraph()
        if not self._depth:
            self._end_block(PARAGRAPH)

    def _end_code(self, _value: Any, _span: Any) -> None:
        self._keep(code_lines("".join(self._pieces)))
        self._pieces.clear()
        self._end_text(_value, _span)

    def _end_html(self, _value: Any, _span: Any) -> None:
        self._pieces = [without_tags("".join(self._pieces))]
        self._end_text(_value, _span)

    def _end_heading(self, value: Any, span: Any) -> None:
        anchor = ""
        text = "".join(self._pieces)
        if "{" in text:
            text, anchor = without_attributes(text, self._source[span["start"] : span["end"]].decode())
            self._pieces = [text]
        self._end_paragraph()
        if not self._depth:
            self._block.anchor = anchor
            self._end_block(HEADING, int(value["Heading"][1]))

    def _interrupt(self, _value: Any, _span: Any) -> None:
        self._end_paragraph()  # of an item, between whose lines another block begins

    def _open(self, _value: Any, _span: Any) -> None:
        self._end_paragraph()
        self._depth += 1

    def _open_list(self, value: Any, span: Any) -> None:
        self._open(value, span)
        self._lists.open(value["List"])
        if self._depth == 1:
            self._block.goes_on = False

    def _open_item(self, value: Any, span: Any) -> None:
        self._open(value, span)
        self._lists.open_item(is_marked=self._depth > _DEPTH_OF_ITEM)

    def _end_defined_term(self, _value: Any, _span: Any) -> None:
        """Makes the beginning of an item of the terms above a definition, a line each: `**Term, other term**:`."""
        lines = "".join(self._pieces).replace(BOLD, "").replace(END_BOLD, "").split("\n")
        terms = [line.rstrip(" :") for line in lines]
        self._pieces = [BOLD, _BETWEEN_TERMS.join(terms), END_BOLD, ": "]
        self._in_term, self._terms_due = False, len(terms)

    def _open_defined_term(self, _value: Any, _span: Any) -> None:
        if self._depth == 1:
            self._block.goes_on = self._end_block(ITEM)  # the term before
        self._in_term = True

    def _close(self, value: Any, _span: Any) -> None:
        self._end_paragraph()
        self._depth -= 1
        if not self._depth:
            self._end_block(_CONTAINERS[value])

    def _end_quotation(self, _value: Any, span: Any) -> None:
        self._end_paragraph()
        self._depth -= 1
        if not self._depth and self._end_block(QUOTATION):
            # The title of a call-out often stands in a quotation of its own.
            last = self._source[span["start"] : span["end"]].rstrip(b" >\n").rpartition(b"\n")[2]
            self._block.goes_on = last.lstrip(b" >").startswith(b"#")

    def _end_item(self, _value: Any, span: Any) -> None:
        self._end_paragraph()
        self._lists.end_item()
        self._depth -= 1
        if self._depth == 1 and self._end_block(ITEM):
            self._block.goes_on = True
            if self._lists.numbers is not None:
                self._lists.note_number(self._source[span["start"] : span["start"] + 14])

    def _end_list(self, _value: Any, _span: Any) -> None:
        self._lists.end()
        self._depth -= 1
        if not self._depth:
            self._block.goes_on = False
            if self._lists.numbers:
                number_items(self._blocks, self._lists.numbers)

    def _end_row(self, _value: Any, _span: Any) -> None:
        del self._pieces[-1:]  # the sign between cells, behind the last
        if self._pieces.count(_BETWEEN_CELLS) == len(self._pieces):
            self._pieces.clear()
        self._end_paragraph()

    def _end_table(self, _value: Any, _span: Any) -> None:
        if not self._depth:
            self._end_block(TABLE, separator="\n")

    def _end_cell(self, _value: Any, _span: Any) -> None:
        self._pieces.append(_BETWEEN_CELLS)


_AT_START: dict[str, _Handler] = {
    **INLINE_AT_START,
    **dict.fromkeys(("CodeBlock", "Heading", "Table"), _Reader._interrupt),
    "BlockQuote": _Reader._open,
    "FootnoteDefinition": _Reader._open,
    "List": _Reader._open_list,
    "Item": _Reader._open_item,
    "DefinitionList": _Reader._open,
    "DefinitionListTitle": _Reader._open_defined_term,
}
_AT_END: dict[str, _Handler] = {
    **INLINE_AT_END,
    "Paragraph": _Reader._end_text,
    "CodeBlock": _Reader._end_code,
    "HtmlBlock": _Reader._end_html,
    "Heading": _Reader._end_heading,
    "BlockQuote": _Reader._end_quotation,
    "FootnoteDefinition": _Reader._close,
    "Item": _Reader._end_item,
    "List": _Reader._end_list,
    "DefinitionListTitle": _Reader._end_defined_term,
    "DefinitionListDefinition": _Reader._end_text,
    "DefinitionList": _Reader._close,
    "TableHead": _Reader._end_row,
    "TableRow": _Reader._end_row,
    "Table": _Reader._end_table,
    "TableCell": _Reader._end_cell,
}
