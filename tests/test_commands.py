"""What each command answers, as a script sees it: standard output, standard error and exit status."""

from __future__ import annotations

import json

import pytest
from conftest import OTHER_ARTICLES, Program

OPENING = (
    "Business Process Outsourcing (BPO) er en metode for å legge ut ulike forretningsrelaterte operasjoner"
    " til tredjepartsleverandører."
)
DEFINITIONS = [
    ("Business Process Outsourcing", OPENING),
    ("BPO", OPENING),
    ("outsourcing", OPENING),
    ("offshore outsourcing", "hvis kontrakten sendes til et annet land"),
    ("nearshore outsourcing", "hvis jobben er kontrahert til et naboland"),
    ("onshore outsourcing", "når BPO er inngått i selskapets eget land"),
    ("domestic sourcing", "når BPO er inngått i selskapets eget land"),
    ("lokal outsourcing", "Lokal outsourcing er et selskap som er i samme land som virksomheten din"),
    ("back office", "kontraherer sine kjernevirksomhetsstøtteoperasjoner"),
    ("front office", "Front-office BPO fokuserer på aktiviteter utenfor selskapet"),
    ("informasjonsteknologiaktiverte tjenester", "fordi den er avhengig av teknologi/infrastruktur"),
    ("ITES", "fordi den er avhengig av teknologi/infrastruktur"),
]
QUESTIONS = [
    "Hva er målet med BPO og hva er dens typer?",
    "Hva er typene BPO-selskaper?",
    "Hva er fordelene med BPO?",
]


def hits(bpo: Program, *arguments: str) -> list[dict]:
    return json.loads(bpo(*arguments, "--json").output)["hits"]


def test_define_outsourcing_answers_with_the_opening_definition(bpo: Program) -> None:
    assert bpo("define", "outsourcing") == (0, f"Business Process Outsourcing\n{OPENING}\n".encode(), b"")


def test_faq_fordeler_answers_with_the_question_about_advantages(bpo: Program) -> None:
    done = bpo("faq", "fordeler")
    assert (done.status, done.errors) == (0, b"")
    heading, text = done.text.splitlines()
    assert heading == "Hva er fordelene med BPO?"
    assert text.startswith(
        "Det er mange fordeler med BPO. En av de viktigste fordelene er at det reduserer kostnadene."
    )


@pytest.mark.parametrize(("term", "piece"), DEFINITIONS)
def test_each_term_of_the_bundled_article_is_defined_by_its_passage(bpo: Program, term: str, piece: str) -> None:
    done = bpo("define", term)
    assert (done.status, done.errors) == (0, b"")
    assert piece in done.text
    assert "\n\n" not in done.text  # one hit, and one passage


def test_a_definition_is_its_passage_and_not_the_whole_section(bpo: Program) -> None:
    text = bpo("define", "nearshore outsourcing").text
    assert "et annet land" not in text
    assert "onshore" not in text


@pytest.mark.parametrize("query", ["NEARSHORE OUTSOURCING", "nearshore-outsourcing", "nearshore", "Nearshoring"])
def test_another_form_of_a_term_is_found_silently(bpo: Program, query: str) -> None:
    done = bpo("define", query)
    assert (done.status, done.errors) == (0, b"")
    assert done.text.startswith("nearshore outsourcing\nBPO blir referert til som")


def test_part_of_a_term_is_answered_under_that_term(bpo: Program) -> None:
    assert bpo("define", "onshore").text.startswith("onshore outsourcing\n")


def test_words_of_a_query_need_no_quotes(bpo: Program) -> None:
    assert bpo("faq", "hva", "er", "fordelene") == bpo("faq", "hva er fordelene")
    assert bpo("faq", "hva", "er", "fordelene").text.startswith("Hva er fordelene med BPO?\n")


def test_faq_without_a_query_prints_all_questions_in_their_order(bpo: Program) -> None:
    done = bpo("faq")
    assert (done.status, done.errors) == (0, b"")
    assert [hit.splitlines()[0] for hit in done.text.split("\n\n")] == QUESTIONS


def test_highlights_without_a_query_prints_all_of_them_in_their_order(bpo: Program) -> None:
    done = bpo("highlights")
    assert (done.status, done.errors) == (0, b"")
    found = [hit.splitlines() for hit in done.text.split("\n\n")]
    assert {title for title, _ in found} == {"Business Process Outsourcing (BPO)"}
    starts = [
        "BPO begynte med store produksjonsbedrifter",
        "BPO vil bli ansett som",
        "Business process outsourcing (BPO)",
    ]
    assert all(text.startswith(start) for (_, text), start in zip(found, starts, strict=True))


@pytest.mark.parametrize(
    ("query", "start"),
    [
        ("forsyningskjede", "BPO begynte med store produksjonsbedrifter"),
        ("kundestøtte", "BPO vil bli ansett som"),
        ("underleverandører forretningsdrift", "Business process outsourcing (BPO) bruker"),
    ],
)
def test_a_highlight_is_found_by_its_words(bpo: Program, query: str, start: str) -> None:
    done = bpo("highlights", query)
    assert (done.status, done.errors) == (0, b"")
    assert done.text.splitlines()[1].startswith(start)


def test_faq_and_highlights_answer_with_their_own_kind_only(bpo: Program) -> None:
    assert {hit["kind"] for hit in hits(bpo, "faq", "outsourcing")} == {"faq"}
    assert {hit["kind"] for hit in hits(bpo, "highlights", "outsourcing")} == {"highlight"}


@pytest.mark.parametrize("command", ["faq", "highlights"])
def test_words_that_occur_elsewhere_find_nothing_there_but_say_where(bpo: Program, command: str) -> None:
    done = bpo(command, "datainnbrudd")
    assert (done.status, done.output) == (1, b"")
    assert done.error_lines == ['bpo: nothing found for "datainnbrudd"; it occurs elsewhere: bpo search datainnbrudd']
    assert "utsatt for datainnbrudd" in bpo("search", "datainnbrudd").text


def test_search_finds_passages_of_every_kind_best_first(bpo: Program) -> None:
    found = hits(bpo, "search", "outsourcing", "-n", "100")
    assert {hit["kind"] for hit in found} >= {"section", "highlight", "faq"}
    assert [hit["score"] for hit in found] == sorted((hit["score"] for hit in found), reverse=True)


def test_search_prints_five_passages_if_not_told_how_many(bpo: Program) -> None:
    assert len(hits(bpo, "search", "BPO")) == 5
    assert len(hits(bpo, "search", "BPO", "-n", "100")) > 5


def test_search_prints_identical_passages_once(bpo: Program) -> None:
    texts = [hit["text"] for hit in hits(bpo, "search", "BPO", "-n", "100")]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("option", [("-n", "1"), ("-n1",), ("--limit", "1"), ("--limit=1",)])
@pytest.mark.parametrize("command", ["faq", "highlights", "search"])
def test_a_limit_keeps_the_first_hits(bpo: Program, command: str, option: tuple[str, ...]) -> None:
    assert bpo(command, "BPO", *option).text == bpo(command, "BPO").text.split("\n\n")[0].rstrip("\n") + "\n"


def test_exact_finds_a_name_as_it_is_written(bpo: Program) -> None:
    assert bpo("define", "--exact", "offshore outsourcing") == bpo("define", "offshore outsourcing")


@pytest.mark.parametrize("query", ["ofshore outsourcing", "Offshore Outsourcing", "offshore"])
def test_exact_refuses_to_guess(bpo: Program, query: str) -> None:
    done = bpo("define", "--exact", query)
    assert (done.status, done.output) == (1, b"")
    assert [line.partition(";")[0] for line in done.error_lines] == [f'bpo: nothing found for "{query}"']


def test_a_misspelling_is_answered_and_said_to_be_a_guess(bpo: Program) -> None:
    done = bpo("define", "ofshore", "outsorcing")
    assert (done.status, done.output) == (0, bpo("define", "offshore", "outsourcing").output)
    assert done.error_lines == ['bpo: "ofshore outsorcing" taken for "offshore outsourcing"']


def test_what_was_spelled_right_stands_in_what_a_query_was_taken_for(bpo: Program) -> None:
    done = bpo("search", "datainbrudd", "hos", "leverandør")
    assert done.error_lines == ['bpo: "datainbrudd hos leverandør" taken for "datainnbrudd hos leverandør"']


def test_a_query_of_a_page_is_told_in_a_line(bpo: Program) -> None:
    (line,) = bpo("search", "xyzzy" * 2000).error_lines
    assert line.startswith('bpo: nothing found for "xyzzyxyzzy')
    assert len(line) < 300


def test_show_prints_the_whole_article_in_its_order(bpo: Program) -> None:
    done = bpo("show", "business-process-outsourcing")
    assert (done.status, done.errors) == (0, b"")
    lines = done.text.splitlines()
    assert lines[0] == "Business Process Outsourcing (BPO)"
    headings = ["Spesielle hensyn", "Noen ulemper med BPO", "Høydepunkter", *QUESTIONS]
    positions = [lines.index(heading) for heading in headings]
    assert positions == sorted(positions)
    assert lines[-1].endswith("og som snakker språket.")


def test_show_takes_a_name_of_several_words_as_it_is_typed(bpo: Program) -> None:
    whole = bpo("show", "business-process-outsourcing").output
    assert bpo("show", "business", "process", "outsourcing").output == whole


def test_show_takes_the_path_that_a_hit_names(bpo: Program) -> None:
    (path,) = {hit["source"]["path"] for hit in json.loads(bpo("define", "BPO", "--json").output)["hits"]}
    assert bpo("show", path).output == bpo("show", "business-process-outsourcing").output


@pytest.mark.parametrize("section", ["noen-ulemper-med-bpo", "Noen ulemper med BPO", "NOEN ULEMPER MED BPO"])
def test_show_prints_one_section_by_anchor_or_heading(bpo: Program, section: str) -> None:
    done = bpo("show", f"business-process-outsourcing#{section}")
    assert (done.status, done.errors) == (0, b"")
    title, _, heading, first, _, second = done.text.splitlines()
    assert (title, heading) == ("Business Process Outsourcing (BPO)", "Noen ulemper med BPO")
    assert first.startswith("Selv om det er mange fordeler med BPO")
    assert second.startswith("En annen ulempe kan være")


def test_show_knows_every_section_that_list_names(bpo: Program) -> None:
    rows = [line.split("\t") for line in bpo("list", "sections", "--format", "tsv").text.splitlines()]
    assert [row[0] for row in rows][-3:] == QUESTIONS
    for heading, kind, identity, _ in rows:
        done = bpo("show", identity)
        assert (done.status, done.errors, kind) == (0, b"", "section")
        assert heading in done.text.splitlines()


def test_list_prints_the_terms_if_not_told_what(bpo: Program) -> None:
    done = bpo("list")
    assert done == bpo("list", "terms")
    assert (done.status, done.errors) == (0, b"")
    assert {term for term, _ in DEFINITIONS} <= set(done.text.splitlines())


def test_every_listed_term_is_defined_exactly(bpo: Program) -> None:
    for term in bpo("list", "terms").text.splitlines():
        done = bpo("define", "--exact", term)
        assert (done.status, done.errors, term) == (0, b"", term)


def test_list_prints_articles_and_questions(bpo: Program) -> None:
    assert bpo("list", "articles").text == "Business Process Outsourcing (BPO)\n"
    assert bpo("list", "questions").text.splitlines() == QUESTIONS


def test_a_look_up_writes_nothing_into_the_home_directory(bpo: Program) -> None:
    before = sorted(bpo.home.rglob("*"))
    assert bpo("search", "kostnader").status == 0
    assert sorted(bpo.home.rglob("*")) == before


def test_queries_are_read_from_standard_input_one_a_line(bpo: Program) -> None:
    done = bpo("define", "-", stdin=b"BPO\n\nnearshore outsourcing\nxyzzy\n")
    assert done.status == 1
    assert done.text == bpo("define", "BPO").text + "\n" + bpo("define", "nearshore", "outsourcing").text
    assert done.error_lines == ['bpo: nothing found for "xyzzy"']


def test_articles_of_your_own_are_asked_by_option_and_by_environment(bpo: Program) -> None:
    done = bpo("define", "burn rate", "--articles", str(OTHER_ARTICLES), XDG_CACHE_HOME=f"{bpo.home}/../cache")
    assert (done.status, done.errors) == (0, b"")
    assert "Farten som et ungt selskap bruker opp sparepengene i" in done.text
    assert done == bpo("define", "burn rate", BPO_ARTICLES=str(OTHER_ARTICLES), XDG_CACHE_HOME=f"{bpo.home}/../cache")
