"""Where a sentence begins and ends, in texts whose full stops are not always where they belong."""

from __future__ import annotations

import re

_END_OF_PARAGRAPH = "\n\n"
# A full stop, question or exclamation mark, with what closes a quotation, before a blank; or a paragraph's end.
# (A pattern that begins with one set of signs is sought several times faster than one that begins with either of two.)
_END = re.compile(r"[.!?…\n](?:(?<=\n)\n|(?<!\n)[.!?…]*[\"'»”’)\]]*(?=\s))")
_OPENING = "([\"'«“„"
_LONGEST_WORD = 40


def sentences(text: str, abbreviations: frozenset[str]) -> list[tuple[int, int]]:
    """The sentences of a text as (start, end) offsets, in order, without the blanks between them.

    A full stop after an abbreviation, a single capital or a number ends no sentence; neither does one
    inside `88.9`. A sentence may begin with a small letter, as it does where a text was damaged.
    """
    spans = []
    start = 0
    for found in _END.finditer(text):
        if found[0] == _END_OF_PARAGRAPH or not _continues(text, found.start(), found[0], abbreviations):
            spans.append((start, found.end()))
            start = found.end()
    spans.append((start, len(text)))
    return [span for span in (_without_blanks(text, *span) for span in spans) if span[0] < span[1]]


def _continues(text: str, stop: int, sign: str, abbreviations: frozenset[str]) -> bool:
    if sign != ".":
        return False
    before = text[max(0, stop - _LONGEST_WORD) : stop]
    word = before.rsplit(None, 1)[-1].lstrip(_OPENING) if before and not before[-1].isspace() else ""
    if word.lower() in abbreviations or (len(word) == 1 and word.isupper()):
        return True
    return word.isdigit() and len(word) <= 2 and _starts_small(text, stop + 1)


def _starts_small(text: str, position: int) -> bool:
    following = text[position : position + 2].strip()
    return following[:1].islower()


def _without_blanks(text: str, start: int, end: int) -> tuple[int, int]:
    if start < end and not text[end - 1].isspace():  # nearly always, with one blank at most before it
        start += text[start] == " "
        if not text[start].isspace():
            return start, end
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
