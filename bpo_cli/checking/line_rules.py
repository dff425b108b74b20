"""The rules of `bpo check` that a single line can break: headings, links, punctuation, characters, HTML.

What takes knowledge of the article as a whole is left to `article_rules`, where links lead to `link_rules`. Every
rule first looks for a sign without which it cannot be broken, and no pattern can backtrack: time grows with the
length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from html.entities import html5
from typing import NamedTuple
from unicodedata import category, name

from bpo_cli.parsing.source_lines import fenced_lines
from bpo_cli.parsing.text_repair import AFTER_HANGING_HYPHEN, is_visible, plain_text

_HASHES = "#＃"
_LONGEST_EXCERPT = 40
# To Unicode punctuation, to a reader something that a link may well explain.
_SIGNS_WITH_MEANING = "%‰&@#§"

_CODE = re.compile(r"(`++)[^`]++\1(?!`)")
# With the text and the address of a link, which may have a title.
LINK = re.compile(r"""(?<!!)\[([^\[\]]*+)\]\(<?([^()\s<>]*+)>?(?:\s++(?:"[^"]*+"|'[^']*+'))?\)""")
# What has no text either is left to another rule.
_LINK_WITHOUT_ADDRESS = re.compile(r"(?<!!)\[([^\[\]]*+)\]\(\s*+(?:<\s*+>)?\s*+\)")
# A compound that a link broke: "[front office -](/x) drift", "[front office-](/x) drift", "[SWIFT](/x) -koden".
_LINK_HYPHEN = re.compile(
    r"(?<=\s[-–])\]\(([^()\s]*+)\)"
    rf"|(?<=[^\W\d_]-)\]\(([^()\s]*+)\)\s(?=[^\W\d_])(?!(?:{'|'.join(sorted(AFTER_HANGING_HYPHEN))})\b)"
    r"|\]\(([^()\s]*+)\)\s-(?=[^\W\d_])"
)
_LINK_COMMA = re.compile(r"\]\(([^()\s]*+)\),\.")
# A line may begin with a mark of its own, and an ellipsis may be written with blanks.
_BLANK_BEFORE = re.compile(r"(?<=[^\s>|*–-])(?:(?<!\.) ++\.(?![\w.,]| \.)| ++,(?![\d.,]))")
_ENTITY_TWICE = re.compile(r"&(?:amp;\s?)+(#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)")
_HTML = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*+)(?:[\s/][^<>]*+)?>|<!--([^<>]*+)>")
_TAGS_THAT_ARE_READ = ("details", "summary")
_PICTURE = re.compile(r"\s*+[0-9A-Fa-f]{16,}+\s*+--")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2061-\u2069\ufeff\ufff9-\ufffb]")

_SUSPECT = re.compile("[\u0300-\u036f\u0370-\u052f\uff01-\uff5e]")
_MARK = re.compile("[\u0300-\u036f]")
_MARK_WITHOUT_LETTER = re.compile("(?:^|\\s)([\u0300-\u036f])")
_WORD = re.compile("[^\\W\\d_](?:[^\\W\\d_]|[\u0300-\u036f])*+")
_WIDE = re.compile("[\uff01-\uff5e]")
# Scripts in which wide signs are at home.
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CYRILLIC_DOUBLES = frozenset("АВЕЅІЈКМНОРСТУХаеоѕіјрсухһԁԛԝ")
# Of the small Greek letters only omicron: the others stand in formulas, next to Latin ones.
_GREEK_DOUBLES = frozenset("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο")


class _LineRule(NamedTuple):
    """may_break: whether a text or a line can break the rule at all. messages: one for every place that does.

    once: whether neighbouring lines that break it count as one.
    """

    name: str
    may_break: Callable[[str], bool]
    messages: Callable[[str], Iterator[str]]
    once: bool = False


def lines_of(text: str) -> list[str]:
    """The lines of a file, without their ends."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.split("\n")


def without_code(lines: list[str]) -> list[str]:
    """The lines with nothing in place of fenced code, and a letter in place of code inside a line."""
    fenced = fenced_lines(lines)
    return [
        "" if number in fenced else _CODE.sub("x", line) if "`" in line else line for number, line in enumerate(lines)
    ]


def check_characters(lines: list[str]) -> Iterator[tuple[int, str, str]]:
    """(line, rule, message) for each line that holds control characters."""
    for number, line in enumerate(lines, start=1):
        if not line.isprintable() and (found := _CONTROL.search(line)):
            sign = found[0]
            message = f"U+{ord(sign):04X} {name(sign, 'control character')}"
            yield number, "control-character", _counted(message, len(line) - len(_CONTROL.sub("", line)))


def check_lines(lines: list[str]) -> Iterator[tuple[int, str, str]]:
    """(line, rule, message) for each line and each rule that it breaks. The lines come without code."""
    text = "\n".join(lines)
    for rule in _RULES:
        if not rule.may_break(text):
            continue
        last = -1
        for number, line in enumerate(lines, start=1):
            if rule.may_break(line) and (message := _first_message(rule, line)):
                if not (rule.once and last == number - 1):
                    yield number, rule.name, message
                last = number


def headings_in(lines: Iterable[str]) -> Iterator[str]:
    """The names of the headings with hashes, also of those in quotations. The lines come without code."""
    for line in lines:
        if _has_hash(line) and any(_heading(line)):
            yield plain_text(_heading(line)[1])


def excerpt(text: str) -> str:
    """The beginning of a text, in one line and in quotation marks."""
    text = plain_text(text[: 4 * _LONGEST_EXCERPT])
    return f'"{text}"' if len(text) <= _LONGEST_EXCERPT else f'"{text[:_LONGEST_EXCERPT].rstrip()}…"'


def ending(text: str) -> str:
    """The end of a text, in one line and in quotation marks."""
    text = plain_text(text[-4 * _LONGEST_EXCERPT :])
    return f'"{text}"' if len(text) <= _LONGEST_EXCERPT else f'"…{text[-_LONGEST_EXCERPT:].lstrip()}"'


def _first_message(rule: _LineRule, line: str) -> str:
    messages = rule.messages(line)
    first = next(messages, "")
    return _counted(first, 1 + sum(1 for _ in messages)) if first else ""


def _counted(message: str, count: int) -> str:
    return message if count < 2 else f"{message}, and {count - 1} more in this line"


def _heading(line: str) -> tuple[str, str]:
    """The hashes and the name of a heading, also of one in a quotation; two empty texts if it is none."""
    content = line.lstrip(" ")
    if len(line) - len(content) > 3:
        return "", ""
    content = content.lstrip("> ")
    text = content.lstrip(_HASHES)
    level = len(content) - len(text)
    # "#1" is a number.
    return ("", "") if level > 6 or (level == 1 and text[:1].isdigit()) else (content[:level], text)


def _headings_without_blank(line: str) -> Iterator[str]:
    hashes, text = _heading(line)
    if hashes and text and not text[0].isspace():
        yield f'no blank after "{hashes}" in {excerpt(hashes + text)}'


def _empty_headings(line: str) -> Iterator[str]:
    hashes, text = _heading(line)
    if hashes and not text.strip(" \t" + _HASHES):
        yield "heading without text"


def _links_of_punctuation(line: str) -> Iterator[str]:
    for found in LINK.finditer(line):
        text = plain_text(found[1])
        if not text:
            yield f"the link to {excerpt(found[2])} has no text"
        elif not is_visible(text) and all(map(_is_punctuation, text)):
            yield f"the text of the link to {excerpt(found[2])} is only {excerpt(text)}"


def _links_without_address(line: str) -> Iterator[str]:
    for found in _LINK_WITHOUT_ADDRESS.finditer(line):
        if plain_text(found[1]):
            yield f"the link {excerpt(found[1])} has no address"


def _is_punctuation(sign: str) -> bool:
    return category(sign)[0] in "PZ" and sign not in _SIGNS_WITH_MEANING


def _hyphens_apart(line: str) -> Iterator[str]:
    for found in _LINK_HYPHEN.finditer(line):
        yield f"a hyphen stands apart at the edge of the link to {excerpt(found[1] or found[2] or found[3])}"


def _commas_after_links(line: str) -> Iterator[str]:
    for found in _LINK_COMMA.finditer(line):
        yield f'",." after the link to {excerpt(found[1])}'


def _blanks_before_punctuation(line: str) -> Iterator[str]:
    for found in _BLANK_BEFORE.finditer(line):
        yield f"blank before the {'comma' if found[0].endswith(',') else 'full stop'} in {ending(line[: found.end()])}"


def _entities_twice(line: str) -> Iterator[str]:
    for found in _ENTITY_TWICE.finditer(line):
        if found[1].startswith("#") or found[1] in html5:
            yield f'"{found[0][:_LONGEST_EXCERPT]}" is escaped more than once'


def _html(line: str) -> Iterator[str]:
    for found in _HTML.finditer(line):
        if found[1] and found[1].lower() not in _TAGS_THAT_ARE_READ:
            yield f"HTML: <{found[1][:_LONGEST_EXCERPT]}>"
        elif found[2] and _PICTURE.fullmatch(found[2]):
            yield "HTML comment that stands for a lost picture"


def _look_alikes(line: str) -> Iterator[str]:
    if line.lstrip(" >").startswith("＃"):
        yield 'wide "＃" (U+FF03) instead of "#"'
    elif _WIDE.search(line) and not _EAST_ASIAN.search(line):
        sign = _WIDE.findall(line)[0]
        yield f'wide "{sign}" (U+{ord(sign):04X}) instead of "{chr(ord(sign) - 0xFEE0)}"'
    for found in _MARK_WITHOUT_LETTER.finditer(line):
        yield f"U+{ord(found[1]):04X} {name(found[1], '')} without a letter before it"
    for word in _WORD.finditer(line):
        if _SUSPECT.search(word[0]) and (double := _double_in(word[0])):
            yield f"{name(double, '').capitalize()} (U+{ord(double):04X}) among the Latin letters of {excerpt(word[0])}"


def _double_in(word: str) -> str:
    """The first letter of a Latin word that is not Latin but looks so; empty if there is none."""
    letters = _MARK.sub("", word)
    others = [letter for letter in letters if "\u0370" <= letter <= "\u052f"]
    latin = len(letters) - len(others)
    if not others or not latin or not all(letter in _CYRILLIC_DOUBLES | _GREEK_DOUBLES for letter in others):
        return ""
    return others[0] if latin > 1 or others[0] in _CYRILLIC_DOUBLES else ""


def _has_hash(text: str) -> bool:
    return "#" in text or "＃" in text


_RULES = (
    _LineRule("heading-blank", _has_hash, _headings_without_blank),
    _LineRule("heading-empty", _has_hash, _empty_headings),
    _LineRule("link-punctuation", lambda text: "](" in text, _links_of_punctuation),
    _LineRule("link-empty", lambda text: "](" in text, _links_without_address),
    _LineRule("link-hyphen", lambda text: "-](" in text or " –](" in text or ") -" in text, _hyphens_apart),
    _LineRule("link-comma", lambda text: "),." in text, _commas_after_links),
    _LineRule("blank-before-punctuation", lambda text: " ." in text or " ," in text, _blanks_before_punctuation),
    _LineRule("entities-twice", lambda text: "&amp;" in text, _entities_twice),
    _LineRule("raw-html", lambda text: "<" in text, _html, once=True),
    _LineRule("look-alike", lambda text: not text.isascii() and bool(_SUSPECT.search(text)), _look_alikes),
)
