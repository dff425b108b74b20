"""The lists that are open while a text is read: what stands before their items, and how far in."""

from __future__ import annotations

# How much further in what stands in an item is, in blanks: as far as the text behind its mark.
_BEHIND_BULLET, _BEHIND_NUMBER = len("- "), len("1. ")
# In lists. Deeper down a reader sees no difference, and blanks without end would take memory.
_DEEPEST = 8


class OpenLists:
    """Counts lists and their items.

    An item that stands in no other list has no mark, for that is given by whoever puts the items together.
    numbers: as they are written before those items of the outermost list that hold text, `31.`; None if it has bullets.
    """

    def __init__(self) -> None:
        self.numbers: list[str] | None = None
        self._next_numbers: list[int | None] = []
        self._mark = ""

    def open(self, first_number: int | None) -> None:
        """Begins a list, without numbers if there is no first one."""
        if not self._next_numbers:
            self.numbers = None if first_number is None else []
        self._next_numbers.append(first_number)

    def end(self) -> None:
        """Ends the innermost list."""
        self._next_numbers.pop()

    def open_item(self, *, is_marked: bool) -> None:
        """Begins an item of the innermost list."""
        number = self._next_numbers[-1]
        if number is not None:
            self._next_numbers[-1] = number + 1
        mark = "- " if number is None else f"{number}. "
        self._mark = self._margin(len(self._next_numbers) - 1) + mark if is_marked else ""

    def end_item(self) -> None:
        """Ends an item, which had perhaps no text."""
        self._mark = ""

    def note_number(self, item: bytes) -> None:
        """Takes down the number of an item of the outermost list. item: the beginning of its Markdown."""
        if self.numbers is not None:
            number = item.lstrip()
            self.numbers.append(number[: len(number) - len(number.lstrip(b"0123456789")) + 1].decode())

    def placed(self, text: str, *, is_first: bool) -> str:
        """A paragraph as far in as its list is, behind the mark if its item begins with it.

        is_first: whether it is the first one of its block, and so stands in the line in which that begins: `- - a`.
        """
        mark, self._mark = self._mark, ""
        if mark:
            return (mark.lstrip(" ") if is_first else mark) + text.replace("\n", "\n" + " " * len(mark))
        depth = len(self._next_numbers)
        if depth < 2:
            return text
        margin = self._margin(depth)
        return margin + text.replace("\n", "\n" + margin)

    def _margin(self, depth: int) -> str:
        """The blanks before what stands in that many lists."""
        outer = self._next_numbers[: min(depth, _DEEPEST)]
        return " " * sum(_BEHIND_BULLET if number is None else _BEHIND_NUMBER for number in outer)
