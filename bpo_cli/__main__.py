"""`main()`, also of the installed `bpo`. A command followed by words alone has nothing to parse and goes
straight to its function; everything else goes through `cli`, which costs the import of Typer."""

from __future__ import annotations

import os
import sys

from bpo_cli.errors import BpoError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

_QUERY_COMMANDS = ("define", "faq", "highlights", "search")


def main() -> int:
    """Runs the command line and gives back the exit status."""
    arguments = [_decoded(argument) for argument in sys.argv[1:]]
    from bpo_cli import commands

    try:
        if _is_words_alone(arguments):
            return commands.look_up(arguments[0], " ".join(arguments[1:]))
        if arguments[:1] == ["_complete"]:
            from bpo_cli import completion

            return completion.complete(arguments[1:])
        from bpo_cli import cli

        return cli.run(arguments)
    except BpoError as error:
        return commands.report(error)
    except BrokenPipeError:
        return commands.BROKEN_PIPE
    except KeyboardInterrupt:
        return commands.INTERRUPTED
    except Exception as error:
        if os.environ.get("BPO_DEBUG"):
            raise
        return commands.report(
            BpoError(
                f"internal error: {type(error).__name__}: {error}",
                "BPO_DEBUG=1 shows where; please report it",
            )
        )


def _is_words_alone(arguments: list[str]) -> bool:
    if not arguments or arguments[0] not in _QUERY_COMMANDS:
        return False
    if len(arguments) == 1 and arguments[0] in ("define", "search"):
        return False
    return not any(argument.startswith("-") for argument in arguments)


def _decoded(argument: str) -> str:
    """The argument as UTF-8, whatever the locale made of its bytes; what is no UTF-8 shows as U+FFFD."""
    return argument if argument.isascii() else os.fsencode(argument).decode("utf-8", "replace")


def run() -> NoReturn:
    """Runs `main` and ends the process without taking the interpreter apart, which would cost a quarter of an
    exact look-up. Nothing here leaves work to that moment: files are closed where they were opened."""
    status = main()
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            status = status or 2
    os._exit(status)


if __name__ == "__main__":
    run()
