"""One function per command: open the glossary, look up, render, give back the exit status.

The only module that knows the streams: what goes to standard output and standard error, in which format,
with which colours, and what happens if it cannot be written.
"""

from __future__ import annotations

import os
import sys

from bpo_cli.errors import BpoError, OutputError, UsageError
from bpo_cli.glossary import Glossary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Protocol

    from bpo_cli.answer import Answer, ListRow
    from bpo_cli.rendering.style import Style

    class _Renderer(Protocol):
        def render(self, answer: Answer, style: Style) -> str: ...
        def render_document(self, answer: Answer, style: Style) -> str: ...
        def render_list(self, rows: Sequence[ListRow], what: str, style: Style) -> str: ...


FOUND, NOTHING_FOUND, TROUBLE, INTERRUPTED, BROKEN_PIPE = 0, 1, 2, 130, 141
FORMATS = ("terminal", "plain", "json", "tsv")
COLORS = ("auto", "always", "never")
LISTS = ("terms", "articles", "sections", "questions")
_NARROWEST, _WIDEST, _USUAL_WIDTH = 20, 200, 80
_DEFAULT_LIMIT = 5


def define(
    query: str,
    *,
    form: str | None = None,
    limit: int | None = None,
    exact: bool = False,
    color: str = "auto",
    explain: bool = False,
) -> int:
    """Prints the passage that defines a term."""
    form = _format(form)
    answer = Glossary.bundled().define(query, exact=exact, limit=limit, cross_references=form in ("terminal", "json"))
    return _print_answer(answer, form, color, explain=explain)


def faq(
    query: str = "",
    *,
    form: str | None = None,
    limit: int | None = None,
    exact: bool = False,
    color: str = "auto",
    explain: bool = False,
) -> int:
    """Prints the FAQ entries that answer the query, or all of them."""
    answer = Glossary.bundled().faq(query, exact=exact, limit=limit)
    return _print_answer(answer, _format(form), color, explain=explain)


def highlights(
    query: str = "",
    *,
    form: str | None = None,
    limit: int | None = None,
    exact: bool = False,
    color: str = "auto",
    explain: bool = False,
) -> int:
    """Prints the highlights that answer the query, or all of them."""
    answer = Glossary.bundled().highlights(query, exact=exact, limit=limit)
    return _print_answer(answer, _format(form), color, explain=explain)


def search(
    query: str,
    *,
    form: str | None = None,
    limit: int | None = None,
    exact: bool = False,
    color: str = "auto",
    explain: bool = False,
) -> int:
    """Prints any passages that answer the query."""
    answer = Glossary.bundled().search(query, exact=exact, limit=_DEFAULT_LIMIT if limit is None else limit)
    return _print_answer(answer, _format(form), color, explain=explain)


def show(target: str, *, form: str | None = None, color: str = "auto") -> int:
    """Prints a whole article, or one section of it."""
    article, _, section = target.partition("#")
    if not article.strip():
        raise UsageError("no article named", "bpo list articles --format tsv names them")
    answer = Glossary.bundled().show(article, section)
    form = _format(form)
    style = _style(color)
    if form in ("plain", "terminal"):
        _write(_renderer(form).render_document(answer, style), form)
    else:
        _write(_renderer(form).render(answer, style), form)
    return FOUND


def list_(what: str = "terms", *, form: str | None = None, color: str = "auto") -> int:
    """Prints the names of what the glossary holds, one per line."""
    glossary = Glossary.bundled()
    rows: Sequence[ListRow] = getattr(glossary, what)()
    form = _format(form)
    _write(_renderer(form).render_list(rows, what, _style(color)), form)
    return FOUND if rows else NOTHING_FOUND


def show_completion(shell: str) -> int:
    """Prints the script that teaches a shell to complete `bpo`."""
    from bpo_cli.completion import script

    _write(script(shell), "plain")
    return FOUND


def report(error: BpoError) -> int:
    """Tells an error on standard error, in one line or two, and gives back its exit status."""
    _tell(error.message)
    if error.hint:
        _tell(error.hint, prefix="")
    return error.status


def _print_answer(answer: Answer, form: str, color: str, *, explain: bool) -> int:
    if answer.hits or form == "json":
        _write(_renderer(form).render(answer, _style(color, explain=explain)), form)
    if not answer.hits:
        _tell(_nothing_found(answer))
        return NOTHING_FOUND
    if answer.hits[0].taken_for and form in ("terminal", "plain"):
        _tell(f'"{answer.query.strip()}" taken for "{answer.hits[0].taken_for}"')
    return FOUND


def _nothing_found(answer: Answer) -> str:
    message = f'nothing found for "{answer.query.strip()}"'
    if answer.elsewhere:
        message += f"; it occurs elsewhere: bpo {answer.elsewhere} {answer.query.strip()}"
    elif answer.suggestions:
        message += f"; did you mean {' or '.join(answer.suggestions)}?"
    return message


def _format(form: str | None) -> str:
    if form is not None:
        if form not in FORMATS:
            raise UsageError(f"unknown format {form}", f"known are: {', '.join(FORMATS)}")
        return form
    return "terminal" if _is_terminal() else "plain"


def _renderer(form: str) -> _Renderer:
    """The module that renders that format; the others stay unloaded."""
    if form == "plain":
        from bpo_cli.rendering import plain

        return plain
    from importlib import import_module

    return import_module("bpo_cli.rendering." + {"json": "json_document"}.get(form, form))


def _style(color: str, *, explain: bool = False) -> Style:
    from bpo_cli.rendering.style import Style

    return Style(width=_width(), colors=_colors(color), unicode=os.environ.get("TERM") != "dumb", explain=explain)


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def _width() -> int:
    """The terminal's width in columns, from COLUMNS if that is a sensible number, kept within bounds."""
    if not _is_terminal():
        return _USUAL_WIDTH
    columns = os.environ.get("COLUMNS", "")
    width = int(columns) if columns.isascii() and columns.isdigit() and len(columns) < 6 else 0
    if not width:
        try:
            width = os.get_terminal_size(sys.stdout.fileno()).columns
        except (OSError, ValueError):
            width = 0
    return min(max(width or _USUAL_WIDTH, _NARROWEST), _WIDEST)


def _colors(color: str) -> str:
    """`16`, `mono` (bold and underline only) or `none`: the option, then the environment, then the stream."""
    environment = os.environ
    if color != "auto":
        return "16" if color == "always" else "none"
    if environment.get("NO_COLOR"):
        return "mono" if _is_terminal() and environment.get("TERM") != "dumb" else "none"
    if any(environment.get(name, "0") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return "16"
    if environment.get("CLICOLOR") == "0":
        return "mono" if _is_terminal() and environment.get("TERM") != "dumb" else "none"
    return "16" if _is_terminal() and environment.get("TERM") not in ("dumb", "") else "none"


def _write(text: str, form: str) -> None:
    """Writes to standard output: UTF-8, or what a terminal wants. Raises OutputError or BrokenPipeError."""
    if sys.stdout is None:
        raise OutputError("cannot write the answer: standard output is closed")
    encoding = "utf-8"
    if form == "terminal" and _is_terminal():
        encoding = sys.stdout.encoding or "utf-8"
    try:
        sys.stdout.flush()
        data = memoryview(text.encode(encoding, "replace"))
        descriptor = sys.stdout.fileno()
        while data:
            data = data[os.write(descriptor, data) :]
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"cannot write the answer: {error.strerror}") from error


def _tell(message: str, prefix: str = "bpo: ") -> None:
    """One line on standard error; if that cannot be written either, there is nobody to tell."""
    if sys.stderr is None:
        return
    from bpo_cli.cleaning import clean_line

    try:
        sys.stderr.write(f"{prefix}{clean_line(message)}\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        pass
