"""Code that never ends and front matter of another kind are told of: both take the text from whoever looks it up."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Program

FRONT = "---\ntitle: Lån\ndescription: Penger.\n---\n\n# Lån\n\nPenger.\n\n"


def check(bpo: Program, folder: Path, text: str) -> list[str]:
    """What is found in an article of that text, without the path."""
    (folder / "lån.md").write_text(text, encoding="utf-8")
    return [line.removeprefix(f"{folder}/lån.md:") for line in bpo("check", str(folder)).text.splitlines()]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("```\nbpo list\n", 10),
        ("```sh\nbpo list\n\n## Mer\n\nTekst .\n", 10),
        ("~~~\nbpo list\n```\n", 10),
        ("````\nbpo list\n```\n", 10),
        ("```\nen\n```\n\n```\nto\n", 14),
        ("- ```\n  bpo list\n", 10),
        ("> ```\n> bpo list\n\nMer.\n", 10),
        ("```", 10),
    ],
)
def test_code_that_never_ends_is_told_where_it_begins(text: str, line: int, bpo: Program, tmp_path: Path) -> None:
    assert check(bpo, tmp_path, FRONT + text) == [f"{line}: code-open: no fence ends the code that begins here"]


@pytest.mark.parametrize(
    "text",
    [
        "```\nbpo list\n```\n",
        "~~~ sh\n```\n~~~~\n",
        "- ```\n  bpo list\n  ```\n\n- Mer.\n",
        "1. Skriv:\n\n   ```\n   bpo list\n   ```\n",
        "> ```\n> bpo list\n> ```\n",
        "Skriv ``` hvis du vil.\n",
        "```kode``` i en linje.\n",
        "    ```\n    bpo list\n",
    ],
)
def test_code_that_ends_is_no_problem(text: str, bpo: Program, tmp_path: Path) -> None:
    assert check(bpo, tmp_path, FRONT + text) == []


def test_what_stands_below_code_in_a_list_is_read_as_text(bpo: Program, tmp_path: Path) -> None:
    text = FRONT + "- ```\n  bpo list\n  ```\n\n##Mer\n\nTekst .\n"
    found = [each.split(": ")[1] for each in check(bpo, tmp_path, text)]
    assert found == ["heading-blank", "blank-before-punctuation"]


TOML = 'title = "Lån"\ndescription = "Penger."\n'


@pytest.mark.parametrize("text", [f"+++\n{TOML}+++\n\nPenger.\n", f"+++\n\n# Om lån\n{TOML}\n+++\nPenger.\n"])
def test_front_matter_in_toml_is_read(text: str, bpo: Program, tmp_path: Path) -> None:
    assert check(bpo, tmp_path, text) == []
    folder = ("--articles", str(tmp_path))
    assert bpo("define", *folder, "lån").text == "Lån\nPenger.\n"
    assert bpo("search", *folder, "penger").text == "Lån\nPenger.\n"
    assert bpo("search", *folder, "description").status == 1


def test_a_readme_with_front_matter_in_toml_is_an_article(bpo: Program, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(f"+++\n{TOML}+++\n\nPenger.\n", encoding="utf-8")
    assert bpo("list", "articles", "--articles", str(tmp_path)).text == "Lån\n"


def test_the_title_in_toml_has_its_line(bpo: Program, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"+++\n{TOML}+++\n\nPenger.\n", encoding="utf-8")
    [found] = check(bpo, tmp_path, f"+++\n# Om lån\n{TOML}+++\n\nPenger.\n")
    assert found == '3: title-twice: "Lån" is also that of a.md'


@pytest.mark.parametrize(
    "values", ["title = Lån\n", 'title = "Lån\n', "title = 1\ntitle = 2\n", "a = " + "[" * 9999 + "\n"]
)
def test_front_matter_that_is_no_toml_is_the_one_thing_told_and_no_text(
    values: str, bpo: Program, tmp_path: Path
) -> None:
    [found] = check(bpo, tmp_path, f"+++\n{values}+++\n\n## Hva er et lån?\n\nPenger.\n")
    assert found.startswith("1: front-matter-toml: front matter between +++ is not read: ")
    assert bpo("search", "--articles", str(tmp_path), "title").status == 1


def test_an_error_in_toml_tells_its_line(bpo: Program, tmp_path: Path) -> None:
    [found] = check(bpo, tmp_path, '+++\ntitle = "Lån"\ndescription = Penger\n+++\n\nPenger.\n')
    assert "(at line 3, column 15)" in found


def test_front_matter_in_toml_without_end_is_told_of(bpo: Program, tmp_path: Path) -> None:
    [found] = check(bpo, tmp_path, "+++\ntitle = 1\n\n## Hva er et lån?\n\nPenger.\n")
    assert found == "1: front-matter-toml: front matter between +++ is not read: no line +++ ends it"


def test_front_matter_with_colons_between_the_marks_of_toml_is_read_and_told_of(bpo: Program, tmp_path: Path) -> None:
    [found] = check(bpo, tmp_path, "+++\ntitle: Lån (LN)\ndescription: Penger.\n+++\n\n## Hva er det?\n\nPenger.\n")
    assert found == "1: front-matter-toml: a colon is no TOML: put lines with colons between --- and ---"
    assert bpo("define", "LN", "--articles", str(tmp_path)).text == "Lån\nPenger.\n"


def test_three_plus_signs_alone_are_no_front_matter(bpo: Program, tmp_path: Path) -> None:
    for text in (
        "+++\n\n# Lån\n\nPenger.\n",
        "+++\n\n# Lån\n\nPenger.\n\n+++\n",
        "+++\nMerk: Det er\n+++\n\n# Lån\n\nPenger.\n",
    ):
        assert [each.split(": ")[1] for each in check(bpo, tmp_path, text)] == ["description-missing"]
        assert "Penger." in bpo("search", "--articles", str(tmp_path), "penger").text
    assert check(bpo, tmp_path, f"{FRONT}+++\nMer.\n+++\n") == []
