"""Where sentences begin and end; what the definitions make of them is tested with these."""

from __future__ import annotations

import pytest

from bpo_cli.sentences import sentences


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mål. Be.", ["Mål.", "Be."]),
        ("1. Mål. Be.\n\n2. Sammenlign.", ["1. Mål.", "Be.", "2. Sammenlign."]),
        ("Den varer til 20. Så er den slutt.", ["Den varer til 20.", "Så er den slutt."]),
        ("Den kom 17. mai.", ["Den kom 17. mai."]),
    ],
)
def test_a_number_ends_a_sentence_unless_it_begins_a_paragraph_or_a_small_letter_follows(
    text: str, found: list[str]
) -> None:
    assert [text[start:stop] for start, stop in sentences(text, frozenset())] == found
