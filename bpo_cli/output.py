"""Standard output and standard error: in which width and colours, and what happens if they cannot be written."""

from __future__ import annotations

import os
import sys

from bpo_cli.cleaning import clean_line
from bpo_cli.errors import OutputError, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpo_cli.rendering.style import Style

FORMATS = ("terminal", "plain", "json", "tsv")
COLORS = ("auto", "always", "never")
_NARROWEST, _WIDEST, _USUAL_WIDTH = 20, 200, 80


def chosen_format(form: str | None) -> str:
    """The format asked for, or the one that suits standard output. Raises UsageError for an unknown one."""
    if form is None:
        return "terminal" if is_terminal() else "plain"
    if form not in FORMATS:
        raise UsageError(f"unknown format {form}", f"known are: {', '.join(FORMATS)}")
    return form


def chosen_style(color: str, labels: Mapping[str, str], *, explain: bool = False) -> Style:
    """How an answer looks on this terminal. Raises UsageError for an unknown `color`."""
    from bpo_cli.rendering.style import Style

    if color not in COLORS:
        raise UsageError(f"unknown --color {color}", f"known are: {', '.join(COLORS)}")
    return Style(width(), colors(color), has_ornaments(), labels, explain)


def is_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def width() -> int:
    """The terminal's width in columns: COLUMNS if that is a sensible number, else its own, within bounds."""
    if not is_terminal():
        return _USUAL_WIDTH
    columns = os.environ.get("COLUMNS", "")
    wanted = int(columns) if columns.isascii() and columns.isdigit() and len(columns) < 6 else 0
    if not wanted:
        try:
            wanted = os.get_terminal_size(sys.stdout.fileno()).columns
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


def write(text: str, form: str = "plain") -> None:
    """Writes to standard output: UTF-8, or what a terminal wants. Raises OutputError or BrokenPipeError."""
    if sys.stdout is None:
        raise OutputError("cannot write the answer: standard output is closed")
    encoding = "utf-8"
    if form == "terminal" and is_terminal():
        encoding = sys.stdout.encoding or encoding
    try:
        data = memoryview(text.encode(encoding, "replace"))
        descriptor = sys.stdout.fileno()
        while data:
            data = data[os.write(descriptor, data) :]
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"cannot write the answer: {error.strerror}") from error


def write_paged(text: str, form: str) -> None:
    """Like `write`, but through a pager if a person is there and the text is taller than the screen."""
    from bpo_cli.paging import page, pager_command

    command = pager_command()
    is_attended = is_terminal() and sys.stdin is not None and sys.stdin.isatty()
    is_attended = is_attended and os.environ.get("TERM") != "dumb"
    is_tall = text.count("\n") >= _height()
    if not (is_attended and is_tall and command and page(text, command)):
        write(text, form)


def _height() -> int:
    try:
        return os.get_terminal_size(sys.stdout.fileno()).lines
    except (OSError, ValueError):
        return 1 << 30


def tell(message: str, prefix: str = "bpo: ") -> None:
    """One line on standard error; if that cannot be written either, there is nobody to tell."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(f"{prefix}{clean_line(message)}\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        pass


def reader_language() -> str:
    """The ISO 639-1 code of the language that the environment asks messages to be in; `en` if it asks for none."""
    environment = os.environ
    locale = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    explicit = environment.get("LC_ALL") or environment.get("LC_MESSAGES") or ""
    if explicit.partition(".")[0] not in ("C", "POSIX"):
        locale = environment.get("LANGUAGE", "").partition(":")[0] or locale
    code = locale.replace("-", "_").partition(".")[0].partition("_")[0].lower()
    return code if len(code) == 2 and code.isalpha() else "en"
