"""Lists and quotations that Markdown tells apart are passages of their own; what belongs together stays together."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Program


def passages(bpo: Program, folder: Path, body: str) -> list[str]:
    """What `bpo search` finds, each passage of an article of that body for itself."""
    (folder / "lån.md").write_text(f"# Lån\n\nPenger.\n\n## Mer\n\n{body}\n", encoding="utf-8")
    rows = bpo("search", "-f", "tsv", "--articles", str(folder), "krone").text.splitlines()
    return sorted(" ".join(row.split("\t")[5].split()) for row in rows)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("> En krone.\n\n> To kroner.", ["En krone.", "To kroner."]),
        ("> En krone.\n\n>\n\n> To kroner.", ["En krone.", "To kroner."]),
        ("- en krone\n- to kroner\n\n* tre kroner", ["- en krone - to kroner", "- tre kroner"]),
        ("- en krone\n\n1. to kroner\n2. tre kroner", ["- en krone", "1. to kroner 2. tre kroner"]),
        ("1. En krone.\n2. To kroner.\n\n1) Tre kroner.", ["1. En krone. 2. To kroner.", "1. Tre kroner."]),
        ("- en krone\n\n***\n\n- to kroner", ["- en krone", "- to kroner"]),
        ("- en krone\n\nKrone\n: to kroner", ["- Krone: to kroner", "- en krone"]),
    ],
)
def test_neighbours_that_markdown_tells_apart_are_passages(
    body: str, expected: list[str], bpo: Program, tmp_path: Path
) -> None:
    assert passages(bpo, tmp_path, body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("- en krone\n\n- to kroner", "- en krone - to kroner"),
        ("- en krone\n– to kroner\n\n• tre kroner", "- en krone - to kroner - tre kroner"),
        ("1. En krone.\n\n1. To kroner.", "1. En krone. 2. To kroner."),
        ("- en krone\n\n  > to kroner\n- tre kroner", "- en krone to kroner - tre kroner"),
        ("> En krone.\n>\n> To kroner.", "En krone. To kroner."),
        ("> ### Krone\n\n> To kroner.", "Krone To kroner."),
        ("> ###Krone\n\n>\n\n> To kroner.", "Krone To kroner."),
    ],
)
def test_what_belongs_together_is_one_passage(body: str, expected: str, bpo: Program, tmp_path: Path) -> None:
    assert passages(bpo, tmp_path, body) == [expected]


def test_dates_that_look_like_a_list_are_paragraphs_each(bpo: Program, tmp_path: Path) -> None:
    assert passages(bpo, tmp_path, "31. mai: en krone\n\n32. mai: to kroner") == [
        "31. mai: en krone",
        "32. mai: to kroner",
    ]
