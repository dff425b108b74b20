"""What of the texts may stand for words of the query."""

from __future__ import annotations

from collections.abc import Iterable

from bpo_cli.matching import weights
from bpo_cli.record import Record
from bpo_cli.stored import StoredWord


class Alternative(Record):
    """Words of the texts that stand for words of the query.

    first, last: the words of the query that are stood for, as positions. parts: a passage must hold one form
    of each part. weight: how much it counts, 0 to 1. match: EXACT, VARIANT, SYNONYM or FUZZY. how: the way of
    matching, for people. between: how many signs stand between its two parts, if not any number may. words: how many
    of the query belong together as a phrase that is stood for. of_meant: whether it stands for the word that a
    misspelled one is meant for, and is not that word. longer: whether the word is only a part of these.
    """

    first: int
    last: int
    parts: tuple[frozenset[str], ...]
    weight: float
    match: str
    how: str
    between: range | None = None
    words: int = 1
    of_meant: bool = False
    longer: bool = False


def of_words(
    position: int, words: Iterable[StoredWord], weight: float, match: str, how: str, *, longer: bool = False
) -> Alternative:
    """What stands for one word of the query: any of these words, the commonest if there are too many."""
    commonest = sorted(words, key=lambda word: (-word.passages, word.form))[: weights.MOST_FORMS]
    forms = frozenset(word.form for word in commonest)
    return Alternative(position, position, (forms,), weight, match, how, longer=longer)
