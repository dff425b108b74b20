"""Repairs texts: characters, entities, links and punctuation that export and translation damaged.

The text of a block comes with marks where bold texts and links begin and end (see `BOLD`); which blocks there
are is the business of `blocks`. Every repair takes time in proportion to the text: no pattern can backtrack.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from bpo_cli.accents import composed
from bpo_cli.article import Link

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

# Control characters can serve as marks because `plain_characters` takes them out of every article first.
BOLD, END_BOLD, LINK, END_LINK = "\x01", "\x02", "\x03", "\x04"

_BLANKS = re.compile("[\x0b\x0c\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")
# At most as many digits as a character can have: a longer number would be an error of `int`.
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_BROKEN_ENTITY = re.compile(r"& (?=(?:amp|quot|apos|lt|gt|nbsp|#39);)")
_VISIBLE = re.compile(r"[^\W_]")
_BLANK_BEFORE_STOP = re.compile(r" (?=[.,](?![\w.,]))")
_DOUBLED_STOP = re.compile(r"(?<!\.)\.\.(?!\.)")
_RAISED_OR_LOWERED = re.compile(r"([\^~])(\([^()^~]{1,40}+\)|[^\s^~]{1,40}+)\1")
_ABSOLUTE_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*+:|//|#")
_OTHER_FILE = re.compile(r"\.[A-Za-z]{2,5}$")

_TAB = 4  # columns
_LINK_EDGES = " -–—−,.;:!?…*\"'«»“”„‘’"
QUESTION_MARKS = ("?", "？", "؟")
_BEHIND_LABELS = (":", "– ", "— ", "- ")
_CLOSING = frozenset(".,;:!?)»”")
# Before these a hyphen hangs in the air on purpose: "kort- og langsiktig".
AFTER_HANGING_HYPHEN = frozenset(("og", "eller", "och", "samt", "and", "or", "und", "oder"))


def plain_characters(text: str) -> str:
    """Text in NFC, without control and bidirectional characters; every special blank becomes a blank.

    Of the control characters only tabs and line ends remain, the latter as LF.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.replace("\n", "").isprintable():
        text = _SURROGATES.sub("\ufffd", _INVISIBLE.sub("", _BLANKS.sub(" ", text)))
    return composed(text)


def plain_text(text: str) -> str:
    """Text without entities (however often they were escaped) and without superfluous blanks."""
    if "&" in text:
        text = _without_entities(text)
    return _collapsed(text)


def _collapsed(text: str) -> str:
    # Taking a text apart costs more than all the tests of a sound text together.
    return " ".join(text.split()) if "  " in text or "\t" in text or "\n" in text else text.strip()


def code_lines(text: str) -> str:
    """Lines of code, each as far in as it is written, compared with the others; blanks inside them collapsed."""
    lines = [line.rstrip() for line in text.strip("\n").expandtabs(_TAB).split("\n")]
    indents = [len(line) - len(line.lstrip()) for line in lines]
    least = min((indent for indent, line in zip(indents, lines, strict=True) if line), default=0)
    return "\n".join(
        " " * (indent - least) + " ".join(line.split()) for indent, line in zip(indents, lines, strict=True)
    )


def is_visible(text: str) -> bool:
    """Whether a reader would miss it: it holds a letter or a digit."""
    return text[:1].isalnum() or _VISIBLE.search(text) is not None


def slug_of(address: str) -> str:
    """The slug of the article that a link leads to; empty for addresses that lead elsewhere."""
    if _ABSOLUTE_ADDRESS.match(address):
        return ""
    path = unquote(address.partition("#")[0].partition("?")[0])
    slug = path.rstrip("/").rpartition("/")[2].removesuffix(".md")
    return slug if slug.isprintable() and " " not in slug and not _OTHER_FILE.search(slug) else ""


def repaired(raw: str, slugs: Sequence[str], words: Set[str]) -> tuple[str, tuple[Link, ...], str]:
    """The text of a block as a reader should see it, its links, and its label ("" if it has none).

    `slugs` are those of the links that `raw` marks. `words` are function words in lower case; the single
    letters among them are words and not fragments of one. A label is a bold text at the start that a colon or a dash
    follows, or that is a question.
    """
    text = plain_text(raw)
    label = _label(text) if text.startswith((BOLD, "**")) else ""
    if BOLD in text:
        text = _collapsed(text.replace(BOLD, "").replace(END_BOLD, ""))
    if "*" in text:
        text = _collapsed(text.replace("**", ""))
    links: list[Link] = []
    if slugs:
        text = _collapsed("".join(_relinked(text, slugs, words, links)))
    text = punctuated(text)
    if label:
        text = text.replace(f"{label} :", f"{label}:", 1)
    return text, tuple(links), label


def punctuated(text: str) -> str:
    """Text whose full stops, commas and brackets stand where they belong."""
    if ",." in text:
        text = f"{text[:-2]}." if text.endswith(",.") else text
        text = text.replace(",. ", ", ")
    if ".." in text:
        text = _DOUBLED_STOP.sub(".", text)
    if " ." in text or " ," in text:
        text = _BLANK_BEFORE_STOP.sub("", text.replace(". , ", ", "))
        text = _DOUBLED_STOP.sub(".", text)
    if ")" in text or "(" in text:
        text = text.replace("( ", "(").replace(" )", ")")
    if "^" in text or "~" in text:
        text = _RAISED_OR_LOWERED.sub(r"\2", text)
    return text


def _without_entities(text: str) -> str:
    for _ in range(3):
        before = text
        if "& " in text:
            text = _BROKEN_ENTITY.sub("&", text)
        text = _ENTITY.sub(lambda entity: plain_characters(unescape(entity[0])), text)
        if text == before:
            break
    return composed(text)


def _label(text: str) -> str:
    start, end = (BOLD, END_BOLD) if text.startswith(BOLD) else ("**", "**")
    label, closing, rest = text[len(start) :].partition(end)
    is_set_apart = label.rstrip().endswith((":", *QUESTION_MARKS)) or rest.lstrip().startswith(_BEHIND_LABELS)
    if not closing or not is_set_apart:
        return ""
    for mark in (LINK, END_LINK, BOLD, END_BOLD):
        label = label.replace(mark, "")
    return composed(punctuated(_collapsed(label).rstrip(": ")))


def _relinked(text: str, slugs: Sequence[str], words: Set[str], links: list[Link]) -> Iterator[str]:
    """The pieces of the text without marks, links repaired where they meet neighbours; fills `links`."""
    before, *marked = text.split(LINK)
    quotes = 0
    for inner, slug, after in _joined_links(marked, slugs, words):
        shown = inner.strip()
        quotes += before.count('"')
        links.append(Link(_bare(shown), slug))
        if not is_visible(shown):
            yield before.rstrip(" ") if shown[:1] in _CLOSING else before
            yield inner if shown[:1] not in _CLOSING else shown
        else:
            if quotes % 2 and before.endswith('" ') and after.startswith(' "'):
                before, after = before[:-1], after[1:]
            yield before
            inner, after = _hyphenated(inner, after)
            yield inner
        quotes += shown.count('"')
        before = after
    yield before


def _joined_links(marked: list[str], slugs: Sequence[str], words: Set[str]) -> Iterator[tuple[str, str, str]]:
    """(text, slug, what follows) of each link; neighbours that lead to the same article are one link."""
    pieces: list[str] = []
    last = slug = after = ""
    for part, next_slug in zip(marked, slugs, strict=False):
        inner, _, next_after = part.partition(END_LINK)
        if pieces and next_slug == slug and not after.strip():
            pieces.append("" if not after or _is_one_word(last, inner, slug, words) else " ")
        elif pieces:
            yield "".join(pieces), slug, after
            pieces = []
        pieces.append(inner)
        last, slug, after = inner, next_slug, next_after
    if pieces:
        yield "".join(pieces), slug, after


def _is_one_word(left: str, right: str, slug: str, words: Set[str]) -> bool:
    """Whether two neighbouring link texts are the halves of one word: "F" and "orm 4868"."""
    if right.startswith("-") or left.endswith("-"):
        return True
    if not right[:1].islower() or not left[-1:].isalpha():
        return False
    start, end = left.split()[-1].lower(), right.split()[0].lower()
    known = words | set(slug.split("-")) if len(start) == 1 or len(end) == 1 else words
    if (len(end) == 1 and end not in known) or (len(start) == 1 and len(left) == 1 and start not in known):
        return True
    return len(start) == 2 and start not in words and slug.startswith(start + end)


def _bare(text: str) -> str:
    """The text of a link as a name: without punctuation at its ends."""
    text = text.strip(_LINK_EDGES)
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1]
    if text.endswith(")") and "(" not in text:
        text = text[:-1]
    if text.startswith("(") and ")" not in text:
        text = text[1:]
    text = text.strip(_LINK_EDGES)
    return composed(punctuated(text)) if is_visible(text) else ""


def _hyphenated(inner: str, after: str) -> tuple[str, str]:
    """Joins a compound that a link broke at its hyphen: "[front office -](/x) drift", "[SWIFT](/x) -kode"."""
    shown = inner.rstrip()
    if shown.endswith("-") and after[:2].strip()[:1].isalpha():
        following = after.lstrip()
        if following[:40].split(maxsplit=1)[0].lower() not in AFTER_HANGING_HYPHEN:
            return shown[:-1].rstrip() + "-", following
    elif after.startswith(" -") and after[2:3].isalpha():
        return shown, after[1:]
    return inner, after
