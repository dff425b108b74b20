"""Where a sentence begins and ends, in texts whose full stops are not always where they belong."""

from __future__ import annotations

import re
from functools import lru_cache

# A full stop, question or exclamation mark, with what closes a quotation, before a blank; or a paragraph's end.
# (A pattern that begins with one set of signs is sought several times faster than one that begins with either of two.)
# What is sought begins with the first of several signs only, and gives none of them back: that is linear.
_END = re.compile(r"[.!?…\n](?:(?<=\n)\n|(?<!\n)(?<![.!?…].)[.!?…]*+[\"'»”’)\]]*+(?=\s))")
_OPENING = "([\"'«“„"
_LONGEST_WORD = 40
_DEEPEST_ITEM = 20  # in blanks before its number


def sentences(text: str, abbreviations: frozenset[str]) -> list[tuple[int, int]]:
    """The sentences of a text as (start, end) offsets, in order, without the blanks between them.

    A full stop after an abbreviation, a single capital or a number ends no sentence; neither does one inside `88.9`,
    or behind the number of an item in a list. A sentence may begin with a small letter, as it does where a text
    was damaged.
    """
    spans: list[tuple[int, int]] = []
    endings = _endings(abbreviations)
    start = 0
    for found in _END.finditer(text):
        stop, end = found.span()
        last = text[stop - 2 : stop]
        # Nearly every word is seen to be no abbreviation by its last two letters.
        ends_plainly = last.islower() and last.isalpha() and last not in endings
        if ends_plainly or not _continues(text, stop, found[0], abbreviations):
            _add(spans, text, start, end)
            start = end
    _add(spans, text, start, len(text))
    return spans


@lru_cache
def _endings(abbreviations: frozenset[str]) -> frozenset[str]:
    return frozenset(abbreviation[-2:] for abbreviation in abbreviations)


def _continues(text: str, stop: int, sign: str, abbreviations: frozenset[str]) -> bool:
    """Whether the sentence goes on behind the sign, which stands at `stop`."""
    if sign != ".":
        return False
    before = text[max(0, stop - _LONGEST_WORD) : stop]
    word = before.rsplit(None, 1)[-1].lstrip(_OPENING) if before and not before[-1].isspace() else ""
    if word.lower() in abbreviations or (len(word) == 1 and word.isupper()):
        return True
    if not word.isdigit() or len(word) > 2:
        return False
    start = stop - len(word)
    before = text[max(0, start - _DEEPEST_ITEM) : start].rstrip(" ")
    return not before or before[-1] == "\n" or _starts_small(text, stop + 1)


def _starts_small(text: str, position: int) -> bool:
    following = text[position : position + 2].strip()
    return following[:1].islower()


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    """Adds what stands there, if anything, without the blanks round it."""
    if start < end and not text[end - 1].isspace():  # nearly always, with one blank at most before it
        start += text[start] == " "
        if not text[start].isspace():
            spans.append((start, end))
            return
    piece = text[start:end]
    start, end = start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
    if start < end:
        spans.append((start, end))
