"""Verbs that consist of a function word and a particle: `si opp`, `hvorfor går renta ned?`. Neither word says what a
query is about; together they do."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

# Between the verb and its particle: `sier man opp`.
_MOST_BETWEEN = 2


def particle_verbs(
    forms: Sequence[str], function_words: Collection[str], meanings: Mapping[str, Mapping[str, str]]
) -> dict[int, tuple[int, str]]:
    """The particle verbs of a query, given its folded words: position of the verb -> position of the particle and what
    they mean in one word. meanings: verb -> particle -> what the two mean."""
    found = {}
    for start, verb in enumerate(forms):
        of_particles = meanings.get(verb)
        if not of_particles:
            continue
        for at in range(start + 1, min(start + _MOST_BETWEEN + 2, len(forms))):
            if forms[at] in of_particles and _belong_together(forms, start, at, function_words):
                found[start] = at, of_particles[forms[at]]
                break
    return found


def _belong_together(forms: Sequence[str], start: int, at: int, function_words: Collection[str]) -> bool:
    """Whether nothing stands between them but function words, or a subject and nothing behind that they may govern:
    `går renta ned`, but not `tar møtet over tre timer`."""
    subjects = [form for form in forms[start + 1 : at] if form not in function_words]
    ends = at + 1 == len(forms) or forms[at + 1] in function_words
    return not subjects or (len(subjects) == 1 and ends)
