"""The folded words by which a passage is found: of its text, of what stands above it, of its links.

Removing a passage from the index needs exactly what was added, so both are computed here. All passages of an article
are folded at once: that takes a third of the time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bpo_cli.long_texts import LONGEST_PIECE, pieces
from bpo_cli.words import TEXT_SEPARATOR, Folding, spaced_tokens

# Of single bytes, so that a table of 256 can fold each; nearly every text of the languages we know can be written so.
_ENCODING = "cp1252"
# What in that encoding folds to something longer than itself, or to another sign than a blank that joins digits.
_OTHER = b"\x00"


class PassageWords:
    """Finds the words of passages, each as one text with blanks between."""

    def __init__(self, fold: Folding) -> None:
        self._fold = fold
        self._table = bytes(_folded_byte(code, fold) for code in range(256))

    def __call__(self, title: str, passages: Iterable[tuple[str, str, str, str]]) -> list[str]:
        """Those of each passage of an article: (heading, the headings above it, text, slugs that it links to)."""
        parts = [
            (text, f"{heading}\n{path}\n{title}", _with_words_of(slugs)) for heading, path, text, slugs in passages
        ]
        distinct = list({part: None for passage in parts for part in passage})
        words = dict(zip(distinct, self._words(distinct), strict=True)) if distinct else {}
        return [" ".join([words[part] for part in passage]) for passage in parts]

    def _words(self, texts: Sequence[str]) -> list[str]:
        folded = self._folded_quickly(TEXT_SEPARATOR.join(texts))
        if folded is None:
            return [self._words_of_one(text) for text in texts]
        return spaced_tokens(folded).split(TEXT_SEPARATOR)

    def _words_of_one(self, text: str) -> str:
        return " ".join(spaced_tokens(self._folded_quickly(piece) or self._fold(piece)) for _, piece in pieces(text))

    def _folded_quickly(self, text: str) -> str | None:
        """The folded text in ASCII, with a hyphen for any other sign that separates words; None if that takes more
        than a look at each letter by itself."""
        if len(text) > LONGEST_PIECE:
            return None
        try:
            folded = text.encode(_ENCODING).translate(self._table)
        except UnicodeEncodeError:
            return None
        return None if _OTHER in folded else self._fold(folded.decode("ascii"))


def _with_words_of(slugs: str) -> str:
    return f"{slugs} {slugs.replace('-', ' ').replace('_', ' ')}" if slugs else ""


def _folded_byte(code: int, fold: Folding) -> int:
    sign = bytes([code]).decode(_ENCODING, "replace").lower()
    # What is ASCII may fold together with its neighbours, which is left to the folding itself.
    folded = sign if sign.isascii() else fold(sign)
    if folded.isascii():
        return ord(folded) if len(folded) == 1 else _OTHER[0]
    return _OTHER[0] if any(map(str.isalnum, folded)) else ord("-")
