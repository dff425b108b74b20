"""Words spelled as neighbours spell them are no guesses, in either direction."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import opened

from bpo_cli.compiling.compiler import compile_folder

NORWEGIAN = """# Trær

Trær er store.

## Svar

Blomstene gir en interaksjon.

## Folk

Plukkere sover, og samkjørere ler.

## Penger

Grantoppavgift og furuutgift betales.

## Egenskaper

De har en egen mosethet.

## Bruk

Hver granprodusent og hver furusensor telles.
"""
DANISH = """# Træer

Træer er store.

## Svar

Blomsterne giver en interaktion.

## Penge

Grantopafgift og fyrreudgift betales af granskabet.
"""


@pytest.mark.parametrize(
    ("language", "text", "query", "heading"),
    [
        ("norwegian", NORWEGIAN, "interaktionen", "Svar"),
        ("norwegian", NORWEGIAN, "plukkarane", "Folk"),
        ("norwegian", NORWEGIAN, "samkjørarar", "Folk"),
        ("norwegian", NORWEGIAN, "mosethed", "Egenskaper"),
        ("norwegian", NORWEGIAN, "granproducenter", "Bruk"),
        ("norwegian", NORWEGIAN, "furucensoren", "Bruk"),
        ("danish", DANISH, "interaksjonen", "Svar"),
        ("danish", DANISH, "granskapet", "Penge"),
    ],
)
def test_what_a_neighbour_spells_otherwise_is_found_without_a_guess(
    tmp_path: Path, language: str, text: str, query: str, heading: str
) -> None:
    (tmp_path / "trees.md").write_text(text, encoding="utf-8")
    (tmp_path / "glossary.toml").write_text(f'language = "{language}"\n', encoding="utf-8")
    compile_folder(tmp_path, tmp_path / "compiled.sqlite")
    (hit,) = opened(tmp_path / "compiled.sqlite").search(query).hits
    assert (hit.heading, hit.match, hit.taken_for) == (heading, "variant", "")


def test_a_compound_of_a_neighbours_words_is_found_by_what_both_mean(tmp_path: Path) -> None:
    (tmp_path / "trees.md").write_text(
        "# Trær\n\nOm trær.\n\n## Salg\n\nHver brusprodusent selger.\n", encoding="utf-8"
    )
    compile_folder(tmp_path, tmp_path / "compiled.sqlite")
    (hit,) = opened(tmp_path / "compiled.sqlite").search("läskproducenter").hits
    assert (hit.heading, hit.match) == ("Salg", "synonym")
