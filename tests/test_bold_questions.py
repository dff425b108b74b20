"""Questions in bold under the heading of a FAQ are questions of it, also in the items of a list."""

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
