"""The Python API: what a `Glossary` answers, and what every answer has in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import Program, compiled
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import bpo_cli
from bpo_cli import Answer, BpoError, Glossary
from bpo_cli.errors import UsageError

KINDS = {
    "faq": {"faq"},
    "highlights": {"highlight"},
    "define": {"definition", "section", "highlight", "faq"},  # the last three where a sentence is about the term
    "search": {"section", "highlight", "faq"},
}
COMMANDS = sorted(KINDS)
ARTICLE_WORDS = [
    "outsourcing", "offshore", "nearshore", "back office", "BPO", "ITES", "hva er", "fordelene", "ulemper", "kostnad",
    "datainnbrudd", "forsyningskjeden", "selskaper", "lønn", "Singapore", "vekst", "ofshore", "outsorsing", "kostander",
    "bpm", "kunde", "typer", "og", "med", "i utlandet", "cheap labour", "customers", "företag", "fordele",
]  # fmt: skip
queries = st.lists(st.sampled_from(ARTICLE_WORDS) | st.text(max_size=8), min_size=1, max_size=4).map(" ".join)
few = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def answers(glossary: Glossary, query: str, **options: object) -> Iterator[Answer]:
    """The answers of every command, but none to a query without letter or digit."""
    for command in COMMANDS:
        try:
            yield getattr(glossary, command)(query, **options)
        except UsageError:
            assert not glossary.key(query)


def test_the_public_names_are_these_and_each_is_explained() -> None:
    assert bpo_cli.__all__ == ["Answer", "Article", "BpoError", "Glossary", "Hit", "Passage", "__version__"]
    for name in set(bpo_cli.__all__) - {"__version__"}:
        assert len(getattr(bpo_cli, name).__doc__) > 20
    assert dir(bpo_cli) == sorted(bpo_cli.__all__)
    with pytest.raises(AttributeError, match="nonsense"):
        _ = bpo_cli.nonsense


def test_every_public_method_is_explained() -> None:
    public = [member for name, member in vars(Glossary).items() if not name.startswith("_")]
    assert len(public) > 8
    assert [member for member in public if not getattr(member, "__doc__", None)] == []


@given(queries)
@example("?")
@example("\x00")
@example('" OR *')
@few
def test_hits_are_of_the_right_kind_with_falling_scores(bundled: Glossary, query: str) -> None:
    for answer in answers(bundled, query):
        scores = [hit.score for hit in answer.hits]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 100 for score in scores)
        assert {hit.kind for hit in answer.hits} <= KINDS[answer.command]
        assert answer.query == query


@given(queries)
@few
def test_every_hit_is_a_passage_of_its_article(bundled: Glossary, query: str) -> None:
    passages = {hit.id: hit for hit in bundled.show("business-process-outsourcing").hits}
    for answer in answers(bundled, query):
        for hit in answer.hits:
            assert hit.text == passages[hit.id].text
            assert hit.source == passages[hit.id].source
            assert hit.sentence in hit.text


@given(queries)
@few
def test_marks_are_places_of_words_in_the_text(bundled: Glossary, query: str) -> None:
    for answer in answers(bundled, query):
        for hit in answer.hits:
            edges = [edge for mark in hit.marks for edge in mark]
            assert edges == sorted(set(edges))
            assert all(hit.text[start:end].strip() == hit.text[start:end] != "" for start, end in hit.marks)


@given(queries)
@few
def test_suggestions_and_places_elsewhere_lead_to_an_answer(bundled: Glossary, query: str) -> None:
    for answer in answers(bundled, query):
        assert len(answer.suggestions) <= 3
        assert not (answer.hits and (answer.suggestions or answer.elsewhere))
        for suggestion in answer.suggestions:
            assert bundled.define(suggestion, exact=True).hits
        if answer.elsewhere:
            assert getattr(bundled, answer.elsewhere)(query).hits


@given(queries, st.integers(1, 3))
@few
def test_a_limit_keeps_the_best_hits(bundled: Glossary, query: str, limit: int) -> None:
    for short, long in zip(answers(bundled, query, limit=limit), answers(bundled, query, limit=99), strict=True):
        assert short.hits == long.hits[:limit]


@given(queries)
@few
def test_exact_gives_exact_matches_only(bundled: Glossary, query: str) -> None:
    for exact, usual in zip(answers(bundled, query, exact=True), answers(bundled, query), strict=True):
        assert {hit.match for hit in exact.hits} <= {"exact"}
        assert {hit.id for hit in exact.hits} <= {hit.id for hit in usual.hits} or len(usual.hits) >= 5


@given(queries)
@few
def test_only_a_fuzzy_hit_is_taken_for_something(bundled: Glossary, query: str) -> None:
    for answer in answers(bundled, query):
        for hit in answer.hits:
            assert bool(hit.taken_for) == (hit.match == "fuzzy")


@given(queries)
@few
def test_asking_twice_and_asking_anew_give_the_same(bundled: Glossary, query: str) -> None:
    once = list(answers(bundled, query))
    assert list(answers(bundled, query)) == once
    assert list(answers(Glossary.bundled(), query)) == once


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("limit", [0, -1])
def test_a_limit_below_one_is_refused(bundled: Glossary, command: str, limit: int) -> None:
    with pytest.raises(UsageError, match="--limit must be 1 or more"):
        getattr(bundled, command)("outsourcing", limit=limit)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_query_without_letter_or_digit_is_refused(bundled: Glossary, command: str) -> None:
    with pytest.raises(BpoError, match="neither a letter nor a digit"):
        getattr(bundled, command)("?!")


def test_faq_and_highlights_without_a_query_give_all_in_their_order(other_glossary: Glossary) -> None:
    for all_of_them in (other_glossary.faq(), other_glossary.highlights()):
        places = [(hit.source.path, hit.source.line) for hit in all_of_them.hits]
        assert len(places) > 20
        assert places == sorted(places)


SHARED = {
    "first": "# Første\n\nFørste er et tall.\n\n## Mer\n\nEn snegle er et dyr uten bein.\n",
    "second": "# Andre\n\nAndre er et tall til.\n\n## Mer\n\nEn snegle er en langsom person.\n",
}


def test_a_term_of_several_articles_gives_one_definition_of_each(tmp_path: Path) -> None:
    answer = compiled(tmp_path, SHARED).define("snegle")
    assert [(hit.article.slug, hit.text) for hit in answer.hits] == [
        ("first", "En snegle er et dyr uten bein."),
        ("second", "En snegle er en langsom person."),
    ]


@pytest.mark.parametrize(("query", "first"), [("force majeure", "two"), ("Force majeure", "two"), ("PAR", "one")])
def test_the_article_on_a_term_comes_first_unless_capitals_ask_for_another(
    tmp_path: Path, query: str, first: str
) -> None:
    texts = {
        "one": "# Avtale\n\nEn avtale.\n\nEn force majeure er en klausul, også kalt PAR.\n",
        "two": "# Force majeure\n\nEn hendelse.\n",
        "three": "# Par\n\nTo sko.\n",
    }
    assert compiled(tmp_path, texts).define(query).hits[0].article.slug == first


def test_a_text_that_several_articles_share_is_found_once(tmp_path: Path) -> None:
    body = "\n\nIngress.\n\n## Felles\n\nPingviner kan ikke fly.\n"
    glossary = compiled(tmp_path, {"a": f"# Alfa{body}", "b": f"# Beta{body}"})
    assert [hit.text for hit in glossary.search("pingviner").hits] == ["Pingviner kan ikke fly."]


def test_an_identity_survives_edits_elsewhere_in_the_article(tmp_path: Path) -> None:
    section = "## Snegler\n\nEn snegle er et dyr.\n"
    before = compiled(tmp_path / "before", {"a": f"# Alfa\n\nIngress.\n\n{section}"})
    after = compiled(
        tmp_path / "after",
        {"a": f"# Alfa\n\nNy ingress.\n\nMer.\n\n## Nytt\n\nX.\n\n{section}\n## Til\n\nY.\n"},
    )
    assert before.define("snegle").hits[0].id == after.define("snegle").hits[0].id


def test_every_term_is_listed_once_for_each_article(other_glossary: Glossary) -> None:
    rows = other_glossary.terms()
    assert len(rows) > 80
    assert len({(row.name, row.id) for row in rows}) == len(rows)


def test_terms_are_sorted_by_name_whatever_their_case(other_glossary: Glossary) -> None:
    rows = other_glossary.terms()
    names = [row.name.lower() for row in rows if row.name.isascii()]
    assert names == sorted(names)


def test_every_name_is_defined_by_its_article(other_glossary: Glossary) -> None:
    for row in other_glossary.terms():
        found = other_glossary.define(row.name, exact=True).hits
        assert row.id in [hit.article.slug for hit in found], row.name


@pytest.mark.parametrize("rows", [Glossary.sections, Glossary.questions, Glossary.articles])
def test_show_knows_what_lists_name(other_glossary: Glossary, rows: Callable[[Glossary], tuple]) -> None:
    found = rows(other_glossary)
    assert found
    for row in found:
        article, _, section = row.id.partition("#")
        assert other_glossary.show(article, section).query == row.id


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Honey-Bee", "honey_bee"), ("just in time", "just-in-time"), ("FAKTORING", "factoring")],
)
def test_show_forgives_case_hyphens_and_a_title_for_a_slug(other_glossary: Glossary, name: str, shown: str) -> None:
    assert {hit.article.slug for hit in other_glossary.show(name).hits} == {shown}


def test_a_section_is_shown_with_those_under_it(tmp_path: Path) -> None:
    text = "# Alfa\n\nI.\n\n## Dyr\n\nD.\n\n### Ugler\n\nU.\n\n## Planter\n\nP.\n"
    glossary = compiled(tmp_path, {"a": text})
    assert [hit.text for hit in glossary.show("a", "dyr").hits] == ["D.", "U."]
    assert [hit.text for hit in glossary.show("a", "Ugler").hits] == ["U."]


def test_completions_begin_like_what_was_typed(bundled: Glossary) -> None:
    assert bundled.completions("OFFSH") == ["offshore outsourcing"]
    assert bundled.completions("xyzzy") == []


@pytest.mark.parametrize("name", ["Sopp", "sopp", "Sopp (SP)", "SOPP"])
def test_who_names_an_article_gets_all_its_entries_if_none_of_them_says_the_name(tmp_path: Path, name: str) -> None:
    texts = {
        "sopp": "# Sopp (SP)\n\nSopp gror i skogen.\n\n## Høydepunkter\n\n- Noe er giftig.\n- Noe smaker.\n\n"
        "## FAQ\n\n### Hva er giftig?\n\nDet røde.\n",
        "bær": "# Bær\n\nBær er søte.\n\n## Høydepunkter\n\n- Multer er gule.\n",
    }
    glossary = compiled(tmp_path, texts)
    assert [hit.text for hit in glossary.highlights(name).hits] == ["Noe er giftig.", "Noe smaker."]
    assert [hit.heading for hit in glossary.faq(name).hits] == ["Hva er giftig?"]
    assert bool(glossary.faq(name, exact=True).hits) == name.startswith("Sopp")
    assert glossary.highlights("giftig").hits[0].text == "Noe er giftig."
    assert glossary.highlights("gror").hits == ()


def test_sections_of_one_name_are_shown_apart(bpo: Program, tmp_path: Path) -> None:
    text = "# Dag\n\nEn dag.\n\n## Møte\n\nVi møtes.\n\nVi går.\n\n## Møte\n\nVi møtes igjen.\n"
    compiled(tmp_path, {"dag": text})
    shown = bpo("show", "dag", "--articles", str(tmp_path / "articles")).text
    assert shown == "Dag\n\nEn dag.\n\nMøte\nVi møtes.\n\nVi går.\n\nMøte\nVi møtes igjen.\n"


def test_a_section_is_shown_by_its_name_without_its_number(tmp_path: Path) -> None:
    glossary = compiled(tmp_path, {"avgift": "# Avgift\n\n## 1. Hvem\n\nAlle.\n\n## 2. Satser\n\nMange.\n"})
    for name in ("satser", "Satser", "2. Satser", "2-satser"):
        assert [hit.text for hit in glossary.show("avgift", name).hits] == ["Mange."]


def test_articles_of_one_file_name_are_all_named_to_who_asks_for_it(tmp_path: Path) -> None:
    for folder in ("bolig", "idrett"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "dugnad.md").write_text(f"# Dugnad i {folder}\n\nArbeid.\n", encoding="utf-8")
    with pytest.raises(UsageError, match="several articles are called dugnad") as caught:
        Glossary.folder(tmp_path).show("dugnad")
    assert caught.value.hint == "known are: bolig/dugnad, idrett/dugnad"


def test_a_slug_goes_before_the_file_name_of_another_article(tmp_path: Path) -> None:
    for name, title in (("dugnad", "Felles arbeid"), ("sub/dugnad", "Arbeid")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / f"{name}.md").write_text(f"# {title}\n\nOm {name}.\n", encoding="utf-8")
    assert [hit.text for hit in Glossary.folder(tmp_path).show("Dugnad").hits] == ["Om dugnad."]
