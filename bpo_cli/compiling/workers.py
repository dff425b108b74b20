"""The work that needs no connection to the index: preparing entries and stems, in two processes where that pays."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from bpo_cli.article import Problem
from bpo_cli.compiling.preparation import Entry, Preparation
from bpo_cli.compiling.reading import read_article, shown
from bpo_cli.compiling.sharing import Processes
from bpo_cli.settings import Settings

# What a file gives: its entry, None if it is no article, and what is wrong with it.
Prepared: TypeAlias = tuple[Entry | None, list[Problem]]

# Below this many articles a second process costs more than it brings.
_FEWEST_FOR_TWO = 400
_ARTICLES_AT_ONCE = 64
_WORDS_AT_ONCE = 4_000
_ENTRIES, _STEMS = "entries", "stems"

_Item = TypeVar("_Item")
# Which work is to be done, and on what.
_Batch: TypeAlias = tuple[str, list[str]]


class Workers:
    """Two processes that work while this one writes; none if there are few articles, or the system lets us have
    none. They end with the block."""

    def __init__(self, folder: Path, settings: Settings, preparation: Preparation, articles: int) -> None:
        self._here = _Work(folder, preparation)
        pays = articles >= _FEWEST_FOR_TWO
        self._processes: Processes[_Batch, list[Any]] | None = Processes(_work, folder, settings) if pays else None

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *error: object) -> None:
        if self._processes is not None:
            self._processes.__exit__(*error)

    def entries(self, paths: Iterable[str]) -> Iterator[Prepared]:
        """What each of the files, given by their paths in the folder, holds, in order."""
        return self._each(_ENTRIES, paths, _ARTICLES_AT_ONCE)

    def stems(self, words: Iterable[str]) -> Iterator[str]:
        """The stem of each of the words, in order; for words that do not come again, as none is remembered."""
        return self._each(_STEMS, words, _WORDS_AT_ONCE)

    def _each(self, kind: str, items: Iterable[str], at_once: int) -> Iterator[Any]:
        if self._processes is None:  # one by one, so that progress shows
            return chain.from_iterable(self._here((kind, [item])) for item in items)
        batches = ((kind, batch) for batch in _batches(items, at_once))
        return chain.from_iterable(self._processes.in_order(batches, self._here))


class _Work:
    """The work itself, in whichever process."""

    def __init__(self, folder: Path, preparation: Preparation) -> None:
        self._folder, self._preparation = folder, preparation

    def __call__(self, batch: _Batch) -> list[Any]:
        kind, items = batch
        if kind == _STEMS:
            return list(map(self._preparation.stemmer.stem, items))
        return [_prepared(self._folder, path, self._preparation) for path in items]


def _work(folder: Path, settings: Settings) -> _Work:
    return _Work(folder, Preparation(settings))


def _prepared(folder: Path, path: str, preparation: Preparation) -> Prepared:
    text, problems = read_article(folder, path)
    if not text:
        return None, problems
    try:
        entry = preparation.entry(text, shown(path))
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # also the panic of a library in Rust; the other articles are still good
        if os.environ.get("BPO_DEBUG"):
            raise
        problem = f"skipped: internal error: {type(error).__name__}: {error}; please report it"
        if isinstance(error, MemoryError):
            problem = "skipped: there is not enough memory"
        return None, [*problems, Problem(shown(path), 0, problem)]
    if not entry.passages:
        problems = [*problems, Problem(entry.path, 0, "holds a title at most, no text")]
    return entry, problems


def _batches(items: Iterable[_Item], size: int) -> Iterator[list[_Item]]:
    remaining = iter(items)
    while batch := list(islice(remaining, size)):
        yield batch
