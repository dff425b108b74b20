"""Unicode normalization that stays linear: putting the accents of one letter in order takes time with the square
of their number, so a letter keeps no more of them than Unicode itself advises (UAX #15, stream-safe text)."""

from __future__ import annotations

from unicodedata import category, is_normalized, normalize

_MOST_ACCENTS = 30
# From this many characters on a regular expression is faster than its import is slow.
_LONG_TEXT = 400


def composed(text: str) -> str:
    """The text in NFC."""
    return text if is_normalized("NFC", text) else normalize("NFC", without_piles(text))


def decomposed(text: str) -> str:
    """The text in NFKD."""
    # Twice, because one accent may come apart into two.
    return without_piles(normalize("NFKD", without_piles(text)))


def without_piles(text: str) -> str:
    """The text with at most 30 accents in a row."""
    if len(text) <= _MOST_ACCENTS or text.isascii():
        return text
    if len(text) < _LONG_TEXT:
        return _cut(text)
    import re

    # Accents are neither letters nor blanks; few other texts have so many such signs in a row.
    return re.sub(r"[^\w\s]{31,}+", lambda found: _cut(found.group()), text)


def _cut(text: str) -> str:
    kept = []
    accents = 0
    for sign in text:
        accents = accents + 1 if sign > "\u02ff" and category(sign)[0] == "M" else 0
        if accents <= _MOST_ACCENTS:
            kept.append(sign)
    return "".join(kept)
