"""What starting the program costs, as multiples of bare Python and of a Typer program that does nothing."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from benchmarks.measuring import Command, Cost, installed, interleaved, python, succeeded
from benchmarks.tables import Check, print_table, verdict

BARE, TYPER = "python -c pass", "a Typer program that does nothing"

NOTHING_IN_TYPER = """
import typer

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command()
def first() -> None:
    pass


@app.command()
def second() -> None:
    pass


app()
"""


class Case(NamedTuple):
    """A command to measure, the most it may cost, against what, and how it should end."""

    name: str
    command: Command
    limit: float | None = None
    against: str = BARE
    status: int = 0


def cases() -> list[Case]:
    bpo = installed("bpo")

    def asking(*arguments: str, terminal: bool = False) -> Command:
        return Command((bpo, *arguments), terminal)

    importing = Command((python(), "-c", "from bpo_cli import Glossary"))
    return [
        Case("exact, to a pipe", asking("define", "outsourcing"), 2.0),
        Case("exact, with an option", asking("define", "--limit", "1", "outsourcing"), 1.0, TYPER),
        Case("another form of the word", asking("define", "back", "offices")),
        Case("misspelled", asking("define", "ofshore", "outsorcing"), 3.5),
        Case("words of a text", asking("search", "datainnbrudd"), 4.5),
        Case("nothing found", asking("define", "pingvin"), status=1),
        Case("exact, to a terminal", asking("define", "outsourcing", terminal=True), 2.0, TYPER),
        Case("exact, as JSON", asking("define", "--json", "outsourcing")),
        Case("completion of a term", asking("_complete", "define", "off")),
        Case("from bpo_cli import Glossary", importing, 2.0),
        Case("bpo --help", asking("--help")),
    ]


def measure_startup(runs: int) -> bool:
    """Prints the table; whether every floor is met."""
    _warn_of_sources()
    measured = cases()
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder) / "nothing.py"
        program.write_text(NOTHING_IN_TYPER, encoding="utf-8")
        commands = {BARE: Command((python(), "-c", "pass")), TYPER: Command((python(), str(program), "first"))}
        commands |= {case.name: case.command for case in measured}
        costs = interleaved(commands, runs)
    print(f"CPU time (user and system), medians of {runs} runs that took turns")
    print_table(
        ("", "ms", "of bare Python", "of nothing in Typer", "floor", ""),
        [_row(name, costs) for name in (BARE, TYPER)] + [_row(case.name, costs, case) for case in measured],
    )
    return not any(_check(case, costs).missed for case in measured)


def _check(case: Case, costs: dict[str, Cost]) -> Check:
    cost = succeeded(costs[case.name], case.status)
    return Check(case.name, cost.cpu / costs[case.against].cpu, limit=case.limit)


def _row(name: str, costs: dict[str, Cost], case: Case | None = None) -> tuple[str, ...]:
    cpu = costs[name].cpu
    floor = result = ""
    if case is not None and case.limit is not None:
        floor = f"{case.limit} x {'bare' if case.against == BARE else 'Typer'}"
        result = verdict(_check(case, costs))
    return name, f"{cpu * 1000:.1f}", f"{cpu / costs[BARE].cpu:.2f}", f"{cpu / costs[TYPER].cpu:.2f}", floor, result


def _warn_of_sources() -> None:
    found = subprocess.run(
        (sys.executable, "-c", "import bpo_cli; print(bpo_cli.__file__)"),
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
    )
    if "site-packages" not in found.stdout:
        print("this measures the source tree; an installed package starts differently: use --fresh\n")
