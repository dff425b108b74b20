"""Long work shows itself: a bar on standard error once making an index has taken more than a second."""

from __future__ import annotations

import os
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.progress import Progress as Bar

_PATIENCE = 1.0  # seconds


class Progress:
    """Called with the articles done and their number; shows a bar if standard error is a terminal that can.

    label: says what is being done; asked when there is something to show. since: when the reader began to wait, by
    the monotonic clock. patience: in seconds.
    """

    def __init__(self, label: Callable[[], str], since: float, patience: float = _PATIENCE) -> None:
        self._label = label
        self._patience = patience
        self._since = since
        is_terminal = sys.stderr is not None and sys.stderr.isatty()
        self._visible = is_terminal and os.environ.get("TERM", "dumb") != "dumb"
        self._bar: Bar | None = None

    def close(self) -> None:
        """Removes the bar, if there is one."""
        if self._bar is not None:
            self._bar.stop()

    def __call__(self, done: int, total: int) -> None:
        if not self._visible or time.monotonic() - self._since < self._patience:
            return
        if self._bar is None:
            self._bar = _new_bar(self._label(), total)
        self._bar.update(self._bar.task_ids[0], completed=done)


def _new_bar(label: str, total: int) -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from bpo_cli.output import width

    no_color = bool(os.environ.get("NO_COLOR"))
    console = Console(stderr=True, width=width(), no_color=no_color, _environ={})
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=console, transient=True)
    bar.add_task(label, total=total)
    bar.start()
    return bar
