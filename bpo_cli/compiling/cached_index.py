"""Making the index of a user's folder, or bringing it up to date, where the cache has it.

It is written in one SQLite transaction, so that it is whole or not there; where no cache can be written, the index
is made in memory and forgotten.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from bpo_cli.article import Problem
from bpo_cli.cache import REMEDY, Opened, cache_path, discard, is_safe, trusted
from bpo_cli.compiling.compiler import Progress, build, update
from bpo_cli.errors import GlossaryError
from bpo_cli.index import Index
from bpo_cli.scanning import Snapshot

# In seconds. A writer waits for another's build, ten times as long as that should take: who holds the lock then has
# been stopped, and will perhaps never go on.
_WRITER_STEP = 0.25
_WRITER_PATIENCE = 10.0
_BYTES_IN_A_SECOND = 200_000
_PATIENCE_WITH_READERS = 10.0
_BEGINNING = (
    # Larger pages hold passages with less waste; this only has an effect while the file is empty.
    "PRAGMA page_size = 16384",
    "PRAGMA synchronous = OFF",
    "PRAGMA cache_size = -24576",
    "BEGIN IMMEDIATE",
)
# What the system refuses, which says nothing against the file: SQLITE_PERM, BUSY, LOCKED, NOMEM, READONLY,
# INTERRUPT, IOERR, FULL and CANTOPEN.
_REFUSALS = frozenset((3, 5, 6, 7, 8, 9, 10, 13, 14))


def make_index(folder: str, snapshot: Snapshot, progress: Progress | None, *, anew: bool) -> Opened:
    """The index of a folder, given by its real path, as the snapshot has it.

    progress: called with the articles done and their number. anew: the index that there may be is damaged, whatever
    it looks like. Raises GlossaryError if the settings cannot be read, or if none of the files is an article.
    """
    try:
        path = cache_path(folder)
        if anew:
            discard(path)
        problems = _refresh(path, folder, snapshot, progress)
        index = trusted(path, folder, None, _PATIENCE_WITH_READERS)
        if index is not None:
            return _with_articles(Opened(index, tuple(problems), ""), folder)
        note = f"the cache {path} cannot be trusted; working without it"
    except (OSError, sqlite3.Error) as error:
        note = f"no cache could be written ({_reason(error)}); working without it"
    return _with_articles(_in_memory(folder, snapshot, progress, note), folder)


def _reason(error: Exception) -> str:
    """What the system says against writing, without the number that it has for that."""
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror}: {error.filename}" if error.filename else error.strerror
    return str(error)


def _refresh(path: str, folder: str, snapshot: Snapshot, progress: Progress | None) -> list[Problem]:
    """Makes the index in that file right for the snapshot; a damaged file is replaced."""
    try:
        return _write(path, folder, snapshot, progress)
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _REFUSALS:
            raise
        discard(path)
        return _write(path, folder, snapshot, progress)


def _write(path: str, folder: str, snapshot: Snapshot, progress: Progress | None) -> list[Problem]:
    if not is_safe(path):
        discard(path)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600))
    # By URI, for so are the databases that rows are copied from.
    connection = sqlite3.connect(Path(path).as_uri(), uri=True, timeout=_WRITER_STEP, isolation_level=None)
    try:
        patience = _WRITER_PATIENCE + snapshot.size / _BYTES_IN_A_SECOND
        for statement in _BEGINNING:
            _execute_patiently(connection, statement, patience)
        connection.execute(f"PRAGMA busy_timeout = {int(1000 * _PATIENCE_WITH_READERS)}")
        known = _known_snapshot(connection, path, folder)
        if known == snapshot:
            return []
        if known is not None and known.settings_stamp == snapshot.settings_stamp:
            return update(connection, Path(folder), snapshot, known, progress)
        _drop_everything(connection)
        return build(connection, Path(folder), snapshot, progress=progress)
    finally:
        connection.close()


def _execute_patiently(connection: sqlite3.Connection, statement: str, patience: float) -> None:
    """Executes what must wait for whoever is writing now; in small steps, so that Ctrl-C is heard."""
    waited = 0.0
    while True:
        try:
            connection.execute(statement)
        except sqlite3.OperationalError as error:
            waited += _WRITER_STEP
            if "locked" not in str(error) or waited > patience:
                raise
        else:
            return


def _known_snapshot(connection: sqlite3.Connection, path: str, folder: str) -> Snapshot | None:
    try:
        return Index(connection, path, REMEDY).snapshot(folder)
    except GlossaryError:
        return None


def _drop_everything(connection: sqlite3.Connection) -> None:
    virtual_first = (
        "SELECT type, name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'"
        " ORDER BY sql NOT LIKE 'CREATE VIRTUAL%'"
    )
    for kind, name in connection.execute(virtual_first).fetchall():
        connection.execute(f'DROP {kind} IF EXISTS "' + name.replace('"', '""') + '"')


def _in_memory(folder: str, snapshot: Snapshot, progress: Progress | None, note: str) -> Opened:
    connection = sqlite3.connect(":memory:", uri=True, isolation_level=None, check_same_thread=False)
    # Sorting for the indices would else go through a temporary file, where there may be no room either.
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("BEGIN IMMEDIATE")
    problems = build(connection, Path(folder), snapshot, progress=progress)
    return Opened(Index(connection, ":memory:", REMEDY), tuple(problems), note)


def _with_articles(opened: Opened, folder: str) -> Opened:
    if not opened.index.has_articles():
        first = f": {opened.problems[0].path}: {opened.problems[0].message}" if opened.problems else ""
        raise GlossaryError(f"{folder} holds no articles{first}", "an article is a Markdown file with some text")
    return opened
