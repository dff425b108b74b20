"""Which names an article defines: rule by rule, and the whole lists of two glossaries.

`BPO_REWRITE_GOLDEN=1` rewrites the lists in `tests/definitions`; the difference is then to be read and judged.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from conftest import compiled

from bpo_cli import Glossary
from bpo_cli.defining.definitions import DefinitionRules
from bpo_cli.language import load_language
from bpo_cli.parsing.parser import parse
from bpo_cli.words import Folding

GOLDEN = Path(__file__).parent / "definitions"

NORWEGIAN = [
    ("En albatross er en stor fugl.", {"albatross": "albatross"}),
    ('Fuglen er kjent som "stormsvale" i nord.', {"stormsvale": "stormsvale"}),
    ("Slike fugler omtales som «trekkfugler».", {"trekkfugler": "trekkfugler"}),
    (
        'Alternativet, kjent som "fritt fall" eller "stup," er raskt.',
        {"fritt fall": "fritt fall", "stup": "stup"},
    ),
    (
        "Norsk Ornitologisk Forening (NOF) er en gruppe fuglevenner.",
        {"Norsk Ornitologisk Forening": "Norsk Ornitologisk Forening", "NOF": "Norsk Ornitologisk Forening"},
    ),
    ("**Hekketid:** Tiden da fugler ruger.", {"Hekketid": "Hekketid"}),
    (
        "**Lett fly som trener (LFT):** Maskinen som nye flygere lærer på.",
        {
            "Lett fly som trener": "Lett fly som trener",
            "LFT": "Lett fly som trener",
        },
    ),
    ("Vingespenn (VS) er avstanden mellom spissene.", {"Vingespenn": "Vingespenn", "VS": "Vingespenn"}),
    (
        "Saken avgjøres av Nemnda for alle flygende (NFAF).",
        {
            "Nemnda for alle flygende": "Nemnda for alle flygende",
            "NFAF": "Nemnda for alle flygende",
        },
    ),
    (
        "Norges ringmerkings- og fugledirektorat (NRF) teller dem.",
        {
            "Norges ringmerkings- og fugledirektorat": "Norges ringmerkings- og fugledirektorat",
            "NRF": "Norges ringmerkings- og fugledirektorat",
        },
    ),
    ("VS (vingespenn) er avstanden mellom spissene.", {"vingespenn": "vingespenn", "VS": "vingespenn"}),
    ("VS (tabell 2) er avstanden mellom spissene.", {}),
    ("Dun er fjær som varmer.", {"Dun": "Dun"}),
    ("Kråker er best som bråkmakere.", {}),
    ("Begrepet stup betyr fritt fall.", {"stup": "stup"}),
    ('Uttrykket "hakke løs" er en måte å si det på.', {"hakke løs": "hakke løs"}),
    ("Begrepet er en metafor som er gammel.", {}),
    ("Fjærfelling betyr at fjærene skiftes.", {"Fjærfelling": "Fjærfelling"}),
    ("Reirboken, også kalt eggloggen, beskriver alle kull.", {"Reirboken": "Reirboken", "eggloggen": "eggloggen"}),
    ("Det går an å vente i en hvileperiode, det vil si ti dager.", {"hvileperiode": "hvileperiode"}),
    ("Blandingen omtales som bastard og er vanlig.", {"bastard": "bastard"}),
    ("Flokken har en [leder](/leader), en fugl som flyr først.", {"leder": "leder"}),
    ("Flokken har en [leder](/leader), en hale og to vinger.", {}),
    ("Det regner ofte om høsten.", {}),
    ("Dette er noe annet.", {}),
    ("Hvis det er en fugl, så flyr den.", {}),
]
ENGLISH = [
    ("An albatross is a large bird.", {"albatross": "albatross"}),
    ('The bird is also known as a "storm petrel".', {"storm petrel": "storm petrel"}),
    ("It is a fine day.", {}),
]


def names(text: str, language: str, *, title: str) -> dict[str, str]:
    """Every name that the rules find in a text below a title, with its headword; not those of the title."""
    spoken = load_language(language)
    article = parse(f"# {title}\n\nIntro.\n\n## More\n\n{text}\n", "article.md", spoken)
    found = DefinitionRules(spoken, Folding(spoken.folding)).definitions(article)
    of_title = ("title", "full title", "abbreviation", "head", "slug")
    return {
        each.name: each.headword
        for each in found
        if each.source not in of_title or article.passages[each.passage].text != "Intro."
    }


@pytest.mark.parametrize(("text", "found"), NORWEGIAN)
def test_norwegian_sentences_define(text: str, found: dict[str, str]) -> None:
    assert names(text, "norwegian", title="Zoologi") == found


@pytest.mark.parametrize(("text", "found"), ENGLISH)
def test_english_sentences_define(text: str, found: dict[str, str]) -> None:
    assert names(text, "english", title="Zoology") == found


def test_a_question_defines_what_it_asks_for(tmp_path: Path) -> None:
    text = "# Zoologi\n\nLæren om dyr.\n\n## FAQ\n\n### Hva er en krøll?\n\nNoe som ikke er rett.\n"
    (hit,) = compiled(tmp_path, {"zoologi": text}).define("krøll").hits
    assert (hit.term, hit.text) == ("krøll", "Noe som ikke er rett.")


def test_the_title_is_defined_by_the_opening_and_its_abbreviation_leads_there(tmp_path: Path) -> None:
    text = "# Internasjonal Fugledag (IFD)\n\n## Hva er det?\n\nEn dag for fugler.\n\n## Mer\n\nAnnet.\n"
    glossary = compiled(tmp_path, {"birdday": text})
    for name in ("Internasjonal Fugledag", "IFD", "birdday"):
        (hit,) = glossary.define(name).hits
        assert (hit.term, hit.text) == ("Internasjonal Fugledag", "En dag for fugler.")


def test_the_sentence_of_a_definition_is_the_one_that_defines(bundled: Glossary) -> None:
    (hit,) = bundled.define("offshore outsourcing").hits
    assert hit.sentence.startswith('BPO anses som "offshore outsourcing" hvis kontrakten sendes til et annet land')
    assert hit.sentence.endswith("skattebesparelser.")


def test_a_name_has_one_definition_in_an_article_that_defines_it_often(bundled: Glossary) -> None:
    assert len(bundled.define("nearshore outsourcing").hits) == 1


@pytest.mark.parametrize("name", ["bundled", "other"])
def test_the_terms_of_a_glossary_are_those_written_down(name: str, bundled: Glossary, other_glossary: Glossary) -> None:
    rows = {"bundled": bundled, "other": other_glossary}[name].terms()
    listed = "".join(f"{row.name}\t{row.article}\t{row.id}\n" for row in rows)
    golden = GOLDEN / f"{name}-terms.tsv"
    if os.environ.get("BPO_REWRITE_GOLDEN"):
        golden.write_text(listed, encoding="utf-8")
    assert listed == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("title", ["A", "?", "og"])
def test_an_article_whose_title_names_nothing_is_found_all_the_same(tmp_path: Path, title: str) -> None:
    glossary = compiled(tmp_path, {"a": f"# {title}\n\n{title} er en bokstav i alfabetet.\n"})
    assert [hit.text for hit in glossary.search("alfabetet").hits] == [f"{title} er en bokstav i alfabetet."]
