"""Shares work out among two processes of our own, and survives their end: what a lost one had to do is done here.

A pool of `multiprocessing` waits for a killed process without end, and its processes complain when we are killed.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import BaseContext

_PROCESSES = 2
Batch = TypeVar("Batch")
Result = TypeVar("Result")


class Processes(Generic[Batch, Result]):
    """Two processes that do the same work, or as many as the system lets us have. They end with the block.

    make(*arguments): gives the work, a function of one batch; it and the arguments can be pickled.
    """

    def __init__(self, make: Callable[..., Callable[[Batch], Result]], *arguments: object) -> None:
        self._processes: list[_Process[Batch, Result]] = list(_started(make, arguments))

    def __enter__(self) -> Processes[Batch, Result]:
        return self

    def __exit__(self, *_error: object) -> None:
        for process in self._processes:
            process.end()

    def in_order(self, batches: Iterable[Batch], here: Callable[[Batch], Result]) -> Iterator[Result]:
        """What the work makes of each batch, in order. here: the same work in this process, for what a process
        that is gone had to do."""
        if not self._processes:
            yield from map(here, batches)
            return
        remaining = iter(batches)
        under_way: deque[tuple[_Process[Batch, Result], Batch]] = deque()
        for process, batch in zip(self._processes, remaining, strict=False):
            process.give(batch)
            under_way.append((process, batch))
        while under_way:
            process, batch = under_way.popleft()
            result = process.take()
            for following in remaining:
                process.give(following)
                under_way.append((process, following))
                break
            yield here(batch) if result is None else result


class _Process(Generic[Batch, Result]):
    """A process that works on one batch at a time."""

    def __init__(self, context: BaseContext, make: Callable[..., Any], arguments: Sequence[object]) -> None:
        self._connection, theirs = context.Pipe()
        try:
            ends = self._connection, theirs
            # mypy knows the process of a context by its subclasses only
            process = context.Process(target=_serve, args=(*ends, make, arguments), daemon=True)  # type: ignore[attr-defined]
            self._process = process
            self._process.start()
        finally:
            theirs.close()

    def give(self, batch: Batch) -> None:
        """Sends a batch; a process that is gone gets nothing."""
        try:
            self._connection.send(batch)
        except OSError:
            return

    def take(self) -> Result | None:
        """The result of the batch given last; None if the process is gone."""
        try:
            result: Result = self._connection.recv()
        except (EOFError, OSError):
            return None
        return result

    def end(self) -> None:
        """Ends the process, whatever it is doing."""
        self._connection.close()
        self._process.terminate()
        self._process.join()


def _started(make: Callable[..., Any], arguments: Sequence[object]) -> Iterator[_Process[Any, Any]]:
    from multiprocessing import get_context

    if (os.cpu_count() or 1) < _PROCESSES:
        return
    for _ in range(_PROCESSES):
        try:
            yield _Process(get_context(), make, arguments)
        except OSError:  # too many processes or files
            return


def _serve(ours: Connection, theirs: Connection, make: Callable[..., Any], arguments: Sequence[object]) -> None:
    import gc
    import signal

    # What the work makes lives no longer than its batch; looking for cycles in it takes a twentieth of the time.
    gc.set_threshold(50_000)
    ours.close()  # else the end of the process that has it would not be noticed
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        work = make(*arguments)
        while True:
            theirs.send(work(theirs.recv()))
    except BaseException:  # the other side is gone, or does the work itself and meets the same there
        return
