"""Questions of a FAQ that are set in bold where others write a heading: `**Hva er X?**`, `1. **Hva er X?**`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from bpo_cli.parsing.block import HEADING, ITEM, PARAGRAPH, Block
from bpo_cli.parsing.text_repair import QUESTION_MARKS

_DEEPEST = 6


def with_headings(blocks: Sequence[Block], is_faq: Callable[[str], bool]) -> Sequence[Block]:
    """The blocks, in which each bold question of a FAQ is a heading, and what follows it on its line, or in its
    item of a list, its answer.

    is_faq: whether a heading is that of a FAQ. Under a heading that is a question itself, bold ones are part of the
    answer.
    """
    return list(_with_headings(blocks, is_faq)) if any(block.question for block in blocks) else blocks


def _with_headings(blocks: Sequence[Block], is_faq: Callable[[str], bool]) -> Iterator[Block]:
    faq_level = level = _DEEPEST  # the one outside a FAQ, the other under a question: where no heading goes deeper
    for block in blocks:
        if block.kind == HEADING:
            if block.level <= faq_level:
                faq_level = block.level if is_faq(block.text) else _DEEPEST
            level = _DEEPEST if block.text.endswith(QUESTION_MARKS) else block.level
        if block.kind in (PARAGRAPH, ITEM) and block.question and faq_level < _DEEPEST and level < _DEEPEST:
            yield from _taken_apart(block, level + 1)
        else:
            yield block


def _taken_apart(block: Block, level: int) -> Iterator[Block]:
    answer = block.text.partition(block.question)[2].lstrip(" :\n")  # before it there may be its number
    yield Block(HEADING, level, block.line, block.question, (), (), ())
    if answer:
        yield block._replace(kind=PARAGRAPH, text=answer, question="")
