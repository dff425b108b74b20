"""The laws of the house: who may import whom, what an exact look-up loads, how long things may be."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import quantiles

import pytest
import rich
from conftest import PACKAGE, Program

from bpo_cli.record import Record

MODULES = {".".join(path.relative_to(PACKAGE).with_suffix("").parts): path for path in sorted(PACKAGE.rglob("*.py"))}
DATA_TYPES = {"answer", "article", "record", "errors", "rendering.style"}
# What costs too much on the way of an exact look-up to a pipe; a bare start of Python is the measure.
HEAVY = [
    "rich", "rapidfuzz", "pyromark", "markdown_it", "Stemmer", "importlib.metadata", "platformdirs", "typer",
    "dataclasses", "json", "re", "pathlib", "tomllib", "sqlite3", "logging", "subprocess", "inspect",
    "hashlib", "struct", "zlib", "bpo_cli.vocabulary", "bpo_cli.matching", "bpo_cli.compiling",
]  # fmt: skip
LIBRARIES = str(Path(rich.__file__).parents[1])
# What an editable installation loads by itself, before the program begins, is no concern of the program.
WITHOUT_SITE = [sys.executable, "-I", "-S", "-c"]


@cache
def tree(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


def imports(module: str) -> set[str]:
    """What a module imports anywhere in it, except for type checking: full dotted names."""
    skipped = {
        id(inner)
        for node in ast.walk(tree(module))
        if isinstance(node, ast.If) and getattr(node.test, "id", "") == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    found: set[str] = set()
    for node in ast.walk(tree(module)):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relatively"
            found |= {f"{node.module}.{name.name}" for name in node.names} | {str(node.module)}
    return found


def importers(name: str) -> set[str]:
    return {
        module for module in MODULES if any(each == name or each.startswith(f"{name}.") for each in imports(module))
    }


def functions(module: str) -> Iterator[tuple[str, int]]:
    """The functions of a module with their lengths in lines, from `def` to the end."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{module}.{node.name}", (node.end_lineno or node.lineno) - node.lineno + 1


def test_only_main_imports_the_command_line() -> None:
    assert importers("bpo_cli.cli") == {"__main__"}


def test_only_main_and_the_command_line_import_the_commands() -> None:
    others = {each for each in importers("bpo_cli.commands") if not each.startswith("command_line.")}
    assert others == {"__main__", "cli"}


def test_what_trusts_an_index_does_not_know_how_one_is_made() -> None:
    trusting = ("cache", "index", "scanning", "vocabulary")
    assert not [each for module in trusting for each in imports(module) if each.startswith("bpo_cli.compiling")]


def test_rendering_imports_data_types_and_what_tells_of_texts_only() -> None:
    for module in [name for name in MODULES if name.startswith("rendering.")]:
        ours = {each.removeprefix("bpo_cli.") for each in imports(module) if each.startswith("bpo_cli.")}
        rooms = {name for name in MODULES if name in ours}
        known = DATA_TYPES | {"cleaning", "paragraphs"}
        assert rooms <= known | {name for name in MODULES if name.startswith("rendering.")}, module


@pytest.mark.parametrize(
    ("library", "rooms"),
    [
        ("typer", {"cli"}),
        ("click", set()),
        ("pyromark", {"parsing.markdown"}),
        ("rich", {"rendering.terminal", "command_line.progress"}),
        ("rapidfuzz", {"matching.spelling", "parsing.heading_names"}),
        ("hatchling", {"build_hook"}),
        ("platformdirs", {"cache"}),
        ("dataclasses", set()),
    ],
)
def test_a_library_is_known_where_it_belongs_and_nowhere_else(library: str, rooms: set[str]) -> None:
    assert importers(library) <= rooms


STREAMS = {"output", "standard_input", "__main__", "commands", "command_line.completion", "command_line.progress"}


def test_the_core_neither_prints_nor_exits() -> None:
    for module in MODULES.keys() - STREAMS - {"cli"}:
        calls = {ast.unparse(node.func) for node in ast.walk(tree(module)) if isinstance(node, ast.Call)}
        assert not calls & {"print", "input", "exit", "quit", "sys.exit", "os._exit", "os.write"}, module
        names = {ast.unparse(node) for node in ast.walk(tree(module)) if isinstance(node, ast.Attribute)}
        assert not names & {"sys.stdout", "sys.stderr", "sys.stdin", "sys.argv"}, module


def test_only_main_reads_the_command_line_and_ends_the_process() -> None:
    for module in MODULES.keys() - {"__main__"}:
        assert not {"sys.argv", "os._exit", "sys.exit"} & {
            ast.unparse(node) for node in ast.walk(tree(module)) if isinstance(node, ast.Attribute)
        }, module


def test_data_types_are_frozen_slotted_and_hold_no_lists() -> None:
    for module in MODULES:
        for node in ast.walk(tree(module)):
            if isinstance(node, ast.ClassDef) and "Record" in {ast.unparse(base) for base in node.bases}:
                fields = [ast.unparse(field.annotation) for field in node.body if isinstance(field, ast.AnnAssign)]
                assert not [field for field in fields if field.startswith(("list", "set[", "List"))], node.name
    assert not hasattr(Record(), "__dict__")


def loaded_by(*arguments: str, **environment: str) -> tuple[list[str], str]:
    """The modules that a process has loaded when it has run a command line, and what it printed."""
    program = (
        f"import sys; sys.path[:0] = [{str(PACKAGE.parent)!r}, {LIBRARIES!r}]\n"
        f"sys.argv = ['bpo', *{list(arguments)!r}]\n"
        "from bpo_cli.__main__ import main\n"
        "status = main()\n"
        "print(status, *sys.modules, sep='\\n', file=sys.stderr)"
    )
    environment["LC_ALL"] = "C.UTF-8"
    done = subprocess.run([*WITHOUT_SITE, program], capture_output=True, text=True, check=True, env=environment)
    status, *modules = done.stderr.splitlines()
    assert status == "0"
    return modules, done.stdout


def heavy_ones(modules: list[str]) -> set[str]:
    return {heavy for heavy in HEAVY for module in modules if module == heavy or module.startswith(f"{heavy}.")}


@pytest.mark.parametrize(
    "arguments", [("define", "outsourcing"), ("define", "nearshore-Outsourcing"), ("faq",), ("highlights",)]
)
def test_an_exact_look_up_to_a_pipe_loads_nothing_heavy(arguments: tuple[str, ...]) -> None:
    modules, output = loaded_by(*arguments)
    assert output
    assert heavy_ones(modules) == set()


def test_an_exact_look_up_in_a_folder_that_has_not_changed_loads_nothing_heavy(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "alfa.md").write_text("# Alfa\n\nAlfa er en bokstav.\n", encoding="utf-8")
    for _ in range(2):
        modules, output = loaded_by("define", "alfa", BPO_ARTICLES=str(folder), BPO_CACHE_DIR=str(tmp_path / "cache"))
        assert output
    assert heavy_ones(modules) == set()


def test_a_search_parses_no_markdown_and_no_command_line() -> None:
    modules, output = loaded_by("search", "kostnader")
    assert "kostnader" in output
    assert heavy_ones(modules) >= {"re"}
    assert not heavy_ones(modules) & {"rich", "pyromark", "markdown_it", "typer", "tomllib", "platformdirs"}


def test_importing_the_package_loads_nothing_of_it() -> None:
    program = f"import sys; sys.path[:0] = [{str(PACKAGE.parent)!r}]; import bpo_cli; print(*sys.modules, sep='\\n')"
    done = subprocess.run([*WITHOUT_SITE, program], capture_output=True, text=True, check=True)
    assert [name for name in done.stdout.split() if name.startswith("bpo_cli")] == ["bpo_cli"]


def test_no_file_is_a_drawer_for_everything() -> None:
    assert not {"utils", "util", "helpers", "common", "core", "misc"} & {
        part for name in MODULES for part in name.split(".")
    }


def test_every_module_says_what_it_is_responsible_for() -> None:
    assert [name for name in MODULES if not ast.get_docstring(tree(name))] == []


def test_every_module_has_deferred_annotations() -> None:
    empty = {name for name in MODULES if len(tree(name).body) == 1}
    assert {name for name in MODULES.keys() - empty if "__future__.annotations" not in imports(name)} == set()


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    lengths = {name: len(path.read_text(encoding="utf-8").splitlines()) for name, path in MODULES.items()}
    assert {name: length for name, length in lengths.items() if length > 300} == {}


def test_functions_are_short() -> None:
    lengths = {name: length for module in MODULES for name, length in functions(module)}
    assert {name: length for name, length in lengths.items() if length > 60} == {}
    assert quantiles(lengths.values(), n=2)[0] < 10
    assert quantiles(lengths.values(), n=10)[8] < 30


def test_the_program_runs_isolated_from_where_it_is_started(bpo: Program, tmp_path: Path) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('the wrong json')")
    (tmp_path / "typer.py").write_text("raise SystemExit('the wrong typer')")
    program = Program(bpo.command, tmp_path)
    assert program("define", "BPO", "--json") == bpo("define", "BPO", "--json")
