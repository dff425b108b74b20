"""What Typer says of a command line that it cannot understand, in the words of `bpo`, and what to type instead."""

from __future__ import annotations

import re
from ast import literal_eval
from collections.abc import Iterable, Sequence

from bpo_cli.command_line.command_lines import command_line
from bpo_cli.command_line.help_texts import OPTIONS, PAGES
from bpo_cli.errors import UsageError
from bpo_cli.language import command_named, list_named
from bpo_cli.matching.spelling import nearest_name
from bpo_cli.output import FORMATS

# What was typed, as Click repeats it: as a string of Python, with its quotation marks and escapes.
_TYPED = r"""(?P<typed>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
# What Click's messages begin with, in any of its versions, and what is said instead.
_IN_OUR_WORDS = (
    (rf"No such command {_TYPED}", "no such command {typed}"),
    (r"No such option:? '?(?P<name>[^\s']+)", "no such option: {name}"),
    (r"Missing argument '(?P<name>.*?)\.*'", "missing argument {name}"),
    (rf"Invalid value for .*'(?P<name>--?[\w-]+)': {_TYPED} is not", "{name} must be a number, not {typed}"),
    (r"Got unexpected extra argument\S* \((?P<name>.*)\)", "too many words: {name}"),
    (r"Option '(?P<name>.*?)' requires an argument", "{name} wants a value"),
    (r"Option '(?P<name>.*?)' does not take a value", "{name} takes no value"),
)  # fmt: skip
_COMMANDS = tuple(name for name in PAGES if name)
# Options of other programs, and what they are here.
_CALLED_SO_ELSEWHERE = {
    **dict.fromkeys(("-V", "-v"), "--version"),
    **dict.fromkeys(("--no-color", "--no-colour"), "--color never"),
    **{f"--{form}": f"--format {form}" for form in FORMATS},
}
_ASKING = ("define", "faq", "highlights", "search")
# In letters; less is no abbreviation but a slip.
_SHORTEST_BEGINNING = 2


def usage_error(error: Exception, arguments: Sequence[str]) -> UsageError:
    """Click's error about these arguments as one of ours; its hint is what was perhaps meant, or where to read on."""
    said: str = error.format_message()  # type: ignore[attr-defined]
    command = arguments[0] if arguments[0] in _COMMANDS and arguments[0] != "help" else ""
    hint = "see {near}"
    near = f"bpo help {command}".rstrip()
    for pattern, message in _IN_OUR_WORDS:
        if found := re.match(pattern, said, re.DOTALL):
            values = _as_typed(error, found.groupdict())
            if message.startswith("no such command"):
                hint, near = _instead_of_command(values["typed"], arguments) or (hint, near)
            elif message.startswith("no such option"):
                hint, near = _instead_of_option(values["name"], command, arguments) or (hint, near)
            return UsageError(message, hint, near=near, **{name: _shown(each) for name, each in values.items()})
    return UsageError("{said}", hint, near=near, said=said[:1].lower() + said[1:])


def _as_typed(error: Exception, found: dict[str, str]) -> dict[str, str]:
    """What was found in Click's message, by its name, without what Click has done to what was typed."""
    option = {"name": error.option_name} if hasattr(error, "option_name") else {}
    return {name: literal_eval(text) if name == "typed" else text for name, text in found.items()} | option


def _shown(typed: str) -> str:
    """What was typed, as a message repeats it: nothing is shown by its quotation marks."""
    return typed if typed.strip() else f"'{typed}'"


def unknown_list(what: str, lists: Sequence[str]) -> UsageError:
    """The error that there is no list of that; it may be one of them in another language."""
    return unknown_choice("there is no list of {what}", lists, list_named(what), what=what)


def unknown_choice(message: str, choices: Sequence[str], meant: str = "", **chosen: str) -> UsageError:
    """The error that something is none of the choices, with what is perhaps meant among them, or all that there are.

    message: a template for `chosen`, which is one value by its name. meant: a choice that is known to be meant.
    """
    (typed,) = chosen.values()
    near = meant or _nearest(typed, choices)
    hint = "did you mean {near}?" if near else "known are: {names}"
    return UsageError(message, hint, near=near, names=", ".join(choices), **{name: _shown(typed) for name in chosen})


def _instead_of_command(name: str, arguments: Sequence[str]) -> tuple[str, str] | None:
    """A hint and its value: the command with a name like that, or whose name it is in another language; otherwise
    somebody has left the command out."""
    option = f"--{name}" if f"--{name}" in PAGES[""].options else ""
    near = command_named(name) or _nearest(name, _COMMANDS) or option
    if not near and (arguments[0] != name or not any(map(str.isalnum, name))):
        return None
    hint = "did you mean {near}?" if near else "to look it up: {near}"
    return hint, near or command_line("define", *arguments)


def _instead_of_option(name: str, command: str, arguments: Sequence[str]) -> tuple[str, str] | None:
    """A hint and its value: the option of the command with a name like that, or the same line with options that
    stand before the command after it."""
    elsewhere = _CALLED_SO_ELSEWHERE.get(name, "")
    if elsewhere.partition(" ")[0] in PAGES[command].options:
        return "did you mean {near}?", elsewhere
    known = [each for each in (*PAGES[command].options, "--help") if name.startswith("--")]
    if near := _nearest(name.lstrip("-"), [each.lstrip("-") for each in known]):
        return "did you mean {near}?", f"--{near}"
    if query := _query_with_dash(name, command, arguments):
        return "to look it up: {near}", query
    place = next((number for number, each in enumerate(arguments) if each in _COMMANDS), 0)
    if place and not command and name in _names_of_options(PAGES[arguments[place]].options):
        hint = "options stand after the command: {near}"
        return hint, command_line(arguments[place], *arguments[:place], *arguments[place + 1 :])
    return None


def _query_with_dash(name: str, command: str, arguments: Sequence[str]) -> str:
    """The line that looks up a query whose beginning was taken for an option: `-BPO`; empty if it was none."""
    place = next((number for number, each in enumerate(arguments) if each.startswith(name)), 0)
    options = [each for each in arguments[place + 1 :] if each.startswith("-")]
    if command not in _ASKING or name.startswith("--") or len(arguments[place]) == len(name) or options:
        return ""
    return command_line(command, *arguments[1:place], "--", *arguments[place:])


def _nearest(typed: str, names: Sequence[str]) -> str:
    """The one of the names that begins so, or else that is most like it; empty if there is none."""
    beginning = [each for each in names if each.startswith(typed.lower())] if len(typed) >= _SHORTEST_BEGINNING else []
    return beginning[0] if len(beginning) == 1 else nearest_name(typed.lower(), names)


def _names_of_options(keys: Iterable[str]) -> set[str]:
    return {name for key in keys for name in OPTIONS[key].names}
