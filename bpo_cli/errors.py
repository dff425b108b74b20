"""What can go wrong for the person at the prompt: one message, perhaps one remedy, one exit status."""

from __future__ import annotations


class BpoError(Exception):
    """An error that a user can understand.

    `message` says what happened in one line; `hint`, if not empty, says in one line what to do.
    `status` is the exit status of the process.
    """

    status = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


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
