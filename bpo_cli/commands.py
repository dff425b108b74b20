"""The commands that answer a query: open the glossary, look up, render, give back the exit status."""

from __future__ import annotations

import os
import sys
import time

from bpo_cli import output
from bpo_cli.arguments import as_path
from bpo_cli.cleaning import clean_line
from bpo_cli.errors import BpoError, UsageError
from bpo_cli.glossary import Glossary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Protocol

    from bpo_cli.answer import Answer, ListRow
    from bpo_cli.command_line.progress import Progress
    from bpo_cli.rendering.style import Style

    class Renderer(Protocol):
        def render(self, answer: Answer, style: Style) -> str: ...
        def render_document(self, answer: Answer, style: Style) -> str: ...
        def render_line(self, answer: Answer, style: Style) -> str: ...
        def render_list(self, rows: Sequence[ListRow], what: str, style: Style) -> str: ...


FOUND, NOTHING_FOUND, TROUBLE, INTERRUPTED = 0, 1, 2, 130
LISTS = ("terms", "articles", "sections", "questions")
ARTICLES_VARIABLE = "BPO_ARTICLES"
FROM_STANDARD_INPUT = "-"
_LABELS = ("see_also", "source")
_MOST_PROBLEMS = 10


def look_up(
    command: str,
    query: str | None,
    *,
    articles: str | None = None,
    form: str | None = None,
    limit: int | None = None,
    exact: bool = False,
    color: str = "auto",
    explain: bool = False,
    pager: bool = True,
) -> int:
    """`define`, `faq`, `highlights` or `search`: prints what answers the query.

    The query `-` reads queries from standard input, one a line, and answers each as it comes. None is no query at
    all, to which `faq` and `highlights` answer with all they have; an empty one is an error, for a script that has
    nothing to ask does not want everything.
    """
    form = output.chosen_format(form, color, explain=explain)
    glossary = open_glossary(articles)
    style = style_of(glossary, articles, color, form, explain=explain)
    asking = _Asking(glossary, articles, command, form, limit, exact, style, pager)
    if query == FROM_STANDARD_INPUT:
        return asking.batch()
    try:
        return asking.answer("" if query is None else _to_be_answered(command, clean_line(query)))
    except UsageError as error:
        from bpo_cli.command_line.command_lines import articles_option

        raise error.about(articles_option(articles)) from None


def report(error: BpoError) -> int:
    """Tells an error on standard error, in the reader's language, in one line or two, and gives back its status."""
    message, hint = error.told(translated)
    if message:
        output.tell(message)
    if hint:
        output.tell(hint, prefix="")
    return error.status


def translated(english: str) -> str:
    """What is said in the reader's language instead; the same if it has no translation."""
    code = output.reader_language()
    if code == "en":
        return english
    from bpo_cli.language import translations

    return translations(code).get(english, english)


def _to_be_answered(command: str, query: str) -> str:
    """The query. Raises UsageError if it is empty and the command would take that for the wish to see everything."""
    if command in ("faq", "highlights") and not query:
        hint = "bpo {command}{articles} prints all of them"
        raise UsageError("the query is empty", hint, command=command, articles="")
    return query


class _Asking:
    """What stays the same from query to query: the glossary, the command and the look of the answers."""

    def __init__(
        self,
        glossary: Glossary,
        articles: str | None,
        command: str,
        form: str,
        limit: int | None,
        exact: bool,  # noqa: FBT001
        style: Style,
        pager: bool,  # noqa: FBT001
    ) -> None:
        self._glossary = glossary
        self._articles = articles
        self._command = command
        self._form = form
        self._style = style
        self._write = output.write_paged if pager and form == "terminal" else output.write
        self._options: dict[str, object] = {"exact": exact}
        if limit is not None:
            self._options["limit"] = limit
        if command == "define":
            self._options["cross_references"] = form in ("terminal", "json")

    def answer(self, query: str) -> int:
        """Prints the answer to one query."""
        answer = self._ask(query)
        # A guess is told before the answer, which may be long.
        status = self._remark(answer) if answer.hits else NOTHING_FOUND
        if answer.hits or self._form == "json":
            self._write(renderer_of(self._form).render(answer, self._style), self._form)
        return status if answer.hits else self._remark(answer)

    def batch(self) -> int:
        """Prints the answers to the queries on standard input as they come; the status is that of the worst."""
        from bpo_cli.standard_input import queries

        if sys.stdin is None:
            raise UsageError("standard input is closed")
        if sys.stdin.isatty():
            output.tell(self._message("reading"))
        status, separator = FOUND, ""
        for query in queries():
            answer = self._ask_in_batch(query)
            if answer.hits:
                self._remark(answer)
            if self._form == "json":
                output.write(renderer_of("json").render_line(answer, self._style), self._form)
            elif answer.hits:
                output.write(separator + renderer_of(self._form).render(answer, self._style), self._form)
                separator = "" if self._form == "tsv" else "\n"
            status = max(status, FOUND if answer.hits else self._remark(answer))
        return status

    def _ask(self, query: str) -> Answer:
        answer: Answer = getattr(self._glossary, self._command)(query, **self._options)
        return answer

    def _is_answered(self, suggestion: str) -> bool:
        return self._command == "define" or bool(self._ask(suggestion).hits)

    def _ask_in_batch(self, query: str) -> Answer:
        """Like `_ask`, but a query that makes no sense has no answer rather than ending everything, and an
        index that was damaged since the last query is made anew."""
        from bpo_cli.answer import Answer
        from bpo_cli.errors import GlossaryError

        try:
            return self._ask(query)
        except UsageError:
            self._glossary.check_limit(self._options.get("limit"))
            return Answer(self._command, query)
        except GlossaryError:
            self._glossary = open_glossary(self._articles)
            return self._ask(query)

    def _remark(self, answer: Answer) -> int:
        """Says on standard error what is to be said beside the answer, and gives back its status."""
        if not answer.hits:
            from bpo_cli.command_line.remarks import nothing_found

            message, command = nothing_found(answer, self._message, self._articles, self._is_answered)
            output.tell(message, command=command)
            return NOTHING_FOUND
        taken_for = answer.hits[0].taken_for
        if taken_for and self._form in ("terminal", "plain"):
            query, term = output.shortened(answer.query.strip()), output.shortened(taken_for)
            output.tell(self._message("taken_for", query=query, term=term))
        return FOUND

    def _message(self, purpose: str, **values: str) -> str:
        message = self._glossary.message(purpose, output.reader_language())
        for key, value in values.items():
            message = message.replace("{" + key + "}", value)
        return message


def open_glossary(articles: str | None) -> Glossary:
    """The folder asked for by option or environment, else the bundled glossary; says what was wrong in it."""
    folder = _folder(articles)
    if not folder:
        if articles is not None and ARTICLES_VARIABLE not in os.environ:
            raise UsageError("--articles wants a folder")
        return Glossary.bundled()
    glossary = _of_folder(folder)
    for problem in glossary.problems[:_MOST_PROBLEMS]:
        output.tell(f"{problem.path}:{max(1, problem.line)}: {problem.message}")
    if len(glossary.problems) > _MOST_PROBLEMS:
        message = glossary.message("more_problems", output.reader_language())
        output.tell(message.replace("{count}", str(len(glossary.problems) - _MOST_PROBLEMS)))
    if glossary.note:
        output.tell(glossary.note)
    return glossary


def _of_folder(folder: str) -> Glossary:
    """The glossary of a folder. What shows that its index is being made is loaded when there is something to show."""
    bars: list[Progress] = []
    since = time.monotonic()

    def progress(done: int, total: int) -> None:
        if not bars:
            from bpo_cli.command_line.progress import Progress

            bars.append(Progress(_reading_articles, since))
        bars[0](done, total)

    try:
        return Glossary.folder(folder, progress)
    finally:
        for bar in bars:
            bar.close()


def _reading_articles() -> str:
    """What is being done while an index is made, in the reader's language."""
    try:
        return Glossary.bundled().message("indexing", output.reader_language())
    except BpoError:  # of no concern to who asks a folder of their own
        return ""


def _folder(articles: str | None) -> str:
    return as_path(articles) if articles is not None else os.environ.get(ARTICLES_VARIABLE, "")


def style_of(glossary: Glossary, articles: str | None, color: str, form: str, *, explain: bool = False) -> Style:
    """How answers from that glossary are to look, with all that the format needs of its words."""
    labels = {name: glossary.label(name) for name in _LABELS} if form == "terminal" else {}
    if explain and form in ("terminal", "plain"):
        from bpo_cli.command_line.remarks import words_of_explanation

        labels |= words_of_explanation(translated)
    return output.chosen_style(color, labels, explain=explain, folder=_folder(articles))


def renderer_of(form: str) -> Renderer:
    """The module that renders that format; the others stay unloaded."""
    if form == "plain":
        from bpo_cli.rendering import plain

        return plain  # type: ignore[return-value]
    from importlib import import_module

    return import_module("bpo_cli.rendering." + {"json": "json_document"}.get(form, form))
