"""The index file: reproducible, read and never written, and told from anything else that may lie in its place."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from conftest import OTHER_ARTICLES, PACKAGE, ROOT, Program, copied_package, opened, program_of_copy

from bpo_cli import BpoError, Glossary
from bpo_cli.compiling.compiler import compile_folder
from bpo_cli.errors import GlossaryError
from bpo_cli.index import Index

BUNDLED = PACKAGE / "bundled.sqlite"
REMEDY = "reinstall bpo, for example with: pip install --force-reinstall bpo-cli"


def shortened(share: float) -> Callable[[Path], None]:
    return lambda path: os.truncate(path, int(path.stat().st_size * share))


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def zeroed(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def scrambled(path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(path.stat().st_size))


def scrambled_behind_the_header(path: Path) -> None:
    size = path.stat().st_size
    path.write_bytes(path.read_bytes()[:100] + random.Random(1).randbytes(size - 100))


def replaced_by_text(path: Path) -> None:
    path.write_text("# An article\n\nThis is no index.\n" * 100)


def replaced_by_another_database(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.executescript("CREATE TABLE setting (name, value); CREATE TABLE notes (text);")
    connection.close()


def of_a_later_version(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 9999")
    connection.close()


def without_a_table(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("DROP TABLE definition")
    connection.close()


def removed(path: Path) -> None:
    path.unlink()


def replaced_by_a_directory(path: Path) -> None:
    path.unlink()
    path.mkdir()


DAMAGES = [
    shortened(0.9), shortened(0.5), shortened(0.01), emptied, zeroed, scrambled, scrambled_behind_the_header,
    replaced_by_text, replaced_by_another_database, of_a_later_version, without_a_table, removed,
    replaced_by_a_directory,
]  # fmt: skip


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> tuple[Program, Path]:
    folder = tmp_path_factory.mktemp("copy")
    index = copied_package(folder)
    return program_of_copy(folder, tmp_path_factory.mktemp("home")), index


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_a_damaged_index_is_told_in_one_line_with_its_remedy(
    copy: tuple[Program, Path], damage: Callable[[Path], None]
) -> None:
    program, index = copy
    shutil.copyfile(BUNDLED, index)
    damage(index)
    try:
        done = program("define", "outsourcing")
    finally:
        index.rmdir() if index.is_dir() else index.unlink(missing_ok=True)
    assert (done.status, done.output) == (2, b"")
    message, remedy = done.error_lines
    assert message.startswith(f"bpo: the index {index} cannot be read: ")
    assert remedy == REMEDY


@pytest.mark.parametrize(
    "arguments",
    [("search", "x"), ("faq",), ("list",), ("list", "sections"), ("show", "x"), ("highlights", "--json")],
    ids=str,
)
def test_every_command_tells_a_damaged_index(copy: tuple[Program, Path], arguments: tuple[str, ...]) -> None:
    program, index = copy
    index.write_bytes(b"no index" * 1000)
    done = program(*arguments)
    assert (done.status, done.output, done.error_lines[1]) == (2, b"", REMEDY)


def every_look_up(glossary: Glossary) -> None:
    glossary.define("ofshore outsorcing")
    glossary.faq("fordeler")
    glossary.highlights()
    glossary.search("kostnader og synonymer for xyzzy")
    glossary.show("business-process-outsourcing")
    for rows in (glossary.terms(), glossary.articles(), glossary.sections(), glossary.questions()):
        assert isinstance(rows, tuple)


@pytest.mark.parametrize("share", [step / 20 for step in range(20)])
def test_a_shortened_index_raises_nothing_but_an_error_of_ours(tmp_path: Path, share: float) -> None:
    path = tmp_path / "index.sqlite"
    shutil.copyfile(BUNDLED, path)
    shortened(share)(path)
    with pytest.raises(BpoError):
        every_look_up(opened(path))


@pytest.mark.parametrize("seed", range(20))
def test_a_scrambled_page_raises_nothing_but_an_error_of_ours(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "index.sqlite"
    data = bytearray(BUNDLED.read_bytes())
    chance = random.Random(seed)
    page = chance.randrange(1, len(data) // 4096) * 4096
    data[page : page + 4096] = chance.randbytes(4096)
    path.write_bytes(data)
    with suppress(BpoError):  # a page may also lie where no look-up comes
        every_look_up(opened(path))


@pytest.mark.parametrize("name", ["with blank", "per%20cent", "quest?ion", "ha#sh", "ampers&and", "blåbær", "quote'\""])
def test_an_index_is_found_whatever_its_folder_is_called(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    shutil.copyfile(BUNDLED, folder / "index.sqlite")
    for immutable in (False, True):
        assert Glossary(Index.open(str(folder / "index.sqlite"), "", immutable=immutable)).define("BPO").hits


def test_a_look_up_leaves_no_file_and_no_stamp_behind(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    shutil.copyfile(BUNDLED, path)
    before = path.stat().st_mtime_ns, path.read_bytes()
    every_look_up(opened(path))
    assert (path.stat().st_mtime_ns, path.read_bytes()) == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_closed_index_cannot_be_used() -> None:
    index = Index.open(str(BUNDLED), "reopen it")
    assert index.passage_count() > 10
    index.close()
    with pytest.raises(GlossaryError):
        index.articles()


@pytest.mark.parametrize("articles", [ROOT / "articles", OTHER_ARTICLES], ids=["bundled", "other"])
def test_the_same_articles_give_the_same_bytes(tmp_path: Path, articles: Path) -> None:
    copied = tmp_path / "copied"
    shutil.copytree(articles, copied)
    for file in copied.iterdir():
        os.utime(file, (1, 1))
    assert compile_folder(articles, tmp_path / "one") == compile_folder(copied, tmp_path / "two") == []
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_the_bundled_index_is_that_of_the_articles(tmp_path: Path) -> None:
    compile_folder(ROOT / "articles", tmp_path / "fresh.sqlite")
    assert (tmp_path / "fresh.sqlite").read_bytes() == BUNDLED.read_bytes(), "install again: the index is stale"


def test_compiling_replaces_what_was_there_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "index.sqlite"
    target.write_bytes(b"something else")
    compile_folder(OTHER_ARTICLES, target)
    assert opened(target).define("faktoring").hits
    assert list(tmp_path.iterdir()) == [target]


def test_an_unreadable_article_is_a_problem_and_the_others_are_compiled(tmp_path: Path) -> None:
    (tmp_path / "good.md").write_text("# Godt\n\nGodt er noe som smaker.\n", encoding="utf-8")
    (tmp_path / "empty.md").write_bytes(b"")
    (tmp_path / "latin.md").write_bytes("# Blåbær\n\nBlåbær er et bær.\n".encode("latin-1"))
    problems = compile_folder(tmp_path, tmp_path / "index.sqlite")
    assert [(problem.path, problem.line) for problem in problems] == [("empty.md", 0), ("latin.md", 1)]
    assert opened(tmp_path / "index.sqlite").define("godt").hits[0].text == "Godt er noe som smaker."


def test_settings_that_cannot_be_read_leave_no_index(tmp_path: Path) -> None:
    (tmp_path / "glossary.toml").write_text("title = ")
    with pytest.raises(GlossaryError, match=r"glossary\.toml"):
        compile_folder(tmp_path, tmp_path / "index.sqlite")
    assert [path.name for path in tmp_path.iterdir()] == ["glossary.toml"]


def test_the_settings_of_a_glossary_reach_its_look_ups(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "glossary.toml").write_text(
        'title = "Prøven"\nlanguage = "nb"\nsynonyms = [["kvitter", "fuglesang"]]\n[headings]\nfaq = ["Spør oss"]\n',
        encoding="utf-8",
    )
    text = "# Kvitter\n\nKvitter er lyd.\n\n## Spør oss\n\n### Hvem kvitrer?\n\nFugler.\n"
    (tmp_path / "articles" / "kvitter.md").write_text(text, encoding="utf-8")
    compile_folder(tmp_path / "articles", tmp_path / "index.sqlite")
    glossary = opened(tmp_path / "index.sqlite")
    assert glossary.title == "Prøven"
    assert glossary.define("fuglesang").hits[0].text == "Kvitter er lyd."
    assert [row.name for row in glossary.questions()] == ["Hvem kvitrer?"]


def test_a_glossary_without_articles_answers_nothing(tmp_path: Path) -> None:
    compile_folder(tmp_path, tmp_path / "index.sqlite")
    glossary = opened(tmp_path / "index.sqlite")
    assert glossary.define("outsourcing").hits == ()
    assert glossary.search("outsourcing").hits == ()
    assert (glossary.faq().hits, glossary.terms(), glossary.articles()) == ((), (), ())
