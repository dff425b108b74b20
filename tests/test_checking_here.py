"""`bpo check` alone checks the folder that the user is in, and says so; it does not walk through a home folder."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from conftest import Program

ARTICLE = "---\ntitle: Lån\ndescription: Penger.\n---\n\n# Lån\n\nPenger .\n"


def write(folder: Path, name: str = "lån.md") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(ARTICLE, encoding="utf-8")


@pytest.fixture
def here(bpo: Program, tmp_path: Path) -> Program:
    """The program, called in a folder of its own."""
    return Program(bpo.command, tmp_path, **{**bpo.environment, "BPO_CACHE_DIR": str(bpo.home / "cache")})


def test_the_folder_of_the_user_is_checked_and_named(here: Program) -> None:
    write(here.home)
    write(here.home / "penger", "rente.md")
    done = here("check")
    lines = [line.partition(": ")[0] for line in done.text.splitlines()]
    assert (done.status, lines[:2]) == (1, ["lån.md:8", "penger/rente.md:2"])
    assert done.error_lines[0] == f"bpo: checking {here.home}"
    assert done.error_lines[1].endswith("in 2 articles")
    assert here("check", LC_ALL="nb_NO.UTF-8").error_lines[0] == f"bpo: sjekker {here.home}"


def test_settings_make_a_glossary_of_the_articles_below(here: Program) -> None:
    write(here.home / "penger")
    (here.home / "glossary.toml").write_text("")
    assert here("check").text.startswith("penger/lån.md:8: ")


def test_a_file_that_is_called_nearly_like_an_article_is_told_of(here: Program) -> None:
    write(here.home, "lån.markdown")
    write(here.home / "penger")
    assert "lån.markdown:1: file-name: " in here("check").text


@pytest.mark.parametrize("name", ["README.md", "notater.txt", ".skjult.md"])
def test_where_no_article_stands_nothing_below_is_checked(name: str, here: Program) -> None:
    write(here.home, name)
    write(here.home / "dypt" / "nede")
    done = here("check")
    assert (done.status, done.output) == (2, b"")
    assert done.error_lines == [
        f"bpo: no articles stand in {here.home} itself",
        "bpo check DIR checks another folder, bpo check . all that is below this one",
    ]
    assert "dypt/nede/lån.md:8: " in here("check", ".").text


@pytest.mark.parametrize("name", ["penger", "mine penger", "lån", "$HOME's"])
def test_the_remedy_names_a_folder_of_articles_that_stands_there(name: str, here: Program) -> None:
    write(here.home / "bilder", "notater.txt")
    write(here.home / name)
    remedy = here("check").error_lines[1]
    command = remedy.partition(" checks another folder")[0]
    assert here(*shlex.split(command)[1:]).text.startswith(f"{name}/lån.md:8: ")


def test_what_is_named_is_checked_without_a_word_about_where(here: Program) -> None:
    write(here.home / "penger")
    for done in (here("check", "penger"), here("check", BPO_ARTICLES="penger")):
        assert (len(done.error_lines), done.text.startswith("penger/lån.md:8: ")) == (1, True)


def test_the_folder_may_be_named_as_to_the_other_commands(here: Program) -> None:
    write(here.home / "penger")
    done = here("check", "--articles", "penger", BPO_ARTICLES="nowhere")
    assert done == here("check", "penger")
    both = here("check", "penger", "--articles", "penger")
    assert (both.status, both.error_lines[0]) == (2, "bpo: penger and --articles exclude each other")


def test_a_sound_folder_is_named_where_the_environment_alone_does(here: Program) -> None:
    write(here.home / "penger")
    sound = here.home / "penger" / "lån.md"
    sound.write_text(ARTICLE.replace("Penger .", "Penger."), encoding="utf-8")
    nothing_wrong = "bpo: nothing wrong in 1 article"
    assert here("check", BPO_ARTICLES="penger").error_lines == ["bpo: checking penger", nothing_wrong]
    assert here("check", "penger", BPO_ARTICLES="andre").error_lines == [nothing_wrong]
    assert here("check", "penger").error_lines == [nothing_wrong]


def test_a_folder_that_is_named_by_nothing_is_an_error(bpo: Program) -> None:
    """Such as a variable of a script that is not set."""
    result = bpo("check", "")
    assert (result.status, result.error_lines[0]) == (2, "bpo: no folder named")
    assert result.output == b""
