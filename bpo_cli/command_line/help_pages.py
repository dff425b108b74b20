"""The help of a command as it stands on the screen, laid out for 80 columns, or for fewer on a narrow terminal.
The texts are those of `help_texts`."""

from __future__ import annotations

from bpo_cli.command_line.help_texts import GREETING, MORE, OPTIONS, PAGES, Option
from bpo_cli.rendering.wrapping import lines_of_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_WIDEST = 80
_MARGIN = "  "
# Where less than this is left beside the names of a table, texts stand below them.
_NARROWEST_TEXT = 30


def greeting(width: int = _WIDEST, translate: Callable[[str], str] = str) -> str:
    """What `bpo` alone says: what it is, and what to try.

    width: that of the terminal, in columns. translate: from English into the reader's language.
    """
    room = _room(width)
    examples = (example.partition("# ") for example in PAGES[""].examples)
    tried = [f"{command}{sign}{translate(comment)}" for command, sign, comment in examples]
    lines = [*_wrapped(translate(GREETING), "", room), "", *_examples(tried, room), ""]
    more = lines_of_words(translate(MORE).replace(", ", ",\n").split("\n"), room)  # no command is broken
    return "\n".join([*lines, *more]) + "\n"


def help_page(command: str, width: int = _WIDEST) -> str:
    """The help of a command; of the program itself if the name is empty. Ends without a line end.

    width: that of the terminal, in columns. Raises KeyError for an unknown command.
    """
    page, room = PAGES[command], _room(width)
    name = f"bpo {command}".rstrip()
    parts = [
        _wrapped(page.summary, "", room),
        ["Examples:", *_examples(page.examples, room)],
        _wrapped(f"Usage: {name} {page.usage}", "", room),
        *(_wrapped(note, _MARGIN, room) for note in page.notes),
        [] if command else ["Commands:", *_table([(each, PAGES[each].summary) for each in PAGES if each], room)],
        ["Options:", *_table([_option(OPTIONS[each]) for each in (*page.options, "--help")], room)],
        _wrapped(f"Exit status: {page.status}", "", room),
    ]
    return "\n\n".join("\n".join(lines) for lines in parts if lines)


def _room(width: int) -> int:
    # The last column stays free: some terminals would break the line after it.
    return min(width, _WIDEST) - 1


def _option(option: Option) -> tuple[str, str]:
    return f"{', '.join(option.names)} {option.metavar}".rstrip(), option.text


def _examples(examples: Sequence[str], room: int) -> list[str]:
    """The examples; where one has no room for its comment, the comments stand above."""
    lines = [_MARGIN + example for example in examples]
    if max(map(len, lines)) <= room:
        return lines
    narrow = []
    for example in examples:
        command, _, comment = example.partition("  # ")
        narrow += _wrapped(f"# {comment.strip()}", _MARGIN, room) if comment else []
        narrow.append(_MARGIN + command.rstrip())
    return narrow


def _table(rows: Sequence[tuple[str, str]], room: int) -> Iterator[str]:
    column = max(len(name) for name, _ in rows) + 2
    if len(_MARGIN) + column + _NARROWEST_TEXT > room:
        for name, text in rows:
            yield from (_MARGIN + name, *_wrapped(text, 3 * _MARGIN, room))
        return
    for name, text in rows:
        first, *others = _wrapped(text, _MARGIN + " " * column, room)
        yield f"{_MARGIN}{name:{column}}{first.lstrip()}"
        yield from others


def _wrapped(text: str, margin: str, room: int) -> list[str]:
    return [margin + line for line in lines_of_words(text.split(" "), room - len(margin))]
