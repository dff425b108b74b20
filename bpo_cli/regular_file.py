"""Reading a file that somebody else laid out: only if it is a regular one, never more than a limit, never waiting."""

from __future__ import annotations

import os
from stat import S_ISREG

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


def content(path: Path, largest: int) -> bytes | None:
    """The bytes of a file; None if there are more than `largest`. Raises OSError, ValueError if it is not regular."""
    # A pipe may have taken the file's place since it was looked at: opening it must not wait for a writer.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not S_ISREG(status.st_mode):
            raise ValueError("no regular file")
        if status.st_size > largest:
            return None
        # As much as it says that it has: room for the largest would take longer to get than any file to read.
        data = file.read(status.st_size + 1)
        if data and len(data) > status.st_size:  # it has grown since, or does not say
            data += file.read(largest) or b""
    if data is None:  # a message queue of the kernel that looks like a regular file, and is empty just now
        raise ValueError("no regular file")
    return data if len(data) <= largest else None
