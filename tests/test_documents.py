"""What is written beside the code: the article as it was given, the licences, the README, what is depended on."""

from __future__ import annotations

import ast
import hashlib
import re
import shlex
import sys
import tomllib
from pathlib import Path

import pytest
from conftest import PACKAGE, ROOT, Program

ARTICLE = ROOT / "articles" / "business-process-outsourcing.md"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = ["define", "faq", "highlights", "search", "show", "list"]
# A package is named otherwise than what is imported from it.
IMPORTED_AS = {"hypothesis": "hypothesis", "pytest-xdist": "xdist"}
TOOLS = {"coverage", "mypy", "ruff", "xdist", "hatchling"}
# The engine of the fuzzing targets, which no test run needs.
FUZZING = {"atheris"}
EXAMPLES = [
    (command[2:], shown)
    for block in re.findall(r"^```console\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    for command, shown in re.findall(r"^(\$ bpo .*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
]


def imported_by(folder: Path) -> set[str]:
    """The first names of the libraries that the modules in a folder import, the standard ones and ours left out."""
    found = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            found |= {name.partition(".")[0] for name in names}
    ours = {"bpo_cli"} | {path.stem for path in folder.rglob("*.py")} | {path.name for path in folder.iterdir()}
    return found - set(sys.stdlib_module_names) - ours - {"_sqlite3"}


def required(requirements: list[str]) -> set[str]:
    names = {re.split(r"[<>=~! ]", requirement)[0] for requirement in requirements}
    return {IMPORTED_AS.get(name, name) for name in names}


def test_the_bundled_article_is_the_one_that_was_given() -> None:
    digest = hashlib.sha256(ARTICLE.read_bytes()).hexdigest()
    assert digest == "fa847468691c5c2cb1728539ecadd842f5c85ca62da45fdda38006e14016a25e"


def test_the_dependencies_are_what_the_package_imports() -> None:
    # The stemmers are loaded by name, one of thirty.
    assert imported_by(PACKAGE) - {"hatchling"} | {"snowballstemmer"} == required(PROJECT["dependencies"])


def test_the_test_extra_names_what_the_tests_import() -> None:
    named = required(PROJECT["optional-dependencies"]["test"])
    assert imported_by(ROOT / "tests") - FUZZING - required(PROJECT["dependencies"]) == named - TOOLS


def test_the_article_says_whose_it_is_and_under_which_licence() -> None:
    text = (ROOT / "articles" / "README.md").read_text(encoding="utf-8")
    assert "CC-BY-4.0" in text or "CC BY 4.0" in text
    assert ARTICLE.name in text
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")
    assert PROJECT["license"] == "MIT AND CC-BY-4.0"


def test_the_changelog_has_a_place_for_what_comes_next() -> None:
    assert "\n## [Unreleased]\n" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


unwritten = pytest.mark.xfail(not README, strict=True, reason="the README is not written yet")


@unwritten
@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_shows_every_command(command: str) -> None:
    assert f"bpo {command}" in README


@unwritten
def test_the_readme_names_every_option(bpo: Program) -> None:
    options = set(re.findall(r"--[a-z-]+", "".join(bpo(command, "-h").text for command in COMMANDS)))
    assert {option for option in options - {"--help"} if option not in README} == set()


@pytest.mark.parametrize(("command", "shown"), EXAMPLES, ids=lambda value: value[:40])
def test_the_examples_of_the_readme_print_what_it_shows(bpo: Program, command: str, shown: str) -> None:
    arguments = shlex.split(command)[1:]
    screen = bpo.at_terminal(*arguments)
    printed = [*screen.errors.decode().splitlines(), *screen.lines]
    assert [line for line in shown.splitlines() if line.strip(" .…") and line not in printed] == []
