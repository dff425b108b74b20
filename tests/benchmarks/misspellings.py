"""How often the name that somebody misspelled is found, on misspellings that people really made.

The misspellings are those that `codespell` collects; the names are the headwords of two dictionaries.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.dictionaries import available, headwords
from benchmarks.tables import Check, print_checks

from bpo_cli.language import load_language
from bpo_cli.matching import weights
from bpo_cli.words import Folding

_FLOORS = {"foldoc": (0.95, 0.98), "wn": (0.92, 0.98)}
_MOST_MILLISECONDS = 20
_SHORTEST = 3
_MOST_NAMES = 5
_SEED = 1


class Misspelling(NamedTuple):
    """The key of what was typed, and the keys of what may have been meant."""

    typed: str
    meant: frozenset[str]


class Names:
    """Keys by their length, in one text for each, as the index holds them: strings that lie side by side in memory
    are compared four times as fast. seconds: CPU time spent on finding near ones so far."""

    def __init__(self, keys: Sequence[str]) -> None:
        self.keys = frozenset(keys)
        self.seconds = 0.0
        by_length: dict[int, list[str]] = defaultdict(list)
        for key in sorted(self.keys):
            by_length[len(key)].append(key)
        self._texts = {length: "\n".join(each) for length, each in by_length.items()}

    def near(self, typed: str, least_similarity: float) -> list[str]:
        from bpo_cli.matching.spelling import lengths_of_near, near_names

        start = time.process_time()
        lengths = lengths_of_near(typed, max(self._texts), least_similarity)
        candidates = (self._texts.get(length, "").split() for length in lengths)
        near = near_names(typed, candidates, least_similarity, _MOST_NAMES)
        self.seconds += time.process_time() - start
        return [name for name, _ in near]


def measure_misspellings(sample: int) -> bool:
    """Prints the shares for each dictionary that is installed; whether every floor is met."""
    collected = _collected()
    if collected is None:
        print("codespell is not installed, whose collection of misspellings this needs: pip install codespell")
        return True
    fold = Folding(load_language("english").folding)
    dictionaries = {name: Names([key for word in headwords(name) if (key := fold.key(word))]) for name in available()}
    met = [
        _measure(name, names, _usable(collected, names, fold), sample, _strangers(names, dictionaries))
        for name, names in dictionaries.items()
    ]
    return all(met)


def _collected() -> list[tuple[str, list[str]]] | None:
    """What codespell knows: misspelled words with what they may be meant for. None if it is not installed."""
    try:
        (found,) = [file for file in files("codespell") or () if file.name == "dictionary.txt"]
    except PackageNotFoundError:
        return None
    lines = Path(str(found.locate())).read_text(encoding="utf-8").splitlines()
    pairs = [line.partition("->") for line in lines]
    return [(typed, [each.strip() for each in meant.split(",") if each.strip()]) for typed, _, meant in pairs]


def _usable(collected: list[tuple[str, list[str]]], names: Names, fold: Folding) -> list[Misspelling]:
    """Those that are meant for one of the names and are none themselves, in a random order that is always the same."""
    usable = []
    for typed, corrections in collected:
        key, meant = fold.key(typed), frozenset(map(fold.key, corrections)) & names.keys
        if meant and key not in names.keys and len(key) >= _SHORTEST:
            usable.append(Misspelling(key, meant))
    Random(_SEED).shuffle(usable)
    return usable


def _strangers(names: Names, dictionaries: dict[str, Names]) -> list[str]:
    """Names of the other dictionaries that are none here: nobody who types them has misspelled anything."""
    others = sorted({key for each in dictionaries.values() for key in each.keys - names.keys if key.isalpha()})
    return Random(_SEED).sample(others, min(300, len(others)))


def _measure(name: str, names: Names, usable: list[Misspelling], sample: int, strangers: list[str]) -> bool:
    asked = usable[:sample]
    answered = [names.near(each.typed, weights.LEAST_NAME_SIMILARITY) for each in asked]
    milliseconds = names.seconds * 1000 / len(asked)
    offered = [names.near(each.typed, weights.LEAST_SUGGESTION_SIMILARITY) for each in asked]
    wrongly = sum(bool(names.near(each, weights.LEAST_NAME_SIMILARITY)) for each in strangers)
    first, among_five = _FLOORS[name]
    return print_checks(
        f"{len(asked):,} misspellings of {len(usable):,}, among the {len(names.keys):,} names of {name}",
        [
            Check("right first, answered or suggested", _right(asked, offered, 1), "", first, at_least=True),
            Check("right among five, answered or suggested", _right(asked, offered, 5), "", among_five, at_least=True),
            Check("right first, answered", _right(asked, answered, 1)),
            Check("right among five, answered", _right(asked, answered, 5)),
            Check("words of the other dictionary answered", wrongly / max(1, len(strangers))),
            Check("CPU time of a query", milliseconds, "ms", _MOST_MILLISECONDS),
        ],
    )


def _right(asked: list[Misspelling], found: list[list[str]], among: int) -> float:
    return sum(not each.meant.isdisjoint(near[:among]) for each, near in zip(asked, found, strict=True)) / len(asked)
