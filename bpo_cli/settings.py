"""The settings of a glossary: the file `glossary.toml` beside its articles. All of it is optional."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bpo_cli.errors import GlossaryError
from bpo_cli.language import load_language
from bpo_cli.record import Record
from bpo_cli.regular_file import content
from bpo_cli.toml_text import toml_values

FILE_NAME = "glossary.toml"
_LARGEST_FILE = 1024 * 1024


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


def read_settings(folder: Path) -> Settings:
    """The settings in that folder, or the default ones. Raises GlossaryError if the file is not right."""
    path = folder / FILE_NAME
    try:
        if not path.is_file():
            return Settings()
        data = content(path, _LARGEST_FILE)
        if data is None:
            raise GlossaryError(f"{path}: larger than {_LARGEST_FILE // 1024 // 1024} MiB")
        values = toml_values(data.decode("utf-8"))
    except (OSError, ValueError) as error:  # also a number too long for Python
        raise GlossaryError(f"{path}: {error}") from error
    return _settings(values, path)


def _settings(data: dict[str, Any], path: Path) -> Settings:
    _refuse_unknown(data, "", {"title", "language", "headings", "synonyms", "check"}, path)
    headings, check = _table(data, "headings", path), _table(data, "check", path)
    _refuse_unknown(headings, "headings.", {"highlights", "faq"}, path)
    _refuse_unknown(check, "check.", {"disable"}, path)
    groups = data.get("synonyms", [])
    if not isinstance(groups, list) or not all(isinstance(group, list) for group in groups):
        raise GlossaryError(f"{path}: synonyms must be a list of groups", 'such as [["factoring", "fakturasalg"]]')
    return Settings(
        title=_text(data, "title", "", path),
        language=_language(data, path),
        highlights=_texts(headings.get("highlights", []), "headings.highlights", path),
        faq=_texts(headings.get("faq", []), "headings.faq", path),
        synonyms=tuple(_texts(group, "synonyms", path) for group in groups),
        disabled_rules=_texts(check.get("disable", []), "check.disable", path),
    )


def _refuse_unknown(table: dict[str, Any], place: str, known: set[str], path: Path) -> None:
    unknown = sorted(table.keys() - known)
    if unknown:
        names = ", ".join(place + name for name in sorted(known))
        raise GlossaryError(f"{path}: unknown setting {place + unknown[0]!r}", f"known are: {names}")


def _table(data: dict[str, Any], name: str, path: Path) -> dict[str, Any]:
    table = data.get(name, {})
    if not isinstance(table, dict):
        raise GlossaryError(f"{path}: [{name}] must be a table")
    return table


def _text(data: dict[str, Any], name: str, default: str, path: Path) -> str:
    value = data.get(name, default)
    if not isinstance(value, str):
        raise GlossaryError(f"{path}: {name} must be a text")
    return value


def _language(data: dict[str, Any], path: Path) -> str:
    name = _text(data, "language", "norwegian", path)
    try:
        load_language(name)
    except GlossaryError as error:
        raise GlossaryError(f"{path}: {error.message}", error.hint) from None
    return name


def _texts(value: object, name: str, path: Path) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise GlossaryError(f"{path}: {name} must be a list of texts")
    return tuple(value)
