"""What completion offers, asked of a real process. What shells make of it is in `test_completion_scripts`."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from conftest import copied_package, program_of_copy

from bpo_cli import commands
from bpo_cli.command_line.completion import OPTIONS, VALUES
from bpo_cli.compiling.compiler import compile_folder
from bpo_cli.output import FORMATS

NAMES = {
    "offshore": "offshore outsourcing",
    "tcp": "TCP: port",
    "questions": "Q&A",
    "roll": 'rock "n" roll',
    "seat": "driver's seat",
    "flow": "cash $flow",
    "tick": "zig`zag",
    "plan": "401(k) plan",
    "home": "~root",
    "berries": "blåbær",
    "point": "høydepunkt",
    "valley": "hoydal",
    "two words": "twofold",
    "bell": "ring rød",
}


class Installation:
    """A copy of the package with its own glossary, and a file named `bpo` that starts it for completion only
    and otherwise writes down what it is called with."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.index = copied_package(folder)
        self.calls = folder / "calls"
        self.run = program_of_copy(folder, folder)
        starter = folder / "bpo"
        starter.write_text(
            "#!/bin/sh\n"
            f'[ "$1" = _complete ] && exec "{sys.executable}" -m bpo_cli "$@"\n'
            f'for each; do printf "<%s>" "$each"; done >> "{self.calls}"; echo >> "{self.calls}"\n'
        )
        starter.chmod(0o755)
        self.environment = self.run.environment | {"PATH": f"{folder}:{os.environ['PATH']}", "TERM": "dumb"}

    def candidates(self, *words: str, **environment: str) -> list[str]:
        return self.run("_complete", *words, **environment).output.decode().splitlines()


def installed(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """An installation whose glossary is made of names that shells find hard."""
    made = Installation(tmp_path_factory.mktemp("program"))
    made.index.unlink()
    articles = tmp_path_factory.mktemp("articles")
    for slug, name in NAMES.items():
        text = f"---\ntitle: {name}\n---\n# {name}\n\nDette er noe annet.\n\n## Deler av noe\n\nTekst.\n"
        (articles / f"x-{slug}.md").write_text(text, encoding="utf-8")
    compile_folder(articles, made.index)
    with closing(sqlite3.connect(made.index)) as index, index:
        index.execute("UPDATE definition SET name = ? WHERE name = 'ring rød'", ("ring\n\x1b[31m rød\x07",))
    return made


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    return installed(tmp_path_factory)


@pytest.fixture
def broken(tmp_path: Path) -> Installation:
    made = Installation(tmp_path)
    made.index.write_bytes(b"this is no index" * 1000)
    return made


# What is offered


def test_commands_are_offered_first(program: Installation) -> None:
    assert program.candidates("") == ["check", "define", "faq", "help", "highlights", "list", "search", "show"]
    assert program.candidates("s") == ["search", "show"]


def test_a_term_is_offered_whole_for_its_first_word(program: Installation) -> None:
    assert program.candidates("define", "offs") == ["offshore outsourcing"]


def test_the_rest_of_a_term_is_offered_for_its_later_words(program: Installation) -> None:
    assert program.candidates("define", "offshore", "ou") == ["outsourcing"]
    assert program.candidates("define", "offshore", "") == ["outsourcing"]
    assert program.candidates("search", "rock", "n", "r") == ["roll"]


def test_a_term_is_offered_behind_other_words_of_a_question(program: Installation) -> None:
    assert program.candidates("faq", "hva", "er", "blå") == ["blåbær"]


@pytest.mark.parametrize("typed", ["BLÅB", "blab", "blaab", "blåbæ"])
def test_case_and_accents_do_not_matter(program: Installation, typed: str) -> None:
    assert program.candidates("define", typed) == ["blåbær"]


def test_no_candidate_takes_back_what_was_typed(program: Installation) -> None:
    assert set(program.candidates("define", "hoyd")) == {"hoydal", "hoydepunkt"}
    assert set(program.candidates("define", "h")) == {"hoydal", "høydepunkt"}


def test_signs_alone_offer_nothing(program: Installation) -> None:
    assert program.candidates("define", "(") == []


def test_options_do_not_count_as_words_of_the_query(program: Installation) -> None:
    assert program.candidates("define", "--exact", "offshore", "-n", "5", "--format=tsv", "ou") == ["outsourcing"]


def test_options_are_those_of_the_command(program: Installation) -> None:
    assert program.candidates("show", "--") == ["--articles", "--color", "--format", "--help", "--json", "--no-pager"]
    assert "--limit" in program.candidates("define", "-")


def test_values_of_options_are_offered_in_both_spellings(program: Installation) -> None:
    assert program.candidates("define", "-f", "") == list(FORMATS)
    assert program.candidates("define", "--format=j") == ["--format=json"]
    assert program.candidates("faq", "--color", "a") == ["auto", "always"]
    assert program.candidates("define", "-n", "") == []
    assert program.candidates("--show-completion", "") == ["bash", "zsh", "fish"]


def test_behind_two_hyphens_nothing_is_an_option(program: Installation) -> None:
    assert program.candidates("define", "--", "--f") == []
    assert program.candidates("define", "--", "offs") == ["offshore outsourcing"]


def test_terms_of_another_folder_are_offered_if_it_is_asked_for(program: Installation, tmp_path: Path) -> None:
    (tmp_path / "zebra.md").write_text("# Zebra\n\nEn zebra er et dyr.\n", encoding="utf-8")
    assert program.candidates("define", "--articles", str(tmp_path), "z") == [], "no index yet, and none is made"
    assert program.run("define", "--articles", str(tmp_path), "zebra")[0] == 0
    assert program.candidates("define", "--articles", str(tmp_path), "z") == ["Zebra"]
    assert program.candidates("show", f"--articles={tmp_path}", "z")[0] == "zebra"
    assert program.candidates("define", "ze", BPO_ARTICLES=str(tmp_path)) == ["Zebra"]
    assert program.run("_complete", "define", "--articles", f"{tmp_path}/none", "z") == (0, b"", b"")


def test_lists_are_offered_once(program: Installation) -> None:
    assert program.candidates("list", "") == list(commands.LISTS)
    assert program.candidates("list", "terms", "") == []


def test_show_offers_articles_and_then_the_sections_of_the_one_that_is_left(program: Installation) -> None:
    assert sorted(program.candidates("show", "")) == sorted(f"x-{slug}" for slug in NAMES)
    assert program.candidates("show", "X-BER") == ["x-berries", "x-berries#blåbær", "x-berries#deler-av-noe"]
    assert program.candidates("show", "x-berries#d") == ["x-berries#deler-av-noe"]
    assert program.candidates("show", "x-berries#deler-av-noe", "") == []


def test_candidates_hold_no_control_characters(program: Installation) -> None:
    assert program.candidates("define", "ring") == ["ring rød"]


def test_options_and_values_are_what_the_command_line_declares() -> None:
    typer_main = pytest.importorskip("typer.main")
    from bpo_cli.cli import app

    group = typer_main.get_command(app)
    found = {"": group, **group.commands}
    assert {name: tuple(sorted(option_names(command))) for name, command in found.items()} == OPTIONS
    taking_values = {
        name
        for command in found.values()
        for parameter in command.params
        if parameter.param_type_name == "option" and not parameter.is_flag
        for name in parameter.opts
    }
    assert taking_values == set(VALUES)


def option_names(command: object) -> set[str]:
    parameters = [each for each in command.params if each.param_type_name == "option"]  # type: ignore[attr-defined]
    return {"-h", "--help"} | {name for each in parameters for name in (*each.opts, *each.secondary_opts)}


# Manners


@pytest.mark.parametrize(
    "words",
    [("define", "off"), ("show", ""), ("--bash",), ("--bash", "bpo define o", "o"), (), ("nonsense", "x", "")],
)
def test_a_broken_index_is_silence_and_success(broken: Installation, words: tuple[str, ...]) -> None:
    done = broken.run("_complete", *words)
    assert (done.status, done.errors) == (0, b"")
    assert b"off" not in done.output


def test_a_missing_index_is_silence_and_success(broken: Installation) -> None:
    broken.index.unlink()
    assert broken.run("_complete", "define", "off") == (0, b"", b"")


@pytest.mark.skipif(os.name != "posix", reason="closes streams the way of POSIX shells")
@pytest.mark.parametrize("redirection", [">&-", "2>&-", ">&- 2>&-", "<&-", "| true"])
def test_closed_streams_are_silence_and_success(program: Installation, redirection: str) -> None:
    command = f'"{sys.executable}" -m bpo_cli _complete define "" {redirection}'
    done = subprocess.run(
        ["sh", "-c", command], capture_output=True, env=program.environment, cwd=program.folder, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_nothing_heavy_is_imported(program: Installation) -> None:
    heavy = {"typer", "click", "rich", "re", "json", "rapidfuzz", "Stemmer", "dataclasses"}
    code = (
        "import sys; from bpo_cli.command_line.completion import complete\n"
        "complete(['define', 'offshore', 'ou']); complete(['show', '']); complete(['--bash', 'bpo define o', 'o'])\n"
        f"print(sorted({heavy!r} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, env=program.environment, check=True)
    assert done.stdout.decode().splitlines()[-1] == "[]"
