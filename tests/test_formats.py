"""The formats for programs: JSON against its schema, TSV by its fields, plain text whatever the terminal is."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from conftest import PACKAGE, Program, copied_package, program_of_copy

SCHEMA = json.loads((PACKAGE / "answer.schema.json").read_text(encoding="utf-8"))
ANSWERS = [
    ("define", "BPO"),
    ("define", "nearshore"),
    ("define", "ofshore outsorcing"),
    ("define", "xyzzy"),
    ("define", "bpm"),
    ("define", "--exact", "ITES"),
    ("define", "--explain", "nearshoring"),
    ("faq",),
    ("faq", "fordeler"),
    ("faq", "datainnbrudd"),
    ("highlights",),
    ("highlights", "produksjon"),
    ("search", "kostnader"),
    ("search", "--explain", "kostnader og fordeler"),
    ("show", "business-process-outsourcing"),
    ("show", "business-process-outsourcing#faq"),
]
LISTS = ["terms", "articles", "sections", "questions"]


@pytest.mark.parametrize("arguments", [*ANSWERS, *(("list", what) for what in LISTS)], ids=" ".join)
def test_json_is_one_document_of_the_written_down_shape(bpo: Program, arguments: tuple[str, ...]) -> None:
    done = bpo(*arguments, "--json")
    document = json.loads(done.output)
    jsonschema.validate(document, SCHEMA, cls=jsonschema.Draft202012Validator)
    assert document["command"] == arguments[0]
    assert done.output.endswith(b"\n")
    assert done == bpo(*arguments, "--format", "json")
    if arguments[0] != "list":
        assert done.status == (0 if document["hits"] else 1)


def test_the_schema_refuses_what_is_not_an_answer() -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    validator.check_schema(SCHEMA)
    answer = {"format": 1, "command": "define", "query": "x", "hits": [], "suggestions": []}
    assert validator.is_valid(answer)
    for wrong in ({"format": 2}, {"command": "guess"}, {"hits": [{}]}, {"more": 1}, {"suggestions": [1]}):
        assert not validator.is_valid(answer | wrong)


def test_json_tells_where_a_definition_stands(bpo: Program) -> None:
    (hit,) = json.loads(bpo("define", "nearshore", "--json").output)["hits"]
    assert hit["id"] == "business-process-outsourcing#spesielle-hensyn-2"
    assert (hit["kind"], hit["match"], hit["term"]) == ("definition", "variant", "nearshore outsourcing")
    assert hit["heading"] == "Spesielle hensyn"
    assert hit["text"].startswith('BPO blir referert til som "nearshore outsourcing" hvis jobben er kontrahert')
    assert hit["article"] == {
        "slug": "business-process-outsourcing",
        "title": "Business Process Outsourcing (BPO)",
    }
    assert hit["source"]["path"] == "business-process-outsourcing.md"
    assert hit["see_also"] == ["offshore outsourcing", "onshore outsourcing"]


def test_the_line_of_every_hit_is_where_its_text_begins_in_the_file(bpo: Program) -> None:
    lines = (PACKAGE.parent / "articles" / "business-process-outsourcing.md").read_text(encoding="utf-8").splitlines()
    hits = json.loads(bpo("show", "business-process-outsourcing", "--json").output)["hits"]
    assert len(hits) > 15
    for hit in hits:
        first = hit["heading"] if hit["kind"] == "faq" else hit["text"]
        assert first[:15] in lines[hit["source"]["line"] - 1]


def test_json_says_how_a_hit_was_found(bpo: Program) -> None:
    queries = {"BPO": "exact", "bpo": "variant", "nearshore": "variant", "ofshore outsorcing": "fuzzy"}
    for query, match in queries.items():
        assert json.loads(bpo("define", query, "--json").output)["hits"][0]["match"] == match


def test_json_says_a_fuzzy_match_in_the_document_alone(bpo: Program) -> None:
    assert bpo("define", "ofshore outsorcing", "--json").errors == b""


def test_json_of_a_list_holds_an_entry_for_each_line(bpo: Program) -> None:
    entries = json.loads(bpo("list", "--json").output)["entries"]
    assert [entry["name"] for entry in entries] == bpo("list").text.splitlines()
    kinds = {entry["name"]: (entry["kind"], entry["article"]) for entry in entries}
    assert kinds["offshore outsourcing"] == ("term", "offshore outsourcing")
    assert kinds["BPO"] == ("alias", "Business Process Outsourcing")


@pytest.mark.parametrize("arguments", [each for each in ANSWERS if "--explain" not in each], ids=" ".join)
def test_tsv_has_six_fields_on_a_line_for_each_hit(bpo: Program, arguments: tuple[str, ...]) -> None:
    lines = bpo(*arguments, "--format", "tsv").text.splitlines()
    hits = json.loads(bpo(*arguments, "--json").output)["hits"]
    assert len(lines) == len(hits)
    for line, hit in zip(lines, hits, strict=True):
        _, match, kind, identity, heading, text = line.split("\t")
        assert (match, kind, identity) == (hit["match"], hit["kind"], hit["id"])
        assert heading == hit.get("term", hit["article"]["title"] if kind == "highlight" else hit["heading"])
        assert text == " ".join(hit["text"].split())


@pytest.mark.parametrize("arguments", [("define", "bpo"), ("faq",), ("highlights",), ("search", "kostnader")], ids=str)
def test_tsv_and_plain_text_head_every_hit_alike(bpo: Program, arguments: tuple[str, ...]) -> None:
    titles = [hit.partition("\n")[0] for hit in bpo(*arguments).text.split("\n\n")]
    assert titles == [line.split("\t")[4] for line in bpo(*arguments, "-f", "tsv").text.splitlines()]


def test_tsv_repeats_the_query_in_one_line(bpo: Program) -> None:
    (line,) = bpo("define", "back\t\noffice", "--format", "tsv").text.splitlines()
    assert line.split("\t")[0] == "back office"


@pytest.mark.parametrize("what", LISTS)
def test_tsv_of_a_list_has_four_fields(bpo: Program, what: str) -> None:
    rows = [line.split("\t") for line in bpo("list", what, "-f", "tsv").text.splitlines()]
    assert rows
    assert {len(row) for row in rows} == {4}
    assert [row[0] for row in rows] == bpo("list", what).text.splitlines()


@pytest.mark.parametrize(
    "environment",
    [
        {"COLUMNS": "10"},
        {"COLUMNS": "0"},
        {"COLUMNS": "²"},
        {"COLUMNS": "9" * 40},
        {"TERM": "dumb"},
        {"TERM": ""},
        {"FORCE_COLOR": "1"},
        {"CLICOLOR_FORCE": "1"},
        {"NO_COLOR": "1"},
    ],
    ids=str,
)
@pytest.mark.parametrize("arguments", [("search", "kostnader"), ("show", "business-process-outsourcing"), ("list",)])
def test_plain_text_is_the_same_whatever_the_terminal_is(
    bpo: Program, arguments: tuple[str, ...], environment: dict[str, str]
) -> None:
    done = bpo(*arguments, **environment)
    assert done == bpo(*arguments)
    assert b"\x1b" not in done.output


@pytest.mark.parametrize("form", ["plain", "json", "tsv"])
def test_a_format_that_is_asked_for_is_the_same_at_a_terminal(bpo: Program, form: str) -> None:
    screen = bpo.at_terminal("search", "kostnader", "--format", form, columns=30)
    assert screen.output.replace(b"\r\n", b"\n") == bpo("search", "kostnader", "--format", form).output


def test_plain_text_has_no_padding_and_one_empty_line_between_hits(bpo: Program) -> None:
    text = bpo("search", "BPO", "-n", "50").text
    assert not [line for line in text.splitlines() if line != line.strip()]
    assert text.endswith(".\n")
    assert "\n\n\n" not in text
    assert len(text.split("\n\n")) == len(json.loads(bpo("search", "BPO", "-n", "50", "--json").output)["hits"])


def test_other_articles_answer_in_the_same_shapes(tmp_path: Path, other_index: Path) -> None:
    copied_package(tmp_path).write_bytes(other_index.read_bytes())
    program = program_of_copy(tmp_path, tmp_path)
    for arguments in (
        ("define", "burn rate"),
        ("faq",),
        ("highlights",),
        ("search", "bie"),
        ("list", "sections"),
    ):
        document = json.loads(program(*arguments, "--json").output)
        jsonschema.validate(document, SCHEMA, cls=jsonschema.Draft202012Validator)
        assert document.get("hits", document.get("entries"))
