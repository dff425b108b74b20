"""Verbs that consist of a function word and a particle: `hvordan sier jeg opp?`. Neither word says what a query is
about; together they do."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Between the verb and its particle: `sier leieren opp`, but not `sier prisene går opp`.
_MOST_BETWEEN = 1


def particle_verbs(forms: Sequence[str], meanings: Mapping[str, Mapping[str, str]]) -> dict[int, tuple[int, str]]:
    """The particle verbs of a query, given its folded words: position of the verb -> position of the particle and what
    they mean in one word. meanings: verb -> particle -> what the two mean."""
    found = {}
    for start, verb in enumerate(forms):
        of_particles = meanings.get(verb, {})
        behind = range(start + 1, min(start + _MOST_BETWEEN + 2, len(forms)))
        at = next((at for at in behind if forms[at] in of_particles), None)
        if at is not None:
            found[start] = at, of_particles[forms[at]]
    return found
