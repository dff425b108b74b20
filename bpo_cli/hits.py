"""From the rows of an index, and how they were matched, to the hits of an answer."""

from __future__ import annotations

from bpo_cli.answer import EXACT, FUZZY, SYNONYM, VARIANT, ArticleReference, Evidence, Hit, Source
from bpo_cli.index_format import PATH_SEPARATOR
from bpo_cli.record import replace
from bpo_cli.stored import StoredDefinition, StoredPassage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpo_cli.matching.matcher import Named
    from bpo_cli.matching.scored import Scored

# How a whole query is a name, in an explanation.
AS_NAME = {
    EXACT: "same term",
    VARIANT: "term in another form",
    SYNONYM: "name of the file",
    FUZZY: "misspelling",
}
VARIANT_SCORE = 97.0
NOT_ABOVE = "no more than the hit before"


def falling(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """The hits with scores that never rise down the list."""
    falling: list[Hit] = []
    for hit in hits:
        highest = falling[-1].score if falling else hit.score
        falling.append(hit if hit.score <= highest else _lowered(hit, highest))
    return tuple(falling)


def _lowered(hit: Hit, score: float) -> Hit:
    return replace(hit, score=score, explanation=(*hit.explanation, Evidence("", "", NOT_ABOVE, score - hit.score)))


def passage_hit(passage: StoredPassage, match: str, score: float) -> Hit:
    """A passage as a hit."""
    return Hit(
        id=f"{passage.slug}#{passage.anchor}",
        kind=passage.kind,
        match=match,
        score=score,
        term=None,
        heading=passage.heading,
        path=tuple(passage.path.split(PATH_SEPARATOR)) if passage.path else (),
        text=passage.text,
        article=ArticleReference(passage.slug, passage.article_title),
        source=Source(passage.article_path, passage.line),
    )


def definition_hit(definition: StoredDefinition, match: str, score: float, query: str) -> Hit:
    """The passage of a definition as a hit, headed by the term: the query as a whole is a name of it."""
    explanation = Evidence(query, definition.name, AS_NAME[match], score)
    return _headed(definition, match, score, (explanation,))


def titled_hit(passage: StoredPassage, title: str, query: str) -> Hit:
    """A passage of an article that is called so, as a hit."""
    match, score = (EXACT, 100.0) if title == query else (VARIANT, VARIANT_SCORE)
    return replace(passage_hit(passage, match, score), explanation=(Evidence(query, title, AS_NAME[match], score),))


def named_hit(named: Named, query: str) -> Hit:
    """A definition whose name was guessed, as a hit."""
    score = 100 * named.score
    if named.scored:
        hit = _headed(named.definition, named.match, score, named.scored.explain())
    else:
        hit = definition_hit(named.definition, named.match, score, query)
    return replace(hit, taken_for=named.taken_for)


def _headed(definition: StoredDefinition, match: str, score: float, explanation: tuple[Evidence, ...]) -> Hit:
    passage = definition.passage
    return replace(
        passage_hit(passage, match, score),
        kind="definition",
        term=definition.headword,
        sentence=passage.text[definition.start : definition.stop],
        explanation=explanation,
    )


def scored_hit(scored: Scored) -> Hit:
    """A passage that was scored, as a hit."""
    start, stop = scored.sentence
    return replace(
        passage_hit(scored.passage, scored.match, scored.score),
        sentence=scored.passage.text[start:stop],
        marks=scored.marks,
        taken_for=scored.taken_for,
        explanation=scored.explain(),
    )
