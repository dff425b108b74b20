"""A definition as data, and how good the evidence for it is. Finding them is the business of `definitions`."""

from __future__ import annotations

from bpo_cli.record import Record

# How good the evidence is that a passage defines a name; 0 is the best. Names of the last two kinds only
# count where nothing better bears the name.
RANKS = {
    "title": 0,
    "full title": 0,
    "abbreviation": 0,
    "subject": 1,
    "alias": 1,
    "question": 2,
    "label": 3,
    "head": 4,
    "heading": 4,
    "part": 4,
    "slug": 5,
}


class Definition(Record):
    """A name, and where it is explained.

    headword: the name that `name` is an alias of, or the same. passage: its position in the article's
    passages. start, stop: the defining sentence, as offsets into the passage's text. source: a key of RANKS.
    """

    name: str
    headword: str
    passage: int
    start: int
    stop: int
    source: str

    @property
    def rank(self) -> int:
        """How good the evidence is; 0 is the best."""
        return RANKS[self.source]
