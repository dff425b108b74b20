from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from arbitrary import answers, rows
from hypothesis import given
from sample_answers import ANSWERS, DEFINITION, LISTS, STYLE, hit

import bpo_cli
from bpo_cli.answer import Answer, Hit, ListRow
from bpo_cli.record import replace
from bpo_cli.rendering import plain


def test_rows_of_tables_and_lines_of_code_stay_lines_as_far_in_as_they_are() -> None:
    answer = Answer("search", "tabell", (replace(DEFINITION, text="rad | 1\n rad  | 2 \n  \n\nslutt"),))
    assert plain.render(answer, STYLE) == "kassekreditt\nrad | 1\n rad | 2\nslutt\n"


def test_no_hits_are_no_output() -> None:
    assert plain.render(ANSWERS["nothing"], STYLE) == ""
    assert plain.render_document(ANSWERS["nothing"], STYLE) == ""
    assert plain.render_list((), "terms", STYLE) == ""


def test_a_hit_without_title_is_its_text() -> None:
    assert plain.render(Answer("search", "x", (hit("Bare tekst.", heading=""),)), STYLE) == "Bare tekst.\n"


def test_width_colours_and_labels_do_not_matter() -> None:
    narrow = replace(STYLE, width=20, colors="16", unicode=False, labels={})
    for answer in ANSWERS.values():
        assert plain.render(answer, narrow) == plain.render(answer, STYLE)
        assert plain.render_document(answer, narrow) == plain.render_document(answer, STYLE)


def test_a_document_repeats_no_heading() -> None:
    lines = plain.render_document(ANSWERS["show"], STYLE).split("\n")
    assert [lines.count(heading) for heading in ("Kassekreditt", "Slik virker den", "Høydepunkter", "FAQ")] == [
        1,
        1,
        1,
        1,
    ]


@given(answers)
def test_nothing_hostile_gets_through_and_no_line_ends_in_a_blank(answer: Answer) -> None:
    for text in (plain.render(answer, STYLE), plain.render_document(answer, replace(STYLE, explain=True))):
        assert_is_plain(text)
        assert not text or text.strip("\n") + "\n" == text


@given(rows)
def test_a_list_has_one_line_for_each_row(entries: list[ListRow]) -> None:
    text = plain.render_list(entries, "terms", STYLE)
    assert_is_plain(text)
    assert text.count("\n") == len(entries)


@given(answers)
def test_empty_lines_stand_only_between_hits(answer: Answer) -> None:
    def is_shown(hit: Hit) -> bool:
        return bool(plain.render(replace(answer, hits=(hit,)), STYLE))

    blocks = plain.render(answer, STYLE).split("\n\n")
    assert len([block for block in blocks if block]) == sum(map(is_shown, answer.hits))


def test_rendering_imports_nothing_that_costs_time() -> None:
    program = "import sys; import bpo_cli.rendering.plain, bpo_cli.rendering.style; print(*sys.modules)"
    child = subprocess.run(
        [sys.executable, "-S", "-c", program],
        cwd=Path(bpo_cli.__file__).parents[1],
        capture_output=True,
        text=True,
        check=True,
    )
    assert not {"re", "json", "typing", "dataclasses", "rich"} & set(child.stdout.split())


def test_lists_are_greppable_names() -> None:
    assert plain.render_list(LISTS["articles"], "articles", STYLE) == "Kassekreditt\nLikviditet\n"


def assert_is_plain(text: str) -> None:
    assert not [character for character in text.replace("\n", "") if character < " " or "\x7f" <= character < "\xa0"]
    assert not any(line.endswith(" ") for line in text.split("\n"))
    assert text.encode() is not None
