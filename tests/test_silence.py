"""What looks like a match and is none: silence rather than noise."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import compiled


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("Vi har en avtale om smør og mel.", True),
        (  # the same words, but far apart
            (
                "Om smør vil ingen snakke nå, for det er midt på natten og kaldt, og alle vil hjem og sove."
                "\nMen om prisen på mel har vi en avtale."
            ),
            False,
        ),
        ("## Smør\n\nDet snakker vi ikke om nå, for det er midt på natten.\nMen om prisen har vi en avtale.", True),
    ],
)
def test_the_parts_of_a_compound_stand_in_one_sentence(tmp_path: Path, text: str, is_found: bool) -> None:
    glossary = compiled(tmp_path, {"butikk": f"# Butikk\n\n{text}\n\n## Lager\n\nDer står mel, og noe tegner kart."})
    assert bool(glossary.search("smøravtale").hits) == is_found


def test_another_form_of_a_known_word_is_no_bold_misspelling(tmp_path: Path) -> None:
    glossary = compiled(tmp_path, {"butikk": "# Butikk\n\nEn praksis er det man gjør. Vi henter kontrakten."})
    assert glossary.search("kontraktn").hits
    for known in ("praktiserende", "kontakter"):
        assert not glossary.search(known).hits


def test_what_is_left_of_two_endings_has_no_synonyms(tmp_path: Path) -> None:
    glossary = compiled(tmp_path, {"butikk": "# Butikk\n\nVi driver markedsføring av melet."})
    assert glossary.search("reklame").hits
    assert not glossary.search("reklamert").hits


def test_a_noun_in_or_is_no_plural(tmp_path: Path) -> None:
    glossary = compiled(tmp_path, {"butikk": "# Butikk\n\nHver prosess tar tid. En sekt kjøper bare mel."})
    assert glossary.search("prosesser").hits
    for other in ("prosessor", "sektorer"):
        assert not glossary.search(other).hits


def test_a_word_alone_is_not_answered_with_a_synonym_that_says_little(tmp_path: Path) -> None:
    glossary = compiled(tmp_path, {"butikk": "# Butikk\n\nVi har en stor ovn av stein. Den er tilgjengelig om natten."})
    assert glossary.search("svær ovn").hits
    for alone in ("svære", "gjeng"):
        assert not glossary.search(alone).hits


def test_pay_is_a_topic_though_what_pays_off_is_none(tmp_path: Path) -> None:
    glossary = compiled(
        tmp_path, {"butikk": "# Butikk\n\nHva bakeren får i lønn, er et eventyr.\n\n## Ovn\n\nDen er varm."}
    )
    assert glossary.search("lønnseventyr").hits
    assert [hit.heading for hit in glossary.search("lønner det seg med ovn?").hits] == ["Ovn"]


def test_a_word_alone_is_not_answered_with_the_words_of_a_phrase_that_stand_apart(tmp_path: Path) -> None:
    text = "Melet koster mindre om sommeren enn om vinteren, og slikt merker man i hvert eneste selskap."
    apart = compiled(tmp_path / "apart", {"butikk": f"# Butikk\n\n{text}"})
    together = compiled(tmp_path / "together", {"butikk": "# Butikk\n\nMelet selges til mindre selskap."})
    assert not apart.search("småbedrifter").hits
    assert together.search("småbedrifter").hits


def test_the_ending_of_a_derived_word_is_no_part_of_a_compound(tmp_path: Path) -> None:
    glossary = compiled(tmp_path, {"butikk": "# Butikk\n\nSelskapet gjør rapportering. I et klesskap ligger votter."})
    assert not glossary.search("ring").hits
    assert [hit.text[start:stop] for hit in glossary.search("skap").hits for start, stop in hit.marks] == ["klesskap"]


def test_what_is_asked_for_by_a_name_that_no_text_holds_is_not_answered_by_the_rest(tmp_path: Path) -> None:
    text = "Leverandører av surdeig er lette å finne. Kontrakter med dem er korte."
    glossary = compiled(tmp_path, {"deig": f"# Deig\n\n{text}\n\n## Mel\n\nDe samme leverandører har mel."})
    assert glossary.search("leverandører av surdeig i bygda").hits
    assert not glossary.search("leverandører av surdeig i Norge").hits


def test_what_many_sentences_are_about_is_defined_by_none_of_them(tmp_path: Path) -> None:
    sentences = ["Bakere står tidlig opp.", "Mange ovner er varme.", "Bakere har det travelt.", "Bakere liker brød."]
    few = compiled(tmp_path / "few", {"butikk": "# Butikk\n\n" + "\n\n".join(sentences[:3])})
    many = compiled(tmp_path / "many", {"butikk": "# Butikk\n\n" + "\n\n".join(sentences)})
    assert [hit.text for hit in few.define("bakere").hits] == [sentences[0], sentences[2]]
    assert not many.define("bakere").hits
    assert many.search("bakere").hits


def test_what_says_little_is_no_answer_without_the_rest_of_the_query(tmp_path: Path) -> None:
    # `hvor store` is a phrase, for `størrelse`, and so its words count.
    sections = ("3 store biler kom.", "Størrelsen er kjent.", "Kostnader kuttes.", "Kostnader ...", "Alle kostnader.")
    glossary = compiled(tmp_path, {"butikk": "# Butikk\n\n## Del\n\n" + "\n\n## Del\n\n".join(sections)})
    assert glossary.search("store").hits
    assert not glossary.search("hvor store er kostnadene?").hits


@pytest.mark.parametrize("name", ["KPO", "Andorra"])
def test_a_name_that_no_text_holds_is_not_answered_with_the_rest_of_the_question(tmp_path: Path, name: str) -> None:
    text = "# Butikk\n\nBPO og baking er ulike ting.\n\n## Ovn\n\nDen er varm.\n\n## Mel\n\nDet er hvitt.\n"
    glossary = compiled(tmp_path, {"butikk": text})
    assert glossary.search("hva er forskjellen på BPO og baking?").hits
    assert not glossary.search(f"hva er forskjellen på BPO og {name}?").hits


def test_who_asks_for_a_word_is_not_told_of_what_english_grammar_would_make_of_it(tmp_path: Path) -> None:
    text = "# Butikk\n\nAv melet er det skatt.\n\n## Smør\n\nDet ligger i skatteparadiset.\n"
    found = compiled(tmp_path, {"butikk": text}).search("skattely").hits
    assert [hit.heading for hit in found] == ["Smør"]


TRADE = {
    "ricardo": "# David Ricardo\n\nDavid Ricardo var en økonom. Ricardo skrev om handel.\n\n## Liv\n\nHan bor der.\n",
    "butikk": "# Butikk\n\nEn butikk selger.\n\n## Kunder\n\nVelstående kunder kjøper mer.\n\n## Ovn\n\nDen er varm.\n",
}


def test_a_question_about_a_term_is_not_answered_with_what_does_not_speak_of_it(tmp_path: Path) -> None:
    texts = {"goodwill": "# Goodwill\n\nGoodwill er en eiendel.\n\n## Mer\n\nGoodwill avskrives.\n", **TRADE}
    glossary = compiled(tmp_path, texts)
    assert [hit.heading for hit in glossary.search("hvem er velstående?").hits] == ["Kunder"]
    assert "Kunder" not in [hit.heading for hit in glossary.search("blir man velstående av goodwill?").hits]


def test_a_verb_is_no_question_about_the_term_that_is_made_of_it(tmp_path: Path) -> None:
    texts = {"varsler": "# Varsler\n\nEn varsler sier fra.\n\n## Mot\n\nDet krever mot å varsle.\n", **TRADE}
    texts["frist"] = "# Avvik\n\nMeld avvik til tilsynet innen tre døgn.\n"
    found = compiled(tmp_path, texts).search("når må man varsle tilsynet om avvik?").hits
    assert [hit.heading for hit in found] == ["Avvik"]


def test_the_words_of_one_name_are_no_more_evidence_than_one_word(tmp_path: Path) -> None:
    glossary = compiled(tmp_path, TRADE)
    assert glossary.search("hva skrev David Ricardo om?").hits
    assert not glossary.search("hvilket universitet gikk David Ricardo på?").hits


def test_a_word_that_comes_twice_in_a_query_counts_once(tmp_path: Path) -> None:
    glossary = compiled(tmp_path, {"butikk": "# Butikk\n\nVi betaler rente for lånet.\n\n## Ovn\n\nDen er av stein."})
    assert glossary.search("lån med rente eller uten rente").hits
    assert not glossary.search("gebyrfri rente eller lovfestet rente").hits


def test_a_misspelled_word_is_corrected_wherever_it_comes(tmp_path: Path) -> None:
    glossary = compiled(tmp_path, {"butikk": "# Butikk\n\nVi har et eventyr om meteorologer.\n\n## Ovn\n\nAv stein."})
    assert glossary.search("metorologer eller metorologer").hits[0].taken_for == "meteorologer eller meteorologer"


@pytest.mark.parametrize("query", ["f.eks. melet", "bl.a. melet", "mel, evt. mel", "inkl. melet", "t.ex. melet"])
def test_abbreviated_function_words_are_no_topic(tmp_path: Path, query: str) -> None:
    glossary = compiled(tmp_path, {"butikk": "# Butikk\n\nVi selger mel.\n\n## Ovn\n\nDen er av stein.\n"})
    assert [hit.heading for hit in glossary.search(query).hits] == ["Butikk"]


def test_words_that_say_little_alone_may_mean_something_together(tmp_path: Path) -> None:
    glossary = compiled(tmp_path, {"butikk": "# Butikk\n\nVi kan outsource bakingen.\n\n## Ovn\n\nDen er av stein.\n"})
    for query in ("sette bort", "sette bort ting", "kan vi også sette bort ting?"):
        assert [hit.heading for hit in glossary.search(query).hits] == ["Butikk"], query
    for query in ("sette ting", "takk for hjelpen"):
        assert not glossary.search(query).hits, query


def test_a_word_that_the_language_knows_is_no_misspelled_other_one(tmp_path: Path) -> None:
    glossary = compiled(tmp_path, {"butikk": "# Butikk\n\nMan må forstå melet.\n\n## Ovn\n\nOvnen er varm.\n"})
    assert glossary.search("forståe").hits
    assert not glossary.search("første").hits


def test_a_function_word_is_no_part_of_a_compound(tmp_path: Path) -> None:
    glossary = compiled(tmp_path, {"butikk": "# Butikk\n\nDette gjelder melet.\n\n## Ovn\n\nGjelden er stor.\n"})
    assert [hit.heading for hit in glossary.search("gjeldsgrad").hits] == ["Ovn"]
