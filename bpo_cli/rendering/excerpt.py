"""Which part of a long passage to show: the sentence that matches best, with as much after it as there is room."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_SHIFT = 40


def excerpt(text: str, marks: Sequence[tuple[int, int]], sentence: str, room: int) -> tuple[int, int]:
    """The offsets of the part of `text` to show, `room` characters or a little less, cut between words.

    `marks` are offsets of what matched, ascending; `sentence` is the part of the text that matches best.
    """
    if len(text) <= room:
        return 0, len(text)
    sentence_start = text.find(sentence) if sentence else -1
    if sentence_start >= 0 and len(sentence) <= room:
        start, needed = sentence_start, sentence_start + len(sentence)
    else:
        first, needed = _densest(marks, room)
        start = _word_start(text, first - min(room // 4, room - (needed - first)), first)
    if needed <= room:
        start = 0
    if len(text) - start < room // 2:
        start = _word_start(text, len(text) - room, len(text))
    return start, _word_end(text, start + room, needed)


def _densest(marks: Sequence[tuple[int, int]], room: int) -> tuple[int, int]:
    """From where to where the most marks stand that fit into the room."""
    best, best_count, after = (0, 0), 0, 0
    for index, (start, _) in enumerate(marks):
        after = max(after, index + 1)
        while after < len(marks) and marks[after][1] - start <= room:
            after += 1
        if after - index > best_count:
            best, best_count = (start, min(marks[after - 1][1], start + room)), after - index
    return best


def _word_start(text: str, position: int, latest: int) -> int:
    """The first start of a word from `position` on, unless there is none near: then `position` itself."""
    if position <= 0 or text[position - 1].isspace():
        return max(position, 0)
    near = min(position + _LONGEST_SHIFT, latest)
    while position < near and not text[position - 1].isspace():
        position += 1
    return position


def _word_end(text: str, position: int, earliest: int) -> int:
    """The last end of a word up to `position`, unless there is none near: then `position` itself."""
    if position >= len(text) or text[position].isspace():
        return min(position, len(text))
    near = max(position - _LONGEST_SHIFT, earliest)
    end = position
    while end > near and not text[end].isspace():
        end -= 1
    return end if text[end].isspace() else position
