"""Questions that fold out: `<details><summary>Hva koster det?</summary>Et gebyr.</details>`.

They are written in bold, as a FAQ may have them, before the tags are taken out; the number of lines stays what it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpo_cli.parsing.html_remains import without_tags
from bpo_cli.parsing.text_repair import QUESTION_MARKS

if TYPE_CHECKING:
    from collections.abc import Set

_START, _END, _END_OF_DETAILS = "<summary", "</summary>", "</details>"


def mark_summaries(lines: list[str], fenced: Set[int]) -> None:
    """Changes `lines` in place, except the fenced ones: `**Hva koster det?** Et gebyr.`."""
    is_due = False  # the text of a summary that began in a line of its own
    above = ""
    for index, line in enumerate(lines):
        if index in fenced:
            continue
        if is_due and line.strip():
            is_due = False
            lines[index] = _marked(line) or line
        elif _START in line:
            before, _, rest = line.partition(_START)
            text = rest.partition(">")[2]
            is_due = not text.strip()
            lines[index] = line if _shown(before) else _as_block(text, above) or line
        above = line


def _as_block(text: str, above: str) -> str:
    """A summary and what stands behind it, as an item of a list where the line above, or the one below, would be taken
    for the same paragraph."""
    marked = _marked(text)
    is_item = _END_OF_DETAILS in text or (_shown(above) and not above.startswith("#"))
    return f"- {marked}" if marked and is_item else marked


def _marked(text: str) -> str:
    """The text of a summary, and what stands behind it; empty if it is no question, or if another follows."""
    summary, _, answer = text.partition(_END)
    question = without_tags(summary).replace("**", "").strip()
    is_alone = question.endswith(QUESTION_MARKS) and _START not in answer
    return f"**{question}** {answer}".rstrip() if is_alone else ""


def _shown(markdown: str) -> str:
    return without_tags(markdown).strip()
