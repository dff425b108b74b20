"""What a look-up gives back. Finding nothing is an answer too: one without hits."""

from __future__ import annotations

from bpo_cli.record import Record

EXACT, VARIANT, SYNONYM, FUZZY, TEXT = "exact", "variant", "synonym", "fuzzy", "text"


class Evidence(Record):
    """Why a hit was found: `word` of the query matched `matched` in the text in the manner `how`,
    and added `points` to the score. `word` and `matched` are empty where it was no word that added to it or took
    from it, and `how` names what it was."""

    word: str
    matched: str
    how: str
    points: float


class ArticleReference(Record):
    """Which article a hit is from."""

    slug: str
    title: str


class Source(Record):
    """Where a passage stands: path relative to the glossary's folder, line from 1."""

    path: str
    line: int


class Hit(Record):
    """A passage that answers the query.

    id: `slug#anchor`. kind: `definition`, `section`, `highlight` or `faq`. match: EXACT, VARIANT, SYNONYM,
    FUZZY or TEXT. score: 0 to 100, falling down an answer's hits. term: the headword, of definitions only.
    path: the headings above the passage, outermost first. text: what a reader sees, paragraphs separated by
    an empty line. sentence: the part of `text` that defines the term or matches best (may be empty).
    marks: the words of `text` that matched, as (start, end) offsets into `text`, ascending, not overlapping.
    taken_for: of a FUZZY hit, what the query was taken for. see_also: other terms that the text contains.
    explanation: what each word of the query matched, and what it and all else added to the score, which is their
    sum; empty if nothing was asked.

    >>> from bpo_cli import Glossary
    >>> hit = Glossary.bundled().define("ofshore outsorcing").hits[0]
    >>> hit.kind, hit.match, hit.taken_for
    ('definition', 'fuzzy', 'offshore outsourcing')
    >>> hit.article.title, hit.source.path, hit.source.line
    ('Business Process Outsourcing (BPO)', 'business-process-outsourcing.md', 28)
    """

    id: str
    kind: str
    match: str
    score: float
    term: str | None
    heading: str
    path: tuple[str, ...]
    text: str
    article: ArticleReference
    source: Source
    sentence: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    taken_for: str = ""
    see_also: tuple[str, ...] = ()
    explanation: tuple[Evidence, ...] = ()

    @property
    def title(self) -> str:
        """The heading as a line of its own: a term, a question, the title of a highlight's article.

        >>> from bpo_cli import Glossary
        >>> Glossary.bundled().faq("typene").hits[0].title
        'Hva er typene BPO-selskaper?'
        """
        if self.term is not None:
            return self.term
        return self.article.title if self.kind == "highlight" else self.heading


class Answer(Record):
    """The answer to one query: the hits, best first, and near terms when there are none.

    elsewhere: when nothing was found, the command that would find the words (`search`, `faq`, ...), or empty.

    >>> from bpo_cli import Glossary
    >>> answer = Glossary.bundled().define("kostnader")
    >>> answer.hits, answer.elsewhere
    ((), 'search')
    """

    command: str
    query: str
    hits: tuple[Hit, ...] = ()
    suggestions: tuple[str, ...] = ()
    elsewhere: str = ""


class ListRow(Record):
    """One line of a list. kind: `term`, `alias`, `article`, `section` or `question`. id: what tells it from
    others and, with `show`, shows it. article: the title of the article; of a term, its headword."""

    name: str
    kind: str
    id: str
    article: str
