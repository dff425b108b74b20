"""Limits: whatever is asked of the bundled glossary, an answer takes less than a second of processor time, and memory
has a bound. The processor's limit is two seconds here, for a slow or busy machine; the system ends who needs more."""

from __future__ import annotations

import random
import unicodedata
from pathlib import Path

import pytest
from attacks import LARGEST_PEAK, assert_kept, limited
from conftest import Program

SECONDS = 2
# One argument may have 128 KiB; standard input has no such bound.
LARGEST_ARGUMENT = 130_000


def one_of_each_script() -> str:
    """A letter of every script and block that Unicode names, as a word each: more than a thousand words."""
    first = {}
    for code in range(0x20, 0x30000):
        sign = chr(code)
        if sign.isalnum():
            first.setdefault((code // 64, unicodedata.name(sign, "?").split()[0]), sign)
    return " ".join(first.values())


LETTERS = [chr(code) for code in range(0x41, 0x30000) if chr(code).isalnum()]
QUERIES = {
    "one letter": "a" * 100_000,
    "one letter that grows": "x" * 100_000,
    "letters with accents": "å" * 60_000,
    "letters of many signs": "\ufdfa" * 30_000,
    "sharp s": "ß" * 60_000,
    "one known word": "outsourcing" * 9000,
    "one compound": "kostnadsreduksjon" * 6000,
    "a known word again and again": "outsourcing " * 10_000,
    "ten thousand words": " ".join(f"ord{number}" for number in range(10_000)),
    "ten thousand misspelled words": " ".join(
        random.Random(number).choice(["outsorcing", "kostander"]) for number in range(10_000)
    ),
    "function words": "hva er det med og i " * 5000,
    "a thousand scripts": one_of_each_script(),
    "random letters": "".join(random.Random(1).choices(LETTERS, k=30_000)),
    "random words": " ".join(random.Random(2).choices(LETTERS, k=25_000)),
    "accents": "a" + "\u0301" * 60_000,
    "accents to be ordered": "a" + "\u0301\u0323" * 30_000,
    "jamo": "\u1100\u1161\u11a8" * 14_000,
    "dots": "a." * 60_000,
    "digits": "1" + " 000" * 25_000,
    "hyphens": "off-" * 25_000,
    "brackets": "(" * 60_000 + "a" + ")" * 60_000,
    "quotation marks": '"' * 60_000 + "a" + "'" * 60_000,
    "capitals": "BPO " * 25_000,
    "syntax": 'a" OR "b* NEAR( ' * 5000,
    "escapes": "\x1b]0;a" * 20_000,
    "only signs": "?!., " * 20_000,
}


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES.keys())
@pytest.mark.parametrize("command", ["define", "search", "show"])
def test_no_query_takes_long_or_much(bpo: Program, tmp_path: Path, command: str, query: str) -> None:
    argument = query.encode()[:LARGEST_ARGUMENT].decode("utf-8", "ignore")
    done, peak = limited(bpo, tmp_path / "peak", command, argument, limits={"RLIMIT_CPU": SECONDS})
    assert_kept(done, 0, 1, 2)
    assert peak < LARGEST_PEAK / 2


@pytest.mark.parametrize("command", ["faq", "highlights"])
def test_all_of_these_queries_in_one_batch_take_little_memory(bpo: Program, tmp_path: Path, command: str) -> None:
    lines = "\n".join(" ".join(query.splitlines()) for query in QUERIES.values())
    done, peak = limited(
        bpo, tmp_path / "peak", command, "-", "--json",
        stdin=lines.encode(), limits={"RLIMIT_CPU": len(QUERIES)},
    )  # fmt: skip
    assert_kept(done, 1, lines=len(QUERIES))
    assert done.output.count(b"\n") == len(QUERIES)
    assert peak < LARGEST_PEAK / 2


def test_words_one_argument_each_are_a_query_too(bpo: Program, tmp_path: Path) -> None:
    words = ["hva", "er", *["outsourcing"] * 10_000]
    done, peak = limited(bpo, tmp_path / "peak", "search", *words, limits={"RLIMIT_CPU": SECONDS})
    assert_kept(done, 0)
    assert b"outsourcing" in done.output
    assert peak < LARGEST_PEAK / 2


@pytest.mark.parametrize("limit", ["9" * 4000, "9" * 5000, "1e9", "٣", "-1", "0", "", "0x10", " 1"])
def test_any_limit_is_a_number_or_an_error(bpo: Program, limit: str) -> None:
    assert_kept(bpo("search", "outsourcing", "--limit", limit), 0, 2)
