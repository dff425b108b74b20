"""Hyperlinks from an answer to the file it is from: for a folder of one's own, and terminals known to show them."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from conftest import OTHER_ARTICLES, Program

from bpo_cli.answer import Answer, ArticleReference, Hit, Source
from bpo_cli.rendering.style import Style
from bpo_cli.rendering.terminal import render, render_document

LINK = re.compile(rb"\x1b\]8;;([^\x1b]+)\x1b\\(.*?)\x1b\]8;;\x1b\\")
OSC = b"\x1b]"
ASK = ("define", "factoring", "--articles", str(OTHER_ARTICLES))
TARGET = f"file://{OTHER_ARTICLES}/factoring.md".encode()
KITTY = {"KITTY_WINDOW_ID": "1"}
KNOWN = [
    KITTY,
    {"TERM_PROGRAM": "iTerm.app"},
    {"TERM_PROGRAM": "WezTerm"},
    {"TERM_PROGRAM": "vscode"},
    {"TERM_PROGRAM": "ghostty"},
    {"VTE_VERSION": "7006"},
    {"WT_SESSION": "5d3b"},
    {"KONSOLE_VERSION": "220401"},
]
UNKNOWN = [
    {},
    {"TERM_PROGRAM": "Apple_Terminal"},
    {"TERM_PROGRAM": "tmux"},
    {"VTE_VERSION": "4205"},
    {"VTE_VERSION": "²"},
    {"VTE_VERSION": "9" * 5000},
    {"KONSOLE_VERSION": "200400"},
    {"KITTY_WINDOW_ID": ""},
    {**KITTY, "TERM": "dumb"},
    {**KITTY, "TERM": "screen-256color"},
    {**KITTY, "TERM": "tmux-256color"},
]


@pytest.mark.parametrize("environment", KNOWN, ids=str)
def test_the_source_is_a_link_to_its_file(bpo: Program, environment: dict[str, str]) -> None:
    links = LINK.findall(bpo.at_terminal(*ASK, **environment).output)
    assert [target for target, _ in links] == [TARGET]
    assert b"factoring.md:" in links[0][1]


@pytest.mark.parametrize("environment", UNKNOWN, ids=str)
def test_a_terminal_that_may_not_show_links_gets_none(bpo: Program, environment: dict[str, str]) -> None:
    screen = bpo.at_terminal(*ASK, **environment)
    assert screen.status == 0
    assert OSC not in screen.output


def test_a_pipe_gets_no_link_even_if_it_gets_colours(bpo: Program) -> None:
    assert OSC not in bpo(*ASK, "--format", "terminal", "--color", "always", **KITTY).output


def test_without_escape_sequences_there_are_no_links(bpo: Program) -> None:
    assert b"\x1b" not in bpo.at_terminal(*ASK, "--color", "never", **KITTY).output


def test_no_color_forbids_colours_and_not_links(bpo: Program) -> None:
    assert LINK.search(bpo.at_terminal(*ASK, **KITTY, NO_COLOR="1").output)


def test_the_bundled_article_has_no_file_to_link_to(bpo: Program) -> None:
    assert OSC not in bpo.at_terminal("define", "outsourcing", **KITTY).output


def test_a_folder_named_by_the_environment_is_linked_to_as_well(bpo: Program) -> None:
    output = bpo.at_terminal("define", "factoring", BPO_ARTICLES=str(OTHER_ARTICLES), **KITTY).output
    assert [target for target, _ in LINK.findall(output)] == [TARGET]


def test_a_shown_article_links_to_its_file_once(bpo: Program) -> None:
    output = bpo.at_terminal("show", "factoring", "--articles", str(OTHER_ARTICLES), **KITTY).output
    assert [target for target, _ in LINK.findall(output)] == [TARGET]


def test_a_pager_gets_no_links(bpo: Program) -> None:
    screen = bpo.at_terminal(*ASK, lines=4, BPO_PAGER="sed s/^/:/", **KITTY)
    assert screen.output.startswith(b":")
    assert OSC not in screen.output
    assert b"factoring.md:" in screen.output


def test_only_targets_that_the_program_made_are_links(bpo: Program, tmp_path: Path) -> None:
    folder = tmp_path / "a b;#%å\x1b]8;;http:\x07"
    folder.mkdir()
    text = (
        "A thing is a \x1b]8;;http://example.org\x1b\\trap\x1b]8;;\x1b\\ <http://example.org> [x](file:///etc/passwd)."
    )
    (folder / "thing.md").write_text(f"# Thing\n\n{text}\n", encoding="utf-8")
    output = bpo.at_terminal("define", "thing", "--articles", str(folder), **KITTY).output
    (link,) = LINK.findall(output)
    assert re.fullmatch(rb"file:///[A-Za-z0-9_.~/%-]+", link[0])
    assert unquote(link[0].decode()) == f"file://{folder}/thing.md"
    assert output.count(OSC) == 2


def hit(path: str) -> Hit:
    return Hit(
        id="a#b", kind="section", match="exact", score=100.0, term=None, heading="Heading", path=(), text="Text.",
        article=ArticleReference("a", "Article"), source=Source(path, 7),
    )  # fmt: skip


@pytest.mark.parametrize("draw", [render, render_document])
def test_every_line_of_a_wrapped_source_is_a_link_of_its_own(draw: object) -> None:
    path = "a-folder-of-long-names/and-another-one/article.md"
    style = Style(width=24, colors="mono", folder="/articles")
    text = draw(Answer("define", "a", (hit(path),)), style)  # type: ignore[operator]
    links = LINK.findall(text.encode())
    assert len(links) > 1
    assert {target for target, _ in links} == {f"file:///articles/{path}".encode()}
    assert all(line.count("\x1b]8;;") in (0, 2) for line in text.splitlines())


def test_the_margin_is_no_part_of_a_link() -> None:
    text = render(Answer("define", "a", (hit("a.md"),)), Style(folder="/articles"))
    assert text.endswith("\n  \x1b]8;;file:///articles/a.md\x1b\\a.md:7\x1b]8;;\x1b\\\n")
