"""An index that follows its folder holds the same as one that is made anew of the same files."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from conftest import OTHER_ARTICLES

from bpo_cli import Glossary

# English words of function that Norwegian does not know, until they stand in a name.
NAMED = "# Back office\n\nBack office er alt som kundene ikke ser.\n"
# Everything that is told by words and not by numbers of rows, which differ with the order of the articles.
ROWS = (
    "SELECT form, stem, passages FROM word",
    "SELECT kind, length, forms FROM spelling",
    "SELECT form, foreignness FROM function_word",
    "SELECT stems, meaning FROM synonym",
    "SELECT value FROM setting WHERE name = 'passages'",
    "SELECT path, slug, title FROM article",
    "SELECT article, anchor, heading, path, line FROM sections",
    "SELECT article, anchor, kind, beginning, ending, links FROM passage JOIN sections ON sections.id = section",
    "SELECT path, key, name, headword, start, stop, source FROM definition JOIN article ON article.id = article",
    "SELECT path, term FROM words_of_passages JOIN article ON doc BETWEEN first_passage AND last_passage",
    "SELECT key, term FROM words_of_names JOIN definition ON definition.id = doc",
)


def rows_of(cache: Path) -> list[list[tuple[object, ...]]]:
    """All rows of the one index in a cache, sorted."""
    [path] = cache.iterdir()
    with closing(sqlite3.connect(path)) as index:
        index.execute("CREATE VIRTUAL TABLE temp.words_of_passages USING fts5vocab (main, occurrence, instance)")
        index.execute("CREATE VIRTUAL TABLE temp.words_of_names USING fts5vocab (main, naming, instance)")
        index.execute(
            "CREATE TEMP VIEW sections AS SELECT section.id, article.path AS article, anchor, heading, section.path,"
            " line FROM section JOIN article ON article.id = section.article"
        )
        return [sorted(index.execute(statement)) for statement in ROWS]


def add_name(folder: Path, _random: random.Random) -> None:
    (folder / "back-office.md").write_text(NAMED, encoding="utf-8")


def remove_name(folder: Path, _random: random.Random) -> None:
    (folder / "back-office.md").unlink(missing_ok=True)


def remove(folder: Path, random: random.Random) -> None:
    random.choice(sorted(folder.rglob("*.md"))).unlink()


def move(folder: Path, random: random.Random) -> None:
    file = random.choice(sorted(folder.rglob("*.md")))
    target = folder / random.choice("ab") / file.name
    target.parent.mkdir(exist_ok=True)
    file.replace(target)


def copy(folder: Path, random: random.Random) -> None:
    file = random.choice(sorted(OTHER_ARTICLES.glob("*.md")))
    target = folder / random.choice("ab") / file.name
    target.parent.mkdir(exist_ok=True)
    shutil.copyfile(file, target)


def edit(folder: Path, random: random.Random) -> None:
    file = random.choice(sorted(folder.rglob("*.md")))
    lines = file.read_text(encoding="utf-8").split("\n")
    random.shuffle(lines)
    file.write_text("\n".join(lines[: random.randrange(len(lines)) + 1]), encoding="utf-8")


CHANGES: tuple[Callable[[Path, random.Random], None], ...] = (add_name, remove_name, remove, move, copy, edit, edit)


@pytest.mark.parametrize("seed", range(8))
def test_an_index_that_followed_many_changes_is_as_one_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    folder = tmp_path / "articles"
    shutil.copytree(OTHER_ARTICLES, folder)
    chance = random.Random(seed)
    for _ in range(8):
        monkeypatch.setenv("BPO_CACHE_DIR", str(tmp_path / "following"))
        Glossary.folder(str(folder)).define("faktoring")
        for change in chance.choices(CHANGES, k=chance.randrange(1, 5)):
            if any(folder.rglob("*.md")):
                change(folder, chance)
        add_name(folder, chance) if chance.random() < 0.5 else remove_name(folder, chance)
        copy(folder, chance)
    Glossary.folder(str(folder)).define("faktoring")
    monkeypatch.setenv("BPO_CACHE_DIR", str(tmp_path / "anew"))
    Glossary.folder(str(folder)).define("faktoring")
    assert rows_of(tmp_path / "following") == rows_of(tmp_path / "anew")


@pytest.mark.parametrize("year", [1901, 1969, 2300, 2440])
def test_articles_of_any_time_are_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, year: int) -> None:
    monkeypatch.setenv("BPO_CACHE_DIR", str(tmp_path / "cache"))
    seconds = (year - 1970) * 31_556_952
    article = tmp_path / "articles" / "alfa.md"
    article.parent.mkdir()
    for text in ("Alfa er en bokstav.", "Alfa er den første."):
        article.write_text(f"# Alfa\n\n{text}\n", encoding="utf-8")
        os.utime(article, (seconds, seconds))
        for _ in range(2):
            assert [hit.text for hit in Glossary.folder(str(article.parent)).define("alfa").hits] == [text]


def test_a_glossary_that_stays_open_never_mixes_two_states_of_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BPO_CACHE_DIR", str(tmp_path / "cache"))
    folder = tmp_path / "articles"
    folder.mkdir()
    article = folder / "vin.md"
    article.write_text("# Vin\n\nVin er en drikk av druer.\n", encoding="utf-8")
    open_before = Glossary.folder(folder)
    assert open_before.search("druer").hits
    article.write_text("# Vin\n\nEtter dette avsnittet. Vin er saft fra et eikefat.\n", encoding="utf-8")
    assert Glossary.folder(folder).search("eikefat").hits
    assert [hit.text for hit in open_before.define("vin").hits] == [
        "Etter dette avsnittet. Vin er saft fra et eikefat."
    ]
    assert open_before.search("eikefat").hits
    assert not open_before.search("druer").hits
