"""Near names are found in full, though only names of fitting lengths are looked through."""

from __future__ import annotations

from pathlib import Path

from conftest import compiled
from hypothesis import given
from hypothesis import strategies as st

from bpo_cli.matching.spelling import lengths_of_near, near_names

# Few letters, so that many keys are near to one another.
keys = st.text("abest", min_size=3, max_size=24)


@given(typed=keys, names=st.lists(keys, unique=True), beginning=st.integers(3, 24), wanted=st.floats(0.75, 0.95))
def test_no_name_of_another_length_is_as_like_as_wanted(
    typed: str, names: list[str], beginning: int, wanted: float
) -> None:
    names = list(dict.fromkeys([*names, typed[:beginning], typed + typed[:beginning]]))
    lengths = lengths_of_near(typed, 48, 0.75, wanted)
    fitting = [[name for name in names if len(name) == length] for length in lengths]
    everywhere = [each for each in near_names(typed, [names], 0.75, 1000) if each[1] >= wanted]
    assert [each for each in near_names(typed, fitting, 0.75, 1000) if each[1] >= wanted] == everywhere


@given(typed=keys, names=st.lists(keys, unique=True))
def test_groups_of_names_give_what_all_of_them_together_give(typed: str, names: list[str]) -> None:
    groups = [[name for name in names if len(name) == length] for length in range(25)]
    assert near_names(typed, groups, 0.6, 5) == near_names(typed, [names], 0.6, 5)


def test_a_wrong_first_letter_is_forgiven_where_no_name_with_that_letter_is_as_near(tmp_path: Path) -> None:
    titles = ("Panorama", "Gangorado", "Gabardin", "Økonomi", "Zebra", "Ænigma")
    articles = {title.lower(): f"# {title}\n\n{title} er et ord i denne prøven." for title in titles}
    glossary = compiled(tmp_path, articles)
    for typed, meant in (("ganorama", "Panorama"), ("gabrdin", "Gabardin"), ("åkonomi", "Økonomi"), ("gebra", "Zebra")):
        assert [hit.term for hit in glossary.define(typed).hits] == [meant]
