"""Exit statuses, and the one line (with a remedy: two) that stands on standard error when there is no answer."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from conftest import Program

NOTHING = [
    ("define", "xyzzy"),
    ("faq", "xyzzy"),
    ("highlights", "xyzzy"),
    ("search", "xyzzy"),
    ("define", "--exact", "xyzzy"),
    ("define", "--", "--json"),
]
EMPTY = "the query is empty"
NO_LETTER = "the query has neither a letter nor a digit"
ASK = "bpo list prints what there is to look up"
ERRORS = [
    (("define", ""), EMPTY, ASK),
    (("define", " \t "), EMPTY, ASK),
    (("search", "", ""), EMPTY, ASK),
    (("faq", ""), EMPTY, "bpo faq prints all of them"),
    (("faq", "--json", "", " "), EMPTY, "bpo faq prints all of them"),
    (("highlights", "\t"), EMPTY, "bpo highlights prints all of them"),
    (("highlights", "--exact", ""), EMPTY, "bpo highlights prints all of them"),
    (("define", "?!"), NO_LETTER, ASK),
    (("search", "«»"), NO_LETTER, ASK),
    (("faq", "..."), NO_LETTER, ASK),
    (("highlights", "()"), NO_LETTER, ASK),
    (("define", "--exact", "+"), NO_LETTER, ASK),
    (("define",), "missing argument TERM", "see bpo help define"),
    (("search",), "missing argument QUERY", "see bpo help search"),
    (("list", "terms", "b"), "too many words: b", "see bpo help list"),
    (("define", "-n"), "-n wants a value", "see bpo help define"),
    (("define", "--exact=x", "bpo"), "--exact takes no value", "see bpo help define"),
    (("define", "-n", "to", "bpo"), "--limit must be a number, not to", "see bpo help define"),
    (("xyzzy",), "no such command xyzzy", "to look it up: bpo define xyzzy"),
    (("hva", "er", "BPO?", "--json"), "no such command hva", "to look it up: bpo define hva er 'BPO?' --json"),
    (("?",), "no such command ?", "see bpo help"),
    (("what's BPO",), "no such command what's BPO", 'to look it up: bpo define "what\'s BPO"'),
    (('what\'s "BPO"',), 'no such command what\'s "BPO"', "to look it up: bpo define 'what'\"'\"'s \"BPO\"'"),
    (("a\\b",), "no such command a\\b", "to look it up: bpo define 'a\\b'"),
    (("blå\tbær",), "no such command blå bær", "to look it up: bpo define blå bær"),
    (("",), "no such command ''", "see bpo help"),
    (("help", "it's"), "no such command it's", "see bpo help"),
    (("define", "--it's", "bpo"), "no such option: --it's", "see bpo help define"),
    (("define", "-n", "it's", "bpo"), "--limit must be a number, not it's", "see bpo help define"),
    (("define", "-n", "", "bpo"), "--limit must be a number, not ''", "see bpo help define"),
    (("define", "-f", "", "bpo"), "unknown format ''", "known are: terminal, plain, json, tsv"),
    (("list", ""), "there is no list of ''", "known are: terms, articles, sections, questions"),
    (("søk", "skatt"), "no such command søk", "did you mean search?"),
    (("explain", "BPO"), "no such command explain", "did you mean define?"),
    (("--foo",), "no such option: --foo", "see bpo help"),
    (("define", "--foo", "bpo"), "no such option: --foo", "see bpo help define"),
    (("define", "--strict", "bpo"), "no such option: --strict", "see bpo help define"),
    (("--articles", "my articles", "define", "BPO"), "no such option: --articles",
     "options stand after the command: bpo define --articles 'my articles' BPO"),
    (("define", "-n", "0", "bpo"), "--limit must be 1 or more, not 0", None),
    (("faq", "--limit=-3"), "--limit must be 1 or more, not -3", None),
    (("define", "-f", "xml", "bpo"), "unknown format xml", "known are: terminal, plain, json, tsv"),
    (("define", "BPO", "--explain", "-f", "tsv"), "tsv has no field for --explain", "use --json"),
    (("search", "-", "--explain", "-f", "tsv"), "tsv has no field for --explain", "use --json"),
    (("define", "--json", "-f", "plain", "BPO"), "--json and --format plain exclude each other", None),
    (("list", "-f", "tsv", "--json"), "--json and --format tsv exclude each other", None),
    (("list", "--format", "JSON"), "unknown format JSON", "did you mean json?"),
    (("define", "-f", "jsno", "bpo"), "unknown format jsno", "did you mean json?"),
    (("check", "--color", "Always"), "unknown --color Always", "did you mean always?"),
    (("list", "Terms"), "there is no list of Terms", "did you mean terms?"),
    (("list", "fleece"), "there is no list of fleece", "known are: terms, articles, sections, questions"),
    (("--show-completion", "Bash"), "no completion for the shell Bash", "did you mean bash?"),
    (("--show-completion", "tcsh"), "no completion for the shell tcsh", "known are: bash, zsh, fish"),
    (("define", "--color", "sometimes", "bpo"), "unknown --color sometimes", "known are: auto, always, never"),
    (("deifne", "bpo"), "no such command deifne", "did you mean define?"),
    (("DEFINE", "bpo"), "no such command DEFINE", "did you mean define?"),
    (("define", "--jsn", "bpo"), "no such option: --jsn", "did you mean --json?"),
    (("define", "--plain", "bpo"), "no such option: --plain", "did you mean --format plain?"),
    (("list", "--tsv"), "no such option: --tsv", "did you mean --format tsv?"),
    (("check", "--no-color"), "no such option: --no-color", "did you mean --color never?"),
    (("-V",), "no such option: -V", "did you mean --version?"),
    (("define", "-V"), "no such option: -V", "see bpo help define"),
    (("version",), "no such command version", "did you mean --version?"),
    (("define", "-BPO"), "no such option: -B", "to look it up: bpo define -- -BPO"),
    (("search", "-n", "1", "-40", "grader"), "no such option: -4", "to look it up: bpo search -n 1 -- -40 grader"),
    (("search", "-x", "grader"), "no such option: -x", "see bpo help search"),
    (("search", "-40", "--json"), "no such option: -4", "see bpo help search"),
    (("list", "-BPO"), "no such option: -B", "see bpo help list"),
    (("define", "--exp", "bpo"), "no such option: --exp", "did you mean --explain?"),
    (("show", "--no", "bpo"), "no such option: --no", "did you mean --no-pager?"),
    (("define", "--ex", "bpo"), "no such option: --ex", "see bpo help define"),
    (("high",), "no such command high", "did you mean highlights?"),
    (("list", "te"), "there is no list of te", "did you mean terms?"),
    (("list", "-f", "te"), "unknown format te", "did you mean terminal?"),
    (("show", "business-proces-outsourcing"), "no article business-proces-outsourcing",
     "did you mean business-process-outsourcing?"),
    (("show", "business"), "no article business", "did you mean business-process-outsourcing?"),
    (("show", "business-process-outsourcing#noen"), "no section noen in that article",
     "did you mean noen-ulemper-med-bpo?"),
    (("show", "business-process-outsourcing#hva"), "no section hva in that article", "bpo list sections names them"),
    (("show", "xyzzy"), "no article xyzzy", "bpo list articles --format tsv names them"),
    (("show", "bpo"), "no article bpo", "did you mean business-process-outsourcing?"),
    (("show", "Spesielle", "Hensyn"), "no article Spesielle Hensyn",
     "did you mean business-process-outsourcing#spesielle-hensyn?"),
    (("show", ""), "no article named", "bpo list articles --format tsv names them"),
    (("show", "#faq"), "no article named", "bpo list articles --format tsv names them"),
    (("show", "business-process-outsourcing#noen-ulemper"), "no section noen-ulemper in that article",
     "did you mean noen-ulemper-med-bpo?"),
    (("show", "business-process-outsourcing#xyzzy"), "no section xyzzy in that article",
     "bpo list sections names them"),
]  # fmt: skip


@pytest.mark.parametrize("arguments", NOTHING, ids=" ".join)
def test_nothing_found_is_status_one_and_one_line(bpo: Program, arguments: tuple[str, ...]) -> None:
    done = bpo(*arguments)
    assert (done.status, done.output) == (1, b"")
    assert done.error_lines == [f'bpo: nothing found for "{arguments[-1]}"']


@pytest.mark.parametrize("arguments", [("faq",), ("highlights",), ("list", "questions")], ids=" ".join)
def test_where_there_is_nothing_of_a_kind_that_is_said(
    bpo: Program, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    (tmp_path / "alfa.md").write_text("# Alfa\n\nAlfa er en bokstav.\n", encoding="utf-8")
    done = bpo(*arguments, "--articles", str(tmp_path))
    assert done == (1, b"", b"bpo: there are none in these articles\n")
    document = json.loads(bpo(*arguments, "--json", "--articles", str(tmp_path)).output)
    assert document.get("hits", document.get("entries")) == []


@pytest.mark.parametrize("form", ["terminal", "plain", "tsv"])
def test_nothing_found_prints_nothing_in_any_format_but_json(bpo: Program, form: str) -> None:
    done = bpo("define", "xyzzy", "--format", form)
    assert (done.status, done.output) == (1, b"")


@pytest.mark.parametrize("command", ["define", "faq", "highlights", "search"])
def test_nothing_found_is_a_document_without_hits_in_json(bpo: Program, command: str) -> None:
    done = bpo(command, "xyzzy", "--json")
    assert done.status == 1
    assert json.loads(done.output) == {
        "format": 1, "command": command, "query": "xyzzy", "hits": [], "suggestions": [],
    }  # fmt: skip


@pytest.mark.parametrize(("query", "near"), [("bpm", "BPO"), ("bak offis", "back office")])
def test_near_terms_are_suggested_and_lead_somewhere(bpo: Program, query: str, near: str) -> None:
    done = bpo("define", query)
    assert (done.status, done.output) == (1, b"")
    (line,) = done.error_lines
    found = re.fullmatch(rf'bpo: nothing found for "{query}"; did you mean (.+)\?', line)
    suggestions = re.split(", | or ", found[1]) if found else []
    assert near in suggestions
    assert len(suggestions) <= 3
    assert json.loads(bpo("define", query, "--json").output)["suggestions"] == suggestions
    for suggestion in suggestions:
        assert bpo("define", "--exact", suggestion).status == 0


@pytest.mark.parametrize(("arguments", "message", "remedy"), ERRORS, ids=lambda value: repr(value)[:40])
def test_an_error_is_status_two_one_line_and_at_most_one_remedy(
    bpo: Program, arguments: tuple[str, ...], message: str, remedy: str | None
) -> None:
    done = bpo(*arguments)
    assert (done.status, done.output) == (2, b"")
    assert done.error_lines == [f"bpo: {message}", *([remedy] if remedy else [])]


@pytest.mark.parametrize(
    "arguments",
    [
        ("define", "--limit", "many", "bpo"),
        ("define", "--limit"),
        ("define", "bpo", "-f"),
        ("show", "one", "two"),
        ("show",),
        ("list", "terms", "articles"),
        ("list", "tersm"),
        ("--nonsense",),
        ("",),
        ("show", "--limit", "1", "business-process-outsourcing"),
        ("--show-completion", ""),
        ("--show-completion",),
        ("faq", "--exact=yes", "bpo"),
    ],
    ids=repr,
)
def test_a_command_line_that_cannot_be_understood_is_an_error_of_two_lines_at_most(
    bpo: Program, arguments: tuple[str, ...]
) -> None:
    done = bpo(*arguments)
    assert (done.status, done.output) == (2, b"")
    assert 1 <= len(done.error_lines) <= 2
    assert done.error_lines[0].startswith("bpo: ")


def test_a_list_that_does_not_exist_is_told_with_those_that_do(bpo: Program) -> None:
    assert bpo("list", "xyzzy").error_lines[1] == "known are: terms, articles, sections, questions"


@pytest.mark.parametrize(
    ("what", "meant"),
    [
        ("tersm", "terms"),
        ("Articles", "articles"),
        ("faq", "questions"),
        ("begreper", "terms"),
        ("SPØRSMÅL", "questions"),
        ("artiklar", "articles"),
        ("avsnitt", "sections"),
    ],
)
def test_a_list_that_is_misspelled_or_named_in_another_language_is_guessed(bpo: Program, what: str, meant: str) -> None:
    done = bpo("list", what)
    assert (done.status, done.output) == (2, b"")
    assert done.error_lines == [f"bpo: there is no list of {what}", f"did you mean {meant}?"]


def test_the_program_alone_greets_on_standard_error_and_fails(bpo: Program) -> None:
    done = bpo()
    assert (done.status, done.output) == (2, b"")
    assert "bpo define outsourcing" in done.errors.decode()


def test_the_version_is_one_line(bpo: Program) -> None:
    import bpo_cli

    assert bpo("--version") == (0, f"bpo {bpo_cli.__version__}\n".encode(), b"")


COMMANDS = ["define", "faq", "highlights", "search", "show", "list"]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example_that_works(bpo: Program, command: str) -> None:
    done = bpo(command, "--help")
    assert (done.status, done.errors) == (0, b"")
    assert done == bpo(command, "-h")
    assert b"\x1b" not in done.output
    assert max(map(len, done.text.splitlines())) <= 80
    example = re.search(rf"^ +bpo ({command}.*)$", done.text, re.MULTILINE)
    assert example
    assert bpo(*example[1].replace('"', "").split()).status == 0


def test_help_names_every_command_and_the_exit_statuses(bpo: Program) -> None:
    done = bpo("--help")
    assert (done.status, done.errors) == (0, b"")
    assert all(re.search(rf"^  {command} ", done.text, re.MULTILINE) for command in COMMANDS)
    assert "Exit status: 0 found, 1 nothing found, 2 an error." in done.text


@pytest.mark.parametrize("width", ["abc", "-1", "0", "²", "9" * 40])
def test_help_is_the_same_whatever_the_environment_says_of_widths(bpo: Program, width: str) -> None:
    done = bpo("define", "--help", COLUMNS=width, TERMINAL_WIDTH=width, FORCE_COLOR="1", GITHUB_ACTIONS="1")
    assert (done.status, done.errors) == (0, b"")
    assert b"\x1b" not in done.output
