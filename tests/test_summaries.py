"""Questions of a FAQ that fold out, `<details><summary>...</summary>...</details>`, are entries like others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Program, compiled

FRONT = "---\ntitle: Skuta\ndescription: Et fartøy.\n---\n\n"
ABOVE = FRONT + "# Skuta\n\nEt fartøy.\n\n## FAQ\n\n"


def details(question: str, answer: str, shape: str) -> str:
    return shape.replace("Q", question).replace("A", answer)


SHAPES = {
    "one line": "<details><summary>Q</summary>A</details>\n",
    "lines": "<details>\n<summary>Q</summary>\nA\n</details>\n",
    "paragraphs": "<details>\n<summary>Q</summary>\n\nA\n\n</details>\n\n",
    "first line": "<details><summary>Q</summary>\n\nA\n</details>\n",
    "last line": "<details><summary>Q</summary>\n<p>A</p></details>\n",
    "far in": "  <details open>\n    <summary>\n      Q\n    </summary>\n    <p>A</p>\n  </details>\n",
    "bold": '<details class="faq">\n<summary><b>Q</b></summary>\n\nA\n</details>\n',
    "stars": "<details>\n<summary>**Q**</summary>\n\nA\n</details>\n",
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_a_question_that_folds_out_is_an_entry(shape: str, bpo: Program, tmp_path: Path) -> None:
    body = details("Hva er et anker?", "En krok.", shape) + details("Synker den?", "Nei.", shape)
    (tmp_path / "skuta.md").write_text(ABOVE + body, encoding="utf-8")
    assert bpo("faq", "--articles", str(tmp_path)).text == "Hva er et anker?\nEn krok.\n\nSynker den?\nNei.\n"
    found = json.loads(bpo("faq", "--json", "--articles", str(tmp_path)).text)["hits"]
    lines = (ABOVE + body).split("\n")
    numbers = [number for number, line in enumerate(lines, start=1) if "anker" in line or "Synker" in line]
    assert [hit["source"]["line"] for hit in found] == numbers


def test_all_that_stands_inside_is_the_answer(tmp_path: Path) -> None:
    answer = "Dette:\n\n- [mast](/mast)\n- ror\n\nOg mer."
    body = f"<details>\n<summary>Hva har den?</summary>\n\n{answer}\n\n</details>\n\nSlutt.\n"
    [hit] = compiled(tmp_path, {"skuta": ABOVE + body}).faq(limit=9).hits
    assert (hit.heading, hit.text) == ("Hva har den?", "Dette:\n\n- mast\n\n- ror\n\nOg mer.\n\nSlutt.")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<details>\n<summary>Flyter den?</summary>\n\nJa.\n</details>", ["Flyter den?", "Ja."]),
        ("<details>\n<summary>Mer</summary>\n\nJa.\n</details>", ["Mer", "Ja."]),
        ("Se <details><summary>Flyter den?</summary>Ja.</details>", ["Se Flyter den? Ja."]),
        ("<summary>Flyter?</summary>Ja.<summary>Synker?</summary>Nei.", ["Flyter? Ja. Synker? Nei."]),
        ("```\n<summary>Flyter den?</summary>\n```", ["<summary>Flyter den?</summary>"]),
        ("<summary>\n\nFlyter den?\n\nSynker den?", ["Flyter den?", "Synker den?"]),
    ],
)
def test_outside_a_faq_it_is_text(body: str, expected: list[str], tmp_path: Path) -> None:
    glossary = compiled(tmp_path, {"skuta": f"# Skuta\n\nEt fartøy.\n\n## Om skuta\n\n{body}\n"})
    assert [hit.text for hit in glossary.show("skuta", "om-skuta").hits] == expected


def test_what_folds_out_is_no_raw_html_to_be_told_of(bpo: Program, tmp_path: Path) -> None:
    body = "<details>\n<summary>Flyter den?</summary>\n\nJa.\n\n</details>\n"
    (tmp_path / "skuta.md").write_text(ABOVE + body, encoding="utf-8")
    assert bpo("check", str(tmp_path)).text == ""
    (tmp_path / "skuta.md").write_text(ABOVE + body.replace("Ja.", "<b>Ja.</b>"), encoding="utf-8")
    assert bpo("check", str(tmp_path)).text == f"{tmp_path}/skuta.md:15: raw-html: HTML: <b>, and 1 more in this line\n"
