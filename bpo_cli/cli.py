"""The command line as Typer sees it: declarations that call `commands`. The only file that knows Typer."""

from __future__ import annotations

import signal
from typing import Annotated, NoReturn, Optional

import typer

from bpo_cli import __version__, commands
from bpo_cli.errors import OutputError, UsageError

_GREETING = """\
bpo answers from prose articles, at the prompt. Three things to try:

  bpo define outsourcing        the passage that defines a term
  bpo faq "fordeler"            the question and answer that fits
  bpo search datainnbrudd       any passage, best first

More: bpo --help, bpo COMMAND --help
"""

_EXIT_STATUS = "Exit status: 0 found, 1 nothing found, 2 an error."

Words = Annotated[list[str], typer.Argument(metavar="QUERY...", show_default=False)]
AnyWords = Annotated[Optional[list[str]], typer.Argument(metavar="[QUERY...]", show_default=False)]  # noqa: UP045
Articles = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--articles", metavar="DIR", show_default=False,
                 help="Use the articles in DIR instead of the bundled ones (or set BPO_ARTICLES)."),
]  # fmt: skip
Format = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("-f", "--format", metavar="FORMAT", show_default=False,
                 help="terminal, plain, json or tsv; as suits standard output if not given."),
]  # fmt: skip
Json = Annotated[bool, typer.Option("--json", help="The same as --format json.")]
Limit = Annotated[
    Optional[int],  # noqa: UP045
    typer.Option("-n", "--limit", metavar="N", show_default=False, help="At most N hits."),
]
Exact = Annotated[bool, typer.Option("--exact", help="Only exact matches; no guessing.")]
Explain = Annotated[bool, typer.Option("--explain", help="Tell why each hit was found.")]
NoPager = Annotated[bool, typer.Option("--no-pager", help="Never page.")]
Color = Annotated[str, typer.Option("--color", metavar="WHEN", help="auto, always or never.")]

app = typer.Typer(
    name="bpo",
    help="bpo answers from prose articles: definitions, questions, key points.\n\n" + _EXIT_STATUS,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)


def run(arguments: list[str]) -> int:
    """Runs a command line of any form and gives back the exit status. Raises BpoError."""
    if hasattr(signal, "SIGPIPE"):
        # Typer turns a broken pipe into status 1, which here means "nothing found".
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        return int(app(args=arguments, prog_name="bpo", standalone_mode=False) or commands.FOUND)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"cannot write: {error.strerror}") from error
    except typer.Abort:
        return commands.INTERRUPTED
    except _usage_error() as error:
        raise UsageError(*_message(error)) from None


@app.callback()
def _start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False,
    show_completion: Annotated[
        str,
        typer.Option(
            "--show-completion",
            metavar="SHELL",
            show_default=False,
            help="Print the completion script for bash, zsh or fish and exit.",
        ),
    ] = "",
) -> None:
    if version:
        typer.echo(f"bpo {__version__}")
        raise typer.Exit(commands.FOUND)
    if show_completion:
        raise typer.Exit(commands.show_completion(show_completion))
    if context.invoked_subcommand is None:
        typer.echo(_GREETING, err=True, nl=False)
        raise typer.Exit(commands.TROUBLE)


@app.command()
def define(
    query: Words, articles: Articles = None, form: Format = None, json: Json = False, limit: Limit = None,
    exact: Exact = False, color: Color = "auto", explain: Explain = False, no_pager: NoPager = False,
) -> None:  # fmt: skip
    """Print the passage that defines a term.

    bpo define outsourcing
    """
    _look_up("define", query, articles, form, json, limit, exact, color, explain, no_pager)


@app.command()
def faq(
    query: AnyWords = None, articles: Articles = None, form: Format = None, json: Json = False, limit: Limit = None,
    exact: Exact = False, color: Color = "auto", explain: Explain = False, no_pager: NoPager = False,
) -> None:  # fmt: skip
    """Print the question and answer that fits; all of them without a query.

    bpo faq "fordeler"
    """
    _look_up("faq", query, articles, form, json, limit, exact, color, explain, no_pager)


@app.command()
def highlights(
    query: AnyWords = None, articles: Articles = None, form: Format = None, json: Json = False, limit: Limit = None,
    exact: Exact = False, color: Color = "auto", explain: Explain = False, no_pager: NoPager = False,
) -> None:  # fmt: skip
    """Print the key points that fit; all of them without a query.

    bpo highlights
    """
    _look_up("highlights", query, articles, form, json, limit, exact, color, explain, no_pager)


@app.command()
def search(
    query: Words, articles: Articles = None, form: Format = None, json: Json = False, limit: Limit = None,
    exact: Exact = False, color: Color = "auto", explain: Explain = False, no_pager: NoPager = False,
) -> None:  # fmt: skip
    """Print any passages that answer a query, best first.

    bpo search datainnbrudd
    """
    _look_up("search", query, articles, form, json, limit, exact, color, explain, no_pager)


@app.command()
def show(
    article: Annotated[str, typer.Argument(metavar="ARTICLE[#SECTION]", show_default=False)],
    articles: Articles = None, form: Format = None, json: Json = False, color: Color = "auto",
    no_pager: NoPager = False,
) -> None:  # fmt: skip
    """Print a whole article, or one section of it.

    bpo show business-process-outsourcing#spesielle-hensyn
    """
    raise typer.Exit(commands.show(article, articles=articles, form=_form(form, json), color=color, pager=not no_pager))


@app.command(name="list")
def list_(
    what: Annotated[str, typer.Argument(metavar="[terms|articles|sections|questions]")] = "terms",
    articles: Articles = None, form: Format = None, json: Json = False, color: Color = "auto",
) -> None:  # fmt: skip
    """Print the names of what there is to look up, one per line.

    bpo list terms
    """
    raise typer.Exit(commands.list_names(what, articles=articles, form=_form(form, json), color=color))


@app.command()
def check(
    folder: Annotated[str, typer.Argument(metavar="[DIR]", show_default=False)] = "",
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Let notices count as problems.")] = False,
    rules: Annotated[bool, typer.Option("--rules", help="Print the rules, each with an example, and exit.")] = False,
) -> None:
    """Tell authors what is wrong in the articles of a folder.

    bpo check articles
    """
    raise typer.Exit(commands.list_rules() if rules else commands.check(folder, as_json=json, strict=strict))


def _look_up(
    command: str, words: list[str] | None, articles: str | None, form: str | None, json: bool, limit: int | None,
    exact: bool, color: str, explain: bool, no_pager: bool,
) -> NoReturn:  # fmt: skip
    status = commands.look_up(
        command,
        " ".join(words or ()),
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
    return "json" if json else form


def _usage_error() -> type[Exception]:
    """Click's base class of usage errors; newer versions of Typer carry Click inside, under no public name."""
    parent = typer.BadParameter.__base__
    assert parent is not None
    return parent


def _message(error: Exception) -> tuple[str, str]:
    """What Click says of a usage error, in one line, and what might have been meant."""
    message: str = error.format_message()  # type: ignore[attr-defined]
    near = getattr(error, "possibilities", None) or ()
    first, _, rest = message.rstrip(".").partition(". Did you mean ")
    hint = (
        f"did you mean {' or '.join(near)}?"
        if near
        else f"did you mean {rest}".replace("'", "")
        if rest
        else "bpo --help"
    )
    first = first.partition(" (Possible options")[0].partition(" Did you mean")[0]
    return first[:1].lower() + first[1:].replace("'", "").rstrip("."), hint
