"""The one rule for what counts as the same word: folding, keys, tokens and stems.

Folding and keys import nothing heavy, for an exact look-up needs them; tokens load `re`, stems load
Snowball, each when first used.
"""

from __future__ import annotations

import sys
from unicodedata import is_normalized

from bpo_cli.accents import composed, decomposed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from importlib.machinery import ModuleSpec
    from re import Match, Pattern
    from typing import Protocol

    class _Snowball(Protocol):
        def stemWord(self, word: str) -> str: ...  # noqa: N802


# Signs that tell terms apart (`C` and `C++`, `A` and `A+`) and therefore stay in a key.
_TELLING_SIGNS = "+%#"
_ASCII_NOT_IN_KEYS = {code: None for code in range(128) if not chr(code).isalnum() and chr(code) not in _TELLING_SIGNS}
# What people put round a term without meaning it.
_WRAPPING = " \t\n\r\v\f\"'`´«»“”„‚‘’‹›()[]{}<>?!¿¡.,;:…·•*_-–—~|\\/"
# NFKC would do as well; NFKD lets the accents be dropped. One character becomes at most 18.
LONGEST_FOLDING = 18
_VOWELS = "aeiouy"
# Of nouns, in the Scandinavian languages: behind it, what is no ending stays.
_DEFINITE = "en"
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

    A closing bracket stays if its opening one does: `401(k)`.
    """
    text = " ".join(composed(text).split())
    stripped = text.strip(_WRAPPING)
    if "(" in stripped and text[text.rfind(stripped) + len(stripped) :].startswith(")"):
        stripped += ")"
    return stripped


# `B.P.O.` and `25 100` are one word each.
_JOINED = r"(?:[^\W\d_]\.){2,}[^\W\d_]?(?![^\W_])|\d{1,3}(?:[ .]\d{3})+(?![^\W_])"
# Most texts have neither, which is seen soonest (in half the time of a pattern) where each letter is an `a`, each
# digit a `0`.
_ASCII_SHAPES = "".join(
    "a" if chr(code).isalpha() else "0" if chr(code).isdigit() else chr(code) for code in range(128)
)
_WORD = rf"{_JOINED}|[^\W_]+"
_ASCII_WORDS = "".join(chr(code) if chr(code).isalnum() else " " for code in range(128))
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
    """The words of a folded text as one text, with blanks between them and perhaps around them."""
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


class Stemmer:
    """Stems of folded words by the Snowball algorithm of that name, remembered while the object lives.

    `kept_endings` are endings that the algorithm takes off but that tell words apart: Norwegian Snowball
    merges `størrelse` (size) with `større` (larger). `syncopated` are ends of stems that lose their vowel
    before an ending, which the algorithm keeps apart: `artikkel`, but `artikler`. `seemingly_inflected` are words
    from which it takes what is no ending: `planet` is no form of `plan`.
    """

    def __init__(
        self,
        algorithm: str,
        kept_endings: Sequence[str] = (),
        syncopated: Sequence[str] = (),
        seemingly_inflected: Collection[str] = (),
    ) -> None:
        self._snowball = _load_snowball(algorithm)
        self._kept_endings = kept_endings
        self._syncopated = tuple(syncopated)
        self._seemingly_inflected = frozenset(seemingly_inflected)
        self._known: dict[str, str] = {}

    def learn(self, stems: Mapping[str, str]) -> None:
        """Takes over stems that were found elsewhere by the same algorithm."""
        self._known.update(stems)

    def __call__(self, word: str) -> str:
        stem = self._known.get(word)
        if stem is None:
            stem = self._known[word] = self.stem(word)
        return stem

    def stem(self, word: str) -> str:
        """The stem of a word that is not worth remembering."""
        if word in self._seemingly_inflected:
            word = word.removesuffix("e") + _DEFINITE
        stem = self._snowball.stemWord(word)
        for ending in self._kept_endings:
            if word.startswith(stem + ending):
                return stem + ending
        if stem.endswith(self._syncopated):
            return _syncopated(stem)
        return stem


class EnglishStemmer(Stemmer):
    """Stems of what people ask in English, whatever the glossary's language. Words that end as nouns of other
    languages do are left whole: `fordeling` (distribution) is no `fordel` (advantage)."""

    def __init__(self) -> None:
        super().__init__("english")

    def stem(self, word: str) -> str:
        """The stem of a word that is not worth remembering."""
        return word if word.endswith(("ing", "i", "lys")) else super().stem(word)


def _syncopated(stem: str) -> str:
    """A stem without the vowel before its last letter, and with one consonant there: `artikkel` gives `artikl`."""
    body, last = stem[:-2], stem[-1]
    if body[-1:] in _VOWELS or not any(vowel in body for vowel in _VOWELS):
        return stem
    return (body[:-1] if body[-2:-1] == body[-1] else body) + last


def unsyncopated(stem: str) -> list[str]:
    """What a stem may be without the loss of a vowel, in the first part of a compound: `regl` gives `regel`."""
    if len(stem) < 3 or stem[-1] not in "ln" or stem[-2] in _VOWELS:
        return []
    return [f"{stem[:-1]}e{stem[-1]}", f"{stem[:-1]}{stem[-2]}e{stem[-1]}"]


def _load_snowball(algorithm: str) -> _Snowball:
    """One stemmer without the thirty others: `import snowballstemmer` alone costs 1.3 bare Python starts.

    The package is put into `sys.modules` unexecuted while the one module that is needed loads.
    """
    name = "snowballstemmer"
    if name not in sys.modules:
        spec = _found(name)
        if spec is not None and spec.submodule_search_locations:
            package = type(sys)(name)
            package.__path__ = list(spec.submodule_search_locations)
            package.__spec__ = spec
            sys.modules[name] = package
            try:
                return _stemmer_class(algorithm)
            finally:
                sys.modules.pop(name, None)
    return _stemmer_class(algorithm)


def _found(name: str) -> ModuleSpec | None:
    """Where a package is, without importing it; `importlib.util` would cost more than the stemmer."""
    for finder in sys.meta_path:
        spec = finder.find_spec(name, None)
        if spec is not None:
            return spec
    return None


def _stemmer_class(algorithm: str) -> _Snowball:
    module = __import__(f"snowballstemmer.{algorithm}_stemmer", fromlist=["*"])
    made: _Snowball = getattr(module, f"{algorithm.title().replace('_', '')}Stemmer")()
    return made
