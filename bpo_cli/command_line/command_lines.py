"""Command lines that somebody may type next, as hints show them: each works as it stands in a shell."""

from __future__ import annotations

from shlex import quote

_MEANS_SOMETHING_TO_A_SHELL = frozenset("'\"\\$`!*?[](){}<>|&;#~^=%")

_SPECIAL_IN_DOUBLE_QUOTES = frozenset('"\\$`!')


def command_line(command: str, *arguments: str) -> str:
    """`bpo` with a command and its arguments, each in quotes if a shell would take it for something else."""
    return " ".join(("bpo", command, *map(_argument, arguments)))


def look_up_line(command: str, query: str, articles: str | None) -> str:
    """The line that asks a command the same of the same articles; a query of words alone needs no quotes.

    articles: the folder that `--articles` named, if it did.
    """
    end_of_options = " --" if f" {query}".find(" -") >= 0 else ""
    return f"bpo {command}{articles_option(articles)}{end_of_options} {query if _is_plain(query) else _quoted(query)}"


def articles_option(articles: str | None) -> str:
    """What has to follow a command, after a blank, for it to ask the same articles."""
    return f" --articles {_argument(articles)}" if articles else ""


def _argument(text: str) -> str:
    return text if text and " " not in text and _is_plain(text) else _quoted(text)


def _quoted(text: str) -> str:
    """In quotes of the kind that needs no others inside: `"what's that"`."""
    return f'"{text}"' if "'" in text and not _SPECIAL_IN_DOUBLE_QUOTES.intersection(text) else quote(text)


def _is_plain(text: str) -> bool:
    return not any(sign in _MEANS_SOMETHING_TO_A_SHELL for sign in text)
