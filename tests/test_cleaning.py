from __future__ import annotations

import subprocess
import sys
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bpo_cli
from bpo_cli.cleaning import clean, clean_line

PIECES = st.sampled_from(
    ["\x1b", "\x1b[", "\x1b]", "\x1bP", "\x1b\\", "\x9b", "\x9d", "\x9c", "\x07", "0;1", "m", " ", "\r", "\n", "\x85"]
)
TEXTS = st.lists(PIECES | st.text(st.characters(), max_size=4)).map("".join)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Blåbærsyltetøy – «godt»! 👩‍👧", "Blåbærsyltetøy – «godt»! 👩‍👧"),
        ("to\nlinjer\n\nog et avsnitt", "to\nlinjer\n\nog et avsnitt"),
        ("\x1b[31mrød\x1b[0m", "rød"),
        ("\x1b[38:2::255:0:0mrød", "rød"),
        ("\x1b[?25l\x1b[2J\x1b[1;1Hborte", "borte"),
        ("\x1b]0;tittel\x07tekst", "tekst"),
        ("\x1b]8;;https://example.org/å\x1b\\lenke\x1b]8;;\x1b\\", "lenke"),
        ("\x1bP1;2|00\x1b\\tekst", "tekst"),
        ("\x1b_apc\x1b\\\x1b^pm\x1b\\\x1bXsos\x1b\\tekst", "tekst"),
        ("\x9b31mrød\x9d0;tittel\x9ctekst", "rødtekst"),
        ("\x1bcnullstilt \x1b(Btegnsett \x1b7lagret", "nullstilt tegnsett lagret"),
        ("\x1b[31\x07m uten slutt", "[31m uten slutt"),
        ("\x1b]0;uten slutt\nneste linje", "]0;uten slutt\nneste linje"),
        ("slutt på \x1b", "slutt på "),
        ("a\x00b\x08c\x7fd\x80e", "abcde"),
        ("a\tb\x1fc", "a b c"),
        ("a\r\nb\rc\x0bd\x0ce\x1cf\x1dg\x1eh\x85i\u2028j\u2029k", "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk"),
        ("\u202eesrever\u202c \u2066isolert\u2069 \u200f\u200e\u061c", "esrever isolert "),
        ("\ufeffsynlig\U000e0041\U000e007f\u200b\ufff9", "synlig"),
        ("halvt \ud800 tegn \udc80", "halvt \ufffd tegn \ufffd"),
    ],
)
def test_only_what_a_reader_sees_remains(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(TEXTS)
def test_no_control_bidirectional_or_half_character_survives(text: str) -> None:
    left = clean(text).replace("\n", "")
    assert not [character for character in left if unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")]
    assert not set(left) & set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


@given(TEXTS)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(TEXTS)
def test_a_clean_line_is_one_line_with_single_blanks(text: str) -> None:
    line = clean_line(text)
    assert len(line.splitlines()) <= 1
    assert line == " ".join(line.split())


@given(st.text(st.characters(categories=["L", "Mn", "N", "P", "S"]) | st.sampled_from(" \n")))
def test_letters_numbers_and_signs_are_left_alone(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize("piece", ["\x1b[", "\x1b]", "\x9d", "\x9b0;", "\x1b[ ", "\x1b]\x1b", "\x1b(", "\r", "\u202e"])
def test_time_grows_with_the_length_alone(piece: str) -> None:
    text = piece * 200_000
    start = time.process_time()
    clean(text + "x")
    assert time.process_time() - start < 2


def test_a_clean_text_is_cleaned_without_regular_expressions() -> None:
    program = (
        "import sys; from bpo_cli.cleaning import clean, clean_line; clean('Blåbær\\n\\nog mer'); clean_line('å\\nå');"
        "print('re' in sys.modules)"
    )
    # -S: a site-packages directory may load anything at start.
    child = subprocess.run(
        [sys.executable, "-S", "-c", program],
        cwd=Path(bpo_cli.__file__).parents[1],
        capture_output=True,
        text=True,
        check=True,
    )
    assert child.stdout == "False\n"
