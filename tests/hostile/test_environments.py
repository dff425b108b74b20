"""Environment: locales, terminals and widths of all kinds, colours by their precedence, no home, no working directory,
arguments that are no UTF-8, another user."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest
from attacks import ASK, RIGHT, SOUND, assert_kept, cached_files, folder_of, limited, own_program, shell
from conftest import Program, Result, copied_package, program_of_copy

LOCALES = [
    {"LC_ALL": "C"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"LC_ALL": "", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"PYTHONIOENCODING": "ascii"},
    {"PYTHONIOENCODING": "latin-1"},
    {"PYTHONIOENCODING": "cp1252"},
    {"PYTHONIOENCODING": "utf-16"},
    {"LC_ALL": "nb_NO.ISO-8859-1", "PYTHONUTF8": "0"},
    {"LC_ALL": "no_SUCH.locale"},
    {"LANGUAGE": "\x1b[31m:" * 100, "LC_ALL": "x" * 10_000},
]
FORMS = ["plain", "json"]
NO_ASCII = "# Blåbær\n\nBlåbær er søte bær i skogen – «gode» 漢字.\n"


def name_of(environment: dict[str, str]) -> str:
    return ",".join(f"{name}={value[:12]}" for name, value in environment.items())


@pytest.fixture(scope="module")
def blue(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(folder_of(tmp_path_factory.mktemp("miljø") / "mappe æøå", {"blåbær.md": NO_ASCII}))


@pytest.mark.parametrize("environment", LOCALES, ids=name_of)
@pytest.mark.parametrize("form", FORMS)
def test_an_answer_from_a_folder_is_the_same_bytes_in_every_locale(
    bpo: Program, blue: str, form: str, environment: dict[str, str]
) -> None:
    arguments = ("define", "blåbær", "--articles", blue, "--format", form)
    usual = bpo(*arguments)
    assert "søte bær i skogen – «gode» 漢字" in usual.text
    assert bpo(*arguments, **environment) == usual
    assert bpo(*arguments[:2], "--format", form, BPO_ARTICLES=blue, **environment) == usual


@pytest.mark.parametrize("environment", LOCALES, ids=name_of)
def test_a_terminal_of_any_encoding_gets_an_answer(bpo: Program, blue: str, environment: dict[str, str]) -> None:
    screen = bpo.at_terminal("define", "blåbær", "--articles", blue, TERM_PROGRAM="vscode", **environment)
    assert (screen.status, screen.errors) == (0, b"")
    assert b"skogen" in screen.output.replace(b"\0", b"")


@pytest.mark.parametrize("environment", LOCALES[:4], ids=name_of)
def test_messages_are_lines_in_every_locale(bpo: Program, environment: dict[str, str]) -> None:
    assert_kept(bpo("define", "blåbær xyzzy", **environment), 1, lines=1)
    assert_kept(bpo("list", "--articles", "finnes-ikke-æøå", **environment), 2)


@pytest.mark.parametrize("environment", LOCALES[:4], ids=name_of)
@pytest.mark.parametrize("by_option", [True, False], ids=["option", "variable"])
def test_a_folder_whose_name_is_no_utf8_is_found(
    bpo: Program, tmp_path: Path, environment: dict[str, str], by_option: bool
) -> None:
    folder = os.path.join(os.fsencode(tmp_path), b"m\xe5ppe\xff")
    os.mkdir(folder)
    folder_of(Path(os.fsdecode(folder)), {"alfa.md": SOUND})
    option = (b"--articles", folder) if by_option else ()
    variable = {} if by_option else {"BPO_ARTICLES": os.fsdecode(folder)}
    done = bpo(*ASK, *option, **environment, **variable)
    assert (done.status, done.text, done.errors) == (0, RIGHT, b"")
    assert_kept(bpo("check", *option[1:], **environment, **variable), 0, 1, lines=99)


@pytest.mark.parametrize(
    "argument", [b"\xff", b"a\xffb", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80", b"bl\xe5b\xe6r"], ids=repr
)
@pytest.mark.parametrize("command", ["define", "search", "faq", "show", "list"])
def test_an_argument_that_is_no_utf8_is_an_argument(bpo: Program, command: str, argument: bytes) -> None:
    assert_kept(bpo(command, argument), 1, 2)


@pytest.mark.parametrize("columns", ["0", "1", "-5", "99999", "9" * 40, "abc", "²", "80.5", ""])
@pytest.mark.parametrize("arguments", [("define", "BPO"), ("define", "--help"), ("search", "kostnader", "--explain")])
def test_any_value_of_columns_gives_a_screen(bpo: Program, columns: str, arguments: tuple[str, ...]) -> None:
    screen = bpo.at_terminal(*arguments, COLUMNS=columns, LINES=columns, TERMINAL_WIDTH="abc")
    assert (screen.status, screen.errors) == (0, b"")
    assert any(screen.lines)
    assert bpo(*arguments, COLUMNS=columns, TERMINAL_WIDTH=columns) == bpo(*arguments)


@pytest.mark.parametrize("term", [None, "", "dumb", "unknown", "x" * 5000, "\x1b[31m"], ids=ascii)
def test_any_value_of_term_gives_a_screen(bpo: Program, term: str | None) -> None:
    environment = {name: value for name, value in bpo.environment.items() if name != "TERM"}
    program = Program(bpo.command, bpo.home)
    program.environment = environment if term is None else environment | {"TERM": term}
    screen = program.at_terminal("define", "BPO")
    assert (screen.status, screen.errors) == (0, b"")
    assert "Business Process Outsourcing" in "\n".join(screen.lines)


STYLED, BARE = True, False
COLOURS = [
    ({"NO_COLOR": "1"}, "auto", True, None),
    ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, "auto", False, BARE),
    ({"NO_COLOR": "", "FORCE_COLOR": "1"}, "auto", False, STYLED),
    ({"FORCE_COLOR": "0"}, "auto", False, BARE),
    ({"CLICOLOR_FORCE": "1"}, "auto", False, STYLED),
    ({"CLICOLOR": "0", "CLICOLOR_FORCE": "1"}, "auto", False, STYLED),
    ({"CLICOLOR": "0"}, "auto", True, None),
    ({"GITHUB_ACTIONS": "true"}, "auto", False, BARE),
    ({"FORCE_COLOR": "1"}, "never", True, BARE),
    ({"NO_COLOR": "1"}, "always", False, STYLED),
    ({"TERM": "dumb"}, "auto", True, BARE),
    ({"FORCE_COLOR": "abc"}, "auto", False, STYLED),
    ({}, "auto", True, STYLED),
    ({}, "auto", False, BARE),
]


@pytest.mark.parametrize(("environment", "option", "at_terminal", "expected"), COLOURS, ids=str)
def test_colours_follow_their_precedence(
    bpo: Program, environment: dict[str, str], option: str, at_terminal: bool, expected: bool | None
) -> None:
    arguments = ("search", "kostnader", "--format", "terminal", "--color", option)
    run = bpo.at_terminal if at_terminal else bpo
    output = run(*arguments, **environment).output
    has_colours = re.search(rb"\x1b\[[0-9;]*3[0-7]", output) is not None
    assert has_colours == bool(expected)
    if expected is BARE:
        assert b"\x1b[" not in output


@pytest.mark.parametrize("variable", ["FORCE_COLOR", "CLICOLOR_FORCE", "GITHUB_ACTIONS", "PY_COLORS", "TTY_COMPATIBLE"])
@pytest.mark.parametrize("arguments", [("--help",), ("define", "--help"), ("define", "BPO"), ("list", "--json")])
def test_nothing_colours_what_goes_to_a_pipe_as_plain_text(
    bpo: Program, arguments: tuple[str, ...], variable: str
) -> None:
    assert bpo(*arguments, **{variable: "1"}) == bpo(*arguments)


@pytest.mark.parametrize("value", ["x", "bash_source", "complete_bash", "source_zsh", "bash_complete"])
@pytest.mark.parametrize("variable", ["_BPO_COMPLETE", "_TYPER_COMPLETE", "_TYPER_COMPLETE_ARGS", "COMP_WORDS"])
def test_variables_that_libraries_read_change_nothing(bpo: Program, variable: str, value: str) -> None:
    for arguments in (("define", "BPO", "--limit", "1"), ("--help",), ("list", "--json")):
        assert bpo(*arguments, **{variable: value}) == bpo(*arguments)


def without_home(program: Program, *arguments: str, **environment: str) -> Result:
    """Runs a program whose environment holds no HOME."""
    variables = {name: value for name, value in program.environment.items() if name != "HOME"}
    done = subprocess.run(
        [*program.command, *arguments], capture_output=True, env=variables | environment, timeout=60, check=False
    )
    return Result(done.returncode, done.stdout, done.stderr)


def test_without_home_the_answer_is_right(bpo: Program, tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "articles", {"alfa.md": SOUND})
    done = without_home(bpo, *ASK, "--articles", str(folder), XDG_CACHE_HOME=str(tmp_path / "cache"))
    assert (done.status, done.text, done.errors) == (0, RIGHT, b"")
    assert without_home(bpo, "define", "BPO").status == 0


@pytest.mark.parametrize(
    "home", ["/nonexistent/home", "", "relative", "/dev/null", "/proc/1/root/x", "\x1b[31m"], ids=ascii
)
def test_a_home_that_is_none_costs_the_cache_and_not_the_answer(bpo: Program, tmp_path: Path, home: str) -> None:
    folder = folder_of(tmp_path / "articles", {"alfa.md": SOUND})
    done = Program(bpo.command, tmp_path)(*ASK, "--articles", str(folder), HOME=home)
    assert_kept(done, 0)
    assert done.text == RIGHT
    assert [path.name for path in tmp_path.iterdir()] == ["articles"]


@pytest.mark.parametrize("arguments", ["define BPO", "list", "--help", "define - </dev/null"])
def test_a_working_directory_that_is_gone_does_not_matter(bpo: Program, arguments: str) -> None:
    done = shell(bpo, f"mkdir gone && cd gone && rmdir ../gone && bpo {arguments}")
    assert_kept(done, 0, lines=0)


def test_a_folder_of_articles_is_found_from_a_directory_that_is_gone(bpo: Program, tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "articles", {"alfa.md": SOUND})
    gone = "mkdir gone2 && cd gone2 && rmdir ../gone2 &&"
    assert shell(bpo, f"{gone} bpo define alfa --articles {folder}") == Result(0, RIGHT.encode(), b"")
    for line in (
        "bpo define alfa --articles .",
        "bpo define alfa --articles ../x",
        "BPO_ARTICLES=x bpo list",
        "bpo check",
    ):
        done = shell(bpo, f"{gone} {line}")
        assert_kept(done, 2)
        assert b"Errno" not in done.errors
    done = shell(bpo, f"{gone} BPO_CACHE_DIR=relative bpo define alfa --articles {folder}")
    assert_kept(done, 0, lines=1)
    assert done.text == RIGHT


@pytest.mark.parametrize("arguments", [ASK, ("list",), ("search", "bokstaven"), ("show", "alfa")])
def test_another_user_gets_the_answer_and_leaves_nothing_behind(
    bpo: Program, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    if os.geteuid() != 0:
        pytest.skip("only the superuser can be somebody else")
    folder = folder_of(tmp_path / "articles", {"alfa.md": SOUND})
    owner = own_program(bpo, tmp_path / "home")
    os.chown(owner.home, 65534, 65534)
    usual = owner(*arguments, "--articles", str(folder))
    for path in [*cached_files(owner), *(path.parent for path in cached_files(owner))]:
        os.chown(path, 65534, 65534)
    before = [(path, path.stat().st_mtime_ns) for path in cached_files(owner)]
    done = owner(*arguments, "--articles", str(folder))
    assert_kept(done, 0, lines=1)
    assert done.output == usual.output
    assert [(path, path.stat().st_mtime_ns) for path in cached_files(owner)] == before


def test_too_little_memory_is_status_two_and_one_line(bpo: Program, tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "articles", {"alfa.md": SOUND + "Ord er ord. " * 1_000_000})
    for size in (60, 70, 80):
        limits = {"RLIMIT_AS": size << 20}
        done, _ = limited(bpo, tmp_path / "peak", "search", "ord", "--articles", str(folder), limits=limits)
        assert_kept(done, 0, 2)
        assert done.status == 0 or "not enough memory" in done.error_lines[0]


def test_an_internal_error_is_one_line_that_says_how_to_report_it(tmp_path: Path) -> None:
    copied_package(tmp_path / "copy")
    (tmp_path / "copy" / "bpo_cli" / "rendering" / "plain.py").write_text("raise RuntimeError('\\x1b[31mbroken')\n")
    program = program_of_copy(tmp_path / "copy", tmp_path)
    done = program("define", "BPO")
    assert (done.status, done.output) == (2, b"")
    assert done.error_lines == [
        "bpo: internal error: RuntimeError: broken; please report it with what BPO_DEBUG=1 shows"
    ]
    debugged = program("define", "BPO", BPO_DEBUG="1")
    assert debugged.status == 2
    assert b"Traceback" in debugged.errors
    assert b"\x1b" not in debugged.errors
