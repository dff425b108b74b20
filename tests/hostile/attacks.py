"""What the hostile cases share: sound and hostile folders of articles, and what must hold for every process."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import Program, Result

SOUND = "# Alfa\n\nAlfa er den første bokstaven i alfabetet.\n"
ASK = ("define", "alfa")
RIGHT = "Alfa\nAlfa er den første bokstaven i alfabetet.\n"
LARGEST_PEAK = 200 * 1024  # KiB

# Each would steer a terminal, or hide from a reader, if it came through.
SEQUENCES = {
    "colour": "\x1b[31m",
    "clear-screen": "\x1b[2J\x1b[1;1H",
    "window-title": "\x1b]0;tatt\x07",
    "clipboard": "\x1b]52;c;dGF0dA==\x07",
    "hyperlink": "\x1b]8;;https://tatt.example\x1b\\",
    "device-control": "\x1bP$qm\x1b\\",
    "application-command": "\x1b_tatt\x1b\\",
    "reset": "\x1bc",
    "other-alphabet": "\x1b(0",
    "csi-of-8-bits": "\x9b31m",
    "osc-of-8-bits": "\x9d0;tatt\x9c",
    "dcs-of-8-bits": "\x90tatt\x9c",
    "unfinished": "\x1b]0;",
    "lone-escape": "\x1b",
    "bell": "\x07",
    "backspaces": "x\x08\x08",
    "delete": "\x7f",
    "carriage-return": "\r",
    "next-line": "\x85",
    "line-separator": "\u2028",
    "override": "\u202e",
    "isolate": "\u2066",
    "direction-marks": "\u200e\u200f\u061c",
    "invisible-ascii": "\U000e0041\U000e007f",
}
_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# What the program itself sends to a terminal: styles, and links to files whose every odd byte is quoted.
_OWN_STYLES = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;;(?:file:[\w/.~%-]+)?\x1b\\")


def assert_harmless(shown: bytes, *, styled: bool = False, own: str = "\n") -> None:
    """Asserts that bytes are UTF-8 without anything that steers a terminal, but for the control characters that
    are the program's `own`, and if `styled` its styles."""
    text = shown.decode("utf-8")
    text = _OWN_STYLES.sub("", text) if styled else text
    assert not [each for each in text if unicodedata.category(each) in ("Cc", "Cs", "Zl", "Zp") and each not in own]
    assert not _DIRECTIONS & set(text)
    assert not any("\U000e0000" <= sign <= "\U000e007f" for sign in text)


def assert_kept(done: Result, *statuses: int, lines: int = 2, form: str = "plain") -> None:
    """Asserts the contract: one of these statuses, no traceback, at most so many lines of messages."""
    assert done.status in statuses, done
    assert b"Traceback" not in done.errors
    assert b"internal error" not in done.errors
    assert done.errors.count(b"\n") <= lines, done.errors
    assert done.status == 0 or done.errors or done.output, "a failure without a word"
    assert_harmless(done.output, own="\n\t" if form == "tsv" else "\n")
    assert_harmless(done.errors)


def folder_of(folder: Path, files: dict[str | bytes, str | bytes]) -> Path:
    """Makes a folder of files; names and contents as text or bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        data = content.encode("utf-8") if isinstance(content, str) else content
        with open(os.path.join(os.fsencode(folder), os.fsencode(name)), "wb") as file:
            file.write(data)
    return folder


def own_program(bpo: Program, home: Path, **environment: str) -> Program:
    """The same program with a home, and so a cache, of its own."""
    home.mkdir(parents=True, exist_ok=True)
    return Program(bpo.command, home, **environment)


def unprivileged(program: Program) -> Program:
    """The same program without the superuser's right to read and write everything."""
    if os.geteuid() != 0:
        return program
    if shutil.which("setpriv") is None:
        pytest.skip("the superuser can read and write everything")
    return Program(["setpriv", "--bounding-set=-all", "--inh-caps=-all", *program.command], program.home)


def cached_files(program: Program) -> list[Path]:
    """All files in the cache of the program's home."""
    return sorted(path for path in (program.home / ".cache").rglob("*") if not path.is_dir())


def the_index(program: Program) -> Path:
    """The one file that the cache holds."""
    [index] = cached_files(program)
    return index


def shell(program: Program, line: str, **environment: str) -> Result:
    """Runs a line of shell script in which `bpo` is the program."""
    function = f'bpo() {{ {" ".join(program.command)} "$@"; }}\n'
    done = subprocess.run(
        ["sh", "-c", function + line],
        capture_output=True,
        env=program.environment | environment,
        cwd=program.home,
        timeout=60,
        check=False,
    )
    return Result(done.returncode, done.stdout, done.stderr)


class Measured(NamedTuple):
    """A result, and the most memory that the process had, in KiB."""

    result: Result
    peak: int


def limited(
    program: Program,
    report: Path,
    *arguments: str | bytes,
    limits: dict[str, int] | None = None,
    stdin: bytes = b"",
    stdout: int = subprocess.PIPE,
) -> Measured:
    """Runs the program under resource limits, by their names in `resource`, and measures its peak memory."""
    launcher = [sys.executable, "-S", "-E", str(Path(__file__).parent / "limited.py"), json.dumps(limits or {})]
    done = subprocess.run(
        [*launcher, str(report), *program.command, *arguments],
        stdout=stdout,
        stderr=subprocess.PIPE,
        input=stdin,
        env=program.environment,
        cwd=program.home,
        timeout=120,
        check=False,
    )
    return Measured(Result(done.returncode, done.stdout or b"", done.stderr), int(report.read_text()))
