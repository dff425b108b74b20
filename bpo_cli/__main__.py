"""`main()`, also of the installed `bpo`. A command followed by words alone has nothing to parse and goes
straight to its function; everything else goes through `cli`, which costs the import of Typer."""

from __future__ import annotations

import os
import sys

from bpo_cli.arguments import decoded
from bpo_cli.errors import BpoError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

_QUERY_COMMANDS = ("define", "faq", "highlights", "search")
_INTERRUPTED = 130
_OBJECTS_WORTH_A_LOOK = 50_000


def main() -> int:
    """Runs the command line and gives back the exit status."""
    try:
        _occupy_closed_descriptors()
        return _run([decoded(argument) for argument in sys.argv[1:]])
    except BpoError as error:
        from bpo_cli.commands import report

        return report(error)
    except KeyboardInterrupt:
        return _INTERRUPTED
    except MemoryError:
        from bpo_cli.commands import report

        return report(BpoError("there is not enough memory"))
    except BaseException as error:  # a library in Rust that panics raises no Exception
        return _report_internal(error)


def _run(arguments: list[str]) -> int:
    import gc

    # Looking for garbage while modules are imported finds none: with Typer it would cost half a bare Python start.
    gc.set_threshold(_OBJECTS_WORTH_A_LOOK)
    from bpo_cli import commands

    if _is_words_alone(arguments):
        return commands.look_up(arguments[0], " ".join(arguments[1:]) if arguments[1:] else None)
    if arguments[:1] == ["_complete"]:
        from bpo_cli.command_line import completion

        return completion.complete(arguments[1:])
    from bpo_cli import cli

    return cli.run(arguments)


def _occupy_closed_descriptors() -> None:
    """Opens the null device where a standard stream was closed at start, lest the next file that is opened, say
    an index, takes its number and gets what is meant for that stream."""
    for descriptor in range(3):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


def _report_internal(error: BaseException) -> int:
    from bpo_cli.output import tell, tell_lines

    if os.environ.get("BPO_DEBUG"):
        import traceback

        tell_lines("".join(traceback.format_exception(error)))
    tell(f"internal error: {type(error).__name__}: {error}; please report it with what BPO_DEBUG=1 shows")
    return BpoError.status


def _is_words_alone(arguments: list[str]) -> bool:
    if not arguments or arguments[0] not in _QUERY_COMMANDS:
        return False
    if len(arguments) == 1 and arguments[0] in ("define", "search"):
        return False
    return not any(argument.startswith("-") for argument in arguments)


def run() -> NoReturn:
    """Runs `main` and ends the process without taking the interpreter apart, which would cost a quarter of an
    exact look-up. Nothing here leaves work to that moment: what is written does not wait in a buffer, and files are
    closed where they were opened."""
    os._exit(main())


if __name__ == "__main__":
    run()
