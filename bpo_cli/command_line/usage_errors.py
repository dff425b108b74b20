"""What Typer says of a command line that it cannot understand, in the words of `bpo`."""

from __future__ import annotations

import re

from bpo_cli.errors import UsageError

# What Click's messages begin with, in any of its versions, and what is said instead.
_IN_OUR_WORDS = (
    (r"No such command '(?P<name>.*?)'", "no such command {name}"),
    (r"No such option:? '?(?P<name>[^\s']+)", "no such option: {name}"),
    (r"Missing argument '(?P<name>.*?)\.*'", "missing argument {name}"),
    (r"Invalid value for .*'(?P<name>--?[\w-]+)': '(?P<value>.*)' is not", "{name} must be a number, not {value}"),
    (r"Got unexpected extra argument\S* \((?P<name>.*)\)", "too many words: {name}"),
    (r"Option '(?P<name>.*?)' requires an argument", "{name} wants a value"),
    (r"Option '(?P<name>.*?)' does not take a value", "{name} takes no value"),
)  # fmt: skip
_NEAR = re.compile(r"Did you mean '?([^\s',?]+)")


def usage_error(error: Exception) -> UsageError:
    """Click's error as one of ours, with what was perhaps meant, or where to read on, as its hint."""
    said: str = error.format_message()  # type: ignore[attr-defined]
    near = getattr(error, "possibilities", None) or _NEAR.findall(said)
    command = getattr(getattr(error, "ctx", None), "command_path", "bpo").partition(" ")[2]
    hint = "did you mean {near}?" if near else "bpo help {command}" if command else "bpo help"
    values = {"near": near[0] if near else "", "command": command}
    for pattern, message in _IN_OUR_WORDS:
        if found := re.match(pattern, said, re.DOTALL):
            return UsageError(message, hint, **found.groupdict(), **values)
    return UsageError("{said}", hint, said=said[:1].lower() + said[1:], **values)
