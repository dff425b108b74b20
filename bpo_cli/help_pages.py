"""The help of a command as it stands on the screen: laid out for 80 columns, whatever the terminal's width,
so that it is the same everywhere. The texts are those of `help_texts`."""

from __future__ import annotations

from bpo_cli.help_texts import GREETING, MORE, OPTIONS, PAGES, Option

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_WIDTH = 79
_MARGIN = "  "


def greeting() -> str:
    """What `bpo` alone says: what it is, and what to try."""
    return "\n".join([GREETING, "", *_indented(PAGES[""].examples), "", MORE]) + "\n"


def help_page(command: str) -> str:
    """The help of a command; of the program itself if the name is empty. Ends without a line end.

    Raises KeyError for an unknown command.
    """
    page = PAGES[command]
    name = f"bpo {command}".rstrip()
    parts = [
        [page.summary],
        ["Examples:", *_indented(page.examples)],
        [f"Usage: {name} {page.usage}"],
        *([*_wrapped(note.split(" "), _MARGIN)] for note in page.notes),
        [] if command else ["Commands:", *_table([(each, PAGES[each].summary) for each in PAGES if each])],
        ["Options:", *_table([_option(OPTIONS[each]) for each in (*page.options, "--help")])],
        [f"Exit status: {page.status}"],
    ]
    return "\n\n".join("\n".join(lines) for lines in parts if lines)


def _option(option: Option) -> tuple[str, str]:
    return f"{', '.join(option.names)} {option.metavar}".rstrip(), option.text


def _indented(lines: Iterable[str]) -> list[str]:
    return [_MARGIN + line for line in lines]


def _table(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    column = max(len(name) for name, _ in rows) + 2
    for name, text in rows:
        first, *others = _wrapped(text.split(" "), _MARGIN + " " * column)
        yield f"{_MARGIN}{name:{column}}{first.lstrip()}"
        yield from others


def _wrapped(words: Iterable[str], margin: str) -> Iterator[str]:
    line = ""
    for word in words:
        if line and len(margin) + len(line) + 1 + len(word) > _WIDTH:
            yield margin + line
            line = ""
        line = f"{line} {word}" if line else word
    yield margin + line
