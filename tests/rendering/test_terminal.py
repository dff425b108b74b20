from __future__ import annotations

import re
import subprocess
import sys
import time

import pyte
import pytest
from arbitrary import answers, rows
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from sample_answers import ANSWERS, DEFINITION, LONG, QUESTION, STYLE, hit

from bpo_cli.answer import Answer, ListRow
from bpo_cli.record import replace
from bpo_cli.rendering import terminal

STYLE_SEQUENCE = re.compile(r"\x1b\[[0-9;]+m")
COLORED = replace(STYLE, colors="16")
MONO = replace(STYLE, colors="mono")
styles = st.builds(
    lambda width, colors, unicode: replace(STYLE, width=width, colors=colors, unicode=unicode, explain=True),
    st.integers(20, 200),
    st.sampled_from(["16", "mono", "none"]),
    st.booleans(),
)


def screen_of(text: str, width: int) -> pyte.Screen:
    screen = pyte.Screen(width, text.count("\n") + 1)
    pyte.Stream(screen).feed(text.replace("\n", "\r\n"))
    return screen


def without_styles(text: str) -> str:
    return STYLE_SEQUENCE.sub("", text)


@pytest.mark.parametrize("width", [20, 40, 80, 120, 200])
@pytest.mark.parametrize("name", ["define", "faq", "search", "highlights"])
def test_a_terminal_shows_the_lines_as_they_were_laid_out(name: str, width: int) -> None:
    text = terminal.render(ANSWERS[name], replace(COLORED, width=width))
    shown = [line.rstrip() for line in screen_of(text, width).display]
    assert shown == without_styles(text).split("\n")


def test_the_title_is_bold_and_the_place_and_source_are_not() -> None:
    screen = screen_of(terminal.render(Answer("define", "x", (DEFINITION,)), COLORED), 80)
    assert [screen.buffer[row][0].bold for row in (0, 1)] == [True, False]
    assert screen.display[0].startswith("kassekreditt ")
    assert screen.display[1].startswith("Kassekreditt › Slik virker den ")


@pytest.mark.parametrize("style", [COLORED, MONO])
def test_marks_are_not_told_by_colour_alone(style) -> None:
    text = terminal.render(Answer("faq", "x", (hit("Renten er *høy* nå."),)), style)
    screen = screen_of(text, 80)
    column = screen.display[2].index("høy")
    assert [screen.buffer[2][column + shift].bold for shift in (-1, 0, 1, 2, 3)] == [False, True, True, True, False]


def test_marks_of_neighbouring_words_are_joined() -> None:
    text = terminal.render(Answer("faq", "x", (hit("Å *senke* *rammen* og *front*-*kontoret*."),)), COLORED)
    assert re.findall(r"\x1b\[1;35m(.*?)\x1b\[0m", text) == ["senke rammen", "front-kontoret"]


@pytest.mark.parametrize(
    ("text", "sentence", "marked"),
    [
        ("Rente er pris. Skatt er avgift. Skatt øker.", "Skatt er avgift.", ["Skatt"]),
        ("Slik er det. Med skatten menes avgift.", "Med skatten menes avgift.", ["skatten"]),
        ("Kallt matskatt (skatt) her.", "Kallt matskatt (skatt) her.", ["skatt"]),
        ("Det er en avgift.", "Det er en avgift.", []),
        ("Skatt er avgift.", "", []),
    ],
)
def test_a_term_is_marked_where_its_sentence_names_it(text: str, sentence: str, marked: list[str]) -> None:
    answer = Answer("define", "x", (hit(text, kind="definition", term="skatt", sentence=sentence),))
    shown = terminal.render(answer, COLORED)
    assert re.findall(r"\x1b\[1;35m(.*?)\x1b\[0m", shown) == marked
    assert text in without_styles(shown)


def test_without_colour_there_is_no_colour_but_emphasis() -> None:
    text = terminal.render(ANSWERS["faq"], MONO)
    assert set(re.findall(r"\x1b\[([0-9;]+)m", text)) == {"0", "1", "2", "1;4"}


def test_without_styles_there_is_no_escape_character() -> None:
    assert "\x1b" not in terminal.render(ANSWERS["faq"], STYLE)


def test_ornaments_are_ascii_where_nothing_else_may_be_used() -> None:
    answer = Answer("search", "x", (replace(LONG, text="- ord\n\n" + "lang tekst " * 100, see_also=("a", "b")),))
    assert terminal.render(answer, replace(STYLE, unicode=False, labels={})).isascii()


def test_the_text_is_never_wider_than_eighty_columns() -> None:
    text = terminal.render(ANSWERS["faq"], replace(STYLE, width=200))
    assert 70 < max(map(len, text.split("\n"))) <= 82


def test_only_a_search_cuts_long_passages() -> None:
    whole = " ".join(LONG.text.split())
    for command in ("define", "faq", "highlights", "show"):
        assert whole in " ".join(terminal.render(Answer(command, "x", (LONG,)), STYLE).split())
    cut = terminal.render(Answer("search", "x", (LONG,)), STYLE)
    assert whole not in " ".join(cut.split())
    assert "… Faller verdien av pantet, kan banken senke rammen" in " ".join(cut.split())


def test_hits_from_one_place_stand_under_one_head() -> None:
    lines = terminal.render(ANSWERS["highlights"], STYLE).split("\n")
    assert lines[:2] == ["Kassekreditt", "Høydepunkter"]
    assert lines.count("Kassekreditt") == 1


def test_terms_to_see_also_are_not_broken_between_lines() -> None:
    related = ("langsiktig driftsfinansiering", "kortsiktig driftsfinansiering")
    text = terminal.render(Answer("define", "x", (replace(DEFINITION, see_also=related),)), replace(STYLE, width=40))
    assert "  langsiktig driftsfinansiering ·\n  kortsiktig driftsfinansiering\n" in text


def test_labels_come_from_the_style() -> None:
    text = terminal.render(Answer("define", "x", (DEFINITION,)), replace(STYLE, labels={"see_also": "Se òg"}))
    assert "  Se òg: rammelån" in text


def test_marks_are_dropped_if_cleaning_moved_the_text() -> None:
    moved = replace(hit("abc"), text="\x1b[31mabc", marks=((5, 8),))
    assert "1;35" not in terminal.render(Answer("faq", "x", (moved,)), COLORED)


def test_markup_and_emoji_names_are_plain_text() -> None:
    text = terminal.render(Answer("faq", "x", (hit("[bold]x[/bold] [/y] :smile: \\[z] 1234"),)), STYLE)
    assert "[bold]x[/bold] [/y] :smile: \\[z] 1234" in text


def test_the_environment_does_not_matter(monkeypatch) -> None:
    before = terminal.render(QUESTION_ANSWER, COLORED)
    for name, value in {"NO_COLOR": "1", "COLUMNS": "0", "TERM": "dumb", "FORCE_COLOR": "0"}.items():
        monkeypatch.setenv(name, value)
    assert terminal.render(QUESTION_ANSWER, COLORED) == before


QUESTION_ANSWER = Answer("faq", "x", (QUESTION,))


def test_a_section_called_like_its_article_is_listed_without_saying_so_twice() -> None:
    entries = [ListRow(name, "section", f"x#{name}", title) for name, title in (("A", "A"), ("B", "A"), ("C", "D"))]
    assert terminal.render_list(entries, "sections", STYLE) == "A\nB  A\nC  D\n"


@given(answers, styles)
def test_any_answer_fits_and_sends_only_styles(answer: Answer, style) -> None:
    assert_is_safe(terminal.render(answer, style), style)
    assert_is_safe(terminal.render_document(answer, style), style)


@given(rows, styles, st.sampled_from(["terms", "articles", "sections", "questions"]))
def test_any_list_fits_and_sends_only_styles(entries: list[ListRow], style, what: str) -> None:
    assert_is_safe(terminal.render_list(entries, what, style), style)


@pytest.mark.parametrize("piece", ["å", "x", "漢", "ord ", "x\n", "- x\n\n"])
def test_a_megabyte_takes_seconds_at_most(piece: str) -> None:
    text = piece * (1_000_000 // len(piece.encode()))
    long_hit = replace(QUESTION, text=text, marks=((5, 8), (400_000, 400_005)))
    for command in ("define", "search"):
        start = time.process_time()
        terminal.render(Answer(command, "x", (long_hit,)), COLORED)
        assert time.process_time() - start < 5


def test_richs_console_stays_unloaded() -> None:
    program = "import sys; import bpo_cli.rendering.terminal; print('rich.console' in sys.modules)"
    child = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert child.stdout == "False\n"


def assert_is_safe(text: str, style) -> None:
    if style.colors == "none":
        assert "\x1b" not in text
    for line in without_styles(text).split("\n"):
        assert not [character for character in line if character < " " or "\x7f" <= character < "\xa0"]
        assert line == line.rstrip(" ")
        assert cell_len(line) < style.width
    assert text.encode() is not None
