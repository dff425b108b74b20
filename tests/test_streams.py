"""Standard streams at their worst: readers that leave, full devices, closed streams, odd locales, hostile bytes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import Program, Result, interruptible, read_to_the_end

WHOLE_ARTICLE = ("show", "business-process-outsourcing")
LONG_ANSWERS = [WHOLE_ARTICLE, ("faq",), ("search", "BPO"), ("list", "--json"), ("define", "BPO")]
TERMINAL_UNFRIENDLY = {"\x1b", "\x9b", "\x07", "\x08", "\r", "\x00", "\u202e", "\u2066"}
HOSTILE = [
    ("[bold]", "[bold]"),
    ("[/x] xyzzy", "[/x] xyzzy"),
    (":smile: xyzzy", ":smile: xyzzy"),
    ("%s %d {0} xyzzy", "%s %d {0} xyzzy"),
    ("xyzzy\\", "xyzzy\\"),
    ("\x1b[31mxyzzy\x1b[0m", "xyzzy"),
    ("\x1b]0;title\x07xyzzy", "xyzzy"),
    ("xy\rzzy", "xy zzy"),
    ("xy\nzzy", "xy zzy"),
    ("xyz\x08\x7fzy", "xyzzy"),
    ("\u202exyzzy\u202c", "xyzzy"),
    ("xyzzy\u2028xyzzy", "xyzzy xyzzy"),
    ("'; DROP TABLE passage; -- xyzzy", "'; DROP TABLE passage; -- xyzzy"),
    ('xyzzy" OR "a"', 'xyzzy" OR "a"'),
    ("😀 xyzzy", "😀 xyzzy"),
]


@pytest.mark.parametrize(("query", "shown"), HOSTILE, ids=lambda value: ascii(value)[:30])
@pytest.mark.parametrize("command", ["define", "search"])
def test_hostile_queries_are_shown_harmlessly(bpo: Program, command: str, query: str, shown: str) -> None:
    done = bpo(command, query)
    assert (done.status, done.output) == (1, b"")
    assert done.error_lines == [f'bpo: nothing found for "{shown}"']


@pytest.mark.parametrize("form", ["json", "tsv", "plain", "terminal"])
def test_no_control_character_of_a_query_reaches_any_format(bpo: Program, form: str) -> None:
    done = bpo("search", "--format", form, "kostnader\x07\x08 og\r\n\u202efordeler\x1b")
    shown = done.output.decode() + done.errors.decode()
    assert done.status == 0
    assert not TERMINAL_UNFRIENDLY & set(shown)


@pytest.mark.parametrize("query", ["\x1b[31mBPO\x1b[0m", "\x1b]0;title\x07BPO"], ids=ascii)
def test_a_query_is_looked_up_without_its_escape_sequences(bpo: Program, query: str) -> None:
    assert bpo("define", query).text == bpo("define", "BPO").text


@pytest.mark.parametrize("query", ["BPO\x07", "\u202eBPO", "B\u200bPO", "\ufeffBPO\r\n"], ids=ascii)
def test_a_query_is_looked_up_without_its_control_characters(bpo: Program, query: str) -> None:
    assert bpo("define", query).output == bpo("define", "BPO").output


@pytest.mark.parametrize(
    "words", [("show", "\x1b[31mx"), ("\x1b[31mx",), ("list", "\x1b[31mx"), ("define", "-f\x1b[31mx")]
)
def test_error_messages_carry_no_escape_sequence(bpo: Program, words: tuple[str, ...]) -> None:
    done = bpo(*words)
    assert done.status == 2
    assert b"\x1b" not in done.errors
    assert len(done.error_lines) <= 2


@pytest.mark.parametrize("arguments", [("define", b"bl\xe5b\xe6r"), ("define", "--exact", b"bl\xe5b\xe6r")])
def test_an_argument_that_is_not_utf8_is_shown_with_replacement_characters(
    bpo: Program, arguments: tuple[str | bytes, ...]
) -> None:
    done = bpo(*arguments)
    assert (done.status, done.output) == (1, b"")
    assert done.error_lines[0].startswith('bpo: nothing found for "bl\ufffdb\ufffdr"')


def test_a_very_long_query_is_answered_in_one_line(bpo: Program) -> None:
    done = bpo("define", "xyzzy " * 10_000)
    assert (done.status, done.output, len(done.error_lines)) == (1, b"", 1)


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
        {"PYTHONUTF8": "1"},
        {"LANG": "nb_NO.ISO-8859-1", "LC_ALL": "nb_NO.ISO-8859-1"},
    ],
    ids=str,
)
@pytest.mark.parametrize("arguments", [("faq", "målet"), ("define", "--json", "blåbær"), ("list", "questions")])
def test_bytes_are_the_same_in_every_locale(
    bpo: Program, arguments: tuple[str, ...], environment: dict[str, str]
) -> None:
    usual = bpo(*arguments)
    done = bpo(*arguments, **environment)
    assert (done.status, done.output) == (usual.status, usual.output)
    assert done.errors.decode("utf-8", "replace").count("\n") == usual.errors.decode().count("\n")


@pytest.mark.parametrize("arguments", [("search", "hvilke kostnader og fordeler"), ("define", "--json", "bpm")])
def test_bytes_are_the_same_for_every_order_of_hashes(bpo: Program, arguments: tuple[str, ...]) -> None:
    results = {bpo(*arguments, PYTHONHASHSEED=seed) for seed in ("0", "1", "2", "4711")}
    assert len(results) == 1
    assert next(iter(results)).output


@pytest.mark.parametrize("unbuffered", [{}, {"PYTHONUNBUFFERED": "1"}])
@pytest.mark.parametrize("arguments", LONG_ANSWERS, ids=" ".join)
def test_a_reader_that_went_away_is_no_error_and_never_status_one(
    bpo: Program, arguments: tuple[str, ...], unbuffered: dict[str, str]
) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = bpo(*arguments, stdout=writer, **unbuffered)
    os.close(writer)
    assert done.errors == b""
    assert done.status in (0, 141, -signal.SIGPIPE)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("arguments", [*LONG_ANSWERS, ("define", "xyzzy", "--json")], ids=str)
def test_a_full_device_is_status_two_and_one_line(bpo: Program, arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = bpo(*arguments, stdout=full.fileno())
    assert done.status == 2
    assert done.error_lines == ["bpo: cannot write the answer: No space left on device"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("arguments", [("--help",), ("define", "-h"), ("--version",)], ids=str)
def test_help_that_cannot_be_written_is_status_two_and_one_line(bpo: Program, arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = bpo(*arguments, stdout=full.fileno())
    assert (done.status, len(done.error_lines)) == (2, 1)


def shell(bpo: Program, line: str) -> subprocess.CompletedProcess[bytes]:
    """Runs a line of shell script in which `bpo` is the program."""
    function = f'bpo() {{ {" ".join(bpo.command)} "$@"; }}\n'
    return subprocess.run(
        ["sh", "-c", function + line], capture_output=True, env=bpo.environment, cwd=bpo.home, check=False
    )


@pytest.mark.parametrize(
    "arguments",
    [
        *("define BPO", "search BPO --limit 2", "show business-process-outsourcing", "list", "faq --color always"),
        *("--help", "define -h", "help check", "--version", "check --rules --color always", "--show-completion zsh"),
    ],
)
def test_a_closed_standard_output_is_status_two_and_one_line(bpo: Program, arguments: str) -> None:
    done = shell(bpo, f"bpo {arguments} >&-")
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == ["bpo: cannot write the answer: standard output is closed"]


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("bpo define BPO 2>&-", 0),
        ("bpo define xyzzy 2>&-", 1),
        ("bpo define '' 2>&-", 2),
        ("bpo define --nonsense 2>&-", 2),
        ("bpo define xyzzy >&- 2>&-", 1),
        ("bpo define BPO >&- 2>&-", 2),
        ("bpo define BPO <&-", 0),
    ],
)
def test_a_closed_standard_error_changes_no_status(bpo: Program, line: str, status: int) -> None:
    done = shell(bpo, line)
    assert (done.returncode, done.stderr) == (status, b"")


def test_a_full_standard_error_changes_no_status(bpo: Program) -> None:
    done = shell(bpo, "bpo define xyzzy 2>/dev/full")
    assert (done.returncode, done.stdout) == (1, b"")


NEEDS_SMALL_PIPES = pytest.mark.skipif(sys.platform != "linux", reason="needs a pipe whose size can be set")


@pytest.fixture(params=[signal.default_int_handler, signal.SIG_IGN], ids=["in front", "in the background"])
def runner(request: pytest.FixtureRequest) -> Iterator[None]:
    """How the tests themselves take an interruption: a shell that runs them in the background has them ignore it."""
    before = signal.signal(signal.SIGINT, request.param)
    yield
    signal.signal(signal.SIGINT, before)


@NEEDS_SMALL_PIPES
@pytest.mark.usefixtures("runner")
@pytest.mark.parametrize("arguments", [WHOLE_ARTICLE, ("search", "BPO")], ids=" ".join)
def test_an_interruption_is_status_130_without_a_word(bpo: Program, arguments: tuple[str, ...]) -> None:
    assert _interrupted(bpo, arguments, interruptible)[::2] == (130, b"")


@NEEDS_SMALL_PIPES
@pytest.mark.parametrize("arguments", [WHOLE_ARTICLE, ("search", "BPO", "--limit", "9")], ids=" ".join)
def test_who_has_the_program_ignore_interruptions_gets_the_whole_answer(
    bpo: Program, arguments: tuple[str, ...]
) -> None:
    assert _interrupted(bpo, arguments, _uninterruptible) == bpo(*arguments)


def _uninterruptible() -> None:
    """As `nohup` does with another signal, and a shell with what it runs in the background."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _interrupted(bpo: Program, arguments: tuple[str, ...], prepare: Callable[[], None]) -> Result:
    """What becomes of a program that is interrupted in the midst of its answer. prepare: called in its process."""
    import fcntl

    reader, writer = os.pipe()
    # Smaller than the answer, so that the program is still writing when it is interrupted.
    fcntl.fcntl(writer, fcntl.F_SETPIPE_SZ, 4096)
    os.write(writer, b"\n" * 4096)
    process = subprocess.Popen(
        [*bpo.command, *arguments],
        stdout=writer,
        stderr=subprocess.PIPE,
        env=bpo.environment,
        cwd=bpo.home,
        preexec_fn=prepare,
    )
    os.close(writer)
    _wait_until_writing(process.pid)
    process.send_signal(signal.SIGINT)
    output = read_to_the_end(reader)[4096:]
    os.close(reader)
    errors = process.communicate(timeout=20)[1]
    return Result(process.returncode, output, errors)


def _wait_until_writing(process: int) -> None:
    deadline = time.monotonic() + 20
    while "pipe" not in Path(f"/proc/{process}/wchan").read_text() and time.monotonic() < deadline:
        time.sleep(0.02)


def test_standard_error_is_empty_for_every_exact_hit(bpo: Program) -> None:
    for term in json.loads(bpo("list", "--json").output)["entries"]:
        assert bpo("define", term["name"]).errors == b""


def test_the_program_works_without_a_home_directory(bpo: Program) -> None:
    program = Program(bpo.command, bpo.home)
    del program.environment["HOME"]
    assert program("define", "BPO") == bpo("define", "BPO")
    assert program("search", "kostnader") == bpo("search", "kostnader")
