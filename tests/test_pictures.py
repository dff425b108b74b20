"""The pictures of the README are what the program shows today, and need nothing from elsewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import INSTALLED, ROOT
from pictures import COMMANDS, FOLDER, picture

SOURCE = Path(__file__).parent / "pictures.py"
# Neither an sdist nor a program that is not installed has them.
pytestmark = pytest.mark.skipif(not FOLDER.exists() or not INSTALLED.exists(), reason="there are no pictures here")


def kept(name: str) -> str:
    return (FOLDER / f"{name}.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_the_picture_is_current(name: str) -> None:
    assert kept(name) == picture(name), "python tests/pictures.py makes the pictures anew"


@pytest.mark.parametrize("name", COMMANDS)
def test_the_picture_is_light_and_loads_nothing(name: str) -> None:
    text = kept(name)
    assert len(text) < 60_000
    assert set(re.findall(r"\w+://[^\"')\s]+", text)) == {"http://www.w3.org/2000/svg"}
    assert not re.search(r"<script|<image|<foreignObject|@import|@font-face", text)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_picture_shows_the_command_and_its_answer_in_colours(name: str) -> None:
    shown = "\n".join(ElementTree.fromstring(kept(name)).itertext()).replace("\xa0", " ")
    assert COMMANDS[name] in shown
    assert "business-process-outsourcing.md" in shown
    assert len(set(re.findall(r"-r\d+ \{ fill: (#\w+)", kept(name)))) > 1


def test_no_picture_is_left_over() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == COMMANDS.keys()


def test_the_check_says_by_its_status_that_they_are_current() -> None:
    done = subprocess.run(
        [sys.executable, str(SOURCE), "--check"], cwd=ROOT, capture_output=True, check=False, env=dict(os.environ)
    )
    assert (done.returncode, done.stdout) == (0, b"")
