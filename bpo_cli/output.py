"""Standard output and standard error: in which width and colours, and what happens if they cannot be written."""

from __future__ import annotations

import os
import sys

from bpo_cli.cleaning import clean, clean_line
from bpo_cli.errors import OutputError, ReaderGoneError, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO

    from bpo_cli.rendering.style import Style

FORMATS = ("terminal", "plain", "json", "tsv")
COLORS = ("auto", "always", "never")
# The terminals that show hyperlinks (OSC 8), by what they set in the environment.
_LINKING_PROGRAMS = ("iTerm.app", "WezTerm", "vscode", "ghostty")
_LINKING_VARIABLES = ("KITTY_WINDOW_ID", "WT_SESSION")
_LINKING_VERSIONS = {"VTE_VERSION": 5000, "KONSOLE_VERSION": 201200}
# What stands between such a terminal and us may know nothing of links.
_LINKLESS_TERMS = ("dumb", "screen", "tmux", "linux")
_NARROWEST, _WIDEST, _USUAL_WIDTH = 20, 200, 80
_ENDLESS = 1 << 30
_LONGEST_QUERY_TOLD = 200


def chosen_format(form: str | None, color: str = "auto", *, explain: bool = False) -> str:
    """The format asked for, or the one that suits standard output, or the colours that are wanted there whatever it
    is, as in `bpo faq --color always | less -R`.

    Raises UsageError for an unknown one, and for one without room for explanations if these are wanted.
    """
    if form is None:
        return "terminal" if color == "always" or is_terminal() else "plain"
    if form not in FORMATS:
        from bpo_cli.command_line.usage_errors import unknown_choice

        raise unknown_choice("unknown format {form}", FORMATS, form=form)
    if explain and form == "tsv":
        raise UsageError("tsv has no field for --explain", "use --json")
    return form


def chosen_style(color: str, labels: Mapping[str, str], *, explain: bool = False, folder: str = "") -> Style:
    """How an answer looks on this terminal. Raises UsageError for an unknown `color`.

    folder: where the articles are, to be linked to if the terminal can; empty if they are nowhere.
    """
    from bpo_cli.rendering.style import Style

    if color not in COLORS:
        from bpo_cli.command_line.usage_errors import unknown_choice

        raise unknown_choice("unknown --color {color}", COLORS, color=color)
    painted = colors(color)
    linked = os.path.realpath(folder) if folder and painted != "none" and has_links() else ""
    return Style(width(), painted, has_ornaments(), labels, explain, linked)


def is_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def width() -> int:
    """The terminal's width in columns: COLUMNS if that is a sensible number, else its own, within bounds."""
    return _width_of(sys.stdout) if is_terminal() else _USUAL_WIDTH


def _width_of(terminal: TextIO) -> int:
    columns = os.environ.get("COLUMNS", "")
    wanted = int(columns) if columns.isascii() and columns.isdigit() and len(columns) < 6 else 0
    if not wanted:
        try:
            wanted = os.get_terminal_size(terminal.fileno()).columns
        except (OSError, ValueError):
            wanted = 0
    return min(max(wanted or _USUAL_WIDTH, _NARROWEST), _WIDEST)


def colors(color: str) -> str:
    """`16`, `mono` (bold and underline only) or `none`: the option, then the environment, then the stream."""
    environment = os.environ
    if color != "auto":
        return "16" if color == "always" else "none"
    styled = is_terminal() and environment.get("TERM") not in ("dumb", "", None)
    if environment.get("NO_COLOR"):
        return "mono" if styled else "none"
    if any(environment.get(name, "0") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return "16"
    if environment.get("CLICOLOR") == "0":
        return "mono" if styled else "none"
    return "16" if styled else "none"


def has_ornaments() -> bool:
    """Whether signs beyond the alphabet may be shown: not on a dumb terminal, which a screen reader may read,
    and not where the terminal's encoding lacks them."""
    if os.environ.get("TERM") == "dumb":
        return False
    encoding = (sys.stdout.encoding if is_terminal() else None) or "utf-8"
    try:
        "›·•…→–".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def has_links() -> bool:
    """Whether standard output is a terminal that is known to show hyperlinks."""
    environment = os.environ
    if not is_terminal() or environment.get("TERM", "dumb").startswith(_LINKLESS_TERMS):
        return False
    if environment.get("TERM_PROGRAM") in _LINKING_PROGRAMS or any(map(environment.get, _LINKING_VARIABLES)):
        return True
    return any(_number(environment.get(name, "")) >= least for name, least in _LINKING_VERSIONS.items())


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def write(text: str, form: str = "plain") -> None:
    """Writes to standard output: UTF-8, or what a terminal wants. Raises OutputError or ReaderGoneError."""
    if sys.stdout is None:
        raise OutputError("cannot write the answer: standard output is closed")
    encoding = "utf-8"
    if form == "terminal" and is_terminal():
        encoding = sys.stdout.encoding or encoding
    try:
        _write_all(sys.stdout.fileno(), text.encode(encoding, "replace"))
    except BrokenPipeError:
        raise ReaderGoneError from None
    except OSError as error:
        raise OutputError("cannot write the answer: {reason}", reason=error.strerror) from error


def _write_all(descriptor: int, data: bytes) -> None:
    """Writes past the buffer of Python's stream, which may lose what it cannot get rid of, or keep it for later."""
    left = memoryview(data)
    while left:
        try:
            left = left[os.write(descriptor, left) :]
        except BlockingIOError:  # somebody who shares the stream does not want to wait; we do
            _wait_until_writable(descriptor)


def _wait_until_writable(descriptor: int) -> None:
    import select

    select.select([], [descriptor], [])


def write_paged(text: str, form: str) -> None:
    """Like `write`, but through a pager if a person is there and the text is taller than the screen."""
    from bpo_cli.command_line.paging import page, pager_command

    command = pager_command()
    is_wanted = _is_attended() and text.count("\n") >= _height() and command
    if not (is_wanted and page(text, command)):
        write(text, form)


def _is_attended() -> bool:
    """Whether a person sits at a terminal that can be paged on, and can answer a pager."""
    return is_terminal() and sys.stdin is not None and sys.stdin.isatty() and os.environ.get("TERM") != "dumb"


def _height() -> int:
    try:
        # A terminal that does not know its size says 0.
        return os.get_terminal_size(sys.stdout.fileno()).lines or _ENDLESS
    except (OSError, ValueError):
        return _ENDLESS


def tell(message: str, prefix: str = "bpo: ", *, command: str = "") -> None:
    """One line on standard error; at a terminal in as many as its width needs.

    command: a part of the message that stays in one piece, for somebody may want to copy it.
    """
    line, command = prefix + clean_line(message), clean_line(command)
    if sys.stderr is not None and sys.stderr.isatty() and len(line) >= _width_of(sys.stderr):
        from bpo_cli.rendering.wrapping import lines_of_words

        before, whole, after = line.rpartition(command) if command and command in line else (line, "", "")
        words = [*before.split(), *filter(None, [whole + after])]
        line = "\n".join(lines_of_words(words, _width_of(sys.stderr) - 1))
    tell_lines(line + "\n")


def tell_lines(text: str) -> None:
    """Lines on standard error; if that cannot be written either, there is nobody to tell."""
    if sys.stderr is not None:
        try:
            _write_all(sys.stderr.fileno(), clean(text).encode(sys.stderr.encoding, "backslashreplace"))
        except OSError:
            return


def shortened(query: str) -> str:
    """A query as a message repeats it: of a very long one the beginning."""
    return query if len(query) <= _LONGEST_QUERY_TOLD else query[:_LONGEST_QUERY_TOLD] + "…"


def reader_language() -> str:
    """The ISO 639-1 code of the language that the environment asks messages to be in; `en` if it asks for none."""
    environment = os.environ
    locale = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    explicit = environment.get("LC_ALL") or environment.get("LC_MESSAGES") or ""
    if explicit.partition(".")[0] not in ("C", "POSIX"):
        locale = environment.get("LANGUAGE", "").partition(":")[0] or locale
    code = locale.replace("-", "_").partition(".")[0].partition("_")[0].lower()
    return code if len(code) == 2 and code.isalpha() else "en"
