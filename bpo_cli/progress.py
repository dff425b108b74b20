"""Long work shows itself: a bar on standard error once reading articles has taken more than a second."""

from __future__ import annotations

import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from rich.progress import Progress as Bar

_PATIENCE = 1.0  # seconds


class Progress:
    """Called with the articles done and their number; shows a bar if standard error is a terminal."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._visible = sys.stderr is not None and sys.stderr.isatty()
        self._bar: Bar | None = None

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_error: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def __call__(self, done: int, total: int) -> None:
        if not self._visible or time.monotonic() - self._started < _PATIENCE:
            return
        if self._bar is None:
            self._bar = _new_bar(total)
        self._bar.update(self._bar.task_ids[0], completed=done)


def _new_bar(total: int) -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    from bpo_cli.output import width

    console = Console(stderr=True, width=width(), _environ={})
    bar = Progress(BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=console, transient=True)
    bar.add_task("", total=total)
    bar.start()
    return bar
