"""Completion in a shell: what may stand where the cursor is, and the scripts that make a shell ask for it.

What a half-typed line means to bash is left to `bash_line`; zsh and fish sort that out themselves. A
completion must cost little and disturb nothing, so nothing heavy is imported and every error is silence.
"""

from __future__ import annotations

import os
import sys

from bpo_cli.commands import ARTICLES_VARIABLE, LISTS
from bpo_cli.output import COLORS, FORMATS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bpo_cli.glossary import Glossary

_SCRIPTS = {"bash": "bpo.bash", "zsh": "_bpo", "fish": "bpo.fish"}
_FOLDER = os.path.join(os.path.dirname(__file__), "completions")

_SHOWING = ("--articles", "--color", "--format", "--help", "--json", "--no-pager", "-f", "-h")
_QUERYING = (
    "--articles", "--color", "--exact", "--explain", "--format", "--help", "--json", "--limit",
    "--no-pager", "-f", "-h", "-n",
)  # fmt: skip
# What `cli` declares, once more, for asking Typer would cost ten times as much as all the rest.
OPTIONS = {
    "check": ("--articles", "--color", "--help", "--json", "--no-pager", "--rules", "--strict", "-h"),
    "": ("--help", "--show-completion", "--version", "-h"),
    "define": _QUERYING,
    "faq": _QUERYING,
    "help": ("--help", "-h"),
    "highlights": _QUERYING,
    "list": _SHOWING,
    "search": _QUERYING,
    "show": _SHOWING,
}
# The options that take a value, and the values that are known. Folders are left to the shell.
VALUES = {
    "--articles": (),
    "--color": COLORS,
    "--format": FORMATS,
    "--limit": (),
    "--show-completion": tuple(_SCRIPTS),
    "-f": FORMATS,
    "-n": (),
}
# More names than anybody reads make a shell slow. The first and the last decide what it can fill in.
_MOST_NAMES = 1000
_ALL_NAMES = 1_000_000


def script(shell: str) -> str:
    """The script that teaches `bash`, `zsh` or `fish` to complete `bpo`. Raises UsageError for another shell."""
    if shell not in _SCRIPTS:
        from bpo_cli.command_line.usage_errors import unknown_choice

        raise unknown_choice("no completion for the shell {shell}", tuple(_SCRIPTS), shell=shell)
    with open(os.path.join(_FOLDER, _SCRIPTS[shell]), encoding="utf-8") as file:
        return file.read()


def complete(words: list[str]) -> int:
    """Prints what may stand in place of the last word, one candidate a line, as UTF-8.

    words: what was typed after `bpo`, up to the cursor, without quotation marks; or `--bash`, the line
    up to the cursor, and the end of it that bash will replace. Always gives back 0 and never complains.
    """
    try:
        if words[:1] == ["--bash"]:
            from bpo_cli.command_line import bash_line

            line = bash_line.read(words[1], words[2])
            found = bash_line.insertions(candidates(line.words), line)
        else:
            found = candidates(words)
        _write("".join(f"{each}\n" for each in found))
    except (Exception, KeyboardInterrupt):  # noqa: S110
        pass
    return 0


def candidates(words: Sequence[str]) -> list[str]:
    """What may stand in place of the last word. Raises GlossaryError if the glossary cannot be read."""
    *earlier, current = words or ("",)
    typed = _Typed(earlier)
    if typed.pending:
        return _starting(VALUES[typed.pending], current)
    if current.startswith("-") and not typed.closed:
        return _options(typed.command, current)
    if not typed.command:
        return _starting([name for name in OPTIONS if name], current)
    if typed.command == "help":
        return [] if typed.arguments else _starting([name for name in OPTIONS if name], current)
    if typed.command == "list":
        return [] if typed.arguments else _starting(LISTS, current)
    if typed.command == "show":
        return [] if typed.arguments else _ids(_glossary(typed.articles), current)
    if OPTIONS.get(typed.command) is not _QUERYING:
        return []
    return _terms(_glossary(typed.articles), typed.arguments, current)


class _Typed:
    """The words before the cursor, sorted: the command, its arguments, the folder of articles, the option that
    waits for its value, and whether `--` has closed the options."""

    def __init__(self, words: Iterable[str]) -> None:
        self.command, self.articles, self.pending, self.closed = "", "", "", False
        self.arguments: list[str] = []
        for word in words:
            if self.pending:
                self._take_value(self.pending, word)
                self.pending = ""
            elif not word.startswith("-") or word == "-" or self.closed:
                self._take(word)
            elif word == "--":
                self.closed = True
            elif word in VALUES:
                self.pending = word
            else:
                self._take_value(*word.partition("=")[::2])

    def _take(self, word: str) -> None:
        if self.command:
            self.arguments.append(word)
        else:
            self.command = word

    def _take_value(self, option: str, value: str) -> None:
        if option == "--articles":
            self.articles = value


def _starting(known: Iterable[str], start: str) -> list[str]:
    return [each for each in known if each.startswith(start)]


def _options(command: str, start: str) -> list[str]:
    known = OPTIONS.get(command, ())
    option, sign, value = start.partition("=")
    if not sign:
        return _starting(known, start)
    return [f"{option}={each}" for each in _starting(VALUES.get(option, ()), value) if option in known]


def _ids(glossary: Glossary, start: str) -> list[str]:
    """Articles; as soon as only one is left, its sections too, so that a shell goes on from the one to the other."""
    wanted = start.casefold()
    found = [row.id for row in glossary.articles() if f"{row.id}#".casefold().startswith(wanted)]
    if "#" in start or len(found) == 1:
        found += [row.id for row in glossary.sections() if row.id.casefold().startswith(wanted)]
    return _cleaned(each for each in found if each.casefold().startswith(wanted))


def _terms(glossary: Glossary, given: Sequence[str], current: str) -> list[str]:
    """The terms that go on where the query stops, or where its last words do: `hva er offs` finds them too."""
    for first in range(len(given) + bool(current or not given)):
        found = _names(glossary, " ".join(given[first:]), current)
        if found:
            return found
    return []


def _names(glossary: Glossary, before: str, current: str) -> list[str]:
    """What is left, after the words before, of the terms that begin with these and the current word."""
    key = glossary.key
    typed = f"{before} {current}"
    if typed.strip() and not key(typed):
        return []
    names = glossary.completions(typed, _ALL_NAMES)
    if len(names) > _MOST_NAMES:
        names = [*names[: _MOST_NAMES - 1], names[-1]]
    rests = names if not before else [_rest(name, key(before), key) for name in names]
    return _extending(_cleaned(rests), current, key)


def _rest(name: str, start: str, key: Callable[[str], str]) -> str:
    """The words of the name that follow those with the key `start`; empty if none do."""
    ends = _ends(name, start, key)
    between_words = [end for end in ends if name[end - 1 : end].isspace()]
    return name[max(between_words or ends) :] if ends else ""


def _ends(name: str, start: str, key: Callable[[str], str]) -> list[int]:
    """Where a part of the name ends that has the key `start`: next to a sign that is no letter, else anywhere."""
    places = range(len(name))
    at_words = [place for place in places if not name[max(place - 1, 0) : place + 1].isalnum()]
    return [place for place in at_words if key(name[:place]) == start] or [
        place for place in places if key(name[:place]) == start
    ]


def _extending(names: list[str], current: str, key: Callable[[str], str]) -> list[str]:
    """The names; their start spelled as typed if else a shell would fill in less than was typed.

    For `hoyd` it would put `h` in front of `høyde` and `hoydal`, which is all that they share.
    """
    common = os.path.commonprefix(names)  # noqa: RUF071 - not paths
    if len(names) < 2 or not common or key(common).startswith(key(current)):
        return names
    return [current + name[min(_ends(name, key(current), key), default=len(name)) :] for name in names]


def _cleaned(names: Iterable[str]) -> list[str]:
    from bpo_cli.cleaning import clean_line

    return [name for name in dict.fromkeys(map(clean_line, names)) if name]


def _glossary(articles: str) -> Glossary:
    """That folder, as typed; else the one that the environment names, else the bundled glossary."""
    from bpo_cli.glossary import Glossary

    folder = os.path.expanduser(articles) or os.environ.get(ARTICLES_VARIABLE)
    return Glossary.cached(folder) if folder else Glossary.bundled()


def _write(text: str) -> None:
    data = memoryview(text.encode("utf-8", "replace"))
    descriptor = sys.stdout.fileno()
    while data:
        data = data[os.write(descriptor, data) :]
