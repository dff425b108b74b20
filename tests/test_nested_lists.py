"""Lists in lists keep their lines, their numbers and how far in they stand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Program, compiled

NESTED = """- seil
  - storseil
    - revet

    og mer om det
  - fokk

  og tau
- mast
"""
STEPS = """1. Legg ut.
   1. Løsne tauet.
   2. Skyv fra.
      - Bruk åren.
   3. Hopp i.
2. Ro.
   - Sitt ned.
     ```
     hal()
       slakk()
     ```
"""


def articles_in(folder: Path, body: str) -> str:
    (folder / "skuta.md").write_text(f"# Skuta\n\nEt fartøy.\n\n## Om\n\n{body}", encoding="utf-8")
    return str(folder)


def test_plain_text_shows_lists_as_they_are_written(bpo: Program, tmp_path: Path) -> None:
    shown = bpo("show", "skuta#om", "--articles", articles_in(tmp_path, STEPS)).text
    code = "     hal()\n       slakk()\n"
    assert shown == f"Skuta\n\nOm\n{STEPS}".replace(f"     ```\n{code}     ```\n", f"\n{code}")


@pytest.mark.parametrize(
    ("block", "shown"),
    [
        ("```\n    hal()\n    ```", "    hal()"),
        ("### Merk", "    Merk"),
        ("|Tau|\n    |---|\n    |Fall|", "    Tau\n    Fall"),
    ],
)
def test_a_block_that_follows_the_text_of_an_item_at_once_is_one(
    block: str, shown: str, bpo: Program, tmp_path: Path
) -> None:
    folder = articles_in(tmp_path, f"- Skyv fra.\n  - Gi tau.\n    {block}\n- Ro.\n")
    lines = f"- Skyv fra.\n  - Gi tau.\n{shown}\n- Ro.\n"
    assert bpo("search", "skyv", "--articles", folder).text == f"Om\n{lines}"


def test_a_paragraph_in_an_item_stands_below_its_text(bpo: Program, tmp_path: Path) -> None:
    folder = articles_in(tmp_path, NESTED)
    lines = bpo("search", "storseil", "--articles", folder).text.splitlines()
    assert lines == [
        "Om",
        "- seil",
        "  - storseil",
        "    - revet",
        "    og mer om det",
        "  - fokk",
        "og tau",
        "- mast",
    ]


def test_the_terminal_indents_and_wraps_nested_items(bpo: Program, tmp_path: Path) -> None:
    body = "- seil\n  - storseil som er så stort at det må deles på flere linjer\n    1. revet\n- mast\n"
    folder = articles_in(tmp_path, body)
    screen = bpo.at_terminal("show", "skuta#om", "--articles", folder, "--no-pager", columns=40, LC_ALL="C.UTF-8")
    lines = [line.rstrip() for line in screen.lines]
    first = lines.index("Om") + 1
    assert lines[first : first + 6] == [
        "  • seil",
        "    • storseil som er så stort at det",
        "      må deles på flere linjer",
        "      1. revet",
        "  • mast",
        "",
    ]


@pytest.mark.parametrize("command", ["highlights", "show"])
def test_items_below_a_highlight_are_its_items(command: str, bpo: Program, tmp_path: Path) -> None:
    text = "# Skuta\n\nEt fartøy.\n\n## Høydepunkter\n\n- Den flyter.\n  - Nesten alltid.\n- Den er stor.\n"
    (tmp_path / "skuta.md").write_text(text, encoding="utf-8")
    arguments = ["skuta#høydepunkter"] if command == "show" else []
    shown = bpo(command, *arguments, "--articles", str(tmp_path)).text
    bullet = "- " if command == "show" else ""
    assert f"\n{bullet}Den flyter.\n  - Nesten alltid.\n" in shown
    assert f"\n{bullet}Den er stor.\n" in shown


def test_programs_get_the_blanks_as_people_do(bpo: Program, tmp_path: Path) -> None:
    folder = articles_in(tmp_path, "- seil\n  1. storseil\n")
    document = json.loads(bpo("search", "storseil", "--articles", folder, "--json").text)
    assert document["hits"][0]["text"] == "- seil\n\n  1. storseil"
    assert bpo("search", "storseil", "--articles", folder, "-f", "tsv").text.endswith("\t- seil 1. storseil\n")


@pytest.mark.parametrize(
    "label", ["Rev: en stripe av seilet som kan bindes opp.", "**Rev:** en stripe som kan bindes opp."]
)
def test_a_label_in_a_nested_item_makes_a_term(label: str, tmp_path: Path) -> None:
    text = f"# Skuta\n\nEt fartøy.\n\n## Om\n\n- seil\n  - storseil\n    - {label}\n"
    [hit] = compiled(tmp_path, {"skuta": text}).define("Rev", exact=True).hits
    assert hit.sentence.startswith("Rev: en stripe")


@pytest.mark.parametrize("body", ["- - seil\n  - tau\n- mast\n", "1. - seil\n   - tau\n2. mast\n"])
def test_a_list_in_an_item_without_text_begins_in_its_line(body: str, bpo: Program, tmp_path: Path) -> None:
    assert bpo("show", "skuta#om", "--articles", articles_in(tmp_path, body)).text == f"Skuta\n\nOm\n{body}"


def test_a_list_of_any_depth_is_shown(bpo: Program, tmp_path: Path) -> None:
    body = "".join(f"{'  ' * depth}- nivå {depth}\n" for depth in range(40))
    folder = articles_in(tmp_path, body)
    lines = bpo("show", "skuta#om", "--articles", folder).text.splitlines()[3:]
    assert [line.strip() for line in lines] == [f"- nivå {depth}" for depth in range(40)]
    screen = bpo.at_terminal("show", "skuta#om", "--articles", folder, "--no-pager", columns=20, lines=200)
    assert "39" in [line.strip() for line in screen.lines]
