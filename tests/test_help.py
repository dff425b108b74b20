"""What `bpo` tells about itself: that its examples work, that it fits, and that it is true."""

from __future__ import annotations

import re
import subprocess

import pytest
from conftest import ROOT, Program

from bpo_cli.cli import app
from bpo_cli.command_line.help_pages import greeting, help_page
from bpo_cli.command_line.help_texts import OPTIONS, PAGES

COMMANDS = [name for name in PAGES if name]
EXAMPLES = sorted({example for page in PAGES.values() for example in page.examples})
# The bundled article has its faults, and `check` says so.
FINDS_PROBLEMS = ("bpo check articles", "bpo check articles --json")


def declared() -> dict[str, object]:
    """The commands as Typer knows them, by name."""
    typer_main = pytest.importorskip("typer.main")
    group = typer_main.get_command(app)
    return {"": group, **group.commands}


def shell(bpo: Program, line: str) -> subprocess.CompletedProcess[bytes]:
    """Runs a line as a shell would, in the project's folder."""
    function = f'bpo() {{ {" ".join(bpo.command)} "$@"; }}\n'
    return subprocess.run(
        ["sh", "-c", function + line], capture_output=True, env=bpo.environment, cwd=ROOT, check=False
    )


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_works_as_it_stands(bpo: Program, example: str) -> None:
    done = shell(bpo, example)
    assert done.returncode == (1 if example.partition("  ")[0] in FINDS_PROBLEMS else 0)
    assert done.stdout


@pytest.mark.parametrize("command", PAGES)
def test_help_begins_with_two_or_three_examples_of_its_command(bpo: Program, command: str) -> None:
    summary, examples, usage = bpo(*filter(None, [command]), "--help").text.split("\n\n")[:3]
    title, *lines = examples.splitlines()
    assert "\n" not in summary
    assert title == "Examples:"
    assert len(lines) in (2, 3)
    assert all(line.startswith(f"  bpo {command}") for line in lines)
    assert usage.startswith(f"Usage: bpo {command}".rstrip())


@pytest.mark.parametrize("command", PAGES)
def test_help_fits_eighty_columns(command: str) -> None:
    assert max(map(len, help_page(command).splitlines())) < 80


@pytest.mark.parametrize("width", [40, 60, 79])
@pytest.mark.parametrize("command", PAGES)
def test_help_fits_a_narrow_terminal_and_says_the_same(command: str, width: int) -> None:
    text = help_page(command, width)
    commands = {example.partition("  #")[0] for example in PAGES[command].examples}
    assert [line for line in text.splitlines() if len(line) >= width and line.strip() not in commands] == []
    assert sorted(text.replace("#", " # ").split()) == sorted(help_page(command).replace("#", " # ").split())


def test_help_and_greeting_are_as_wide_as_the_terminal_but_no_wider_than_eighty(bpo: Program) -> None:
    for columns, expected in ((50, 50), (200, 80)):
        shown = bpo.at_terminal("help", "define", columns=columns).output.decode().replace("\r\n", "\n")
        assert shown == help_page("define", expected) + "\n"
        assert bpo.at_terminal(columns=columns).errors.decode() == greeting(expected)


@pytest.mark.parametrize("command", PAGES)
def test_help_tells_the_exit_statuses(command: str) -> None:
    assert re.match(r"Exit status: 0 [a-z].*, 2 [a-z].*\.$", help_page(command).splitlines()[-1])


def test_every_command_has_its_page() -> None:
    assert declared().keys() == PAGES.keys()


@pytest.mark.parametrize("command", PAGES)
def test_the_options_of_a_page_are_those_of_the_command(command: str) -> None:
    parameters = declared()[command].params  # type: ignore[attr-defined]
    options = [each.opts for each in parameters if each.param_type_name == "option"]
    assert sorted(map(sorted, options)) == sorted(sorted(OPTIONS[name].names) for name in PAGES[command].options)


def test_every_option_is_told_of_somewhere() -> None:
    assert {name for page in PAGES.values() for name in page.options} | {"--help"} == OPTIONS.keys()


@pytest.mark.parametrize("command", PAGES)
def test_bpo_help_prints_what_the_option_prints(bpo: Program, command: str) -> None:
    words = [command] if command else []
    assert bpo("help", *words) == bpo(*words, "--help") == bpo(*words, "-h")


def test_help_on_an_unknown_command_is_an_error_like_any_other(bpo: Program) -> None:
    assert bpo("help", "deifne") == bpo("deifne")
    assert bpo("help", "deifne").status == 2


def test_bpo_alone_greets_with_three_things_that_work(bpo: Program) -> None:
    done = bpo()
    assert (done.status, done.output) == (2, b"")
    tried = [line.strip() for line in done.error_lines if line.startswith("  bpo ")]
    assert len(tried) == 3
    assert set(tried) <= set(EXAMPLES)
    assert max(map(len, done.error_lines)) < 80


def test_the_help_of_the_program_names_every_command_with_its_summary() -> None:
    text = help_page("")
    for command in COMMANDS:
        assert re.search(rf"^  {command} +{re.escape(PAGES[command].summary)}$", text, re.MULTILINE)
