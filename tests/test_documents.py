"""What is written beside the code: the article as it was given, the licences, the README, what is depended on."""

from __future__ import annotations

import ast
import hashlib
import json
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from conftest import PACKAGE, ROOT, Program, compiled

from bpo_cli.settings import Settings, read_settings

ARTICLE = ROOT / "articles" / "business-process-outsourcing.md"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = ["define", "faq", "highlights", "search", "show", "list"]
# A package is named otherwise than what is imported from it.
IMPORTED_AS = {"hypothesis": "hypothesis", "pytest-xdist": "xdist", "PyStemmer": "Stemmer"}
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
    assert imported_by(PACKAGE) - {"hatchling"} == required(PROJECT["dependencies"])


def test_the_test_extra_names_what_the_tests_import() -> None:
    named = required(PROJECT["optional-dependencies"]["test"])
    assert imported_by(ROOT / "tests") - FUZZING - required(PROJECT["dependencies"]) == named - TOOLS


def test_the_article_says_whose_it_is_and_under_which_licence() -> None:
    text = (ROOT / "articles" / "README.md").read_text(encoding="utf-8")
    assert "CC-BY-4.0" in text or "CC BY 4.0" in text
    assert ARTICLE.name in text
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")
    assert PROJECT["license"] == "MIT AND CC-BY-4.0"


def with_bpo(bpo: Program) -> dict[str, str]:
    """An environment in which a shell finds the program."""
    return bpo.environment | {"PATH": f"{Path(bpo.command[0]).parent}:{bpo.environment['PATH']}"}


RECIPES = re.search(r"^```sh\n(bpo define --json .*?)^```", README, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("line", RECIPES[1].splitlines() if RECIPES else [""])
def test_the_recipes_of_the_readme_work_as_they_stand(bpo: Program, line: str) -> None:
    missing = [tool for tool in ("jq", "xargs", "fzf") if f"| {tool} " in line and not shutil.which(tool)]
    if missing:
        pytest.skip(f"there is no {missing[0]}")
    line = line.replace("| fzf ", "| fzf --filter nearshore ")  # it would wait for somebody to choose
    done = subprocess.run(
        ["bash", "-c", line], capture_output=True, cwd=ROOT, env=with_bpo(bpo), check=True, timeout=60
    )
    assert len(done.stdout.splitlines()) >= 1
    assert done.stderr == (b'bpo: nothing found for "xyzzy"\n' if "xyzzy" in line else b"")


@pytest.mark.parametrize("line", sorted({*re.findall(r"`(bpo [^`()]+)`", README)}))
def test_every_command_that_the_readme_names_works_as_it_stands(bpo: Program, line: str) -> None:
    done = subprocess.run(["bash", "-c", line], capture_output=True, cwd=ROOT, env=with_bpo(bpo), check=False)
    # The bundled article has its faults.
    assert done.returncode == (1 if line in ("bpo check", "bpo check articles") else 0)
    assert done.stdout


def test_the_readme_shows_how_to_ask_a_folder_of_your_own(bpo: Program) -> None:
    (block,) = re.findall(r"^```sh\n(bpo list --articles .*?)^```", README, re.MULTILINE | re.DOTALL)
    done = subprocess.run(["bash", "-ec", block], capture_output=True, cwd=ROOT, env=with_bpo(bpo), check=True)
    assert done.stdout == bpo("list").output + bpo("define", "BPO").output


def test_with_the_query_from_standard_input_json_is_a_document_a_line_as_the_readme_says(bpo: Program) -> None:
    done = bpo("define", "--json", "-", stdin=b"BPO\n\nxyzzy\n")
    assert done.status == 1
    assert [json.loads(line)["query"] for line in done.text.splitlines()] == ["BPO", "xyzzy"]


MAKERS_OF_TERMS = [
    (example, row.split(" | ")[1].removesuffix(" |"))
    for row in README.partition("| in an article | terms |\n|---|---|\n")[2].partition("\n\n")[0].splitlines()
    for example in re.findall("`([^`]+)`", row)
]


@pytest.mark.parametrize(("example", "terms"), MAKERS_OF_TERMS or [("", "")])
def test_what_the_readme_says_makes_a_term_does(tmp_path: Path, example: str, terms: str) -> None:
    above = "" if example.startswith("# ") else "# Brev\n\nEt brev er en tekst i en konvolutt.\n\n"
    glossary = compiled(tmp_path, {"article": f"{above}{example}\n\nDet skjer at noen betaler for sent.\n"})
    found = ", ".join(row.name for row in glossary.terms() if row.name != "Brev")
    assert found == ("" if terms == "none" else terms)


def test_the_python_of_the_readme_runs() -> None:
    (program,) = re.findall(r"^```python\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("Business Process Outsourcing ")


@pytest.mark.parametrize("name", ["Glossary", "Answer", "Hit", "Article"])
def test_pydoc_shows_what_the_readme_says_it_does(name: str) -> None:
    command = [sys.executable, "-m", "pydoc", f"bpo_cli.{name}"]
    assert ">>> " in subprocess.run(command, capture_output=True, text=True, check=True).stdout


def indented(start: str) -> str:
    """The indented example in the guide for authors that begins with that line."""
    guide = (ROOT / "articles" / "README.md").read_text(encoding="utf-8")
    lines = guide[guide.index(f"    {start}\n") :].split("\n")
    end = next((number for number, line in enumerate(lines) if line and not line.startswith("    ")), len(lines))
    return "\n".join(line[4:] for line in lines[:end])


def test_the_article_in_the_guide_for_authors_is_a_good_one(bpo: Program, tmp_path: Path) -> None:
    (tmp_path / "fakturakjop.md").write_text(indented("---"), encoding="utf-8")
    assert bpo("check", "--strict", str(tmp_path)) == (0, b"", b"bpo: nothing wrong in 1 article\n")
    terms = bpo("list", "terms", "--articles", str(tmp_path)).text.splitlines()
    assert terms == ["factoring", "Fakturakjøp", "FK", "Regress"]
    for command, count in (("highlights", 2), ("faq", 1)):
        assert len(bpo(command, "--articles", str(tmp_path), "--format", "tsv").text.splitlines()) == count


def test_the_settings_in_the_guide_for_authors_are_all_there_are(tmp_path: Path) -> None:
    lines = indented('title = "Ordliste for regnskap"').split("\n")
    (tmp_path / "glossary.toml").write_text("\n".join(lines), encoding="utf-8")
    assert read_settings(tmp_path) == Settings(
        title="Ordliste for regnskap",
        language="norwegian",
        synonyms=(("faktura", "regning", "invoice"),),
        highlights=("Kort fortalt",),
        faq=("Dere spør, vi svarer",),
        disabled_rules=("link-dangling",),
    )


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
def test_the_examples_of_the_readme_print_exactly_what_it_shows(bpo: Program, command: str, shown: str) -> None:
    screen = bpo.at_terminal(*shlex.split(command)[1:], errors_too=True)
    printed = re.sub(r"\x1b\[[0-9;]*m", "", screen.output.decode()).replace("\r\n", "\n")
    assert printed == shown
