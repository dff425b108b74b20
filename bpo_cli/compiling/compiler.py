"""From a folder of articles to its index: a new one, or one brought up to date by what has changed."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from bpo_cli.article import Problem
from bpo_cli.compiling.index_writer import IndexWriter
from bpo_cli.compiling.preparation import Preparation
from bpo_cli.compiling.reading import shown
from bpo_cli.compiling.workers import Prepared, Workers
from bpo_cli.scanning import Snapshot, take_snapshot
from bpo_cli.settings import read_settings

Progress = Callable[[int, int], None]
# In bytes of articles: some more than the thesaurus takes that each index holds.
_LARGEST_UNPACKED = 6_000_000


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
    preparation = Preparation(settings, packs=snapshot.size > _LARGEST_UNPACKED)
    problems: list[Problem] = []
    moment = time.time_ns()
    with _rolled_back_on_error(connection):
        writer = IndexWriter(connection, preparation)
        paths = snapshot.paths
        with Workers(folder, settings, preparation, len(paths)) as workers:
            writer.create(settings, may_copy=stamped)  # while they get ready
            _add_all(writer, workers.entries(paths), problems, progress, len(paths))
            writer.finish(workers.stems)
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
    preparation = Preparation(settings, packs=snapshot.size > _LARGEST_UNPACKED)
    problems: list[Problem] = []
    before, now = dict(known.stamped()), dict(snapshot.stamped())
    gone = sorted(before.keys() - now.keys())
    changed = sorted(path for path, stamp in now.items() if before.get(path) != stamp)
    moment = time.time_ns()
    with _rolled_back_on_error(connection):
        writer = IndexWriter(connection, preparation)
        for path in (*gone, *changed):
            writer.remove(shown(path))
        with Workers(folder, settings, preparation, len(changed)) as workers:
            _add_all(writer, workers.entries(changed), problems, progress, len(changed))
        writer.recount()
        writer.remember(str(folder), snapshot.settled(moment))
        connection.execute("COMMIT")
    return problems


def _add_all(
    writer: IndexWriter,
    prepared: Iterable[Prepared],
    problems: list[Problem],
    progress: Progress | None,
    total: int,
) -> None:
    for done, (entry, found) in enumerate(prepared, start=1):
        problems += found
        if entry is not None:
            writer.add(entry)
        if progress is not None:
            progress(done, total)


class _rolled_back_on_error:  # noqa: N801
    """Undoes the transaction if anything, also Ctrl-C, ends the block early."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, *_rest: object) -> None:
        if kind is not None and self._connection.in_transaction:
            self._connection.execute("ROLLBACK")
