"""Holds every format to its golden file. `BPO_REWRITE_GOLDEN=1 pytest tests/rendering` writes them anew."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from sample_answers import ANSWERS, LISTS, STYLE

from bpo_cli.record import replace
from bpo_cli.rendering import json_document, plain, terminal, tsv

GOLDEN = Path(__file__).parent / "golden"
STYLES = {
    "terminal-40": replace(STYLE, width=40, colors="16"),
    "terminal-80": replace(STYLE, width=80, colors="16"),
    "terminal-120": replace(STYLE, width=120, colors="16"),
    "terminal-80-mono": replace(STYLE, width=80, colors="mono"),
    "terminal-80-dumb": replace(STYLE, width=80, colors="none", unicode=False),
    "terminal-80-explain": replace(STYLE, width=80, colors="none", explain=True),
}


def cases() -> dict[str, Callable[[], str]]:
    """What renders each golden file, by the file's name."""
    made: dict[str, Callable[[], str]] = {}
    for name, answer in ANSWERS.items():
        in_terminal = terminal.render_document if answer.command == "show" else terminal.render
        in_plain = plain.render_document if answer.command == "show" else plain.render
        for kind, style in STYLES.items():
            made[f"{name}.{kind}.txt"] = lambda render=in_terminal, answer=answer, style=style: render(answer, style)
        made[f"{name}.plain.txt"] = lambda render=in_plain, answer=answer: render(answer, STYLE)
        made[f"{name}.tsv"] = lambda answer=answer: tsv.render(answer, STYLE)
        made[f"{name}.json"] = lambda answer=answer: json_document.render(answer, STYLE)
    made["faq.explain.plain.txt"] = lambda: plain.render(ANSWERS["faq"], replace(STYLE, explain=True))
    made["faq.explain.json"] = lambda: json_document.render(ANSWERS["faq"], replace(STYLE, explain=True))
    for what, rows in LISTS.items():
        for kind in ("terminal-40", "terminal-80", "terminal-120"):
            made[f"list-{what}.{kind}.txt"] = lambda what=what, rows=rows, kind=kind: terminal.render_list(
                rows, what, STYLES[kind]
            )
        made[f"list-{what}.plain.txt"] = lambda what=what, rows=rows: plain.render_list(rows, what, STYLE)
        made[f"list-{what}.tsv"] = lambda what=what, rows=rows: tsv.render_list(rows, what, STYLE)
        made[f"list-{what}.json"] = lambda what=what, rows=rows: json_document.render_list(rows, what, STYLE)
    return made


CASES = cases()


@pytest.mark.parametrize("name", CASES)
def test_output_is_what_the_golden_file_holds(name: str) -> None:
    rendered = CASES[name]().encode()
    if os.environ.get("BPO_REWRITE_GOLDEN"):
        (GOLDEN / name).write_bytes(rendered)
    assert rendered == (GOLDEN / name).read_bytes()


def test_there_is_no_golden_file_without_its_case() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == set(CASES)
