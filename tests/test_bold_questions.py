"""Questions in bold or italics under the heading of a FAQ are questions of it, also in the items of a list."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import compiled


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


@pytest.mark.parametrize(
    "body",
    [
        "*Hva er et anker?*\n\nEn krok.\n\n_Synker den?_\n\nNei.",
        "*Hva er et anker?* En krok.\n\n_Synker den?_\nNei.",
        "1. *Hva er et anker?*\n\n   En krok.\n\n2. *Synker den?* Nei.",
        "2. *Hva er et anker?*\n\nEn krok.\n\n- *Synker den?* Nei.",
        "*Hva er et **anker**?*\n\nEn krok.\n\n_Synker *den?*_\n\nNei.",
        "***Hva er et anker?***\n\nEn krok.\n\n**_Synker den?_**\n\nNei.",
    ],
)
def test_a_question_in_italics_is_one(body: str, tmp_path: Path) -> None:
    glossary = compiled(tmp_path, {"skuta": f"# Skuta\n\nEt fartøy.\n\n## FAQ\n\n{body}\n"})
    entries = [(hit.heading, hit.text) for hit in glossary.faq(limit=9).hits]
    assert entries == [("Hva er et anker?", "En krok."), ("Synker den?", "Nei.")]
    assert [hit.text for hit in glossary.define("anker").hits] == ["En krok."]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("*Flyter den?*\n\nJa.\n\nSikker?\n\nJa.", [("Flyter den?", "Ja.\n\nSikker?\n\nJa.")]),
        ("*Flyter den?*\n\n*Synker den?*\n\nNei.", [("Synker den?", "Nei.")]),
        ("**Flyter den?**\n\nJa.\n\n*Sikker?* Ja.", [("Flyter den?", "Ja.\n\nSikker? Ja.")]),
        ("Q: Flyter den?\n\n*Sikker?* Ja.", [("Flyter den?", "Sikker? Ja.")]),
        (
            "Flyter den?\n\n*Sikker?* Ja.\n\nSynker den?\n\nNei.",
            [("Flyter den?", "Sikker? Ja."), ("Synker den?", "Nei.")],
        ),
        ("### Flyter den?\n\n*Sikker?* Ja.", [("Flyter den?", "Sikker? Ja.")]),
        ("*Flyter* den?\n\nJa.\n\nSynker *den?*\n\nNei.", [("Flyter den?", "Ja."), ("Synker den?", "Nei.")]),
        ("*Hvem?*2*3\n\nJa.", []),
    ],
)
def test_italics_are_text_where_questions_look_otherwise(
    body: str, expected: list[tuple[str, str]], tmp_path: Path
) -> None:
    glossary = compiled(tmp_path, {"skuta": f"# Skuta\n\nEt fartøy.\n\n## FAQ\n\n{body}\n"})
    assert [(hit.heading, hit.text) for hit in glossary.faq(limit=9).hits] == expected
