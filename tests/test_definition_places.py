"""No sentence that introduces a name is passed over, whatever the sentences before and behind it are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bpo_cli.article import SECTION, Article, Passage
from bpo_cli.defining.definitions import DefinitionRules
from bpo_cli.defining.introductions import Introductions
from bpo_cli.language import known_languages, load_language
from bpo_cli.sentences import sentences
from bpo_cli.words import Folding

LANGUAGES = tuple(map(load_language, known_languages()))
RULES = {language.name: DefinitionRules(language, Folding(language.folding)) for language in LANGUAGES}
WORDS = ("Stup", "trekkfugl", "lett fly", "F.eks", "bl.a", "Norges fugler", "NF", "A", "31", "88.9", "İ", "den")
SIGNS = (
    ".", ". ", "! ", '" ', ".» ", "… ", ",", ", ", " (NF)", "(", ") ", ' "', '" ', " – ", " - ", "-",
    "\n\n", "\n", ".\n\n- ", "  ",
)  # fmt: skip


def pieces(name: str) -> st.SearchStrategy[str]:
    """A word or a sign; half of them words by which the language introduces names."""
    language = load_language(name)
    telling = (
        *language.copulas, *language.alias_phrases, *language.abbreviation_phrases, *language.apposition_phrases,
        *language.indefinite_articles, *language.conjunctions, *language.relatives, *language.naming_nouns,
        *language.meant_before, *language.meant_behind,
    )  # fmt: skip
    blank = st.just(" ")
    return st.sampled_from(telling).map(lambda phrase: f"{phrase} ") | st.sampled_from(WORDS + SIGNS) | blank


@pytest.mark.parametrize("name", sorted(RULES))
@pytest.mark.parametrize("sign", list(",;:.!?…)]»”’/-–&*%"))
def test_a_name_is_introduced_behind_any_sign(name: str, sign: str) -> None:
    phrase = load_language(name).alias_phrases[0]
    text = f"Fugler{sign}{phrase} trekkfugler."
    assert RULES[name].places.find(text).any_between(0, len(text))


@pytest.mark.parametrize("name", sorted(RULES))
@settings(deadline=None, max_examples=300)
@given(data=st.data())
def test_names_are_introduced_only_at_the_places_that_are_looked_at(name: str, data: st.DataObject) -> None:
    rules = RULES[name]
    text = data.draw(st.lists(pieces(name), min_size=3, max_size=25).map("".join))
    passage = Passage(SECTION, "", "a-1", (), text, 1)
    article = Article("a", "a.md", "Fugl", "", (), (), (passage,))
    introductions = Introductions(article, text, ("Fugl", ""), rules.patterns, rules.names, rules.key)
    places = rules.places.find(text)
    for start, stop in sentences(text, rules.language.abbreviations):
        if list(introductions.names_in(text[start:stop])):
            assert places.any_between(start, stop)
