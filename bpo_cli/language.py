"""What is particular to a language, read from `languages/*.toml` while an index is compiled.

A look-up never comes here: what it needs of a language is compiled into the index.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable
from functools import cache
from importlib import resources
from typing import Any

from bpo_cli.errors import GlossaryError
from bpo_cli.record import Record

_FOLDER = resources.files("bpo_cli") / "languages"
_THESAURI = resources.files("bpo_cli") / "thesauri"
_OF_SENTENCES = (
    "indefinite_articles", "copulas", "defining_copulas", "infinitive_markers", "infinitives_without_meaning",
    "naming_nouns", "apposition_phrases", "alias_phrases", "regarding_phrases", "abbreviation_phrases",
    "definite_endings", "indefinite_endings", "plural_endings", "meant_before", "meant_behind", "disjunctions",
    "conjunctions", "determiners", "relatives", "subordinators", "presenting", "presenting_names", "explaining",
    "before_other_names", "genitive_prepositions",
)  # fmt: skip


class Language(Record):
    """One language as data. All words are lower-case, in the spelling of the language.

    name: as in the file's name. codes: ISO 639-1. stemmer: name of the Snowball algorithm.
    related: names of languages in which people also ask; their function words are ignored in queries too.
    kindred: names of languages whose stemmers also find stems of this one.
    folding: (letters, replacement) pairs, applied to text in lower case without accents.
    respellings: how what kindred languages spell otherwise is spelled in this one, in pairs; see `matching.respelling`.
    kept_endings: endings of words that the stemmer would merge wrongly; such words are their own stem.
    suffixes: endings of derived words that are words too, but hardly the last part of a compound.
    negations: what stands before a word and makes it its opposite. accented_words: function words that are other
    words without their accents. lost_accents: such words with what stands behind them where they have lost these.
    seemingly_inflected: words whose last letters look like an ending and are none.
    syncopated: ends of stems that lose their vowel before an ending, such as the `el` of `regel`.
    short_endings: inflections that the stemmer leaves on words of one syllable, such as the `ene` of `byene`.
    latin_endings: ends of words that lose their `um` before another ending: the `ium` of `konsortium`.
    further_endings: inflections that the stemmer leaves on, such as the `t` of `stort`.
    verbal_nouns: what makes a noun of a verb, behind its stem: the `ing` of `vurdering`.
    general_nouns: last parts of compounds that tell what is asked of a thing, not of which: the `nivå` of `skattenivå`.
    highlights, faq: names of these headings. faq_parts: what any heading of a FAQ contains. likely_highlights,
    likely_faq: what some call them, and others something else. question_labels, answer_labels: what stands before a
    question or an answer and a colon, in a FAQ.
    stop_words: function words. question_words: words of questions and requests that carry no topic. shortened_words:
    function words as queries shorten them, which may be names as well. closing_phrases: with which a question may end,
    whatever it is about: `i praksis`. before_fields: what stands before the field that a question is about: `i finans`.
    closing_languages: with which it may end if it asks what a thing is: `på norsk`.
    superlatives: what tells one thing from all others: `størst`.
    light_words: words that carry little of a topic, whatever it is. light_forms: those that do so in one form only:
    `lønner`, but not `lønn`.
    questions: how people begin a question, by the type of what they ask for ("quantity", "cause", "person", ...).
    answer_words: words that tell what is asked for, by the same types, as far as there are such words.
    particle_verbs: verbs of a function word and a particle by one word for what they mean: `si opp` by `oppsigelse`.
    broader_terms: words by what they are a kind or one of: `Tyskland` by `utenlands`.
    indefinite_articles, copulas, defining_copulas, infinitive_markers, infinitives_without_meaning, naming_nouns,
    apposition_phrases, alias_phrases, regarding_phrases, abbreviation_phrases, definition_questions,
    definition_headings, conjunctions, disjunctions, determiners, relatives, subordinators, meant_before, meant_behind:
    the patterns of defining sentences, see `defining.patterns`.
    regarding_phrases: those of the alias phrases behind which only what is marked as a name is one.
    before_other_names: what stands in brackets before another name: `X (også Y)`. genitive_prepositions: what stands
    before that of which something is: `fordeling av kostnader`, `loven av 1940`.
    presenting: what stands before a term that a sentence presents; presenting_names: before one of several words with
    which it ends. explaining: what stands behind one, and a comma.
    definite_endings: endings of nouns that speak of one known thing, which therefore name no term; indefinite_endings:
    those that only look like them; plural_endings: those of nouns that speak of several.
    ordinary_labels: words of headings and labels that name no term. property_labels: headings and labels that name none
    where they stand alone.
    abbreviations: those that end in a full stop without ending a sentence, without that full stop.
    commands: what people may call a command in this language, by its name. lists: what they may call what
    `bpo list` lists.
    labels: words for answers, by purpose ("see_also", ...). messages: what is said to the person at the prompt,
    by purpose, with places for values in braces. translations: of what is said when something is wrong, or when
    `bpo` stands alone, by the English for it.
    """

    name: str
    codes: tuple[str, ...]
    stemmer: str
    related: tuple[str, ...]
    kindred: tuple[str, ...]
    folding: tuple[tuple[str, str], ...]
    respellings: tuple[tuple[str, str], ...]
    kept_endings: tuple[str, ...]
    suffixes: tuple[str, ...]
    negations: tuple[str, ...]
    accented_words: frozenset[str]
    lost_accents: tuple[str, ...]
    seemingly_inflected: frozenset[str]
    syncopated: tuple[str, ...]
    short_endings: tuple[str, ...]
    latin_endings: tuple[str, ...]
    further_endings: tuple[str, ...]
    verbal_nouns: tuple[str, ...]
    general_nouns: tuple[str, ...]
    highlights: tuple[str, ...]
    faq: tuple[str, ...]
    faq_parts: tuple[str, ...]
    likely_highlights: tuple[str, ...]
    likely_faq: tuple[str, ...]
    question_labels: tuple[str, ...]
    answer_labels: tuple[str, ...]
    stop_words: frozenset[str]
    shortened_words: frozenset[str]
    question_words: frozenset[str]
    closing_phrases: tuple[str, ...]
    before_fields: tuple[str, ...]
    closing_languages: tuple[str, ...]
    superlatives: frozenset[str]
    light_words: frozenset[str]
    light_forms: frozenset[str]
    questions: dict[str, tuple[str, ...]]
    answer_words: dict[str, tuple[str, ...]]
    particle_verbs: dict[str, tuple[str, ...]]
    broader_terms: dict[str, tuple[str, ...]]
    indefinite_articles: tuple[str, ...]
    copulas: tuple[str, ...]
    defining_copulas: tuple[str, ...]
    infinitive_markers: tuple[str, ...]
    infinitives_without_meaning: tuple[str, ...]
    naming_nouns: tuple[str, ...]
    apposition_phrases: tuple[str, ...]
    alias_phrases: tuple[str, ...]
    regarding_phrases: tuple[str, ...]
    abbreviation_phrases: tuple[str, ...]
    definition_questions: tuple[str, ...]
    definition_headings: tuple[str, ...]
    definite_endings: tuple[str, ...]
    indefinite_endings: tuple[str, ...]
    plural_endings: tuple[str, ...]
    meant_before: tuple[str, ...]
    meant_behind: tuple[str, ...]
    ordinary_labels: frozenset[str]
    property_labels: frozenset[str]
    conjunctions: tuple[str, ...]
    disjunctions: tuple[str, ...]
    before_other_names: tuple[str, ...]
    genitive_prepositions: tuple[str, ...]
    determiners: tuple[str, ...]
    relatives: tuple[str, ...]
    subordinators: tuple[str, ...]
    presenting: tuple[str, ...]
    presenting_names: tuple[str, ...]
    explaining: tuple[str, ...]
    abbreviations: frozenset[str]
    commands: dict[str, tuple[str, ...]]
    lists: dict[str, tuple[str, ...]]
    labels: dict[str, str]
    messages: dict[str, str]
    translations: dict[str, str]


def known_languages() -> list[str]:
    """The names that `load_language` knows, sorted."""
    return sorted(file.name.removesuffix(".toml") for file in _FOLDER.iterdir() if file.name.endswith(".toml"))


@cache
def load_language(name: str) -> Language:
    """The language of that name or ISO 639-1 code. Raises GlossaryError if there is none."""
    name = name.lower()
    for known in sorted(known_languages(), key=lambda known: known != name):
        data = tomllib.loads((_FOLDER / f"{known}.toml").read_text(encoding="utf-8"))
        if name == known or name in data["codes"]:
            return _language(known, data)
    raise GlossaryError(f"unknown language {name!r}", f"known are: {', '.join(known_languages())}")


def translations(code: str) -> dict[str, str]:
    """See `Language`; empty for English, for a code that no language has, and if the files cannot be read: who
    asks has an error to tell, and better in English than not at all."""
    try:
        return load_language(code).translations
    except (GlossaryError, OSError, ValueError):
        return {}


def command_named(word: str) -> str:
    """The command that is called so in some language; empty if there is none, or if the files cannot be read."""
    return _named(word, lambda language: language.commands)


def list_named(word: str) -> str:
    """What `bpo list` lists if asked for that in some language; empty if nothing, or if the files cannot be read."""
    return _named(word, lambda language: language.lists)


def _named(word: str, names_of: Callable[[Language], dict[str, tuple[str, ...]]]) -> str:
    try:
        known = [names_of(load_language(name)) for name in known_languages()]
    except (OSError, ValueError):
        return ""
    return next((name for each in known for name, words in each.items() if word.lower() in words), "")


def load_thesaurus(language: str) -> list[tuple[str, ...]]:
    """The groups of synonyms, words or phrases, of every thesaurus that serves the language of that name."""
    groups: list[tuple[str, ...]] = []
    for file in sorted(_THESAURI.iterdir(), key=lambda each: each.name):
        if file.name.endswith(".toml"):
            data = tomllib.loads(file.read_text(encoding="utf-8"))
            if language in data["languages"]:
                groups.extend(tuple(group) for part in data["groups"].values() for group in part)
    return groups


def _language(name: str, data: dict[str, Any]) -> Language:
    words, definitions = data["words"], data["definitions"]
    # These stand in the file by the names they have here.
    by_name: dict[str, Any] = {field: _lower(definitions[field]) for field in _OF_SENTENCES}
    by_name["alias_phrases"] += by_name["regarding_phrases"]
    by_name |= {field: _lower(names) for field, names in data["headings"].items()}
    return Language(
        name=name,
        codes=tuple(data["codes"]),
        stemmer=data["stemmer"],
        related=tuple(data["related"]),
        kindred=tuple(data["kindred"]),
        folding=tuple(data["folding"].items()),
        respellings=tuple(data["respellings"].items()),
        kept_endings=tuple(words["kept_endings"]),
        suffixes=_lower(words["suffixes"]),
        negations=_lower(words["negations"]),
        accented_words=frozenset(_lower(words["accented"])),
        lost_accents=_lower(words["lost_accents"]),
        seemingly_inflected=frozenset(_lower(words["seemingly_inflected"])),
        syncopated=tuple(words["syncopated"]),
        short_endings=tuple(words["short_endings"]),
        latin_endings=tuple(words["latin_endings"]),
        further_endings=tuple(words["further_endings"]),
        verbal_nouns=tuple(words["verbal_nouns"]),
        general_nouns=tuple(words["general_nouns"]),
        stop_words=frozenset(_lower(words["stop"])),
        shortened_words=frozenset(_lower(words["shortened"])),
        question_words=frozenset(_lower(words["question"])),
        closing_phrases=_lower(words["closing"]),
        before_fields=_lower(words["before_fields"]),
        closing_languages=_lower(words["closing_in_language"]),
        superlatives=frozenset(_lower(words["superlatives"])),
        light_words=frozenset(_lower(words["light"])),
        light_forms=frozenset(_lower(words["light_forms"])),
        questions={kind: _lower(phrases) for kind, phrases in data["questions"].items()},
        answer_words={kind: _lower(words) for kind, words in data["answers"].items()},
        particle_verbs={meaning: _lower(verbs) for meaning, verbs in data["particle_verbs"].items()},
        broader_terms={broader: _lower(words) for broader, words in data["broader"].items()},
        definition_questions=_lower(definitions["questions"]),
        definition_headings=_lower(definitions["headings"]),
        ordinary_labels=frozenset(_lower(definitions["ordinary_labels"])),
        property_labels=frozenset(_lower(definitions["property_labels"])),
        abbreviations=frozenset(_lower(words["abbreviations"])),
        commands={name: _lower(words) for name, words in data["commands"].items()},
        lists={name: _lower(words) for name, words in data["lists"].items()},
        labels=dict(data["labels"]),
        messages=dict(data["messages"]),
        translations=dict(data["translations"]),
        **by_name,
    )


def _lower(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word.lower() for word in words)
