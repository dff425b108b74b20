from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bpo_cli.rendering.excerpt import excerpt

TEXT = "En setning om noe. " * 10 + "Her står svaret på spørsmålet. " + "Enda en setning til slutt. " * 10
SENTENCE = "Her står svaret på spørsmålet."
ANSWER = TEXT.index(SENTENCE)


def cut(*arguments, **named) -> str:
    start, end = excerpt(*arguments, **named)
    return arguments[0][start:end]


def test_a_short_text_is_whole() -> None:
    assert excerpt("kort tekst", (), "", 10) == (0, 10)


def test_it_starts_with_the_sentence_that_matches_best() -> None:
    assert cut(TEXT, (), SENTENCE, 100).startswith(SENTENCE)


def test_it_starts_with_the_text_if_the_sentence_is_near_its_start() -> None:
    assert cut(TEXT, (), SENTENCE, 250).startswith("En setning om noe. ")
    assert SENTENCE in cut(TEXT, (), SENTENCE, 250)


def test_a_sentence_at_the_end_comes_with_what_precedes_it() -> None:
    text = TEXT + SENTENCE.replace("Her", "Der")
    shown = cut(text, (), SENTENCE.replace("Her", "Der"), 120)
    assert shown.endswith("Der står svaret på spørsmålet.")
    assert len(shown) > 80


def test_without_sentence_it_shows_where_most_marks_stand() -> None:
    far = TEXT.rindex("setning")
    marks = ((3, 10), (ANSWER, ANSWER + 3), (ANSWER + 9, ANSWER + 15), (far, far + 7))
    assert "Her står svaret" in cut(TEXT, marks, "", 80)


def test_a_sentence_longer_than_the_room_is_cut_round_its_marks() -> None:
    text = "ord " * 200 + "her " + "ord " * 200
    assert "her" in cut(text, ((800, 803),), text.strip(), 60).split()


def test_words_stay_whole() -> None:
    words = set(TEXT.split())
    for room in range(20, 200, 7):
        assert set(cut(TEXT, ((ANSWER, ANSWER + 3),), "", room).split()) <= words


@given(
    st.text("ab .", max_size=300),
    st.lists(st.integers(0, 300), unique=True),
    st.text("ab .", max_size=5),
    st.integers(41, 100),
)
def test_it_lies_in_the_text_and_fits_the_room(text: str, edges: list[int], sentence: str, room: int) -> None:
    edges = sorted(edge for edge in edges if edge <= len(text))
    start, end = excerpt(text, list(zip(edges[::2], edges[1::2], strict=False)), sentence, room)
    assert 0 <= start <= end <= len(text)
    assert end - start <= room
    assert end > start or not text
