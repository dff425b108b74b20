"""Where the index of a user's folder lives, and how it stays true to the folder.

An index is trusted only if it is our own file, closed to others, made by this version from this folder, and
if the folder's files are still what they were. It is written in one SQLite transaction, so that it is whole or
not there; where no cache can be written, the index is made in memory and forgotten.
"""

from __future__ import annotations

import os
import sys

try:  # as in `index`
    import _sqlite3 as sqlite3
except ImportError:
    import sqlite3  # type: ignore[no-redef]
from stat import S_ISDIR, S_ISREG

from bpo_cli import __version__
from bpo_cli.errors import GlossaryError
from bpo_cli.index import Index
from bpo_cli.record import Record
from bpo_cli.scanning import Snapshot, take_snapshot

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3 as database
    from collections.abc import Callable

    from bpo_cli.article import Problem

_DIRECTORY_VARIABLE = "BPO_CACHE_DIR"
_REMEDY = "delete it, or set BPO_CACHE_DIR to another folder"
# In seconds. A reader gives way at once, for it then waits as a writer; a writer waits for another's build, ten times
# as long as that should take: who holds the lock then has been stopped, and will perhaps never go on.
_READER_PATIENCE = 0.05
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
# What SQLite puts beside a database: to undo a transaction; and for a way of writing that is not ours.
_JOURNAL = "-journal"
_NEVER_OURS = ("-wal", "-shm")
# What the system refuses, which says nothing against the file: SQLITE_PERM, BUSY, LOCKED, NOMEM, READONLY,
# INTERRUPT, IOERR, FULL and CANTOPEN.
_REFUSALS = frozenset((3, 5, 6, 7, 8, 9, 10, 13, 14))


class Opened(Record):
    """An opened index of a folder, what was wrong with articles read just now, and what else to tell."""

    index: Index
    problems: tuple[Problem, ...]
    note: str


def open_folder(folder: str, progress: Callable[[int, int], None] | None = None, *, anew: bool = False) -> Opened:
    """Opens the index of a folder of articles, made or brought up to date first where needed.

    progress: called with the articles done and their number while an index is made. anew: the index that there
    may be is damaged, whatever it looks like. Raises GlossaryError if the folder or its settings cannot be
    read, or if it holds no article.
    """
    try:
        folder = os.path.realpath(folder)
    except (OSError, ValueError) as error:
        raise GlossaryError(f"cannot read the folder {folder}: {error}") from error
    snapshot = take_snapshot(folder)
    if not snapshot.names:
        raise GlossaryError("{folder} holds no articles", "an article is a file whose name ends in .md", folder=folder)
    note = ""
    try:
        path = _cache_path(folder)
        if anew:
            _discard(path)
        index = _trusted(path, folder, snapshot)
        if index is not None:
            return Opened(index, (), "")
        problems = _refresh(path, folder, snapshot, progress)
        index = _trusted(path, folder, None, _PATIENCE_WITH_READERS)
        if index is not None:
            return _with_articles(Opened(index, tuple(problems), ""), folder)
        note = f"the cache {path} cannot be trusted; working without it"
    except (OSError, sqlite3.Error) as error:
        note = f"no cache could be written ({error}); working without it"
    return _with_articles(_in_memory(folder, snapshot, progress, note), folder)


def open_cached(folder: str) -> Index:
    """The index of a folder as it was last made, up to date or not. Raises GlossaryError if there is none."""
    try:
        folder = os.path.realpath(folder)
        index = _trusted(_cache_path(folder), folder, None)
    except OSError as error:
        raise GlossaryError(f"no index of {folder}: {error}") from error
    if index is None:
        raise GlossaryError(f"no index of {folder}")
    return index


def cache_directory() -> str:
    """The folder for indexes: BPO_CACHE_DIR, else `bpo` in the platform's folder for caches."""
    own = os.environ.get(_DIRECTORY_VARIABLE)
    if own:
        return os.path.abspath(own)
    if os.name == "posix" and sys.platform != "darwin":
        # As the XDG Base Directory Specification has it; platformdirs says the same, but its import costs
        # more than the whole look-up.
        base = os.environ.get("XDG_CACHE_HOME", "")
        if not os.path.isabs(base):
            home = os.path.expanduser("~")
            if not os.path.isabs(home) or not os.path.isdir(home):
                raise FileNotFoundError(f"no home folder {home}")
            base = os.path.join(home, ".cache")
        return os.path.join(base, "bpo")
    from platformdirs import user_cache_dir

    return user_cache_dir("bpo", appauthor=False)


def _cache_path(folder: str) -> str:
    """The file for the index of that folder, in a directory that is ours alone to write in."""
    from zlib import crc32

    directory = cache_directory()
    os.makedirs(directory, mode=0o700, exist_ok=True)
    status = os.stat(directory)
    # A link to it must be ours as well: somebody else's could lead to a folder of ours that is no cache.
    is_ours = _is_ours(status) and _is_ours(os.lstat(directory))
    if not S_ISDIR(status.st_mode) or not is_ours or status.st_mode & 0o022:
        raise PermissionError(f"{directory} can be written by others")
    # Should two folders ever share a name, each look-up would find the other's index, see that, and make its own.
    name = os.fsencode(folder)
    return os.path.join(directory, f"{crc32(name):08x}{len(name):04x}.sqlite")


def _is_ours(status: os.stat_result) -> bool:
    return not hasattr(os, "geteuid") or status.st_uid == os.geteuid()


def _is_safe_file(path: str) -> bool:
    """Whether the file is a regular one, ours, closed to others and with no second name; or is not there."""
    try:
        status = os.lstat(path)
    except FileNotFoundError:
        return True
    private = os.name != "posix" or not status.st_mode & 0o077
    return S_ISREG(status.st_mode) and _is_ours(status) and private and status.st_nlink < 2


def _is_safe(path: str) -> bool:
    """Whether SQLite may open that index: it would read what stands beside it as well."""
    is_alone = not any(os.path.lexists(path + ending) for ending in _NEVER_OURS)
    return is_alone and _is_safe_file(path) and _is_safe_file(path + _JOURNAL)


def _trusted(path: str, folder: str, snapshot: Snapshot | None, patience: float = _READER_PATIENCE) -> Index | None:
    """The index in that file if it is right for the folder; with a snapshot, also if it is up to date."""
    if not _is_safe(path):
        return None
    try:
        index = Index.open(path, _REMEDY, patience=patience)
        known = index.snapshot()
        if known is None or known[0] != folder or index.setting("made_by") != __version__:
            return None
        if snapshot is not None and known[1:] != (snapshot.names, snapshot.stamps):
            return None
    except GlossaryError:
        return None
    return index


def _refresh(path: str, folder: str, snapshot: Snapshot, progress: Callable[[int, int], None] | None) -> list[Problem]:
    """Makes the index in that file right for the snapshot; a damaged file is replaced."""
    try:
        return _write(path, folder, snapshot, progress)
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _REFUSALS:
            raise
        _discard(path)
        return _write(path, folder, snapshot, progress)


def _discard(path: str) -> None:
    """Removes an index with what belongs to it, the journal first: a new index must not be rolled back by it."""
    for ending in (_JOURNAL, *_NEVER_OURS, ""):
        if os.path.lexists(path + ending):
            os.unlink(path + ending)


def _write(path: str, folder: str, snapshot: Snapshot, progress: Callable[[int, int], None] | None) -> list[Problem]:
    from pathlib import Path

    from bpo_cli.compiling.compiler import build, update

    if not _is_safe(path):
        _discard(path)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600))
    connection = sqlite3.connect(path, timeout=_WRITER_STEP, isolation_level=None)
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


def _execute_patiently(connection: database.Connection, statement: str, patience: float) -> None:
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


def _known_snapshot(connection: database.Connection, path: str, folder: str) -> Snapshot | None:
    try:
        index = Index(connection, path, _REMEDY)
        known = index.snapshot()
        if known is None or known[0] != folder or index.setting("made_by") != __version__:
            return None
    except GlossaryError:
        return None
    return Snapshot(*known[1:])


def _drop_everything(connection: database.Connection) -> None:
    virtual_first = (
        "SELECT type, name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'"
        " ORDER BY sql NOT LIKE 'CREATE VIRTUAL%'"
    )
    for kind, name in connection.execute(virtual_first).fetchall():
        connection.execute(f'DROP {kind} IF EXISTS "' + name.replace('"', '""') + '"')


def _in_memory(folder: str, snapshot: Snapshot, progress: Callable[[int, int], None] | None, note: str) -> Opened:
    from pathlib import Path

    from bpo_cli.compiling.compiler import build

    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    # Sorting for the indices would else go through a temporary file, where there may be no room either.
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("BEGIN IMMEDIATE")
    problems = build(connection, Path(folder), snapshot, progress=progress)
    return Opened(Index(connection, ":memory:", _REMEDY), tuple(problems), note)


def _with_articles(opened: Opened, folder: str) -> Opened:
    if not opened.index.has_articles():
        first = f": {opened.problems[0].path}: {opened.problems[0].message}" if opened.problems else ""
        raise GlossaryError(f"{folder} holds no articles{first}", "an article is a Markdown file with some text")
    return opened
