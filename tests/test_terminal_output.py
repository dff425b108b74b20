"""The program at a pseudo-terminal: colour and its switches, width, hostile terminals and hostile environments."""

from __future__ import annotations

import re

import pytest
from conftest import Program, Screen

SEARCH = ("search", "kostnader")
ESCAPE = b"\x1b"
COLOR = re.compile(rb"\x1b\[(?:\d+;)*(?:3\d|4\d|9\d|10[0-7])m")
STYLE = re.compile(rb"\x1b\[[\d;]*m")
ALWAYS, NEVER = ("--color", "always"), ("--color", "never")
# What is said, at a terminal or not, and whether colours come; the first that says something decides.
TERMINAL, PIPE = True, False
SWITCHES = [
    (TERMINAL, (), {}, True),
    (PIPE, (), {}, False),
    (TERMINAL, ("--color", "auto"), {}, True),
    (TERMINAL, NEVER, {}, False),
    (PIPE, ALWAYS, {}, True),
    (TERMINAL, NEVER, {"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1"}, False),
    (PIPE, ALWAYS, {"NO_COLOR": "1", "CLICOLOR": "0", "TERM": "dumb"}, True),
    (TERMINAL, (), {"NO_COLOR": "1"}, False),
    (TERMINAL, (), {"NO_COLOR": "0"}, False),
    (TERMINAL, (), {"NO_COLOR": ""}, True),
    (PIPE, (), {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
    (TERMINAL, (), {"NO_COLOR": "1", "CLICOLOR_FORCE": "1"}, False),
    (PIPE, (), {"FORCE_COLOR": "1"}, True),
    (PIPE, (), {"FORCE_COLOR": "0"}, False),
    (PIPE, (), {"FORCE_COLOR": ""}, False),
    (PIPE, (), {"CLICOLOR_FORCE": "1"}, True),
    (PIPE, (), {"CLICOLOR_FORCE": "0"}, False),
    (PIPE, (), {"CLICOLOR_FORCE": "1", "CLICOLOR": "0"}, True),
    (TERMINAL, (), {"CLICOLOR": "0"}, False),
    (TERMINAL, (), {"CLICOLOR": "1"}, True),
    (PIPE, (), {"CLICOLOR": "1"}, False),
    (TERMINAL, (), {"TERM": "dumb"}, False),
    (TERMINAL, (), {"TERM": ""}, False),
]


@pytest.mark.parametrize(("at_terminal", "options", "environment", "colored"), SWITCHES, ids=str)
def test_who_decides_on_colour(
    bpo: Program, at_terminal: bool, options: tuple[str, ...], environment: dict[str, str], colored: bool
) -> None:
    if at_terminal:
        output = bpo.at_terminal(*SEARCH, *options, **environment).output
    else:
        output = bpo(*SEARCH, "--format", "terminal", *options, **environment).output
    assert bool(COLOR.search(output)) == colored
    if not colored and not at_terminal:
        assert ESCAPE not in output


@pytest.mark.parametrize(
    "arguments", [SEARCH, ("define", "-"), ("show", "business-process-outsourcing"), ("list",)], ids=" ".join
)
def test_who_wants_colours_in_a_pipe_gets_the_form_that_has_them(bpo: Program, arguments: tuple[str, ...]) -> None:
    done = bpo(*arguments, *ALWAYS, stdin=b"BPO\nITES\n")
    assert done == bpo(*arguments, *ALWAYS, "--format", "terminal", stdin=b"BPO\nITES\n")
    assert done.output != bpo(*arguments, stdin=b"BPO\nITES\n").output
    assert ESCAPE in done.output or arguments == ("list",)


@pytest.mark.parametrize("form", ["plain", "tsv", "json"])
def test_a_form_without_colours_is_given_none(bpo: Program, form: str) -> None:
    assert bpo(*SEARCH, "--format", form, *ALWAYS) == bpo(*SEARCH, "--format", form)


@pytest.mark.parametrize("variable", ["FORCE_COLOR", "CLICOLOR_FORCE"])
def test_what_stands_in_the_environment_changes_no_byte_of_a_pipe(bpo: Program, variable: str) -> None:
    assert bpo(*SEARCH, **{variable: "1"}) == bpo(*SEARCH)


def test_a_dumb_terminal_gets_no_escape_sequence_and_no_ornament(bpo: Program) -> None:
    for arguments in (SEARCH, ("define", "BPO"), ("show", "business-process-outsourcing"), ("list",)):
        screen = bpo.at_terminal(*arguments, TERM="dumb")
        assert (screen.status, screen.errors) == (0, b"")
        assert ESCAPE not in screen.output
        assert not set("›·•…→") & set(screen.output.decode())


def test_no_color_keeps_what_is_no_colour(bpo: Program) -> None:
    output = bpo.at_terminal(*SEARCH, NO_COLOR="1").output
    assert STYLE.search(output)
    assert not COLOR.search(output)


@pytest.mark.parametrize("arguments", [SEARCH, ("define", "BPO"), ("faq",), ("list",)], ids=" ".join)
def test_the_terminal_is_sent_styles_and_nothing_else(bpo: Program, arguments: tuple[str, ...]) -> None:
    left = STYLE.sub(b"", bpo.at_terminal(*arguments).output).decode()
    assert left.replace("\r\n", "").isprintable()


def test_messages_are_broken_between_words_but_never_in_a_command_to_copy(bpo: Program) -> None:
    query = "kostnader og mange andre lange ord"
    screen = bpo.at_terminal("define", query, columns=40, errors_too=True)
    shown = [line for line in screen.output.decode().split("\r\n") if line]
    assert shown[:-1] == ['bpo: nothing found for "kostnader og', 'mange andre lange ord"; it occurs', "elsewhere:"]
    assert shown[-1] == f"bpo search {query}"
    assert len(bpo("define", query, COLUMNS="40").error_lines) == 1


def test_what_matched_is_made_visible(bpo: Program) -> None:
    output = bpo.at_terminal(*SEARCH).output.decode()
    marked = re.findall(r"\x1b\[1;35m(.*?)\x1b\[0m", output)
    assert marked
    assert any("kost" in word.lower() for word in marked)


def test_every_style_is_ended_on_its_line(bpo: Program) -> None:
    for line in bpo.at_terminal("search", "outsourcing").output.splitlines():
        styles = STYLE.findall(line)
        assert not styles or styles[-1] == b"\x1b[0m"


@pytest.mark.parametrize("columns", [20, 33, 80, 300])
def test_lines_fit_the_terminal_and_words_stay_whole(bpo: Program, columns: int) -> None:
    screen = bpo.at_terminal("define", "offshore outsourcing", columns=columns)
    assert (screen.status, screen.errors) == (0, b"")
    lines = STYLE.sub(b"", screen.output).decode().splitlines()
    assert max(map(len, lines)) < columns
    shown = " ".join(" ".join(lines).split())
    assert "hvis kontrakten sendes til et annet land hvor det er politisk stabilitet" in shown


def test_text_is_not_wider_than_eighty_columns_and_its_indent(bpo: Program) -> None:
    assert max(len(line) for line in bpo.at_terminal("faq", columns=200).lines) <= 82


@pytest.mark.parametrize("value", ["0", "1", "-5", "abc", "²", "٣", "", "9" * 40, "80\n"])
def test_a_senseless_columns_variable_does_no_harm(bpo: Program, value: str) -> None:
    screen = bpo.at_terminal("define", "BPO", COLUMNS=value)
    assert (screen.status, screen.errors) == (0, b"")
    assert "BPO" in " ".join(screen.lines)


def test_columns_decides_on_the_width_at_a_terminal(bpo: Program) -> None:
    narrow = bpo.at_terminal("define", "BPO", COLUMNS="40")
    assert max(map(len, STYLE.sub(b"", narrow.output).decode().splitlines())) < 40


def test_a_terminal_of_no_size_is_taken_for_eighty_columns(bpo: Program) -> None:
    sized = STYLE.sub(b"", bpo.at_terminal("define", "BPO", columns=80).output)
    script = bpo("define", "BPO", "--format", "terminal")
    assert script.text.splitlines() == sized.decode().splitlines()


def test_a_definition_shows_its_place_related_terms_and_source(bpo: Program) -> None:
    screen = bpo.at_terminal("define", "nearshore outsourcing")
    assert screen.lines[0] == "nearshore outsourcing"
    assert screen.lines[1] == "Business Process Outsourcing (BPO) › Spesielle hensyn"
    text = "\n".join(screen.lines)
    assert "offshore outsourcing · onshore outsourcing" in text
    assert re.search(r"^  business-process-outsourcing\.md:\d+$", text, re.MULTILINE)


def test_a_definition_shows_its_labels_in_the_language_of_the_glossary(bpo: Program) -> None:
    assert "  Se også: offshore outsourcing · onshore outsourcing" in bpo.at_terminal("define", "nearshore").lines


def test_a_guess_is_told_at_a_terminal_too(bpo: Program) -> None:
    screen = bpo.at_terminal("define", "ofshore outsorcing")
    assert screen.errors.decode().splitlines() == ['bpo: "ofshore outsorcing" taken for "offshore outsourcing"']
    assert "offshore outsourcing" in screen.lines[0]


def test_nothing_found_leaves_the_terminal_empty(bpo: Program) -> None:
    screen = bpo.at_terminal("define", "xyzzy")
    assert (screen.status, screen.output) == (1, b"")


def latin(bpo: Program) -> Screen:
    return bpo.at_terminal("define", "informasjonsteknologiaktiverte tjenester", PYTHONIOENCODING="latin-1")


def test_a_terminal_of_another_encoding_gets_what_it_can_show(bpo: Program) -> None:
    output = STYLE.sub(b"", latin(bpo).output).decode("latin-1")
    assert "avhengig av teknologi" in output
    assert "gjør det mulig" in " ".join(output.split())


def test_help_at_a_terminal_has_no_escape_sequence(bpo: Program) -> None:
    screen = bpo.at_terminal("--help")
    assert screen.status == 0
    assert ESCAPE not in screen.output
