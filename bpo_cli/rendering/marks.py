"""What of a text is made visible: the words that matched, or the term where its definition names it."""

from __future__ import annotations

import re

from bpo_cli.cleaning import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bpo_cli.answer import Hit


def text_and_marks(hit: Hit) -> tuple[str, list[tuple[int, int]]]:
    """The clean text, and where it matched as (start, end) offsets; marks of neighbouring words become one."""
    text = clean(hit.text)
    marks: list[tuple[int, int]] = []
    # Marks are offsets into the text as it was.
    for start, end in (hit.marks or _term_in_its_definition(hit)) if text == hit.text else ():
        if marks and text[marks[-1][1] : start] in ("", " ", "-"):
            start = marks.pop()[0]
        marks.append((start, end))
    return text, marks


def _term_in_its_definition(hit: Hit) -> tuple[tuple[int, int], ...]:
    """Where the sentence that explains a term names it, with an ending if it has one: there the eye should begin."""
    start = hit.text.find(hit.sentence) if hit.sentence and hit.term else -1
    if start < 0:
        return ()
    named = re.compile(rf"(?<!\w){re.escape(hit.term or '')}\w*", re.IGNORECASE)
    found = named.search(hit.text, start, start + len(hit.sentence))
    return (found.span(),) if found else ()
