"""What holds for the folding of any text whatever: also of half characters and of accents in piles."""

from __future__ import annotations

from unicodedata import category, normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bpo_cli.accents import composed, decomposed, without_piles
from bpo_cli.compiling.passage_words import PassageWords
from bpo_cli.language import known_languages, load_language
from bpo_cli.words import LONGEST_FOLDING, Folding, placed_tokens, tokens

FOLDINGS = {name: Folding(load_language(name).folding) for name in known_languages()}
PILES = st.lists(st.sampled_from("\u0301\u0323\u0345\u0f73\u3099\u0488"), min_size=25, max_size=70).map("".join)
ANYTHING = st.lists(st.text(st.characters(exclude_categories=()), max_size=8) | PILES, max_size=6).map("".join)
PIECES = (
    "Blåbærgrøt", "Aas", "koeffisient", "XAE", "straße", "ÆØÅ", "œuvre", "Ÿ", "ƒ", "25 000", "1.000.000",
    "B.P.O.", "a.b.", "½", "x²", "µ", "1ª", "1…000", "10–000", "«sitat»", "“quote”", "rock’n’roll", "€",
    "\xa0", " ", "\n\n", "·", "¨", "Łódź", "слово",
)  # fmt: skip
WRITTEN = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=12).map(" ".join) | st.lists(
    st.sampled_from(PIECES), max_size=6
).map("".join)
foldings = st.sampled_from(sorted(FOLDINGS)).map(FOLDINGS.__getitem__)


@settings(deadline=None)
@given(ANYTHING, foldings)
def test_folding_anything_twice_changes_nothing(text: str, fold: Folding) -> None:
    once = fold(text)
    assert fold(once) == once
    assert fold.key(fold.key(text)) == fold.key(text)


@settings(deadline=None)
@given(ANYTHING, foldings)
def test_anything_folded_is_no_longer_than_promised(text: str, fold: Folding) -> None:
    assert len(fold(text)) <= LONGEST_FOLDING * len(text)
    assert len(fold.key(text)) <= LONGEST_FOLDING * len(text)


@settings(deadline=None)
@given(ANYTHING, foldings)
def test_a_key_holds_no_blank_and_a_word_no_blank_or_stop(text: str, fold: Folding) -> None:
    assert not any(sign.isspace() for sign in fold.key(text))
    for word in tokens(fold(text)):
        assert word.isalnum()


@settings(deadline=None)
@given(ANYTHING, foldings)
def test_words_of_anything_stand_where_they_are_said_to_stand(text: str, fold: Folding) -> None:
    for token in placed_tokens(text, fold):
        assert text[token.start : token.end] == token.written


@settings(deadline=None)
@given(ANYTHING)
def test_no_pile_of_more_than_thirty_accents_is_left(text: str) -> None:
    left = without_piles(text)
    assert without_piles(left) == left
    in_a_row = 0
    for sign in left:
        in_a_row = in_a_row + 1 if category(sign)[0] == "M" else 0
        assert in_a_row <= 30


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["M", "Cs"])))
def test_a_text_without_piles_is_normalized_as_ever(text: str) -> None:
    assert without_piles(text) == text
    assert composed(text) == normalize("NFC", text)
    assert decomposed(text) == normalize("NFKD", text)


@pytest.mark.parametrize("length", [30, 31, 399, 400, 100_000])
def test_a_letter_keeps_thirty_accents(length: int) -> None:
    pile = ("\u0301\u0323" * length)[:length]
    assert without_piles(f"a{pile}b{pile}") == f"a{pile[:30]}b{pile[:30]}"


@settings(deadline=None)
@given(st.lists(st.tuples(*[WRITTEN.filter(lambda text: "\x1f" not in text)] * 3), max_size=4), foldings)
def test_words_of_all_passages_at_once_are_those_of_each(passages: list[tuple[str, str, str]], fold: Folding) -> None:
    found = PassageWords(fold)("Tittel", [(heading, path, text, "a_slug") for heading, path, text in passages])
    expected = [
        [word for part in (text, heading, path, "Tittel", "a_slug a slug") for word in tokens(fold(part))]
        for heading, path, text in passages
    ]
    assert [sorted(words.split()) for words in found] == list(map(sorted, expected))
