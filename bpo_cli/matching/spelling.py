"""Near spellings: RapidFuzz over folded forms. Folding comes first, for `blåbær` and `blabar` share little."""

from __future__ import annotations

from itertools import groupby

from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler, LCSseq, Postfix

from bpo_cli.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Letters that people write for one another in whatever language with these letters: vowels, and consonants
# that differ in little but the voice. Other scripts have no classes.
_SOUND_CLASSES = str.maketrans("eiouypvwgkqzdn", "aaaaabffcccstm")

# How far likeness may lie above the similarity by edits alone: nobody right was found further away.
_MOST_ABOVE_EDITS = 0.15
# The right name is among the nearest 50 by edits in 0.992 of cases, among 20 in 0.987; ranking them is cheap.
_NEAREST = 50
# Of the beginnings by which a misspelling and its name differ, so great a part is alike at least, if they are
# two letters or more on each side.
_LEAST_IN_COMMON = 0.34

# Of a misspelled command, option, setting or rule. Click suggests whatever shares letters: `--color` for `--foo`. What
# is meant by a misspelling is much more like it.
_LEAST_OF_FEW = 0.6


class _Spelling(Record):
    """A key with what its likeness to others is measured by: its letters in order, and how it sounds."""

    key: str
    letters: str
    sound: str


def near_forms(form: str, forms: Sequence[str], most_edits: int) -> list[tuple[str, int]]:
    """The forms within that many edits, with their edits, nearest first, then in alphabetical order.

    An edit is an inserted, missing or wrong letter, or two neighbours swapped (optimal string alignment).
    """
    found = process.extract(form, forms, scorer=OSA.distance, score_cutoff=most_edits, limit=None)
    return sorted(((near, int(edits)) for near, edits, _ in found), key=lambda each: (each[1], each[0]))


def lengths_of_near(key: str, longest: int, least_similarity: float, wanted: float = 0.0) -> list[int]:
    """How many letters, `longest` at most, the keys have that `near_names` may find; with `wanted`, those that like."""
    typed, least = len(key), _least_by_edits(least_similarity)
    possible = range(max(1, int(typed * least)), min(longest, int(typed / least)) + 1)
    return [length for length in possible if _most_likeness(typed, length) >= max(wanted, least_similarity)]


def near_names(
    key: str, groups: Iterable[Sequence[str]], least_similarity: float, limit: int
) -> list[tuple[str, float]]:
    """Up to `limit` keys that are at least that like `key` (0 to 1), with their likeness, most like first.

    The keys come in groups, for a hundred thousand are looked through in three quarters of the time where they need
    not be in memory all at once.

    Optimal string alignment finds the nearest; among these `_likeness` decides. Measured on real misspellings
    by `tests/benchmark.py misspellings`: in WordNet's 145,309 names the right one is first in 0.92 of cases,
    by alignment alone in 0.87.
    """
    found = _nearest(key, groups, _least_by_edits(least_similarity))
    typed = _spelling(key)
    ranked = sorted((-_likeness(typed, _spelling(near), similarity), near) for near, similarity in found)
    likely = [(near, -likeness) for likeness, near in ranked if -likeness >= least_similarity]
    return [each for each in likely if not _is_other_word(key, each[0]) and not _is_other_number(key, each[0])][:limit]


def nearest_name(key: str, keys: Sequence[str], least_similarity: float = _LEAST_OF_FEW) -> str:
    """The one of a few keys that is most like `key`; empty if none is that like it (0 to 1)."""
    return next((near for near, _ in near_names(key, [keys], least_similarity, 1)), "")


def _nearest(key: str, groups: Iterable[Sequence[str]], least: float) -> list[tuple[str, float]]:
    """The keys nearest by edits alone, with their similarity, which is `least` or more."""
    found: list[tuple[str, float]] = []
    for keys in groups:
        near = process.extract(key, keys, scorer=OSA.normalized_similarity, score_cutoff=least, limit=_NEAREST)
        found += [(name, similarity) for name, similarity, _ in near]
    return sorted(found, key=lambda each: -each[1])[:_NEAREST]


def _is_other_word(typed: str, name: str) -> bool:
    """Whether the two begin otherwise and only end alike: `insourcing` is no misspelled `outsourcing`."""
    if typed[:1] == name[:1]:
        return False
    end = Postfix.similarity(typed, name)
    typed, name = typed[: len(typed) - end], name[: len(name) - end]
    return min(len(typed), len(name)) >= 2 and OSA.normalized_similarity(typed, name) < _LEAST_IN_COMMON


def _is_other_number(typed: str, name: str) -> bool:
    """Whether digits were typed that the name does not have: `iso 9002` is no misspelled `iso 9001`."""
    digits = [sign for sign in typed if sign.isdigit()]
    return bool(digits) and digits != [sign for sign in name if sign.isdigit()]


def _least_by_edits(least_similarity: float) -> float:
    return max(0.0, least_similarity - _MOST_ABOVE_EDITS)


def _spelling(key: str) -> _Spelling:
    sounds = groupby(key.translate(_SOUND_CLASSES))
    return _Spelling(key, "".join(sorted(key)), "".join(sound for sound, _ in sounds))


def _likeness(typed: _Spelling, name: _Spelling, similarity: float) -> float:
    """How likely somebody who means the name types this: 1 for the name itself.

    Besides edits: the letters in whatever order, for people mix them up; how many of the typed ones the name
    has, for they leave letters out rather than add some; the sound; and the beginning, which they get right.
    The weights are those that rank 5,000 other misspellings best, rounded.
    """
    shared = LCSseq.similarity(typed.letters, name.letters)
    return (
        0.28 * similarity
        + 0.20 * 2 * shared / (len(typed.key) + len(name.key))
        + 0.15 * shared / len(typed.key)
        + 0.21 * OSA.normalized_similarity(typed.sound, name.sound)
        + 0.16 * JaroWinkler.similarity(typed.key, name.key)
    )


def _most_likeness(typed: int, name: int) -> float:
    """What `_likeness` is at most, of a key and a name with so many letters: where one holds the other."""
    shared = min(typed, name)
    similarity = shared / max(typed, name)
    jaro = (shared / typed + shared / name + 1) / 3
    jaro_winkler = jaro + 4 * 0.1 * (1 - jaro)  # four common letters at the beginning count, and not more
    return 0.28 * similarity + 0.20 * 2 * shared / (typed + name) + 0.15 * shared / typed + 0.21 + 0.16 * jaro_winkler
