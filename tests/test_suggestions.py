"""What is suggested where nothing is found leads somewhere: none is what was typed, and each is found as told."""

from __future__ import annotations

import json
import re
import shlex

import pytest
from conftest import OTHER_ARTICLES, Program

from bpo_cli import Glossary

FOLDER = str(OTHER_ARTICLES)
SUGGESTED = re.compile(r'^bpo: nothing found for ".*"; did you mean (.*?)\?(?: it occurs elsewhere: bpo (.*))?$')
# Terms, and what they become under unsteady fingers.
TYPED = [
    "sprint", "Sprint", "spirnt", "standup", "stand-up", "stadnup", "stanpu", "tag-along", "tagalong", "tag-alonfg",
    "vesting", "vestgin", "voldgift", "voudtift", "vranglås", "vrrangglås", "scrum", "scrunm", "søye", "syøe",
    "kanban", "ukanban", "tylakoid", "tyrlakoid", "FIFO", "øFIFO", "transporterklæring", "tyransporterklæring",
]  # fmt: skip


@pytest.mark.parametrize("typed", TYPED)
@pytest.mark.parametrize("command", ["define", "faq", "highlights", "search"])
def test_every_suggestion_is_answered_as_the_message_says(bpo: Program, command: str, typed: str) -> None:
    (line,) = bpo(command, typed, "--articles", FOLDER).error_lines or [""]
    if told := SUGGESTED.match(line):
        for suggestion in re.split(", | or ", told[1]):
            statuses = {each: bpo(each, suggestion, "--articles", FOLDER).status for each in (command, "define")}
            assert statuses["define" if told[2] else command] == 0
    if "it occurs elsewhere: bpo " in line:
        assert bpo(*shlex.split(line.rpartition("it occurs elsewhere: bpo ")[2])).status == 0


@pytest.mark.parametrize("command", ["faq", "highlights"])
def test_nobody_is_asked_whether_what_was_typed_was_meant(bpo: Program, command: str) -> None:
    queries = "\n".join([*TYPED, *map(str.upper, TYPED)]).encode()
    documents = map(json.loads, bpo(command, "-", "--json", "--articles", FOLDER, stdin=queries).output.splitlines())
    key = Glossary.bundled().key
    suggestions = [(key(each["query"]), key(suggestion)) for each in documents for suggestion in each["suggestions"]]
    assert len(suggestions) > 10
    assert [pair for pair in suggestions if pair[0] == pair[1]] == []


def test_no_name_is_suggested_that_stands_in_the_query(bpo: Program) -> None:
    assert json.loads(bpo("search", "when did BPO start", "--json").output)["suggestions"] == []
    assert json.loads(bpo("search", "when did BPOO start", "--json").output)["suggestions"] == ["BPO"]


def test_a_word_among_others_is_taken_for_a_term_only_if_it_is_spelled_much_like_it(bpo: Program) -> None:
    def suggested(query: str) -> list[str]:
        return json.loads(bpo("define", query, "--json", "--articles", FOLDER).output)["suggestions"]

    assert suggested("skole") == ["søye"]
    assert suggested("hvor mye koster en skole") == []
    assert suggested("hvor mye koster en scrunm") == ["scrum"]


def test_who_wants_no_guess_is_told_how_the_term_is_spelled(bpo: Program) -> None:
    done = bpo("define", "--exact", "bpo")
    assert (done.status, done.error_lines) == (1, ['bpo: nothing found for "bpo"; did you mean BPO?'])
    assert bpo("define", "--exact", "BPO").status == 0
    assert bpo("define", "--exact", "outsorcing").error_lines == ['bpo: nothing found for "outsorcing"']


def test_a_term_that_only_define_knows_is_told_with_the_command_that_defines_it(bpo: Program) -> None:
    told = 'bpo: nothing found for "IETS"; did you mean ITES? it occurs elsewhere: bpo define ITES'
    assert bpo("faq", "IETS").error_lines == [told]
    told = 'bpo: fant ingenting om "IETS"; mente du ITES? det står et annet sted: bpo define ITES'
    assert bpo("faq", "IETS", LC_ALL="nb_NO.UTF-8").error_lines == [told]


def test_of_several_suggestions_those_are_told_that_the_command_answers(bpo: Program) -> None:
    done = bpo("highlights", "scrunm", "--articles", FOLDER)
    assert done.error_lines == ['bpo: nothing found for "scrunm"; did you mean scrum?']


def test_an_abbreviation_is_not_suggested_for_a_word_that_is_like_it_by_chance() -> None:
    assert Glossary.bundled().define("mister jobben").suggestions == ()
