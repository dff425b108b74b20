"""What can be the name of a term: neither a function word, nor a clause, nor one known thing."""

from __future__ import annotations

import re
from collections.abc import Callable

from bpo_cli.language import Language
from bpo_cli.words import token_pattern

_LONGEST_NAME = 60
_MOST_WORDS = 4
# In letters, of what stays of an inflected word, and of what it may lose.
SHORTEST_INFLECTED = 3
_LONGEST_LOSS = 2
# What dictionaries write behind a word, for what kind of word it is; they do so in all the languages that we know.
GRAMMAR_MARK = r",\s(?:n|m|f|v|s|adj|adv|subst|substantiv|verb|vb|noun|pl)\.?"
_REMARK = re.compile(rf"\s\([^()]*\)$|{GRAMMAR_MARK}$")


def without_remark(name: str) -> str:
    """A name without the remark behind it: `Kappe (verb)` and `Rupanel, n` are `Kappe` and `Rupanel`."""
    return _REMARK.sub("", name)


class NameRules:
    """The rules, made ready for one language."""

    def __init__(self, language: Language, key: Callable[[str], str]) -> None:
        self.language = language
        self.key = key
        self.function_words = language.stop_words | language.question_words
        self._inflections = language.definite_endings + language.plural_endings

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
        words = name.lower().split()
        return any(map(self._is_definite_form, (words[0], words[-1])))

    def is_form_of(self, name: str, other: str) -> bool:
        """Whether a name is the other one with another ending: `gaveavgiften` of `gaveavgift`, `leien` of `leie`,
        `museet` of `museum`, `daghandlere` of `daghandler`; not the other way round."""
        name, other = name.lower(), other.lower()
        if name[:SHORTEST_INFLECTED] != other[:SHORTEST_INFLECTED] or name == other:
            return False
        stems = (name.removesuffix(ending) for ending in self._inflections if name.endswith(ending))
        return any(
            len(stem) >= SHORTEST_INFLECTED and other.startswith(stem) and len(other) - len(stem) <= _LONGEST_LOSS
            for stem in stems
        )

    def is_label(self, name: str) -> bool:
        """Whether the name can stand apart, before its explanation: it is plain, neither definite nor ordinary, and
        does not consist of words that say little."""
        return self.is_label_of_any_form(name) and not self.is_definite(name)

    def is_label_of_any_form(self, name: str) -> bool:
        """The same, whether or not the name is definite."""
        is_ordinary = not self.language.ordinary_labels.isdisjoint(_words(name))
        return not is_ordinary and not self.is_light(name) and self.is_plain(name)

    def is_light(self, name: str) -> bool:
        """Whether the name consists of words that say little: `bra`."""
        return self.language.light_words.issuperset(_words(name))

    def says_little(self, label: str) -> bool:
        """Whether a label says what kind of text follows, or which property of a thing, and names nothing that could be
        explained: `Tips`, `Viktig merknad`, `Åpningstider`."""
        return self.is_property(label) or self.is_ordinary(label)

    def is_property(self, label: str) -> bool:
        """Whether a label says which property of a thing follows: `Åpningstider`."""
        return label.lower() in self.language.property_labels

    def is_ordinary(self, label: str) -> bool:
        """Whether a label says what kind of text follows: `Tips`, `Viktig merknad`."""
        return self.language.ordinary_labels.issuperset(_words(label))

    def _is_definite_form(self, word: str) -> bool:
        if len(word) <= 4 or not word.endswith(self.language.definite_endings):
            return False
        return not word.endswith(self.language.indefinite_endings) and word not in self.language.seemingly_inflected


def _words(name: str) -> list[str]:
    return re.split(r"[\s-]", name.lower())
