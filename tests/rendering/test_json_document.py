from __future__ import annotations

import json
from importlib import resources

import pytest
from arbitrary import answers, rows
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from sample_answers import ANSWERS, DEFINITION, LISTS, QUESTION, STYLE, hit

from bpo_cli.answer import Answer, ListRow
from bpo_cli.record import replace
from bpo_cli.rendering import json_document

SCHEMA = json.loads((resources.files("bpo_cli") / "answer.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
EXPLAINED = replace(STYLE, explain=True)


def document(answer: Answer) -> dict:
    return json.loads(json_document.render(answer, STYLE))


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_keys_stand_in_the_promised_order() -> None:
    made = document(ANSWERS["define"])
    assert list(made) == ["format", "command", "query", "hits", "suggestions"]
    assert list(made["hits"][0]) == [
        "id", "kind", "match", "score", "term", "heading", "text", "article", "source", "see_also",
    ]  # fmt: skip


def test_only_a_definition_has_a_term() -> None:
    assert document(ANSWERS["define"])["hits"][0]["term"] == "kassekreditt"
    assert "term" not in document(ANSWERS["faq"])["hits"][0]


def test_an_explanation_is_there_only_if_asked_for() -> None:
    assert "explanation" not in document(ANSWERS["faq"])["hits"][0]
    made = json.loads(json_document.render(Answer("faq", "pris", (QUESTION,)), EXPLAINED))
    assert made["hits"][0]["explanation"][0] == {
        "word": "pris", "matched": "betaling", "how": "synonym", "points": 40.0,
    }  # fmt: skip


def test_scores_have_one_decimal() -> None:
    scores = [document(Answer("define", "x", (replace(DEFINITION, score=score),))) for score in (97.04, 100, 0.06)]
    assert [made["hits"][0]["score"] for made in scores] == [97.0, 100.0, 0.1]


def test_norwegian_letters_stand_as_they_are() -> None:
    assert '"blåbær"' in json_document.render(Answer("search", "blåbær"), STYLE)


def test_escape_sequences_do_not_reach_a_reader_even_as_json_escapes() -> None:
    text = json_document.render(Answer("search", "\x1b[31mrød\x9b0m\u202e\x7f", (hit("\x1b]0;x\x07å"),)), STYLE)
    assert document(Answer("search", "\x1b[31mrød"))["query"] == "rød"
    assert '"text": "å"' in text
    assert "\\u" not in text


@pytest.mark.parametrize(
    "spoil",
    [
        lambda made: made["hits"][0].pop("term"),
        lambda made: made["hits"][0].update(kind="faq"),
        lambda made: made["hits"][0].update(score=101),
        lambda made: made["hits"][0]["source"].update(line=0),
        lambda made: made.update(format=2),
        lambda made: made.pop("suggestions"),
        lambda made: made.update(what="terms"),
    ],
)
def test_the_schema_notices_what_breaks_the_promise(spoil) -> None:
    made = document(ANSWERS["define"])
    assert VALIDATOR.is_valid(made)
    spoil(made)
    assert not VALIDATOR.is_valid(made)


@given(answers, st.booleans())
def test_any_answer_keeps_to_the_schema(answer: Answer, explain: bool) -> None:
    style = replace(STYLE, explain=explain)
    text, line = json_document.render(answer, style), json_document.render_line(answer, style)
    VALIDATOR.validate(json.loads(text))
    assert json.loads(line) == json.loads(text)
    assert len(line.splitlines()) == 1
    assert text.encode()
    assert not [character for character in text if character < " " and character != "\n"]


@given(rows, st.sampled_from(sorted([*LISTS, "sections"])))
def test_any_list_keeps_to_the_schema(entries: list[ListRow], what: str) -> None:
    made = json.loads(json_document.render_list(entries, what, STYLE))
    VALIDATOR.validate(made)
    assert len(made["entries"]) == len(entries)
