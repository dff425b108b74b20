"""Abbreviations: telling them from other brackets, and from what they stand for."""

from __future__ import annotations

import re
from collections.abc import Set

# `of`, `and`, `for`: what may stand in a name in whatever language.
_LONGEST_SMALL_WORD = 3
# What says in a dictionary what kind of word stands before it: `Navn (n.)`.
_LONGEST_MARK = 2
_LOCKED_BRACKET = re.compile(r"(?<=\s)\(([^()]*)\)")


def split_title(title: str) -> tuple[str, str]:
    """A title without the abbreviation that it gives in brackets, and that abbreviation or "".

    `Business Process Outsourcing (BPO)` -> (`Business Process Outsourcing`, `BPO`);
    `Loan-to-Value (LTV)-forhold` -> (`Loan-to-Value-forhold`, `LTV`); `Norges Fiskarlag (Nfl)` likewise;
    `Sparekonto (Canada)` stays whole.
    """
    for found in _LOCKED_BRACKET.finditer(title):
        if is_abbreviation(found[1]) or _is_of_initials(found[1], title[: found.start()].split()):
            rest = title[: found.start()].rstrip() + title[found.end() :]
            return rest.strip(), found[1].strip()
    return title, ""


def is_abbreviation(text: str) -> bool:
    """Whether a bracket holds an abbreviation: 2 to 8 signs with two capitals or digits, or `/` or `&`."""
    text = text.strip()
    if not 2 <= len(text) <= 8 or " " in text or not any(sign.isupper() for sign in text):
        return False
    return sum(sign.isupper() or sign.isdigit() for sign in text) >= 2 or "/" in text or "&" in text


def _is_of_initials(text: str, words: list[str]) -> bool:
    """Whether a bracket holds what the words before it are shortened to, though not in capitals: `Norges Fiskarlag
    (Nfl)`, `Elektronisk handel (e-handel)`, `Merverdiavgift (mva.)`."""
    if text.endswith(".") and text[:-1].isalpha():
        return len(text) > _LONGEST_MARK and letters_match(words[-1:], letters_of(text))
    first, hyphen, last = text.strip().lower().partition("-")
    if hyphen and len(words) > 1 and last == words[-1].lower():
        return initials_match(words[:-1], list(first))
    is_short = 2 <= len(text) <= 8 and text.isalpha() and text[0].isupper()
    return is_short and len(words) > 1 and phrase_matches(words, letters_of(text), frozenset())


def letters_of(abbreviation: str) -> list[str]:
    """The letters of an abbreviation, small: those of `R&D` are `r` and `d`."""
    return [letter.lower() for letter in abbreviation if letter.isalpha()]


def letters_match(words: list[str], letters: list[str]) -> bool:
    """Whether the letters stand in the words in this order, the first one first: `KID` in `Kundeidentifikasjon`."""
    written = iter("".join(words).lower().strip('"«“”(,'))
    return bool(letters) and next(written, "") == letters[0] and all(letter in written for letter in letters[1:])


def phrase_matches(words: list[str], letters: list[str], function_words: Set[str]) -> bool:
    """Whether the letters stand in the words, and begin all of them that carry meaning: `KOFA` in `Klagenemnda for
    offentlige anskaffelser`, and `KPI` not in `kan økes med prisstigningen`."""
    if words[0] in function_words or not letters_match(words, letters):
        return False
    if any("(" in word or ")" in word for word in words):
        return False
    initials = [word[0].lower() for word in words if _carries_meaning(word, function_words)]
    left = iter(letters)
    return all(initial in left for initial in initials)


def _carries_meaning(word: str, function_words: Set[str]) -> bool:
    is_small = word.islower() and len(word) <= _LONGEST_SMALL_WORD
    return word[0].isalpha() and not is_small and word not in function_words


def initials_match(words: list[str], letters: list[str]) -> bool:
    """Whether the words begin with these letters, in order; parts of a hyphenated word count."""
    initials = [part[0].lower() for word in words for part in re.split(r"[-/]", word.strip('"«“”(,')) if part]
    return initials == letters
