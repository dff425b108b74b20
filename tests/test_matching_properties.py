"""What holds for any look-up: a term finds itself, a misspelling is no error, scores fall down the list."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from conftest import PACKAGE, compiled
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bpo_cli import BpoError, Glossary
from bpo_cli.answer import Answer
from bpo_cli.rendering import json_document
from bpo_cli.rendering.style import Style

COMMANDS = ["define", "faq", "highlights", "search"]
SCHEMA = json.loads((PACKAGE / "answer.schema.json").read_text(encoding="utf-8"))
PLAIN = Style(80, "none", False, {}, False)
anything = st.text(st.characters(exclude_categories=()), max_size=30)
# A misspelling: what is done, at which place (as a share of the word), with which letter.
edits = st.tuples(
    st.sampled_from(["insert", "delete", "replace", "swap", "double"]),
    st.floats(0, 1),
    st.sampled_from("abeiknorstæøåx -\u0301\x1b\ud800漢"),
)
few = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def misspelled(word: str, edit: tuple[str, float, str]) -> str:
    how, place, letter = edit
    at = round(place * max(0, len(word) - 2))
    before, here, after = word[:at], word[at : at + 1], word[at + 1 :]
    return {
        "insert": before + letter + here + after,
        "delete": before + after,
        "replace": before + letter + after,
        "swap": before + after[:1] + here + after[1:],
        "double": before + here * 2 + after,
    }[how]


def answers(glossary: Glossary, query: str, **options: object) -> list[Answer]:
    """The answers to a query by all commands that make sense of it."""
    found = []
    for command in COMMANDS:
        try:
            found.append(getattr(glossary, command)(query, **options))
        except BpoError as error:
            assert "query" in error.message  # noqa: PT017
    return found


def assert_sound(answer: Answer) -> None:
    scores = [hit.score for hit in answer.hits]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 100 for score in scores)
    assert len({(hit.id, hit.term) for hit in answer.hits}) == len(answer.hits)
    jsonschema.validate(json.loads(json_document.render(answer, PLAIN)), SCHEMA)


@pytest.fixture(scope="module")
def names(other_glossary: Glossary) -> list[str]:
    return sorted({row.name for row in other_glossary.terms()})


def test_every_term_finds_its_own_definition_first(other_glossary: Glossary, bundled: Glossary) -> None:
    for glossary in (other_glossary, bundled):
        for row in glossary.terms():
            best = glossary.define(row.name, limit=50).hits
            owners = [hit.article.slug for hit in best if hit.match == "exact"]
            assert row.id in owners, row.name
            assert best[0].score == 100.0


@few
@given(data=st.data(), edit=edits)
def test_a_misspelled_term_is_never_an_error_and_its_scores_fall(
    other_glossary: Glossary, names: list[str], data: st.DataObject, edit: tuple[str, float, str]
) -> None:
    name = data.draw(st.sampled_from(names))
    for answer in answers(other_glossary, misspelled(name, edit)):
        assert_sound(answer)


@few
@given(query=st.lists(anything, max_size=4).map(" ".join))
def test_any_text_is_a_query_and_its_scores_fall(other_glossary: Glossary, query: str) -> None:
    for answer in answers(other_glossary, query):
        assert_sound(answer)


@few
@given(data=st.data())
def test_terms_among_other_words_are_no_error_and_their_scores_fall(
    other_glossary: Glossary, names: list[str], data: st.DataObject
) -> None:
    words = data.draw(st.lists(st.sampled_from(names) | anything, min_size=1, max_size=5))
    for answer in answers(other_glossary, " ".join(words), limit=50):
        assert_sound(answer)


@few
@given(article=anything, section=anything)
def test_any_text_is_an_article_or_is_told_to_be_none(bundled: Glossary, article: str, section: str) -> None:
    for name in (article, "business-process-outsourcing"):
        try:
            assert_sound(bundled.show(name, section))
        except BpoError as error:
            assert error.message  # noqa: PT017


@few
@given(start=anything)
def test_any_text_may_be_completed(bundled: Glossary, start: str) -> None:
    for name in bundled.completions(start):
        assert bundled.key(name).startswith(bundled.key(start))


TITLES = st.text(st.characters(categories=["L", "Nd"]), min_size=2, max_size=20)


@settings(max_examples=8, deadline=None)
@given(titles=st.lists(TITLES, min_size=1, max_size=8, unique=True))
def test_whatever_the_titles_every_listed_term_finds_itself(
    tmp_path_factory: pytest.TempPathFactory, titles: list[str]
) -> None:
    folder: Path = tmp_path_factory.mktemp("titles")
    texts = {f"{number}": f"# {title}\n\n{title} er et ord.\n" for number, title in enumerate(titles)}
    glossary = compiled(folder, texts)
    for row in glossary.terms():
        assert row.id in {hit.article.slug for hit in glossary.define(row.name, exact=True).hits}, row
