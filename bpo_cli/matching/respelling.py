"""How words of a neighbouring language, or of the other written form, would be spelled in the language of the texts:
`reaktion` is `reaksjon`, `arbeidar` is `arbeider`."""

from __future__ import annotations

from bpo_cli.matching import weights

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Beside the letters of a rule, where these begin or end a word: `ud-`, `-ar`.
_CUT = "-"


class Respelling:
    """The rules of one language: pairs of what is spelled otherwise, and how."""

    def __init__(self, rules: Iterable[tuple[str, str]]) -> None:
        self._rules = [(other.strip(_CUT), own.strip(_CUT), other) for other, own in rules]

    def __call__(self, word: str) -> Iterator[str]:
        """The word by each rule that holds for it, and by all of them."""
        if len(word) < weights.SHORTEST_RESPELLED:
            return
        by_all = word
        for other, own, rule in self._rules:
            if other in word:
                respelled = _respelled(word, other, own, rule)
                if respelled != word:
                    yield respelled
                    by_all = _respelled(by_all, other, own, rule)
        if by_all != word:
            yield by_all


def _respelled(word: str, other: str, own: str, rule: str) -> str:
    if rule.endswith(_CUT):
        return own + word[len(other) :] if word.startswith(other) else word
    if rule.startswith(_CUT):
        return word[: -len(other)] + own if word.endswith(other) else word
    return word.replace(other, own)
