"""Where the index of a user's folder lives, and when it is trusted.

An index is trusted only if it is our own file, closed to others, made by this version from this folder, and
if the folder's files are still what they were. Making one is the business of `compiling.cached_index`.
"""

from __future__ import annotations

import os
import sys
from stat import S_ISDIR, S_ISREG

from bpo_cli.errors import GlossaryError
from bpo_cli.index import Index
from bpo_cli.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bpo_cli.article import Problem
    from bpo_cli.scanning import Snapshot

REMEDY = "delete it, or set BPO_CACHE_DIR to another folder"
_DIRECTORY_VARIABLE = "BPO_CACHE_DIR"
# In seconds. A reader gives way at once, for it then waits as a writer.
_READER_PATIENCE = 0.05
# The largest prime below 2^64.
_NAMES_OF_INDEXES = (1 << 64) - 59
# What SQLite puts beside a database: to undo a transaction; and for a way of writing that is not ours.
_JOURNAL = "-journal"
_NEVER_OURS = ("-wal", "-shm")


class Opened(Record):
    """An opened index of a folder, what was wrong with articles read just now, and what else to tell."""

    index: Index
    problems: tuple[Problem, ...]
    note: str


def up_to_date(folder: str, snapshot: Snapshot) -> Index | None:
    """The index of a folder, given by its real path, if it can be trusted to be as the snapshot has it."""
    try:
        return trusted(cache_path(folder), folder, snapshot)
    except OSError:
        return None


def open_cached(folder: str) -> Index:
    """The index of a folder as it was last made, up to date or not. Raises GlossaryError if there is none."""
    try:
        folder = os.path.realpath(folder)
        index = trusted(cache_path(folder), folder, None)
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


def cache_path(folder: str) -> str:
    """The file for the index of that folder, in a directory that is ours alone to write in. Raises OSError if there
    can be none."""
    directory = cache_directory()
    os.makedirs(directory, mode=0o700, exist_ok=True)
    status = os.stat(directory)
    # A link to it must be ours as well: somebody else's could lead to a folder of ours that is no cache.
    is_ours = _is_ours(status) and _is_ours(os.lstat(directory))
    if not S_ISDIR(status.st_mode) or not is_ours or status.st_mode & 0o022:
        raise PermissionError(f"{directory} can be written by others")
    # Should two folders ever share a name, each look-up would find the other's index, see that, and make its own.
    number = int.from_bytes(os.fsencode(folder), "big") % _NAMES_OF_INDEXES
    return os.path.join(directory, f"{number:016x}.sqlite")


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


def is_safe(path: str) -> bool:
    """Whether SQLite may open that index: it would read what stands beside it as well."""
    is_alone = not any(os.path.lexists(path + ending) for ending in _NEVER_OURS)
    return is_alone and _is_safe_file(path) and _is_safe_file(path + _JOURNAL)


def discard(path: str) -> None:
    """Removes an index with what belongs to it, the journal first: a new index must not be rolled back by it."""
    for ending in (_JOURNAL, *_NEVER_OURS, ""):
        if os.path.lexists(path + ending):
            os.unlink(path + ending)


def trusted(path: str, folder: str, snapshot: Snapshot | None, patience: float = _READER_PATIENCE) -> Index | None:
    """The index in that file if it is right for the folder; with a snapshot, also if it is up to date. patience: for
    how many seconds to wait while somebody writes."""
    if not is_safe(path):
        return None
    try:
        index = Index.open(path, REMEDY, patience=patience)
        known = index.snapshot(folder)
    except GlossaryError:
        return None
    return index if known is not None and snapshot in (None, known) else None
