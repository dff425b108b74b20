"""Questions of a FAQ that nothing marks are told by how they and their answers follow each other."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Program, compiled

ABOVE = "# Skuta\n\nEt fartøy.\n\n## FAQ\n\n"
SHAPES = {
    "paragraphs": "Hva er et anker?\n\nEn krok.\n\nSynker den?\n\nNei.",
    "below an introduction": "Vi svarer.\n\nHva er et anker?\n\nEn krok.\n\nSynker den?\n\nNei.",
    "lines": "Hva er et anker?\nEn krok.\n\nSynker den?\nNei.",
    "one line": "Hva er et anker? En krok.\n\nSynker den? Nei.",
    "items": "- Hva er et anker?\n\n  En krok.\n\n- Synker den?\n\n  Nei.",
    "lines of items": "* Hva er et anker?\n  En krok.\n* Synker den?\n  Nei.",
    "items of one line": "- Hva er et anker? En krok.\n- Synker den? Nei.",
    "numbers": "1. Hva er et anker?\n\n   En krok.\n\n2. Synker den?\n\n   Nei.",
    "numbers of one line": "1) Hva er et anker? En krok.\n2) Synker den? Nei.",
    "numbers alone": "1. Hva er et anker?\n\nEn krok.\n\n2. Synker den?\n\nNei.",
    "answers with a label": "Hva er et anker?\n\nSvar: En krok.\n\nSynker den?\n\nSvar: Nei.",
    "under another heading": "### Om utstyr\n\nHva er et anker?\n\nEn krok.\n\nSynker den?\n\nNei.",
}


def faq(bpo: Program, folder: Path, body: str) -> list[str]:
    """What `bpo faq` prints for an article with that FAQ, an entry each: question, then the paragraphs."""
    (folder / "skuta.md").write_text(f"{ABOVE}{body}\n\n## Mer\n\nHva nå?\n\nSlutt.\n", encoding="utf-8")
    return bpo("faq", "--articles", str(folder)).text.rstrip("\n").split("\n\n")


@pytest.mark.parametrize("body", SHAPES.values(), ids=SHAPES)
def test_a_question_and_its_answer_are_an_entry(body: str, bpo: Program, tmp_path: Path) -> None:
    assert faq(bpo, tmp_path, body) == ["Hva er et anker?\nEn krok.", "Synker den?\nNei."]
    assert bpo("define", "--articles", str(tmp_path), "anker").text == "anker\nEn krok.\n"


@pytest.mark.parametrize("body", SHAPES.values(), ids=SHAPES)
def test_an_entry_tells_the_line_of_its_question(body: str, tmp_path: Path) -> None:
    text = ABOVE + body
    lines = text.split("\n")
    hits = compiled(tmp_path, {"skuta": text}).faq(limit=9).hits
    assert [question in lines[hit.source.line - 1] for hit, question in zip(hits, ("anker", "Synker"), strict=True)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Flyter den?\n\nJa. Men hvor lenge? Lenge.\n\nOg godt.",
            ["Flyter den?\nJa. Men hvor lenge? Lenge.\nOg godt."],
        ),
        (
            "Flyter den?\n\nHva tror du? Ja.\n\nSynker den?\n\nNei.",
            ["Flyter den?\nHva tror du? Ja.", "Synker den?\nNei."],
        ),
        ("Hva spør man om?\n\n- Flyter den?\n- Synker den?", ["Hva spør man om?\n- Flyter den?\n- Synker den?"]),
        (
            "Flyter den?\n\nJa.\n\nSynker den?\n\nNei.\n\nFlere spørsmål?",
            ["Flyter den?\nJa.", "Synker den?\nNei.\nFlere spørsmål?"],
        ),
        (
            "- Hva har den?\n\n  - mast\n  - ror\n\n- Flyter den?\n\n  Ja.",
            ["Hva har den?\n- mast\n- ror", "Flyter den?\nJa."],
        ),
        ("Koster den ca. 5 kr, f.eks. til St. Olav?\n\nJa.", ["Koster den ca. 5 kr, f.eks. til St. Olav?\nJa."]),
        ("Hva er «hvorfor?»?\n\nEt spørsmål.", ["Hva er «hvorfor?»?\nEt spørsmål."]),
        ("### Flyter den?\n\nHva tror du?\n\nJa.", ["Flyter den?\nHva tror du?\nJa."]),
        ("**Flyter den?**\n\nJa.\n\nSikker?\n\nJa.", ["Flyter den?\nJa.\nSikker?\nJa."]),
    ],
)
def test_an_answer_that_asks_is_not_torn(body: str, expected: list[str], bpo: Program, tmp_path: Path) -> None:
    assert faq(bpo, tmp_path, body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "Flyter den?\n\nSynker den?\n\nNei.",
        "- Flyter den?\n- Synker den?",
        "- Flyter den? Ja.\n- Den synker ikke.",
        "Lurer du på noe? Ring oss.",
        "Vi svarer.\n\nFlyter den?\n\nJa.",
        "Alt om skuta.",
    ],
)
def test_where_it_is_not_plain_which_are_questions_none_is(body: str, bpo: Program, tmp_path: Path) -> None:
    assert faq(bpo, tmp_path, body) == [""]
    shown = bpo("show", "--no-pager", "--articles", str(tmp_path), "skuta#faq").text
    assert [word for word in body.replace("\n", " ").split(" ") if word not in shown] == []


def test_plain_questions_elsewhere_are_text(tmp_path: Path) -> None:
    glossary = compiled(tmp_path, {"skuta": "# Skuta\n\nEt fartøy.\n\n## Bruk\n\nFlyter den?\n\nJa.\n"})
    assert [hit.text for hit in glossary.show("skuta", "bruk").hits] == ["Flyter den?", "Ja."]
