"""What can be the name of a term: neither a function word, nor a clause, nor one known thing."""

from __future__ import annotations

from collections.abc import Callable

from bpo_cli.language import Language
from bpo_cli.words import token_pattern

_LONGEST_NAME = 60
_MOST_WORDS = 4


class NameRules:
    """The rules, made ready for one language."""

    def __init__(self, language: Language, key: Callable[[str], str]) -> None:
        self.language = language
        self.key = key
        self.function_words = language.stop_words | language.question_words

    def is_acceptable(self, name: str) -> bool:
        """Whether the name has a letter, a word that is no function word, and no undue length."""
        return (
            1 < len(name) <= _LONGEST_NAME
            and any(map(str.isalpha, name))
            and not self.language.stop_words.issuperset(name.lower().split())
            and bool(self.key(name))
        )

    def is_plain(self, name: str) -> bool:
        """A short phrase without function words: what can be a name without being marked as one."""
        words = [found.lower() for found in token_pattern().findall(name)]
        few = len(words) <= _MOST_WORDS
        return few and self.function_words.isdisjoint(words) and self.is_acceptable(name)

    def is_definite(self, name: str) -> bool:
        """Whether the name speaks of one known thing (`Hovedmålet`) and so explains no term."""
        first, last = name.split()[0].lower(), name.split()[-1].lower()
        return any(
            len(word) > 4 and word.endswith(ending)
            for word in (first, last)
            for ending in self.language.definite_endings
        )
