"""Stems: what the forms of a word have in common, by Snowball, which is loaded when it is first needed."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

_VOWELS = "aeiouy"
_ENDS_OF_SHORT = "iy"
_LONGEST_SHORT = 8  # with its ending: `skyerne`
# Of nouns, in the Scandinavian languages: behind it, what is no ending stays.
_DEFINITE = "en"
_SHORTEST_IN_ON = 6
_SHORTEST_VERB = 4


class Stemmer:
    """Stems of folded words by the Snowball algorithm of that name, remembered while the object lives.

    `kept_endings` are endings that the algorithm takes off but that tell words apart: Norwegian Snowball
    merges `størrelse` (size) with `større` (larger). `syncopated` are ends of stems that lose their vowel
    before an ending, which the algorithm keeps apart: `artikkel`, but `artikler`. `seemingly_inflected` are words
    from which it takes what is no ending: `planet` is no form of `plan`. `short_endings` are endings that it leaves on
    words of one syllable that end in a vowel: `byene`, `nye`.
    """

    def __init__(
        self,
        algorithm: str,
        kept_endings: Sequence[str] = (),
        syncopated: Sequence[str] = (),
        seemingly_inflected: Collection[str] = (),
        short_endings: Sequence[str] = (),
    ) -> None:
        from Stemmer import Stemmer as Snowball  # type: ignore[import-not-found]

        # What it remembers by itself would be of no use: words come once.
        self._snowball = Snowball(algorithm, 0).stemWord
        self._kept_endings = tuple(kept_endings)
        self._syncopated = tuple(syncopated)
        self._seemingly_inflected = frozenset(seemingly_inflected)
        self._short_endings = tuple(short_endings)
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
        stem: str = self._snowball(word)
        if word[len(stem) :].startswith(self._kept_endings) and word.startswith(stem):
            return stem + next(filter(word[len(stem) :].startswith, self._kept_endings))
        if len(stem) <= _LONGEST_SHORT and stem.endswith(self._short_endings):
            stem = _without_ending(stem, self._short_endings)
        if stem.endswith(self._syncopated):
            return _syncopated(stem)
        # `kontoen` is folded as if it were `kontøn`. All stems that end so lose the letter, and so stay apart.
        if stem.endswith("on") and len(stem) >= _SHORTEST_IN_ON:
            return stem[:-1]
        return stem


class EnglishStemmer(Stemmer):
    """Stems of what people ask in English, whatever the glossary's language. Words that end as nouns of other
    languages do are left whole: `fordeling` (distribution) is no `fordel` (advantage)."""

    def __init__(self) -> None:
        super().__init__("english")

    def stem(self, word: str) -> str:
        """The stem of a word that is not worth remembering."""
        return word if word.endswith(("ing", "i", "lys")) else super().stem(word)


def related_by_derivation(stem: str, verbal_nouns: Iterable[str]) -> list[str]:
    """The stems of the nouns that `verbal_nouns`, such as `ing`, make of a verb with that stem; and, of such a noun,
    that of the verb: `dump` gives `dumping`, `dumping` gives `dump`."""
    endings = sorted(verbal_nouns)
    verbs = [stem.removesuffix(ending) for ending in endings if stem.endswith(ending)]
    nouns = [stem + ending for ending in endings] if len(stem) >= _SHORTEST_VERB else []
    return nouns + [verb for verb in verbs if len(verb) > _SHORTEST_VERB]


def as_last_part(stem: str) -> str:
    """The stem of a short word as the last part of a compound, which loses more there: `spion`, but `industrispio`."""
    return stem[:-1] if stem.endswith("on") else stem


def _without_ending(stem: str, endings: tuple[str, ...]) -> str:
    """The stem without the first ending behind which it is short; the whole one if there is none such."""
    bodies = (stem.removesuffix(ending) for ending in endings if stem.endswith(ending))
    return next(filter(_is_short, bodies), stem)


def _is_short(word: str) -> bool:
    """Whether a word is consonants and one vowel, as `by` and `fri` are; a, e and o are endings more often."""
    return len(word) > 1 and word[-1] in _ENDS_OF_SHORT and not any(vowel in word[:-1] for vowel in _VOWELS)


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
