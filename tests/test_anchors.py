"""Anchors that authors give their headings, `## Price {#price}`: the section is called so, and nobody sees it."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Program, compiled

from bpo_cli.errors import UsageError


@pytest.mark.parametrize(
    "heading",
    [
        "## Hva koster det {#pris}",
        "## Hva koster det{#pris}",
        "## Hva koster det {#pris} ##",
        "## Hva koster det ## {#pris}",
        "## Hva koster det {: #pris .wide }",
        "## Hva koster det {.wide lang=nb #pris}",
        "##Hva koster **det** {#pris}",
        "## Hva koster [det](/avgift) {#pris}",
        "Hva koster det {#pris}\n---",
    ],
)
def test_a_section_is_called_by_its_anchor_and_shown_without_it(heading: str, bpo: Program, tmp_path: Path) -> None:
    (tmp_path / "lån.md").write_text(f"# Lån\n\nPenger.\n\n{heading}\n\nRenter.\n", encoding="utf-8")
    shown = bpo("show", "lån#pris", "--articles", str(tmp_path))
    assert (shown.status, shown.text) == (0, "Lån\n\nHva koster det\nRenter.\n")
    sections = bpo("list", "sections", "-f", "tsv", "--articles", str(tmp_path)).text
    assert "Hva koster det\tsection\tlån#pris\t" in sections


@pytest.mark.parametrize(
    ("heading", "name", "anchor"),
    [
        ("Mengder {1, 2}", "Mengder {1, 2}", "mengder-1-2"),
        ("Bruk `{#pris}`", "Bruk {#pris}", "bruk-pris"),
        ("Tomt {}", "Tomt {}", "tomt"),
        ("Om C# {#c}", "Om C#", "c"),
        ("Uten nummer {.unnumbered}", "Uten nummer", "uten-nummer"),
    ],
)
def test_only_attributes_are_taken_off(heading: str, name: str, anchor: str, tmp_path: Path) -> None:
    glossary = compiled(tmp_path, {"lån": f"# Lån\n\nPenger.\n\n## {heading}\n\nRenter.\n"})
    assert [(row.name, row.id) for row in glossary.sections()][1:] == [(name, f"lån#{anchor}")]


def test_an_anchor_is_no_heading_by_its_own(tmp_path: Path) -> None:
    glossary = compiled(tmp_path, {"lån": "# Lån {#om}\n\nPenger.\n\n## {#pris}\n\nRenter.\n"})
    assert [(row.name, row.id) for row in glossary.sections()] == [("Lån", "lån#om")]
    assert [hit.id for hit in glossary.show("lån").hits] == ["lån#om-1", "lån#om-2"]


def test_a_given_anchor_is_kept_whatever_other_headings_are_called(tmp_path: Path) -> None:
    text = "# Lån\n\nMer.\n\n## Pris\n\nTi.\n\n## Avgift {#pris}\n\nGebyr.\n\n## FAQ {#spør}\n### Hva? {#h}\n\nDet."
    glossary = compiled(tmp_path, {"lån": text})
    ids = [(row.name, row.id.partition("#")[2]) for row in glossary.sections()]
    assert ids == [("Lån", "lån"), ("Pris", "pris_1"), ("Avgift", "pris"), ("FAQ", "spør"), ("Hva?", "h")]
    assert [(hit.heading, hit.id) for hit in glossary.faq().hits] == [("Hva?", "lån#h")]
    assert [hit.text for hit in glossary.show("lån", "pris").hits] == ["Gebyr."]


def test_to_show_a_section_without_text_is_an_error(tmp_path: Path) -> None:
    glossary = compiled(tmp_path, {"pris": "# Pris\n\nOm priser.\n\n## Mål\n\n## Middel\n\nPenger.\n"})
    assert [hit.text for hit in glossary.show("pris", "middel").hits] == ["Penger."]
    with pytest.raises(UsageError, match="no text stands under"):
        glossary.show("pris", "mål")
