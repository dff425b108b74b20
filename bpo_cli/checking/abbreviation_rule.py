"""The rule of `bpo check` on abbreviations: those that an article uses again and again and never explains."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set

from bpo_cli.defining.abbreviations import split_title
from bpo_cli.defining.definitions import DefinitionRules
from bpo_cli.parsing.block import Block
from bpo_cli.parsing.parser import parse

_FEWEST_USES = 3
# Each candidate takes a walk through the text.
_MOST_CANDIDATES = 20
# Not beside another word in capitals: that would be a shout, a heading or a formula; nor before a number: `KEY-12`.
_ABBREVIATION = re.compile(r"(?<![\w&/.+-])(?<![A-ZÆØÅÄÖ]{2} )[A-ZÆØÅÄÖ]{3,6}(?![\w&/+]|-\d| [A-ZÆØÅÄÖ]{2})")
_ROMAN = re.compile(r"(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})")
# Known as they are to whoever reads anything; nobody spells them out.
_KNOWN_TO_ALL = frozenset(
    "COVID DKK DNA EUR EØS FAQ GBP GPS HTML HTTP NATO NOK PDF SEK SMS URL USA USB USD WWW".split()  # noqa: SIM905
)


def unexplained(text: str, path: str, title: str, blocks: Sequence[Block], rules: DefinitionRules) -> dict[str, int]:
    """The abbreviations that an article does not explain, each with the line where it is first used.

    text: that of the file; it is parsed only if there is an abbreviation whose explanation is not obvious.
    """
    shown = "\n".join([block.text for block in blocks])
    counts = Counter(_ABBREVIATION.findall(shown))
    often = [each for each, count in counts.most_common() if count >= _FEWEST_USES and _is_strange(each)]
    candidates = set(often[:_MOST_CANDIDATES])
    if candidates:
        linked = {word for block in blocks for link in block.links for word in link.text.split()}
        candidates = {each for each in candidates if each not in linked and not _is_explained(each, shown, title)}
    if candidates:
        defined = {definition.name for definition in rules.definitions(parse(text, path, rules.language))}
        candidates -= defined
    return {each: _first_line(each, blocks) for each in sorted(candidates)}


def names_of_title(title: str, slug: str) -> Set[str]:
    """What the title of an article explains, whichever article uses it."""
    return {*split_title(title), title, slug.upper()}


def _is_strange(abbreviation: str) -> bool:
    return abbreviation not in _KNOWN_TO_ALL and not _ROMAN.fullmatch(abbreviation)


def _is_explained(abbreviation: str, shown: str, title: str) -> bool:
    """Whether the article says what it stands for: `(BNP)`, `(Bnp)`, `(heretter BNP)`, `"BNP"`, `– BNP –`,
    `BNP (...)`, `BNP = ...`, or its words."""
    if re.search(rf"""[("«“]{abbreviation}|\b{abbreviation}\)|[–—] {abbreviation} [–—]""", shown, re.IGNORECASE):
        return True
    if any(f"{abbreviation}{sign}" in shown for sign in (" (", " =", ":", ", eller ", ", or ")):
        return True
    if re.search(rf"\b{abbreviation}\b", title) or re.search(rf"\b{abbreviation.lower()}\b", shown):
        return True
    words = r"\w*+[ -]".join(abbreviation)
    return re.search(rf"\b{words}", shown, re.IGNORECASE) is not None


def _first_line(abbreviation: str, blocks: Sequence[Block]) -> int:
    found = re.compile(rf"\b{abbreviation}\b")
    return next((block.line for block in blocks if found.search(block.text)), 0)
