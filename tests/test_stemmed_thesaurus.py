"""The thesaurus as rows of an index: copied from the bundled index, or stemmed, they are the same."""

from __future__ import annotations

import pytest

from bpo_cli.compiling.stemmed_thesaurus import StemmedThesaurus
from bpo_cli.language import known_languages, load_language, load_thesaurus
from bpo_cli.words import Folding


def stemmed(language: str, *, may_copy: bool) -> StemmedThesaurus:
    known = load_language(language)
    return StemmedThesaurus(known, Folding(known.folding), may_copy=may_copy)


@pytest.mark.parametrize("language", known_languages())
def test_rows_copied_from_the_bundled_index_are_those_that_stemming_gives(language: str) -> None:
    copied, made = stemmed(language, may_copy=True), stemmed(language, may_copy=False)
    assert sorted(copied.rows) == sorted(set(made.rows))
    assert (copied.meanings, copied.origin) == (made.meanings, made.origin)
    assert made.meanings == len(load_thesaurus(language))


def test_each_language_has_an_origin_of_its_own() -> None:
    assert len({stemmed(language, may_copy=True).origin for language in known_languages()}) == len(known_languages())


def test_meanings_of_further_groups_follow_those_of_the_thesaurus() -> None:
    thesaurus = stemmed("norwegian", may_copy=True)
    rows = list(thesaurus.stemmed([("kvitter", "fuglesang"), ("bil",)], thesaurus.meanings))
    assert {meaning for _, meaning in rows} == {thesaurus.meanings, thesaurus.meanings + 1}
    assert max(meaning for _, meaning in thesaurus.rows) < thesaurus.meanings
