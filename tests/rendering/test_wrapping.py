from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpo_cli.rendering.wrapping import wrap


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, 0, len(text), width, columns)]


def columns(text: str) -> int:
    return sum(2 if character >= "\u3000" else 1 for character in text)


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("", [""]),
        ("kort", ["kort"]),
        ("to ord til", ["to ord", "til"]),
        ("åtte tegn", ["åtte", "tegn"]),
        ("a\nb\n", ["a", "b", ""]),
        ("altforlangt ord", ["altforla", "ngt ord"]),
        ("et altforlangt", ["et", "altforla", "ngt"]),
        ("akkurat8 x", ["akkurat8", "x"]),
        ("  rundt   om  ", ["rundt", "om"]),
        ("漢字漢字漢字", ["漢字漢字", "漢字"]),
        ("opptil 60 000 kr", ["opptil", "60 000", "kr"]),
        ("bare 12 % nå", ["bare", "12 % nå"]),
        ("i 2020 500 til", ["i", "2020 500", "til"]),
        ("i 2020 5000", ["i 2020", "5000"]),
        ("1 222 33 444", ["1 222", "33 444"]),
    ],
)
def test_lines_are_at_most_eight_columns_wide(text: str, broken: list[str]) -> None:
    assert lines(text, 8) == broken


def test_only_the_part_asked_for_is_wrapped() -> None:
    assert list(wrap("abc def ghi", 4, 11, 3, len)) == [(4, 7), (8, 11)]


@given(st.text("ab 漢\n"), st.integers(2, 12))
def test_no_letter_is_lost_and_no_line_too_wide(text: str, width: int) -> None:
    made = lines(text, width)
    assert "".join(made).replace(" ", "") == text.replace(" ", "").replace("\n", "")
    assert all(columns(line) <= width for line in made)
