"""The manual page `bpo(1)` in the language of `man`, from the texts of `help_texts`.

`python -m bpo_cli.command_line.manual` prints it. What is printed is kept as `bpo_cli/bpo.1`, which a wheel installs.
"""

from __future__ import annotations

from bpo_cli.command_line.help_texts import DESCRIPTION, ENVIRONMENT, FILES, OPTIONS, PAGES, STATUSES, Option, Page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WIDTH = 78
# Typed signs that troff would turn into typographic ones, which nobody can paste into a shell.
_PLAIN_SIGNS = {"\\": "\\e", "-": "\\-", "'": "\\(aq", "`": "\\(ga", "^": "\\(ha", "~": "\\(ti"}


def manual() -> str:
    """The whole page, in ASCII, with a line end at its end."""
    lines = [
        # Without a date, which somebody would have to keep.
        '.TH BPO 1 "" "bpo" "User Commands"',
        # An option broken by a hyphen is no option any more.
        *(".nh", ".ad l"),
        *_section("NAME", [f"bpo \\- {_text(PAGES[''].summary[:1].lower() + PAGES[''].summary[1:-1])}"]),
        *_section("SYNOPSIS", _synopsis()),
        *_section("DESCRIPTION", _paragraphs((*PAGES[""].notes, *DESCRIPTION))),
        *_section("EXAMPLES", _examples(PAGES[""])),
        *_section("COMMANDS", _commands()),
        *_section("OPTIONS", _options()),
        *_section("EXIT STATUS", _list(STATUSES)),
        *_section("ENVIRONMENT", _list(ENVIRONMENT)),
        *_section("FILES", _list(FILES)),
        *_section("SEE ALSO", [".BR less (1)"]),
    ]
    return "".join(f"{line}\n" for line in lines)


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield f".SH {title}"
    yield from lines


def _synopsis() -> Iterator[str]:
    for number, (name, page) in enumerate(_commands_only()):
        if number:
            yield ".br"
        yield f".B bpo {name}"
        yield _text(page.usage)


def _commands() -> Iterator[str]:
    for name, page in _commands_only():
        yield f'.SS "bpo {name} {_text(page.usage)}"'
        options = (f"Options: {', '.join(page.options)}.",) if page.options else ()
        yield from _paragraphs((page.summary, *page.notes, *options, f"Exit status: {page.status}"))
        yield ".PP"
        yield from _examples(page)


def _commands_only() -> list[tuple[str, Page]]:
    return [(name, page) for name, page in PAGES.items() if name]


def _examples(page: Page) -> Iterator[str]:
    yield from (".RS 4", ".nf", *map(_text, page.examples), ".fi", ".RE")


def _options() -> Iterator[str]:
    for option in OPTIONS.values():
        yield from (".TP", _option(option), *_filled(option.text))


def _option(option: Option) -> str:
    names = ", ".join(f"\\fB{_text(name)}\\fR" for name in option.names)
    return f"{names} \\fI{_text(option.metavar)}\\fR" if option.metavar else names


def _list(entries: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, text in entries:
        yield from (".TP", f".B {_text(name)}", *_filled(text))


def _paragraphs(texts: Iterable[str]) -> Iterator[str]:
    for number, text in enumerate(texts):
        if number:
            yield ".PP"
        yield from _filled(text)


def _filled(text: str) -> Iterator[str]:
    """The text in lines of readable length; a sentence begins a line, as troff likes it."""
    line = ""
    for word in _text(text).split(" "):
        if line and (len(line) + 1 + len(word) > _WIDTH or line.endswith(".")):
            yield line
            line = ""
        # A line that begins with a full stop would be a command.
        line = f"{line} {word}" if line else f"\\&{word}" if word.startswith(".") else word
    yield line


def _text(text: str) -> str:
    """A text as troff takes it: nothing in it is a command, and every sign is printed as it is typed."""
    return "".join(_PLAIN_SIGNS.get(sign, sign) if sign.isascii() else f"\\[u{ord(sign):04X}]" for sign in text)


if __name__ == "__main__":
    from bpo_cli import output

    output.write(manual())
