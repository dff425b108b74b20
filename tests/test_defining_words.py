"""`define` explains what was asked for: not what merely shares a word with it, and not a word that only occurs."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import compiled

from bpo_cli import Glossary

SHOP = """# Nordic Retail

Nordic Retail er banktjenester for folk flest.

## Digitaliserte tjenester

Digitaliserte tjenester er tjenester på nett. Utleieren ser leieren der.

En utleier er en person som leier ut noe.

## Avdelinger

Banken har avdelinger for lønn, innkjøp og fakturering. Derimot er kassen stengt.

Kassen, innkjøp inkludert, er åpen om lørdagen.

## Særlige forhold

Banken tar imot dyr. Vi setter ut renholdet.

Renhold er ofte kjøpt av andre.

## Kjeder

AT&T er ingen norsk kjede. Den følger ISO 9001, og bruker RFC 2616.

## Tvister

De såkalte smørkrigene varte lenge. De er noe annet enn en ostetvist, som er når to meier vil ha osten.

Er kassen tom, foreligger kassesvikt, og da blir alle lei.

Den siste utvei er russisk rulett. En annen utvei er enkel, sier rådgiveren, og den siste er veldig dyr for banken.
"""


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Glossary:
    return compiled(tmp_path_factory.mktemp("shop"), {"shop": SHOP})


@pytest.mark.parametrize(
    "query",
    [
        "detaljhandel",  # a synonym of one word of the name `Nordic Retail`
        "tjenester",  # of what kind the thing is, but which of them?
        "leieren",  # stands in the text, and is no misspelled `utleier`
        "lønn",  # one of several things in a row
        "fakturering",
        "derimot",
        "enkel",
        "rådgiveren",
    ],
)
def test_a_word_that_only_occurs_is_not_explained(shop: Glossary, query: str) -> None:
    answer = shop.define(query)
    assert answer.hits == ()
    assert answer.elsewhere == "search"


@pytest.mark.parametrize("query", ["smørkrigene", "smørkrig", "ostetvist", "kassesvikt", "russisk rulett"])
def test_a_term_that_a_sentence_presents_is_explained_by_it(shop: Glossary, query: str) -> None:
    assert [hit.heading for hit in shop.define(query).hits] == ["Tvister"]


@pytest.mark.parametrize(
    ("query", "term"),
    [
        ("nordic", "Nordic Retail"),
        ("digitaliserte", "Digitaliserte tjenester"),
        ("utlejer", "utleier"),
        ("nordik retail", "Nordic Retail"),
    ],
)
def test_a_name_is_meant_by_its_first_word_or_by_a_misspelling(shop: Glossary, query: str, term: str) -> None:
    assert [hit.term for hit in shop.define(query).hits][:1] == [term]


@pytest.mark.parametrize("query", ["særlige forhold", "Særlige forhold?"])
def test_a_heading_is_found_though_its_words_say_little(shop: Glossary, query: str) -> None:
    assert {hit.heading for hit in shop.search(query).hits} == {"Særlige forhold"}


def test_a_phrase_with_a_meaning_is_found_though_its_words_say_little(shop: Glossary) -> None:
    assert shop.search("sette ut").hits
    assert not shop.search("ligge og stå").hits


def test_a_name_of_letters_and_signs_is_found_though_its_letters_are_function_words(shop: Glossary) -> None:
    assert [hit.heading for hit in shop.search("AT&T").hits] == ["Kjeder"]
    assert [hit.heading for hit in shop.define("AT&T").hits] == ["Kjeder"]


def test_another_number_is_no_misspelling(tmp_path: Path) -> None:
    text = "# ISO 9001\n\nISO 9001 er en standard for ledelse av kvalitet.\n"
    glossary = compiled(tmp_path, {"iso": text})
    assert glossary.define("ISSO 9001").hits
    assert not glossary.define("ISO 9002").hits


FREIGHT = """# Frakt

Frakt er transport.

Et konnossement (BL eller BoL) er et dokument som følger varene.

En remburs, eller letter of credit, er et løfte fra banken. Et KVL, eller ikke-fast vareløfte, er på en måte dårligere.

## Priser

Strategien er også kjent som penetrasjonsprising da den trenger inn i markedet.
"""


@pytest.mark.parametrize(
    ("query", "term"),
    [
        ("BL", "konnossement"),
        ("BoL", "konnossement"),
        ("letter of credit", "remburs"),
        ("KVL", "KVL"),
        ("ikke-fast vareløfte", "KVL"),
        ("penetrasjonsprising", "penetrasjonsprising"),
    ],
)
def test_names_are_found_in_brackets_of_several_behind_an_or_and_before_a_clause(
    tmp_path: Path, query: str, term: str
) -> None:
    assert [hit.term for hit in compiled(tmp_path, {"frakt": FREIGHT}).define(query).hits] == [term]


@pytest.mark.parametrize("query", ["å dumpe", "hva betyr aa dumpe?", "dumping", "dumpingen"])
def test_a_verb_is_explained_by_its_noun_though_the_texts_hold_the_verb(tmp_path: Path, query: str) -> None:
    text = "# Dumping\n\nSalg under kostpris.\n\n## Straff\n\nDen som vil dumpe, må betale for det.\n"
    assert [hit.term for hit in compiled(tmp_path, {"dumping": text}).define(query).hits] == ["Dumping"]


@pytest.mark.parametrize("query", ["PGA", "pga", "hva er pga", "hva betyr ordet PGA?"])
def test_a_name_that_also_shortens_a_function_word_is_explained(tmp_path: Path, query: str) -> None:
    text = "# Golf\n\nEn sport.\n\n## Organisasjoner\n\nPGA er en organisasjon for golfere. Det regner pga. været.\n"
    assert [hit.term for hit in compiled(tmp_path, {"golf": text}).define(query).hits] == ["PGA"]


@pytest.mark.parametrize(
    ("query", "is_meant"),
    [
        ("kald grønn bakke", True),
        ("grønn bakke", True),
        ("hva er en kald bakke?", True),
        ("bløt grønn bakke", False),
    ],
)
def test_another_word_in_a_name_makes_another_name_of_it(tmp_path: Path, query: str, is_meant: bool) -> None:
    text = "# Ost\n\nMat av melk.\n\n## Slag\n\nEn kald grønn bakke er en ost fra nord.\n\n## Mat\n\nBløt.\n"
    assert bool(compiled(tmp_path, {"cheese": text}).define(query).hits) == is_meant


@pytest.mark.parametrize(
    ("query", "is_explained"),
    [
        ("sjefen snakket om ØRT på møtet, hva mente han?", True),
        ("jeg så «ørt» i en avis, hva er det?", True),
        ("hva er greia med alt pratet om «ørt»", True),
        ("sjefen snakket om ØRT og ABC på møtet, hva mente han?", False),
        ("sjefen snakket om ØRX på møtet, hva mente han?", False),
        ("SJEFEN SNAKKET OM ØRT PÅ MØTET", False),
        ("sjefen snakket om ørt på møtet", False),
        ("hvordan melder sjefen seg ut av ØRT?", False),
        ("hvor mange ansatte har ØRT?", False),
        ("lovlig ØRT", False),
        ("hva er lovlig ØRT for noe?", False),
        ("det motsatte av ØRT", False),
    ],
)
def test_a_name_that_is_marked_among_other_words_is_explained(tmp_path: Path, query: str, is_explained: bool) -> None:
    text = "# Tog\n\nNoe på skinner.\n\n## Råd\n\nØstlig ring for tog (ØRT) er et utvalg.\n"
    hits = compiled(tmp_path, {"train": text}).define(query).hits
    assert [hit.match for hit in hits] == (["variant"] if is_explained else [])
