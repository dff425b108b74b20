"""The scripts in real shells, at a pseudo-terminal: what is typed, and what `bpo` is then called with."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_completion import Installation, installed

from bpo_cli import commands
from bpo_cli.command_line import completion
from bpo_cli.command_line.completion import script
from bpo_cli.errors import UsageError

PROMPT = "ready> "


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    program = installed(tmp_path_factory)
    for name in ("my-article.md", "my-art.txt"):
        (program.folder / name).touch()
    return program


class Terminal:
    """An interactive shell at a pseudo-terminal."""

    def __init__(self, program: Installation, *command: str) -> None:
        pty = pytest.importorskip("pty")
        self._program = program
        self._process, self._descriptor = pty.fork()
        if self._process == 0:
            os.chdir(program.folder)
            os.execvpe(command[0], command, program.environment)
        self._wait_for()

    def called_with(self, typed: str) -> str:
        """Types a line, with TAB as `\t`, sends it off and gives back what `bpo` was called with."""
        self._program.calls.unlink(missing_ok=True)
        os.write(self._descriptor, f"{typed}\n".encode())
        self._wait_for(self._program.calls)
        return self._program.calls.read_text(encoding="utf-8").splitlines()[0]

    def _wait_for(self, file: Path | None = None) -> None:
        """Reads what the shell shows until that file is there and the shell is ready for another line."""
        deadline = time.monotonic() + 30
        shown = b""
        while time.monotonic() < deadline:
            if (file is None or file.exists()) and shown.endswith(PROMPT.encode()):
                return
            if select.select([self._descriptor], [], [], 0.1)[0]:
                shown += os.read(self._descriptor, 65536)
        pytest.fail(f"the shell does not answer; it showed {shown!r}")

    def close(self) -> None:
        os.close(self._descriptor)
        os.waitpid(self._process, 0)


@pytest.fixture(scope="module")
def bash(program: Installation) -> Iterator[Terminal]:
    need("bash")
    (program.folder / "start.bash").write_text(f"PS1='{PROMPT}'\n{script('bash')}")
    terminal = Terminal(program, "bash", "--noprofile", "--rcfile", "start.bash", "-i")
    yield terminal
    terminal.close()


@pytest.fixture(scope="module")
def zsh(program: Installation) -> Iterator[Terminal]:
    need("zsh")
    (program.folder / "site").mkdir()
    (program.folder / "site" / "_bpo").write_text(script("zsh"))
    (program.folder / ".zshrc").write_text(
        f"PS1='{PROMPT}'; unset zle_bracketed_paste; fpath=(~/site $fpath); autoload -U compinit; compinit -u -D\n"
    )
    terminal = Terminal(program, "zsh", "-i")
    yield terminal
    terminal.close()


def need(shell: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_a_shell_is_one_it_can_read(shell: str, tmp_path: Path) -> None:
    need(shell)
    file = tmp_path / "script"
    file.write_text(script(shell))
    done = subprocess.run([shell, "-n", str(file)], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_another_shell_is_a_usage_error_that_names_the_known_ones() -> None:
    with pytest.raises(UsageError) as raised:
        script("tcsh")
    assert "bash, zsh, fish" in raised.value.hint


QUOTED = [
    ("bpo def\tblåbær", "<define><blåbær>"),
    ("bpo define offs\t", "<define><offshore outsourcing>"),
    ("bpo define offshore o\t", "<define><offshore><outsourcing>"),
    ("bpo define offshore\\ o\t", "<define><offshore outsourcing>"),
    ('bpo define "offshore o\t', "<define><offshore outsourcing>"),
    ("bpo define 'offshore o\t", "<define><offshore outsourcing>"),
    ("bpo define tc\t", "<define><TCP: port>"),
    ("bpo define TCP:\t", "<define><TCP: port>"),
    ("bpo define TCP:\\ p\t", "<define><TCP: port>"),
    ("bpo define 'TCP: p\t", "<define><TCP: port>"),
    ("bpo define rock\t", '<define><rock "n" roll>'),
    ('bpo define "rock\t', '<define><rock "n" roll>'),
    ("bpo define 'rock\t", '<define><rock "n" roll>'),
    ("bpo define q\t", "<define><Q&A>"),
    ("bpo define 'driver\t", "<define><driver's seat>"),
    ("bpo define drivers\t", "<define><driver's seat>"),
    ("bpo define cash\t", "<define><cash $flow>"),
    ('bpo define "cash\t', "<define><cash $flow>"),
    ('bpo define "zig\t', "<define><zig`zag>"),
    ("bpo define 401k\t", "<define><401(k) plan>"),
    ("bpo define roo\t", "<define><~root>"),
    ("bpo define blaab\t", "<define><blåbær>"),
    ("bpo define --format=js\tblåbær", "<define><--format=json><blåbær>"),
    ("bpo define -f js\tblåbær", "<define><-f><json><blåbær>"),
    ("bpo show x-tick#de\t", "<show><x-tick#deler-av-noe>"),
    ("bpo show x-tic\t#de\t", "<show><x-tick#deler-av-noe>"),
    ("bpo show x-two\\ w\t#de\t", "<show><x-two words#deler-av-noe>"),
    ("bpo show 'x-two w\t#d\t", "<show><x-two words#deler-av-noe>"),
    ("bpo define --articles bpo_cli/command_line/compl\tx", "<define><--articles><bpo_cli/command_line/completions/x>"),
    ("bpo define --articles=bpo_cli/command_line/compl\tx", "<define><--articles=bpo_cli/command_line/completions/x>"),
    ("bpo check bpo_cli/command_line/compl\tx", "<check><bpo_cli/command_line/completions/x>"),
    ("bpo check my-art\t", "<check><my-article.md>"),
    ("bpo define xyzzy\t", "<define><xyzzy>"),
]


@pytest.mark.parametrize(("typed", "called"), QUOTED)
def test_bash_fills_in_and_quotes(bash: Terminal, typed: str, called: str) -> None:
    assert bash.called_with(typed) == called


@pytest.mark.parametrize(("typed", "called"), QUOTED)
def test_zsh_fills_in_and_quotes(zsh: Terminal, typed: str, called: str) -> None:
    assert zsh.called_with(typed) == called


def test_zsh_can_also_take_its_script_from_a_start_file(program: Installation) -> None:
    need("zsh")
    code = 'eval "$1"; autoload -U compinit; compinit -u -D; eval "$1"; print $_comps[bpo]'
    command = ["zsh", "-f", "-c", code, "zsh", script("zsh")]
    done = subprocess.run(command, capture_output=True, env=program.environment, check=False)
    assert (done.stdout, done.stderr) == (b"_bpo\n", b"")


@pytest.mark.parametrize("typed", ["bpo define hoyd\t", "bpo define h\tOYD"])
def test_no_shell_shortens_what_is_ambiguous(bash: Terminal, zsh: Terminal, typed: str) -> None:
    assert bash.called_with(typed).lower() == zsh.called_with(typed).lower() == "<define><hoyd>"


def test_bash_completes_a_program_called_by_its_path(bash: Terminal) -> None:
    assert bash.called_with("~/bpo define offs\t") == "<define><offshore outsourcing>"


@pytest.mark.parametrize(
    ("line", "candidates"),
    [
        ("bpo define offs", ["offshore outsourcing"]),
        ("bpo define offshore o", ["outsourcing"]),
        ('bpo define "offshore o', ["offshore outsourcing"]),
        ("bpo define offshore\\ o", ["offshore outsourcing"]),
        ("bpo show x-two\\ words#d", ["x-two words#deler-av-noe"]),
        ("bpo show 'x-two words#d", ["x-two words#deler-av-noe"]),
        ("bpo define --format=j", ["--format=json"]),
        ("bpo define --fo", ["--format"]),
        ("bpo define --articles bpo_cli/command_line/compl", ["bpo_cli/command_line/completions/"]),
        ("bpo define --articles=bpo_cli/command_line/compl", ["--articles=bpo_cli/command_line/completions/"]),
        ("bpo check bpo_cli/command_line/compl", ["bpo_cli/command_line/completions/"]),
        ("bpo check my-art", ["my-article.md"]),
        ("bpo list ", list(commands.LISTS)),
        ("bpo check --", [each for each in completion.OPTIONS["check"] if each.startswith("--")]),
        ("bpo help --", ["--help"]),
        ("bpo ", [name for name in completion.OPTIONS if name]),
    ],
)
def test_fish_offers_the_candidates(program: Installation, line: str, candidates: list[str]) -> None:
    need("fish")
    (program.folder / "bpo.fish").write_text(script("fish"))
    command = ["fish", "--no-config", "-c", "source bpo.fish; complete --do-complete $argv[1]", line]
    done = subprocess.run(command, capture_output=True, env=program.environment, cwd=program.folder, check=True)
    found = [line.partition("\t")[0] for line in done.stdout.decode().splitlines()]
    assert (sorted(found), done.stderr) == (sorted(candidates), b"")


@pytest.mark.parametrize("line", ["bpo define x >of", "bpo define x > of", "bpo define < of"])
def test_names_of_files_are_left_alone(program: Installation, line: str) -> None:
    assert program.candidates("--bash", line, "of") == []
