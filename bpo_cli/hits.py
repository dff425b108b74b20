"""From the rows of an index, and how they were matched, to the hits of an answer."""

from __future__ import annotations

from bpo_cli.answer import ArticleReference, Hit, Source
from bpo_cli.index_format import PATH_SEPARATOR
from bpo_cli.record import replace
from bpo_cli.stored import StoredDefinition, StoredPassage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpo_cli.matching.matcher import Named
    from bpo_cli.matching.scoring import Scored


def falling(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """The hits with scores that never rise down the list."""
    falling: list[Hit] = []
    for hit in hits:
        falling.append(replace(hit, score=min(hit.score, falling[-1].score)) if falling else hit)
    return tuple(falling)


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


def definition_hit(definition: StoredDefinition, match: str, score: float) -> Hit:
    """The passage of a definition as a hit, headed by the term."""
    passage = definition.passage
    return replace(
        passage_hit(passage, match, score),
        kind="definition",
        term=definition.headword,
        sentence=passage.text[definition.start : definition.stop],
    )


def named_hit(named: Named) -> Hit:
    """A definition whose name was guessed, as a hit."""
    hit = definition_hit(named.definition, named.match, 100 * named.score)
    explanation = named.scored.explanation if named.scored else ()
    return replace(hit, taken_for=named.taken_for, explanation=explanation)


def scored_hit(scored: Scored) -> Hit:
    """A passage that was scored, as a hit."""
    start, stop = scored.sentence
    return replace(
        passage_hit(scored.passage, scored.match, min(100.0, 80 * scored.total)),
        sentence=scored.passage.text[start:stop],
        marks=scored.marks,
        taken_for=scored.taken_for,
        explanation=scored.explanation,
    )
