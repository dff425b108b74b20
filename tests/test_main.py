"""Both ways from the command line to a command: a line of words alone is never parsed, and answers as if it were."""

from __future__ import annotations

import contextlib
import io
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest
from conftest import INSTALLED, Program
from hypothesis import given, settings
from hypothesis import strategies as st

from bpo_cli import cli, commands
from bpo_cli.__main__ import main
from bpo_cli.errors import BpoError

ARTICLE_WORDS = [
    "outsourcing", "BPO", "offshore", "nearshore", "onshore", "domestic sourcing", "back-office", "front", "ITES",
    "hva", "er", "fordelene", "fordeler", "med", "typene", "selskaper", "kostnader", "datainnbrudd", "Canada", "88,9",
]  # fmt: skip
TYPOS = [
    "ofshore",
    "outsorcing",
    "fordelr",
    "kostander",
    "nersjore",
    "ITESS",
    "backoffice",
    "FORDELENE",
    "malet",
]
NONSENSE = [
    "",
    " ",
    "xyzzy",
    "?",
    "[bold]",
    "\x1b[31mx",
    "å",
    "ﬁ",
    "😀",
    "%s",
    "\\",
    "\u202e",
    "1",
    "#",
    "'",
    "\n",
]
words = st.sampled_from(ARTICLE_WORDS + TYPOS + NONSENSE) | st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=6
).filter(lambda word: not word.startswith("-"))
command_lines = st.tuples(
    st.sampled_from(["define", "faq", "highlights", "search"]), st.lists(words, min_size=1, max_size=4)
).map(lambda line: [line[0], *line[1]])


class Outcome(NamedTuple):
    """What a command line did, in this process."""

    status: int
    output: bytes
    errors: str


def outcome(run: Callable[[], int]) -> Outcome:
    with tempfile.TemporaryFile("w+", encoding="utf-8") as output, contextlib.redirect_stdout(output):
        errors = io.StringIO()
        with contextlib.redirect_stderr(errors):
            status = run()
        output.flush()
        output.seek(0)
        return Outcome(status, output.buffer.read(), errors.getvalue())


def straight(line: list[str]) -> int:
    with arguments(line):
        return main()


def parsed(line: list[str]) -> int:
    try:
        return cli.run(line)
    except BpoError as error:
        return commands.report(error)


@contextlib.contextmanager
def arguments(line: list[str]) -> Iterator[None]:
    before = sys.argv
    sys.argv = ["bpo", *line]
    try:
        yield
    finally:
        sys.argv = before


@given(command_lines)
@settings(max_examples=150, deadline=None)
def test_words_alone_answer_the_same_with_and_without_parsing(line: list[str]) -> None:
    assert outcome(lambda: straight(line)) == outcome(lambda: parsed(line))


@pytest.mark.parametrize(
    ("line", "status"),
    [
        (["define", "BPO"], 0),
        (["faq"], 0),
        (["highlights"], 0),
        (["define", "xyzzy"], 1),
        (["search", " "], 2),
        (["define", "a b"], 1),
    ],
)
def test_the_statuses_of_words_alone_are_those_of_the_contract(line: list[str], status: int) -> None:
    assert outcome(lambda: straight(line)).status == outcome(lambda: parsed(line)).status == status


@pytest.mark.parametrize("words", [("define", "outsourcing"), ("faq",), ("faq", "fordelr"), ("search", "kostnader")])
def test_an_option_that_changes_nothing_changes_no_byte(bpo: Program, words: tuple[str, ...]) -> None:
    assert bpo(*words) == bpo(words[0], "--color", "auto", *words[1:])
    assert bpo(*words) == bpo(*words, "--format", "plain")


@pytest.mark.parametrize("words", [("define", "outsourcing"), ("--version",), ("define", "xyzzy"), ("list", "x")])
def test_the_module_runs_like_the_installed_program(bpo: Program, words: tuple[str, ...]) -> None:
    if not INSTALLED.exists():
        pytest.skip("not installed")
    module = Program([sys.executable, "-m", "bpo_cli"], bpo.home)
    assert module(*words) == bpo(*words)


def test_answers_are_written_whole_to_a_slow_reader(bpo: Program) -> None:
    expected = bpo("show", "business-process-outsourcing").output
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        os.dup2(writer, 1)
        os.execve(bpo.command[0], [*bpo.command, "show", "business-process-outsourcing"], bpo.environment)
    os.close(writer)
    received = b""
    while piece := os.read(reader, 100):
        received += piece
    os.close(reader)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert received == expected
