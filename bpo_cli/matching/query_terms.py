"""The terms of a glossary that stand in a query, for they say what it is about: names of one word and of several."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bpo_cli.index import Index
    from bpo_cli.matching.query import Query

_LONGEST_NAME = 4


def places_of_names(forms: Sequence[str], index: Index) -> list[range]:
    """The places, as positions among folded words, of the names of two to four words, shorter ones first."""
    places = {
        range(first, first + length): index.fold.key(" ".join(forms[first : first + length]))
        for length in range(2, _LONGEST_NAME + 1)
        for first in range(len(forms) - length + 1)
    }
    known = index.known_names(places.values()) if places else frozenset()
    return [place for place, key in places.items() if key in known]


def names_of_several_words(query: Query, index: Index) -> list[range]:
    """The places in a query of the names of two to four words all of which carry the topic, shorter ones first."""
    places = places_of_names(query.forms, index)
    return [place for place in places if all(query.words[position].topical for position in place)]


def terms_of_one_word(query: Query, index: Index) -> set[int]:
    """The positions of the words of the query that are a term as they stand, but for light ones. Other forms may be
    those of another word: who has to `varsle` does not ask about a `varsler`."""
    forms = {position: word.form for position, word in enumerate(query.words) if word.topical and not word.light}
    known = index.known_names(forms.values())
    return {position for position, form in forms.items() if form in known}


def number_of_ideas(positions: Iterable[int], names: Sequence[range]) -> int:
    """How many different things words of a query speak of, given their positions: those of one name of one thing."""
    of_names = {position: name for name in names for position in name}
    return len({of_names.get(position, range(position, position + 1)) for position in positions})
