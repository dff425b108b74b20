"""The command `check`, for those who write articles: what is wrong in a folder of them, and what is looked for."""

from __future__ import annotations

import os
from pathlib import Path

from bpo_cli import output
from bpo_cli.arguments import as_path
from bpo_cli.checking.checker import check_folder, glossary_of, is_glossary
from bpo_cli.checking.rules import NOTICE, RULES, Report
from bpo_cli.command_line.command_lines import command_line
from bpo_cli.errors import GlossaryError, UsageError
from bpo_cli.rendering.findings import render_findings, render_findings_json, render_rules, render_rules_json
from bpo_cli.settings import FILE_NAME

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

CLEAN, PROBLEMS = 0, 1


def check(
    target: str | None,
    variable: str,
    *,
    as_json: bool = False,
    strict: bool = False,
    color: str = "auto",
    translate: Callable[[str], str] = str,
) -> int:
    """Prints what is wrong in the articles of a folder, or in one article: status 0 if nothing is, 1 if something is.

    variable: what of the environment names the folder if `target` does not; else it is that in which the user is.
    strict: notices count as well. translate: from English into the reader's language, for the summary.
    """
    style = output.chosen_style(color, {})
    if target == "":
        raise UsageError("no folder named", "bpo check alone checks the one that you are in")
    by_variable = "" if target else os.environ.get(variable, "")
    folder, report = _checked(as_path(target or "") or by_variable or _here(translate))
    if by_variable and not report.findings:  # each of which would name it
        output.tell(translate("checking {folder}").format(folder=folder))
    if as_json:
        output.write(render_findings_json(report.findings, folder))
    elif style.colors == "none":
        output.write(render_findings(report.findings, folder))
    else:
        from bpo_cli.rendering import terminal

        output.write(terminal.render_findings(report.findings, folder, style), "terminal")
    output.tell(summary(report, translate))
    return PROBLEMS if report.problems or (strict and report.notices) else CLEAN


def _here(translate: Callable[[str], str]) -> str:
    """The folder in which the user is, which is told, for nobody has named it.

    Raises GlossaryError if it does not look like a glossary: a home folder or a whole disk may stand below it.
    """
    try:
        folder = os.getcwd()
        os.scandir(folder).close()
    except OSError:
        return "."  # whoever reads it tells what is wrong with it
    if not is_glossary("."):
        near = command_line("check", next(filter(is_glossary, sorted(_folders_in("."))), "DIR"))
        hint = "{near} checks another folder, bpo check . all that is below this one"
        raise GlossaryError("no articles stand in {folder} itself", hint, folder=folder, near=near)
    output.tell(translate("checking {folder}").format(folder=folder))
    return "."


def _folders_in(folder: str) -> list[str]:
    """The names of those that are not hidden; none if the folder cannot be read."""
    try:
        with os.scandir(folder) as entries:
            return [each.name for each in entries if each.is_dir() and not each.name.startswith((".", "-"))]
    except OSError:
        return []


def _checked(target: str) -> tuple[str, Report]:
    """The folder as it is named to the program, and what was found in it, or in the one article that is named."""
    if not os.path.isfile(target):
        return target, check_folder(Path(target))
    article = Path(target)
    folder = glossary_of(article)
    return str(folder), check_folder(folder, article.relative_to(folder).as_posix())


def list_rules(*, as_json: bool = False, color: str = "auto", pager: bool = True) -> int:
    """Prints the rules of `check`, each with an example."""
    style = output.chosen_style(color, {})
    if as_json:
        output.write(render_rules_json(RULES))
    elif not output.is_terminal() and style.colors == "none":
        output.write(render_rules(RULES))
    else:
        from bpo_cli.rendering import terminal

        write = output.write_paged if pager else output.write
        write(terminal.render_rules(RULES, style), "terminal")
    return CLEAN


def summary(report: Report, translate: Callable[[str], str] = str) -> str:
    """What was found, in one line: how much of it, and in how many of the articles.

    translate: from English into the reader's language.
    """
    articles = _counted(report.articles, "1 article", "{count} articles", translate)
    if not report.findings:
        return translate("nothing wrong in {articles}").format(articles=articles)
    concerned = len({finding.path for finding in report.findings} - {FILE_NAME})
    names = sorted({finding.rule for finding in report.findings if finding.severity == NOTICE})
    notices = _counted(report.notices, "1 notice", "{count} notices", translate)
    if not concerned:
        articles = FILE_NAME
    elif concerned < report.articles:
        articles = translate("{concerned} of {articles}").format(concerned=concerned, articles=articles)
    return translate("{problems} and {notices} in {articles}").format(
        problems=_counted(report.problems, "1 problem", "{count} problems", translate),
        notices=notices + (f" ({', '.join(names)})" if names else ""),
        articles=articles,
    )


def _counted(count: int, one: str, many: str, translate: Callable[[str], str]) -> str:
    return translate(one if count == 1 else many).format(count=count)
