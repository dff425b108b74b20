"""The settings of a glossary: the file `glossary.toml` beside its articles. All of it is optional."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from bpo_cli.errors import GlossaryError
from bpo_cli.language import load_language
from bpo_cli.record import Record
from bpo_cli.regular_file import content
from bpo_cli.toml_text import toml_values

FILE_NAME = "glossary.toml"
_LARGEST_FILE = 1024 * 1024

# What there is outside of tables, and in each of them.
_KNOWN = {
    "": ("check", "headings", "language", "synonyms", "title"),
    "headings": ("faq", "highlights"),
    "check": ("disable",),
}
_GROUPS = 'such as synonyms = [["factoring", "fakturasalg"]]'
# Round texts of several lines.
_QUOTES_OF_LINES = ('"""', "'''")
# Where the parser of TOML has found an error, as it says itself.
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


class Settings(Record):
    """What an author can say about a glossary.

    title: its name. language: name or code of its language. highlights, faq: further names of these headings.
    synonyms: groups of words or phrases that mean the same. disabled_rules: rules that `bpo check` leaves out.
    """

    title: str = ""
    language: str = "norwegian"
    highlights: tuple[str, ...] = ()
    faq: tuple[str, ...] = ()
    synonyms: tuple[tuple[str, ...], ...] = ()
    disabled_rules: tuple[str, ...] = ()


class SettingsProblem(Record):
    """A setting that is not right. line: where it stands, from 1; 0 if that was not found."""

    line: int
    message: str
    hint: str


def read_settings(folder: Path) -> Settings:
    """The settings in that folder, or the default ones. Raises GlossaryError if the file is not right."""
    settings, problems = examine_settings(folder)
    if problems:
        first, *others = problems
        more = f", and {len(others)} more that bpo check tells" if others else ""
        raise GlossaryError(f"{_at(folder / FILE_NAME, first.line)}: {first.message}{more}", first.hint)
    return settings


def examine_settings(folder: Path) -> tuple[Settings, tuple[SettingsProblem, ...]]:
    """The settings in that folder as far as they are right, and what is not, by line.

    Raises GlossaryError if the file cannot be read at all, or its language is not known: all else depends on it.
    """
    path = folder / FILE_NAME
    try:
        if not path.is_file():
            return Settings(), ()
        data = content(path, _LARGEST_FILE)
        if data is None:
            raise GlossaryError(f"{path}: larger than {_LARGEST_FILE // 1024 // 1024} MiB")
        text = data.decode("utf-8-sig")
        values = toml_values(text)
    except (OSError, ValueError) as error:  # also a number too long for Python
        message = str(error)
        place = _PLACE.search(message)
        line = int(place[1] or text.count("\n") + 1) if place else 0
        raise GlossaryError(f"{_at(path, line)}: {message[: place.start()] if place else message}") from error
    reader = _Reader(text, path)
    settings = reader.settings(values)
    return settings, tuple(sorted(reader.problems, key=lambda each: each.line))


class _Reader:
    """Takes out of the values of the file what is right, and keeps what is not as `problems`."""

    def __init__(self, text: str, path: Path) -> None:
        self._lines, self._path = lines_of_settings(text), path
        self.problems: list[SettingsProblem] = []

    def settings(self, data: dict[str, Any]) -> Settings:
        tables = {"": data, "headings": self._table(data, "headings"), "check": self._table(data, "check")}
        for name, table in tables.items():
            self._note_unknown(table, name)
        return Settings(
            title=self._title(data),
            language=self._language(data),
            highlights=self._texts(tables["headings"].get("highlights", []), "headings.highlights"),
            faq=self._texts(tables["headings"].get("faq", []), "headings.faq"),
            synonyms=self._groups(data),
            disabled_rules=self._texts(tables["check"].get("disable", []), "check.disable"),
        )

    def _note_unknown(self, table: dict[str, Any], name: str) -> None:
        for key in table:  # in the order of the file
            if key not in _KNOWN[name]:
                self._note(f"{name}.{key}".lstrip("."), f"unknown setting {key!r}", _remedy(key, name))

    def _title(self, data: dict[str, Any]) -> str:
        title = data.get("title", "")
        if isinstance(title, str):
            return title
        self._note("title", "title must be a text", 'such as title = "Ordliste"')
        return ""

    def _language(self, data: dict[str, Any]) -> str:
        name = data.get("language", Settings().language)
        place = _at(self._path, self._lines.get("language", 0))
        if not isinstance(name, str):
            raise GlossaryError(f"{place}: language must be a text", 'such as language = "english"')
        try:
            load_language(name)
        except GlossaryError as error:
            raise GlossaryError(f"{place}: {error.message}", error.hint) from None
        return name

    def _table(self, data: dict[str, Any], name: str) -> dict[str, Any]:
        table = data.get(name, {})
        if isinstance(table, dict):
            return table
        key = _KNOWN[name][0]
        self._note(name, f"[{name}] must be a table", f'such as [{name}], and below it {key} = ["..."]')
        return {}

    def _texts(self, value: object, name: str) -> tuple[str, ...]:
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        self._note(name, f"{name} must be a list of texts", f'such as {name.rpartition(".")[2]} = ["...", "..."]')
        return ()

    def _groups(self, data: dict[str, Any]) -> tuple[tuple[str, ...], ...]:
        groups = data.get("synonyms", [])
        if isinstance(groups, list) and all(isinstance(group, list) for group in groups):
            right = tuple(tuple(group) for group in groups if all(isinstance(word, str) for word in group))
            if len(right) < len(groups):
                self._note("synonyms", "each group of synonyms must be a list of texts", _GROUPS)
            return right
        self._note("synonyms", "synonyms must be a list of groups", _GROUPS)
        return ()

    def _note(self, name: str, message: str, hint: str) -> None:
        table = self._lines.get(name.rpartition(".")[0], 0)  # where the setting stands in one line with it
        self.problems.append(SettingsProblem(self._lines.get(name, table), message, hint))


def lines_of_settings(text: str) -> dict[str, int]:
    """The first line of each setting and table of a file, by its name with that of its table and a full stop before it,
    as far as they are written one a line."""
    lines: dict[str, int] = {}
    table = quotes = ""
    for number, line in enumerate(text.split("\n"), start=1):
        content = line.strip()
        if quotes:  # in a text of several lines
            quotes = "" if quotes in content else quotes
        elif content.startswith("["):
            table = content.strip("[").partition("]")[0].strip().strip("\"'")
            lines.setdefault(table, number)
        elif not content.startswith("#"):
            key, _, value = content.partition("=")
            name = ".".join(part.strip().strip("\"'") for part in (*([table] if table else ()), *key.split(".", 2)))
            lines.setdefault(name, number)
            quotes = next((mark for mark in _QUOTES_OF_LINES if value.count(mark) == 1), "")
    return lines


def _at(path: Path, line: int) -> str:
    return f"{path}:{line}" if line else str(path)


def _remedy(key: str, table: str) -> str:
    """What was perhaps meant by a setting of that table that is not known; otherwise all that there are."""
    from bpo_cli.matching.spelling import nearest_name

    near = nearest_name(key.lower(), _KNOWN[table])
    if near:
        return f"did you mean {near}?"
    elsewhere = next((name for name, keys in _KNOWN.items() if key.lower() in keys), table)
    if elsewhere != table:
        return f"{key} stands under [{elsewhere}]" if elsewhere else f"{key} stands above all tables"
    return f"known are: {', '.join(_KNOWN[table])}"
