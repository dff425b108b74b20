"""A vocabulary that behaves like Norwegian without being it: real function words, and made-up content words with
Norwegian sounds, endings and compounds, used as unevenly as words of real text are."""

# ruff: noqa: SIM905 - lists of syllables are read and changed more easily without quotation marks

from __future__ import annotations

from itertools import accumulate
from random import Random

FUNCTION_WORDS = (
    "og i er en av til som for på det at med å den ikke et om kan de har fra seg vil ved eller var også når men"
    " hvis enn skal blir mellom etter under uten denne dette disse mer alle noen andre over mot hvor både slik bare"
    " må samt hver inn ut der da så fordi selv mange ofte"
).split()
ENDINGS = ("", "", "", "", "en", "en", "er", "er", "ene", "et", "s", "enes")
_JOINTS = ("", "", "", "s", "s", "e")

_ONSETS = (
    "b d f g h j k l m n p r s t v b f k l m r s t v br dr fl fr gr kj kl kr kv pl pr sk sk sl sp st st tr sv skr str"
).split()
_VOWELS = "a a e e e i i o o u y æ ø å ei".split()
_CODAS = "d g k l m n r r r s t l n ld ll lt nd ng nk nn rd rk rn rt sk st tt kk ss ft".split()
_SECOND_SYLLABLES = "el er ing ning het dom skap else sjon tet isk ende sel ke le ne re te".split()

# Ranks up to this one follow Zipf's law; beyond it frequencies fall faster, so that the number of different
# forms grows like in real text (Heaps' law): about 300,000 in 76 MB.
_CORE = 10_000
_TAIL_EXPONENT = 1.6


class Vocabulary:
    """Words by rank with their cumulative weights, and the roots that they are made of.

    The words of a smaller vocabulary are the first ones of a larger one with the same seed.
    """

    def __init__(self, size: int, seed: int) -> None:
        random = Random(f"vocabulary {seed}")
        self.roots = _roots(random, 9_000)
        self.words = _words(random, self.roots, size)
        self.cumulative = list(accumulate(_weight(rank) for rank in range(1, len(self.words) + 1)))

    def draw(self, random: Random, count: int) -> list[str]:
        """That many words, the frequent ones often."""
        return random.choices(self.words, cum_weights=self.cumulative, k=count)


def compound(random: Random, roots: list[str]) -> str:
    """A noun of two roots, the first of them short; sometimes of three."""
    parts = [random.choice(roots[:2_500]), random.choice(_JOINTS), random.choice(roots)]
    if random.random() < 0.15:
        parts += ["s", random.choice(roots)]
    return "".join(parts)


def _weight(rank: int) -> float:
    tail: float = max(1.0, rank / _CORE) ** -_TAIL_EXPONENT
    return tail / (min(rank, _CORE) + 2.7)


def _roots(random: Random, count: int) -> list[str]:
    """Different roots, the short ones first."""
    roots: dict[str, None] = {}
    while len(roots) < count:
        root = random.choice(_ONSETS) + random.choice(_VOWELS) + random.choice(_CODAS)
        if random.random() < 0.6:
            root += random.choice(_SECOND_SYLLABLES)
        roots[root] = None
    return sorted(roots, key=len)


def _words(random: Random, roots: list[str], size: int) -> list[str]:
    """Function words first, then short words, then more and more compounds, as in frequency lists."""
    words = dict.fromkeys(FUNCTION_WORDS)
    chance, choice = random.random, random.choice
    while len(words) < size:
        if chance() < min(0.9, 0.1 + len(words) / 20_000):
            stem = compound(random, roots)
        else:
            stem = roots[int(chance() * min(len(roots), 300 + len(words)))]
        words[stem + choice(ENDINGS)] = None
    return list(words)
