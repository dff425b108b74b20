"""The cache: however its index is damaged, also between two queries, it is made anew and the answer is right."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from attacks import (
    ASK,
    RIGHT,
    SOUND,
    cached_files,
    folder_of,
    own_program,
    the_index,
)
from conftest import Program

ANSWER = (0, RIGHT)


@pytest.fixture(scope="module")
def whole(bpo: Program, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A folder of articles, and its index in a cache."""
    folder = tmp_path_factory.mktemp("damaged")
    things = {f"{number}.md": f"# Ting {number}\n\nTing {number} er et ord.\n" for number in range(30)}
    articles = folder_of(folder / "articles", {"alfa.md": SOUND, **things})
    program = own_program(bpo, folder / "home")
    for _ in range(2):  # files as young as these are read twice
        assert program(*ASK, "--articles", str(articles)).text == RIGHT
    return articles, the_index(program)


@pytest.fixture
def own(bpo: Program, tmp_path: Path, whole: tuple[Path, Path]) -> Program:
    """The program with a cache of its own that holds a good index of the articles in `articles`."""
    articles, index = whole
    program = own_program(bpo, tmp_path / "home")
    (program.home / "articles").symlink_to(articles)
    (program.home / ".cache" / "bpo").mkdir(parents=True, mode=0o700)
    shutil.copy2(index, program.home / ".cache" / "bpo")
    return program


def asked(program: Program) -> tuple[int, str]:
    done = program(*ASK, "--articles", "articles")
    assert done.errors == b""
    return done.status, done.text


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def shortened(share: float) -> Callable[[Path], None]:
    def shorten(path: Path) -> None:
        os.truncate(path, int(path.stat().st_size * share))

    return shorten


def of_random_bytes(path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(path.stat().st_size))


def junk_behind_the_header(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100] + random.Random(2).randbytes(path.stat().st_size))


def junk_in_the_second_half(path: Path) -> None:
    half = path.stat().st_size // 2
    path.write_bytes(path.read_bytes()[:half] + random.Random(3).randbytes(half))


def junk_on_every_page_but_the_first(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for start in range(16384, len(data), 4096):
        data[start : start + 64] = random.Random(start).randbytes(64)
    path.write_bytes(data)


def zeros(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def a_text(path: Path) -> None:
    path.write_text("# Alfa\n\nAlfa er noe annet.\n" * 1000)


def edited(*statements: str) -> Callable[[Path], None]:
    def edit(path: Path) -> None:
        connection = sqlite3.connect(path)
        connection.executescript(";".join(statements))
        connection.close()

    return edit


WRONG_TABLES = edited(
    "DROP TABLE setting", "CREATE VIEW setting AS SELECT 'folding' AS name, 1 AS value",
    "CREATE TABLE own (id INTEGER PRIMARY KEY AUTOINCREMENT)", "INSERT INTO own VALUES (NULL)",
)  # fmt: skip
WRONG_TYPES = edited("UPDATE definition SET start = 'x', rank = 'y'")
DAMAGES = {
    "emptied": emptied,
    "one byte": shortened(0.000001),
    "shortened to a hundredth": shortened(0.01),
    "shortened to half": shortened(0.5),
    "shortened by a little": shortened(0.99),
    "random bytes": of_random_bytes,
    "junk behind the header": junk_behind_the_header,
    "junk in the second half": junk_in_the_second_half,
    "junk on every page": junk_on_every_page_but_the_first,
    "zeros": zeros,
    "a text": a_text,
    "a newer format": edited("PRAGMA user_version = 9999"),
    "another program's": edited("PRAGMA application_id = 1"),
    "another version's": edited("UPDATE snapshot SET made_by = '99.0'"),
    "another folder's": edited("UPDATE snapshot SET folder = x'2f'"),
    "stamps of nonsense": edited("UPDATE snapshot SET stamps = x'00'"),
    "no snapshot": edited("DELETE FROM snapshot"),
    "no rows": edited("DELETE FROM definition", "DELETE FROM snapshot"),
    "a table gone": edited("DROP TABLE definition"),
    "an index gone": edited("DROP INDEX definition_key"),
    "wrong tables": WRONG_TABLES,
    "wrong columns": edited("ALTER TABLE article RENAME COLUMN title TO name"),
    "wrong types": WRONG_TYPES,
    "deleted": Path.unlink,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_index_is_made_anew(own: Program, damage: Callable[[Path], None]) -> None:
    index = the_index(own)
    damage(index)
    assert asked(own) == ANSWER
    assert own("define", "ting 7", "--articles", "articles").text == "Ting 7\nTing 7 er et ord.\n"
    assert cached_files(own) == [index]


BETWEEN_QUERIES = ["emptied", "shortened to half", "random bytes", "junk on every page", "wrong tables", "deleted"]


@pytest.mark.parametrize("damage", [DAMAGES[name] for name in BETWEEN_QUERIES], ids=BETWEEN_QUERIES)
def test_an_index_damaged_between_two_queries_of_a_batch_costs_no_answer(
    own: Program, damage: Callable[[Path], None]
) -> None:
    process = subprocess.Popen(
        [*own.command, "define", "-", "--articles", "articles", "--format", "tsv"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=own.environment, cwd=own.home,
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    for number, query in enumerate(["alfa", "ting 7", "ting 20", "alfa"]):
        process.stdin.write(f"{query}\n".encode())
        process.stdin.flush()
        assert process.stdout.readline().split(b"\t")[0].decode() == query
        if number == 0:
            damage(the_index(own))
    output, errors = process.communicate(timeout=60)
    assert (process.returncode, output, errors) == (0, b"", b"")
    assert asked(own) == ANSWER
