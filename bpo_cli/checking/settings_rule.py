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
from bpo_cli.settings import FILE_NAME, Settings, lines_of_settings

_QUOTED = re.compile(r"""\"([^"]*+)"|'([^']*+)'""")


def check_settings(settings: Settings, folder: Path) -> Iterator[Broken]:
    """Groups of synonyms in which no word has another that means the same, and rules that do not exist.

    folder: where the settings are from.
    """
    if not settings.synonyms and SEVERITIES.keys() >= set(settings.disabled_rules):
        return
    text = _text_in(folder)
    lines = _lines_of_rules(text)
    for rule in settings.disabled_rules:
        if rule not in SEVERITIES:
            near = nearest_name(rule, tuple(SEVERITIES))
            remedy = f"did you mean {near}?" if near else "bpo check --rules names them all"
            message = f"there is no rule {excerpt(rule)} to switch off; {remedy}"
            yield lines.get(rule, 0), "setting-wrong", message
    for group in settings.synonyms:
        if len({word.strip().casefold() for word in group} - {""}) < 2:
            what = f"{excerpt(group[0])} has no synonym in its group" if group else "a group of synonyms has no words"
            yield _line_of(group, text), "synonym-alone", what


def _text_in(folder: Path) -> str:
    try:
        return (folder / FILE_NAME).read_text(encoding="utf-8")
    except OSError:
        return ""  # it has been there, and is gone


def _lines_of_rules(text: str) -> dict[str, int]:
    """The first line of each text in quotation marks from where rules are switched off on."""
    lines: dict[str, int] = {}
    start = max(0, lines_of_settings(text).get("check.disable", 0) - 1)
    for number, line in enumerate(text.split("\n")[start:], start=start + 1):
        for found in _QUOTED.finditer(line):
            lines.setdefault(found[1] or found[2] or "", number)
    return lines


def _line_of(group: tuple[str, ...], text: str) -> int:
    """The line in which a group begins; 0 if it is not found as it is usually written."""
    words = r"\s*,\s*".join(rf"""["']{re.escape(word)}["']""" for word in group)
    found = re.search(rf"\[\s*{words}\s*,?\s*\]", text)
    return text.count("\n", 0, found.start()) + 1 if found else 0
