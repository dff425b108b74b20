"""Compounds: the longer words that a word is a part of, and what a compound may stand for when it is taken apart."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from bpo_cli.matching import weights
from bpo_cli.stems import as_last_part, unsyncopated
from bpo_cli.stored import StoredWord
from bpo_cli.vocabulary import Vocabulary

# Between the parts of a Norwegian compound: `kostnad-s-reduksjon`, `barn-e-hage`.
LINKING = ("", "s", "e")


class Compounds:
    """Finds compounds among the words of the texts."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def beginning_with(self, form: str, stem: str) -> list[StoredWord]:
        """The compounds whose first part is the word of that form and stem.

        Where an ending was taken off to get the stem, the texts must know the stem or a linking letter must
        follow it; else `kvaliet`, misspelled, would be taken for a form of `kvali`.
        """
        shortest = len(stem) + weights.SURE_OTHER_PART
        longer = [
            each
            for start in (stem, *unsyncopated(stem))
            for each in self._vocabulary.words_starting_with(start)
            if len(each.stem) >= shortest
        ]
        if stem == form or self._vocabulary.words_with_stem(stem):
            return longer
        return [each for each in longer if not each.form.startswith(stem) or each.form[len(stem)] in LINKING]

    def ending_in(self, *stems: str) -> list[StoredWord]:
        """The compounds whose last part has one of these stems. In `subcontracting` no `ting` (thing) is to be
        found: where one part is short, the first must be a word by itself."""
        found = {}
        for stem in map(as_last_part, stems):
            sure = len(stem) + weights.SURE_OTHER_PART if len(stem) >= weights.SURE_COMPOUND_PART else sys.maxsize
            for each in self._vocabulary.words_ending_with(stem):
                if len(each.stem) >= sure or self._is_compound(each, stem):
                    found[each.form] = each
        return list(found.values())

    def in_the_middle_of(self, form: str, stem: str) -> list[StoredWord]:
        """The compounds with the word of that form and stem between others: `kommunikasjon` is a part of
        `markedskommunikasjonskampanje`. What a stem has lost more than an inflection of may be another word."""
        if len(form) > len(stem) + weights.LONGEST_INFLECTION:
            return []
        return [each for each in self._vocabulary.words_holding(stem) if self._stands_between(stem, each.stem)]

    def _stands_between(self, part: str, word: str) -> bool:
        first, _, last = word.partition(part)
        if len(first) < weights.SHORTEST_OTHER_PART or len(last) < weights.SHORTEST_COMPOUND_PART:
            return False
        if self._takes_linking_letter(first, part):
            return False
        return self._knows_first(first) and self._knows_last(last)

    def surely_ending_in(self, stem: str) -> set[str]:
        """The forms of the compounds whose last part has that stem and whose first is a word by itself."""
        if len(stem) <= weights.SHORTEST_COMPOUND_PART:
            return set()
        last = as_last_part(stem)
        return {each.form for each in self._vocabulary.words_ending_with(last) if self._is_compound(each, last)}

    def surely_beginning_with(self, stem: str) -> set[str]:
        """The forms of the compounds whose first part has that stem and whose last is a word by itself."""
        if len(stem) < weights.SHORTEST_COMPOUND_PART:
            return set()
        return {each.form for each in self.beginning_with(stem, stem) if self._goes_on(each, stem)}

    def _goes_on(self, word: StoredWord, first: str) -> bool:
        last = word.stem[len(first) :]
        return last.startswith("s") or self._knows_last(last)

    def _knows_first(self, part: str) -> bool:
        """Whether texts or thesaurus know what begins a compound, with or without a linking letter at its end."""
        return any(self._vocabulary.knows(part.removesuffix(linking)) for linking in LINKING)

    def _knows_last(self, part: str) -> bool:
        """Whether they know what ends one, with or without a linking letter before it."""
        return any(self._vocabulary.knows(part.removeprefix(linking)) for linking in LINKING)

    def translated(self, stem: str) -> list[StoredWord]:
        """`datterfirma` gives `datterselskap`: the compounds one part of which is a synonym of that of the given."""
        return [
            each
            for first, last in cuts(stem)
            for each in self.translations(self.with_synonyms(first), self.with_synonyms(last))
        ]

    def taken_apart(self, stem: str) -> Iterator[tuple[frozenset[str], ...]]:
        """Forms for the first and for the last part of a compound, for each way in which both parts have some; those
        for the first alone if the last is a general noun: `skattenivå` asks about `skatt`."""
        for first, last in cuts(stem):
            parts = [self._part(first, may_be_longer=True)]
            if parts[0] and last not in self._vocabulary.general_nouns:
                parts.append(self._part(last, may_be_longer=False))
            if all(parts):
                yield tuple(parts)

    def written_apart(self, form: str, stems: Sequence[str]) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
        """`startup` gives `start` and `up`, if the texts hold both, `W4` and `PE` their two signs: `W-4`, `P/E`. What
        stands behind a stem of the word is an ending: `selskap er` is no `selskaper`. Nor is `over tid` any `overtid`:
        a function word of the texts' language stands before any other."""
        is_sign_alone = form[-1:].isdigit() != form[-2:-1].isdigit() or (len(form) == 2 and form.isalpha())
        shortest = 1 if is_sign_alone else weights.SHORTEST_WORD_APART
        places = range(weights.SHORTEST_FIRST_APART, len(form) - shortest + 1)
        parts = [(form[:place], form[place:]) for place in places if form[:place] not in stems]
        known = self._vocabulary.known_forms({part for both in parts for part in both})
        for first, last in parts:
            if first in known and last in known and not self._vocabulary.is_own_function_word(first):
                yield frozenset((first,)), frozenset((last,))

    def sharing_last_part(self, stem: str) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
        """`eksportavgift` gives `eksport` and `importavgifter`: a text may give two compounds their last part once."""
        places = range(weights.SHORTEST_WORD_APART, len(stem) - weights.SHORTEST_COMPOUND_PART + 1)
        known = self._vocabulary.known_forms(stem[:place] for place in places)
        for place in places:
            if stem[:place] in known:
                longer = frozenset(each.form for each in self._vocabulary.words_ending_with(stem[place:]))
                if longer:
                    yield frozenset((stem[:place],)), longer

    def _is_compound(self, word: StoredWord, last: str) -> bool:
        """Whether what stands before the last part is a first one: by its linking `s`, or known to texts or
        thesaurus."""
        first = word.stem[: -len(last)]
        if self._takes_linking_letter(first, last):
            return False
        if last in self._vocabulary.suffixes and not first.endswith("s"):
            return False  # no ring is in `rapportering`
        if first in self._vocabulary.function_words:
            return False  # no walk (`gang`) is in `til-gang`
        return len(first) >= weights.SHORTEST_OTHER_PART and (first.endswith("s") or self._knows_first(first))

    def _takes_linking_letter(self, first: str, part: str) -> bool:
        """Whether the `s` before a part is more likely its own: no cat (`katt`) is in `selskap-s-skatt`."""
        return first.endswith("s") and self._vocabulary.knows(f"s{part}")

    def translations(self, firsts: set[str], lasts: set[str]) -> Iterator[StoredWord]:
        """The compounds whose parts have these stems, if there are synonyms among these."""
        return self.composed(firsts, lasts) if len(firsts) + len(lasts) > 2 else iter(())

    def composed(self, firsts: set[str], lasts: set[str]) -> Iterator[StoredWord]:
        """The compounds whose parts have these stems."""
        for first in firsts:
            longer = self._vocabulary.words_starting_with(first) if len(first) >= weights.SHORTEST_OTHER_PART else ()
            for each in longer:
                rest = each.stem[len(first) :]
                if any(rest.removeprefix(linking) in lasts for linking in LINKING):
                    yield each

    def with_synonyms(self, part: str) -> set[str]:
        """A stem with those of the single words that are synonyms of it."""
        return {part, *(other for other in self._vocabulary.synonyms(part) if " " not in other)}

    def _part(self, part: str, *, may_be_longer: bool) -> frozenset[str]:
        """The forms that a part of a compound may stand for: the same stem, a synonym, a longer word. None, if it says
        little by itself: in `starthjelp` nothing is asked for that begins and helps."""
        if part in self._vocabulary.function_words or self._vocabulary.is_light_stem(part):
            return frozenset()
        forms = {form for each in self.with_synonyms(part) for form in self._vocabulary.forms_with_stem(each)}
        if may_be_longer and len(part) >= weights.SHORTEST_PREFIX:
            longer = self._vocabulary.topical(self._vocabulary.words_starting_with(part))
            forms |= {each.form for each in longer}
        return frozenset(forms)


def cuts(stem: str) -> Iterator[tuple[str, str]]:
    """All ways to take a compound apart, with a linking letter at the end of the first part or without."""
    shortest = weights.SHORTEST_SPLIT_PART
    for cut in range(shortest, len(stem) - shortest + 1):
        for linking in LINKING:
            first = stem[:cut].removesuffix(linking)
            if len(first) + len(linking) == cut and len(first) >= shortest:
                yield first, stem[cut:]
