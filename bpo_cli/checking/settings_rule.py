"""The rules of `bpo check` on what the settings say: a group of synonyms takes two words, a rule switched off is one.

What is no setting at all is found where they are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bpo_cli.checking.article_rules import Broken
from bpo_cli.checking.line_rules import excerpt
from bpo_cli.checking.rules import SEVERITIES
from bpo_cli.matching.spelling import nearest_name
from bpo_cli.settings import FILE_NAME, Settings

# Of the name of a rule to what was written for it, as RapidFuzz measures it.
_LEAST_LIKENESS = 0.6


def check_settings(settings: Settings, folder: Path) -> Iterator[Broken]:
    """Groups of synonyms in which no word has another that means the same, and rules that do not exist.

    folder: where the settings are from.
    """
    for rule in settings.disabled_rules:
        if rule not in SEVERITIES:
            near = nearest_name(rule, tuple(SEVERITIES), _LEAST_LIKENESS)
            remedy = f"did you mean {near}?" if near else "bpo check --rules names them all"
            message = f"there is no rule {excerpt(rule)} to switch off; {remedy}"
            yield _line_of(_quoted(rule), folder), "setting-wrong", message
    for group in settings.synonyms:
        if len({word.strip().casefold() for word in group} - {""}) < 2:
            what = f"{excerpt(group[0])} has no synonym in its group" if group else "a group of synonyms has no words"
            yield _line_of(_list_of(group), folder), "synonym-alone", what


def _line_of(pattern: str, folder: Path) -> int:
    """The line of the settings in which something begins; 0 if it is not found as it is usually written."""
    try:
        text = (folder / FILE_NAME).read_text(encoding="utf-8")
    except OSError:
        return 0  # it has been there, and is gone
    found = re.search(pattern, text)
    return text.count("\n", 0, found.start()) + 1 if found else 0


def _list_of(words: tuple[str, ...]) -> str:
    listed = r"\s*,\s*".join(map(_quoted, words))
    return rf"\[\s*{listed}\s*,?\s*\]"


def _quoted(word: str) -> str:
    return rf"""["']{re.escape(word)}["']"""
