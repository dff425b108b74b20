"""A verb and its particle say together what a query is about, though each is a function word: `si opp`."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import compiled

from bpo_cli import Glossary
from bpo_cli.language import known_languages, load_language

FLAT = """# Leilighet

Et sted å bo.

## Oppsigelse

Oppsigelse av avtalen skjer skriftlig.

## Avtale

Avtalen med eieren gjelder i tre år, og hunden sier voff.

## FAQ

### Hvordan sier jeg opp garasjen?

Ring eieren.

### Kan garasjen leies ut?

Bare om noen sier ja.
"""


@pytest.fixture(scope="module")
def flat(tmp_path_factory: pytest.TempPathFactory) -> Glossary:
    return compiled(tmp_path_factory.mktemp("flat"), {"flat": FLAT})


@pytest.mark.parametrize(
    ("query", "heading"),
    [
        ("si opp avtalen", "Oppsigelse"),
        ("korleis seier ein opp avtalen", "Oppsigelse"),
        ("säga upp avtalet", "Oppsigelse"),
        ("hvordan sier leieren opp avtalen?", "Oppsigelse"),
        ("hvordan sier jeg opp garasjen?", "Hvordan sier jeg opp garasjen?"),
        ("si opp garasje", "Hvordan sier jeg opp garasjen?"),
        ("hva sier eieren med avtalen?", "Avtale"),
        ("hva sier eieren om avtalen? Gå opp", "Avtale"),
    ],
)
def test_a_particle_verb_is_looked_for_by_what_it_means_and_as_it_stands(
    flat: Glossary, query: str, heading: str
) -> None:
    assert [hit.heading for hit in flat.search(query).hits][:1] == [heading]


def test_a_particle_verb_alone_is_a_topic(flat: Glossary) -> None:
    assert {hit.heading for hit in flat.search("hvordan sier jeg opp?").hits} == {
        "Oppsigelse",
        "Hvordan sier jeg opp garasjen?",
    }


def test_what_a_particle_verb_asks_for_is_spoken_of_in_the_answer(tmp_path: Path) -> None:
    text = "# Leilighet\n\nEt sted.\n\n## Avtale\n\nAvtalen med eieren er for leietakere.\n\n## Mer\n\nAnnet.\n"
    glossary = compiled(tmp_path, {"flat": text})
    assert glossary.search("avtalen mellom eieren og leietakere").hits
    assert not glossary.search("hvordan sier man opp avtalen mellom eieren og leietakere?").hits


def test_a_phrase_that_holds_a_particle_verb_keeps_its_meaning(tmp_path: Path) -> None:
    text = "# Arbeid\n\nOm arbeid.\n\n## Slutt\n\nDen som vil slutte i jobben, får en attest.\n\n## Mer\n\nAnnet.\n"
    assert [hit.heading for hit in compiled(tmp_path, {"work": text}).search("si opp jobben").hits] == ["Slutt"]


def test_another_form_of_the_verb_before_it_hides_no_particle_verb(flat: Glossary) -> None:
    (best, *_) = flat.search("hva sier eieren hvis jeg sier opp garasjen?").hits
    assert best.heading == "Hvordan sier jeg opp garasjen?"


def test_what_somebody_says_goes_up_is_no_notice(tmp_path: Path) -> None:
    text = "# Leie\n\nOm leie.\n\n## Pris\n\nDe sier prisene går opp.\n\n## Mer\n\nAnnet.\n"
    glossary = compiled(tmp_path, {"rent": text})
    assert glossary.search("si opp").hits == ()
    assert glossary.search("sier du at prisene går opp?").hits


@pytest.mark.parametrize("name", known_languages())
def test_particle_verbs_are_two_words_the_first_of_which_is_a_function_word(name: str) -> None:
    language = load_language(name)
    for meaning, verbs in language.particle_verbs.items():
        assert " " not in meaning
        for each in verbs:
            verb, _ = each.split()
            assert verb in language.stop_words | language.question_words, each
