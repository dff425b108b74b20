"""Where in a passage the words stand that may stand for a word of the query."""

from __future__ import annotations

from bpo_cli.answer import SYNONYM
from bpo_cli.matching import weights

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bpo_cli.matching.alternative import Alternative
    from bpo_cli.matching.placed_words import WordsByForm
    from bpo_cli.words import Token


def occurrence(alternative: Alternative, fields: list[tuple[float, WordsByForm]]) -> tuple[float, list[Token]]:
    """Where the parts of an alternative stand: the weight of the weakest place, and the tokens in the text.

    fields: the places where they may stand, each with its weight; the text is the first. Nothing, and a weight of 0,
    unless every part stands somewhere.
    """
    weakest, in_text = 1.0, []
    for part in alternative.parts:
        for number, (weight, tokens_by_form) in enumerate(fields):
            found = [token for form in part & tokens_by_form.keys() for token in tokens_by_form[form]]
            if found:
                weakest = min(weakest, weight)
                in_text += found if number == 0 else []
                break
        else:
            return 0.0, []
    in_text.sort(key=lambda token: token.start)
    if len(alternative.parts) > 1 and _is_scattered(alternative, in_text):
        if alternative.between:
            return 0.0, []
        weakest *= weights.SCATTERED_PHRASE
    return weakest, in_text


def _is_scattered(alternative: Alternative, found: list[Token]) -> bool:
    """Whether its parts stand too far apart to mean what they mean together. Those of a compound that was taken apart
    may stand anywhere in a sentence, or one of them in the heading."""
    if alternative.between:  # in the text; in a heading or a link they hardly stand otherwise
        return bool(found) and not _follow_one_another(alternative.parts, found, alternative.between)
    if alternative.match == SYNONYM:
        return not _stand_together(alternative.parts, found, weights.LONGEST_PHRASE_LETTERS)
    in_text = {token.form for token in found}
    all_in_text = all(not part.isdisjoint(in_text) for part in alternative.parts)
    return all_in_text and not _stand_together(alternative.parts, found, weights.LONGEST_CLAUSE_LETTERS)


def _follow_one_another(parts: tuple[frozenset[str], ...], found: list[Token], between: range) -> bool:
    """Whether a token of the second part stands behind one of the first, with so many signs between them."""
    first, second = parts
    ends = {token.end for token in found if token.form in first}
    return any(token.start - signs in ends for token in found if token.form in second for signs in between)


def _stand_together(parts: tuple[frozenset[str], ...], found: list[Token], most_letters: int) -> bool:
    """Whether tokens of all parts, given in their order, stand within so many letters."""
    latest: dict[int, int] = {}
    for token in found:
        latest.update((number, token.start) for number, part in enumerate(parts) if token.form in part)
        if len(latest) == len(parts) and token.end - min(latest.values()) <= most_letters:
            return True
    return False
