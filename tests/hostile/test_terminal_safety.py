"""Terminal safety: whatever an article, a file name or a query holds, no control character but the line end, no
bidirectional override and no half character is printed, in any format, on either stream; markup in a text is text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from attacks import RIGHT, SEQUENCES, assert_harmless, assert_kept, folder_of
from conftest import Program

ALL = "".join(f"{sequence}ord " for sequence in SEQUENCES.values())
HOSTILE_ARTICLE = f"""---
title: Ekte {ALL}
description: Om {ALL}
keywords: ekte, {ALL}
---

# Ekte {ALL}

Ekte er det som {ALL} finnes. Se [{ALL}](/{ALL.replace(" ", "-")}) og [to](https://x.example/\x1b]0;a\x07 "{ALL}").

En ekteting er et ord &#27;[31m &#x9b;2J &#x202e; &#7; &#xd800; med tegn.

## Høydepunkter

- Ekte {ALL} punkt.

## FAQ

### Hva er ekte {ALL}?

Ekte {ALL} svar.
"""
QUESTIONS = [
    ("define", "ekte"),
    ("define", "ekteting", "--explain"),
    ("faq", "ekte"),
    ("highlights",),
    ("search", "ekte"),
    ("show", "ekte"),
    ("list", "terms"),
    ("list", "articles"),
    ("list", "sections"),
    ("list", "questions"),
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(folder_of(tmp_path_factory.mktemp("terminal"), {"ekte.md": HOSTILE_ARTICLE}))


@pytest.mark.parametrize("form", ["plain", "tsv", "json"])
@pytest.mark.parametrize("arguments", QUESTIONS, ids=" ".join)
def test_nothing_of_a_hostile_article_steers_the_reader_of_a_pipe(
    bpo: Program, hostile: str, arguments: tuple[str, ...], form: str
) -> None:
    if form == "tsv":  # which has no field for it
        arguments = tuple(each for each in arguments if each != "--explain")
    done = bpo(*arguments, "--articles", hostile, "--format", form)
    assert_kept(done, 0, form=form)
    assert b"ekte" in done.output.lower()
    if form == "json":
        strings = json.loads(done.output)  # also what JSON has escaped
        assert_harmless(json.dumps(strings, ensure_ascii=False).encode())


@pytest.mark.parametrize("arguments", QUESTIONS, ids=" ".join)
def test_on_a_terminal_nothing_is_sent_but_styles(bpo: Program, hostile: str, arguments: tuple[str, ...]) -> None:
    screen = bpo.at_terminal(
        *arguments, "--articles", hostile, "--no-pager" if arguments[0] == "show" else "--color=auto"
    )
    assert screen.status == 0
    assert_harmless(screen.output.replace(b"\r\n", b"\n"), styled=True)
    assert_harmless(screen.errors)
    assert "ekte" in "\n".join(screen.lines).lower()


@pytest.mark.parametrize("sequence", SEQUENCES.values(), ids=SEQUENCES.keys())
@pytest.mark.parametrize("command", ["define", "show"])
def test_a_query_that_finds_nothing_is_repeated_harmlessly(bpo: Program, command: str, sequence: str) -> None:
    done = bpo(command, f"xyzzy{sequence}")
    assert_kept(done, 1, 2)
    assert "xyzzy" in done.errors.decode()


@pytest.mark.parametrize("sequence", SEQUENCES.values(), ids=SEQUENCES.keys())
def test_a_query_in_json_is_repeated_harmlessly(bpo: Program, sequence: str) -> None:
    done = bpo("search", "--json", f"{sequence} xyzzy")
    assert_kept(done, 1)
    assert_harmless(json.loads(done.output)["query"].encode())


@pytest.mark.parametrize(
    "arguments",
    [
        ("\x1b[31mdefine", "x"),
        ("define", "--\x1b[31m"),
        ("define", "--format", "\x1b]0;a\x07", "x"),
        ("define", "--color", "\x9b31m", "x"),
        ("define", "--limit", "\x1b[31m", "x"),
        ("define", "--articles", "\x1b]0;tatt\x07\n", "x"),
        ("list", "\x1b[31m\u202e"),
        ("show", "business-process-outsourcing#\x1b[31m"),
        ("help", "\x1b[31m"),
        ("check", "\x1b[31m"),
        ("--show-completion", "\x1b[31m"),
        ("define", b"--form\xff\xfe"),
    ],
    ids=ascii,
)
def test_an_error_about_a_hostile_argument_is_harmless(bpo: Program, arguments: tuple[str | bytes, ...]) -> None:
    assert_kept(bpo(*arguments), 2)


HOSTILE_NAMES = [
    "\x1b]0;tatt\x07.md",
    "linje\nskift.md",
    "retur\rtatt.md",
    "\u202edm.exe.md",
    b"latin-\xe5\xff.md",
    b"\xed\xa0\x80-half.md",
    b"c1-\xc2\x9b31m.md",
    "\x7f\x08\x08.md",
    "[bold]x[red].md",
    "-rf.md",
    " .md",
    "#.md",
    "%s%n.md",
    "'; DROP TABLE article; --.md",
    "x" * 250 + ".md",
]


@pytest.mark.parametrize("name", HOSTILE_NAMES, ids=lambda name: ascii(name)[:24])
def test_a_hostile_file_name_changes_no_answer_and_is_shown_harmlessly(
    bpo: Program, tmp_path: Path, name: str | bytes
) -> None:
    text = "# Alfa\n\nAlfa er den første bokstaven i alfabetet.\n"
    folder = folder_of(tmp_path / "articles", {name: text, b"empty-" + (name if isinstance(name, bytes) else b""): ""})
    done = bpo("define", "alfa", "--articles", str(folder))
    assert_kept(done, 0)
    assert done.text == RIGHT
    for form in ("json", "tsv"):
        assert_kept(bpo("list", "articles", "--articles", str(folder), "--format", form), 0, form=form)


@pytest.mark.parametrize("name", HOSTILE_NAMES[:7], ids=lambda name: ascii(name)[:24])
def test_a_problem_in_a_file_of_hostile_name_is_told_harmlessly(
    bpo: Program, tmp_path: Path, name: str | bytes
) -> None:
    folder = folder_of(tmp_path / "articles", {name: b"", "alfa.md": "# Alfa\n\nAlfa er en bokstav.\n"})
    done = bpo("define", "alfa", "--articles", str(folder))
    assert_kept(done, 0)
    assert "holds no text" in done.errors.decode()
    assert_kept(bpo("check", str(folder)), 1, lines=99)


@pytest.mark.parametrize(
    "markup",
    [
        "[bold]ekte[/bold]",
        "[/x] ekte",
        "[link=https://x.example]ekte[/link]",
        ":smile: ekte",
        "{0} %s ekte",
        "[red ekte",
    ],
)
def test_what_is_markup_elsewhere_is_text_here(bpo: Program, tmp_path: Path, markup: str) -> None:
    folder = folder_of(tmp_path / "articles", {"ekte.md": f"# Ekte\n\nEkte er {markup} her.\n"})
    for form in ("plain", "terminal"):
        done = bpo("show", "ekte", "--articles", str(folder), "--format", form)
        assert_kept(done, 0)
        assert markup in done.text
