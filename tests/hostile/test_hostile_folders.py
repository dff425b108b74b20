"""Folders: what is no regular file is never opened, what cannot be read is told, no name and no number of files
changes an answer; and settings that are not right are one line."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from attacks import (
    ASK,
    LARGEST_PEAK,
    RIGHT,
    SOUND,
    assert_kept,
    cached_files,
    folder_of,
    limited,
    own_program,
    unprivileged,
)
from conftest import Program


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_socket(path: Path) -> None:
    place = os.getcwd()
    os.chdir(path.parent)  # the path of a socket may not be long
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(path.name)
    os.chdir(place)


def a_link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def two_links_in_a_circle(path: Path) -> None:
    path.symlink_to("zirkel.md")
    path.with_name("zirkel.md").symlink_to(path.name)


def a_link_to_nowhere(path: Path) -> None:
    path.symlink_to("/nonexistent/artikkel.md")


def a_link_to_an_endless_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def a_link_to_the_terminal(path: Path) -> None:
    path.symlink_to("/dev/tty")


def a_link_to_the_folder_itself(path: Path) -> None:
    path.symlink_to(path.parent, target_is_directory=True)


def a_link_into_a_file(path: Path) -> None:
    path.symlink_to("alfa.md/x.md")


def a_directory(path: Path) -> None:
    path.mkdir()


def a_directory_of_links_upwards(path: Path) -> None:
    path.mkdir()
    (path / "opp").symlink_to("..", target_is_directory=True)
    (path / "opp.md").symlink_to("..", target_is_directory=True)


ODD_FILES = [
    a_pipe, a_socket, a_link_to_itself, two_links_in_a_circle, a_link_to_nowhere, a_link_to_an_endless_device,
    a_link_to_the_terminal, a_link_to_the_folder_itself, a_link_into_a_file, a_directory, a_directory_of_links_upwards,
]  # fmt: skip


@pytest.mark.parametrize("inside", ["", "undermappe"])
def test_what_is_no_regular_file_is_left_alone(bpo: Program, tmp_path: Path, inside: str) -> None:
    folder = folder_of(tmp_path / "articles", {"alfa.md": SOUND})
    folder_of(folder / "undermappe", {"beta.md": "# Beta\n\nBeta er nummer to.\n"})
    for number, make in enumerate(ODD_FILES):
        make(folder / inside / f"{number}.md")
    done = bpo(*ASK, "--articles", str(folder))
    assert (done.status, done.text, done.errors) == (0, RIGHT, b"")
    assert bpo("define", "beta", "--articles", str(folder)).status == 0
    assert_kept(bpo("check", str(folder)), 0, 1, 2, lines=2)


@pytest.mark.parametrize("make", ODD_FILES, ids=lambda make: make.__name__)
def test_settings_that_are_no_regular_file_are_not_opened(
    bpo: Program, tmp_path: Path, make: Callable[[Path], None]
) -> None:
    folder = folder_of(tmp_path / "articles", {"alfa.md": SOUND})
    make(folder / "glossary.toml")
    done = bpo(*ASK, "--articles", str(folder))
    assert (done.status, done.text, done.errors) == (0, RIGHT, b"")


LOOKS_REGULAR = [f"/proc/{name}" for name in ("kmsg", "kcore", "self/pagemap", "self/mem", "self/maps")]


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="needs the files of a Linux kernel")
@pytest.mark.parametrize("name", ["x.md", "glossary.toml"])
@pytest.mark.parametrize("target", LOOKS_REGULAR)
def test_a_file_of_the_kernel_that_has_no_end_or_waits_is_one_line_at_most(
    bpo: Program, tmp_path: Path, target: str, name: str
) -> None:
    folder = folder_of(tmp_path / "articles", {"alfa.md": SOUND})
    (folder / name).symlink_to(target)
    done, peak = limited(bpo, tmp_path / "peak", *ASK, "--articles", str(folder), limits={"RLIMIT_CPU": 20})
    assert_kept(done, 0, *([] if name == "x.md" else [2]), lines=1)
    assert done.text == ("" if done.status else RIGHT)
    assert peak < LARGEST_PEAK
    assert_kept(bpo("check", str(folder)), 0, 1, 2, lines=1)


@pytest.mark.parametrize("year", [1500, 1800, 1969, 2262, 2400, 9999])
def test_files_of_any_date_are_articles(bpo: Program, tmp_path: Path, year: int) -> None:
    own = own_program(bpo, tmp_path / "home")
    folder = folder_of(tmp_path / "articles", {"alfa.md": SOUND, "glossary.toml": ""})
    for path in folder.iterdir():
        os.utime(path, ((year - 1970) * 31_557_600, (year - 1970) * 31_557_600))
    for _ in range(2):
        done = own(*ASK, "--articles", str(folder))
        assert (done.status, done.text, done.errors) == (0, RIGHT, b"")
    (folder / "alfa.md").write_text(SOUND.replace("første", "andre"), encoding="utf-8")
    assert "andre" in own(*ASK, "--articles", str(folder)).text
    assert_kept(own("check", str(folder)), 0, lines=1)


def test_a_link_to_an_article_elsewhere_is_an_article(bpo: Program, tmp_path: Path) -> None:
    elsewhere = folder_of(tmp_path / "elsewhere", {"x.md": SOUND})
    folder = folder_of(tmp_path / "articles", {})
    (folder / "alfa.md").symlink_to(elsewhere / "x.md")
    assert bpo(*ASK, "--articles", str(folder)).text == RIGHT


@pytest.mark.parametrize(("name", "lines"), [("zeta.md", 1), ("undermappe", 0)])
def test_what_may_not_be_read_costs_no_other_answer(bpo: Program, tmp_path: Path, name: str, lines: int) -> None:
    folder = folder_of(tmp_path / "articles", {"alfa.md": SOUND, "zeta.md": "# Zeta\n\nZeta er en bokstav.\n"})
    folder_of(folder / "undermappe", {"beta.md": "# Beta\n\nBeta er en bokstav.\n"})
    (folder / name).chmod(0)
    done = unprivileged(bpo)(*ASK, "--articles", str(folder))
    (folder / name).chmod(0o700)
    assert (done.status, done.text) == (0, RIGHT)
    assert len(done.error_lines) == lines


def test_two_files_with_one_slug_are_both_found_and_told_apart(bpo: Program, tmp_path: Path) -> None:
    articles = folder_of(tmp_path / "articles", {})
    folder_of(articles / "en", {"alfa.md": SOUND})
    folder_of(articles / "to", {"alfa.md": SOUND.replace("første", "andre")})
    folder = str(articles)
    hits = json.loads(bpo(*ASK, "--articles", folder, "--json").output)["hits"]
    assert len({hit["id"] for hit in hits}) == 2
    assert_kept(bpo("show", "alfa", "--articles", folder), 2)
    assert "andre" in bpo("show", "to/alfa", "--articles", folder).text


@pytest.mark.parametrize(
    "names",
    [
        (b"x\xe5.md", rb"x\xe5.md"),
        (b"x\xff.md", b"x\xfe.md"),
        ("é.md".encode(), "e\u0301.md".encode()),
        (b"a\n.md", b"a .md"),
        (b"a\x1b[31m.md", b"a.md"),
        (b"A.md", b"a.md"),
    ],
    ids=repr,
)
def test_files_whose_names_look_alike_are_two_articles(
    bpo: Program, tmp_path: Path, names: tuple[bytes, bytes]
) -> None:
    contents = ["# Alfa\n\nAlfa er nummer en.\n", "# Beta\n\nBeta er nummer to.\n"]
    folder = folder_of(tmp_path / "articles", dict(zip(names, contents, strict=True)))
    for _ in range(2):
        assert bpo("define", "alfa", "--articles", str(folder)).text == "Alfa\nAlfa er nummer en.\n"
        assert bpo("define", "beta", "--articles", str(folder)).text == "Beta\nBeta er nummer to.\n"


def test_a_readme_without_front_matter_is_no_article(bpo: Program, tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "articles", {"README.md": "# Les meg\n\nLes meg er en fil.\n", "alfa.md": SOUND})
    done = bpo("list", "articles", "--articles", str(folder))
    assert (done.text, done.errors) == ("Alfa\n", b"")


@pytest.mark.parametrize(
    "files", [{}, {"README.md": "# Les\n\nTekst.\n"}, {"a.txt": SOUND}, {".skjult.md": SOUND}, {"a.md": b"\0"}], ids=str
)
def test_a_folder_without_articles_is_status_two_and_one_line_with_a_remedy(
    bpo: Program, tmp_path: Path, files: dict[str | bytes, str | bytes]
) -> None:
    done = bpo(*ASK, "--articles", str(folder_of(tmp_path / "articles", files)))
    assert_kept(done, 2)
    assert "no articles" in done.error_lines[0]


@pytest.mark.parametrize(
    "path", ["finnes/ikke", "/dev/null", "alfa.md", "", "x" * 5000, "a/" * 3000, "\n\x1b"], ids=ascii
)
def test_what_is_no_folder_is_status_two_and_one_line(bpo: Program, tmp_path: Path, path: str) -> None:
    (tmp_path / "alfa.md").write_text(SOUND)
    assert_kept(Program(bpo.command, tmp_path)(*ASK, "--articles", path), 2)


def test_folders_deeper_than_any_path_can_name_are_no_error(bpo: Program, tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "articles", {"alfa.md": SOUND})
    place = os.getcwd()
    os.chdir(folder)
    for _ in range(30):
        os.mkdir("d" * 200)
        os.chdir("d" * 200)
    os.chdir(place)
    done = bpo(*ASK, "--articles", str(folder))
    assert (done.status, done.text) == (0, RIGHT)


def test_ten_thousand_files_in_one_folder_take_little_memory(bpo: Program, tmp_path: Path) -> None:
    files: dict[str | bytes, str | bytes] = {
        f"{number}.md": f"# Ting {number}\n\nTing {number} er et ord.\n" for number in range(10_000)
    }
    folder = folder_of(tmp_path / "articles", {**files, "alfa.md": SOUND})
    own = own_program(bpo, tmp_path / "home")
    for _ in range(2):
        done, peak = limited(own, tmp_path / "peak", *ASK, "--articles", str(folder))
        assert (done.status, done.text, done.errors) == (0, RIGHT, b"")
        assert peak < LARGEST_PEAK
    assert [path.suffix for path in cached_files(own)] == [".sqlite"]
    assert own("define", "ting 9999", "--articles", str(folder)).text == "Ting 9999\nTing 9999 er et ord.\n"


BAD_SETTINGS = {
    "no toml": "title = ",
    "unknown key": 'titel = "x"\n',
    "escape in a key": '"\\u001b[31m" = 1\n',
    "unknown language": 'language = "klingon"\n',
    "a path for a language": 'language = "../../../etc/passwd"\n',
    "wrong types": "title = 1\n",
    "wrong group": "synonyms = [[1, 2]]\n",
    "a list for a table": "headings = []\n",
    "a number without end": "title = " + "9" * 5000 + "\n",
    "depth": "x = " + "[" * 100_000,
    "depth of tables": "x = " + "{a=" * 100_000,
    "a key of many parts": ".".join("a" * 100_000) + " = 1\n",
    "a quoted key of many parts": '"a".' * 100_000 + "a = 1\n",
    "invalid utf-8": b'title = "\xff"\n',
    "utf-16": 'title = "x"\n'.encode("utf-16"),
    "nul": b"\0",
    "too large": "#" * 5_000_000,
    "many blanks": " " * 60_000 + "\ntitel = 1\n",
    "many unknown keys": "".join(f"k{number} = 1\n" for number in range(20_000)),
}


@pytest.mark.parametrize("settings", BAD_SETTINGS.values(), ids=BAD_SETTINGS.keys())
def test_settings_that_are_not_right_are_status_two_and_one_line(
    bpo: Program, tmp_path: Path, settings: str | bytes
) -> None:
    folder = folder_of(tmp_path / "articles", {"alfa.md": SOUND, "glossary.toml": settings})
    done, peak = limited(bpo, tmp_path / "peak", *ASK, "--articles", str(folder), limits={"RLIMIT_CPU": 20})
    assert_kept(done, 2)
    assert done.errors.decode().startswith(f"bpo: {folder / 'glossary.toml'}:")
    assert peak < LARGEST_PEAK


@pytest.mark.parametrize(
    "settings",
    [
        "",
        "\ufeff",
        'title = "\\u001b]0;tatt\\u0007"\n',
        'synonyms = [[], [""], ["\\u001b"], ["a", "a"]]\n',
        "synonyms = []\n",
    ],
    ids=ascii,
)
def test_odd_but_right_settings_change_no_answer(bpo: Program, tmp_path: Path, settings: str) -> None:
    folder = folder_of(tmp_path / "articles", {"alfa.md": SOUND, "glossary.toml": settings})
    done = bpo(*ASK, "--articles", str(folder))
    assert (done.status, done.text, done.errors) == (0, RIGHT, b"")
