"""Lines up the results of the benchmarks, and says which miss their floor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Check(NamedTuple):
    """A measured figure and the most (or with `at_least`, the least) that it may be; None: only told."""

    name: str
    value: float
    unit: str = ""
    limit: float | None = None
    at_least: bool = False

    @property
    def missed(self) -> bool:
        if self.limit is None:
            return False
        return self.value < self.limit if self.at_least else self.value > self.limit

    @property
    def shown(self) -> str:
        return f"{_number(self.value)} {self.unit}".strip()


def print_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Columns as wide as their content; the first to the left, the others to the right."""
    table = [list(header), *(list(row) for row in rows)]
    widths = [max(len(row[column]) for row in table) for column in range(len(header))]
    for row in table:
        first, *others = (
            cell.ljust(width) if not at else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        print("  ".join((first, *others)).rstrip(), flush=True)


def print_checks(title: str, checks: Sequence[Check]) -> bool:
    """Prints figures with their limits; whether all of them are met."""
    print(f"\n{title}")
    print_table(("", "measured", "floor", ""), [_cells(check) for check in checks])
    return not any(check.missed for check in checks)


def verdict(check: Check) -> str:
    if check.limit is None:
        return ""
    return "MISSED" if check.missed else "ok"


def _cells(check: Check) -> tuple[str, str, str, str]:
    floor = "" if check.limit is None else f"{'>=' if check.at_least else '<='} {_number(check.limit)}"
    return check.name, check.shown, floor, verdict(check)


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"
