"""A half-typed line of bash: its words without quotation marks, and candidates in the spelling that fits into
it. Bash leaves both to whoever completes; it splits words at colons and equal signs and quotes nothing."""

from __future__ import annotations

from bpo_cli.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BLANKS = " \t\n"
_SPECIAL = " \t\"'\\$`&|;<>(){}[]*?!"
_SPECIAL_FIRST = "#~"
_SPECIAL_IN_QUOTES = '"\\$`'


class Line(Record):
    """words: those after the program's name, the last one up to the cursor, without quotation marks.
    kept: the start of the last word that bash will not replace. quote: the mark that is open behind it."""

    words: tuple[str, ...]
    kept: str
    quote: str


class _Word(Record):
    """A word as typed, what it means, and the quotation mark that is still open at its end, if any."""

    written: str
    plain: str
    quote: str


def read(line: str, replaced: str) -> Line:
    """Reads the line up to the cursor. replaced: the end of it that bash will replace.

    There are no words if the name of a file is being typed, to read from or to write to.
    """
    words = _words(line)
    written = words[-1].written
    kept_written = written[: len(written) - len(replaced)] if written.endswith(replaced) else ""
    if any(each.endswith(("<", ">")) for each in (kept_written, *(word.written for word in words[-2:-1]))):
        raise ValueError("not an argument")
    kept = _words(kept_written)[-1]
    return Line(tuple(word.plain for word in words[1:]), kept.plain, kept.quote)


def insertions(candidates: Iterable[str], line: Line) -> list[str]:
    """The candidates as they have to be typed in place of what bash replaces, without those that do not fit."""
    kept = line.kept.casefold()
    return [
        _quoted(each[len(kept) :], line.quote, first=not kept)
        for each in candidates
        if each[: len(kept)].casefold() == kept
    ]


def _words(line: str) -> list[_Word]:
    """The words of the line, at least one; the last is empty if a blank precedes the end."""
    words = []
    start, plain, open_quote = 0, "", ""
    for place, stop, meaning, quote in _steps(line):
        if line[place] in _BLANKS and not quote and stop == place + 1:
            if place > start:
                words.append(_Word(line[start:place], plain, ""))
            start, plain = stop, ""
        else:
            plain += meaning
        open_quote = quote
    return [*words, _Word(line[start:], plain, open_quote)]


def _steps(line: str) -> Iterator[tuple[int, int, str, str]]:
    """The line sign by sign: where each starts and stops, what it means, the quotation mark then open."""
    quote, place = "", 0
    while place < len(line):
        sign, following = line[place], line[place + 1 : place + 2]
        stop, meaning = place + 1, sign
        if sign == "\\" and (not quote or (quote == '"' and following in _SPECIAL_IN_QUOTES)):
            stop, meaning = place + 2, following
        elif sign == quote or (sign in "\"'" and not quote):
            quote, meaning = "" if quote else sign, ""
        yield place, stop, meaning, quote
        place = stop


def _quoted(text: str, quote: str, *, first: bool) -> str:
    if quote == "'":
        return text.replace("'", "'\\''")
    special = _SPECIAL_IN_QUOTES if quote else _SPECIAL
    quoted = "".join("\\" + sign if sign in special else sign for sign in text)
    return "\\" + quoted if first and not quote and quoted[:1] in tuple(_SPECIAL_FIRST) else quoted
