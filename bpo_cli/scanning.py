"""Which article files a folder holds, and whether they have changed: the work of every look-up in a folder.

Imports nothing heavy. Reading the files is the business of `compiling`.
"""

from __future__ import annotations

import os
import sys
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
_64_BITS = (1 << 64) - 1
_NO_FILE = bytes(8 * STAMP_LENGTH)


class Snapshot(Record):
    """The article files of a folder at one moment.

    names: their paths relative to the folder, with `/`, each followed by a NUL. stamps: the stamp of the settings
    file, then one for each path, as 64-bit numbers; a stamp has STAMP_LENGTH of them. Both in the order in which the
    system lists the files: it is the same as long as the files are, and sorting them takes each look-up some time.
    """

    names: str
    stamps: bytes

    @property
    def paths(self) -> list[str]:
        """The paths, sorted. Each once: a file that is renamed just then may be listed twice."""
        return sorted(set(self.names.split("\0")[:-1]))

    def settled(self, moment: int) -> Snapshot:
        """The same, but with no stamp for files that changed within a clock tick of `moment` (ns since 1970).

        Such a file could change once more without its stamp showing it, so it must be read again next time;
        git calls such entries racily clean.
        """
        settled = bytearray(self.stamps)
        numbers = memoryview(settled).cast("Q")
        for changed in range(STAMP_LENGTH - 1, len(numbers), STAMP_LENGTH):
            if abs(moment - numbers[changed]) < _CLOCK_TICK:
                numbers[changed] = 0
        return Snapshot(self.names, bytes(settled))

    def stamped(self) -> Iterator[tuple[str, bytes]]:
        """Each path with its stamp."""
        for position, path in enumerate(self.names.split("\0")[:-1], start=1):
            start = position * len(_NO_FILE)
            yield path, self.stamps[start : start + len(_NO_FILE)]

    @property
    def size(self) -> int:
        """The size of the files in bytes."""
        return sum(memoryview(self.stamps).cast("Q")[1::STAMP_LENGTH])

    @property
    def settings_stamp(self) -> bytes:
        """The stamp of the settings file."""
        return self.stamps[: len(_NO_FILE)]


def take_snapshot(folder: str) -> Snapshot:
    """The article files in a folder and the folders in it, as they are now.

    Hidden files and folders, links to folders and whatever is no regular file (a pipe, a device) are left
    out. Raises GlossaryError if the folder cannot be read.
    """
    try:
        status = os.stat(folder)
    except OSError as error:
        raise unreadable(folder, error.strerror) from error
    except ValueError as error:
        raise unreadable(folder, error) from error
    if not S_ISDIR(status.st_mode):
        raise GlossaryError("{folder} is not a folder", folder=folder)
    # Neither texts nor bytes are the garbage collector's business, which tuples of numbers would keep busy.
    names: list[str] = []
    stamps = bytearray(_stamp_of_settings(folder))
    waiting = [""]
    while waiting:
        _list_folder(folder, waiting.pop(), names, stamps, waiting)
    return Snapshot("\0".join([*names, ""]), bytes(stamps))


def _list_folder(folder: str, inside: str, names: list[str], stamps: bytearray, waiting: list[str]) -> None:
    """Adds the article files of one folder to `names` and `stamps`, its folders to `waiting`."""
    path, prefix = os.path.join(folder, inside), f"{inside}/" if inside else ""
    try:
        if os.scandir not in os.supports_fd:
            _list_entries(path, prefix, names, stamps, waiting)
            return
        # From inside the folder the system finds each of its files in seven eighths of the time.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        try:
            _list_entries(descriptor, prefix, names, stamps, waiting)
        finally:
            os.close(descriptor)
    except OSError as error:
        if not inside:
            raise unreadable(folder, error.strerror) from error


def unreadable(folder: str, reason: object) -> GlossaryError:
    """What is raised for a folder of articles that cannot be read."""
    return GlossaryError("cannot read the folder {folder}: {reason}", folder=folder, reason=reason)


def _list_entries(place: str | int, prefix: str, names: list[str], stamps: bytearray, waiting: list[str]) -> None:
    # Without a call for each file, nor the import of `struct`: that is a twentieth of the time of 15,000 files, and
    # more of that of a few.
    stamp = bytearray(_NO_FILE)
    numbers = memoryview(stamp).cast("Q")
    with os.scandir(place) as entries:
        for entry in entries:
            name = entry.name
            if name[0] == ".":
                continue
            if not name.endswith(".md"):
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(prefix + name)
                continue
            try:
                status = entry.stat()
            except OSError:  # a link that leads nowhere, or gone by now
                continue
            if S_ISREG(status.st_mode):
                try:
                    numbers[0], numbers[1] = status.st_ino, status.st_size
                    numbers[2], numbers[3] = status.st_mtime_ns, status.st_ctime_ns
                except ValueError:  # a time before 1970 or after 2554
                    stamp[:] = _stamp(status)
                names.append(prefix + name)
                stamps += stamp
            elif entry.is_dir(follow_symlinks=False):
                waiting.append(prefix + name)


def _stamp_of_settings(folder: str) -> bytes:
    try:
        status = os.stat(os.path.join(folder, SETTINGS_FILE))
    except OSError:
        return _NO_FILE
    return _stamp(status) if S_ISREG(status.st_mode) else _NO_FILE


def _stamp(status: os.stat_result) -> bytes:
    numbers = status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns
    return b"".join([(number & _64_BITS).to_bytes(8, sys.byteorder) for number in numbers])
