"""The commands that show what there is rather than answer a query: `show` and `list`."""

from __future__ import annotations

from bpo_cli import output
from bpo_cli.command_line.command_lines import articles_option
from bpo_cli.commands import FOUND, LISTS, NOTHING_FOUND, open_glossary, renderer_of, style_of
from bpo_cli.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpo_cli.answer import ListRow


def show(
    target: str,
    *,
    articles: str | None = None,
    form: str | None = None,
    color: str = "auto",
    pager: bool = True,
) -> int:
    """Prints a whole article, or one section of it."""
    form = output.chosen_format(form, color)
    article, _, section = target.partition("#")
    if not article.strip():
        hint = "bpo list articles{articles} --format tsv names them"
        raise UsageError("no article named", hint, articles=articles_option(articles))
    glossary = open_glossary(articles)
    try:
        answer = glossary.show(article, section)
    except UsageError as error:
        raise error.about(articles_option(articles)) from None
    renderer, style = renderer_of(form), style_of(glossary, articles, color, form)
    text = (renderer.render_document if form in ("plain", "terminal") else renderer.render)(answer, style)
    write = output.write_paged if pager and form == "terminal" else output.write
    write(text, form)
    return FOUND


def list_names(
    what: str, *, articles: str | None = None, form: str | None = None, color: str = "auto", pager: bool = True
) -> int:
    """Prints the names of what the glossary holds, one per line."""
    if what not in LISTS:
        from bpo_cli.command_line.usage_errors import unknown_list

        raise unknown_list(what, LISTS)
    form = output.chosen_format(form, color)
    glossary = open_glossary(articles)
    rows: Sequence[ListRow] = getattr(glossary, what)()
    write = output.write_paged if pager and form == "terminal" else output.write
    write(renderer_of(form).render_list(rows, what, style_of(glossary, articles, color, form)), form)
    if not rows:
        output.tell(glossary.message("none", output.reader_language()))
    return FOUND if rows else NOTHING_FOUND
