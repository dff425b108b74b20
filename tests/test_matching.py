"""Which passages answer a query, and which queries are answered with silence, ingredient by ingredient."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import compiled

from bpo_cli import Glossary

BAKERY = """# Bakeri

Et bakeri er et sted der noen baker brød.

## Drift

Hygienekontrollør er en tittel som finnes i hvert bakeri. Bakeren setter av tid til planlegging av vaktene.

## Regelverk

Myndighetene fører tilsyn med regeloverholdelse.

## Penger

Bakeriet kutter kostnader med billigere mel.

## Kunder

Kundene kommer fra nabolandet, og et selskapslokale lånes ut. Bakeriet driver også subcontracting.

## Råvarer

Surdeig er deig som har stått lenge. Kornet kommer fra en spesiell gård, en økologisk gård (Nordre Li).

Bestillingsskjemaet fylles ut.

## Rør

Rørleggeren får ukelønn.

## Ovn

Ovnen faller raskt i verdi, og mange undervurderer driftskostnadene.

## Sjef

Sjefen leder bakerne, og ledelsen er streng. Gründeren stiftet bakeriet.

## Vakt

Om natten er bakerne ledige, og hjelper hverandre.

## Mel

Det grunnleggende om mel står på posen.

## Salg

Fakturaen sendes til byer nordpå. Det er en risiko på kontoen.
"""


@pytest.fixture(scope="module")
def bakery(tmp_path_factory: pytest.TempPathFactory) -> Glossary:
    return compiled(tmp_path_factory.mktemp("bakery"), {"bakery": BAKERY})


def found(glossary: Glossary, query: str) -> list[str]:
    return [hit.heading for hit in glossary.search(query).hits]


@pytest.mark.parametrize(
    ("query", "heading"),
    [
        ("hygienekontroler", "Drift"),  # misspelled, and in another form than in the text
        ("regler", "Regelverk"),  # the first part of a compound, which has its vowel again
        ("overholdelse av regler", "Regelverk"),
        ("sparer vi penger?", "Penger"),  # a phrase with a function word in it
        ("saving money", "Penger"),
        ("land", "Kunder"),
        ("tilsynsmyndighet", "Regelverk"),
        ("kontrollør av hygiene", "Drift"),  # a compound the other way round
        ("spar penger", "Penger"),
        ("sparpenger", "Penger"),  # the same, written as one word
        ("plumber", "Rør"),  # stands for `rørleggeren`, whose stem is not that of `rørlegger`
        ("weekly pay", "Rør"),  # a compound whose first part has three letters: `ukelønn`
        ("verditap", "Ovn"),  # a phrase with a function word in it: `falle i verdi`
        ("skjulte kostnader", "Ovn"),  # a phrase that holds a compound of its last word: `undervurdere kostnader`
        ("firmalokalet", "Kunder"),  # for `selskapslokale`
        ("skjema", "Råvarer"),
        ("ledighet", "Vakt"),  # no form of `lede`, of which `sjef` is a synonym
        ("fakturaene", "Salg"),
        ("faktura", "Salg"),  # `fakturaen` is folded to `fakturan`
        ("byene", "Salg"),  # of one syllable
        ("risikoer", "Salg"),  # is folded to `risikor`
        ("basics of flour", "Mel"),  # `grunnleggende` is no form of `grunnlegge`
        ("ka gjør dokker med surdeigen?", "Råvarer"),
        ("hvor lenge har surdeigen deres ligget og stått i ro?", "Råvarer"),
    ],
)
def test_what_readers_type_finds_its_passage(bakery: Glossary, query: str, heading: str) -> None:
    assert found(bakery, query)[:1] == [heading]


@pytest.mark.parametrize(
    "query",
    [
        "ting",  # no part of `subcontracting`
        "natthjelp",  # whose last part says little by itself
        "hvor lang er den lengste elven?",
        "hvem står bak den store pyramiden?",
        "hovedstaden i Nordre",  # one of two words that say as much
        "kontoret",  # no form of `konto`, though `kontoer` is folded to `kontor`
        "kontor",
        "første",  # by Danish grammar it has the stem of `forsende`, which means what `sende` does
    ],
)
def test_what_the_articles_do_not_answer_finds_nothing(bakery: Glossary, query: str) -> None:
    assert found(bakery, query) == []


def test_a_word_written_apart_is_rather_that_word_than_two(tmp_path: Path) -> None:
    text = (
        "# Huset\n\nOm huset.\n\n## Vann\n\nMot flom finnes en egen flomforsikring.\n\n"
        "## Dekning\n\nOm våren kommer det flom i elven, og da er det godt å ha en forsikring.\n"
    )
    assert found(compiled(tmp_path, {"house": text}), "flom forsikring")[0] == "Vann"


def test_a_hyphenated_word_is_rather_the_compound_than_two(tmp_path: Path) -> None:
    text = (
        "# Huset\n\nOm huset.\n\n## Brann\n\nEn risiko er brann, og derfor trengs styring.\n\n"
        "## Revisjon\n\nRevisorer ser på risikostyring, på risikoene selv og på styring.\n"
    )
    assert found(compiled(tmp_path, {"house": text}), "risiko-styring")[0] == "Revisjon"


def test_a_word_that_a_link_writes_as_one_is_also_found_written_apart(tmp_path: Path) -> None:
    text = (
        "# Huset\n\nOm huset.\n\n## Arbeid\n\nDet skjer på [kontoret](/frontoffice).\n\n"
        "## Oppgaver\n\nVanlige oppgaver for et front office er salg og service.\n"
    )
    assert found(compiled(tmp_path, {"house": text}), "frontoffice oppgaver")[0] == "Oppgaver"


@pytest.mark.parametrize("query", ["startup", "itsikkerhet", "flipover", "STARTUP", "epost"])
def test_what_the_text_hyphenates_is_found_in_one_word_but_not_by_words_that_stand_apart(
    tmp_path: Path, query: str
) -> None:
    hyphenated = "Et start-up trenger IT-sikkerhet, og bruker flip-over og e-post."
    apart = "Start nå. Hold it oppe, og sjekk sikkerheten. Up to date med flip eller over. Kom i god form, e da."
    text = f"# Huset\n\nOm huset.\n\n## Bedrift\n\n{hyphenated}\n\n## Tips\n\n{apart}\n"
    assert found(compiled(tmp_path, {"house": text}), query) == ["Bedrift"]


def test_a_preposition_and_a_noun_are_no_compound_of_the_two(tmp_path: Path) -> None:
    text = "# Huset\n\nDet skjer over tid.\n\n## Lønn\n\nOvertidsbetaling er høyere.\n"
    assert found(compiled(tmp_path, {"house": text}), "overtid") == ["Lønn"]


def test_a_short_word_in_on_is_found_at_the_end_of_a_compound(tmp_path: Path) -> None:
    house = compiled(tmp_path, {"house": "# Huset\n\nOm huset.\n\n## Fare\n\nIndustrispionene lytter.\n"})
    assert found(house, "spion") == ["Fare"]


def test_a_short_word_is_no_other_one_by_the_grammar_of_a_neighbour(tmp_path: Path) -> None:
    text = "# Huset\n\nOm huset.\n\n## Lek\n\nKulen triller.\n\n## Kjeller\n\nKullet er der.\n"
    house = compiled(tmp_path, {"house": text})
    assert (found(house, "kull"), found(house, "kule")) == (["Kjeller"], ["Lek"])


@pytest.mark.parametrize(
    ("query", "heading"),
    [("konsortiet", "Samarbeid"), ("museum", "Kultur"), ("sentrene", "By"), ("stå", "Ro"), ("stat", "Makt")],
)
def test_latin_words_are_found_in_all_their_forms_and_short_words_in_their_own(
    tmp_path: Path, query: str, heading: str
) -> None:
    sections = {
        "Samarbeid": "Et konsortium bygger broen.",
        "Kultur": "Museet er stort.",
        "By": "Et sentrum uten trær.",
        "Ro": "Bilen må stå.",
        "Makt": "Staten eier veien.",
    }
    text = "\n\n".join(f"## {name}\n\n{body}" for name, body in sections.items())
    assert found(compiled(tmp_path, {"town": f"# Byen\n\nOm byen.\n\n{text}\n"}), query) == [heading]


@pytest.mark.parametrize(
    ("query", "headings"),
    [("eksportavgift", ["Toll"]), ("utbetalinger", ["Kasse"]), ("importavgift", ["Toll"]), ("eksportbetaling", [])],
)
def test_compounds_that_share_their_last_part_are_found_one_by_one(
    tmp_path: Path, query: str, headings: list[str]
) -> None:
    text = (
        "# Handel\n\nOm handel.\n\n## Toll\n\nSelgeren tar seg av eksport- og importavgifter.\n\n"
        "## Kasse\n\nBoken viser ut- eller innbetalinger.\n\n## Vei\n\nEksport er dyrt. Ut av innbetalinger.\n"
    )
    assert found(compiled(tmp_path, {"trade": text}), query) == headings


def test_a_general_noun_at_the_end_of_a_compound_asks_about_what_stands_before_it(tmp_path: Path) -> None:
    house = compiled(tmp_path, {"house": "# Huset\n\nOm huset.\n\n## Utgifter\n\nEierne betaler skatten hver måned.\n"})
    assert found(house, "skattenivået") == ["Utgifter"]
    assert found(house, "skattekontoret") == []


@pytest.mark.parametrize(
    ("query", "heading"),
    [
        ("dumpe", "Handel"),
        ("nedskrive", "Verdi"),
        ("plukking", "Høst"),
        ("parlamentssete", "Politikk"),
        ("nullpunktsomsetning", "Salg"),
    ],
)
def test_verbs_and_compounds_find_what_is_made_of_the_same_parts(tmp_path: Path, query: str, heading: str) -> None:
    text = (
        "# Huset\n\nOm huset.\n\n## Handel\n\nEt land klager på dumping.\n\n## Verdi\n\nEn nedskrivning følger.\n\n"
        "## Høst\n\nDa plukkes bær.\n\n## Politikk\n\nHan fikk et sete i parlamentet.\n\n"
        "## Salg\n\nVed dette salget er break-even nådd.\n"
    )
    assert found(compiled(tmp_path, {"house": text}), query) == [heading]


def test_a_compound_written_the_other_way_round_comes_before_its_parts(tmp_path: Path) -> None:
    text = (
        "# Butikk\n\nOm butikken.\n\n## Mote\n\nOmsetningens takt krever at varebeholdningen selges raskt.\n\n"
        "## Tall\n\nEt mål er lageromsetningen. Høy lageromsetning er bra.\n"
    )
    glossary = compiled(tmp_path, {"shop": text})
    assert found(glossary, "omsetning av lager")[0] == found(glossary, "lager omsetning")[0] == "Tall"


def test_a_word_counts_that_is_a_function_word_elsewhere_or_with_accents(tmp_path: Path) -> None:
    text = "# Te\n\nTe drikkes varm.\n\n## Farge\n\nSvart te er gjæret.\n\n## Sted\n\nHver by har et tehus.\n"
    glossary = compiled(tmp_path, {"tea": text})
    assert found(glossary, "svart")[:1] == found(glossary, "svart te")[:1] == ["Farge"]
    assert found(glossary, "by") == ["Sted"]


def test_a_misspelling_of_one_form_finds_the_other_forms_too(tmp_path: Path) -> None:
    text = (
        "# Kasse\n\nOm kassen.\n\n## Utbetaling\n\nTilskuddet kommer fra kommunen.\n\n"
        "## Tidspunkt\n\nTilskudd utbetales hver fjerde uke.\n"
    )
    assert found(compiled(tmp_path, {"fund": text}), "utbettales tilskuddett")[0] == "Tidspunkt"


@pytest.mark.parametrize(
    ("query", "heading"),
    [("surdeig", "Råvarer"), ("sourdough", "Råvarer"), ("Nordre Li", "Råvarer"), ("hygienekontrollør", "Drift")],
)
def test_a_term_is_explained_where_a_sentence_is_about_it(bakery: Glossary, query: str, heading: str) -> None:
    assert [hit.heading for hit in bakery.define(query).hits] == [heading]


@pytest.mark.parametrize(
    ("query", "term", "match"),
    [
        ("varmepumper", "varmepumpe", "variant"),
        ("varmepumpene", "varmepumpe", "variant"),
        ("dype energibrønner", "dyp energibrønn", "variant"),
        ("varmpumpe", "varmepumpe", "fuzzy"),
        ("varmepumpo", "varmepumpe", "fuzzy"),
        ("dupe energibrønner", "dyp energibrønn", "fuzzy"),
    ],
)
def test_a_term_in_a_form_that_no_text_holds_is_no_guess_but_a_misspelled_one_is(
    tmp_path: Path, query: str, term: str, match: str
) -> None:
    (hit,) = compiled(tmp_path, {"a": f"# {term}\n\nEn {term} er en maskin som flytter varme.\n"}).define(query).hits
    assert (hit.term, hit.match, hit.taken_for) == (term, match, term if match == "fuzzy" else "")


def test_what_holds_the_word_itself_comes_before_what_defines_a_synonym(tmp_path: Path) -> None:
    text = "# Ferdsel\n\nOm ferdsel.\n\n## Lov\n\nEn bil er et kjøretøy.\n\n## Vei\n\nPå veien kjører automobiler.\n"
    glossary = compiled(tmp_path, {"car": text})
    assert found(glossary, "automobil") == ["Vei", "Lov"]


COSTS = """# Kostnad

En kostnad koster.

## Ukjente kostnader

Kostnader er utgifter. Leien er fast, det er faste kostnader.

## Faste kostnader

Leien er fast, det er faste kostnader.
"""


def test_a_heading_with_half_of_a_phrase_counts_less_than_one_with_the_whole(tmp_path: Path) -> None:
    found = compiled(tmp_path, {"kostnad": COSTS}).search("overhead")
    assert [hit.heading for hit in found.hits] == ["Faste kostnader", "Ukjente kostnader"]


def test_a_word_of_a_phrase_counts_that_is_a_function_word_elsewhere(tmp_path: Path) -> None:
    [hit] = (
        compiled(tmp_path, {"leie": COSTS.partition("## Faste")[0]}).search("fixed costs").hits
    )  # Swedish has `fast`
    assert hit.heading == "Ukjente kostnader"


def test_a_word_is_shown_and_explained_in_every_form_it_has_in_a_passage(tmp_path: Path) -> None:
    text = "Et lån styrker likviditeten. Likviditet er viktig for å betale i tide."
    glossary = compiled(tmp_path, {"loan": f"# Lån\n\n{text}\n"})
    (hit,) = glossary.define("likviditeten").hits
    assert [hit.text[start:stop] for start, stop in hit.marks] == ["likviditeten", "Likviditet"]


@pytest.mark.parametrize("query", ["planlegging", "kostnader"])
def test_a_term_that_is_only_mentioned_is_not_explained(bakery: Glossary, query: str) -> None:
    answer = bakery.define(query)
    assert answer.hits == ()
    assert answer.elsewhere == "search"


def test_a_question_with_light_words_asks_for_the_name_in_it(bakery: Glossary) -> None:
    (hit,) = bakery.define("hva går et bakeri ut på, kort fortalt?").hits
    assert (hit.kind, hit.term) == ("definition", "Bakeri")


GOODS = """# Varer

Ting i butikken som skal være billige og stabile.

## Vare

En vare er noe man kan kjøpe.

## FAQ

### Hvor lenge kan en rammeavtale vare?

I fire år.
"""


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Glossary:
    texts = {
        "goods": GOODS,
        "sheep": "# Får\n\nEt dyr med ull.\n",
        "advice": "# Råd\n\nEt godt tips.\n",
        "row": "# Rad\n\nEn linje i en tabell.\n",
        "tax": "# Skatt\n\nEn avgift, ikke et tap.\n\n## Selskap\n\nSelskapsskatten er lav, selskapsskattesatsen med, "
        "politikken stabil.\n",
    }
    return compiled(tmp_path_factory.mktemp("shop"), texts)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("får", "Et dyr med ull."),  # also a function word
        ("hva er et får?", "Et dyr med ull."),
        ("råd", "Et godt tips."),
        ("rad", "En linje i en tabell."),
    ],
)
def test_a_term_is_found_by_what_was_typed_before_what_folds_alike(shop: Glossary, query: str, text: str) -> None:
    assert shop.define(query).hits[0].text == text


@pytest.mark.parametrize("name", ["C", "C++", "C#"])
def test_a_question_asks_for_the_name_with_its_signs(tmp_path: Path, name: str) -> None:
    texts = {slug: f"# {name}\n\n{name} er et språk.\n" for slug, name in [("a", "C"), ("b", "C++"), ("c", "C#")]}
    glossary = compiled(tmp_path, texts)
    assert [hit.term for hit in glossary.define(f"hva er {name}?").hits] == [name]


def test_goods_are_no_form_of_being(shop: Glossary) -> None:
    answer = shop.search("vare")
    assert "En vare er noe man kan kjøpe." in [hit.text for hit in answer.hits]
    assert "være" not in [hit.text[start:stop] for hit in answer.hits for start, stop in hit.marks]
    assert shop.faq("hvor lenge varer en rammeavtale?").hits[0].text == "I fire år."


@pytest.mark.parametrize("query", ["katt", "skatteloven", "lossing", "ustabil politikk i Andorra", "takk for hjelpen"])
def test_chance_opposites_and_politeness_find_nothing(shop: Glossary, query: str) -> None:
    assert shop.search(query).hits == ()


def test_a_synonym_whose_words_stand_in_different_passages_hides_no_other_way_of_matching(tmp_path: Path) -> None:
    text = (
        "# Torget\n\nOm torget.\n\n## Plass\n\nEn fast plass er dyr.\n\n## Kø\n\nKunden venter.\n\n"
        "## Bytte\n\nDe to vil bytte, og avtalen er god.\n"
    )
    (tmp_path / "articles").mkdir()
    settings = 'synonyms = [["bytteavtale", "fast kunde"]]\n'
    (tmp_path / "articles" / "glossary.toml").write_text(settings, encoding="utf-8")
    assert found(compiled(tmp_path, {"market": text}), "bytteavtale") == ["Bytte"]


@pytest.mark.parametrize(
    ("query", "headings"), [("frakkt", ["Frakt"]), ("ettikk", ["Moral"]), ("frukt", []), ("retikk", [])]
)
def test_a_letter_too_many_or_too_few_of_two_is_forgiven_in_short_words_too(
    tmp_path: Path, query: str, headings: list[str]
) -> None:
    text = "# Huset\n\nOm huset.\n\n## Frakt\n\nDet er gratis frakt.\n\n## Moral\n\nGod etikk teller.\n"
    assert found(compiled(tmp_path, {"house": text}), query) == headings


@pytest.mark.parametrize(
    ("query", "headings"), [("kjede", ["Drift"]), ("kjeder", ["Drift"]), ("kjedelig", []), ("sky", []), ("engs", [])]
)
def test_the_middle_of_a_compound_of_three_parts_is_found(tmp_path: Path, query: str, headings: list[str]) -> None:
    text = "# Huset\n\nOm forsyning.\n\n## Drift\n\nHer er forsyningskjedestyring, og styring av annet.\n"
    assert found(compiled(tmp_path, {"house": text}), query) == headings


def test_a_word_that_is_cut_short_by_a_full_stop_is_found(tmp_path: Path) -> None:
    text = "# Skole\n\nDe obligatoriske oppgavene er mange.\n\n## Oppgaver\n\nOppgavene står på veggen.\n"
    glossary = compiled(tmp_path, {"skole": text})
    for other in ("obl oppgaver", "obl. hva gjør jeg"):
        assert not glossary.search(other).hits
    assert glossary.search("obl. oppgaver").hits[0].heading == "Skole"


def test_a_phrase_that_means_something_as_a_whole_is_not_taken_word_by_word(tmp_path: Path) -> None:
    text = (
        "# Ovn\n\nEn kostbar ovn er varm.\n\n## Regnskap\n\nDe undervurderer kostnadene.\n\n## Mel\n\nMelet er hvitt.\n"
    )
    glossary = compiled(tmp_path, {"ovn": text})
    assert [hit.heading for hit in glossary.search("dyrere").hits] == ["Ovn"]
    assert [hit.heading for hit in glossary.search("blir det dyrere enn man tror?").hits] == ["Regnskap"]


def test_words_of_a_phrase_that_stand_apart_are_also_taken_by_themselves(tmp_path: Path) -> None:
    forest = "i granskogen ved elva bak fjellet"
    texts = f"# Fugler\n\nEn stormsvale {forest}.\n\n## Skog\n\nEt vingdyr {forest}.\n\n## Mel\n\nMelet er hvitt.\n"
    (tmp_path / "glossary.toml").write_text('synonyms = [["blank kule", "stormsvale"], ["kule", "vingdyr"]]\n')
    (tmp_path / "fugler.md").write_text(texts, encoding="utf-8")
    found = Glossary.folder(tmp_path).search(f"blank, og med kule {forest}").hits
    assert {hit.heading for hit in found} == {"Fugler", "Skog"}


@pytest.mark.parametrize(
    ("query", "taken_for"),
    [
        ("hygene kontrollør", "Hygienekontrollør"),
        ("hvor er hygiene kontrolør", "hvor er Hygienekontrollør"),
        ("hygiene kontrolør hygiene", "Hygienekontrollør hygiene"),
        ("hygienekontrolør Hygienekontrolør", "Hygienekontrollør Hygienekontrollør"),
        ("hygiene inspektør", None),
    ],
)
def test_a_compound_written_as_two_words_and_misspelled_is_one_guess(
    bakery: Glossary, query: str, taken_for: str | None
) -> None:
    hits = bakery.search(query).hits
    assert [hit.taken_for for hit in hits[:1]] == ([taken_for] if taken_for else [])


def test_an_inflected_word_of_the_thesaurus_may_lack_one_of_two_letters_alike(tmp_path: Path) -> None:
    glossary = compiled(
        tmp_path, {"ovn": "# Ovn\n\nKonkurrerende virksomheter har ovner.\n\n## Mel\n\nMelet er hvitt.\n"}
    )
    assert glossary.search("konkurenter").hits[0].match == "fuzzy"


@pytest.mark.parametrize(
    "query",
    [
        "surdeig på norsk",
        "hva er surdeig i praksis?",
        "surdeig enkelt forklart",
        "what is surdeig in simple terms",
        "jeg lurer på hva surdeig er på norsk",
        "kan du forklare surdeig på norsk",
        "Hei! Hva er surdeig på norsk?",
        "hvordan fungerer surdeig i praksis",
        "can you explain surdeig in plain english",
    ],
)
def test_how_a_question_ends_is_no_topic(bakery: Glossary, query: str) -> None:
    assert [hit.term for hit in bakery.define(query).hits] == ["Surdeig"]


def test_who_asks_for_a_language_is_not_told_of_the_rest(tmp_path: Path) -> None:
    glossary = compiled(
        tmp_path, {"meny": "# Meny\n\nEn meny er en oversikt.\n\n## Språk\n\nMenyen finnes på engelsk.\n"}
    )
    assert [hit.heading for hit in glossary.search("finnes menyen på engelsk?").hits] == ["Språk"]
    assert not glossary.search("må menyen være på norsk?").hits
    assert glossary.define("hva er en meny på engelsk kort fortalt?").hits


def test_a_name_of_several_words_is_found_in_what_people_tell_about_it(tmp_path: Path) -> None:
    glossary = compiled(tmp_path, {"mur": "# Mur\n\nEn norsk peis er en ovn uten dør.\n\n## Mel\n\nMelet er hvitt.\n"})
    found = glossary.define("sjefen maser om norsk peis, hva er det?").hits
    assert [(hit.match, hit.text) for hit in found] == [("variant", "En norsk peis er en ovn uten dør.")]
    assert not glossary.define("sjefens beste gamle norsk peis").hits


def test_a_sentence_about_several_names_explains_none_of_them(tmp_path: Path) -> None:
    several = "Ferry Act, Road Act og Rail Act er lover.", "Ferry Act og Road Act er gamle."
    text = "\n\n".join(("# Lover", several[0], "Ferry Act forbød ferger uten roere.", several[1]))
    glossary = compiled(tmp_path, {"lover": text})
    assert [hit.text for hit in glossary.define("ferry act").hits] == ["Ferry Act forbød ferger uten roere."]


def test_a_term_is_found_by_what_people_describe(tmp_path: Path) -> None:
    text = "# Ovner\n\nEt ildsted er et sted der ved brenner.\n\nEn peis er et ildsted i en vegg."
    glossary = compiled(tmp_path, {"ovn": f"{text}\n\n## Mel\n\nMelet er hvitt.\n"})
    for question in ("hva kalles det når et ildsted er i en vegg?", "what is it called when an ildsted is in a vegg"):
        [hit] = glossary.define(question).hits
        assert (hit.term, hit.match) == ("peis", "text")
        assert sum(each.points for each in hit.explanation) == pytest.approx(hit.score)
    assert [hit.term for hit in glossary.define("ildsted bygget i vegger").hits] == []
    for described in (
        "et ildsted i vegger",
        "og hva er et ildsted i vegger?",
        "kan du forklare hva et ildsted i vegger er?",
    ):
        assert [hit.term for hit in glossary.define(described).hits] == ["peis"]
    for question in (
        "hva kalles det når en bil er på en vei?",
        "hvordan er et ildsted i vegger?",
        "er et ildsted i vegger?",
    ):
        assert not glossary.define(question).hits


@pytest.mark.parametrize(("typed", "terms"), [("norsk pei", ["norsk peis"]), ("norsk p", []), ("norsk peisplass", [])])
def test_the_beginning_of_a_name_is_that_name_if_it_is_of_one_alone(
    tmp_path: Path, typed: str, terms: list[str]
) -> None:
    text = "# Mur\n\nHer er mur.\n\n## Ild\n\nEn norsk peis er en ovn uten dør. En norsk potte er et kar.\n"
    hits = compiled(tmp_path, {"mur": text}).define(typed).hits
    assert [hit.term for hit in hits if hit.match == "variant"] == terms


def test_letters_that_are_joined_are_a_topic_though_one_alone_is_none(tmp_path: Path) -> None:
    glossary = compiled(tmp_path, {"liste": "# Liste\n\nDe teller oppkjøp (M&A).\n\n## Mel\n\nVi må ha mel.\n"})
    assert [hit.heading for hit in glossary.search("M&A").hits] == ["Liste"]


BROAD = """# Reiser

Vi reiser mye.

## Utlandet

Den som arbeider utenlands, betaler skatt der.

## Hjemme

Alle kan svømme.
"""


@pytest.mark.parametrize(
    ("query", "heading"),
    [
        ("skatt når jeg arbeider i Tyskland", "Utlandet"),
        ("må tyske arbeidere betale skatt?", "Utlandet"),
        ("Tyskland", None),  # alone it is what is asked for
        ("hvor mange arbeider i Tyskland?", None),  # and so it is in a question for a fact
        ("Polen Litauen togtider", None),  # two countries are one thing
    ],
)
def test_what_is_told_of_a_broader_term_answers_too(tmp_path: Path, query: str, heading: str | None) -> None:
    hits = compiled(tmp_path, {"reise": BROAD}).search(query).hits
    assert [hit.heading for hit in hits[:1]] == ([heading] if heading else [])


def test_what_is_told_of_one_thing_does_not_answer_for_its_kind(tmp_path: Path) -> None:
    glossary = compiled(tmp_path, {"reise": BROAD.replace("utenlands", "i Tyskland").replace("Utlandet", "Tyskland")})
    assert not glossary.search("svømme utenlands med skatt").hits


def test_a_word_that_stands_by_itself_is_no_part_of_another_term(tmp_path: Path) -> None:
    text = "# Dyr\n\nOm dyr.\n\n## Vann\n\nEn svømmefugl er et dyr med tær.\n"
    assert [hit.term for hit in compiled(tmp_path, {"dyr": text}).define("fugl").hits] == ["svømmefugl"]
    text += "\n## Fuglen\n\nFuglen flyr ofte.\n"
    both = compiled(tmp_path, {"dyr": text})
    assert "svømmefugl" not in [hit.term for hit in both.define("fugl").hits]
    assert [hit.heading for hit in both.search("fugl").hits] == ["Fuglen", "Vann"]


def test_a_word_whose_forms_stand_in_the_texts_is_no_misspelled_term(tmp_path: Path) -> None:
    texts = {"bi": "# Birøkt\n\nBirøkt er å holde bier.\n"}
    assert [hit.match for hit in compiled(tmp_path, texts).define("brøkt").hits] == ["fuzzy"]
    texts["deling"] = "# Deling\n\n## Del\n\nBrøkten viser hvor stor en del er.\n"
    assert [hit.heading for hit in compiled(tmp_path, texts).define("brøkt").hits] == ["Del"]


@pytest.mark.parametrize(
    ("query", "heading"), [("W4", "Skjema"), ("skjema w4", "Skjema"), ("PE", "Pris"), ("EP", None), ("24", None)]
)
def test_two_signs_written_together_are_found_apart(tmp_path: Path, query: str, heading: str | None) -> None:
    text = (
        "# Bank\n\nOm bank.\n\n## Skjema\n\nSkjema W-4 sendes inn, ikke W-2, om 2,4 uker.\n\n"
        "## Pris\n\nSe på P/E for 4 aksjer.\n\n## Post\n\nEkspressen heter E, og P er en plass.\n"
    )
    hits = compiled(tmp_path, {"bank": text}).search(query).hits
    assert [hit.heading for hit in hits] == ([heading] if heading else [])


def test_an_item_that_is_nothing_but_a_term_explains_it_to_nobody(tmp_path: Path) -> None:
    text = "# Avgift\n\nAvgift må betales.\n\n## Mer\n\n- Lån\n- Avgiftssatser\n- Renter\n"
    answer = compiled(tmp_path, {"avgift": text}).define("avgiftssats")
    assert (answer.hits, answer.elsewhere) == ((), "search")


@pytest.mark.parametrize(
    ("query", "heading"),
    [
        ("nar bor man bake brød", "Brød"),
        ("hva far man av ost", "Ost"),
        ("hvor bor bakeren", None),
        ("far min er baker", None),
        ("bor osten i Norge", None),
    ],
)
def test_a_function_word_may_have_lost_its_accents_where_the_next_word_shows_it(
    tmp_path: Path, query: str, heading: str | None
) -> None:
    text = "# Mat\n\nOm mat.\n\n## Brød\n\nBakeren bør bake brød om natten.\n\n## Ost\n\nMan får ost av melk.\n"
    assert [hit.heading for hit in compiled(tmp_path, {"mat": text}).search(query).hits][:1] == (
        [heading] if heading else []
    )


def test_what_differs_from_a_term_in_its_first_word_is_another_term(tmp_path: Path) -> None:
    glossary = compiled(tmp_path, {"sau": "# Svart sau\n\nEn svart sau er et dyr som skiller seg ut.\n"})
    assert [hit.term for hit in glossary.define("svart sau").hits] == ["Svart sau"]
    assert [hit.term for hit in glossary.define("svarte sauer").hits] == ["Svart sau"]
    assert glossary.define("hvit sau").hits == ()


def test_where_a_term_alone_holds_a_word_its_part_leads_to_it(tmp_path: Path) -> None:
    text = "# Penger\n\nOm penger.\n\n## Mer\n\nKredittkort er et kort som gir kreditt.\n"
    assert [hit.term for hit in compiled(tmp_path, {"penger": text}).define("kreditt").hits] == ["Kredittkort"]
