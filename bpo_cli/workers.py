"""The work that needs no connection to the index: preparing entries and stems, in two processes where that pays."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from bpo_cli.article import Problem
from bpo_cli.preparation import Entry, Preparation
from bpo_cli.reading import read_article, shown
from bpo_cli.settings import Settings

if TYPE_CHECKING:
    from multiprocessing.pool import AsyncResult, Pool

# What a file gives: its entry, None if it is no article, and what is wrong with it.
Prepared: TypeAlias = tuple[Entry | None, list[Problem]]

# Below this many articles a second process costs more than it brings.
_FEWEST_FOR_TWO = 400
_ARTICLES_AT_ONCE = 64
_WORDS_AT_ONCE = 4_000
# Enough that no process ever waits; more would only wait in memory.
_BATCHES_UNDER_WAY = 6

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


class Workers:
    """Two processes that work while this one writes; none if there are few articles, or the system lets us have
    none. They end with the block."""

    def __init__(self, folder: Path, settings: Settings, preparation: Preparation, articles: int) -> None:
        self._folder, self._preparation = folder, preparation
        pays = articles >= _FEWEST_FOR_TWO and (os.cpu_count() or 1) > 1
        self._pool = _two_processes(folder, settings) if pays else None

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_error: object) -> None:
        if self._pool is not None:
            self._pool.terminate()

    def entries(self, paths: Iterable[str]) -> Iterator[Prepared]:
        """What each of the files, given by their paths in the folder, holds, in order."""
        if self._pool is None:
            return (_prepared(self._folder, path, self._preparation) for path in paths)
        return _in_order(self._pool, _prepare_in_worker, paths, _ARTICLES_AT_ONCE)

    def stems(self, words: Iterable[str]) -> Iterator[str]:
        """The stem of each of the words, in order; for words that do not come again, as none is remembered."""
        if self._pool is None:
            return map(self._preparation.stemmer.stem, words)
        return _in_order(self._pool, _stem_in_worker, words, _WORDS_AT_ONCE)


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
        return None, [*problems, Problem(shown(path), 0, problem)]
    if not entry.passages:
        problems = [*problems, Problem(entry.path, 0, "holds a title at most, no text")]
    return entry, problems


_worker: tuple[Path, Preparation] | None = None


def _start_worker(folder: Path, settings: Settings) -> None:
    import signal

    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _worker = folder, Preparation(settings)


def _prepare_in_worker(paths: list[str]) -> list[Prepared]:
    assert _worker is not None
    folder, preparation = _worker
    return [_prepared(folder, path, preparation) for path in paths]


def _stem_in_worker(words: list[str]) -> list[str]:
    assert _worker is not None
    return list(map(_worker[1].stemmer.stem, words))


def _two_processes(folder: Path, settings: Settings) -> Pool | None:
    try:
        from multiprocessing import get_context

        return get_context().Pool(2, _start_worker, (folder, settings))
    except (OSError, ImportError):  # too many processes, or no semaphores
        return None


def _in_order(
    pool: Pool, function: Callable[[list[_Item]], list[_Result]], items: Iterable[_Item], at_once: int
) -> Iterator[_Result]:
    """What the processes make of the items, in order."""
    under_way: deque[AsyncResult[list[_Result]]] = deque()
    for batch in _batches(items, at_once):
        under_way.append(pool.apply_async(function, (batch,)))
        if len(under_way) == _BATCHES_UNDER_WAY:
            yield from under_way.popleft().get()
    while under_way:
        yield from under_way.popleft().get()


def _batches(items: Iterable[_Item], size: int) -> Iterator[list[_Item]]:
    remaining = iter(items)
    while batch := list(islice(remaining, size)):
        yield batch
