"""What comes from a language is the same in every index of it: copied from the bundled one, or written anew."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from conftest import OTHER_ARTICLES, PACKAGE, Program, copied_package, program_of_copy

from bpo_cli.compiling.compiler import compile_folder
from bpo_cli.language import known_languages, load_thesaurus

TABLES = ("setting", "synonym", "function_word", "function_word_in_name")
_SETTINGS = 'language = "{language}"\ntitle = "Min egen"\nsynonyms = [["kvitter", "fuglesang"], ["bil", "kvitter"]]\n'
_ARTICLE = "# Bil\n\nEn bil er et kjøretøy som er back office på hjul.\n"


def rows(index: Path) -> dict[str, Counter[tuple[object, ...]]]:
    with closing(sqlite3.connect(index)) as connection:
        return {table: Counter(connection.execute(f"SELECT * FROM {table}").fetchall()) for table in TABLES}


def glossary_in(folder: Path, language: str) -> Path:
    folder.mkdir()
    (folder / "bil.md").write_text(_ARTICLE, encoding="utf-8")
    (folder / "glossary.toml").write_text(_SETTINGS.format(language=language), encoding="utf-8")
    return folder


def index_of(program: Program, articles: Path, cache: Path) -> Path:
    """The index that a command of that program makes."""
    assert program("list", BPO_ARTICLES=str(articles), BPO_CACHE_DIR=str(cache)).status == 0
    [index] = cache.glob("*.sqlite")
    return index


@pytest.mark.parametrize("language", known_languages())
def test_an_index_is_the_same_whether_or_not_it_copies_from_the_bundled_one(
    bpo: Program, tmp_path: Path, language: str
) -> None:
    articles = glossary_in(tmp_path / "articles", language)
    compile_folder(articles, tmp_path / "anew.sqlite")  # like the bundled one itself, from nothing
    made, anew = rows(index_of(bpo, articles, tmp_path / "cache")), rows(tmp_path / "anew.sqlite")
    assert made == anew
    assert len({meaning for _, meaning in made["synonym"]}) == len(load_thesaurus(language)) + 2


def test_synonyms_of_the_bundled_glossary_alone_are_not_copied(tmp_path: Path, bpo: Program) -> None:
    bundled = copied_package(tmp_path)
    glossary_in(tmp_path / "bundled", "norwegian")
    compile_folder(tmp_path / "bundled", bundled)
    program = program_of_copy(tmp_path, bpo.home)
    made = index_of(program, OTHER_ARTICLES, tmp_path / "cache")
    assert rows(made) == rows(index_of(bpo, OTHER_ARTICLES, tmp_path / "other cache"))


def test_rows_are_copied_and_not_written_anew(tmp_path: Path, bpo: Program) -> None:
    bundled = copied_package(tmp_path)
    with closing(sqlite3.connect(bundled)) as connection, connection:
        connection.execute("INSERT INTO synonym VALUES ('never written', 0)")
    made = index_of(program_of_copy(tmp_path, bpo.home), OTHER_ARTICLES, tmp_path / "cache")
    assert rows(made)["synonym"]["never written", 0] == 1


@pytest.mark.parametrize("damage", ["gone", "empty", "cut short", "of other words"])
def test_a_bundled_index_that_is_no_good_is_not_copied(tmp_path: Path, bpo: Program, damage: str) -> None:
    bundled = copied_package(tmp_path)
    if damage == "gone":
        bundled.unlink()
    elif damage == "of other words":
        thesaurus = min((tmp_path / "bpo_cli" / "thesauri").glob("*.toml"))
        thesaurus.write_text(thesaurus.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    else:
        content = (PACKAGE / "bundled.sqlite").read_bytes()
        bundled.write_bytes(b"" if damage == "empty" else content[: len(content) // 2])
    articles = glossary_in(tmp_path / "articles", "norwegian")
    made = rows(index_of(program_of_copy(tmp_path, bpo.home), articles, tmp_path / "cache"))
    right = rows(index_of(bpo, articles, tmp_path / "other cache"))
    assert {table: made[table] for table in TABLES[1:]} == {table: right[table] for table in TABLES[1:]}
    assert made["setting"].keys() - right["setting"].keys() <= {
        each for each in made["setting"] if each[0] == "thesaurus"
    }
