"""What is built: the wheel, by each way to it, and what it does where nothing else of the project is.

`BPO_REWRITE_GOLDEN=1` rewrites `tests/wheel-files.txt`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest
from conftest import ROOT, Program

import bpo_cli

GOLDEN = Path(__file__).parent / "wheel-files.txt"
INFORMATION = f"bpo_cli-{bpo_cli.__version__}.dist-info"
SOURCES = ("bpo_cli", "articles", "tests", "README.md", "CHANGELOG.md", "LICENSE", "pyproject.toml")


def build(source: Path, target: str) -> Path:
    """Builds one thing from a source tree with the build backend, and gives back the file."""
    folder = source / f"built-{target.replace(':', '-')}"
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)]
    subprocess.run(command, cwd=source, check=True, capture_output=True, timeout=120)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source tree as it is checked out: without the index, which is not in version control."""
    folder = tmp_path_factory.mktemp("source")
    for name in SOURCES:
        if (ROOT / name).is_dir():
            ignored = shutil.ignore_patterns("__pycache__", "*.sqlite", ".*")
            shutil.copytree(ROOT / name, folder / name, ignore=ignored)
        else:
            shutil.copyfile(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="session")
def wheel(source: Path) -> Path:
    return build(source, "wheel")


@pytest.fixture(scope="session")
def sdist(source: Path, wheel: Path) -> Path:
    """The sdist; built after the wheel, so that they do not write the same index at once."""
    assert wheel.exists()
    return build(source, "sdist")


def contents(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_wheel_holds_exactly_these_files(wheel: Path) -> None:
    names = "".join(f"{name}\n" for name in sorted(contents(wheel))).replace(f"-{bpo_cli.__version__}.", "-*.")
    if os.environ.get("BPO_REWRITE_GOLDEN"):
        GOLDEN.write_text(names, encoding="utf-8")
    assert names == GOLDEN.read_text(encoding="utf-8")


def test_the_wheel_by_way_of_the_sdist_is_the_same(tmp_path: Path, wheel: Path, sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (unpacked,) = tmp_path.iterdir()
    direct, by_way_of_the_sdist = contents(wheel), contents(build(unpacked, "wheel"))
    assert sorted(by_way_of_the_sdist) == sorted(direct)
    assert [name for name in direct if direct[name] != by_way_of_the_sdist[name]] == []


def test_the_sdist_holds_what_is_needed_to_build_and_to_test(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    needed = {"pyproject.toml", "LICENSE", "README.md", "bpo_cli/build_hook.py", "tests/conftest.py"}
    assert needed | {"articles/business-process-outsourcing.md", "articles/glossary.toml"} <= names
    assert not [name for name in names if "__pycache__" in name or name.startswith((".git", ".venv"))]


def test_an_editable_installation_points_at_the_source_and_makes_its_index(source: Path, wheel: Path) -> None:
    index = source / "bpo_cli" / "bundled.sqlite"
    made = index.read_bytes()
    index.unlink()
    editable = contents(build(source, "wheel:editable"))
    assert str(source) in "".join(data.decode() for name, data in editable.items() if name.endswith(".pth"))
    assert index.read_bytes() == made == contents(wheel)["bpo_cli/bundled.sqlite"]


def test_the_licences_of_the_code_and_of_the_articles_are_in_the_wheel(wheel: Path) -> None:
    held = contents(wheel)
    assert held[f"{INFORMATION}/licenses/LICENSE"] == (ROOT / "LICENSE").read_bytes()
    assert held[f"{INFORMATION}/licenses/articles/README.md"] == (ROOT / "articles" / "README.md").read_bytes()
    metadata = Parser().parsestr(held[f"{INFORMATION}/METADATA"].decode())
    assert metadata["License-Expression"] == "MIT AND CC-BY-4.0"
    assert metadata["Name"] == "bpo-cli"
    assert metadata["Version"] == bpo_cli.__version__


def test_the_wheel_says_that_it_has_types(wheel: Path) -> None:
    assert "bpo_cli/py.typed" in contents(wheel)


def test_the_installed_wheel_answers_from_anywhere(tmp_path: Path, wheel: Path, bpo: Program) -> None:
    target, elsewhere = tmp_path / "installed", tmp_path / "elsewhere"
    elsewhere.mkdir()
    pip = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-index",
        "--no-deps",
        "--target",
        str(target),
    ]
    subprocess.run([*pip, str(wheel)], check=True, capture_output=True, timeout=120)
    installed = Program([sys.executable, str(target / "bin" / "bpo")], elsewhere, PYTHONPATH=str(target))
    for arguments in (
        ("define", "outsourcing"),
        ("faq", "fordeler"),
        ("search", "kostnader", "--json"),
        ("--version",),
    ):
        assert installed(*arguments) == bpo(*arguments)
    place = "import bpo_cli; print(bpo_cli.__file__)"
    found = Program([sys.executable, "-c", place], elsewhere, PYTHONPATH=str(target))()
    assert found.text == f"{target / 'bpo_cli' / '__init__.py'}\n"
