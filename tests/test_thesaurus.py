"""The thesauri: every group of synonyms is one meaning, written once in all files, and free of noise."""

from __future__ import annotations

import tomllib
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

import bpo_cli
from bpo_cli.language import Language, known_languages, load_language, load_thesaurus
from bpo_cli.stems import Stemmer
from bpo_cli.words import Folding, tokens

MOST_WORDS = 4
THESAURI = sorted((Path(bpo_cli.__file__).parent / "thesauri").glob("*.toml"))
FEWEST_GROUPS = {
    "english": 1600, "everyday": 500, "finance": 1900, "nordic": 1600, "norwegian-english": 900, "prose": 1300,
}  # fmt: skip
# Words that must never stand for each other, however near they are in other ways.
OPPOSITES = [
    ("fordel", "ulempe"), ("advantage", "disadvantage"), ("benefit", "drawback"), ("pros", "cons"),
    ("føremon", "ulempe"),
    ("gevinst", "tap"), ("overskudd", "underskudd"), ("profit", "loss"), ("inntekt", "utgift"), ("income", "expense"),
    ("kostnad", "inntekt"), ("cost", "benefit"), ("kostnad", "besparelse"), ("cost", "saving"), ("kjøper", "selger"),
    ("buyer", "seller"), ("kjøp", "salg"), ("purchase", "sale"), ("kunde", "leverandør"), ("customer", "supplier"),
    ("onshore", "offshore"), ("nearshore", "offshore"), ("onshoring", "offshoring"), ("nearshore", "onshore"),
    ("outsourcing", "insourcing"), ("back office", "front office"), ("eiendel", "gjeld"), ("asset", "liability"),
    ("debt", "equity"), ("gjeld", "egenkapital"), ("debet", "kreditt"), ("intern", "ekstern"), ("internal", "external"),
    ("innenlandsk", "utenlandsk"), ("domestic", "foreign"), ("hjemland", "utland"), ("lokal", "global"),
    ("import", "eksport"), ("billig", "dyrt"), ("cheap", "expensive"), ("høy", "lav"), ("high", "low"),
    ("høyere", "lavere"), ("høyest", "lavest"), ("stor", "liten"), ("big", "small"), ("større", "mindre"),
    ("bigger", "smaller"), ("bedre", "dårligere"), ("better", "worse"), ("rask", "langsom"), ("quick", "slow"),
    ("øke", "redusere"), ("increase", "decrease"), ("ny", "gammel"), ("new", "old"), ("enkel", "vanskelig"),
    ("easy", "difficult"), ("styrke", "svakhet"), ("strength", "weakness"), ("mulighet", "trussel"),
    ("opportunity", "threat"), ("tilbud", "etterspørsel"), ("supply", "demand"), ("arbeidsgiver", "arbeidstaker"),
    ("employer", "employee"), ("ansettelse", "oppsigelse"), ("hire", "dismiss"), ("låntaker", "långiver"),
    ("borrower", "lender"), ("utleier", "leietaker"), ("landlord", "tenant"), ("morselskap", "datterselskap"),
    ("parent company", "subsidiary"), ("småbedrift", "storbedrift"), ("inflasjon", "deflasjon"),
    ("oksemarked", "bjørnemarked"), ("bull market", "bear market"), ("kjøpsopsjon", "salgsopsjon"),
    ("put option", "call option"), ("faste kostnader", "variable kostnader"), ("fixed cost", "variable cost"),
    ("lovlig", "ulovlig"), ("lawful", "illegal"), ("årsak", "virkning"), ("cause", "effect"), ("likhet", "forskjell"),
    ("similarity", "difference"), ("begynne", "slutte"), ("start", "cease"), ("suksess", "fiasko"),
    ("success", "failure"), ("positiv", "negativ"), ("fornøyd", "misfornøyd"), ("satisfied", "dissatisfied"),
    ("tillatelse", "forbud"), ("avhengig", "uavhengig"), ("dependent", "independent"), ("lønnsom", "tap"),
    ("kundefordring", "leverandørgjeld"), ("skatt", "avgift"), ("brutto", "netto"), ("bruttoinntekt", "nettoinntekt"),
    ("utviklingsland", "industriland"), ("monopol", "konkurranse"), ("sende", "motta"), ("kortsiktig", "langsiktig"),
    ("avdrag", "rente"), ("stabilitet", "usikkerhet"), ("sikkerhet", "risiko"), ("overvurdere", "undervurdere"),
    ("programvare", "maskinvare"), ("resesjon", "høykonjunktur"), ("million", "milliard"), ("vekst", "nedgang"),
    ("honest", "årlig"), ("honest", "annual"), ("fullføre", "avbryte"), ("complete", "interrupt"),
    ("akseptere", "avvise"), ("accept", "reject"), ("skjule", "avdekke"), ("hide", "reveal"), ("beholde", "fjerne"),
    ("tilstrekkelig", "utilstrekkelig"), ("enough", "insufficient"), ("frivillig", "obligatorisk"),
    ("voluntary", "mandatory"), ("direkte kostnader", "indirekte kostnader"), ("gyldig", "ugyldig"),
    ("deltid", "heltid"), ("part-time", "full-time"), ("offisiell", "uoffisiell"), ("minst", "størst"),
    ("sentralisering", "desentralisering"), ("innendørs", "utendørs"), ("foreløpig", "permanent"),
    ("overordnet", "underordnet"), ("lavtlønnet", "høytlønnet"), ("få sparken", "tilsetje folk"),
    ("beholde kunder", "miste kunder"), ("høy risiko", "lav risiko"), ("høy kvalitet", "lav kvalitet"),
    ("kjøpskurs", "salgskurs"), ("bid price", "ask price"), ("aktiv forvaltning", "passiv forvaltning"),
    ("verdiaksje", "vekstaksje"), ("fast rente", "flytende rente"), ("fixed rate", "variable rate"),
    ("renteheving", "rentekutt"), ("rate hike", "rate cut"), ("renteinntekt", "renteutgift"),
    ("sikret lån", "usikret lån"), ("langsiktig gjeld", "kortsiktig gjeld"), ("saksøker", "saksøkt"),
    ("plaintiff", "defendant"), ("boligkjøper", "boligselger"), ("handelsunderskudd", "handelsoverskudd"),
    ("trade deficit", "trade surplus"), ("mikroøkonomi", "makroøkonomi"), ("bnp", "konsumprisindeks"),
    ("pristak", "prisgulv"), ("privatisering", "nasjonalisering"), ("devaluering", "revaluering"),
    ("privat sektor", "offentlig sektor"), ("b2b", "b2c"), ("opplasting", "nedlasting"), ("fifo", "lifo"),
    ("kredittkort", "debetkort"), ("credit card", "debit card"), ("boliglån", "billån"),
    ("begrenset ansvar", "ubegrenset ansvar"), ("internrevisjon", "ekstern revisjon"), ("fordel", "fordeling"),
    ("låneopptak", "låne bort"), ("lønnsøkning", "lønnskutt"), ("skattelettelse", "skatteøkning"),
    ("få jobb", "få sparken"),
    ("fast ansettelse", "midlertidig ansettelse"), ("miljøvennlig", "miljøskadelig"), ("krig", "fred"),
    ("pålitelig", "useriøs"), ("egnet", "uegnet"), ("forfremmelse", "degradering"), ("straffbart", "lov til"),
    ("frikjenne", "domfelt"), ("arrestere", "løslate"), ("kostnadsøkning", "kostnadsreduksjon"),
    ("bemanning", "nedbemanning"), ("underbemannet", "overbemannet"), ("nedrustning", "opprustning"),
    ("sannsynlig", "lite trolig"), ("særeie", "felleseie"), ("ond sirkel", "god sirkel"), ("sløse", "spare"),
    ("svekke", "forsterke"), ("vinn-vinn", "nullsumspill"), ("prisene går opp", "prisene går ned"),
    ("renta opp", "renta ned"), ("dårlige tider", "gode tider"), ("lett å bruke", "tungvint"),
    ("resept", "reseptfri"), ("kjøpe fra utlandet", "selge til utlandet"),
    ("war", "peace"), ("win", "lose"), ("arrival", "departure"), ("birth", "death"), ("guilty", "innocent"),
    ("acquittal", "conviction"), ("prosecutor", "defendant"), ("immigration", "emigration"), ("wealthy", "poverty"),
    ("direct tax", "indirect tax"), ("gross weight", "net weight"), ("high season", "low season"),
    ("majority government", "minority government"), ("opening balance", "closing balance"), ("input vat", "output vat"),
    ("heavy industry", "light industry"), ("paid", "unpaid"), ("wet", "dry"), ("red wine", "white wine"),
    ("buyer's market", "seller's market"), ("early release", "prison sentence"), ("uran", "plutonium"),
    ("kokain", "hasj"), ("superrik", "milliard"), ("beggar", "begge"), ("litter", "litt"), ("salary cap", "lønnstaker"),
    ("full", "empty"), ("lend", "borrow"), ("population", "popular"),
    ("personality", "person"), ("store", "store bedrifter"), ("public", "publication"),
    ("kursfall", "kursoppgang"), ("nedskalere", "skalere opp"), ("nedbygging", "bygge ut"), ("fravelge", "utvelgelse"),
    ("ikke lov", "lov til"), ("betale rente", "rentebærende"), ("permisjon med lønn", "fri uten lønn"),
    ("kundevekst", "færre kunder"), ("ubrukt", "tatt i bruk"), ("bestått eksamen", "stryke på eksamen"),
]  # fmt: skip
# What readers type, and what stands in the text instead.
MEANS_THE_SAME = [
    ("bakdel", "ulempe"), ("drawback", "ulempe"), ("benefit", "fordel"), ("føremon", "fordel"), ("gevinst", "fordel"),
    ("hacking", "datainnbrudd"), ("data breach", "datainnbrudd"), ("bokføring", "regnskap"), ("rekneskap", "regnskap"),
    ("human resources", "menneskelige ressurser"), ("hr", "menneskelige ressurser"), ("purpose", "mål"),
    ("hensikt", "mål"), ("variant", "type"), ("corporate tax", "selskapsskatt"), ("bedriftsskatt", "selskapsskatt"),
    ("tax savings", "skattebesparelse"), ("vendor", "leverandør"), ("supply chain", "forsyningskjede"),
    ("neighbouring country", "naboland"), ("grannland", "naboland"), ("abroad", "utenlands"), ("mrd", "milliard"),
    ("it", "informasjonsteknologi"), ("vat", "merverdiavgift"), ("ceo", "daglig leder"), ("gdp", "bnp"),
    ("kpi", "nøkkeltall"), ("roi", "avkastning på investering"), ("sla", "tjenestenivåavtale"), ("gdpr", "personvern"),
    ("startup", "oppstartsbedrift"), ("outsource", "sette ut"), ("tjenesteutsette", "outsource"), ("døme", "eksempel"),
    ("skilnad", "forskjell"), ("storleik", "størrelse"), ("cheap", "billig"), ("american", "usa"), ("kr", "krone"),
    ("sjukdom", "sykdom"), ("disease", "sygdom"), ("mjølk", "melk"), ("vecka", "uke"), ("uge", "uke"),
    ("skrev", "skrive"), ("bøker", "bok"), ("føtter", "fot"), ("jordbävning", "jordskjelv"), ("fågel", "fugl"),
    ("bought", "kjøp"), ("paid", "betaling"), ("sold", "selge"), ("spent", "utgift"), ("due to", "årsak"),
    ("in charge of", "ansvarlig"), ("expect", "forventning"), ("enable", "muliggjøre"), ("improved", "forbedre"),
    ("time-consuming", "tidkrevende"), ("tidkrevjande", "tidkrevende"), ("get rid of", "fjerne"),
    ("take part", "delta"), ("laid off", "oppsigelse"), ("workload", "arbeidsmengde"),
    ("colleague", "kollega"), ("vacancy", "ledig stilling"), ("lønsslipp", "lønnsslipp"), ("downtime", "nedetid"),
    ("problem solving", "problemløsning"), ("labor shortage", "mangel på arbeidskraft"), ("dygtig", "dyktig"),
    ("etf", "børshandlet fond"), ("market cap", "børsverdi"), ("eps", "resultat per aksje"),
    ("short selling", "shortsalg"), ("dcf", "diskontert kontantstrøm"), ("checking account", "brukskonto"),
    ("bank run", "bankstorm"), ("studentlån", "studielån"), ("life insurance", "livsforsikring"),
    ("retained earnings", "opptjent egenkapital"), ("taxable income", "skattepliktig inntekt"),
    ("skattepenger tilbake", "tax refund"), ("market forces", "markedskrefter"), ("precedent", "presedens"),
    ("house price", "boligpris"), ("estate agent", "eiendomsmegler"), ("cpi", "konsumprisindeks"),
    ("free rider", "gratispassasjer"), ("budtjeneste", "courier"), ("seo", "søkemotoroptimalisering"),
    ("newsletter", "nyhetsbrev"), ("backup", "sikkerhetskopi"), ("wifi", "trådløst nett"), ("laptop", "bærbar pc"),
    ("självrisk", "egenandel"), ("offentligt udbud", "offentlig anskaffelse"), ("visselblåsare", "varsler"),
    ("löntagare", "ansatt"), ("förmån", "fordel"), ("krigsførelse", "krigføring"), ("biavler", "birøkter"),
    ("konkurrencedygtig", "konkurransedyktig"), ("hyreskontrakt", "leieavtale"), ("råmjølk", "råmelk"),
    ("sjukfrånvaro", "sykefravær"), ("sjukeløn", "sykelønn"), ("uppköp", "oppkjøp"), ("indkomst", "inntekt"),
    ("amortering", "avdrag"), ("kvitto", "kvittering"), ("utsläpp", "utslipp"), ("affald", "søppel"),
    ("bæredygtig", "bærekraft"), ("tävling", "konkurranse"), ("fordon", "kjøretøy"), ("skadegörelse", "hærverk"),
    ("vårdnad", "foreldreansvar"), ("åklagare", "påtalemyndighet"), ("affärsplan", "forretningsplan"),
    ("åtgärdsplan", "handlingsplan"), ("udlænding", "utlending"), ("handsame", "behandle"), ("tillväxt", "vekst"),
    ("börsras", "børsfall"), ("webbplats", "nettsted"), ("fackförbund", "fagforening"), ("hemtjänst", "hjemmehjelp"),
    ("straffbart", "ulovlig"), ("ekskone", "tidligere kone"), ("etterlønn", "sluttvederlag"), ("sladre", "varsler"),
    ("plaging", "mobbing"), ("juks", "svindel"), ("papirmølle", "papirarbeid"), ("fikk sparken", "oppsigelse"),
    ("på avveie", "mistet eller stjålet"), ("oppstartsavgift", "gebyr"), ("oppstartsavgift", "etableringskostnad"),
    ("misfornøyd med", "misnøye"), ("atomvåpen", "kjernevåpen"), ("drive inn gjeld", "inkasso"),
    ("lagre", "oppbevare"), ("dyrere enn ventet", "skjulte kostnader"), ("hvem fant opp", "oppfinner"),
    ("ordets opphav", "opprinnelse"), ("hva er vitsen", "formål"),
    ("lønner det seg", "lønnsom"), ("holde hemmelig", "hemmeligholde"), ("slå seg sammen", "fusjon"),
    ("gå dukken", "konkurs"), ("penger igjen", "refusjon"), ("sette på gaten", "oppsigelse"), ("ta opp lån", "lån"),
    ("betale ned", "avdrag"), ("personalkontor", "hr"), ("skattenivå", "skattesats"), ("slå fast", "fastslå"),
    ("essensiell", "viktig"), ("jobbe hjemmefra", "fjernarbeid"), ("egg i en kurv", "diversifisering"),
    ("kaste bort", "sløse"), ("kjøpe inn", "anskaffe"), ("konfiskere", "beslaglegge"),
    ("bruke ting om igjen", "sirkulærøkonomi"),
    ("hvem har skylden", "ansvar"), ("lett å bruke", "brukervennlig"), ("stå i kø", "ventetid"),
    ("inventar", "varelager"),
    ("dirty money", "skitne penger"), ("probate court", "skifterett"), ("going rate", "gjengs pris"),
    ("gut feeling", "magefølelse"), ("out of money", "tom for penger"), ("go bankrupt", "konkurs"),
    ("cut corners", "slurve med kvaliteten"), ("reserve price", "reservasjonspris"), ("sole heir", "enearving"),
    ("urgent", "haster"), ("hvitsnippkriminalitet", "økonomisk kriminalitet"), ("hentested", "pakkeautomat"),
    ("informasjonslekkasje", "lekkasje"), ("betalingsapp", "mobilbetaling"), ("jobbtap", "arbeidstap"),
    ("sheep", "sau"), ("breed", "rase"), ("beekeeper", "birøkter"), ("war", "krig"), ("wear and tear", "slitasje"),
    ("background check", "bakgrunnssjekk"), ("link building", "lenkebygging"), ("soft drinks", "brus"),
    ("refund", "refusjon"), ("background check", "bakgrunnsundersøkelse"), ("identity theft", "identitetstyveri"),
    ("hourly wage", "timelønn"), ("law firm", "advokatfirma"), ("free trial", "gratis prøveperiode"),
    ("voter turnout", "valgdeltakelse"), ("census", "folketelling"), ("criminal record", "rulleblad"),
    ("injunction", "midlertidig forføyning"), ("shoplifting", "butikktyveri"), ("nuclear weapon", "atomvåpen"),
    ("waste management", "avfallshåndtering"), ("orchard", "frukthage"), ("hearing aid", "høreapparat"),
    ("used car", "bruktbil"), ("snow removal", "snømåking"), ("domestic violence", "familievold"),
    ("home office", "hjemmekontor"), ("temporary layoff", "permittert"), ("lent", "låne ut"), ("drank", "drakk"),
    ("låne bort penger", "låne ut"), ("skaffe seg penger", "finansiering"), ("gå over styr", "mislykkes"),
    ("bli kvitt", "avhende"), ("tar på seg skylden", "ta skylden"), ("hva lånet koster", "effektiv rente"),
    ("aksjene faller", "kursfall"), ("legge i bero", "skyve på"), ("skape seg formue", "bli rik"),
    ("svindyrt", "kostbar"), ("energikrevende", "energiintensiv"), ("ikke lov", "ulovlig"),
    ("ikke bindende", "uforpliktende"), ("uten sukker", "sukkerfri"), ("mangel på plass", "plassmangel"),
    ("mer lønn", "lønnsøkning"), ("bygge om", "ombygging"), ("telle opp", "opptelling"), ("vedtok", "vedtak"),
    ("overskredet", "overskride"), ("rykkergebyr", "purregebyr"), ("upphandla", "innkjøp"),
    ("udlicitering", "outsource"), ("verkemiddel", "virkemiddel"), ("quit my job", "si opp jobben"),
    ("freeze account", "sperret konto"), ("indemnify", "holde skadesløs"), ("not valid", "ugyldig"),
    ("without a job", "arbeidsledighet"), ("fill out", "fylle ut"),
]  # fmt: skip

Group = tuple[str, ...]


@pytest.fixture(scope="module")
def norwegian() -> Language:
    return load_language("norwegian")


@pytest.fixture(scope="module")
def fold(norwegian: Language) -> Folding:
    return Folding(norwegian.folding)


@pytest.fixture(scope="module")
def groups() -> list[Group]:
    return load_thesaurus("norwegian")


def _thesaurus(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _groups_of(file: Path) -> list[Group]:
    return [tuple(group) for part in _thesaurus(file)["groups"].values() for group in part]


@pytest.fixture(scope="module", params=THESAURI, ids=lambda file: file.stem)
def thesaurus(request: pytest.FixtureRequest) -> Path:
    file: Path = request.param
    return file


@pytest.fixture(scope="module")
def own_groups(thesaurus: Path) -> list[Group]:
    return _groups_of(thesaurus)


def _together(groups: list[Group], one: str, other: str) -> list[Group]:
    return [group for group in groups if one in group and other in group]


def test_there_are_hundreds_of_groups_of_at_least_two(thesaurus: Path, own_groups: list[Group]) -> None:
    assert len(own_groups) >= FEWEST_GROUPS[thesaurus.stem]
    assert [group for group in own_groups if len(group) < 2] == []


def test_a_thesaurus_serves_languages_that_exist(thesaurus: Path) -> None:
    assert set(_thesaurus(thesaurus)["languages"]) <= set(known_languages())


def test_norwegian_is_served_by_every_thesaurus(groups: list[Group]) -> None:
    assert sorted(groups) == sorted(group for file in THESAURI for group in _groups_of(file))


@pytest.mark.parametrize("language", known_languages())
def test_every_language_has_a_thesaurus(language: str) -> None:
    assert load_thesaurus(language)


def test_an_unknown_language_has_no_synonyms() -> None:
    assert load_thesaurus("klingon") == []


def test_members_are_written_in_lower_case_with_single_blanks(own_groups: list[Group]) -> None:
    members = [member for group in own_groups for member in group]
    assert [member for member in members if member != " ".join(member.lower().split()) or not member] == []


def test_no_phrase_is_longer_than_four_words(own_groups: list[Group], fold: Folding) -> None:
    members = [member for group in own_groups for member in group]
    assert [member for member in members if not 1 <= len(tokens(fold(member))) <= MOST_WORDS] == []


def test_no_group_holds_two_spellings_that_fold_to_the_same(own_groups: list[Group], fold: Folding) -> None:
    doubled = [
        (group[0], one, other)
        for group in own_groups
        for one, other in combinations(group, 2)
        if fold.key(one) == fold.key(other)
    ]
    assert doubled == []


def test_no_member_consists_of_function_words(own_groups: list[Group], norwegian: Language, fold: Folding) -> None:
    known = {fold(word) for word in norwegian.stop_words | norwegian.question_words}
    empty = [
        (group[0], member)
        for group in own_groups
        for member in group
        if all(token in known for token in tokens(fold(member)))
    ]
    assert empty == []


def test_no_group_is_contained_in_another(groups: list[Group], fold: Folding) -> None:
    keys = [frozenset(fold.key(member) for member in group) for group in groups]
    contained = [
        (groups[one][0], groups[other][0])
        for one in range(len(groups))
        for other in range(len(groups))
        if one != other and keys[one] <= keys[other]
    ]
    assert contained == []


def test_no_word_stands_in_more_than_two_groups(groups: list[Group], fold: Folding) -> None:
    counted: dict[str, int] = {}
    for group in groups:
        for key in {fold.key(member) for member in group}:
            counted[key] = counted.get(key, 0) + 1
    assert [key for key, count in counted.items() if count > 2] == []


def test_the_list_of_opposites_is_long_enough_to_mean_something() -> None:
    assert len(OPPOSITES) >= 60
    assert len(set(OPPOSITES)) == len(OPPOSITES)


@pytest.mark.parametrize(("one", "other"), OPPOSITES)
def test_opposites_share_no_group(groups: list[Group], one: str, other: str) -> None:
    assert _together(groups, one, other) == []


def test_opposites_do_not_meet_through_a_common_stem(groups: list[Group], norwegian: Language, fold: Folding) -> None:
    stem = Stemmer(norwegian.stemmer, norwegian.kept_endings)

    def stems(text: str) -> str:
        return " ".join(stem(token) for token in tokens(fold(text)))

    stemmed = [frozenset(stems(member) for member in group) for group in groups]
    meeting = [
        (one, other, sorted(group))
        for one, other in OPPOSITES
        for group in stemmed
        if stems(one) in group and stems(other) in group
    ]
    assert meeting == []


@pytest.mark.parametrize(("typed", "written"), MEANS_THE_SAME)
def test_what_readers_type_stands_for_what_the_text_says(groups: list[Group], typed: str, written: str) -> None:
    assert _together(groups, typed, written)
