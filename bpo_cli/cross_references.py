"""Which other terms a definition leads to."""

from __future__ import annotations

from collections.abc import Iterable

from bpo_cli.answer import Hit
from bpo_cli.index import Index
from bpo_cli.stored import WEAK_RANK, StoredDefinition
from bpo_cli.words import placed_tokens

_LONGEST_TERM = 4
_FAR_ENOUGH = 20_000  # in characters, to see what a definition mentions


def see_also(index: Index, hit: Hit) -> tuple[str, ...]:
    """Other terms that the text of a definition contains, and its siblings in the same section.

    A sibling shares the last word: `nearshore outsourcing` and `offshore outsourcing`.
    """
    own = {index.fold.key(name) for name in (hit.term or "", hit.article.title)}
    headwords: dict[str, str] = {}
    for each in _mentioned(index, hit):
        title = each.source in ("title", "full title", "abbreviation", "head") and each.passage.slug == hit.article.slug
        if not title and index.fold.key(each.headword) not in own:
            headwords.setdefault(index.fold.key(each.headword), each.headword)
    return tuple(headwords.values())


def _mentioned(index: Index, hit: Hit) -> Iterable[StoredDefinition]:
    forms = [token.form for token in placed_tokens(hit.text[:_FAR_ENOUGH], index.fold)]
    lengths = range(_LONGEST_TERM, 0, -1)
    key_of = index.fold.key
    keys = [[key_of("".join(forms[place : place + length])) for length in lengths] for place in range(len(forms))]
    # Asked for at once: most are no name.
    known = index.known_names({key for at_place in keys for key in at_place})
    position = 0
    while position < len(forms):
        step = 1
        for length, key in zip(lengths, keys[position], strict=True):
            definitions = [each for each in index.definitions(key) if each.rank < WEAK_RANK] if key in known else []
            if definitions:
                yield definitions[0]
                step = min(length, len(forms) - position)
                break
        position += step
    last_word = (hit.term or "").split()[-1:]
    for each in index.definitions_of_section(hit.article.slug, hit.id.rpartition("#")[2].rpartition("-")[0]):
        if " " in (hit.term or "") and each.name.split()[-1:] == last_word:
            yield each
