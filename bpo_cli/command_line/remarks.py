"""What is said to the reader beside an answer, or about it, in the reader's language."""

from __future__ import annotations

from bpo_cli.command_line.command_lines import look_up_line
from bpo_cli.output import shortened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bpo_cli.answer import Answer

# The words of an explanation; of those that tell how a word was matched, JSON holds the English ones.
EXPLANATION = (
    "score",
    "match",
    "exact",
    "variant",
    "synonym",
    "fuzzy",
    "text",
    "same word",
    "same stem",
    "beginning of a word",
    "beginning of a compound",
    "middle of a compound",
    "end of a compound",
    "parts of a compound",
    "written as one word",
    "written as two words",
    "synonym, beginning of a compound",
    "verb or noun of it",
    "synonym, end of a compound",
    "compound of synonyms",
    "broader term",
    "misspelling",
    "same term",
    "term in another form",
    "name of the file",
    "words in the heading",
    "words next to each other",
    "words in one sentence",
    "defines a term of the query",
    "heading asks for the same",
    "tells too little of what is asked for",
    "words in the definition",
    "share of the term",
    "kind of definition",
    "limit of the score",
    "no more than the hit before",
)


def nothing_found(
    answer: Answer, message: Callable[..., str], articles: str | None, is_answered: Callable[[str], bool]
) -> tuple[str, str]:
    """The message that there is no hit, with what may help; and the command in it, or an empty text.

    message: gives the message for a purpose, with values. articles: the folder that `--articles` named, if it did.
    is_answered: whether the same command has an answer to a suggestion, which is a term that `define` knows.
    """
    query = answer.query.strip()
    if not query:  # everything was asked for
        return message("none"), ""
    told = message("nothing_found", query=shortened(query))
    if answer.elsewhere:
        command = look_up_line(answer.elsewhere, query, articles)
        return f"{told}; {message('elsewhere', command=command)}", command
    if not answer.suggestions:
        return told, ""
    answered = tuple(filter(is_answered, answer.suggestions))
    told += f"; {_did_you_mean(answered or answer.suggestions, message)}"
    if answered:
        return told, ""
    command = look_up_line("define", answer.suggestions[0], articles)
    return f"{told} {message('elsewhere', command=command)}", command


def _did_you_mean(suggestions: Sequence[str], message: Callable[..., str]) -> str:
    *others, last = suggestions
    named = f"{', '.join(others)} {message('alternative')} {last}" if others else last
    return message("did_you_mean", suggestions=named)


def words_of_explanation(translate: Callable[[str], str]) -> dict[str, str]:
    """The words of an explanation in another language, into which `translate` brings them, by the English ones."""
    return {word: translate(word) for word in EXPLANATION}
