"""The rule of `bpo check` on the settings: a group of synonyms takes two words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bpo_cli.checking.article_rules import Broken
from bpo_cli.checking.line_rules import excerpt
from bpo_cli.settings import FILE_NAME, Settings


def check_settings(settings: Settings, folder: Path) -> Iterator[Broken]:
    """Groups of synonyms in which no word has another that means the same. folder: where the settings are from."""
    for group in settings.synonyms:
        if len({word.strip().casefold() for word in group} - {""}) < 2:
            what = f"{excerpt(group[0])} has no synonym in its group" if group else "a group of synonyms has no words"
            yield _line_of(group, folder), "synonym-alone", what


def _line_of(group: tuple[str, ...], folder: Path) -> int:
    """The line in which a group begins; 0 if it is not found as it is usually written."""
    try:
        text = (folder / FILE_NAME).read_text(encoding="utf-8")
    except OSError:
        return 0  # it has been there, and is gone
    words = r"\s*,\s*".join(rf"""["']{re.escape(word)}["']""" for word in group)
    found = re.search(rf"\[\s*{words}\s*,?\s*\]", text)
    return text.count("\n", 0, found.start()) + 1 if found else 0
