"""Questions for a quantity, such as `how long` and `how many`: what answers them tells a number, a time or a measure.

Question answering calls this the expected type of the answer; see Prager, Brown, Coden and Radev,
"Question-answering by predictive annotation" (2000). No other type is told so surely by the words of a question.
"""

from __future__ import annotations

from bpo_cli.index import Index
from bpo_cli.long_texts import LONG_TEXT
from bpo_cli.matching.query import Query
from bpo_cli.words import tokens


class Quantities:
    """What asks for a quantity, and what tells one, in the language of an index."""

    def __init__(self, index: Index) -> None:
        self._fold = index.fold
        self._questions = index.setting("quantity_questions").split("\n")
        self._words = frozenset(index.setting("quantity_words").split())

    def are_asked_for(self, query: Query) -> bool:
        """Whether the query is a question that a quantity answers."""
        asked = " ".join(["", *(word.form for word in query.words), ""])
        return any(f" {question} " in asked for question in self._questions)

    def are_told_in(self, text: str) -> bool:
        """Whether a text tells a quantity, in figures or in words; of a long text its beginning counts."""
        beginning = text[:LONG_TEXT]
        if any(sign.isdigit() for sign in beginning):
            return True
        return not self._words.isdisjoint(tokens(self._fold(beginning)))
