"""The bar that shows long work: where, in whose language, and when not."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
from conftest import PACKAGE, Program

COLOR = re.compile(r"\x1b\[(3|9)\d[;m]")
PROGRAM = (
    "import time\n"
    "from contextlib import closing\n"
    "from bpo_cli.commands import _reading_articles\n"
    "from bpo_cli.command_line.progress import Progress\n"
    "with closing(Progress(_reading_articles, time.monotonic(), {patience})) as progress:\n"
    "    progress(3, 7)\n"
)


def shown(bpo: Program, patience: float = 0.0, **environment: str) -> str:
    """What standard error shows, which is a terminal."""
    ours, theirs = os.openpty()
    command = [sys.executable, "-c", PROGRAM.format(patience=patience)]
    subprocess.run(
        command, stderr=theirs, check=True, cwd=PACKAGE.parent, env=bpo.environment | environment, timeout=60
    )
    os.write(theirs, b"end")
    os.close(theirs)
    pieces = b""
    while not pieces.endswith(b"end"):
        pieces += os.read(ours, 65536)
    os.close(ours)
    return pieces.decode().removesuffix("end")


def test_a_bar_says_what_is_done_and_how_far_it_is(bpo: Program) -> None:
    text = shown(bpo)
    assert "Reading articles" in text
    assert "3/7" in text


def test_the_bar_speaks_the_language_of_the_reader(bpo: Program) -> None:
    assert "Leser artikler" in shown(bpo, LC_ALL="nb_NO.UTF-8")


def test_who_wants_no_colours_gets_none(bpo: Program) -> None:
    assert COLOR.search(shown(bpo))
    assert not COLOR.search(shown(bpo, NO_COLOR="1"))


@pytest.mark.parametrize(("patience", "environment"), [(1000.0, {}), (0.0, {"TERM": "dumb"})])
def test_what_is_quick_and_what_is_read_aloud_has_no_bar(
    bpo: Program, patience: float, environment: dict[str, str]
) -> None:
    assert shown(bpo, patience, **environment) == ""
