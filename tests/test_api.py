"""The API for other programs: its examples run, its names are there, and importing it costs next to nothing."""

from __future__ import annotations

import doctest
import importlib
import inspect
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from conftest import PACKAGE, ROOT
from test_house import LIBRARIES, WITHOUT_SITE, heavy_ones

import bpo_cli
from bpo_cli import Glossary
from bpo_cli.errors import BpoError

MODULES = ["bpo_cli", "bpo_cli.glossary", "bpo_cli.answer", "bpo_cli.article"]
CLASSES = [getattr(bpo_cli, name) for name in bpo_cli.__all__ if name != "__version__"]


@pytest.mark.parametrize("module", MODULES)
def test_the_examples_of_the_documentation_run(module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    results = doctest.testmod(importlib.import_module(module))
    assert results.attempted > 0
    assert results.failed == 0


@pytest.mark.parametrize("shown", ["Glossary", "Answer", "Hit", "Article", "Passage"])
def test_each_class_shows_an_example(shown: str) -> None:
    assert ">>> " in (getattr(bpo_cli, shown).__doc__ or "")


@pytest.mark.parametrize("public", CLASSES, ids=lambda each: each.__name__)
def test_everything_public_is_documented(public: type) -> None:
    members = [getattr(public, name) for name in vars(public) if not name.startswith("_")]
    undocumented = [each for each in members if callable(each) and not inspect.getdoc(each)]
    assert inspect.getdoc(public)
    assert undocumented == []


@pytest.mark.parametrize("name", ["Answer", "Hit", "Article", "Passage"])
def test_every_field_is_explained(name: str) -> None:
    public = getattr(bpo_cli, name)
    text = f"{public.__doc__} {inspect.getdoc(sys.modules[public.__module__])}"
    told_by_their_names = {"keywords", "description", "sections", "passages", "title", "query", "command", "hits"}
    fields = set(public.__annotations__) - told_by_their_names
    assert {field for field in fields if field not in text} - {"heading", "article", "source", "suggestions"} == set()


def test_the_package_has_the_names_it_promises_and_tells_them() -> None:
    assert set(bpo_cli.__all__) <= set(dir(bpo_cli))
    assert {each.__name__ for each in CLASSES} == set(bpo_cli.__all__) - {"__version__"}
    with pytest.raises(AttributeError, match="Glossar"):
        bpo_cli.Glossar  # noqa: B018


def test_importing_the_glossary_loads_nothing_that_costs() -> None:
    program = (
        f"import sys; sys.path[:0] = [{str(PACKAGE.parent)!r}, {LIBRARIES!r}]\n"
        "from bpo_cli import Answer, Article, Glossary, Hit, Passage\n"
        "print(*sys.modules, sep='\\n')"
    )
    done = subprocess.run([*WITHOUT_SITE, program], capture_output=True, text=True, check=True)
    assert "bpo_cli.glossary" in done.stdout.split()
    assert heavy_ones(done.stdout.split()) == set()


def test_a_glossary_is_kept_and_asked_again_and_again(bundled: Glossary) -> None:
    answers = [bundled.search(query) for query in ("skatt", "kostnader", "skatt")]
    assert answers[0] == answers[2] != answers[1]


def test_each_thread_opens_a_glossary_of_its_own() -> None:
    found: list[str | None] = []
    threads = [
        threading.Thread(target=lambda: found.append(Glossary.bundled().define("BPO").hits[0].term)) for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["Business Process Outsourcing"] * 3


def test_what_goes_wrong_is_a_message_and_not_an_accident(tmp_path: Path) -> None:
    with pytest.raises(BpoError) as caught:
        Glossary.folder(tmp_path)
    assert caught.value.message == f"{tmp_path} holds no articles"
    assert caught.value.hint
