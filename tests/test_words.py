"""What counts as the same word, and where words stand in a text."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpo_cli.language import known_languages, load_language
from bpo_cli.stems import Stemmer
from bpo_cli.words import LONGEST_FOLDING, Folding, placed_tokens, tokens, trimmed

NORWEGIAN = Folding(load_language("norwegian").folding)
FOLDINGS = [Folding(load_language(name).folding) for name in known_languages()]
LETTERS = "aåäàæøöoeEÅÆØÖßﬁŒxkscqzwvI\u0130\u0131\u0307\u030a\u0308-–' .&+%#1²٣ſK"
texts = st.text(st.sampled_from(LETTERS) | st.characters(exclude_categories=["Cs"]), max_size=20)

SAME = [
    ("OUTSOURCING", "outsourcing"),
    ("back-office", "back office", "Backoffice", "BACK OFFICE", "back–office", '"back office"'),
    ("blåbær", "blaabaer", "BLÅBÆR", "blåbær", "blabær"),
    ("høydepunkt", "hoydepunkt", "hoeydepunkt", "Høyde-punkt"),
    ("B.P.O.", "BPO", "bpo", "B P O"),
    ("24/7", "247"),
    ("café", "cafe", "CAFÉ"),
    ("ﬁnans", "finans"),
]
DIFFERENT = [("C", "C++"), ("C", "C#"), ("A", "A+"), ("100", "100 %"), ("back", "front"), ("1.5", "2.5")]


@pytest.mark.parametrize("spellings", SAME)
def test_spellings_of_one_term_have_one_key(spellings: tuple[str, ...]) -> None:
    assert len({NORWEGIAN.key(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_signs_that_tell_terms_apart_stay_in_the_key(one: str, other: str) -> None:
    assert NORWEGIAN.key(one) != NORWEGIAN.key(other)


@pytest.mark.parametrize("text", ["", " ", "?!", "«»", "+", "%#", "😀", "\u0301", "—", "\x00"])
def test_a_text_without_letter_or_digit_has_no_key(text: str) -> None:
    assert NORWEGIAN.key(text) == ""


@given(texts, st.sampled_from(FOLDINGS))
def test_folding_twice_changes_nothing(text: str, fold: Folding) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold.key(fold.key(text)) == fold.key(text)


@given(texts, st.sampled_from(FOLDINGS))
def test_composed_and_decomposed_letters_fold_alike(text: str, fold: Folding) -> None:
    assert fold(normalize("NFC", text)) == fold(normalize("NFD", text))


@given(texts, st.sampled_from(FOLDINGS))
def test_a_folded_text_is_not_longer_than_promised(text: str, fold: Folding) -> None:
    assert len(fold(text)) <= LONGEST_FOLDING * len(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("bpo er en metode", ["bpo", "er", "en", "metode"]),
        ("back-office", ["back", "office"]),
        ("b.p.o. er kort", ["bpo", "er", "kort"]),
        ("25 100 kroner", ["25100", "kroner"]),
        ("88,9 milliarder", ["88", "9", "milliarder"]),
        ("og/eller", ["og", "eller"]),
        ("... – !", []),
        ("snake_case", ["snake", "case"]),
    ],
)
def test_words_are_letters_and_digits(text: str, words: list[str]) -> None:
    assert tokens(text) == words


@given(texts)
def test_placed_words_stand_where_they_are_said_to_stand(text: str) -> None:
    end = 0
    for token in placed_tokens(text, NORWEGIAN):
        assert text[token.start : token.end] == token.written
        assert end <= token.start < token.end
        assert token.form == "".join(tokens(NORWEGIAN(token.written)))
        end = token.end


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("  outsourcing ", "outsourcing"),
        ('"outsourcing"', "outsourcing"),
        ("«Hva er BPO?»", "Hva er BPO"),
        ("401(k)", "401(k)"),
        ("(BPO)", "BPO"),
        ("C++", "C++"),
        ("a\t b\n c", "a b c"),
        ("a\u030a", "å"),
        ("...", ""),
        ("U.S.", "U.S."),
        ("«H.R.»", "H.R."),
        ("Oslo A.S..", "Oslo A.S."),
        ("BPO.", "BPO"),
    ],
)
def test_what_people_put_round_a_term_is_taken_off(text: str, left: str) -> None:
    assert trimmed(text) == left


@given(texts)
def test_trimming_changes_no_key(text: str) -> None:
    assert NORWEGIAN.key(trimmed(text)) == NORWEGIAN.key(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("fordelene", "fordeler"),
        ("kostnad", "kostnadene"),
        ("selskapet", "selskaper"),
        ("bedriftens", "bedrift"),
    ],
)
def test_inflected_forms_share_a_stem(one: str, other: str) -> None:
    stem = Stemmer("norwegian")
    assert stem(one) == stem(other)


def test_kept_endings_tell_words_apart() -> None:
    assert Stemmer("norwegian")("størrelse") == Stemmer("norwegian")("større")
    kept = Stemmer("norwegian", load_language("norwegian").kept_endings)
    assert kept("størrelse") != kept("større")


@given(
    st.text(st.sampled_from("abdefghiklmnoprstuvyæøå"), max_size=14),
    st.sampled_from(["norwegian", "danish", "swedish"]),
)
def test_a_stem_is_how_its_word_begins(word: str, language: str) -> None:
    for kept in ((), load_language(language).kept_endings):
        stem = Stemmer(language, kept)
        assert word.startswith(stem(word))
        assert bool(stem(word)) == bool(word)
