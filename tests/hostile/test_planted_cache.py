"""The cache: nothing that somebody else laid out in its place is followed or trusted, and where it cannot be written
the answer comes without it, leaving nothing behind."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from attacks import (
    ASK,
    RIGHT,
    SOUND,
    assert_kept,
    cached_files,
    folder_of,
    limited,
    own_program,
    the_index,
    unprivileged,
)
from conftest import Program

ANSWER = (0, RIGHT)


@pytest.fixture
def own(bpo: Program, tmp_path: Path) -> Program:
    """The program with a cache of its own, and `articles` in its home."""
    program = own_program(bpo, tmp_path / "home")
    folder_of(program.home / "articles", {"alfa.md": SOUND})
    return program


def asked(program: Program) -> tuple[int, str]:
    done = program(*ASK, "--articles", "articles")
    assert done.errors == b""
    return done.status, done.text


def a_link_to_another_file(index: Path) -> None:
    index.unlink()
    index.symlink_to(index.parents[3] / "precious")


def a_dangling_link(index: Path) -> None:
    index.unlink()
    index.symlink_to(index.parents[3] / "nothing-yet")


def a_pipe(index: Path) -> None:
    index.unlink()
    os.mkfifo(index, 0o600)


def open_to_all(index: Path) -> None:
    index.chmod(0o666)


@pytest.mark.parametrize(
    "plant", [a_link_to_another_file, a_dangling_link, a_pipe, open_to_all], ids=lambda each: each.__name__
)
def test_what_is_planted_for_an_index_is_not_followed_but_replaced(
    own: Program, tmp_path: Path, plant: Callable[[Path], None]
) -> None:
    (tmp_path / "precious").write_bytes(b"precious" * 1000)
    asked(own)
    index = the_index(own)
    plant(index)
    assert asked(own) == ANSWER
    assert (index.is_symlink(), index.is_file(), index.stat().st_mode & 0o777) == (False, True, 0o600)
    assert (tmp_path / "precious").read_bytes() == b"precious" * 1000
    assert not (tmp_path / "nothing-yet").exists()


def a_second_name_of_another_file(index: Path) -> None:
    index.unlink()
    (index.parents[3] / "precious").chmod(0o600)
    os.link(index.parents[3] / "precious", index)


def a_second_name_of_another_database(index: Path) -> None:
    precious = index.parents[3] / "precious"
    precious.unlink()
    shutil.copy(index, precious)
    with closing(sqlite3.connect(precious)) as connection:
        connection.executescript("DROP TABLE setting; DROP TABLE snapshot")
    a_second_name_of_another_file(index)


@pytest.mark.parametrize(
    "plant", [a_second_name_of_another_file, a_second_name_of_another_database], ids=lambda each: each.__name__
)
def test_a_file_that_goes_by_another_name_too_is_never_written_to(
    own: Program, tmp_path: Path, plant: Callable[[Path], None]
) -> None:
    (tmp_path / "precious").write_bytes(b"precious" * 1000)
    asked(own)
    plant(the_index(own))
    before = (tmp_path / "precious").read_bytes()
    assert asked(own) == ANSWER
    assert (tmp_path / "precious").read_bytes() == before
    assert the_index(own).stat().st_nlink == 1


BESIDE = {
    "junk": lambda path: path.write_bytes(b"\xd9\xd5\x05\xf9 \xa1c\xd7" * 1000),
    "pipe": os.mkfifo,
    "link": lambda path: path.symlink_to("/etc/passwd"),
    "dangling link": lambda path: path.symlink_to("nothing-yet"),
    "endless device": lambda path: path.symlink_to("/dev/zero"),
    "link to itself": lambda path: path.symlink_to(path.name),
    "open to all": lambda path: (path.touch(), path.chmod(0o666)),
}


@pytest.mark.parametrize("ending", ["-journal", "-wal", "-shm"])
@pytest.mark.parametrize("plant", BESIDE.values(), ids=BESIDE.keys())
def test_what_is_planted_beside_an_index_is_not_opened_but_goes(
    own: Program, plant: Callable[[Path], object], ending: str
) -> None:
    asked(own)
    index = the_index(own)
    plant(index.with_name(index.name + ending))
    for _ in range(2):
        assert asked(own) == ANSWER
    assert cached_files(own) == [index]


def test_a_writer_that_stands_still_is_not_waited_for_without_end(own: Program) -> None:
    asked(own)
    with closing(sqlite3.connect(the_index(own), isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        (own.home / "articles" / "beta.md").write_text(SOUND.replace("Alfa", "Beta"), encoding="utf-8")
        done = own("define", "beta", "--articles", "articles")
        connection.execute("ROLLBACK")
    assert_kept(done, 0, lines=1)
    assert done.text == RIGHT.replace("Alfa", "Beta")


def test_what_cannot_be_replaced_costs_the_cache_and_not_the_answer(own: Program) -> None:
    asked(own)
    index = the_index(own)
    index.unlink()
    index.mkdir()
    done = own(*ASK, "--articles", "articles")
    assert_kept(done, 0, lines=1)
    assert done.text == RIGHT


def cache_is_a_file(cache: Path) -> None:
    cache.write_text("precious")


def cache_is_a_dangling_link(cache: Path) -> None:
    cache.symlink_to("/nonexistent/cache")


def cache_is_a_link_to_itself(cache: Path) -> None:
    cache.symlink_to(cache)


def cache_is_open_to_all(cache: Path) -> None:
    cache.mkdir()
    cache.chmod(0o777)


def cache_is_read_only(cache: Path) -> None:
    cache.mkdir(mode=0o500)


@pytest.mark.parametrize("variable", ["BPO_CACHE_DIR", "XDG_CACHE_HOME", "HOME"])
@pytest.mark.parametrize(
    "make",
    [cache_is_a_file, cache_is_a_dangling_link, cache_is_a_link_to_itself, cache_is_open_to_all, cache_is_read_only],
    ids=lambda each: each.__name__,
)
def test_a_place_that_cannot_hold_a_cache_costs_a_line_and_not_the_answer(
    own: Program, tmp_path: Path, variable: str, make: Callable[[Path], None]
) -> None:
    place = tmp_path / "place"
    make(place)
    if variable != "BPO_CACHE_DIR" and make is cache_is_open_to_all:
        (place / "bpo").mkdir(parents=True)
        (place / "bpo").chmod(0o777)
        (place / ".cache").symlink_to(place)
    done = unprivileged(own)(*ASK, "--articles", "articles", **{variable: str(place)})
    assert_kept(done, 0, lines=1)
    assert done.text == RIGHT
    assert len(done.error_lines) == 1
    assert not place.is_file() or place.read_text() == "precious"
    assert not [path for path in place.rglob("*") if path.is_file()]


def test_a_stale_index_in_a_read_only_folder_costs_a_line_and_not_the_answer(own: Program) -> None:
    asked(own)
    folder = the_index(own).parent
    (own.home / "articles" / "alfa.md").write_text(SOUND.replace("første", "aller første"), encoding="utf-8")
    folder.chmod(0o500)
    done = unprivileged(own)(*ASK, "--articles", "articles")
    folder.chmod(0o700)
    assert_kept(done, 0, lines=1)
    assert "aller første" in done.text


@pytest.mark.parametrize("owned", ["folder", "index"])
def test_an_index_of_another_user_is_not_trusted(own: Program, owned: str) -> None:
    if os.geteuid() != 0:
        pytest.skip("only the superuser can give files away")
    asked(own)
    index = the_index(own)
    with closing(sqlite3.connect(index)) as connection:
        connection.execute("UPDATE definition SET headword = 'FALSK'")
        connection.commit()
    os.chown(index if owned == "index" else index.parent, 65534, 65534)
    done = own(*ASK, "--articles", "articles")
    assert_kept(done, 0, lines=1)
    assert done.text == RIGHT


def test_a_link_of_another_user_to_a_folder_of_ours_is_not_followed(own: Program, tmp_path: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only the superuser can give links away")
    (tmp_path / "ours").mkdir(mode=0o700)
    (tmp_path / "link").symlink_to(tmp_path / "ours")
    os.chown(tmp_path / "link", 65534, 65534, follow_symlinks=False)
    done = own(*ASK, "--articles", "articles", BPO_CACHE_DIR=str(tmp_path / "link"))
    assert_kept(done, 0, lines=1)
    assert done.text == RIGHT
    assert list((tmp_path / "ours").iterdir()) == []


@pytest.mark.parametrize("size", [0, 512, 100_000, 300_000])
def test_a_disk_that_fills_up_during_the_build_costs_the_cache_and_not_the_answer(
    own: Program, tmp_path: Path, size: int
) -> None:
    done, _ = limited(own, tmp_path / "peak", *ASK, "--articles", "articles", limits={"RLIMIT_FSIZE": size})
    assert_kept(done, 0, lines=1)
    assert done.text == RIGHT
    assert asked(own) == ANSWER
    assert len(cached_files(own)) == 1


def test_a_disk_that_fills_up_while_the_index_is_brought_up_to_date_costs_no_answer(
    own: Program, tmp_path: Path
) -> None:
    asked(own)
    (own.home / "articles" / "alfa.md").write_text(SOUND * 400 + "Slutt.\n", encoding="utf-8")
    done, _ = limited(own, tmp_path / "peak", *ASK, "--articles", "articles", limits={"RLIMIT_FSIZE": 8192})
    assert_kept(done, 0, lines=1)
    assert done.text == RIGHT
    assert asked(own) == ANSWER
    assert len(cached_files(own)) == 1


def test_no_temporary_file_is_left_anywhere(own: Program, tmp_path: Path) -> None:
    (tmp_path / "temporary").mkdir()
    done = own(
        *ASK, "--articles", "articles", TMPDIR=str(tmp_path / "temporary"), SQLITE_TMPDIR=str(tmp_path / "temporary")
    )
    assert (done.status, done.text) == ANSWER
    assert list((tmp_path / "temporary").iterdir()) == []
    assert len(cached_files(own)) == 1
    shutil.rmtree(own.home / ".cache")
    assert sorted(path.name for path in own.home.iterdir()) == ["articles"]
