"""What can go wrong for the person at the prompt: one message, perhaps one remedy, one exit status."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self


class BpoError(Exception):
    """An error that a user can understand.

    `message` says what happened in one line; `hint`, if not empty, says in one line what to do. Both are
    English, made of two templates with `values` in place of the names in braces; without values they are as given.
    `status` is the exit status of the process.
    """

    status = 2

    def __init__(self, message: str, hint: str = "", **values: object) -> None:
        self._templates = message, hint
        self._values = values
        self.message, self.hint = self.told(str)
        super().__init__(self.message)

    def told(self, translate: Callable[[str], str]) -> tuple[str, str]:
        """Message and hint in another language, into which `translate` brings a template of either."""
        message, hint = map(translate, self._templates)
        return (message.format_map(self._values), hint.format_map(self._values)) if self._values else (message, hint)

    def about(self, articles: str) -> Self:
        """The same error about other articles than the bundled ones.

        articles: the option that names their folder. It becomes the value `articles`, which an error has whose
        hint is a command to type.
        """
        message, hint = self._templates
        return type(self)(message, hint, **(self._values | {"articles": articles})) if self._values else self


class UsageError(BpoError):
    """The command line, or an argument of the API, cannot be understood."""


class GlossaryError(BpoError):
    """The glossary, its settings or its index cannot be read."""


class OutputError(BpoError):
    """The answer could not be written."""


class ReaderGoneError(BpoError):
    """Whoever read the answer from a pipe has seen enough: nothing to be told of."""

    status = 141

    def __init__(self) -> None:
        super().__init__("")
