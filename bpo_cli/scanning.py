"""Which article files a folder holds, and whether they have changed: the work of every look-up in a folder.

Imports nothing heavy. Reading the files is the business of `compiling`.
"""

from __future__ import annotations

import os
from array import array
from stat import S_ISDIR, S_ISREG

from bpo_cli.errors import GlossaryError
from bpo_cli.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

SETTINGS_FILE = "glossary.toml"
# Per file: inode, size in bytes, times of modification and of change in ns. Git trusts the same four.
STAMP_LENGTH = 4
# In ns. Linux stamps files by a clock that ticks every 1 to 10 ms; other systems may be coarser.
_CLOCK_TICK = 20_000_000
_NO_FILE = (0, 0, 0, 0)
_TOO_LARGE = 1 << 63


class Snapshot(Record):
    """The article files of a folder at one moment.

    names: their paths relative to the folder, with `/`, sorted, each followed by a NUL. stamps: the stamp of
    the settings file, then one for each path, as 64-bit numbers; a stamp has STAMP_LENGTH of them.
    """

    names: str
    stamps: bytes

    @property
    def paths(self) -> list[str]:
        """The paths, sorted."""
        return self.names.split("\0")[:-1]

    def settled(self, moment: int) -> Snapshot:
        """The same, but with no stamp for files that changed within a clock tick of `moment` (ns since 1970).

        Such a file could change once more without its stamp showing it, so it must be read again next time;
        git calls such entries racily clean.
        """
        numbers = array("q", self.stamps)
        for changed in range(STAMP_LENGTH - 1, len(numbers), STAMP_LENGTH):
            if abs(moment - numbers[changed]) < _CLOCK_TICK:
                numbers[changed] = 0
        return Snapshot(self.names, numbers.tobytes())

    def stamped(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Each path with its stamp."""
        numbers = memoryview(self.stamps).cast("q")
        for position, path in enumerate(self.paths, start=1):
            start = position * STAMP_LENGTH
            yield path, tuple(numbers[start : start + STAMP_LENGTH])

    @property
    def size(self) -> int:
        """The size of the files in bytes."""
        return sum(memoryview(self.stamps).cast("q")[1::STAMP_LENGTH])

    @property
    def settings_stamp(self) -> bytes:
        """The stamp of the settings file."""
        return self.stamps[: STAMP_LENGTH * 8]


def take_snapshot(folder: str) -> Snapshot:
    """The article files in a folder and the folders in it, as they are now.

    Hidden files and folders, links to folders and whatever is no regular file (a pipe, a device) are left
    out. Raises GlossaryError if the folder cannot be read.
    """
    try:
        status = os.stat(folder)
    except OSError as error:
        raise _unreadable(folder, error.strerror) from error
    except ValueError as error:
        raise _unreadable(folder, error) from error
    if not S_ISDIR(status.st_mode):
        raise GlossaryError("{folder} is not a folder", folder=folder)
    found: list[tuple[str, tuple[int, int, int, int]]] = []
    waiting = [""]
    while waiting:
        _list_folder(folder, waiting.pop(), found, waiting)
    found.sort()
    stamps = array("q", _stamp_of_settings(folder))
    for _, stamp in found:
        stamps.extend(stamp)
    return Snapshot("".join([path + "\0" for path, _ in found]), stamps.tobytes())


def _list_folder(
    folder: str, inside: str, found: list[tuple[str, tuple[int, int, int, int]]], waiting: list[str]
) -> None:
    """Adds the article files of one folder to `found`, its folders to `waiting`."""
    prefix = f"{inside}/" if inside else ""
    try:
        with os.scandir(os.path.join(folder, inside)) as entries:
            for entry in entries:
                name = entry.name
                if name[0] == ".":
                    continue
                if name.endswith(".md"):
                    stamp = _stamp_of_file(entry)
                    if stamp is not None:
                        found.append((prefix + name, stamp))
                        continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(prefix + name)
    except OSError as error:
        if not inside:
            raise _unreadable(folder, error.strerror) from error


def _unreadable(folder: str, reason: object) -> GlossaryError:
    return GlossaryError("cannot read the folder {folder}: {reason}", folder=folder, reason=reason)


def _stamp_of_file(entry: os.DirEntry[str]) -> tuple[int, int, int, int] | None:
    """None for what is no regular file, or a link that leads nowhere, or gone by now."""
    try:
        status = entry.stat()
    except OSError:
        return None
    return _stamp(status) if S_ISREG(status.st_mode) else None


def _stamp_of_settings(folder: str) -> tuple[int, int, int, int]:
    try:
        status = os.stat(os.path.join(folder, SETTINGS_FILE))
    except OSError:
        return _NO_FILE
    return _stamp(status) if S_ISREG(status.st_mode) else _NO_FILE


def _stamp(status: os.stat_result) -> tuple[int, int, int, int]:
    stamp = status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns
    if max(stamp) < _TOO_LARGE and min(stamp) >= -_TOO_LARGE:
        return stamp
    # Some file systems use all 64 bits for an inode; times go beyond them in the year 2262.
    inode, size, modified, changed = ((number + _TOO_LARGE) % (2 * _TOO_LARGE) - _TOO_LARGE for number in stamp)
    return inode, size, modified, changed
