"""Headings that are perhaps meant as that of the highlights or of the FAQ are told of, if they are read as neither."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Program

FRONT = "---\ntitle: Lån\ndescription: Penger.\n---\n\n# Lån\n\nPenger.\n\n"
KEY_POINTS = "- Det ene.\n- Det andre.\n"


def check(bpo: Program, folder: Path, text: str, language: str = "norwegian") -> list[str]:
    """What is found in an article of that text, without the path."""
    if not (folder / "glossary.toml").exists():
        (folder / "glossary.toml").write_text(f'language = "{language}"\n')
    (folder / "lån.md").write_text(FRONT + text, encoding="utf-8")
    done = bpo("check", str(folder))
    assert done.status == 0
    return [line.removeprefix(f"{folder}/lån.md:") for line in done.text.splitlines()]


@pytest.mark.parametrize(
    "text",
    [
        "## Spørsmål\n\nHer svarer vi.\n\n### Hva koster det?\n\nMye.\n",
        "## Spørsmål\n\n### Hva koster det?\n\nMye.\n",
        "## Spørsmål\n\n**Hva koster det?** Mye.\n",
        "## Spørsmål\n\nQ: Hva koster det?\nA: Mye.\n",
        "## Spørsmål:\n\n- **Hva koster det?** Mye.\n- **Hvem betaler?** Du.\n",
        "## Spørsmål\n\nHva koster det?\n\nMye.\n\nHvem betaler?\n\nDu.\n",
        "## Spørsmål\n\n- Hva koster det? Mye.\n- Hvem betaler? Du.\n",
        "## 3. Spørsmål\n\n### Om pris\n\nTekst.\n\n#### Hva koster det?\n\nMye.\n",
    ],
)
def test_questions_under_another_heading_are_told_of(text: str, bpo: Program, tmp_path: Path) -> None:
    [found] = check(bpo, tmp_path, text)
    assert found.startswith("10: heading-other-name: ")
    assert 'is not read as the FAQ; write "FAQ", or faq = ["Spørsmål' in found


@pytest.mark.parametrize("name", ["Nøkkelpunkter", "Kort fortalt", "4. Oppsummering", "TL;DR"])
def test_key_points_under_another_heading_are_told_of(name: str, bpo: Program, tmp_path: Path) -> None:
    [found] = check(bpo, tmp_path, f"## {name}\n\n{KEY_POINTS}")
    assert 'is not read as the highlights; write "Høydepunkter", or highlights = ["' in found


@pytest.mark.parametrize(
    ("language", "highlights", "faq"),
    [
        ("english", "Takeaways", "Questions"),
        ("danish", "Opsummering", "Spørgsmål"),
        ("swedish", "Sammanfattning", "Frågor"),
        ("norwegian", "Sammendrag", "Q&A"),
    ],
)
def test_every_language_knows_such_names(
    language: str, highlights: str, faq: str, bpo: Program, tmp_path: Path
) -> None:
    text = f"## {highlights}\n\n{KEY_POINTS}\n## {faq}\n\n### Hva koster det?\n\nMye.\n"
    assert [each.split(":")[0] for each in check(bpo, tmp_path, text, language)] == ["10", "15"]


@pytest.mark.parametrize(
    "text",
    [
        "## Spørsmål\n\nSend dem til oss.\n",
        "## Spørsmål\n\n### Hvem svarer\n\nAlle.\n",
        "## Oppsummering\n\nDet er dyrt, og det er:\n\n- sent\n- tungt\n",
        "## Oppsummering\n\n- Ett punkt alene.\n",
        f"## Oppsummering\n\n{KEY_POINTS}\n### Mer\n\nTekst.\n",
        f"## Høydepunkter\n\n- Et punkt.\n\n## Oppsummering\n\n{KEY_POINTS}",
        "## Spørsmål\n\n### Hva koster det?\n\nMye.\n\n## FAQ\n\n### Hvem betaler?\n\nDu.\n",
        "## Spørsmål\n\n### Hva koster det?\n\nMye.\n\n### Hvem betaler?\n\nDu.\n",
        "## Hvilke spørsmål bør du stille?\n\n- **Hva koster det?** Mye.\n- **Hvem betaler?** Du.\n",
    ],
)
def test_other_texts_under_such_headings_are_left_alone(text: str, bpo: Program, tmp_path: Path) -> None:
    assert check(bpo, tmp_path, text) == []


def test_the_remedy_is_one(bpo: Program, tmp_path: Path) -> None:
    text = f"## 1. Kort fortalt\n\n{KEY_POINTS}\n## 2. Spørsmål\n\nHer:\n\n### Hva koster det?\n\nMye.\n"
    remedies = [each.partition(", or ")[2].partition(" under ")[0] for each in check(bpo, tmp_path, text)]
    assert remedies == ['highlights = ["Kort fortalt"]', 'faq = ["Spørsmål"]']
    (tmp_path / "glossary.toml").write_text("\n".join(["[headings]", *remedies]), encoding="utf-8")
    assert check(bpo, tmp_path, text) == []
    assert bpo("highlights", "--articles", str(tmp_path)).text == "Lån\nDet ene.\n\nLån\nDet andre.\n"
    assert bpo("faq", "--articles", str(tmp_path)).text == "Hva koster det?\nMye.\n"


@pytest.mark.parametrize(
    "text",
    [
        "## FAQ\n\nHva koster det?\n\nHvem betaler?\n\nDu.\n",
        "## FAQ\n\n- Hva koster det?\n- Hvem betaler?\n",
        "## FAQ\n\nRing oss.\n",
        "## Vanlige spørsmål om lån\n\n- Hva koster det?\n- Hvem betaler?\n",
    ],
)
def test_a_faq_in_which_no_question_is_read_is_told_of_with_a_remedy(text: str, bpo: Program, tmp_path: Path) -> None:
    (tmp_path / "lån.md").write_text(FRONT + text, encoding="utf-8")
    done = bpo("check", str(tmp_path))
    [found] = done.text.splitlines()
    assert found.startswith(f"{tmp_path}/lån.md:10: faq-empty: no question is read under ")
    assert found.endswith('; make each a heading, write it in bold, or "Q:" before it')
    for written in ("**Hva koster det?**", "Q: Hva koster det?") if "Hva" in text else ():
        (tmp_path / "lån.md").write_text(FRONT + text.replace("Hva koster det?", written), encoding="utf-8")
        assert "faq-empty" not in bpo("check", str(tmp_path)).text


def test_a_text_on_common_questions_is_no_faq_to_be_told_of(bpo: Program, tmp_path: Path) -> None:
    assert check(bpo, tmp_path, "## Svar på vanlige spørsmål\n\nDem gir vi på telefon.\n") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("## Om\n\nTekst.\n\n# Kreditt\n\nMer.\n", ["9: title-again"]),
        ("## Om\n\nTekst.\n\n# lån\n\nMer.\n", []),
        ("# Lån\n\nTekst.\n\n# Lån\n\nMer.\n", ["9: title-again"]),
        ("# Lån\n\nTekst.\n\n# FAQ\n\n### Hva?\n\nDet.\n", []),
        ("# Kreditt\n\nTekst.\n", ["5: title-differs"]),
    ],
)
def test_a_heading_of_level_1_that_is_not_the_title_is_told_of(
    text: str, found: list[str], bpo: Program, tmp_path: Path
) -> None:
    front = "---\ntitle: Lån\ndescription: Penger.\n---\n"
    (tmp_path / "lån.md").write_text(front + text, encoding="utf-8")
    lines = bpo("check", str(tmp_path)).text.splitlines()
    assert [":".join(line.removeprefix(f"{tmp_path}/lån.md:").split(":")[:2]) for line in lines] == found
