"""The patterns of sentences and headings that define a term, in the words of one language.

What they are taken for is decided in `definitions`.
"""

from __future__ import annotations

import re

from bpo_cli.language import Language

_MOST_WORDS = 5
QUOTED = r"[\"«“”„]\s?([^\"«»“”„\n]{2,60}?)\s?[,.;]?\s?[\"»“”]"
_NAME_WORD = r"[\w&/+%'’.-]*\w[+%]?"


class DefinitionPatterns:
    """The patterns, made ready for one language. Groups that hold a name are told beside each."""

    def __init__(self, language: Language) -> None:
        article = f"(?:{_either(language.indefinite_articles)})"
        copula = f"(?:{_either(language.copulas)})"
        name = rf"{_NAME_WORD}(?:\s{_NAME_WORD}){{0,{_MOST_WORDS - 1}}}"
        alias = f"(?:{_either(language.alias_phrases)})"
        # Where an alias phrase ends; the three patterns after it tell what can follow there.
        self.alias_phrase = re.compile(rf"\b{alias}\s", re.IGNORECASE)
        # A short word may stand between: `heter det "X"`.
        self.quoted_alias = re.compile(rf"(?:\w{{1,4}}\s)?{QUOTED}")
        # The longest word of each phrase: a sentence without any of them needs no closer look.
        self.alias_words = frozenset(max(phrase.split(), key=len) for phrase in language.alias_phrases)
        self.copula_words = frozenset(
            phrase.split()[0] for phrase in (*language.copulas, *language.abbreviation_phrases)
        )
        self.abbreviated_alias = re.compile(r"([\w&/+]{2,8})\b")
        conjunction = f"(?:{_either(language.conjunctions)})"
        self.more_quoted = re.compile(rf"\s?,?\s{conjunction}\s{QUOTED}", re.IGNORECASE)
        self.plain_alias = re.compile(
            # `kalles denne parten en X` says what `denne parten` is.
            rf"(?:(?:{_either(language.determiners)})\s\w+\s)?(?:{article}\s)?({name}?)"
            rf"(?=\s?[,;.()]|\s[-–—]\s|\s{copula}\s|$)",
            re.IGNORECASE,
        )
        self.subject = re.compile(
            rf"(?:({article})\s)?({name}?)(?:\s\(([^()\n]{{2,40}})\))?"
            rf"(?:,\s[^,\n]{{2,70}},|\s[-–—]\s[^–—\n]{{2,70}}\s[-–—])?\s({copula})\s(?:({article})\s)?",
            re.IGNORECASE,
        )
        # `X er tiden som ...`, `X er den delen av ...`: what follows the copula points at one kind of thing.
        endings = f"(?:{_either(language.definite_endings)})"
        self.pointing = re.compile(
            rf"(?:(?:{_either(language.determiners)})\s|\w{{2,}}{endings}\s)(?!{article}\s)(?:\w+\s){{0,3}}?"
            rf"(?:{_either(language.relatives)})\b",
            re.IGNORECASE,
        )
        self.clause = re.compile(rf",\s{conjunction}\s", re.IGNORECASE)
        self.question = re.compile(
            rf"(?:{_either(language.definition_questions)})\s(?:({article})\s)?(.+?)\s?\??$", re.IGNORECASE
        )
        self.heading = re.compile(
            rf"(?:{_either(language.definition_headings)})\s(?:({article})\s)?(.+)$", re.IGNORECASE
        )
        self.weak_copula = language.copulas[0]
        self.abbreviation = re.compile(rf"^({name}?)\s(?:{_either(language.abbreviation_phrases)})\s", re.IGNORECASE)


def _either(phrases: tuple[str, ...]) -> str:
    """A regular expression for any of the phrases, the longest first."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s") for phrase in ordered) or r"(?!)"
