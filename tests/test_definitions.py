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
    ("Ofte viser uttrykket «lett fly» til et fly.", {}),
    ("Ofte refererer uttrykket «lett fly» til et fly.", {"lett fly": "lett fly"}),
    ("Ofte kan begrepet «lett fly» defineres som vinge.", {"lett fly": "lett fly"}),
    ("Mange hater ordet «gratis!», og ingen liker uttrykket «lett fly» lenger.", {}),
    ("Ordet «lett fly» kommer fra norrønt.", {}),
    (
        "Ifølge Norges Luftfartsråd (NL) er alt bra.",
        {"Norges Luftfartsråd": "Norges Luftfartsråd", "NL": "Norges Luftfartsråd"},
    ),
    ("PGA er en organisasjon for folk som flyr.", {"PGA": "PGA"}),
    ("En F-vinge er en vinge av fjær.", {"F-vinge": "F-vinge"}),
    ("En slik vinge anses som bra.", {}),
    ("En slik vinge anses som siste utvei.", {}),
    ("Nedenfor er en tabell over fugler.", {}),
    ("En slik vinge anses som «siste utvei».", {"siste utvei": "siste utvei"}),
    ("En slik vinge kalles siste utvei.", {"siste utvei": "siste utvei"}),
    ("Prisen når det vi kaller et støttenivå.", {"støttenivå": "støttenivå"}),
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
    ("Ja, leien kan økes med prisstigningen (KPI).", {}),
    ("Ja, kanskje på indeks (KPI).", {}),
    ("De regner med fugletetthet (ROF) og avkom per aktiv (ROA).", {}),
    (
        "Stup\n: fritt fall\n\n**Vingespenn** (VS)\n: det mellom spissene",
        {
            "Stup": "Stup",
            "Vingespenn": "Vingespenn",
            "VS": "Vingespenn",
        },
    ),
    ("- **Fall:** det samme som et stup her.\n- **stup:** et fall rett mot bakken.", {"Fall": "Fall", "stup": "stup"}),
    ("VS (vingespenn) er avstanden mellom spissene.", {"vingespenn": "vingespenn", "VS": "vingespenn"}),
    ("VS (tabell 2) er avstanden mellom spissene.", {}),
    ("Dun er fjær som varmer.", {"Dun": "Dun"}),
    ("Ringmerking er å sette en ring på beinet.", {"Ringmerking": "Ringmerking"}),
    ("Målet er å sette en ring på beinet.", {}),
    ("Viktigst er å sette en ring på beinet.", {}),
    ("Fugler er å finne overalt.", {}),
    ("Veiledning er å få hele dagen.", {}),
    ("Et godt råd er å sette en ring på beinet.", {}),
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
    ("Med vingespenn menes avstanden mellom spissene.", {"vingespenn": "vingespenn"}),
    ("Med begrepet «lett fly» mener vi et som to kan løfte.", {"lett fly": "lett fly"}),
    ("Med vinger og hale menes alt som styrer.", {}),
    ("Med fuglen på skulderen menes ofte noe annet.", {}),
    ("Når en fugl står stille i luften, kalles det stilling.", {"stilling": "stilling"}),
    ("Dette blir kalt for stup når det går fort.", {"stup": "stup"}),
    ("Stup: å falle med vingene inn til kroppen.", {"Stup": "Stup"}),
    (
        "- Stup: å falle fort.\n- Vingespenn (VS) – avstanden mellom spissene.",
        {
            "Stup": "Stup",
            "Vingespenn": "Vingespenn",
            "VS": "Vingespenn",
        },
    ),
    ("**Stup** – å falle med vingene inn.", {"Stup": "Stup"}),
    ("**Stup** og sving er ikke det samme.", {}),
    ("Fugler - også de små - flyr fort.", {}),
    ("Eksempel: fuglen faller fort mot bakken.", {}),
    ("Typer stup: bratte, slake og alle mellom dem.", {}),
    ("Fuglen: den faller fort mot bakken.", {}),
    ("Kilde: boken om fugler.", {}),
    ("Klokka er 12:30 i dag, sier de.", {}),
    ("- Et stup er et fritt fall.\n- En sving er en bue.", {"stup": "stup", "sving": "sving"}),
    ("- Norsk Fugl (NF) teller dem.", {"Norsk Fugl": "Norsk Fugl", "NF": "Norsk Fugl"}),
    ("Sårbarhet betyr at noe lett går i stykker.", {"Sårbarhet": "Sårbarhet"}),
    ("Det regner ofte om høsten.", {}),
    ("Dette er noe annet.", {}),
    ("Hvis det er en fugl, så flyr den.", {}),
    ("Å mate er å gi noen mat.", {"mate": "mate"}),
    ("Å mate er å lære.", {}),
    ("Å mate sultne fugler er å gi dem noe å spise.", {}),
    ("Forutsetning er utskifting av fjær.", {}),
    ("Å fly er gøy.", {}),
    ("Å få er å være til å få.", {}),
    ("Fjærfelling er utskifting av fjær.", {"Fjærfelling": "Fjærfelling"}),
    ("Fjærfelling er trening i å vente.", {}),
    ("Vingespenn (også halen) er en avstand.", {"Vingespenn": "Vingespenn"}),
    ("Lo (eller bra): siden som vinden kommer fra.", {"Lo": "Lo"}),
    ("Vingespenn (også i cm) er stort.", {}),
    ("Lo (òg lovart): siden som vinden kommer fra.", {"Lo": "Lo", "lovart": "Lo"}),
    ("**Lo** (også lovart): siden som vinden kommer fra.", {"Lo": "Lo", "lovart": "Lo"}),
]
ENGLISH = [
    ('Often means the term "light plane" one without an engine.', {"light plane": "light plane"}),
    ("An albatross is a large bird.", {"albatross": "albatross"}),
    ('The bird is also known as a "storm petrel".', {"storm petrel": "storm petrel"}),
    ("Banding is to be done every spring.", {}),
    ("By wingspan we mean the distance between the tips.", {"wingspan": "wingspan"}),
    ('By "stoop" is meant a steep fall.', {"stoop": "stoop"}),
    ("When it falls like that, it is called a stoop.", {"stoop": "stoop"}),
    ("- Stoop: a steep fall with the wings folded.", {"Stoop": "Stoop"}),
    ("Example: it falls with the wings folded.", {}),
    ("It is a fine day.", {}),
    ("To feed is to give food.", {}),
    ("Wingspan (also span): the distance between the tips.", {"Wingspan": "Wingspan", "span": "Wingspan"}),
]
OTHERS = [
    ("danish", "Ved vingefang forstås afstanden mellem spidserne.", {"vingefang": "vingefang"}),
    ("danish", "Ringmærkning er at sætte en ring på benet.", {"Ringmærkning": "Ringmærkning"}),
    ("danish", "Meningen er at sætte en ring på benet.", {}),
    ("danish", "Faktum er at de flyver.", {}),
    ("danish", "Med «styrt» menes et frit fald.", {"styrt": "styrt"}),
    ("danish", "Det kaldes styrt, når den falder.", {"styrt": "styrt"}),
    ("danish", "- Styrt: et frit fald mod jorden.", {"Styrt": "Styrt"}),
    ("danish", "Eksempel: den falder frit mod jorden.", {}),
    ("swedish", "Med vingbredd avses avståndet mellan spetsarna.", {"vingbredd": "vingbredd"}),
    ("swedish", "Ringmärkning är att sätta en ring på benet.", {"Ringmärkning": "Ringmärkning"}),
    ("swedish", "Det kallas för störtdykning när den faller.", {"störtdykning": "störtdykning"}),
    ("swedish", "Dykning – ett fritt fall mot marken.", {"Dykning": "Dykning"}),
    ("swedish", "Exempel: den faller fritt mot marken.", {}),
    ("danish", "At fodre er at give dyrene mad.", {"fodre": "fodre"}),
    (
        "danish",
        "Vingefang (også spændvidde): afstanden mellem spidserne.",
        {"Vingefang": "Vingefang", "spændvidde": "Vingefang"},
    ),
    ("swedish", "Att mata är att ge djuren mat.", {"mata": "mata"}),
    (
        "swedish",
        "Vingbredd (även spännvidd): avståndet mellan spetsarna.",
        {"Vingbredd": "Vingbredd", "spännvidd": "Vingbredd"},
    ),
]
# A heading, what stands under it (and perhaps more), and the name that is explained, if any.
HEADINGS = [
    ("Sameie", "En form for eierskap der flere eier sammen.", "Sameie"),
    ("Sameie", "Flere eier noe sammen.", "Sameie"),
    ("Sameie", "Sameie passer for søsken. Mange velger det.\n\nDet er to slag.", "Sameie"),
    ("Likviditet", "Evnen til å betale i tide.", "Likviditet"),
    ("Reell andel (RA)", "Det hver enkelt eier.", "Reell andel"),
    ("Hva koster det", "Flere eier noe sammen.", ""),
    ("Er det lurt?", "Flere eier noe sammen.", ""),
    ("Fordeler", "Flere eier noe sammen.", ""),
    ("Typer sameie", "Flere eier noe sammen.", ""),
    ("Spesielle hensyn", "En avtale som alle skriver under på, er lur.", ""),
    ("Avtalen", "Flere eier noe sammen.", ""),
    ("3. Avtale", "Flere eier noe sammen.", "Avtale"),
    ("1.2 Avtale (verb)", "Flere eier noe sammen.", "Avtale"),
    ("17. mai", "Flere eier noe sammen.", ""),
    ("Sameie", "- Flere eier noe sammen.", ""),
    ("Fellesproblemet", "Fellesproblemet er en form for uenighet.\n\nDet er ille.", ""),
    ("Fellesproblemet", "Fellesproblemet refererer til uenighet blant eiere.\n\nDet er ille.", "Fellesproblemet"),
    ("Fellesproblemet", "Fellesproblemet er å bli enige.\n\nDet er ille.", ""),
    ("Fellesproblemet", "Mange er uenige om alt.\n\nDet er ille.", ""),
    ("Sameie", "En annen ting er prisen.\n\nDen er høy.", ""),
    ("Sameie", "Flere eier noe sammen.\n\nDet går bra.", ""),
    ("Sameie", "Flere eier noe sammen.\n\n#### Hvor er det?\n\nHer.", ""),
    ("Sameie", "Mange ord står her. " * 20, ""),
]


def names(text: str, language: str, *, title: str) -> dict[str, str]:
    """Every name that the rules find in a text below a title, with its headword; not those of the title."""
    spoken = load_language(language)
    article = parse(f"# {title}\n\nIntro.\n\n## {spoken.labels['see_also']}\n\n{text}\n", "article.md", spoken)
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


@pytest.mark.parametrize(("language", "text", "found"), OTHERS)
def test_danish_and_swedish_sentences_define(language: str, text: str, found: dict[str, str]) -> None:
    assert names(text, language, title="Fugl") == found


@pytest.mark.parametrize(("heading", "text", "name"), HEADINGS)
def test_a_heading_over_a_short_entry_defines(heading: str, text: str, name: str, tmp_path: Path) -> None:
    article = f"# Bolig\n\nEt sted der man bor.\n\n## Er det lurt å eie?\n\nJa.\n\n### {heading}\n\n{text}\n"
    glossary = compiled(tmp_path, {"bolig": article})
    named = [row.name for row in glossary.terms() if row.name not in ("Bolig", "RA")]
    assert named == ([name] if name else [])
    if name:
        (hit,) = glossary.define(name).hits
        assert hit.text == text.partition("\n")[0]


@pytest.mark.parametrize(("title", "name"), [("Viltloven av 1981", "viltloven"), ("Vilt (også storvilt)", "storvilt")])
def test_a_title_is_found_without_its_year_and_by_its_other_name(title: str, name: str, tmp_path: Path) -> None:
    (hit,) = compiled(tmp_path, {"x": f"# {title}\n\nHer er det dyr.\n"}).define(name).hits
    assert (hit.match, hit.text) == ("variant" if name == "viltloven" else "exact", "Her er det dyr.")


def test_an_other_name_in_a_heading_leads_to_its_entry(tmp_path: Path) -> None:
    text = "# Bolig\n\nEt sted der man bor.\n\n## Sameie (også fellesskap)\n\nDet hver enkelt eier.\n"
    (hit,) = compiled(tmp_path, {"bolig": text}).define("fellesskap").hits
    assert (hit.term, hit.text) == ("Sameie", "Det hver enkelt eier.")


def test_an_abbreviation_in_a_heading_leads_to_its_entry(tmp_path: Path) -> None:
    text = "# Bolig\n\nEt sted der man bor.\n\n## Reell andel (RA)\n\nDet hver enkelt eier.\n"
    (hit,) = compiled(tmp_path, {"bolig": text}).define("RA").hits
    assert (hit.term, hit.text) == ("Reell andel", "Det hver enkelt eier.")


def test_a_heading_defines_only_what_nothing_else_defines(tmp_path: Path) -> None:
    by_heading = "# Hus\n\nEt hus er stort.\n\n## Sameie\n\nFlere eier noe sammen.\n"
    by_sentence = "# Lov\n\nEn lov er streng.\n\n## Om eierskap\n\nEt sameie er en avtale mellom eiere.\n"
    glossary = compiled(tmp_path, {"hus": by_heading, "lov": by_sentence})
    (hit,) = glossary.define("sameie").hits
    assert hit.text == "Et sameie er en avtale mellom eiere."


def test_the_parts_of_a_title_lead_to_where_the_article_speaks_of_them(tmp_path: Path) -> None:
    text = (
        "# Husleie og depositum\n\n## Hva betaler en leietaker\n\nMye.\n\nHusleien forfaller hver måned.\n\n"
        "## Depositumet\n\nUtleieren kan kreve sikkerhet. Depositumet står på egen konto.\n\n"
        "Husleie er ikke depositum.\n"
    )
    glossary = compiled(tmp_path, {"rent": text})
    (rent,) = glossary.define("husleie").hits
    (deposit,) = glossary.define("depositum").hits
    assert (rent.term, rent.text) == ("Husleie", "Husleien forfaller hver måned.")
    assert (deposit.term, deposit.sentence) == ("depositum", "Depositumet står på egen konto.")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Murstein og mørtel", "Murstein og mørtel er noe å ta på. En murstein-og-mørtel-butikk er en med vegger."),
        ("Forskning og utvikling (FoU)", "Forskning koster. Utvikling koster. Forskning og utvikling lønner seg."),
        ("Fordeler og lån", "Fordeler er bra. Lån er bra. Lån har fordeler."),
        ("Fugl og den lille", "Fugl flyr. Fugl synger. Den lille flyr. Den lille synger."),
    ],
)
def test_the_parts_of_a_title_that_is_one_name_are_none(title: str, text: str, tmp_path: Path) -> None:
    glossary = compiled(tmp_path, {"x": f"# {title}\n\n## Om det\n\n{text}\n"})
    names = {row.name.lower() for row in glossary.terms()}
    assert names.isdisjoint(title.partition(" (")[0].lower().split(" og "))


def test_a_definition_list_explains_each_term_in_its_own_words(tmp_path: Path) -> None:
    text = "# Fugl\n\nDyr med fjær.\n\n## Ord\n\nstup\n: fritt fall mot et annet fall\n\nfall\n: vei ned\n"
    (hit,) = compiled(tmp_path, {"fugl": text}).define("fall").hits
    assert hit.sentence == "fall: vei ned"


def test_a_question_defines_what_it_asks_for(tmp_path: Path) -> None:
    text = "# Zoologi\n\nLæren om dyr.\n\n## FAQ\n\n### Hva er en krøll?\n\nNoe som ikke er rett.\n"
    (hit,) = compiled(tmp_path, {"zoologi": text}).define("krøll").hits
    assert (hit.term, hit.text) == ("krøll", "Noe som ikke er rett.")


@pytest.mark.parametrize(
    ("question", "terms"),
    [
        ("Hva er fellesgjeld?", ["fellesgjeld"]),
        ("Hva er delt eie?", ["delt eie"]),
        ("Hva er fellesgjeld, og hvordan betales den?", ["fellesgjeld"]),
        ("Hva er fellesgjeld og hva forteller den?", ["fellesgjeld"]),
        ("Hva er fellesgjeld og hva er egenkapital?", []),
        ("Hva er inkludert, og hva koster ekstra?", []),
        ("Hva er en husleie og eierne?", []),
        ("Hva er vanlig?", []),
        ("Hva er fordeler?", []),
        ("Hva er prisen?", []),
        ("Hva er fordelene med å eie?", []),
    ],
)
def test_a_question_in_bold_defines_what_it_asks_for(question: str, terms: list[str], tmp_path: Path) -> None:
    text = f"# Bolig\n\nEt sted der man bor.\n\n## FAQ\n\n**{question}**\n\nNoe som deles.\n"
    glossary = compiled(tmp_path, {"bolig": text})
    assert [row.name for row in glossary.questions()] == [question]
    assert [row.name for row in glossary.terms() if row.name != "Bolig"] == terms


def test_the_title_is_defined_by_the_opening_and_its_abbreviation_leads_there(tmp_path: Path) -> None:
    text = "# Internasjonal Fugledag (IFD)\n\n## Hva er det?\n\nEn dag for fugler.\n\n## Mer\n\nAnnet.\n"
    glossary = compiled(tmp_path, {"birdday": text})
    for name in ("Internasjonal Fugledag", "IFD", "birdday"):
        (hit,) = glossary.define(name).hits
        assert (hit.term, hit.text) == ("Internasjonal Fugledag", "En dag for fugler.")


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("Gaveavgift", "gaveavgiften"),
        ("Leie", "leien"),
        ("Konto", "kontoen"),
        ("Museum", "museet"),
        ("Konkurser", "konkurs"),
    ],
)
def test_a_heading_may_ask_for_the_title_in_another_form(tmp_path: Path, title: str, asked: str) -> None:
    text = f"# {title}\n\nMange spør om dette.\n\n## Hva er {asked}?\n\nDet man betaler.\n"
    (hit,) = compiled(tmp_path, {"payment": text}).define(title).hits
    assert hit.text == "Det man betaler."


def test_another_form_of_the_title_is_no_term_of_its_own(tmp_path: Path) -> None:
    text = "# Daghandler\n\nEn som handler om dagen.\n\n## Bruk\n\nDaghandlere er en type folk som har det travelt.\n"
    glossary = compiled(tmp_path, {"daytrader": text})
    assert [row.name for row in glossary.terms()] == ["Daghandler"]
    (hit,) = glossary.define("daghandlere").hits
    assert hit.text == "En som handler om dagen."


def test_a_term_is_called_as_the_opening_calls_it_rather_than_by_the_name_of_the_file(tmp_path: Path) -> None:
    text = "# Hurtigforhold\n\nQuick ratio er et tall.\n"
    glossary = compiled(tmp_path, {"quickratio": text})
    assert [row.name for row in glossary.terms()] == ["Hurtigforhold", "Quick ratio"]
    assert {hit.term for typed in ("quick", "quickratio") for hit in glossary.define(typed).hits} == {"Hurtigforhold"}


def test_what_the_first_heading_asks_for_is_the_article_itself(tmp_path: Path) -> None:
    text = "# Short Selger\n\n## Hva er shortsalg?\n\nFolk låner aksjer.\n\n## Mer\n\nShortsalg er en måte å leve.\n"
    (hit,) = compiled(tmp_path, {"shortselling": text}).define("shortsalg").hits
    assert (hit.term, hit.text) == ("Short Selger", "Folk låner aksjer.")


@pytest.mark.parametrize(
    ("title", "other"),
    [("Import", "importør"), ("Faktor", "faktoring"), ("Kredit", "kreditor"), ("Leasing", "leasingbil")],
)
def test_a_longer_word_is_no_form_of_the_title(tmp_path: Path, title: str, other: str) -> None:
    text = f"# {title}\n\nNoe man gjør.\n\n## Bruk\n\nEn {other} er en ting som brukes til det.\n"
    assert [row.name for row in compiled(tmp_path, {"slug": text}).terms()] == sorted([title, other], key=str.lower)


def test_an_abbreviation_inside_a_title_shortens_the_whole(tmp_path: Path) -> None:
    text = "# Gjeld-til-egenkapital (D/E)-forhold\n\nSier hvor mye som er lånt.\n"
    glossary = compiled(tmp_path, {"ratio": text})
    assert "D/E-forhold" in [row.name for row in glossary.terms()]
    for typed in ("D/E-forhold", "hva er et d/e forhold?", "D/E", "gjeld til egenkapital"):
        (hit,) = glossary.define(typed).hits
        assert hit.term == "Gjeld-til-egenkapital-forhold"


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
