"""Glossaries that are lists: each item with a term is an answer of its own, and the list is shown as a list."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Program, compiled

from bpo_cli import Glossary

INTRO = "# Sjømannens ordbok\n\nOrd fra en skute.\n\n## Ordene\n\n"
ENTRIES = [
    "- Anker: en krok som holder skuta fast",
    "- **Bidevind**: å seile skrått mot vinden",
    "- Brasse – å dreie et rå mot vinden",
    "- **Dregg:** et lite anker med flere armer",
    "- Fall: tauet som heiser et seil",
    "- Gaffel: et rundholt som spiler ut seilet",
]
PROPERTIES = "- Farge: rød\n- Vekt: ganske lett\n- Form: rund\n- Lukt: ingen\n- Lyd: lav\n- Smak: søt"


def glossary_in(folder: Path, body: str) -> str:
    (folder / "ordbok.md").write_text(f"{INTRO}{body}\n\n## Mer\n\nSlutt.\n", encoding="utf-8")
    return str(folder)


@pytest.mark.parametrize("position", range(len(ENTRIES)))
def test_an_item_with_a_label_is_an_answer_of_its_own_with_its_own_line(position: int, tmp_path: Path) -> None:
    entry = ENTRIES[position].replace("**", "")
    name = entry.removeprefix("- ").replace(" –", ":").partition(":")[0]
    (hit,) = compiled(tmp_path, {"ordbok": INTRO + "\n".join(ENTRIES)}).define(name).hits
    assert (hit.term, hit.text, hit.source.line) == (name, entry, 7 + position)


def test_a_term_that_an_entry_introduces_is_not_an_alias_of_the_title(tmp_path: Path) -> None:
    text = "# Ordbok\n\n- Anker: en krok, også kjent som dregg\n- Brasse: å dreie et rå\n"
    glossary = compiled(tmp_path, {"ordbok": text})
    (hit,) = glossary.define("dregg").hits
    assert (hit.term, hit.text) == ("dregg", "- Anker: en krok, også kjent som dregg")


def test_many_entries_may_be_short(tmp_path: Path) -> None:
    items = "\n".join(f"- Ord{number}: forklaring" for number in range(60))
    (hit,) = compiled(tmp_path, {"ordbok": INTRO + items}).define("Ord44").hits
    assert (hit.text, hit.source.line) == ("- Ord44: forklaring", 51)


def test_an_entry_in_a_definition_list_is_an_answer_of_its_own(tmp_path: Path) -> None:
    text = f"{INTRO}Anker\n: en krok\n\nUtstyr\n: ting\n: og mer av det\n"
    glossary = compiled(tmp_path, {"ordbok": text})
    assert [hit.text for hit in glossary.show("ordbok", "ordene").hits] == [
        "- Anker: en krok",
        "- Utstyr: ting\n\nog mer av det",
    ]


@pytest.mark.parametrize(
    "items",
    [
        "- Søk om lån hos banken.\n- Skriv under hos megleren.\n- Betal.\n- Flytt.\n- Pust.",
        (
            "1. Søk: send et brev til banken.\n2. Svar: vent på banken.\n3. Lån: hent pengene.\n"
            "4. Kjøp: betal for det.\n5. Flytt: bær alt inn."
        ),
        (
            "- Fordeler: det går svært fort.\n- Ulemper: det koster mye.\n- Pris: ikke så høy.\n"
            "- Krav: ingen som helst.\n- Tips: gjør det i dag."
        ),
        (
            "- Uke 1: vi måler opp.\n- Uke 2: vi graver ut.\n- Uke 3: vi støper gulv.\n- Uke 4: vi bygger opp.\n"
            "- Uke 5: vi maler alt."
        ),
        (
            "- Leie: 8000 kroner i måneden.\n- Strøm: 900 kroner i måneden.\n- Nett: 500 kroner i måneden.\n"
            "- Mat: 4000 kroner i måneden.\n- Buss: 800 kroner i måneden."
        ),
        PROPERTIES,
        "- Anker: en krok i havbunnen.\n- Brasse: å dreie et rå.\n- Fall: et tau i seilet.",
    ],
)
def test_other_lists_stay_whole(items: str, tmp_path: Path) -> None:
    hits = compiled(tmp_path, {"ordbok": INTRO + items}).show("ordbok", "ordene").hits
    assert len(hits) == 1


def test_what_stands_behind_a_list_keeps_its_id_when_the_list_becomes_a_glossary(tmp_path: Path) -> None:
    before, after = (
        compiled(tmp_path / name, {"ordbok": f"{INTRO}{items}\n\nDet var alt.\n"}).show("ordbok", "ordene").hits
        for name, items in {"before": PROPERTIES, "after": "\n".join(ENTRIES)}.items()
    )
    assert (before[-1].text, before[-1].id) == (after[-1].text, after[-1].id)
    assert len({hit.id for hit in after}) == len(after)


def test_a_glossary_is_shown_as_one_list(bpo: Program, tmp_path: Path) -> None:
    folder = glossary_in(tmp_path, "\n".join(ENTRIES))
    shown = "\n".join(ENTRIES).replace("**", "")
    assert f"Ordene\n{shown}\n\nMer\n" in bpo("show", "ordbok", "--articles", folder).text
    lines = bpo.at_terminal("show", "ordbok", "--articles", folder, "--no-pager", LC_ALL="C.UTF-8").lines
    items = [line.strip().removeprefix("• ") for line in lines if "•" in line]
    assert items == [entry.removeprefix("- ").replace("**", "") for entry in ENTRIES]
    first = next(number for number, line in enumerate(lines) if "Anker" in line)
    assert all(lines[first : first + len(ENTRIES)])


@pytest.mark.parametrize("heading", ["## FAQ\n\n### Hva er et anker?", "## Høydepunkter"])
def test_a_footnote_below_the_faq_or_the_highlights_is_found_and_shown(
    heading: str, bpo: Program, tmp_path: Path
) -> None:
    text = f"{INTRO}Tekst.\n\n{heading}\n\n- En krok[^1].\n\n[^1]: Se sjøfartsloven.\n"
    (tmp_path / "ordbok.md").write_text(text, encoding="utf-8")
    assert "Se sjøfartsloven." in bpo("show", "ordbok", "--articles", str(tmp_path)).text
    assert "Se sjøfartsloven." in bpo("search", "sjøfartsloven", "--articles", str(tmp_path)).text
    assert "sjøfartsloven" not in bpo("define", "anker", "--articles", str(tmp_path)).text


def test_a_footnote_between_highlights_keeps_its_place(tmp_path: Path) -> None:
    text = f"{INTRO}Tekst.\n\n## Høydepunkter\n\n- En krok[^1].\n\n[^1]: Se loven.\n\n- Et tau.\n"
    glossary = compiled(tmp_path, {"ordbok": text})
    hits = glossary.show("ordbok", "høydepunkter").hits
    assert [(hit.text, hit.kind) for hit in hits] == [
        ("En krok.", "highlight"),
        ("Se loven.", "section"),
        ("Et tau.", "highlight"),
    ]
    assert [hit.text for hit in glossary.highlights().hits] == ["En krok.", "Et tau."]


@pytest.mark.parametrize(
    "text",
    [
        "**Tips:** Bruk en god hammer.",
        "> **Merk:** Dette er bare et utkast.",
        "**Husk:** Ta med vann og mat.",
        "**Viktig merknad:** Ta med vann og mat.",
        "- **Materialer:** spiker, planker og litt lim",
        "Åpningstider: fra ni til fire på hverdager",
        "E-post: skriv til oss når som helst",
        "## Telefon\n\nRing når du vil.",
        "## FAQ\n\n**Spørsmål:** Hva er grunnen til at den synker?\n\n**Svar:** Den er laget av stein.",
    ],
)
def test_labels_that_say_what_follows_are_no_terms(text: str, tmp_path: Path) -> None:
    glossary = compiled(tmp_path, {"ordbok": f"{INTRO}{text}\n"})
    assert [row.name for row in glossary.terms()] == ["Sjømannens ordbok"]


@pytest.mark.parametrize("label", ["**Fri adresse:**", "Åpen tid:", "**Direkte kostnader:**"])
def test_such_words_may_be_parts_of_a_term(label: str, tmp_path: Path) -> None:
    name = label.strip("*:")
    glossary = compiled(tmp_path, {"ordbok": f"{INTRO}{label} Det som står på konvolutten.\n"})
    assert name in [row.name for row in glossary.terms()]


@pytest.mark.parametrize(
    ("language", "label"),
    [("danish", "Åbningstider"), ("swedish", "Öppettider"), ("english", "Opening hours"), ("english", "Prerequisites")],
)
def test_every_language_knows_labels_of_properties(language: str, label: str, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "glossary.toml").write_text(f'language = "{language}"\n', encoding="utf-8")
    (folder / "a.md").write_text(f"# Skip\n\nOn the sea.\n\n**{label}:** from nine until four\n", encoding="utf-8")
    assert [row.name for row in Glossary.folder(folder).terms()] == ["Skip"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Namsmannen: den offentlige myndigheten som krever inn gjeld.", "Namsmannen"),
        ("- Namsmannen – en myndighet som krever inn gjeld.\n- Ankeret er tungt.", "Namsmannen"),
        ("- Kappe (verb): å skjære et tau over.\n- Mer om det.", "Kappe"),
        ("**Kappe (verb):** å skjære et tau over.", "Kappe"),
        ("Kappe, v.: å skjære et tau over.", "Kappe"),
        ("Rupanel, n: ru planker på en vegg.", "Rupanel"),
        ("Rupanel, n\n: planker", "Rupanel"),
        ("## 1. Grunnmur\n\nDet huset står på.", "Grunnmur"),
        ("## 3. FAQ\n\n### 1. Hva er en grunnmur?\n\nDet huset står på.", "grunnmur"),
    ],
)
def test_a_name_is_found_whatever_stands_around_it(text: str, name: str, tmp_path: Path) -> None:
    glossary = compiled(tmp_path, {"ordbok": f"{INTRO}{text}\n"})
    assert [row.name for row in glossary.terms() if row.name != "Sjømannens ordbok"] == [name]


@pytest.mark.parametrize(
    ("title", "abbreviation", "terms"),
    [
        ("Norges Fiskarlag (Nfl)", "Nfl", ["Norges Fiskarlag"]),
        ("Norges Fiskarlag (Nord)", "Nord", []),
        ("Fiskarlag (Fisk)", "Fisk", []),
        ("Elektronisk garnhandel (e-garnhandel)", "e-garnhandel", ["Elektronisk garnhandel"]),
        ("Elektronisk garnhandel (garn-handel)", "garn-handel", []),
        ("Garnavgift (gavg.)", "gavg", ["Garnavgift"]),
        ("Garnavgift (verb.)", "verb", []),
        ("Garn (g.)", "g", []),
    ],
)
def test_an_abbreviation_of_a_title_need_not_be_in_capitals(
    title: str, abbreviation: str, terms: list[str], tmp_path: Path
) -> None:
    glossary = compiled(tmp_path, {"lag": f"# {title}\n\nEt lag for dem som drar garn.\n"})
    assert [hit.term for hit in glossary.define(abbreviation, exact=True).hits] == terms


@pytest.mark.parametrize("name", ["Anker", "dregg", "Lodd"])
def test_terms_above_one_definition_share_it(name: str, tmp_path: Path) -> None:
    text = f"{INTRO}**Anker**\n[dregg](/drag)\nLodd\n: en krok eller et lodd, dregg\n\nFall, n\n: et tau\n"
    glossary = compiled(tmp_path, {"ordbok": text})
    (hit,) = glossary.define(name).hits
    assert (hit.term, hit.text) == (name, "- Anker, dregg, Lodd: en krok eller et lodd, dregg")
    assert [hit.text for hit in glossary.define("fall").hits] == ["- Fall, n: et tau"]


def test_entries_that_only_tell_a_kind_are_long_enough(tmp_path: Path) -> None:
    kinds = {"Ku": "et husdyr", "Sau": "et dyr", "Ljå": "et redskap", "Sjå": "et bygg", "Rå": "en grense"}
    entries = "\n".join(f"- **{name}**: {kind}." for name, kind in kinds.items())
    glossary = compiled(tmp_path, {"garden": f"# Garden\n\nOrd fra en gard.\n\n## Ord\n\n{entries}\n"})
    assert [hit.text for hit in glossary.define("sau").hits] == ["- Sau: et dyr."]


def test_of_two_labels_the_first_is_a_term_though_it_only_tells_a_kind(tmp_path: Path) -> None:
    text = "# Dyr\n\nOm dyr.\n\n## Ord\n\n**Rase:** En type.\n\nMer.\n\n## Flere\n\n**Rase:** En helt annen type.\n"
    assert compiled(tmp_path, {"dyr": text}).define("rase").hits[0].source.line == 7


def test_among_names_what_often_tells_a_property_is_one_too(tmp_path: Path) -> None:
    items = "\n".join([*ENTRIES, "- Frist: datoen da noe må være gjort", "- Moms: 25 prosent"])
    glossary = compiled(tmp_path, {"ordbok": INTRO + items})
    (hit,) = glossary.define("frist").hits
    assert (hit.term, hit.text) == ("Frist", "- Frist: datoen da noe må være gjort")
    assert "Moms" not in [row.name for row in glossary.terms()]


def test_a_list_of_properties_is_one_passage_though_a_name_is_among_them(tmp_path: Path) -> None:
    items = [
        "- Utstyr: saks, lim og et ark til hver",
        "- Sted: det store rommet ved inngangen",
        "- Tid: hele dagen fra klokken ni",
        "- Frist: datoen da noe må være gjort",
        "- Brasse: å dreie et rå mot vinden",
    ]
    glossary = compiled(tmp_path, {"ordbok": INTRO + "\n".join(items)})
    assert [hit.text for hit in glossary.show("ordbok", "ordene").hits] == ["\n\n".join(items)]
    assert "Frist" not in [row.name for row in glossary.terms()]
