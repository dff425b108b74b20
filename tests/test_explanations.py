"""`--explain` tells all that a score is made up of: what stands there adds up to it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from conftest import OTHER_ARTICLES, Program, compiled

from bpo_cli import Glossary, Hit
from bpo_cli.command_line.remarks import EXPLANATION

ALL_QUERIES = (Path(__file__).parent / "queries.jsonl").read_text(encoding="utf-8").splitlines()
QUERIES = [query for query in (json.loads(line)["query"] for line in ALL_QUERIES) if any(map(str.isalnum, query))]
ASKED = [
    ("define", "BPO"),
    ("define", "bpo"),
    ("define", "business-process-outsourcing"),
    ("define", "hva er BPO"),
    ("define", "ofshore"),
    ("define", "offshore outsorcing"),
    ("define", "nearshoring"),
    ("define", "offshore selskap"),
    ("faq", "hva er fordelene"),
    ("faq", "hvor mye koster"),
    ("highlights", "kundestøtte"),
    ("search", "hvilke kostnader og fordeler har offshore outsourcing"),
]
POINTS = re.compile(r"^ *([+-]\d+\.\d) ", re.MULTILINE)


def is_complete(hit: Hit) -> bool:
    return abs(sum(each.points for each in hit.explanation) - hit.score) < 1e-6


@pytest.mark.parametrize("command", ["define", "faq", "highlights", "search"])
def test_what_is_explained_adds_up_to_the_score_of_every_query(bundled: Glossary, command: str) -> None:
    hits = [hit for query in QUERIES for hit in getattr(bundled, command)(query).hits]
    assert len(hits) > 30
    assert [hit for hit in hits if not is_complete(hit)] == []
    assert {each.how for hit in hits for each in hit.explanation} <= set(EXPLANATION)


def test_every_word_that_matched_tells_what_and_all_else_has_a_name_only(bundled: Glossary) -> None:
    for query in QUERIES:
        for hit in bundled.search(query).hits:
            assert hit.explanation
            assert all(bool(each.word) == bool(each.matched) for each in hit.explanation)


def test_of_what_stands_in_several_words_all_are_told(tmp_path: Path) -> None:
    text = "# Lager\n\nOm lageret.\n\n## Kost\n\nHan har et back office. Vi må redusere alle kostnader.\n"
    glossary = compiled(tmp_path, {"lager": text})
    for query, words in (("backoffice", "back office"), ("kostnadsreduksjon", "redusere kostnader")):
        matched = [each.matched for each in glossary.search(query).hits[0].explanation if each.word]
        assert matched == [words]


@pytest.mark.parametrize(("command", "query"), ASKED)
def test_in_json_the_points_add_up_to_the_score_to_the_digit(bpo: Program, command: str, query: str) -> None:
    hits = json.loads(bpo(command, "--explain", "--json", query).output)["hits"]
    assert hits
    for hit in hits:
        assert round(sum(each["points"] for each in hit["explanation"]), 6) == hit["score"]


@pytest.mark.parametrize("form", ["plain", "terminal"])
@pytest.mark.parametrize(("command", "query"), ASKED)
def test_for_readers_the_lines_add_up_to_the_score_to_the_digit(
    bpo: Program, command: str, query: str, form: str
) -> None:
    text = bpo(command, "--explain", "-n", "1", "-f", form, query).text
    (score,) = re.findall(r"^ *score (\d+\.\d), match", text, re.MULTILINE)
    assert round(sum(map(float, POINTS.findall(text))), 6) == float(score)


@pytest.mark.parametrize(
    ("query", "heading", "how"),
    [
        ("hvorfor er varmen dyr", "Hvorfor er varmen dyr?", "limit of the score"),
        ("hvorfor varmepumpe", "Varmepumpe", "tells too little of what is asked for"),
        ("hvorfor er varmen dyr", "Hvorfor er varmen dyr?", "heading asks for the same"),
        ("hvor mye varme", "Hva koster varmen?", "words in the heading"),
        ("varmepumpe pris", "Varmepumpe", "defines a term of the query"),
    ],
)
def test_what_lifts_or_lowers_a_passage_is_named(tmp_path: Path, query: str, heading: str, how: str) -> None:
    glossary = compiled(
        tmp_path,
        {
            "varme": "# Varme\n\nVarme er energi.\n\n## Varmepumpe\n\nEn varmepumpe er en maskin. Prisen er høy.\n\n"
            "## FAQ\n\n### Hva koster varmen?\n\nVarmen koster to kroner.\n\n"
            "### Hvorfor er varmen dyr?\n\nVarmen er dyr fordi strøm er dyrt.\n"
        },
    )
    hits = glossary.search(query, limit=None).hits
    assert all(map(is_complete, hits))
    assert how in {each.how for hit in hits if hit.heading == heading for each in hit.explanation}


def test_a_hit_that_ranks_below_a_better_one_says_so(tmp_path: Path) -> None:
    articles = {
        "a": "# Force majeure\n\nForce majeure er en hendelse.\n",
        "b": "# Avtale\n\nEn force majeure er alt.\n",
    }
    hits = compiled(tmp_path, articles).define("force majeure").hits
    assert all(map(is_complete, hits))
    assert [hit.score for hit in hits] == [98.0, 98.0]
    assert hits[1].explanation[-1].how == "no more than the hit before"


def test_without_a_query_there_is_nothing_to_explain(bundled: Glossary) -> None:
    assert [hit.explanation for hit in bundled.highlights().hits] == [(), (), ()]


def test_answers_from_a_folder_are_explained_too(bpo: Program) -> None:
    done = bpo("define", "--explain", "--json", "--articles", str(OTHER_ARTICLES), "AGILE")
    (hit,) = json.loads(done.output)["hits"]
    assert hit["explanation"] == [{"word": "AGILE", "matched": "agile", "how": "name of the file", "points": 98.0}]
