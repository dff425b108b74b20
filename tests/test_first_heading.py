"""A first heading that is not the title of the front matter is another name of the article, and can be looked up."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Program

FRONT = "---\ntitle: Lån & pant (LP)\n---\n\n"


def defined(bpo: Program, folder: Path, text: str, *queries: str) -> list[str]:
    """What `bpo define` prints for each query, in an article of that text."""
    (folder / "lånet.md").write_text(FRONT + text, encoding="utf-8")
    return [bpo("define", "--exact", "--articles", str(folder), query).text for query in queries]


def test_both_names_are_looked_up(bpo: Program, tmp_path: Path) -> None:
    text = "# Kreditt (KRT)\n\nDen går ut på at penger skal tilbake.\n\n## Mer\n\nKreditt er vanlig.\n"
    found = defined(bpo, tmp_path, text, "Kreditt", "KRT", "LP", "Lån & pant")
    assert found == ["Lån & pant\nDen går ut på at penger skal tilbake.\n"] * 4
    assert bpo("show", "--articles", str(tmp_path), "lånet#kreditt-krt").status == 0
    assert bpo("search", "--articles", str(tmp_path), "kreditt").text.startswith("Kreditt (KRT)\nDen går ut på")


def test_each_name_has_what_explains_it(bpo: Program, tmp_path: Path) -> None:
    text = "# Kreditt\n\nDen går på tillit.\n\n## Hva er lån & pant?\n\nPenger mot pant.\n"
    found = defined(bpo, tmp_path, text, "Kreditt", "Lån & pant")
    assert found == ["Kreditt\nDen går på tillit.\n", "Lån & pant\nPenger mot pant.\n"]


def test_without_text_of_its_own_it_names_what_the_title_does(bpo: Program, tmp_path: Path) -> None:
    assert defined(bpo, tmp_path, "# Kreditt\n\n## Mer\n\nPenger.\n", "Kreditt") == ["Lån & pant\nPenger.\n"]


@pytest.mark.parametrize("heading", ["# lån  &amp; pant (LP):", "# Lån & pant (LP)", "Penger."])
def test_a_heading_that_says_the_same_is_the_title(heading: str, bpo: Program, tmp_path: Path) -> None:
    assert defined(bpo, tmp_path, f"{heading}\n\nMer penger.\n", "LP")[0].startswith("Lån & pant\n")
    assert bpo("list", "sections", "--articles", str(tmp_path)).text == "Lån & pant (LP)\n"
    assert bpo("list", "terms", "--articles", str(tmp_path)).text == "LP\nLån & pant\n"


@pytest.mark.parametrize(
    "text", ["# FAQ\n\n## Hva nå?\n\nPenger.\n", "# Highlights\n\n- Penger.\n", "## Mer\n\nPenger.\n"]
)
def test_a_heading_that_names_a_section_is_no_term(text: str, bpo: Program, tmp_path: Path) -> None:
    assert defined(bpo, tmp_path, text, "FAQ", "Highlights", "Mer") == ["", "", ""]
