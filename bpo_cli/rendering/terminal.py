"""Answers for people at a terminal: wrapped, indented, with what matched made visible.

The only module that knows Rich, and of Rich only the styles and the widths of characters: its console would
double the time of the import, reads the environment and takes 20 seconds over a megabyte without blanks.
"""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.style import Style as Paint

from bpo_cli.answer import Answer, Hit, ListRow
from bpo_cli.cleaning import clean_line
from bpo_cli.paragraphs import indentation, item_mark
from bpo_cli.rendering.excerpt import excerpt
from bpo_cli.rendering.explanation import explanation
from bpo_cli.rendering.findings import place
from bpo_cli.rendering.marks import text_and_marks
from bpo_cli.rendering.outline import new_headings
from bpo_cli.rendering.style import Style
from bpo_cli.rendering.wrapping import wrap

_WIDEST_TEXT = 80
_INDENT = 2
_EXCERPT_LINES = 5
_SHORTEST_EXCERPT = 240
# A passage is not cut if that would save a line only.
_WORTH_CUTTING = 1.25

_HEADLINE, _MARK, _ASIDE = "headline", "mark", "aside"
_PAINTS = {_HEADLINE: Paint(bold=True), _MARK: Paint(bold=True, underline=True), _ASIDE: Paint(dim=True)}
# Of the sixteen colours magenta is the one that stands out from both a dark and a light background.
_COLORED_PAINTS = {**_PAINTS, _MARK: Paint(bold=True, color="magenta")}

_ORNAMENTS = {"below": " › ", "between": "\xa0· ", "bullet": "• ", "cut": "…", "leads_to": "→"}
_ASCII_ORNAMENTS = {"below": " > ", "between": ", ", "bullet": "- ", "cut": "...", "leads_to": "->"}

# Holds words together while text is wrapped.
_GLUE = "\xa0"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bpo_cli.checking.rules import Finding, Rule

# A stretch of a text and the name of its paint: (start, end, name), ascending, not overlapping.
_Span = tuple[int, int, str]


def render(answer: Answer, style: Style) -> str:
    """The hits with place, text, related terms and source, one empty line between hits. Searches show excerpts."""
    page = _Page(style)
    return "".join(f"{line}\n" for line in page.answer(answer.hits, is_cut=answer.command == "search"))


def render_document(answer: Answer, style: Style) -> str:
    """The hits as one running text: the article's title, headings, paragraphs, lists, and the source."""
    page = _Page(style)
    return "".join(f"{line}\n" for line in page.document(answer.hits)) if answer.hits else ""


def render_list(rows: Sequence[ListRow], what: str, style: Style) -> str:
    """The names, one per line, each with what tells it from the others."""
    page = _Page(style)
    show_article = what in ("sections", "questions") and len({row.article for row in rows}) > 1
    pairs = [(clean_line(row.name), page.note(row, show_article=show_article)) for row in rows]
    column = 0 if what == "terms" else page.column_of_notes(pairs)
    return "".join(f"{line}\n" for name, note in pairs for line in page.row(name, note, column))


def render_findings(findings: Iterable[Finding], folder: str, style: Style) -> str:
    """As in plain text, a finding a line whatever the width, for editors read terminals too; the names of broken
    rules stand out from mere notices."""
    page = _Page(style)
    return "".join(f"{place(each, folder)} {page.finding(each)}\n" for each in findings)


def render_rules(rules: Iterable[Rule], style: Style) -> str:
    """For each rule its name and severity, what is wrong, and an example, with an empty line between rules."""
    page = _Page(style)
    return "\n".join("".join(f"{line}\n" for line in page.rule(rule)) for rule in rules)


class _Page:
    """Lays out texts as the style wants them; every method gives finished lines."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._paints = {"16": _COLORED_PAINTS, "mono": _PAINTS}.get(style.colors, {})
        self._ornaments = _ORNAMENTS if style.unicode else _ASCII_ORNAMENTS
        # The last column stays free: some terminals would break the line after it.
        self._width = min(style.width - 1, _WIDEST_TEXT + _INDENT)

    def answer(self, hits: Sequence[Hit], *, is_cut: bool) -> Iterator[str]:
        """The hits; those that follow each other from the same place stand under one head."""
        head_before: list[str] = []
        for number, hit in enumerate(hits):
            if number:
                yield ""
            head = list(self._head(hit))
            if head != head_before:
                yield from head
            head_before = head
            text, marks = _text_and_marks(hit)
            yield from self._body(*(self._cut(text, marks, hit.sentence) if is_cut else (text, marks)))
            yield from self._foot(hit)

    def document(self, hits: Sequence[Hit]) -> Iterator[str]:
        yield from self._line(clean_line(hits[0].article.title), _HEADLINE, 0)
        is_in_list = False
        for hit, headings in zip(hits, new_headings(hits), strict=True):
            for heading in filter(None, map(clean_line, headings)):
                yield ""
                yield from self._line(heading, _HEADLINE, 0)
            text, marks = _text_and_marks(hit)
            if hit.kind == "highlight":
                text, marks = f"- {text}", []
            if not headings and not (is_in_list and item_mark(text)):
                yield ""
            yield from self._body(text, marks)
            is_in_list = bool(item_mark(text.rpartition("\n\n")[2]))
        yield ""
        yield from self._source(hits[0], clean_line(hits[0].source.path))

    def note(self, row: ListRow, *, show_article: bool) -> str:
        """What tells a name in a list from others, or what it stands for."""
        if row.kind == "alias":
            return f"{self._ornaments['leads_to']}{_GLUE}{clean_line(row.article)}".rstrip(_GLUE)
        if row.kind == "article":
            return clean_line(row.id)
        return clean_line(row.article) if show_article and row.article != row.name else ""

    def column_of_notes(self, pairs: Sequence[tuple[str, str]]) -> int:
        """Where the notes beside names begin if all have room below each other; otherwise 0."""
        column = max((_columns(name) for name, _ in pairs), default=0) + _INDENT
        return column if column + max((_columns(note) for _, note in pairs), default=0) <= self._width else 0

    def row(self, name: str, note: str, column: int) -> Iterator[str]:
        """A name with its note, which begins in that column, or else soon after the name."""
        start = name + " " * max(_INDENT, column - _columns(name))
        text = start + self._glued(note)
        for line in self._lines(text, [(len(start), len(text), _ASIDE)], "", " " * 2 * _INDENT):
            yield line.replace(_GLUE, " ")

    def finding(self, finding: Finding) -> str:
        paint = _HEADLINE if finding.severity == "problem" else _ASIDE
        return f"{self._paint(finding.rule, paint)}: {clean_line(finding.message)}"

    def rule(self, rule: Rule) -> Iterator[str]:
        head = f"{rule.name}{_GLUE}({rule.severity})"
        for line in self._lines(head, [(0, len(rule.name), _HEADLINE)], "", ""):
            yield line.replace(_GLUE, " ")
        yield from self._line(rule.description, "", _INDENT)
        yield from self._line(f"Example: {clean_line(rule.example)}", "", _INDENT)

    def _head(self, hit: Hit) -> Iterator[str]:
        """The title, and below it the article and the headings that the title does not say already."""
        title = clean_line(hit.title)
        above = (clean_line(part) for part in (hit.article.title, *hit.path))
        yield from self._line(title, _HEADLINE, 0)
        yield from self._line(
            self._ornaments["below"].join(part for part in above if part and part != title), _ASIDE, 0
        )

    def _foot(self, hit: Hit) -> Iterator[str]:
        if hit.see_also:
            yield ""
            yield from self._see_also(hit)
        if self._style.explain:
            yield from self._explanation(hit)
        yield from self._source(hit, f"{clean_line(hit.source.path)}:{hit.source.line}")

    def _source(self, hit: Hit, text: str) -> Iterator[str]:
        """Where a hit stands; a link to that file if the style says where the files are."""
        for line in self._line(text, _ASIDE, _INDENT):
            yield _linked(line, os.path.join(self._style.folder, hit.source.path)) if self._style.folder else line

    def _cut(self, text: str, marks: list[_Span], sentence: str) -> tuple[str, list[_Span]]:
        """The part of a long text that answers best, with its marks."""
        room = max(_EXCERPT_LINES * (self._width - _INDENT), _SHORTEST_EXCERPT)
        columns = _columns(text)
        if columns <= room * _WORTH_CUTTING:
            return text, marks
        start, end = excerpt(text, [mark[:2] for mark in marks], sentence, room * len(text) // columns)
        before = f"{self._ornaments['cut']} " if start else ""
        after = f" {self._ornaments['cut']}" if end < len(text) else ""
        shift = len(before) - start
        kept = [(a + shift, b + shift, name) for a, b, name in marks if start <= a and b <= end]
        return f"{before}{text[start:end]}{after}", kept

    def _body(self, text: str, marks: Sequence[_Span]) -> Iterator[str]:
        """Paragraphs with an empty line between, but none between the items of a list."""
        start, was_item = 0, False
        for number, paragraph in enumerate(text.split("\n\n") if text else ()):
            mark, end = item_mark(paragraph), start + len(paragraph)
            if number and not (mark and was_item):
                yield ""
            if mark:
                first = self._margin(mark) + (self._ornaments["bullet"] if mark.endswith("- ") else mark.lstrip(" "))
                yield from self._lines(text, marks, first, " " * len(first), start + len(mark), end)
            else:
                yield from self._lines_as_written(text, marks, start, paragraph)
            start, was_item = end + 2, bool(mark)

    def _margin(self, line: str) -> str:
        """What stands before a line that is as far in as it is written, unless that leaves too little room."""
        return " " * (_INDENT + min(indentation(line), self._width // 2))

    def _lines_as_written(self, text: str, marks: Sequence[_Span], start: int, paragraph: str) -> Iterator[str]:
        """A paragraph; if it has line ends, as code and tables do, each of its lines as far in as it is written, and
        what does not fit into one further in."""
        rest = " " * _INDENT if "\n" in paragraph else ""
        for line in paragraph.split("\n"):
            margin = self._margin(line)
            yield from self._lines(text, marks, margin, margin + rest, start + indentation(line), start + len(line))
            start += len(line) + 1

    def _see_also(self, hit: Hit) -> Iterator[str]:
        label = f"{clean_line(self._style.labels.get('see_also', 'See also'))}: "
        terms = (self._glued(clean_line(term)) for term in hit.see_also)
        margin = " " * _INDENT
        text = label + self._ornaments["between"].join(terms)
        for line in self._lines(text, [(0, len(label), _ASIDE)], margin, margin):
            yield line.replace(_GLUE, " ")

    def _explanation(self, hit: Hit) -> Iterator[str]:
        for line in explanation(hit, self._style, self._ornaments["leads_to"]):
            yield from self._line(line, _ASIDE, _INDENT)

    def _glued(self, text: str) -> str:
        """The text with its words held together, unless it is too long for a line of its own."""
        return text.replace(" ", _GLUE) if _columns(text) < self._width - 3 * _INDENT else text

    def _line(self, text: str, paint: str, indent: int) -> Iterator[str]:
        """A short text in one paint, in as many lines as it needs; none if it is empty."""
        margin = " " * indent
        return self._lines(text, [(0, len(text), paint)], margin, margin) if text else iter(())

    def _lines(
        self, text: str, spans: Sequence[_Span], first_margin: str, margin: str, start: int = 0, end: int | None = None
    ) -> Iterator[str]:
        """The text from `start` to `end`, wrapped and painted; `first_margin` stands before its first line."""
        end = len(text) if end is None else end
        margin_now = first_margin
        for line_start, line_end in wrap(text, start, end, max(self._width - len(margin), 1), _columns):
            yield (margin_now + self._painted(text, line_start, line_end, spans)).rstrip()
            margin_now = margin

    def _painted(self, text: str, start: int, end: int, spans: Sequence[_Span]) -> str:
        pieces = []
        index = bisect_right(spans, start, key=itemgetter(1))
        while index < len(spans) and spans[index][0] < end:
            span_start, span_end, name = spans[index]
            middle, after = max(span_start, start), min(span_end, end)
            pieces += [text[start:middle], self._paint(text[middle:after], name)]
            start = after
            index += 1
        return "".join([*pieces, text[start:end]])

    def _paint(self, text: str, name: str) -> str:
        paint = self._paints.get(name)
        return paint.render(text, color_system=ColorSystem.STANDARD) if paint else text


def _linked(line: str, path: str) -> str:
    """The line, but for its margin, as a hyperlink to a file (OSC 8). Every byte that could end it is quoted."""
    from urllib.parse import quote_from_bytes  # few terminals ask for it, and it takes its time

    text = line.lstrip(" ")
    margin = line[: len(line) - len(text)]
    address = quote_from_bytes(path.encode("utf-8", "surrogateescape"))  # in any locale
    return f"{margin}\x1b]8;;file://{address}\x1b\\{text}\x1b]8;;\x1b\\"


def _text_and_marks(hit: Hit) -> tuple[str, list[_Span]]:
    text, marks = text_and_marks(hit)
    return text, [(start, end, _MARK) for start, end in marks]


def _columns(text: str) -> int:
    return len(text) if text.isascii() else cell_len(text)
