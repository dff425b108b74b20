"""The manual page: that it is current, complete, and what `man` understands.

`BPO_REWRITE_GOLDEN=1` rewrites `bpo_cli/bpo.1`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import PACKAGE

from bpo_cli.command_line.help_texts import ENVIRONMENT, OPTIONS, PAGES
from bpo_cli.command_line.manual import manual

KEPT = PACKAGE / "bpo.1"


def rendered(page: Path) -> str:
    """The page as `man` shows it, without bold and underline."""
    if not shutil.which("man"):
        pytest.skip("there is no man")
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "MANWIDTH": "80", "MANROFFOPT": "-c"}
    shown = subprocess.run(
        ["man", "-E", "UTF-8", "-l", str(page)], capture_output=True, text=True, check=True, env=environment
    )
    overstruck = shown.stdout.split("\b")
    return "".join(piece[:-1] for piece in overstruck[:-1]) + overstruck[-1]


def test_the_page_that_is_kept_is_current() -> None:
    if os.environ.get("BPO_REWRITE_GOLDEN"):
        KEPT.write_text(manual(), encoding="ascii")
    assert KEPT.read_text(encoding="ascii") == manual()


def test_the_module_prints_the_page() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bpo_cli.command_line.manual"],
        capture_output=True,
        text=True,
        check=True,
        cwd=PACKAGE.parent,
    )
    assert done.stdout == manual()


def test_every_command_option_example_and_variable_is_shown() -> None:
    text = rendered(KEPT)
    for name, page in PAGES.items():
        assert f"bpo {name}".rstrip() in text
        assert [example for example in page.examples if f" {example}\n" not in text] == []
    for option in OPTIONS.values():
        assert f"{', '.join(option.names)} {option.metavar}".rstrip() in text
    for variable, _ in ENVIRONMENT:
        assert variable in text


def test_no_line_is_wider_than_eighty_columns() -> None:
    assert max(map(len, rendered(KEPT).splitlines())) <= 80


def test_mandoc_has_nothing_to_complain_of_but_the_date() -> None:
    if not shutil.which("mandoc"):
        pytest.skip("there is no mandoc")
    done = subprocess.run(["mandoc", "-T", "lint", str(KEPT)], capture_output=True, text=True, check=False)
    assert [line for line in done.stdout.splitlines() if "missing date" not in line] == []


def test_groff_gives_no_warning() -> None:
    if not shutil.which("groff"):
        pytest.skip("there is no groff")
    done = subprocess.run(["groff", "-man", "-ww", "-Tutf8", str(KEPT)], capture_output=True, text=True, check=True)
    assert done.stderr == ""
