"""Where a sentence begins and ends, in texts whose full stops are not always where they belong."""

from __future__ import annotations

import re

# A full stop, question or exclamation mark, with what closes a quotation, before a blank.
_END = re.compile(r"[.!?…]+[\"'»”’)\]]*(?=\s)")
_OPENING = "([\"'«“„"
_LONGEST_WORD = 40


def sentences(text: str, abbreviations: frozenset[str]) -> list[tuple[int, int]]:
    """The sentences of a text as (start, end) offsets, in order, without the blanks between them.

    A full stop after an abbreviation, a single capital or a number ends no sentence; neither does one
    inside `88.9`. A sentence may begin with a small letter, as it does where a text was damaged.
    """
    spans = []
    start = 0
    for paragraph_end in [*_paragraph_ends(text), len(text)]:
        for found in _END.finditer(text, start, paragraph_end):
            if not _continues(text, found.start(), found.group(), abbreviations):
                spans.append((start, found.end()))
                start = found.end()
        if start < paragraph_end:
            spans.append((start, paragraph_end))
        start = paragraph_end
    return [span for span in (_without_blanks(text, *span) for span in spans) if span[0] < span[1]]


def _paragraph_ends(text: str) -> list[int]:
    return [found.end() for found in re.finditer(r"\n\n", text)]


def _continues(text: str, stop: int, sign: str, abbreviations: frozenset[str]) -> bool:
    if sign != ".":
        return False
    before = text[max(0, stop - _LONGEST_WORD) : stop]
    word = before.split()[-1].lstrip(_OPENING) if before and not before[-1].isspace() else ""
    if word.lower() in abbreviations or (len(word) == 1 and word.isupper()):
        return True
    return word.isdigit() and len(word) <= 2 and _starts_small(text, stop + 1)


def _starts_small(text: str, position: int) -> bool:
    following = text[position : position + 2].strip()
    return following[:1].islower()


def _without_blanks(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
