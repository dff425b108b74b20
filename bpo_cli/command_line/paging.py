"""The pager: which program, and handing it a text."""

from __future__ import annotations

import os

# Quit if it fits on one screen, keep colours, leave the text on the screen.
_LESS = "FRX"


def pager_command() -> list[str]:
    """The program from BPO_PAGER, PAGER or else `less`, with its arguments; empty if the variable is empty."""
    import shlex

    wanted = os.environ.get("BPO_PAGER", os.environ.get("PAGER", "less"))
    try:
        return shlex.split(wanted)
    except ValueError:
        return wanted.split()


def _without_links(text: str) -> str:
    """Pagers older than the links, which are many, would show their addresses."""
    first, *others = text.split("\x1b]8;;")
    return first + "".join(each.partition("\x1b\\")[2] for each in others)


def page(text: str, command: list[str]) -> bool:
    """Shows a text in the pager and waits for its end. False if it could not be shown there."""
    import signal
    import subprocess

    # The text is UTF-8 whatever the locale; without a word of that, `less` shows the bytes of its letters.
    environment = {"LESS": _LESS, "LESSCHARSET": "utf-8", **os.environ}
    try:
        pager = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)
    except OSError:
        return False
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C belongs to the pager while it runs
    try:
        assert pager.stdin is not None
        try:
            with pager.stdin as stream:
                stream.write(_without_links(text).encode("utf-8", "replace"))
        except BrokenPipeError:
            pass  # left early, as one may
        return pager.wait() == 0
    finally:
        signal.signal(signal.SIGINT, before)
