from __future__ import annotations

from arbitrary import answers, rows
from hypothesis import given
from sample_answers import ANSWERS, STYLE, hit

from bpo_cli.answer import Answer, ListRow
from bpo_cli.rendering import tsv


def test_tabs_and_every_kind_of_line_end_become_one_blank() -> None:
    for separator in ("\t", "\n", "\r\n", "\r", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029", "\n\n"):
        [line] = tsv.render(Answer("search", f"a{separator}b", (hit(f"c{separator}d"),)), STYLE).splitlines()
        assert line.split("\t") == [
            "a b", "exact", "section", "kassekreditt#slik-virker-den-1", "Slik virker den", "c d",
        ]  # fmt: skip


def test_the_heading_is_the_term_the_question_or_the_article() -> None:
    headings = [tsv.render(ANSWERS[name], STYLE).split("\t")[4] for name in ("define", "faq", "highlights", "search")]
    assert headings == ["kassekreditt", "Hva koster en kassekreditt?", "Kassekreditt", "Rammen"]


def test_no_hits_are_no_lines() -> None:
    assert tsv.render(ANSWERS["nothing"], STYLE) == ""


@given(answers)
def test_every_hit_is_a_line_of_six_fields(answer: Answer) -> None:
    text = tsv.render(answer, STYLE)
    assert_is_table(text, len(answer.hits), 6)


@given(rows)
def test_every_row_is_a_line_of_four_fields(entries: list[ListRow]) -> None:
    assert_is_table(tsv.render_list(entries, "terms", STYLE), len(entries), 4)


def assert_is_table(text: str, lines: int, fields: int) -> None:
    assert len(text.splitlines()) == text.count("\n") == lines
    assert all(line.count("\t") == fields - 1 for line in text.splitlines())
    assert not [character for character in text if character < " " and character not in "\t\n"]
    assert text.encode() is not None
