"""The rows of an index as records: what a look-up reads."""

from __future__ import annotations

from bpo_cli.record import Record

# Definitions of this rank or worse only count where nothing better bears the name (see `defining.definition`).
WEAK_RANK = 4


class StoredPassage(Record):
    """A passage as the index holds it, with its article. path: headings joined by PATH_SEPARATOR.
    links: the slugs it links to, separated by blanks."""

    id: int
    anchor: str
    kind: str
    heading: str
    path: str
    text: str
    line: int
    links: str
    slug: str
    article_path: str
    article_title: str


class StoredDefinition(Record):
    """A name and the part of a passage that explains it. rank: 0 is the best evidence."""

    id: int
    key: str
    name: str
    headword: str
    start: int
    stop: int
    source: str
    rank: int
    passage: StoredPassage


class StoredArticle(Record):
    """An article as the index knows it: id, slug, path and title."""

    id: int
    slug: str
    path: str
    title: str


class StoredSection(Record):
    """A heading of an article as the index holds it."""

    heading: str
    level: int
    anchor: str
    line: int


class StoredWord(Record):
    """A folded word of the texts, its stem, and the number of passages that it stands in."""

    form: str
    stem: str
    passages: int
