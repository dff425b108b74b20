"""Breaks text into lines at blanks, by the columns that characters take in a terminal.

`wrap` works with offsets, so that whatever was said about places of the text still holds, and in time proportional
to the text, a megabyte without blanks included.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

# More groups of digits in a row are no number, but a table.
_LONGEST_NUMBER = len("999 999 999")


def lines_of_words(words: Iterable[str], width: int) -> Iterator[str]:
    """The words in lines of at most `width` letters; one that is longer stands on a line of its own, in one piece."""
    line = ""
    for word in words:
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = ""
        line = f"{line} {word}" if line else word
    yield line


def wrap(text: str, start: int, end: int, width: int, columns: Callable[[str], int]) -> Iterator[tuple[int, int]]:
    """The lines of `text[start:end]` as (start, end) offsets: at most `width` columns, as measured by `columns`.

    Line ends in the text are kept, numbers are not broken at a blank, and words wider than a line are cut; blanks
    at the ends of lines belong to none.
    """
    while start <= end:
        line_end = text.find("\n", start, end)
        line_end = end if line_end < 0 else line_end
        yield from _wrapped_line(text, start, line_end, width, columns)
        start = line_end + 1


def _wrapped_line(
    text: str, start: int, end: int, width: int, columns: Callable[[str], int]
) -> Iterator[tuple[int, int]]:
    line_start = line_end = start
    used = 0
    for word_start, word_end in _words(text, start, end):
        word_width = columns(text[word_start:word_end])
        if line_end > line_start and used + (word_start - line_end) + word_width <= width:
            used += word_start - line_end + word_width
            line_end = word_end
            continue
        if line_end > line_start:
            yield line_start, line_end
        line_start, used = word_start, word_width
        if word_width > width:
            *starts, line_start = _piece_starts(text, word_start, word_end, width, columns)
            yield from zip(starts, [*starts[1:], line_start], strict=True)
            used = columns(text[line_start:word_end])
        line_end = word_end
    yield line_start, line_end


def _words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        blank = text.find(" ", start, end)
        while start < blank <= start + _LONGEST_NUMBER - 4 and _is_inside_a_number(text, blank):
            blank = text.find(" ", blank + 1, end)
        word_end = end if blank < 0 else blank
        if word_end > start:
            yield start, word_end
        start = word_end + 1


def _is_inside_a_number(text: str, blank: int) -> bool:
    """Whether a blank separates thousands, or a number from its percent sign: "60 000", "5 %"."""
    if not text[blank - 1].isdigit():
        return False
    after = text[blank + 1 : blank + 5]
    return after[:1] == "%" or (after[:3].isdigit() and not after[3:].isdigit())


def _piece_starts(text: str, start: int, end: int, width: int, columns: Callable[[str], int]) -> list[int]:
    """Where the pieces start into which a word that is wider than a line is cut."""
    starts = [start]
    used = 0
    for position in range(start, end):
        character_width = columns(text[position])
        if used and used + character_width > width:
            starts.append(position)
            used = 0
        used += character_width
    return starts
