"""Answers for pipes and scripts: no styles, no wrapping, one paragraph per line. A row of a table is a line too, and
so is one of code.

On the path of every exact look-up, so it imports nothing that costs time.
"""

from __future__ import annotations

from bpo_cli.cleaning import clean, clean_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpo_cli.answer import Answer, Hit, ListRow
    from bpo_cli.rendering.style import Style


def render(answer: Answer, style: Style) -> str:
    """The hits, each with its title on a line and then its paragraphs, one empty line between hits."""
    hits = ((clean_line(hit.title), *_paragraphs(hit.text), *_explanation(hit, style)) for hit in answer.hits)
    return _joined("\n".join(line for line in lines if line) for lines in hits)


def render_document(answer: Answer, style: Style) -> str:  # noqa: ARG001
    """The hits as one running text: the article's title, then headings and paragraphs, empty lines between.

    The items of a list follow each other without an empty line; a highlight is an item.
    """
    return _joined(_blocks(answer.hits))


def render_list(rows: Sequence[ListRow], what: str, style: Style) -> str:  # noqa: ARG001
    """The names, one per line."""
    return "".join(f"{clean_line(row.name)}\n" for row in rows)


def _joined(blocks: Iterator[str]) -> str:
    text = "\n\n".join(block for block in blocks if block)
    return f"{text}\n" if text else ""


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in clean(text).split("\n\n"):
        yield _lines(paragraph) if paragraph[:1] == " " or "\n" in paragraph else clean_line(paragraph)


def _lines(paragraph: str) -> str:
    """The lines of a table or of code, each as far in as it is written."""
    from bpo_cli.paragraphs import indentation

    lines = ((indentation(line), clean_line(line)) for line in paragraph.split("\n"))
    return "\n".join(" " * blanks + line for blanks, line in lines if line)


def _explanation(hit: Hit, style: Style) -> Iterator[str]:
    if style.explain:
        from bpo_cli.rendering.explanation import explanation

        yield from explanation(hit, style, "->")


def _blocks(hits: Sequence[Hit]) -> Iterator[str]:
    """What empty lines separate: a heading with the paragraph below it, further paragraphs, whole lists."""
    # Imported here to keep them off the path of a look-up, which shows no running text.
    from bpo_cli.paragraphs import item_mark
    from bpo_cli.rendering.outline import new_headings

    lines: list[str] = []
    if hits:
        yield clean_line(hits[0].article.title)
    for hit, headings in zip(hits, new_headings(hits), strict=True):
        may_follow = False
        for heading in filter(None, map(clean_line, headings)):
            yield "\n".join(lines)
            lines = [heading]
            may_follow = True
        for paragraph in filter(None, _paragraphs(hit.text)):
            line = f"- {paragraph}" if hit.kind == "highlight" and not item_mark(paragraph) else paragraph
            if not may_follow and not (item_mark(line) and lines and item_mark(lines[-1])):
                yield "\n".join(lines)
                lines = []
            lines.append(line)
            may_follow = False
    yield "\n".join(lines)
