"""Starts the program as people and scripts do: as a process of its own, in an environment that says nothing."""

from __future__ import annotations

import os
import shutil
import signal
import struct
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pyte
import pytest
from hypothesis import settings

import bpo_cli
from bpo_cli import Glossary
from bpo_cli.compiling.compiler import compile_folder
from bpo_cli.index import Index

PACKAGE = Path(bpo_cli.__file__).parent
ROOT = Path(__file__).resolve().parent.parent
OTHER_ARTICLES = Path(__file__).parent / "glossary"
INSTALLED = Path(sysconfig.get_path("scripts")) / "bpo"
_PATIENCE = 60
# By these, coverage makes the processes that tests start measure themselves.
_OF_COVERAGE = ("COVERAGE_PROCESS_CONFIG", "COVERAGE_PROCESS_START")

# A busy machine is no failure.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


class Result(NamedTuple):
    """What a finished process left behind, in bytes."""

    status: int
    output: bytes
    errors: bytes

    @property
    def text(self) -> str:
        return self.output.decode("utf-8")

    @property
    def error_lines(self) -> list[str]:
        return self.errors.decode("utf-8").splitlines()


class Screen(NamedTuple):
    """What a finished process left at a terminal: the bytes it sent, and what they look like."""

    status: int
    output: bytes
    errors: bytes
    lines: list[str]


class Program:
    """The program under test; calling it runs one command line. Environment variables are keyword arguments."""

    def __init__(self, command: list[str], home: Path, **environment: str) -> None:
        self.command = command
        self.home = home
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "LC_ALL": "C.UTF-8",
            "TERM": "xterm-256color",
            **{name: os.environ[name] for name in _OF_COVERAGE if name in os.environ},
            **environment,
        }

    def __call__(
        self, *arguments: str | bytes, stdout: int = subprocess.PIPE, stdin: bytes = b"", **environment: str
    ) -> Result:
        done = subprocess.run(
            [*self.command, *arguments],
            stdout=stdout,
            stderr=subprocess.PIPE,
            input=stdin,
            env=self.environment | environment,
            cwd=self.home,
            timeout=_PATIENCE,
            check=False,
        )
        return Result(done.returncode, done.stdout or b"", done.stderr)

    def at_terminal(
        self, *arguments: str, columns: int = 80, lines: int = 300, errors_too: bool = False, **environment: str
    ) -> Screen:
        """Runs with a terminal of that size as standard input and output; standard error is apart from it, unless
        `errors_too`."""
        import fcntl
        import termios

        ours, theirs = os.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        process = subprocess.Popen(
            [*self.command, *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs if errors_too else subprocess.PIPE,
            env=self.environment | environment,
            cwd=self.home,
            start_new_session=True,
        )
        os.close(theirs)
        sent = read_to_the_end(ours)
        os.close(ours)
        errors = process.communicate(timeout=_PATIENCE)[1] or b""
        screen = pyte.Screen(columns, lines)
        pyte.ByteStream(screen).feed(sent)
        return Screen(process.returncode, sent, errors, [line.rstrip() for line in screen.display])


def interruptible() -> None:
    """Run in a child process before its program, as `preexec_fn`: a shell that runs the tests in the background has
    them ignore what interrupts a program, and children would inherit that."""
    for number in (signal.SIGINT, signal.SIGQUIT):
        signal.signal(number, signal.SIG_DFL)


def read_to_the_end(descriptor: int) -> bytes:
    pieces = []
    try:
        while piece := os.read(descriptor, 65536):
            pieces.append(piece)
    except OSError:  # Linux reports the end of a pseudo-terminal as an error
        pass
    return b"".join(pieces)


def copied_package(folder: Path) -> Path:
    """Copies the package into a folder and gives back the path of the copy's index."""
    shutil.copytree(PACKAGE, folder / "bpo_cli", ignore=shutil.ignore_patterns("__pycache__"))
    return folder / "bpo_cli" / "bundled.sqlite"


def program_of_copy(folder: Path, home: Path) -> Program:
    """The program as it stands in that folder."""
    return Program([sys.executable, "-m", "bpo_cli"], home, PYTHONPATH=str(folder), PYTHONDONTWRITEBYTECODE="1")


@pytest.fixture(scope="session", autouse=True)
def _environment_that_says_nothing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keeps what the developer has set, and their home directory, away from code that tests call directly."""
    home = str(tmp_path_factory.mktemp("own-home"))
    telling = (
        "BPO_",
        "XDG_",
        "LC_",
        "LANG",
        "NO_COLOR",
        "FORCE_COLOR",
        "CLICOLOR",
        "COLUMNS",
        "PAGER",
        "LESS",
    )
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith(telling) and name != "BPO_REWRITE_GOLDEN"]:
            patch.delenv(name)
        patch.setenv("HOME", home)
        patch.setenv("XDG_CACHE_HOME", f"{home}/.cache")
        yield


@pytest.fixture(scope="session")
def bpo(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The installed program, with the bundled article."""
    command = [str(INSTALLED)] if INSTALLED.exists() else [sys.executable, "-m", "bpo_cli"]
    return Program(command, tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="session")
def other_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The compiled index of `tests/glossary`."""
    path = tmp_path_factory.mktemp("index") / "other.sqlite"
    assert compile_folder(OTHER_ARTICLES, path) == []
    return path


@pytest.fixture(scope="session")
def other_glossary(other_index: Path) -> Glossary:
    """The glossary of `tests/glossary`."""
    return opened(other_index)


@pytest.fixture(scope="session")
def bundled() -> Glossary:
    """The bundled glossary."""
    return Glossary.bundled()


def opened(index: Path) -> Glossary:
    """A glossary by its compiled index."""
    return Glossary(Index.open(str(index), "compile it again"))


def compiled(folder: Path, articles: dict[str, str]) -> Glossary:
    """A glossary of articles written by a test: their bodies in Markdown, by slug."""
    source = folder / "articles"
    source.mkdir(parents=True, exist_ok=True)
    for slug, text in articles.items():
        (source / f"{slug}.md").write_text(text, encoding="utf-8")
    return Glossary.folder(source)
