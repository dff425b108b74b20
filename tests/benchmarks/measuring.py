"""Starts programs as a user's shell would and tells what they cost: CPU time, wall time, memory.

Judging the figures is left to the benchmarks.
"""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

# A developer's settings that would change what is measured: Python's own (no byte code, no buffers), ours, and
# those about colours and widths.
_UNWANTED = ("PYTHON", "BPO_", "NO_COLOR", "FORCE_COLOR", "CLICOLOR", "COLUMNS", "LINES", "PAGER")
_SAMPLING_SECONDS = 0.001


class Cost(NamedTuple):
    """What one run took: CPU time (user and system, with its children) and wall time in seconds."""

    cpu: float
    wall: float
    status: int


class Command(NamedTuple):
    """A command line, whether it talks to a terminal instead of a pipe, and what it reads."""

    arguments: tuple[str, ...]
    terminal: bool = False
    text: str = ""
    variables: tuple[tuple[str, str], ...] = ()


def run(command: Command, watch: Callable[[int], None] | None = None) -> Cost:
    """Runs a command, reading and dropping all it writes. watch: called with its process id while it runs."""
    if command.terminal:
        reading, writing = pty.openpty()
    else:
        reading, writing = os.pipe()
    start = time.perf_counter()
    with subprocess.Popen(
        command.arguments,
        stdin=subprocess.PIPE if command.text else subprocess.DEVNULL,
        stdout=writing,
        stderr=writing if command.terminal else subprocess.DEVNULL,
        env=_environment(command.variables),
        cwd=os.path.abspath(os.sep),  # a checkout in the working folder would be imported instead of what is installed
    ) as process:
        os.close(writing)
        if command.text:
            threading.Thread(target=_feed, args=(process, command.text), daemon=True).start()
        if watch is not None:
            threading.Thread(target=watch, args=(process.pid,), daemon=True).start()
        _drain(reading)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - start
    return Cost(usage.ru_utime + usage.ru_stime, wall, process.returncode)


def interleaved(commands: Mapping[str, Command], runs: int) -> dict[str, Cost]:
    """The median cost of each command. They take turns, so that a machine that gets slower slows all alike."""
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for command in commands.values():
        run(command)
    for _ in range(runs):
        for name, command in commands.items():
            costs[name].append(run(command))
    return {name: _medians(each) for name, each in costs.items()}


def peak_memory(command: Command) -> int:
    """The most bytes that a command and its children held at once.

    Read from /proc while it runs: what `wait4` tells starts at the size of the process that started it.
    Zero where there is no /proc.
    """
    peaks = [0]

    def watch(process: int) -> None:
        while (held := _held_by_family(process)) is not None:
            peaks.append(held)
            time.sleep(_SAMPLING_SECONDS)

    run(command, watch)
    return max(peaks)


def succeeded(cost: Cost, *statuses: int) -> Cost:
    """The same cost, if the run ended as it should; otherwise ends the benchmark, whose figures mean nothing."""
    if cost.status not in (statuses or (0,)):
        raise SystemExit(f"a measured command ended with status {cost.status}")
    return cost


def python() -> str:
    return sys.executable


def installed(name: str) -> str:
    """The path of a command beside this Python. Ends the benchmark if there is none."""
    path = Path(sys.executable).with_name(name)
    if not path.exists():
        raise SystemExit(f"there is no {path}: install the project there, or use --fresh")
    return str(path)


def _medians(costs: Sequence[Cost]) -> Cost:
    return Cost(median(each.cpu for each in costs), median(each.wall for each in costs), costs[-1].status)


def _environment(variables: Sequence[tuple[str, str]]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_UNWANTED)}
    return {**kept, "TERM": "xterm-256color", **dict(variables)}


def _feed(process: subprocess.Popen[bytes], text: str) -> None:
    assert process.stdin is not None
    try:
        process.stdin.write(text.encode())
        process.stdin.close()
    except BrokenPipeError:
        pass


def _drain(descriptor: int) -> None:
    try:
        while os.read(descriptor, 1 << 16):
            pass
    except OSError:  # how Linux tells that nobody has the terminal open any more
        pass
    finally:
        os.close(descriptor)


def _held_by_family(process: int) -> int | None:
    """Bytes that a process and its descendants hold; None when it has ended."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return None
    resident = [int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmRSS")]
    if not resident:
        return None
    return resident[0] + sum(_held_by_family(int(child)) or 0 for child in children)
