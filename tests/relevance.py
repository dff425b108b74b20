"""Prints how well queries find their right answers, and what each ingredient of the matching is worth.

    python tests/relevance.py             the tables; status 1 if a floor is missed
    python tests/relevance.py --failures  also every query that failed
    python tests/relevance.py --ablate    what is lost without each ingredient in turn

A query is right if one of its expected pieces stands in the first hit's heading, term and text; one that
expects nothing is right if there is no hit.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from math import sqrt
from pathlib import Path
from typing import Any

from bpo_cli import Glossary
from bpo_cli.answer import Answer
from bpo_cli.compiling.compiler import compile_folder
from bpo_cli.compiling.preparation import stemmer_of
from bpo_cli.errors import UsageError
from bpo_cli.index import Index
from bpo_cli.language import load_language
from bpo_cli.matching import weights
from bpo_cli.stored import StoredPassage
from bpo_cli.words import placed_tokens

HERE = Path(__file__).parent
DICTIONARY = Path("/usr/share/dict/bokmaal")
RANDOM_WORDS = 1000
# How often each word is misspelled, for the share not to hang on single letters.
EDITIONS = 5
ALL_OF_THEM = ("exact", "inflection", "ascii-fold", "partial", "case-punct")
FLOORS = {
    "the bundled article: right first": 0.97,
    "the bundled article: negatives silent": 1.0,
    **{f"the bundled article: {category}": 1.0 for category in ALL_OF_THEM},
    "the bundled article: typo": 11 / 12,
    "the bundled article: question": 0.90,
    "the bundled article: define, by its sentence": 0.95,
    "asked by others: right first": 0.91,
    "asked by others: negatives silent": 0.97,
    "other articles: right first": 0.92,
    "other articles: negatives silent": 1.0,
    "more articles: right first": 0.86,
    "more articles: negatives silent": 0.95,
    "random dictionary words silent": 0.985,
    "one edit": 0.97,
    "two edits": 0.93,
    "in ASCII": 1.0,
    "two thirds of a word": 0.97,
}
# What an ingredient is set to when it is left out.
INGREDIENTS = {
    "same stem": {"SAME_STEM": 0},
    "stems of neighbouring languages": {"NEIGHBOUR_STEM": 0},
    "spelling of neighbouring languages": {"SHORTEST_RESPELLED": 99},
    "written apart": {"JOINED": 0},
    "written in one word": {"IN_TWO_WORDS": 0},
    "synonyms": {"SYNONYM": 0, "SYNONYM_IN_COMPOUND": 0},
    "synonyms in compounds": {"SYNONYM_IN_COMPOUND": 0},
    "verbs and their nouns": {"DERIVED": 0},
    "light words": {"LIGHT_WORD": 1, "LIGHT_AND_UNKNOWN": 1},
    "unfinished words": {"PREFIX": 0},
    "heads of compounds": {"COMPOUND_HEAD": 0},
    "modifiers of compounds": {"COMPOUND_MODIFIER": 0},
    "middles of compounds": {"COMPOUND_MIDDLE": 0},
    "last parts of two compounds": {"SHARED_LAST_PART": 0},
    "compounds of synonyms": {"COMPOUND_OF_SYNONYMS": 0},
    "synonyms as modifiers": {"SYNONYM_AS_MODIFIER": 0},
    "broader terms": {"BROADER_TERM": 0},
    "compounds taken apart": {"SPLIT": 0},
    "misspellings": {"MISSPELLING": 0.1},
    "doubled letters": {
        "SHORTEST_WORD_WITH_DOUBLE": weights.SHORTEST_MISSPELLED_WORD,
        "SHORTEST_SYNONYM_WITH_DOUBLE": weights.TWO_EDITS_FROM,
    },
    "expected answers": {"WITHOUT_ANSWER": {}},
    "subjects of questions": {"WITHOUT_SUBJECT": 1},
    "headings that ask alike": {"QUESTION_BONUS": 0},
    "heading bonus": {"HEADING_BONUS": 0},
    "phrase bonus": {"PHRASE_BONUS": 0},
    "sentence bonus": {"SENTENCE_BONUS": 0},
    "bonus of a whole name": {"WHOLE_NAME_BONUS": 0},
    "leniency with several words": {"LEAST_COVERAGE_OF_SEVERAL": weights.LEAST_COVERAGE},
}

Query = dict[str, Any]


def queries(name: str) -> list[Query]:
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


def compiled(folder: Path, into: Path) -> Glossary:
    compile_folder(folder, into)
    return Glossary(Index.open(str(into), "compile it again"))


def ask(glossary: Glossary, query: Query) -> Answer:
    try:
        answer: Answer = getattr(glossary, query["command"])(query["query"])
    except UsageError:
        return Answer(query["command"], query["query"])
    return answer


def is_right(query: Query, answer: Answer, *, by_sentence: bool = False) -> bool:
    if not query["expect"] or not answer.hits:
        return not query["expect"] and not answer.hits
    hit = answer.hits[0]
    seen = hit.sentence if by_sentence else "\n".join((hit.heading, hit.term or "", hit.text))
    return any(piece in seen for piece in query["expect"])


def interval(right: int, count: int) -> str:
    """The 95 % interval of a share, after Wilson (1927)."""
    z, share = 1.96, right / count
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z * sqrt(share * (1 - share) / count + z * z / (4 * count * count)) / (1 + z * z / count)
    return f"{max(0, middle - half):.2f}-{min(1, middle + half):.2f}"


class Table:
    """Shares of right answers by name, printed as they come and held against the floors."""

    def __init__(self) -> None:
        self.missed: list[str] = []

    def row(self, name: str, rights: list[bool]) -> None:
        share = sum(rights) / len(rights)
        floor = FLOORS.get(name)
        verdict = "" if floor is None else f"floor {floor:.3f} {'ok' if share >= floor else 'MISSED'}"
        if floor is not None and share < floor:
            self.missed.append(name)
        counts = f"{sum(rights):5} of {len(rights):5}"
        print(f"{name:45} {counts}  {share:.3f}  {interval(sum(rights), len(rights))}  {verdict}".rstrip())


def judge(table: Table, title: str, glossary: Glossary, asked: list[Query], *, failures: bool) -> None:
    answers = [(query, ask(glossary, query)) for query in asked]
    by_category: dict[str, list[bool]] = defaultdict(list)
    for query, answer in answers:
        by_category[query["category"]].append(is_right(query, answer))
    for category, rights in sorted(by_category.items()):
        table.row(f"{title}: {category}", rights)
    table.row(f"{title}: right first", [is_right(*each) for each in answers if each[0]["expect"]])
    table.row(f"{title}: negatives silent", [is_right(*each) for each in answers if not each[0]["expect"]])
    defined = [each for each in answers if each[0]["expect"] and each[0]["command"] == "define"]
    table.row(f"{title}: define, by its sentence", [is_right(*each, by_sentence=True) for each in defined])
    if failures:
        for query, answer in answers:
            if not is_right(query, answer):
                show_failure(query, answer)
    print()


def show_failure(query: Query, answer: Answer) -> None:
    print(f"  - {query['id']} {query['command']} {query['query']!r} ({query['category']})")
    for hit in answer.hits[:1]:
        print(f"      {hit.match} {hit.score:.0f} {hit.term or hit.heading}: {hit.text[:80]!r}")
        print("      ", [(each.word, each.matched, each.how, each.points) for each in hit.explanation])


def silence(table: Table, glossary: Glossary) -> None:
    """Random dictionary words, most of which have nothing to do with the article."""
    if not DICTIONARY.exists():
        print(f"random dictionary words: skipped, no {DICTIONARY} (apt-get install wnorwegian)")
        return
    words = [word for word in DICTIONARY.read_text(encoding="latin-1").split() if word.isalpha() and len(word) > 2]
    chosen = random.Random(1).sample(words, RANDOM_WORDS)
    table.row("random dictionary words silent", [not glossary.search(word).hits for word in chosen])


def mechanical(table: Table, glossary: Glossary) -> None:
    """Every word of six letters or more that only one passage can be meant by: misspelled, cut, and in ASCII."""
    chance = random.Random(1)
    rows: dict[str, list[bool]] = defaultdict(list)
    for word, passage, beginning_is_alone in lonely_words(glossary):
        for name, variant in variants(word, chance):
            if name == "two thirds of a word" and not beginning_is_alone:
                continue
            hits = glossary.search(variant, limit=1).hits
            rows[name].append(bool(hits) and hits[0].id == f"{passage.slug}#{passage.anchor}")
    for name, rights in rows.items():
        table.row(name, rights)


def lonely_words(glossary: Glossary) -> Iterator[tuple[str, StoredPassage, bool]]:
    """The topical words no other form of which stands in another passage, with their passage, and whether no other
    passage holds a word that begins with the same two thirds."""
    index = glossary._index
    stemmer = stemmer_of(load_language("norwegian"), index.fold)
    by_stem: dict[str, set[int]] = defaultdict(set)
    by_form: dict[str, set[int]] = defaultdict(set)
    written: dict[str, tuple[str, StoredPassage]] = {}
    for article in index.articles():
        for passage in index.passages_of_article(article.id):
            for token in placed_tokens(f"{passage.text}\n{passage.heading}\n{passage.path}", index.fold):
                by_stem[stemmer(token.form)].add(passage.id)
                by_form[token.form].add(passage.id)
                written[token.form] = token.written, passage
    for form, (word, passage) in sorted(written.items()):
        topical = form.isalpha() and form not in index.vocabulary.function_words
        if topical and len(form) >= 6 and len(by_stem[stemmer(form)]) == 1:
            beginning = form[: -(-2 * len(form) // 3)]
            alike = set().union(*(ids for other, ids in by_form.items() if other.startswith(beginning)))
            yield word, passage, len(alike) == 1


def variants(word: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    for _ in range(EDITIONS):
        yield "one edit", edited(word, chance)
        if len(word) >= 10:
            yield "two edits", edited(edited(word, chance), chance)
    plain = word.translate(str.maketrans("æøåÆØÅ", "aoaAOA"))
    if plain != word:
        yield "in ASCII", plain
    yield "two thirds of a word", word[: -(-2 * len(word) // 3)]


def edited(word: str, chance: random.Random) -> str:
    """The word with a letter missing, doubled, wrong, or swapped with its neighbour."""
    place = chance.randrange(len(word) - 1)
    letter = chance.choice("abcdefghijklmnoprstuvy")
    edits: list[Callable[[], str]] = [
        lambda: word[:place] + word[place + 1 :],
        lambda: word[:place] + letter + word[place:],
        lambda: word[:place] + letter + word[place + 1 :],
        lambda: word[:place] + word[place + 1] + word[place] + word[place + 2 :],
    ]
    return chance.choice(edits)()


def ablate(sets: list[tuple[Glossary, list[Query]]]) -> None:
    """The queries that go wrong without each ingredient, and those that go right instead."""

    def wrong() -> set[str]:
        # Anew each time, for what a glossary remembers of words depends on the weights.
        anew = [(Glossary(glossary._index), asked) for glossary, asked in sets]
        return {query["id"] for glossary, asked in anew for query in asked if not is_right(query, ask(glossary, query))}

    with_all = wrong()
    print(f"{'without':34} {'lost':>5} {'won':>5}")
    for name, settings in INGREDIENTS.items():
        before = {weight: getattr(weights, weight) for weight in settings}
        for weight, value in settings.items():
            setattr(weights, weight, value)
        without = wrong()
        for weight, value in before.items():
            setattr(weights, weight, value)
        print(f"{name:34} {len(without - with_all):5} {len(with_all - without):5}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--failures", action="store_true", help="print every query that failed")
    parser.add_argument("--ablate", action="store_true", help="print what each ingredient is worth")
    options = parser.parse_args()
    table = Table()
    with tempfile.TemporaryDirectory() as folder:
        bundled = compiled(HERE.parent / "articles", Path(folder) / "bundled.sqlite")
        others = compiled(HERE / "glossary", Path(folder) / "others.sqlite")
        more = compiled(HERE / "second-glossary", Path(folder) / "more.sqlite")
        sets = {
            "the bundled article": (bundled, queries("queries.jsonl")),
            "asked by others": (bundled, queries("everyday-queries.jsonl")),
            "other articles": (others, queries("glossary-queries.jsonl")),
            "more articles": (more, queries("second-glossary-queries.jsonl")),
        }
        if options.ablate:
            ablate(list(sets.values()))
            return 0
        for title, (glossary, asked) in sets.items():
            judge(table, title, glossary, asked, failures=options.failures)
        mechanical(table, bundled)
        silence(table, bundled)
    for name in table.missed:
        print(f"floor missed: {name}", file=sys.stderr)
    return 1 if table.missed else 0


if __name__ == "__main__":
    sys.exit(main())
