"""The command line as Typer sees it: declarations that call `commands`. The only file that knows Typer."""

from __future__ import annotations

from copy import copy
from typing import Annotated, Any, NoReturn, Optional

import typer
from typer.core import TyperCommand, TyperGroup

from bpo_cli import __version__, commands, output
from bpo_cli.command_line.help_texts import OPTIONS
from bpo_cli.errors import UsageError


class _Command(TyperCommand):
    """A command whose help is the page of that name, not what Typer would put together."""

    def get_help(self, ctx: object) -> NoReturn:  # noqa: ARG002
        _print_help(self.name or "")


class _Program(TyperGroup):
    """The program itself; its page has no name."""

    def get_help(self, ctx: object) -> NoReturn:  # noqa: ARG002
        _print_help("")


def _print_help(command: str) -> NoReturn:
    """Prints it and ends, before Typer does: by its hand a full disk or a reader who left would go unnoticed."""
    from bpo_cli.command_line.help_pages import help_page

    output.write_paged(help_page(command, output.width()) + "\n", "terminal")
    raise typer.Exit(commands.FOUND)


def _option(name: str) -> Any:
    option = OPTIONS[name]
    return typer.Option(*option.names, metavar=option.metavar or None, show_default=False)


Term = Annotated[list[str], typer.Argument(metavar="TERM...")]
Words = Annotated[list[str], typer.Argument(metavar="QUERY...")]
AnyWords = Annotated[Optional[list[str]], typer.Argument(metavar="[QUERY...]")]  # noqa: UP045
Articles = Annotated[Optional[str], _option("--articles")]  # noqa: UP045
Format = Annotated[Optional[str], _option("--format")]  # noqa: UP045
Json = Annotated[bool, _option("--json")]
Limit = Annotated[Optional[int], _option("--limit")]  # noqa: UP045
Exact = Annotated[bool, _option("--exact")]
Explain = Annotated[bool, _option("--explain")]
NoPager = Annotated[bool, _option("--no-pager")]
Color = Annotated[str, _option("--color")]

app = typer.Typer(
    name="bpo",
    cls=_Program,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def run(arguments: list[str]) -> int:
    """Runs a command line of any form and gives back the exit status. Raises BpoError."""
    try:
        program = _with_one_command(arguments[0]) if arguments else app
        # Without the name of a variable, Typer looks for no wish that it complete a line itself.
        status = program(args=arguments, prog_name="bpo", complete_var="", standalone_mode=False)
        return int(status or commands.FOUND)
    except typer.Abort:
        return commands.INTERRUPTED
    except _usage_error() as error:
        from bpo_cli.command_line.usage_errors import usage_error

        raise usage_error(error, arguments) from None


@app.callback()
def _start(
    context: typer.Context,
    version: Annotated[bool, _option("--version")] = False,
    show_completion: Annotated[Optional[str], _option("--show-completion")] = None,  # noqa: UP045
) -> None:
    if version:
        output.write(f"bpo {__version__}\n")
        raise typer.Exit(commands.FOUND)
    if show_completion is not None:
        from bpo_cli.command_line.completion import script

        output.write(script(show_completion))
        raise typer.Exit(commands.FOUND)
    if context.invoked_subcommand is None:
        from bpo_cli.command_line.help_pages import greeting

        output.tell_lines(greeting(output.width(), commands.translated))
        raise typer.Exit(commands.TROUBLE)


@app.command(name="define", cls=_Command)
def define(
    query: Term, articles: Articles = None, form: Format = None, json: Json = False, limit: Limit = None,
    exact: Exact = False, color: Color = "auto", explain: Explain = False, no_pager: NoPager = False,
) -> None:  # fmt: skip
    """Print the passage that defines a term."""
    _look_up("define", query, articles, form, json, limit, exact, color, explain, no_pager)


@app.command(name="faq", cls=_Command)
def faq(
    query: AnyWords = None, articles: Articles = None, form: Format = None, json: Json = False, limit: Limit = None,
    exact: Exact = False, color: Color = "auto", explain: Explain = False, no_pager: NoPager = False,
) -> None:  # fmt: skip
    """Print the question and answer that fits, or all of them."""
    _look_up("faq", query, articles, form, json, limit, exact, color, explain, no_pager)


@app.command(name="highlights", cls=_Command)
def highlights(
    query: AnyWords = None, articles: Articles = None, form: Format = None, json: Json = False, limit: Limit = None,
    exact: Exact = False, color: Color = "auto", explain: Explain = False, no_pager: NoPager = False,
) -> None:  # fmt: skip
    """Print the key points that fit, or all of them."""
    _look_up("highlights", query, articles, form, json, limit, exact, color, explain, no_pager)


@app.command(name="search", cls=_Command)
def search(
    query: Words, articles: Articles = None, form: Format = None, json: Json = False, limit: Limit = None,
    exact: Exact = False, color: Color = "auto", explain: Explain = False, no_pager: NoPager = False,
) -> None:  # fmt: skip
    """Print any passages that answer a query, best first."""
    _look_up("search", query, articles, form, json, limit, exact, color, explain, no_pager)


@app.command(name="show", cls=_Command)
def show(
    article: Annotated[list[str], typer.Argument(metavar="ARTICLE[#SECTION]")],
    articles: Articles = None, form: Format = None, json: Json = False, color: Color = "auto",
    no_pager: NoPager = False,
) -> None:  # fmt: skip
    """Print a whole article, or one section of it."""
    from bpo_cli.command_line import browsing

    target = " ".join(article)
    raise typer.Exit(browsing.show(target, articles=articles, form=_form(form, json), color=color, pager=not no_pager))


@app.command(name="list", cls=_Command)
def list_(
    what: Annotated[str, typer.Argument(metavar="[terms|articles|sections|questions]")] = "terms",
    articles: Articles = None, form: Format = None, json: Json = False, color: Color = "auto",
    no_pager: NoPager = False,
) -> None:  # fmt: skip
    """Print the names of what there is to look up, one per line."""
    from bpo_cli.command_line import browsing

    status = browsing.list_names(what, articles=articles, form=_form(form, json), color=color, pager=not no_pager)
    raise typer.Exit(status)


@app.command(name="check", cls=_Command)
def check(
    target: Annotated[str | None, typer.Argument(metavar="[DIR|FILE]")] = None,
    articles: Articles = None,
    json: Json = False,
    strict: Annotated[bool, _option("--strict")] = False,
    rules: Annotated[bool, _option("--rules")] = False,
    color: Color = "auto",
    no_pager: NoPager = False,
) -> None:
    """Tell authors what is wrong in a folder of articles, or in one."""
    from bpo_cli.command_line import authoring

    if rules:
        raise typer.Exit(authoring.list_rules(as_json=json, color=color, pager=not no_pager))
    if target is not None and articles is not None:
        raise UsageError("{target} and --articles exclude each other", target=target)
    named = articles if target is None else target
    status = authoring.check(
        named, commands.ARTICLES_VARIABLE, as_json=json, strict=strict, color=color, translate=commands.translated
    )
    raise typer.Exit(status)


@app.command(name="help", cls=_Command)
def help_(context: typer.Context, command: Annotated[str, typer.Argument(metavar="[COMMAND]")] = "") -> None:
    """Print this help, or that of a command."""
    parent: Any = context.parent
    if command:
        parent.command.resolve_command(parent, [command])  # complains of an unknown one as ever
    _print_help(command)


def _with_one_command(name: str) -> typer.Typer:
    """The program with that command alone: making the others ready would cost a fifth of a bare Python start
    each. The whole program if there is no such command, which then says what was perhaps meant."""
    chosen = [each for each in app.registered_commands if each.name == name]
    if not chosen or name == "help":
        return app
    program = copy(app)
    program.registered_commands = chosen
    return program


def _look_up(
    command: str, words: list[str] | None, articles: str | None, form: str | None, json: bool, limit: int | None,
    exact: bool, color: str, explain: bool, no_pager: bool,
) -> NoReturn:  # fmt: skip
    status = commands.look_up(
        command,
        " ".join(words) if words else None,
        articles=articles,
        form=_form(form, json),
        limit=limit,
        exact=exact,
        color=color,
        explain=explain,
        pager=not no_pager,
    )
    raise typer.Exit(status)


def _form(form: str | None, json: bool) -> str | None:
    """The format that the two options ask for. Raises UsageError if they do not agree."""
    if json and form not in (None, "json"):
        raise UsageError("--json and --format {form} exclude each other", form=form)
    return "json" if json else form


def _usage_error() -> type[Exception]:
    """Click's base class of usage errors; newer versions of Typer carry Click inside, under no public name."""
    parent = typer.BadParameter.__base__
    assert parent is not None
    return parent
