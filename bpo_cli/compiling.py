"""From a folder of articles to its index: a new one, or one brought up to date by what has changed."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING

from bpo_cli.article import Problem
from bpo_cli.index_writer import IndexWriter
from bpo_cli.preparation import Entry, Preparation
from bpo_cli.scanning import Snapshot, take_snapshot
from bpo_cli.settings import Settings, read_settings

if TYPE_CHECKING:
    from multiprocessing.pool import Pool

LARGEST_ARTICLE = 32 * 1024 * 1024
# Below this many articles a second process costs more than it brings.
_FEWEST_FOR_TWO = 400
_ARTICLES_AT_ONCE = 64

Progress = Callable[[int, int], None]


def compile_folder(folder: Path, target: Path) -> list[Problem]:
    """Compiles all articles of a folder into a new index at `target`, and tells what was wrong with them.

    The same articles give the same bytes anywhere: no stamp of a file is in it. Raises GlossaryError if the
    folder or its settings cannot be read, OSError or sqlite3.Error if the index cannot be written.
    """
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
    unfinished.unlink(missing_ok=True)
    try:
        connection = sqlite3.connect(unfinished, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("BEGIN IMMEDIATE")
            snapshot = take_snapshot(str(folder))
            problems = build(connection, folder, snapshot, stamped=False)
            connection.execute("VACUUM")
        finally:
            connection.close()
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return problems


def build(
    connection: sqlite3.Connection,
    folder: Path,
    snapshot: Snapshot,
    *,
    stamped: bool = True,
    progress: Progress | None = None,
) -> list[Problem]:
    """Writes a whole index of the folder's articles into an empty database, in a transaction that has begun.

    progress: called with the articles done and their number. stamped: whether it is remembered which
    files, in which state, the index was made from; such an index may copy what the bundled one has too.
    """
    settings = read_settings(folder)
    preparation = Preparation(settings)
    problems: list[Problem] = []
    moment = time.time_ns()
    with _rolled_back_on_error(connection):
        writer = IndexWriter(connection, preparation)
        writer.create(settings, may_copy=stamped)
        paths = snapshot.paths
        entries = _entries(folder, paths, settings, preparation, problems)
        for done, (_, entry) in enumerate(entries, start=1):
            if entry is not None:
                writer.add(entry)
            if progress is not None:
                progress(done, len(paths))
        writer.finish()
        if stamped:
            writer.remember(str(folder), snapshot.settled(moment))
        connection.execute("COMMIT")
    return problems


def update(
    connection: sqlite3.Connection, folder: Path, snapshot: Snapshot, known: Snapshot, progress: Progress | None = None
) -> list[Problem]:
    """Brings an index up to date, in a transaction that has begun: only what changed is read.

    known: the files as the index knows them. Their settings file must be the same.
    """
    settings = read_settings(folder)
    preparation = Preparation(settings)
    problems: list[Problem] = []
    before, now = dict(known.stamped()), dict(snapshot.stamped())
    gone = [path for path in before if path not in now]
    changed = [path for path, stamp in now.items() if before.get(path) != stamp]
    moment = time.time_ns()
    with _rolled_back_on_error(connection):
        writer = IndexWriter(connection, preparation)
        for path in (*gone, *changed):
            writer.remove(shown(path))
        for done, (_, entry) in enumerate(_entries(folder, changed, settings, preparation, problems), start=1):
            if entry is not None:
                writer.add(entry)
            if progress is not None:
                progress(done, len(changed))
        writer.recount()
        writer.remember(str(folder), snapshot.settled(moment))
        connection.execute("COMMIT")
    return problems


def read_article(folder: Path, path: str) -> tuple[str, list[Problem]]:
    """The text of an article, as far as it can be read, and what is wrong with the file.

    An empty text means that the file is no article: it cannot be read, is too large, holds no text, or is a
    `README.md` without front matter.
    """
    try:
        data = _content(folder / path)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        return "", [Problem(shown(path), 0, f"skipped: cannot be read: {reason}")]
    if data is None:
        limit = f"{LARGEST_ARTICLE // 1024 // 1024} MiB"
        return "", [Problem(shown(path), 0, f"skipped: larger than the limit of {limit}")]
    try:
        text, problems = data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        text, problems = data.decode("utf-8-sig", "replace"), [Problem(shown(path), line, "is not valid UTF-8")]
    if path.rpartition("/")[2] == "README.md" and not text.startswith("---"):
        return "", []
    if not text.strip("\0 \t\r\n\f\v"):
        return "", [Problem(shown(path), 0, "skipped: holds no text")]
    return text, problems


def _content(path: Path) -> bytes | None:
    """The bytes of a regular file, None if they are too many. Raises OSError, ValueError for another kind of file."""
    # A pipe may have taken the file's place since the folder was listed: opening it must not wait for a writer.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not S_ISREG(status.st_mode):
            raise ValueError("no regular file")
        if status.st_size > LARGEST_ARTICLE:
            return None
        data = file.read(LARGEST_ARTICLE + 1)
    return data if len(data) <= LARGEST_ARTICLE else None


def shown(path: str) -> str:
    """A path as text, another for each path: bytes that are no UTF-8 are written `\\xNN`, a backslash `\\x5c`."""
    if "\\" in path and os.sep == "/":
        path = path.replace("\\", "\\x5c")
    return path if path.isascii() else os.fsencode(path).decode("utf-8", "backslashreplace")


class _rolled_back_on_error:  # noqa: N801
    """Undoes the transaction if anything, also Ctrl-C, ends the block early."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, *_rest: object) -> None:
        if kind is not None and self._connection.in_transaction:
            self._connection.execute("ROLLBACK")


def _entries(
    folder: Path, paths: list[str], settings: Settings, preparation: Preparation, problems: list[Problem]
) -> Iterator[tuple[str, Entry | None]]:
    """The entry of each file in order, None for one that is no article; with two processes if that pays."""
    pool = _two_processes(folder, settings) if len(paths) >= _FEWEST_FOR_TWO and (os.cpu_count() or 1) > 1 else None
    prepared = _prepared_in(pool, paths) if pool else (_prepared(folder, path, preparation) for path in paths)
    for path, entry, found in prepared:
        problems += found
        yield path, entry


def _prepared(folder: Path, path: str, preparation: Preparation) -> tuple[str, Entry | None, list[Problem]]:
    text, problems = read_article(folder, path)
    if not text:
        return path, None, problems
    try:
        entry = preparation.entry(text, shown(path))
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # also the panic of a library in Rust; the other articles are still good
        if os.environ.get("BPO_DEBUG"):
            raise
        problem = f"skipped: internal error: {type(error).__name__}: {error}; please report it"
        return path, None, [*problems, Problem(shown(path), 0, problem)]
    if not entry.passages:
        problems = [*problems, Problem(entry.path, 0, "holds a title at most, no text")]
    return path, entry, problems


_worker: tuple[Path, Preparation] | None = None


def _start_worker(folder: Path, settings: Settings) -> None:
    import signal

    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _worker = folder, Preparation(settings)


def _prepare_in_worker(paths: list[str]) -> list[tuple[str, Entry | None, list[Problem]]]:
    assert _worker is not None
    folder, preparation = _worker
    return [_prepared(folder, path, preparation) for path in paths]


def _two_processes(folder: Path, settings: Settings) -> Pool | None:
    """Two processes that parse while this one writes; None if the system lets us have none."""
    try:
        from multiprocessing import get_context

        return get_context().Pool(2, _start_worker, (folder, settings))
    except (OSError, ImportError):  # too many processes, or no semaphores
        return None


def _prepared_in(pool: Pool, paths: list[str]) -> Iterator[tuple[str, Entry | None, list[Problem]]]:
    """What the processes prepare, in order."""
    batches = [paths[start : start + _ARTICLES_AT_ONCE] for start in range(0, len(paths), _ARTICLES_AT_ONCE)]
    with pool:
        for prepared in pool.imap(_prepare_in_worker, batches):
            yield from prepared
