"""The pager, at a pseudo-terminal with a person at it: when it is asked, which one, and what if it fails."""

from __future__ import annotations

import os
import re
import select
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Program, Screen

SHOW = ("show", "business-process-outsourcing")
STYLE = re.compile(rb"\x1b\[[\d;]*m")
FEW, MANY = 12, 300
Pager = Callable[..., str]


@pytest.fixture
def pager(tmp_path: Path) -> Pager:
    """Makes a pager of a shell script; it keeps its input, and in `calls` its name and the variable LESS."""

    def make(name: str = "pager", script: str = "cat > {kept}; cat {kept}") -> str:
        kept, calls = tmp_path / f"{name}.kept", tmp_path / "calls"
        path = tmp_path / name
        path.write_text(f'#!/bin/sh\necho "{name} ${{LESS-unset}}" >> {calls}\n{script.format(kept=kept)}\n')
        path.chmod(0o755)
        return str(path)

    return make


def calls(tmp_path: Path) -> list[str]:
    file = tmp_path / "calls"
    return file.read_text().splitlines() if file.exists() else []


@pytest.fixture(scope="module")
def unpaged(bpo: Program) -> Screen:
    """What a terminal gets that is tall enough."""
    return bpo.at_terminal(*SHOW, lines=MANY)


def test_what_is_taller_than_the_screen_is_paged(bpo: Program, pager: Pager, tmp_path: Path, unpaged: Screen) -> None:
    screen = bpo.at_terminal(*SHOW, lines=FEW, BPO_PAGER=pager())
    assert calls(tmp_path) == ["pager FRX"]
    assert (screen.status, screen.errors, screen.output) == (0, b"", unpaged.output)


@pytest.mark.parametrize(
    "arguments", [("faq",), ("search", "outsourcing"), ("define", "offshore outsourcing")], ids=str
)
def test_any_tall_answer_is_paged(bpo: Program, pager: Pager, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert bpo.at_terminal(*arguments, lines=4, PAGER=pager()).status == 0
    assert calls(tmp_path) == ["pager FRX"]


@pytest.mark.parametrize("arguments", [("list",), ("list", "sections"), ("check", "--rules")], ids=" ".join)
def test_any_tall_list_is_paged_unless_that_is_forbidden(
    bpo: Program, pager: Pager, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    assert bpo.at_terminal(*arguments, lines=4, PAGER=pager()).status == 0
    assert calls(tmp_path) == ["pager FRX"]
    assert bpo.at_terminal(*arguments, "--no-pager", lines=4, PAGER=pager()).status == 0
    assert calls(tmp_path) == ["pager FRX"]


@pytest.mark.parametrize("arguments", [("help",), ("help", "define"), ("faq", "-h")], ids=" ".join)
def test_help_is_paged_too_for_its_examples_stand_first(
    bpo: Program, pager: Pager, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    assert bpo.at_terminal(*arguments, lines=24, PAGER=pager()).status == 0
    assert calls(tmp_path) == ["pager FRX"]
    assert bpo.at_terminal(*arguments, lines=24, PAGER="").output.replace(b"\r\n", b"\n") == bpo(*arguments).output


def test_what_fits_is_not_paged(bpo: Program, pager: Pager, tmp_path: Path, unpaged: Screen) -> None:
    assert bpo.at_terminal(*SHOW, lines=MANY, BPO_PAGER=pager()) == unpaged
    assert calls(tmp_path) == []


def test_a_terminal_that_does_not_know_its_height_is_not_paged(bpo: Program, pager: Pager, tmp_path: Path) -> None:
    assert bpo.at_terminal(*SHOW, lines=0, columns=80, BPO_PAGER=pager()).status == 0
    assert calls(tmp_path) == []


def test_no_pager_means_none(bpo: Program, pager: Pager, tmp_path: Path, unpaged: Screen) -> None:
    screen = bpo.at_terminal(*SHOW, "--no-pager", lines=FEW, BPO_PAGER=pager())
    assert screen.output == unpaged.output
    assert calls(tmp_path) == []


@pytest.mark.parametrize("options", [("--format", "plain"), ("--json",), ("--format", "tsv")], ids=" ".join)
def test_what_is_for_programs_is_not_paged(
    bpo: Program, pager: Pager, tmp_path: Path, options: tuple[str, ...]
) -> None:
    assert bpo.at_terminal(*SHOW, *options, lines=FEW, BPO_PAGER=pager()).status == 0
    assert calls(tmp_path) == []


def test_a_dumb_terminal_is_not_paged(bpo: Program, pager: Pager, tmp_path: Path) -> None:
    assert bpo.at_terminal(*SHOW, lines=FEW, TERM="dumb", BPO_PAGER=pager()).status == 0
    assert calls(tmp_path) == []


def test_without_a_person_to_turn_the_pages_nothing_is_paged(bpo: Program, pager: Pager, tmp_path: Path) -> None:
    ours, theirs = os.openpty()
    environment = bpo.environment | {"BPO_PAGER": pager()}
    with subprocess.Popen(
        [*bpo.command, *SHOW, "--format", "terminal"], stdin=subprocess.DEVNULL, stdout=theirs, env=environment
    ) as process:
        os.close(theirs)
        sent = shown_until_the_end(ours)
    assert process.returncode == 0
    assert b"Business Process Outsourcing" in sent
    assert calls(tmp_path) == []


def test_nothing_is_paged_into_a_pipe(bpo: Program, pager: Pager, tmp_path: Path) -> None:
    assert bpo(*SHOW, "--format", "terminal", BPO_PAGER=pager()).status == 0
    assert calls(tmp_path) == []


def test_the_own_variable_stands_over_the_common_one(bpo: Program, pager: Pager, tmp_path: Path) -> None:
    own, common = pager("own"), pager("common")
    bpo.at_terminal(*SHOW, lines=FEW, BPO_PAGER=own, PAGER=common)
    bpo.at_terminal(*SHOW, lines=FEW, PAGER=common)
    assert calls(tmp_path) == ["own FRX", "common FRX"]


def test_less_is_the_pager_if_no_variable_names_one(bpo: Program, pager: Pager, tmp_path: Path) -> None:
    pager("less")
    bpo.at_terminal(*SHOW, lines=FEW, PATH=f"{tmp_path}:{os.environ['PATH']}")
    assert calls(tmp_path) == ["less FRX"]


@pytest.mark.parametrize("wanted", ["R", "", "-i -M"])
def test_options_of_less_that_are_set_are_left_alone(bpo: Program, pager: Pager, tmp_path: Path, wanted: str) -> None:
    bpo.at_terminal(*SHOW, lines=FEW, BPO_PAGER=pager(), LESS=wanted)
    assert calls(tmp_path) == [f"pager {wanted}"]


def test_less_is_told_that_the_text_is_utf_8_unless_it_is_told_otherwise(
    bpo: Program, pager: Pager, tmp_path: Path
) -> None:
    path = pager(script=f'echo "$LESSCHARSET" >> {tmp_path}/calls; cat')
    for charset in ({}, {"LESSCHARSET": "latin1"}):
        bpo.at_terminal(*SHOW, lines=FEW, BPO_PAGER=path, LC_ALL="C", **charset)
    assert calls(tmp_path) == ["pager FRX", "utf-8", "pager FRX", "latin1"]


def test_a_pager_gets_its_arguments(bpo: Program, pager: Pager, tmp_path: Path) -> None:
    path = pager(script=f'echo "$#:$1:$2" >> {tmp_path}/calls; cat')
    bpo.at_terminal(*SHOW, lines=FEW, BPO_PAGER=f"{path} -a 'b c'")
    assert calls(tmp_path) == ["pager FRX", "2:-a:b c"]


@pytest.mark.parametrize("variable", ["BPO_PAGER", "PAGER"])
@pytest.mark.parametrize("value", ["", " ", "cat"])
def test_no_pager_and_the_pager_cat_just_print(bpo: Program, unpaged: Screen, variable: str, value: str) -> None:
    screen = bpo.at_terminal(*SHOW, lines=FEW, **{variable: value})
    assert (screen.status, screen.errors, screen.output) == (0, b"", unpaged.output)


@pytest.mark.parametrize("value", ["no-such-program-anywhere", "/", "/etc/passwd", "'unclosed"])
def test_a_missing_pager_just_prints(bpo: Program, unpaged: Screen, value: str) -> None:
    screen = bpo.at_terminal(*SHOW, lines=FEW, BPO_PAGER=value)
    assert (screen.status, screen.errors, screen.output) == (0, b"", unpaged.output)


@pytest.mark.parametrize("death", ["exit 1", "kill -KILL $$", "head -c 100 > /dev/null; exit 3", "exec 0<&-; exit 127"])
def test_a_pager_that_dies_does_not_take_the_answer_with_it(
    bpo: Program, pager: Pager, unpaged: Screen, death: str
) -> None:
    screen = bpo.at_terminal(*SHOW, lines=FEW, BPO_PAGER=pager(script=death))
    assert (screen.status, screen.errors, screen.output) == (0, b"", unpaged.output)


def test_styles_survive_the_way_through_the_pager(bpo: Program, pager: Pager, tmp_path: Path) -> None:
    bpo.at_terminal("search", "outsourcing", lines=FEW, BPO_PAGER=pager())
    assert STYLE.search((tmp_path / "pager.kept").read_bytes())


def test_a_pager_left_early_is_no_failure(bpo: Program, pager: Pager, tmp_path: Path) -> None:
    text = "".join(f"Paragraph {number} of far more than a pipe holds.\n\n" for number in range(5000))
    (tmp_path / "long.md").write_text(f"# Long\n\n{text}", encoding="utf-8")
    leaving = pager(script="head -n 2; exit 0")
    screen = bpo.at_terminal("show", "long", "--articles", str(tmp_path), lines=FEW, BPO_PAGER=leaving)
    assert (screen.status, screen.errors) == (0, b"")
    assert len(screen.output.splitlines()) == 2


@pytest.mark.skipif(not shutil.which("less"), reason="there is no less")
def test_less_shows_the_first_page_in_style_and_quits_with_status_zero(bpo: Program) -> None:
    pty = pytest.importorskip("pty")
    process, terminal = pty.fork()
    if process == 0:
        environment = bpo.environment | {"COLUMNS": "80", "LINES": "10"}
        os.execvpe("sh", ["sh", "-c", f"stty rows 10 cols 80; exec {' '.join([*bpo.command, *SHOW])}"], environment)
    seen = shown_until(terminal, b"\r\n:")
    assert STYLE.search(seen)
    assert seen.count(b"\n") <= 11
    os.write(terminal, b"q")
    shown_until_the_end(terminal)
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0


def shown_until(terminal: int, sign: bytes) -> bytes:
    shown = b""
    deadline = time.monotonic() + 20
    while sign not in shown and time.monotonic() < deadline:
        if select.select([terminal], [], [], 0.1)[0]:
            shown += os.read(terminal, 4096)
    assert sign in shown
    return shown


def shown_until_the_end(terminal: int) -> bytes:
    shown = b""
    try:
        while piece := os.read(terminal, 65536):
            shown += piece
    except OSError:  # as in conftest
        pass
    os.close(terminal)
    return shown
