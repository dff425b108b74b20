"""Prints how well queries find their right answers, by category, and what each ingredient of the matching is
worth.

    python tests/relevance.py             the tables; status 1 if a floor is missed
    python tests/relevance.py --failures  also every query that failed
    python tests/relevance.py --ablate    the figures without each ingredient in turn

A query is right if one of its expected pieces stands in the first hit's heading, term and text; one that
expects nothing is right if there is no hit.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from math import sqrt
from pathlib import Path

from bpo_cli import Glossary
from bpo_cli.answer import Answer
from bpo_cli.compiling import compile_folder
from bpo_cli.errors import UsageError
from bpo_cli.index import Index

HERE = Path(__file__).parent


def queries(name: str) -> list[dict]:
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


def compiled(folder: Path, into: Path) -> Glossary:
    compile_folder(folder, into)
    return Glossary(Index(str(into), "compile it again"))


def ask(glossary: Glossary, query: dict) -> Answer:
    try:
        return getattr(glossary, query["command"])(query["query"])
    except UsageError:
        return Answer(query["command"], query["query"])


def is_right(query: dict, answer: Answer) -> bool:
    if not query["expect"]:
        return not answer.hits
    if not answer.hits:
        return False
    hit = answer.hits[0]
    seen = "\n".join((hit.heading, hit.term or "", hit.text))
    return any(piece in seen for piece in query["expect"])


def interval(right: int, count: int) -> str:
    """The 95 % interval of a share, after Wilson (1927)."""
    if not count:
        return ""
    z, share = 1.96, right / count
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z * sqrt(share * (1 - share) / count + z * z / (4 * count * count)) / (1 + z * z / count)
    return f"{max(0, middle - half):.2f}-{min(1, middle + half):.2f}"


def evaluate(title: str, glossary: Glossary, asked: list[dict], *, failures: bool) -> dict[str, float]:
    by_category: dict[str, list[bool]] = defaultdict(list)
    failed = []
    for query in asked:
        answer = ask(glossary, query)
        right = is_right(query, answer)
        by_category[query["category"]].append(right)
        if not right:
            failed.append((query, answer))
    positive = [right for query in asked if query["expect"] for right in [is_right(query, ask(glossary, query))]]
    negative = [right for query in asked if not query["expect"] for right in [is_right(query, ask(glossary, query))]]
    print(f"\n{title}")
    for category, rights in sorted(by_category.items()):
        print(f"  {category:16} {sum(rights):4} of {len(rights):4}  {sum(rights) / len(rights):.3f}  {interval(sum(rights), len(rights))}")
    right_first = sum(positive) / len(positive)
    answered = 1 - sum(negative) / len(negative)
    print(f"  {'right first':16} {sum(positive):4} of {len(positive):4}  {right_first:.3f}  {interval(sum(positive), len(positive))}")
    print(f"  {'answered wrongly':16} {len(negative) - sum(negative):4} of {len(negative):4}  {answered:.3f}")
    if failures:
        for query, answer in failed:
            hit = answer.hits[0] if answer.hits else None
            got = f"{hit.match} {hit.score:.0f} {hit.term or hit.heading} | {hit.text[:70]!r}" if hit else "nothing"
            print(f"  - {query['id']} {query['command']} {query['query']!r} ({query['category']}) -> {got}")
            if hit:
                print("      ", [(each.word, each.matched, each.how, each.points) for each in hit.explanation])
    return {"right first": right_first, "answered": answered}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--failures", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bundled = compiled(HERE.parent / "articles", Path(folder) / "bundled.sqlite")
        evaluate("the bundled article", bundled, queries("queries.jsonl"), failures=options.failures)
        if (HERE / "glossary-queries.jsonl").exists():
            other = compiled(HERE / "glossary", Path(folder) / "other.sqlite")
            evaluate("other articles", other, queries("glossary-queries.jsonl"), failures=options.failures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
