"""Questions and answers of a FAQ that have labels, `Spørsmål: ...`, `A: ...`, are entries like those under headings."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Program, compiled

from bpo_cli import Glossary

ABOVE = "# Skuta\n\nEt fartøy.\n\n## FAQ\n\n"
MASTS = "\n\n- mast\n\n  - topp"
SHAPES = {
    "paragraphs": "Spørsmål: Hva er et anker?\n\nSvar: En krok.\n\nSpørsmål: Synker den?\n\nSvar: Nei.",
    "lines": "Q: Hva er et anker?\nA: En krok.\n\nQ: Synker den?\nA: Nei.",
    "without empty lines": "Q: Hva er et anker?\nA: En krok.\nQ: Synker den?\nA: Nei.",
    "bold labels": "**Q:** Hva er et anker?\n\n**A:** En krok.\n\n**Q**: Synker den?\n\n**A**: Nei.",
    "bold lines": "**Spørsmål:** Hva er et anker?\n**Svar:** En krok.\n\n__Spørsmål:__ Synker den?\n__Svar:__ Nei.",
    "bold questions": "**Spørsmål: Hva er et anker?**\n\nEn krok.\n\n**Q: Synker den?** Nei.",
    "one line": "Spm: Hva er et anker? Svar: En krok.\n\nSPM.: Synker den? SVAR: Nei.",
    "answers without a label": "Q: Hva er et anker? En krok.\n\nQ: Synker den?\n\nNei.",
    "numbers": "Spørsmål 1: Hva er et anker?\nSvar 1: En krok.\n\nQ2: Synker den?\nA2: Nei.",
    "items": "- Q: Hva er et anker?\n- A: En krok.\n- Q: Synker den?\n- A: Nei.",
    "items with answers": "- **Q:** Hva er et anker?\n  **A:** En krok.\n\n- **Q:** Synker den?\n\n  **A:** Nei.",
    "nested items": "- Q: Hva er et anker?\n  - A: En krok.\n- Q: Synker den?\n  - A: Nei.",
    "numbered items": "1. Q: Hva er et anker?\n   A: En krok.\n2. Q: Synker den?\n   A: Nei.",
    "numbered alone": "1. Q: Hva er et anker?\n\nA: En krok.\n\n2. Q: Synker den?\n\nA: Nei.",
    "headings": "### Spørsmål: Hva er et anker?\n\nSvar: En krok.\n\n### 2. Q: Synker den?\n\nA: Nei.",
    "full stops": "Q. Hva er et anker?\n\nA. En krok.\n\nQ2. Synker den?\n\nA2. Nei.",
    "lines with full stops": "**Q.** Hva er et anker?\n**A.** En krok.\n\nQ. Synker den?\nA. Nei.",
    "one line with full stops": "Q. Hva er et anker? A. En krok.\n\n1. Q. Synker den? A. Nei.",
    "short numbers": "Q1: Hva er et anker?\nA1: En krok.\nSp.: Synker den?\nSv.: Nei.",
    "answers alone": "**Hva er et anker?**\n\n**Svar:** En krok.\n\n### Synker den?\n\nSvar: Nei.",
}


def entries(glossary: Glossary) -> list[tuple[str, str]]:
    return [(hit.heading, hit.text) for hit in glossary.faq(limit=20).hits]


@pytest.mark.parametrize("body", SHAPES.values(), ids=SHAPES)
def test_a_labelled_question_is_an_entry_without_its_label(body: str, tmp_path: Path) -> None:
    glossary = compiled(tmp_path, {"skuta": f"{ABOVE}{body}\n\n## Mer\n\nSlutt.\n"})
    assert entries(glossary) == [("Hva er et anker?", "En krok."), ("Synker den?", "Nei.")]
    assert [hit.text for hit in glossary.define("anker").hits] == ["En krok."]
    assert [row.name for row in glossary.terms()] == ["anker", "Skuta"]


@pytest.mark.parametrize("body", SHAPES.values(), ids=SHAPES)
def test_an_entry_tells_the_line_of_its_question(body: str, tmp_path: Path) -> None:
    text = f"{ABOVE}{body}\n"
    hits = compiled(tmp_path, {"skuta": text}).faq(limit=20).hits
    lines = text.split("\n")
    assert ["anker" in lines[hit.source.line - 1] for hit in hits] == [True, False]
    assert "Synker" in lines[hits[1].source.line - 1]


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("english", "Question: What is it?\n\nAnswer: A ship.\n\nQ: Does it sink?\nAns.: No."),
        ("danish", "Spørgsmål: What is it?\n\nSvar: A ship.\n\nSpm.: Does it sink?\n\nSv.: No."),
        ("swedish", "Fråga: What is it?\n\nSvar: A ship.\n\nF: Does it sink?\nS: No."),
        ("norwegian", "Spørsmål: What is it?\n\nSvar: A ship.\n\nQuestion: Does it sink?\n\nAnswer: No."),
    ],
)
def test_every_language_has_its_labels(language: str, body: str, bpo: Program, tmp_path: Path) -> None:
    (tmp_path / "glossary.toml").write_text(f'language = "{language}"\n')
    (tmp_path / "ship.md").write_text(f"# Ship\n\nOn the sea.\n\n## FAQ\n\n{body}\n", encoding="utf-8")
    expected = "What is it?\nA ship.\n\nDoes it sink?\nNo.\n"
    assert bpo("faq", "--articles", str(tmp_path)).text == expected


def test_an_answer_goes_on_up_to_the_next_question(tmp_path: Path) -> None:
    body = "Q: Flyter den?\nA: Ja.\nDen er [lett](/vekt).\n\nMer:\n\n- tre\n- tjære\n\nQ: Synker den?\nA: Nei."
    glossary = compiled(tmp_path, {"skuta": ABOVE + body})
    long_answer = "Ja. Den er lett.\n\nMer:\n\n- tre\n\n- tjære"
    assert entries(glossary) == [("Flyter den?", long_answer), ("Synker den?", "Nei.")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("### Hvilke valg er det?\n\nA: å seile\n\nB: å ro", [("Hvilke valg er det?", "A: å seile\n\nB: å ro")]),
        ("### Hva spør man om?\n\nQ: Flyter den?\n\nA: Ja.", [("Hva spør man om?", "Q: Flyter den?\n\nA: Ja.")]),
        ("### Hva nå?\n\nSvaret: det vet ingen.", [("Hva nå?", "Svaret: det vet ingen.")]),
        ("Q: Om prisen A: Se over.", [("Om prisen", "Se over.")]),
        ("Q: Jeg har en båt. Flyter den?\n\nJa.", [("Jeg har en båt. Flyter den?", "Ja.")]),
        (
            "1. Q: Hva har den?\n   A: Dette:\n   - mast\n     - topp",
            [("Hva har den?", "Dette:\n\n- mast\n\n  - topp")],
        ),
        ("- **Hva har den?** Dette:\n  - mast\n    - topp", [("Hva har den?", f"Dette:{MASTS}")]),
        ("Q: Hva har den?  \nA: Mast.\n\nQ:\nHvor?\nA:\nDer.", [("Hva har den?", "Mast."), ("Hvor?", "Der.")]),
        ("Q: Flyter **den\nA: ikke**? Jo.", [("Flyter den", "ikke? Jo.")]),
        ("### Hva nå?\n\nSvar: ...\n\nQ: ?\n\nDet.", [("Hva nå?", "Svar: ...\n\nQ: ?\n\nDet.")]),
        ("Q: Hvem er A. Berg?\n\nA: Ingen.", [("Hvem er A. Berg?", "Ingen.")]),
        ("**Hvem er det?**\n\nA. Berg, så klart.", [("Hvem er det?", "A. Berg, så klart.")]),
        ("Q. Hva nå?\n\nA.B. sier ja.\nQ.E.D.", [("Hva nå?", "A.B. sier ja. Q.E.D.")]),
        ('Q: Hva er "hvorfor?"?\n\nEt spørsmål.', [('Hva er "hvorfor?"?', "Et spørsmål.")]),
    ],
)
def test_what_belongs_to_a_question_and_what_to_its_answer(
    body: str, expected: list[tuple[str, str]], tmp_path: Path
) -> None:
    assert entries(compiled(tmp_path, {"skuta": ABOVE + body})) == expected


def test_labels_outside_a_faq_are_text_and_one_passage(tmp_path: Path) -> None:
    text = "# Skuta\n\nEt fartøy.\n\n## Om skuta\n\nSpørsmål: Flyter den?\nSvar: Ja.\n\nSlutt.\n"
    glossary = compiled(tmp_path, {"skuta": text})
    hits = glossary.show("skuta", "om-skuta").hits
    assert [(hit.text, hit.source.line) for hit in hits] == [("Spørsmål: Flyter den?\n\nSvar: Ja.", 7), ("Slutt.", 10)]


def test_initials_below_each_other_are_no_labels(tmp_path: Path) -> None:
    text = "# Skuta\n\nEt fartøy.\n\n## Eiere\n\nA. Berg og\nA. Dahl.\n"
    [hit] = compiled(tmp_path, {"skuta": text}).show("skuta", "eiere").hits
    assert hit.text == "A. Berg og A. Dahl."


def test_a_faq_that_is_called_by_a_question_has_labelled_and_bold_ones(bpo: Program, tmp_path: Path) -> None:
    (tmp_path / "glossary.toml").write_text('[headings]\nfaq = ["Lurer du på noe?"]\n', encoding="utf-8")
    text = "# Skuta\n\nEt fartøy.\n\n## Lurer du på noe?\n\n**Flyter den?** Ja.\n\nQ: Synker den?\nA: Nei.\n"
    (tmp_path / "skuta.md").write_text(text, encoding="utf-8")
    assert bpo("faq", "--articles", str(tmp_path)).text == "Flyter den?\nJa.\n\nSynker den?\nNei.\n"


def test_a_labelled_question_without_answer_is_told_of(bpo: Program, tmp_path: Path) -> None:
    text = "---\ntitle: Skuta\ndescription: Et fartøy.\n---\n\n" + ABOVE + "Q: Flyter den?\n\nQ: Synker den?\nA: Nei.\n"
    (tmp_path / "skuta.md").write_text(text, encoding="utf-8")
    found = bpo("check", str(tmp_path)).text
    assert found == f'{tmp_path}/skuta.md:12: question-unanswered: no text under "Flyter den?"\n'
