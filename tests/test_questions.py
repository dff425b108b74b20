"""What a question asks for, a quantity, a reason, an origin, is looked for in texts and headings."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import compiled

from bpo_cli import Glossary


def found(glossary: Glossary, query: str) -> list[str]:
    return [hit.heading for hit in glossary.search(query).hits]


FERRY = """# Fergen

Fergen går til øya.

## Avgang

Fergen venter på bussen, og turen over fjorden er rolig.

## Tid

Turen over fjorden tar {quantity}, og den går ofte.
"""


@pytest.mark.parametrize("quantity", ["30 min.", "tretti hele minutter"])
@pytest.mark.parametrize("question", ["hvor lang tid tar turen over fjorden?", "how long is the trip på fjorden?"])
def test_a_question_for_a_quantity_is_answered_where_one_is_told(tmp_path: Path, question: str, quantity: str) -> None:
    glossary = compiled(tmp_path, {"ferry": FERRY.format(quantity=quantity)})
    assert found(glossary, "turen over fjorden")[0] == "Avgang"
    assert found(glossary, question)[0] == "Tid"


def test_a_question_for_a_quantity_is_not_answered_without_one(tmp_path: Path) -> None:
    glossary = compiled(tmp_path, {"ferry": FERRY.format(quantity="så")})
    assert found(glossary, "hvilke busser venter fergen på?") == ["Avgang"]
    assert found(glossary, "hvor mange busser finnes det?") == []


def test_the_numbers_of_a_list_tell_no_quantity(tmp_path: Path) -> None:
    steps = "1. Bussene venter på fergen.\n2. Bussene kjører om bord.\n"
    glossary = compiled(tmp_path, {"ferry": FERRY.format(quantity="så") + "\n## Rekkefølge\n\n" + steps})
    assert found(glossary, "hvilke busser venter på fergen?") == ["Rekkefølge", "Avgang"]
    assert found(glossary, "hvor mange busser finnes det?") == []


WELL = """# Brønnen

Brønnen gir vann.

## Hva er en brønn?

Et hull der vannet i brønnen samler seg.

## FAQ

### Hvem graver brønnen?

En mann med spade.

### Hvorfor graver man en brønn?

For å slippe å hente.

### Hvor graver man en brønn?

Der kvisten peker.
"""


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        ("hvem er det som graver brønner?", "Hvem graver brønnen?"),
        ("koffor graver dokker brønn?", "Hvorfor graver man en brønn?"),
        ("where do people dig a brønn?", "Hvor graver man en brønn?"),
        ("varför graver man en brønn?", "Hvorfor graver man en brønn?"),
    ],
)
def test_of_headings_alike_the_one_answers_that_asks_for_the_same(tmp_path: Path, question: str, heading: str) -> None:
    assert compiled(tmp_path, {"well": WELL}).faq(question).hits[0].heading == heading


BRIDGE = """# Broen

Broen går over elva.

## Utseende

Broen er bygget av stein, og navnet bro står på et skilt.

## Byggverk

En bro over elva er hvit. Steinen til broen er pen.

## Bruk

Broen {reason}over elva er hvit om natten, der den er av stein.

## Fortid

Navnet bro {origin} for lenge siden.
"""


@pytest.mark.parametrize("question", ["hvorfor er broen hvit?", "kvifor er broen hvit?", "why is the bro hvit?"])
def test_a_question_for_a_cause_is_rather_answered_where_one_is_told(tmp_path: Path, question: str) -> None:
    told = compiled(tmp_path / "told", {"bro": BRIDGE.format(reason="vaskes, og derfor er det som går ", origin="")})
    untold = compiled(tmp_path / "untold", {"bro": BRIDGE.format(reason="", origin="")})
    assert found(told, question)[0] == "Bruk"
    assert found(untold, question)[0] == "Byggverk"


@pytest.mark.parametrize(
    "question", ["hvor kommer ordet bro fra?", "kven fann på ordet bro?", "where does the word bro come from"]
)
def test_a_question_for_an_origin_is_answered_where_one_is_told(tmp_path: Path, question: str) -> None:
    told = compiled(tmp_path / "told", {"bro": BRIDGE.format(reason="", origin="oppsto")})
    assert found(told, question)[0] == "Fortid"


@pytest.mark.parametrize(
    "second",
    [
        "- **Hva er et anker?**\n\n  En krok.",
        "1. **Hva er et anker?** En krok.",
        "2. **Hva er et anker?**\n\nEn krok.",
        "- **Hva er et anker?**\n  En krok.",
        "2) **Hva er et anker?**\n   En krok.\n3) **Synker det?**\n   Ja.",
    ],
)
def test_a_bold_question_in_an_item_is_no_part_of_the_answer_before_it(second: str, tmp_path: Path) -> None:
    text = f"# Skuta\n\nEt fartøy.\n\n## FAQ\n\n**Flyter den?**\n\nJa.\n\n{second}\n"
    glossary = compiled(tmp_path, {"skuta": text})
    hits = glossary.faq(limit=10).hits
    assert [(hit.heading, hit.text) for hit in hits][:2] == [("Flyter den?", "Ja."), ("Hva er et anker?", "En krok.")]
    assert len(hits) == 2 + ("Synker" in second)
    assert [hit.text for hit in glossary.define("anker").hits] == ["En krok."]


@pytest.mark.parametrize("heading", ["## Om skuta", "## FAQ\n\n### Hva må man spørre om?"])
def test_a_bold_question_in_an_item_elsewhere_is_text(heading: str, tmp_path: Path) -> None:
    text = f"# Skuta\n\nEt fartøy.\n\n{heading}\n\n- **Flyter den?** Det bør den.\n- **Synker den?** Helst ikke.\n"
    glossary = compiled(tmp_path, {"skuta": text})
    texts = [hit.text for hit in glossary.show("skuta").hits]
    assert texts[-1] == "- Flyter den? Det bør den.\n\n- Synker den? Helst ikke."


def test_a_question_named_like_the_id_of_a_passage_has_one_of_its_own(tmp_path: Path) -> None:
    text = "# Skuta\n\nEt fartøy.\n\n## Steg\n\nEn.\n\nTo.\n\n## FAQ\n\n### Steg 2\n\nJa.\n\n### Steg 2\n\nNei.\n"
    hits = compiled(tmp_path, {"skuta": text}).show("skuta").hits
    assert [hit.text for hit in hits] == ["Et fartøy.", "En.", "To.", "Ja.", "Nei."]
    assert len({hit.id for hit in hits}) == len(hits)
