"""Holds the query sets to their articles: each expected answer stands where its command looks.

What a look-up makes of the queries is measured elsewhere; nothing of the program is imported here.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
SETS = {
    "bundled article": (HERE / "queries.jsonl", HERE.parent / "articles"),
    "bundled article, asked by others": (HERE / "everyday-queries.jsonl", HERE.parent / "articles"),
    "test glossary": (HERE / "glossary-queries.jsonl", HERE / "glossary"),
    "second test glossary": (HERE / "second-glossary-queries.jsonl", HERE / "second-glossary"),
}
FIELDS = ["id", "command", "query", "category", "expect", "note"]
COMMANDS = {"define", "faq", "highlights", "search"}
POSITIVE = {
    "exact",
    "inflection",
    "ascii-fold",
    "typo",
    "compound",
    "synonym",
    "nynorsk",
    "danish-swedish",
    "cross-lingual",
    "abbreviation",
    "hyphen-space",
    "question",
    "partial",
    "case-punct",
}
NEGATIVE = {"neg-unrelated", "neg-nearmiss", "neg-scope", "neg-random", "neg-question"}
PART_HEADING = re.compile(r"##\s*(Høydepunkter|FAQ)\s*$")
LINK = re.compile(r"\[([^\]]*)\]\(/[^)]*\)")

Query = dict[str, Any]
QuerySet = tuple[list[Query], dict[str, list[str]]]


def read_queries(path: Path) -> list[Query]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def read_lines(folder: Path) -> dict[str, list[str]]:
    """Gives the articles' lines without links and bold marks, by the part they stand in."""
    lines: dict[str, list[str]] = {"body": [], "Høydepunkter": [], "FAQ": []}
    for path in sorted(folder.glob("*.md")):
        part = "body"
        front_matter_removed = path.read_text(encoding="utf-8").split("---\n", 2)[2]
        for line in front_matter_removed.splitlines():
            heading = PART_HEADING.match(line)
            part = heading[1] if heading else part
            lines[part].append(LINK.sub(r"\1", line).replace("**", ""))
    return lines


def lines_within_reach(command: str, lines: dict[str, list[str]]) -> list[str]:
    if command == "faq":
        return lines["FAQ"]
    if command == "highlights":
        return lines["Høydepunkter"]
    return [line for part in lines.values() for line in part]


@pytest.fixture(params=SETS, scope="module")
def query_set(request: pytest.FixtureRequest) -> QuerySet:
    queries, folder = SETS[request.param]
    return read_queries(queries), read_lines(folder)


def test_every_query_has_the_agreed_fields_in_order(query_set: QuerySet) -> None:
    assert [query["id"] for query in query_set[0] if list(query) != FIELDS] == []


def test_ids_are_unique(query_set: QuerySet) -> None:
    ids = [query["id"] for query in query_set[0]]
    assert len(ids) == len(set(ids))


def test_no_query_is_asked_twice_of_one_command(query_set: QuerySet) -> None:
    asked = [(query["command"], query["query"]) for query in query_set[0]]
    assert len(asked) == len(set(asked))


def test_commands_and_categories_are_known(query_set: QuerySet) -> None:
    assert {query["command"] for query in query_set[0]} <= COMMANDS
    assert {query["category"] for query in query_set[0]} <= POSITIVE | NEGATIVE


def test_only_negative_queries_expect_nothing(query_set: QuerySet) -> None:
    wrong = [query["id"] for query in query_set[0] if bool(query["expect"]) != (query["category"] in POSITIVE)]
    assert wrong == []


def test_every_expected_answer_stands_in_one_line_within_reach(
    query_set: QuerySet,
) -> None:
    queries, lines = query_set
    missing = [
        (query["id"], piece)
        for query in queries
        for piece in query["expect"]
        if not any(piece in line for line in lines_within_reach(query["command"], lines))
    ]
    assert missing == []
