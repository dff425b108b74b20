"""Streams: readers that leave at any byte, disks that fill up, descriptors that are closed, input that is no text."""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from attacks import ASK, RIGHT, SOUND, assert_kept, folder_of, limited, own_program, shell, the_index
from conftest import Program

UNBUFFERED = {"PYTHONUNBUFFERED": "1"}
LONG = "# Lang\n\n" + "".join(f"Avsnitt {number} er langt og fullt av ord.\n\n" for number in range(5000))
CLOSED = ["<&-", ">&-", "2>&-", "<&- >&-", "<&- 2>&-", ">&- 2>&-", "<&- >&- 2>&-"]


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(folder_of(tmp_path_factory.mktemp("streams"), {"lang.md": LONG}))


@pytest.mark.parametrize("environment", [{}, UNBUFFERED], ids=["buffered", "unbuffered"])
@pytest.mark.parametrize("form", ["plain", "json", "tsv", "terminal"])
def test_the_first_line_of_a_long_answer_ends_it_silently(
    bpo: Program, long: str, form: str, environment: dict[str, str]
) -> None:
    line = f"{{ bpo show lang --articles {long} --format {form}; echo $? >&2; }} | head -n 1"
    done = shell(bpo, line, **environment)
    assert done.output.count(b"\n") == 1
    assert done.errors.split() in ([b"0"], [b"141"])


@pytest.mark.parametrize("count", [0, 1, 100, 4096, 65536, 65537, 150_000])
def test_a_reader_may_leave_at_any_byte(bpo: Program, long: str, count: int) -> None:
    process = subprocess.Popen(
        [*bpo.command, "show", "lang", "--articles", long],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=bpo.environment,
        cwd=bpo.home,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    assert len(process.stdout.read(count)) == count
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert (process.wait(60), errors) in ((141, b""), (-13, b""), (0, b""))


@pytest.mark.parametrize(
    "arguments", [("--help",), ("define", "--help"), ("--version",), ("list",), ("check", "--rules")]
)
def test_help_and_lists_into_a_pipe_without_a_reader_are_silent(bpo: Program, arguments: tuple[str, ...]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = bpo(*arguments, stdout=writer)
    os.close(writer)
    assert done.errors == b""
    assert done.status in (0, 141, -13)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("arguments", [("--help",), ("define", "-h"), ("--version",), ("list",), ("check", "--rules")])
def test_whatever_is_printed_a_full_device_is_status_two_and_one_line(bpo: Program, arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = bpo(*arguments, stdout=full.fileno())
    assert_kept(done, 2, lines=1)


@pytest.mark.parametrize("form", ["plain", "json", "tsv", "terminal"])
def test_a_disk_that_fills_up_during_the_output_is_status_two_and_one_line(
    bpo: Program, tmp_path: Path, long: str, form: str
) -> None:
    bpo("list", "--articles", long)
    with (tmp_path / "answer").open("wb") as answer:
        done, _ = limited(
            bpo, tmp_path / "peak", "show", "lang", "--articles", long, "--format", form,
            limits={"RLIMIT_FSIZE": 32768}, stdout=answer.fileno(),
        )  # fmt: skip
    assert_kept(done, 2, lines=1)
    assert (tmp_path / "answer").stat().st_size == 32768


@pytest.mark.parametrize("arguments", [("--help",), ("define", "-h"), ("help", "search"), ("check", "--rules")])
def test_a_disk_that_fills_up_during_help_is_status_two_and_one_line(
    bpo: Program, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    with (tmp_path / "help").open("wb") as file:
        done, _ = limited(bpo, tmp_path / "peak", *arguments, limits={"RLIMIT_FSIZE": 1024}, stdout=file.fileno())
    assert_kept(done, 2, lines=1)
    assert (tmp_path / "help").stat().st_size == 1024


def no_reader() -> int:
    reader, writer = os.pipe()
    os.close(reader)
    return writer


def full_disk() -> int:
    return os.open("/dev/full", os.O_WRONLY)


def not_for_writing() -> int:
    return os.open("/dev/null", os.O_RDONLY)


TOLD = [
    ("define", "ofshore"),
    ("define", "ofshore", "--limit", "1"),
    ("define", "-", "--json"),
    ("search", "-", "--format", "plain"),
    ("search", "xyzzy"),
    ("faq", "xyzzy", "--exact"),
    ("list", "nothing"),
    ("check", "."),
    (),
]


@pytest.mark.parametrize("opened", [no_reader, full_disk, not_for_writing], ids=lambda opened: opened.__name__)
@pytest.mark.parametrize("arguments", TOLD, ids=" ".join)
def test_what_cannot_be_told_on_standard_error_changes_neither_answer_nor_status(
    bpo: Program, arguments: tuple[str, ...], opened: Callable[[], int]
) -> None:
    queries = b"ofshore\nxyzzy\n?\nkostnad\n"
    usual = bpo(*arguments, stdin=queries)
    assert usual.errors
    errors = opened()
    done = subprocess.run(
        [*bpo.command, *arguments],
        input=queries, stdout=subprocess.PIPE, stderr=errors, env=bpo.environment, cwd=bpo.home, check=False,
    )  # fmt: skip
    os.close(errors)
    assert (done.returncode, done.stdout) == (usual.status, usual.output)


@pytest.mark.parametrize("arguments", [("define", "BPO", "--json"), ("--help",), ("list",), ("check", "--rules")])
def test_a_reader_that_left_is_silent_also_where_the_signal_for_it_is_ignored(
    bpo: Program, arguments: tuple[str, ...]
) -> None:
    writer = no_reader()
    done = subprocess.run(
        [*bpo.command, *arguments],
        stdout=writer, stderr=subprocess.PIPE, env=bpo.environment, cwd=bpo.home, restore_signals=False, check=False,
    )  # fmt: skip
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


def test_a_stream_that_does_not_want_to_wait_gets_the_whole_answer(bpo: Program, long: str) -> None:
    expected = bpo("show", "lang", "--articles", long).output
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    received: list[bytes] = []

    def read() -> None:
        while piece := os.read(reader, 1000):
            received.append(piece)

    thread = threading.Thread(target=read)
    thread.start()
    done = bpo("show", "lang", "--articles", long, stdout=writer)
    os.close(writer)
    thread.join()
    os.close(reader)
    assert (done.status, done.errors) == (0, b"")
    assert b"".join(received) == expected


@pytest.mark.parametrize("closed", CLOSED)
def test_no_file_takes_the_place_of_a_stream_that_is_closed(bpo: Program, tmp_path: Path, closed: str) -> None:
    own = own_program(bpo, tmp_path / "home")
    folder = folder_of(tmp_path / "articles", {"alfa.md": SOUND, "empty.md": ""})
    done = shell(own, f"bpo define alfa --articles {folder} {closed}")
    assert done.status == (2 if ">&-" in closed.replace("2>&-", "") else 0)
    assert done.output == (b"" if done.status else RIGHT.encode())
    index = the_index(own).read_bytes()
    assert index.startswith(b"SQLite format 3\0")
    assert b"bpo: " not in index
    again = own(*ASK, "--articles", str(folder))
    assert (again.status, again.text, again.errors) == (0, RIGHT, b"")


@pytest.mark.parametrize("closed", CLOSED)
@pytest.mark.parametrize("arguments", ["--help", "--version", "define -h", "list --format json", "_complete define b"])
def test_no_combination_of_closed_streams_gives_a_traceback(bpo: Program, arguments: str, closed: str) -> None:
    done = shell(bpo, f"bpo {arguments} {closed}")
    is_closed = ">&-" in closed.replace("2>&-", "")
    assert done.status == (2 if is_closed and "_complete" not in arguments else 0)
    assert b"Traceback" not in done.errors
    assert done.errors.count(b"\n") <= 1


@pytest.mark.parametrize(
    ("stdin", "status"),
    [
        (b"", 0),
        (b"\n\n\0\n \r\n", 0),
        (b"alfa", 0),
        (b"\xff\xfe\xfaalfa\xff\n", 0),
        (b"al\0fa\n", 0),
        (b"\x1b]0;tatt\x07alfa\x1b[31m\n", 0),
        (b"\x80" * 100_000, 1),
        (bytes(range(256)) * 40, 1),
        (b"x" * 3_000_000, 1),
        (b"?\nalfa\n!\n", 1),
    ],
    ids=lambda value: ascii(value)[:20],
)
def test_standard_input_may_hold_anything(bpo: Program, tmp_path: Path, stdin: bytes, status: int) -> None:
    folder = folder_of(tmp_path / "articles", {"alfa.md": SOUND})
    for form in ("plain", "json"):
        done = bpo("define", "-", "--articles", str(folder), "--format", form, stdin=stdin)
        assert_kept(done, status, lines=99)
        assert (b"bokstaven" in done.output) == (b"alfa" in stdin.replace(b"\0", b""))


def test_a_line_of_standard_input_is_one_query_however_long(bpo: Program) -> None:
    done = bpo("define", "-", "--json", stdin=b"x" * 3_000_000 + b" BPO\nBPO\n")
    assert done.output.count(b"\n") == 2


def test_standard_input_that_cannot_be_read_is_status_two_and_one_line(bpo: Program) -> None:
    done = shell(bpo, "bpo define - 0>/dev/null")
    assert_kept(done, 2, lines=1)
    assert "standard input" in done.errors.decode()


@pytest.mark.parametrize(
    "environment",
    [{"COLUMNS": "1"}, {"COLUMNS": "99999"}, {"TERM": "dumb"}, {"TERM": ""}, {"COLUMNS": "20", "LINES": "1"}],
    ids=str,
)
@pytest.mark.parametrize("arguments", [("define", "BPO"), ("--help",), ("search", "kostnader"), ("define", "xyzzy")])
def test_a_pipe_gets_the_same_bytes_whatever_the_terminal_of_standard_error(
    bpo: Program, arguments: tuple[str, ...], environment: dict[str, str]
) -> None:
    ours, theirs = os.openpty()
    done = subprocess.run(
        [*bpo.command, *arguments],
        stdout=subprocess.PIPE,
        stderr=theirs,
        env=bpo.environment | environment,
        cwd=bpo.home,
        timeout=60,
        check=False,
    )
    os.close(theirs)
    os.close(ours)
    usual = bpo(*arguments)
    assert (done.returncode, done.stdout) == (usual.status, usual.output)
