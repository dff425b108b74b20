"""Builds that are killed, or that many processes begin at once: the next answer is right, there is one index, and
nothing else is left."""

from __future__ import annotations

import os
import random
import signal
import subprocess
from pathlib import Path

import pytest
from attacks import ASK, RIGHT, SOUND, cached_files, folder_of, limited, own_program, the_index
from conftest import Program, interruptible, read_to_the_end

MANY = 16


def started(program: Program, folder: Path, *words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*program.command, *(words or ASK), "--articles", str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=program.environment,
        cwd=program.home,
        preexec_fn=interruptible,
    )


def things(count: int) -> dict[str | bytes, str | bytes]:
    filling = "Et ord til, og ett til. " * 50
    return {f"{number}.md": f"# Ting {number}\n\nTing {number} er et ord. {filling}\n" for number in range(count)}


def size_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:  # a journal, say, that was there just now
        return 0


def kill_when(process: subprocess.Popen[bytes], program: Program, grown_to: int, calls: int) -> bool:
    """Kills a process once its files in the cache have so many bytes, and some more looks at them; whether it was
    still alive then."""
    while process.poll() is None:
        if sum(map(size_of, cached_files(program))) >= grown_to:
            calls -= 1
            if calls <= 0:
                process.send_signal(signal.SIGKILL)
                return process.wait() == -signal.SIGKILL
    return False


@pytest.mark.parametrize("grown_to", [0, 1, 100_000, 1_000_000, 3_000_000])
@pytest.mark.parametrize("several", [False, True], ids=["one process", "with helpers"])
def test_a_build_killed_at_any_moment_is_made_good_by_the_next_look_up(
    bpo: Program, tmp_path: Path, grown_to: int, several: bool
) -> None:
    own = own_program(bpo, tmp_path / "home")
    folder = folder_of(tmp_path / "articles", {**things(1000 if several else 300), "alfa.md": SOUND})
    process = started(own, folder)
    kill_when(process, own, grown_to, calls=random.Random(grown_to).randrange(1, 200))
    process.communicate()
    done = own(*ASK, "--articles", str(folder))
    assert (done.status, done.text, done.errors) == (0, RIGHT, b"")
    assert [path.suffix for path in cached_files(own)] == [".sqlite"]
    assert own("define", "ting 7", "--articles", str(folder)).text.startswith("Ting 7\nTing 7 er et ord.")


@pytest.mark.parametrize("seed", range(4))
def test_an_update_killed_at_any_moment_loses_nothing(bpo: Program, tmp_path: Path, seed: int) -> None:
    own = own_program(bpo, tmp_path / "home")
    folder = folder_of(tmp_path / "articles", {**things(200), "alfa.md": SOUND})
    assert own(*ASK, "--articles", str(folder)).text == RIGHT
    for number in range(0, 200, 2):
        (folder / f"{number}.md").write_text(f"# Ny {number}\n\nNy {number} er et ord.\n")
    before = the_index(own).stat().st_size
    process = started(own, folder)
    kill_when(process, own, before + 1 + seed * 50_000, calls=1 + 37 * seed)
    process.communicate()
    assert own("define", "ny 4", "--articles", str(folder)).text == "Ny 4\nNy 4 er et ord.\n"
    assert own("define", "ting 5", "--articles", str(folder)).text.startswith("Ting 5\nTing 5 er et ord.")
    assert own("define", "--exact", "ting 4", "--articles", str(folder)).status == 1
    assert [path.suffix for path in cached_files(own)] == [".sqlite"]


def helpers_of(process: subprocess.Popen[bytes], count: int) -> list[int]:
    """The processes that a process has started, as soon as there are so many; none if it ends before."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    while process.poll() is None:
        try:
            found = [int(number) for number in children.read_text().split()]
        except OSError:
            return []
        if len(found) >= count:
            return found
    return []


LISTS_CHILDREN = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").exists()


@pytest.mark.skipif(not LISTS_CHILDREN, reason="needs a system that tells the children of a process")
@pytest.mark.parametrize("which", [slice(0, 1), slice(1, 2), slice(0, 2)], ids=["first", "second", "both"])
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM], ids=lambda number: number.name)
def test_a_helper_that_is_killed_costs_no_article(bpo: Program, tmp_path: Path, number: int, which: slice) -> None:
    own = own_program(bpo, tmp_path / "home")
    folder = folder_of(tmp_path / "articles", {**things(1000), "alfa.md": SOUND})
    process = started(own, folder)
    for helper in helpers_of(process, 2)[which]:
        os.kill(helper, number)
    output, errors = process.communicate(timeout=120)
    assert (process.returncode, output, errors) == (0, RIGHT.encode(), b"")
    assert len(own("list", "articles", "--articles", str(folder)).output.splitlines()) == 1001


@pytest.mark.skipif(not LISTS_CHILDREN, reason="needs a system that tells the children of a process")
@pytest.mark.parametrize(
    "number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT], ids=lambda number: number.name
)
def test_helpers_of_a_build_that_is_killed_end_with_it_in_silence(bpo: Program, tmp_path: Path, number: int) -> None:
    own = own_program(bpo, tmp_path / "home")
    folder = folder_of(tmp_path / "articles", {**things(1000), "alfa.md": SOUND})
    process = started(own, folder)
    helpers_of(process, 2)
    process.send_signal(number)
    output, errors = process.communicate(timeout=60)  # only at an end once the helpers have closed it, too
    assert (process.returncode, output, errors) in ((-number, b"", b""), (0, RIGHT.encode(), b""))


def test_a_long_build_shows_itself_where_standard_error_is_a_terminal(bpo: Program, tmp_path: Path) -> None:
    own = own_program(bpo, tmp_path / "home")
    for count in (4_000, 16_000, 64_000):  # however fast a machine is, one of them takes more than a second
        folder = folder_of(tmp_path / f"articles-{count}", {**things(count), "alfa.md": SOUND})
        ours, theirs = os.openpty()
        command = [*own.command, *ASK, "--articles", str(folder)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs, env=own.environment, cwd=own.home)
        os.close(theirs)
        shown = read_to_the_end(ours)
        os.close(ours)
        output, _ = process.communicate(timeout=60)
        assert (process.returncode, output) == (0, RIGHT.encode())
        if shown:
            break
    assert f"/{count + 1}".encode() in shown


def test_where_no_process_can_be_started_one_does_all(bpo: Program, tmp_path: Path) -> None:
    own = own_program(bpo, tmp_path / "home")
    folder = folder_of(tmp_path / "articles", {**things(450), "alfa.md": SOUND})
    done, _ = limited(own, tmp_path / "peak", *ASK, "--articles", str(folder), limits={"RLIMIT_NOFILE": 8})
    assert (done.status, done.text, done.errors) == (0, RIGHT, b"")


def test_an_interrupted_build_says_nothing_and_is_made_good(bpo: Program, tmp_path: Path) -> None:
    own = own_program(bpo, tmp_path / "home")
    folder = folder_of(tmp_path / "articles", {**things(1000), "alfa.md": SOUND})
    process = started(own, folder)
    while process.poll() is None and not cached_files(own):
        pass
    process.send_signal(signal.SIGINT)
    output, errors = process.communicate(timeout=60)
    assert (process.returncode, output, errors) in ((130, b"", b""), (0, RIGHT.encode(), b""))
    assert own(*ASK, "--articles", str(folder)).text == RIGHT
    assert [path.suffix for path in cached_files(own)] == [".sqlite"]


@pytest.mark.parametrize("count", [1, 300], ids=["one article", "300 articles"])
def test_sixteen_first_runs_at_once_are_sixteen_right_answers_and_one_index(
    bpo: Program, tmp_path: Path, count: int
) -> None:
    own = own_program(bpo, tmp_path / "home")
    folder = folder_of(tmp_path / "articles", {**things(count), "alfa.md": SOUND})
    processes = [started(own, folder) for _ in range(MANY)]
    for process in processes:
        output, errors = process.communicate(timeout=120)
        assert (process.returncode, output, errors) == (0, RIGHT.encode(), b"")
    assert [path.suffix for path in cached_files(own)] == [".sqlite"]


def test_look_ups_while_articles_change_under_them_are_right_before_or_after(bpo: Program, tmp_path: Path) -> None:
    own = own_program(bpo, tmp_path / "home")
    folder = folder_of(tmp_path / "articles", {**things(30), "alfa.md": SOUND})
    own(*ASK, "--articles", str(folder))
    later = RIGHT.replace("første", "andre")
    processes = []
    for number in range(MANY):
        text = SOUND if number % 2 else SOUND.replace("første", "andre")
        (folder / "ny.md").write_text(text.replace("Alfa", "Beta"), encoding="utf-8")
        (folder / "ny.md").replace(folder / "beta.md")
        processes.append(started(own, folder, "define", "beta"))
    for process in processes:
        output, errors = process.communicate(timeout=120)
        assert (process.returncode, errors) == (0, b"")
        assert output.decode() in (RIGHT.replace("Alfa", "Beta"), later.replace("Alfa", "Beta"))
    assert [path.suffix for path in cached_files(own)] == [".sqlite"]


def test_an_index_taken_away_again_and_again_costs_no_answer(bpo: Program, tmp_path: Path) -> None:
    own = own_program(bpo, tmp_path / "home")
    folder = folder_of(tmp_path / "articles", {"alfa.md": SOUND})
    processes = [started(own, folder) for _ in range(4)]
    while any(process.poll() is None for process in processes):
        for path in cached_files(own):
            path.unlink(missing_ok=True)
    for process in processes:
        output, _ = process.communicate(timeout=60)
        assert (process.returncode, output) == (0, RIGHT.encode())
