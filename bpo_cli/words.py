"""The one rule for what counts as the same word: folding, keys and tokens. What its forms share is found in `stems`.

Folding and keys import nothing heavy, for an exact look-up needs them; tokens load `re` when first used.
"""

from __future__ import annotations

from unicodedata import is_normalized

from bpo_cli.accents import composed, decomposed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from re import Match, Pattern

# Signs that tell terms apart (`C` and `C++`, `A` and `A+`) and therefore stay in a key.
_TELLING_SIGNS = "+%#"
_ASCII_NOT_IN_KEYS = {code: None for code in range(128) if not chr(code).isalnum() and chr(code) not in _TELLING_SIGNS}
# What people put round a term without meaning it.
_WRAPPING = " \t\n\r\v\f\"'`´«»“”„‚‘’‹›()[]{}<>?!¿¡.,;:…·•*_-–—~|\\/"
# NFKC would do as well; NFKD lets the accents be dropped. One character becomes at most 18.
LONGEST_FOLDING = 18
_COMMON_ACCENTS = (("å", "a"), ("é", "e"), ("ö", "o"), ("ä", "a"))
# From this many characters on a regular expression is faster than its import is slow.
_LONG_TEXT = 400


class Folding:
    """Maps every spelling of a word to one: case, accents, and the language's own letters.

    `pairs` are (letters, replacement), applied in their order to text in lower case without accents, until
    nothing changes; so folding is idempotent. A folded text is at most LONGEST_FOLDING times as long.
    """

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self.pairs = tuple(pairs)
        # Most texts hold no other letters than these; what is ASCII by then can hold only few of the pairs.
        self._common_pairs = _COMMON_ACCENTS + self.pairs
        self._ascii_pairs = tuple(pair for pair in self.pairs if pair[0].isascii())

    def __call__(self, text: str) -> str:
        folded = text.lower()
        if not folded.isascii():
            folded = _replaced(folded, self._common_pairs)
            if not folded.isascii():
                folded = _without_accents(text)
        while True:
            before = folded
            folded = _replaced(folded, self._ascii_pairs if folded.isascii() else self.pairs)
            if folded == before:
                return folded
            if not folded.isascii():
                folded = _without_accents(folded)

    def key(self, text: str) -> str:
        """What a term is found by: the folded text without blanks, hyphens and other punctuation.

        Empty if the text has neither letter nor digit.
        """
        folded = self(text)
        if folded.isascii():
            key = folded.translate(_ASCII_NOT_IN_KEYS)
        else:
            key = "".join(sign for sign in folded if sign.isalnum() or sign in _TELLING_SIGNS)
        if not key.strip(_TELLING_SIGNS):
            return ""
        return key if len(key) == len(folded) else self(key)


def telling_signs(text: str, place: int) -> str:
    """The signs at that place in a text that belong to the word before it: those of `C++`."""
    end = place
    while text[end : end + 1] and text[end] in _TELLING_SIGNS:
        end += 1
    return text[place:end]


def _replaced(text: str, pairs: tuple[tuple[str, str], ...]) -> str:
    for letters, replacement in pairs:
        if letters in text:
            text = text.replace(letters, replacement)
    return text


def _without_accents(text: str) -> str:
    if text.isascii():
        return text.lower()
    folded = text
    while True:
        folded = decomposed(folded.casefold()).casefold()
        if folded.isascii():
            return folded
        folded = _without_marks(folded)
        if is_normalized("NFKD", folded) and folded.casefold() == folded:
            return folded


def _without_marks(text: str) -> str:
    """The text without combining accents."""
    if len(text) < _LONG_TEXT:
        return "".join(sign for sign in text if not "\u0300" <= sign <= "\u036f")
    import re

    return re.sub("[\u0300-\u036f]+", "", text)


def trimmed(text: str) -> str:
    """The text in NFC, with single blanks, without quotation marks and other signs round it.

    A closing bracket stays if its opening one does, `401(k)`, and a full stop that is not the first: `U.S.`.
    """
    text = " ".join(composed(text).split())
    stripped = text.strip(_WRAPPING)
    behind = text[text.rfind(stripped) + len(stripped) :]
    if ("(" in stripped and behind.startswith(")")) or (stripped[-2:-1] == "." and behind.startswith(".")):
        stripped += behind[0]
    return stripped


# `B.P.O.` and `25 100` are one word each.
_JOINED = r"(?:[^\W\d_]\.){2,}[^\W\d_]?(?![^\W_])|\d{1,3}(?:[ .]\d{3})+(?![^\W_])"
# Most texts have neither, which is seen soonest (in half the time of a pattern) where each letter is an `a`, each
# digit a `0`.
_ASCII_SHAPES = "".join(
    "a" if chr(code).isalpha() else "0" if chr(code).isdigit() else chr(code) for code in range(128)
)
_WORD = rf"{_JOINED}|[^\W_]+"
# Between texts whose words are sought at once.
TEXT_SEPARATOR = "\x1f"
_ASCII_WORDS = "".join(chr(code) if chr(code).isalnum() or chr(code) == TEXT_SEPARATOR else " " for code in range(128))
_patterns: dict[str, Pattern[str]] = {}


def token_pattern() -> Pattern[str]:
    """What a word is: letters and digits; also `B.P.O.` and `25 100`, each as one."""
    return _compiled(_WORD)


def _joined_pattern() -> Pattern[str]:
    return _compiled(rf"(?<![^\W_])(?:{_JOINED})")


def _compiled(source: str) -> Pattern[str]:
    if source not in _patterns:
        import re

        _patterns[source] = re.compile(source)
    return _patterns[source]


def tokens(folded: str) -> list[str]:
    """The words of a folded text, in order; `b.p.o.` gives `bpo`, `25 100` gives `25100`."""
    return spaced_tokens(folded).split()


def spaced_tokens(folded: str) -> str:
    """The words of a folded text as one text, with blanks between them and perhaps around them.

    A TEXT_SEPARATOR, which is white space too, stays where it is in a text that is ASCII.
    """
    if not folded.isascii():
        found = token_pattern().findall(folded)
        return " ".join([token if token.isalnum() else token.replace(".", "").replace(" ", "") for token in found])
    # Three times as fast as the pattern, which most of the time of an index would otherwise go into.
    shape = folded.translate(_ASCII_SHAPES)
    if ".a." in shape or "0 000" in shape or "0.000" in shape:
        folded = _joined_pattern().sub(_join, folded)
    return folded.translate(_ASCII_WORDS)


def _join(found: Match[str]) -> str:
    return found.group().replace(".", "").replace(" ", "")


class Token:
    """A word of a text with its place: offsets into the text as it was given."""

    __slots__ = ("end", "form", "start", "written")

    def __init__(self, form: str, written: str, start: int, end: int) -> None:
        self.form, self.written, self.start, self.end = form, written, start, end


def has_accents(written: str) -> bool:
    """Whether a word is written with letters that folding changes: `være` and `vaere`, but not `vare`."""
    return not written.isascii() or any(pair in written.lower() for pair in ("ae", "oe", "aa"))


def placed_tokens(text: str, fold: Folding) -> list[Token]:
    """The words of a text with their places in it. A word that folds to several is one here."""
    placed = []
    for found in token_pattern().finditer(text):
        written = found.group()
        form = "".join(tokens(fold(written)))
        if form:
            placed.append(Token(form, written, found.start(), found.end()))
    return placed
