"""What a text consists of: paragraphs, items of lists, and lines that stay lines, as those of tables and of code do;
and the numbers before them.
"""

from __future__ import annotations

# In digits. A paragraph that begins with a year is no item.
_LONGEST_NUMBER = 3


def item_mark(paragraph: str) -> str:
    """What an item of a list begins with, `- ` or `1. `, behind the blanks before a nested one; empty for any other
    paragraph."""
    text = paragraph.lstrip(" ")
    blanks = paragraph[: len(paragraph) - len(text)]
    if blanks and "\n" in paragraph:
        return ""  # code
    if text.startswith("- "):
        return f"{blanks}- "
    number, stop, _ = text[: _LONGEST_NUMBER + 2].partition(". ")
    return f"{blanks}{number}. " if stop and number.isascii() and number.isdigit() else ""


def without_number(heading: str) -> str:
    """A heading without the number of its section: `1. Grunnmur` is `Grunnmur`. `17. mai` is no such heading."""
    number, _, name = heading.partition(" ")
    digits = number.rstrip(".)")
    is_number = "." in number or ")" in number
    return name if is_number and digits.replace(".", "").isdigit() and name[:1].isupper() else heading


def is_numbered(label: str) -> bool:
    """Whether a label ends in a number, as `Trinn 2` does, and not in a word with one, as `COVID-19`."""
    return not any(map(str.isalpha, label.rpartition(" ")[2]))


def indentation(line: str) -> int:
    """How many blanks a line begins with."""
    return len(line) - len(line.lstrip(" "))
