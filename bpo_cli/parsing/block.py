"""A block of Markdown as data. Reading blocks is the business of `blocks`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from bpo_cli.article import Link

HEADING, PARAGRAPH, ITEM, QUOTATION, TABLE = "heading", "paragraph", "item", "quotation", "table"
FOOTNOTE = "footnote"


class Block(NamedTuple):
    """level: of a heading; of an item of a numbered list its number; else 0. line: where its text starts in the file.
    question: with which in bold or italics the text begins, or "". anchor: what the author calls a heading, `{#name}`,
    or "".
    goes_on: whether it belongs with the block before, if that is of its kind: as the next item of a list, as the text
    below the title of a call-out, or as the next line of a paragraph, `A: ...` below `Q: ...`.
    is_italic: whether the question is in italics, and not in bold.
    The rest is as in a passage.

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
    anchor: str = ""
    goes_on: bool = False
    is_italic: bool = False


def number_items(blocks: list[Block], numbers: list[str]) -> None:
    """Numbers those of the last blocks that are the items of a list, and makes paragraphs of those that only look so:
    "31. desember", "2017. Året". numbers: before those items, none if they have bullets."""
    counts = [int(number[:-1]) for number in numbers]
    is_list = len(counts) > 1 and counts == list(range(1, len(counts) + 1))
    first = len(blocks) - len(numbers)
    for position, (number, count) in enumerate(zip(numbers, counts, strict=True)):
        item = blocks[first + position]
        if is_list or (count in (1, position + 1) and not item.text[:1].islower()):
            blocks[first + position] = item._replace(level=position + 1)
        else:
            blocks[first + position] = item._replace(kind=PARAGRAPH, text=f"{number} {item.text}", goes_on=False)
