"""The program beside others that look words up in a terminal, on the same dictionaries and the same words."""

from __future__ import annotations

import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from benchmarks.dictionaries import FOLDER, available, headwords, write_as_articles, write_as_stardict
from benchmarks.measuring import Command, Cost, installed, interleaved, peak_memory, run
from benchmarks.tables import print_table

# One word that is a headword, and how people misspell it.
WORDS = {"foldoc": ("protocol", "protocl"), "wn": ("committee", "comittee")}


def measure_peers(runs: int) -> bool:
    """Prints a table for each dictionary that is installed. There is no floor to miss."""
    for name, title in available().items():
        with tempfile.TemporaryDirectory() as folder, ExitStack() as servers:
            print(f"\n{title}: writing it for each program, building the index")
            exact, misspelled = WORDS[name]
            commands = _commands(name, exact, misspelled, Path(folder), servers)
            costs = interleaved(commands, runs)
            memory = {label: peak_memory(command) for label, command in commands.items()}
            print_table(
                ("", "CPU ms", "/ bpo", "wall ms", "/ bpo", "MB", "/ bpo", "status"),
                _rows(costs, memory, f"bpo define {exact}"),
            )
    return True


def _rows(costs: dict[str, Cost], memory: dict[str, int], reference: str) -> Iterator[tuple[str, ...]]:
    """The figures of each command, and how many times those of the reference they are."""
    for label, cost in costs.items():
        cells = [label]
        for value, scale, of_reference in (
            (cost.cpu, 1000, costs[reference].cpu),
            (cost.wall, 1000, costs[reference].wall),
            (memory[label], 1e-6, memory[reference]),
        ):
            cells += [f"{value * scale:.1f}", f"{value / of_reference:.2f}"]
        yield (*cells, str(cost.status))


def _commands(name: str, exact: str, misspelled: str, folder: Path, servers: ExitStack) -> dict[str, Command]:
    """For each program that is installed, one exact and one misspelled look-up."""
    commands = {}
    for word in (exact, misspelled):
        commands[f"bpo define {word}"] = _bpo(name, word, folder)
    if shutil.which("dict") and _dictd():
        port = servers.enter_context(_server(name, folder))
        for word in (exact, misspelled):
            arguments = ("dict", "-P", "-", "-h", "127.0.0.1", "-p", str(port), "-d", name, word)
            commands[f"dict {word} (without its server)"] = Command(arguments)
    if shutil.which("sdcv"):
        write_as_stardict(name, folder / "stardict")
        for word in (exact, misspelled):
            commands[f"sdcv {word}"] = Command(("sdcv", "-n", "-2", str(folder / "stardict"), word))
    if shutil.which("fzf"):
        lines = "\n".join(headwords(name)) + "\n"
        for word in (exact, misspelled):
            commands[f"fzf --filter {word}"] = Command(("fzf", "--filter", word), text=lines)
    if _tealdeer():
        pages = _as_pages(folder)
        for word in (exact, misspelled):
            commands[f"tldr {word} (tealdeer)"] = Command(("tldr", word), variables=pages)
    _tell_missing()
    return commands


def _bpo(name: str, word: str, folder: Path) -> Command:
    articles = folder / "articles"
    if not articles.exists():
        write_as_articles(name, articles)
    variables = (("BPO_CACHE_DIR", str(folder / "cache")),)
    command = Command((installed("bpo"), "define", word), variables=(*variables, ("BPO_ARTICLES", str(articles))))
    if not (folder / "cache").exists():
        cost = run(command)
        print(f"first build: {cost.wall:.1f} s, {cost.cpu:.1f} s of CPU time", flush=True)
    return command


def _as_pages(folder: Path) -> tuple[tuple[str, str], ...]:
    """The articles as the pages of tealdeer, which finds a page by the name of its file. The variables that say so."""
    pages = folder / "tealdeer" / "tldr-pages" / "pages"
    pages.mkdir(parents=True)
    (pages / "common").symlink_to(folder / "articles")
    return (("TEALDEER_CACHE_DIR", str(folder / "tealdeer")),)


def _tealdeer() -> str | None:
    """Several programs are called `tldr`."""
    found = shutil.which("tldr")
    if not found:
        return None
    version = subprocess.run((found, "--version"), capture_output=True, text=True, check=False).stdout
    return found if "tealdeer" in version else None


def _tell_missing() -> None:
    programs = {name: shutil.which(name) for name in ("dict", "sdcv", "fzf")}
    programs |= {"dictd": _dictd(), "tealdeer": _tealdeer()}
    missing = [name for name, path in programs.items() if not path]
    if missing:
        print(f"left out, not installed: {', '.join(missing)}")


def _dictd() -> str | None:
    return shutil.which("dictd", path="/usr/sbin:/usr/local/sbin:/usr/bin")


@contextmanager
def _server(name: str, folder: Path) -> Iterator[int]:
    """A dictionary server of our own, on a free port of this machine only."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    folder.chmod(0o755)  # started by root, it gives up root's rights before it reads its settings
    settings = folder / "dictd.conf"
    data, index = FOLDER / f"{name}.dict.dz", FOLDER / f"{name}.index"
    settings.write_text(
        f'global {{ listen_to 127.0.0.1 }}\naccess {{ allow * }}\ndatabase {name} {{ data "{data}" index "{index}" }}\n'
    )
    server = subprocess.Popen(
        (
            str(_dictd()),
            "--config",
            str(settings),
            "--port",
            str(port),
            "--pid-file",
            str(folder / "dictd.pid"),
            "-d",
            "nodetach",
        ),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait()


def _wait_for(port: int) -> None:
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise SystemExit("dictd does not start")
