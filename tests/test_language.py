"""The language files: complete, consistent, and found by name and by code."""

from __future__ import annotations

import re

import pytest

from bpo_cli.command_line.help_texts import PAGES
from bpo_cli.commands import LISTS
from bpo_cli.compiling.preparation import stemmer_of
from bpo_cli.errors import GlossaryError
from bpo_cli.language import Language, known_languages, load_language
from bpo_cli.stems import Stemmer
from bpo_cli.words import Folding, tokens

LANGUAGES = ["danish", "english", "norwegian", "swedish"]
CODES = {"no": "norwegian", "nb": "norwegian", "nn": "norwegian", "en": "english", "da": "danish", "sv": "swedish"}
WORD_LISTS = ["stop_words", "question_words", "light_words", "abbreviations"]
PHRASE_LISTS = [
    "indefinite_articles",
    "copulas",
    "alias_phrases",
    "abbreviation_phrases",
    "definition_questions",
    "definition_headings",
]
# As the folders of the collection that the bundled article comes from name these two headings.
HIGHLIGHTS_ELSEWHERE = [
    "Høydepunkter", "Hápunktar", "Höjdpunkter", "Højdepunkter", "Höhepunkte", "Points forts", "Reflejos", "Destaques",
    "Mette in risalto", "Kohokohdat", "Przegląd najważniejszych wydarzeń", "Особенности", "하이라이트", "ハイライト",
    "强调", "يسلط الضوء", "Features",
]  # fmt: skip
FAQ_ELSEWHERE = [
    "FAQ", "Algengar spurningar", "Vanliga frågor", "Ofte stillede spørgsmål", "PREGUNTAS MÁS FRECUENTES",
    "PERGUNTAS FREQUENTES", "UKK", "ЧАСТО ЗАДАВАЕМЫЕ ВОПРОСЫ", "자주하는 질문", "よくある質問", "常问问题", "التعليمات",
]  # fmt: skip
# What business texts are about must not be taken for a function word of the glossary's own language.
TOPICS = [
    "mål", "land", "type", "best", "stor", "ny", "drift", "del", "verdi", "pris", "krav", "gjeld", "rett", "nytte",
    "risiko", "eksempel", "fordel", "forskjell", "ansvar", "kunde", "kunder", "samme", "annet", "egen", "mindre", "ut",
]  # fmt: skip


def _words(language: Language, field: str) -> list[str]:
    return sorted(getattr(language, field))


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    return load_language(request.param)


def test_the_languages_are_those_with_a_file() -> None:
    assert known_languages() == LANGUAGES


@pytest.mark.parametrize(("code", "name"), CODES.items())
def test_a_language_is_found_by_its_code(code: str, name: str) -> None:
    assert load_language(code).name == name
    assert load_language(code.upper()) == load_language(name)


def test_every_code_belongs_to_one_language() -> None:
    assert {code: name for name in LANGUAGES for code in load_language(name).codes} == CODES
    assert sum(len(load_language(name).codes) for name in LANGUAGES) == len(CODES)


def test_an_unknown_language_is_an_error_that_names_the_known_ones() -> None:
    with pytest.raises(GlossaryError, match="klingon") as caught:
        load_language("klingon")
    assert caught.value.hint == f"known are: {', '.join(LANGUAGES)}"


def test_each_language_is_related_to_the_three_others(language: Language) -> None:
    assert sorted([*language.related, language.name]) == LANGUAGES


def test_all_languages_fold_alike(language: Language) -> None:
    assert language.folding == load_language("norwegian").folding


def test_the_stemmer_of_a_language_exists(language: Language) -> None:
    assert Stemmer(language.stemmer, language.kept_endings)("leverandør")


@pytest.mark.parametrize("field", WORD_LISTS)
def test_word_lists_hold_single_words_in_lower_case(language: Language, field: str) -> None:
    words = _words(language, field)
    assert len(words) > 50
    assert [word for word in words if word != word.lower() or re.search(r"\s", word) or not word] == []


@pytest.mark.parametrize("field", PHRASE_LISTS)
def test_phrase_lists_are_filled_lower_case_and_without_duplicates(language: Language, field: str) -> None:
    phrases = getattr(language, field)
    assert phrases
    assert len(set(phrases)) == len(phrases)
    assert [phrase for phrase in phrases if phrase != " ".join(phrase.lower().split())] == []


def test_a_word_is_either_a_stop_word_or_a_question_word(language: Language) -> None:
    assert language.stop_words & language.question_words == frozenset()


def test_a_light_word_is_no_function_word(language: Language) -> None:
    assert language.light_words & (language.stop_words | language.question_words) == frozenset()


def test_every_language_asks_for_the_same_types_each_in_its_own_phrases(language: Language) -> None:
    assert language.questions.keys() == load_language("english").questions.keys()
    phrases = [phrase for each in language.questions.values() for phrase in each]
    assert len(set(phrases)) == len(phrases)
    assert [phrase for phrase in phrases if phrase != " ".join(phrase.lower().split())] == []


def test_abbreviations_are_written_without_their_last_full_stop(language: Language) -> None:
    assert [each for each in language.abbreviations if each.endswith(".")] == []


@pytest.mark.parametrize("purpose", ["see_also", "source", "line", "formula"])
def test_labels_are_there(language: Language, purpose: str) -> None:
    assert language.labels[purpose].strip()


@pytest.mark.parametrize("name", ["norwegian", "english"])
def test_headings_of_every_language_of_the_collection_are_known(name: str) -> None:
    language = load_language(name)
    assert [each for each in HIGHLIGHTS_ELSEWHERE if each.lower() not in language.highlights] == []
    assert [each for each in FAQ_ELSEWHERE if each.lower() not in language.faq] == []


@pytest.mark.parametrize(
    ("name", "highlights", "faq"),
    [
        ("norwegian", "høydepunkter", "ofte stilte spørsmål"),
        ("english", "highlights", "frequently asked questions"),
        ("danish", "højdepunkter", "ofte stillede spørgsmål"),
        ("swedish", "höjdpunkter", "vanliga frågor"),
    ],
)
def test_each_language_knows_its_own_headings(name: str, highlights: str, faq: str) -> None:
    language = load_language(name)
    assert highlights in language.highlights
    assert faq in language.faq
    assert any(part in faq for part in language.faq_parts)


@pytest.mark.parametrize(
    "question",
    [
        "hva er det?", "hva betyr det?", "kva er det?", "kan du forklare hva det er", "hvordan gjør man det?",
        "kven var dei?", "korleis gjer ein det?", "what is it?", "how does it do that?",
        "could you explain what this is",
        "hvad er det?", "vad är det?", "hvorfor skal man det?", "what does it mean?",
    ],
)  # fmt: skip
def test_a_question_about_nothing_holds_function_words_only(question: str) -> None:
    norwegian = load_language("norwegian")
    fold = Folding(norwegian.folding)
    everywhere = [norwegian, *(load_language(name) for name in norwegian.related)]
    known = {fold(word) for each in everywhere for word in each.stop_words | each.question_words}
    assert [word for word in tokens(fold(question)) if word not in known] == []


@pytest.mark.parametrize("topic", TOPICS)
def test_a_word_that_carries_a_topic_is_no_function_word(topic: str) -> None:
    norwegian = load_language("norwegian")
    fold = Folding(norwegian.folding)
    everywhere = [norwegian, *(load_language(name) for name in norwegian.related)]
    assert fold(topic) not in {fold(word) for each in everywhere for word in each.stop_words | each.question_words}


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("størrelse", "større"),
        ("billig", "bil"),
        ("billeg", "bil"),
        ("tidlig", "tid"),
        ("kollega", "kol"),
        ("skatteloven", "skatt"),
        ("planet", "plan"),
        ("pensjonat", "pensjon"),
        ("beste", "består"),
        ("tre", "treer"),
        ("styre", "sty"),
    ],
)
def test_norwegian_words_that_only_look_alike_keep_stems_apart(word: str, other: str) -> None:
    norwegian = load_language("norwegian")
    fold = Folding(norwegian.folding)
    stem = stemmer_of(norwegian, fold)
    assert stem(fold(word)) != stem(fold(other))


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("regel", "regler"),
        ("eksempel", "eksemplene"),
        ("artikkel", "artikler"),
        ("åpen", "åpne"),
        ("mangel", "mangler"),
        ("planet", "planetene"),
        ("resultat", "resultatene"),
        ("premiere", "premierer"),
        ("børs", "børsen"),
        ("risiko", "risikoen"),
        ("konto", "kontoene"),
        ("by", "byene"),
        ("ny", "nyere"),
        ("pensjon", "pensjonene"),
    ],
)
def test_norwegian_words_of_one_kind_have_one_stem(word: str, other: str) -> None:
    norwegian = load_language("norwegian")
    fold = Folding(norwegian.folding)
    stem = stemmer_of(norwegian, fold)
    assert stem(fold(word)) == stem(fold(other))


@pytest.mark.parametrize(
    ("name", "phrase", "field"),
    [
        ("norwegian", "også kjent som", "alias_phrases"),
        ("norwegian", "er forkortelsen for", "abbreviation_phrases"),
        ("norwegian", "hva vil det si å", "definition_questions"),
        ("norwegian", "refererer til", "copulas"),
        ("english", "also known as", "alias_phrases"),
        ("english", "stands for", "abbreviation_phrases"),
        ("danish", "også kendt som", "alias_phrases"),
        ("danish", "står for", "abbreviation_phrases"),
        ("swedish", "även känt som", "alias_phrases"),
        ("swedish", "vad betyder", "definition_questions"),
    ],
)
def test_the_commonest_defining_phrases_are_known(name: str, phrase: str, field: str) -> None:
    assert phrase in getattr(load_language(name), field)


@pytest.mark.parametrize(
    ("table", "known"),
    [("commands", {command for command in PAGES if command}), ("lists", set(LISTS))],
    ids=["commands", "lists"],
)
def test_a_word_of_any_language_names_at_most_one_command_and_one_list(table: str, known: set[str]) -> None:
    named: dict[str, set[str]] = {}
    for language in map(load_language, LANGUAGES):
        names: dict[str, tuple[str, ...]] = getattr(language, table)
        assert names.keys() == known
        for name, words in names.items():
            for word in words:
                named.setdefault(word, set()).add(name)
    assert {word: names for word, names in named.items() if len(names) > 1} == {}
    assert not named.keys() & known
