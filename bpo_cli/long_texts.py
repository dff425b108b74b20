"""Very long texts, word by word, without ever holding all their words: those would take many times the memory of
the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bpo_cli.words import Folding, Token, placed_tokens

# In characters, many times what any passage of a real article has.
LONG_TEXT = 1 << 18
LONGEST_PIECE = 1 << 16
_MOST_PLACES = 10_000


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """The text cut at blanks, each piece with its offset."""
    start = 0
    while len(text) - start > LONGEST_PIECE and (stop := text.find(" ", start + LONGEST_PIECE)) >= 0:
        yield start, text[start:stop]
        start = stop
    yield start, text[start:]


def placed_forms(text: str, fold: Folding, forms: Iterable[str]) -> list[Token]:
    """Like `placed_tokens`, but only words of these forms, and not more than anybody looks at."""
    wanted = frozenset(forms)
    found: list[Token] = []
    for offset, piece in pieces(text):
        # A word such as `25 100` or `B.P.O.` has a form without its blanks and full stops.
        squeezed = fold(piece).replace(" ", "").replace(".", "")
        if any(form in squeezed for form in wanted):
            found += [
                Token(each.form, each.written, offset + each.start, offset + each.end)
                for each in placed_tokens(piece, fold)
                if each.form in wanted
            ]
        if len(found) >= _MOST_PLACES:
            break
    return found[:_MOST_PLACES]
