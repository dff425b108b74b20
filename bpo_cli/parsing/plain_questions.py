"""Questions of a FAQ that nothing marks, told by how they and their answers follow each other.

    Hva koster det?                 1. Hva koster det?              - Hva koster det? Et gebyr.

    Et gebyr.                          Et gebyr.                    - Hvem betaler? Kjøperen.

They are read where there can be no doubt: none is where two stand in a row, or where an item of the list asks nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from bpo_cli.paragraphs import without_number
from bpo_cli.parsing.block import ITEM, PARAGRAPH, Block
from bpo_cli.parsing.text_repair import QUESTION_MARKS
from bpo_cli.sentences import sentences

_NUMBERED = "numbered"  # an item, or what begins with a number
# Unless one alone stands first, as a paragraph.
_FEWEST = 2

Asked = tuple[str, str]
"""A question, and what of its block is its answer, or ""."""


def plain_questions(blocks: Sequence[Block], abbreviations: frozenset[str], *, fewest: int) -> dict[int, Asked]:
    """Which of the blocks ask a question; empty where that is not plain. All of them are paragraphs, or items of lists
    with numbers, or of those without.

    fewest: how many it takes. abbreviations: those whose full stop ends no sentence.
    """
    asked = {index: found for index, block in enumerate(blocks) if (found := _asked(block, abbreviations))}
    for shape in dict.fromkeys(_shape(blocks[index]) for index in asked):
        questions = _of_shape(shape, blocks, asked)
        starts_with_one = 0 in questions and not questions[0][1]
        if len(questions) >= max(fewest, 1 if starts_with_one else _FEWEST):
            return questions
    return {}


def outside_list(block: Block) -> str:
    """The text of an item of a list, with what stands in lists in it as far in as it would be without that list."""
    margin = "- " if block.kind == ITEM and not block.level else "1. "
    return block.text.replace("\n" + " " * len(margin), "\n")


def _shape(block: Block) -> str:
    if block.level or without_number(block.text) != block.text:
        return _NUMBERED
    return block.kind


def _of_shape(shape: str, blocks: Sequence[Block], asked: dict[int, Asked]) -> dict[int, Asked]:
    """The questions among the blocks of one shape; none where it is not plain that all of them have an answer."""
    alike = [index for index, block in enumerate(blocks) if _shape(block) == shape]
    if shape == PARAGRAPH:
        # An answer has paragraphs too. The last one of all asks nothing that would be answered.
        alike = [index for index in alike[:-1] if index in asked and not asked[index][1]] or alike
    if any(index not in asked for index in alike):
        return {}
    found = {index: asked[index] for index in alike}
    is_answered = (each[1] or (index + 1 < len(blocks) and index + 1 not in found) for index, each in found.items())
    return found if all(is_answered) else {}


def _asked(block: Block, abbreviations: frozenset[str]) -> Asked | None:
    if block.kind not in (PARAGRAPH, ITEM):
        return None
    first, _, others = without_number(outside_list(block)).partition("\n\n")
    if not any(mark in first for mark in QUESTION_MARKS):
        return None
    spans = sentences(first, abbreviations)
    are_questions = [first[start:end].endswith(QUESTION_MARKS) for start, end in spans]
    if not are_questions[0] or (all(are_questions) and len(spans) > 1):
        return None
    end = spans[0][1]
    rest = first[end:].lstrip()
    return first[:end], "\n\n".join(filter(None, (rest, others)))
