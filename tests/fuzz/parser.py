"""Coverage-guided fuzzing of what reads articles: `python tests/fuzz/parser.py [libFuzzer options]`.

Needs `pip install atheris`. The inputs in `seeds/` are where it starts; what it finds out goes to a folder of
its own, which it names, so that the seeds stay as they are. The test suite checks the seeds without atheris.
"""

from __future__ import annotations

import sys
import tempfile
import unicodedata
from pathlib import Path

SEEDS = Path(__file__).parent / "seeds"
_LARGEST_INPUT = 4096
_SECONDS_FOR_ONE_INPUT = 10
# Some of them are no names that a definition could have. Which one a file gets depends on its length.
_FILE_NAMES = ("fuzz.md", "x.md", "og.md", "-.md", "mappe/back-office.md", "BPO.md", "er-en.md")
_INVISIBLE = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def check(data: bytes) -> None:
    """Reads bytes as the article that a file of these bytes would be, and asserts what holds for any article."""
    from bpo_cli.compiling.index_writer import Preparation
    from bpo_cli.parsing.parser import parse
    from bpo_cli.settings import Settings

    if not _prepared:
        _prepared.append(Preparation(Settings()))
    preparation = _prepared[0]
    text, path = data.decode("utf-8-sig", "replace"), _FILE_NAMES[len(data) % len(_FILE_NAMES)]
    article = parse(text, path, preparation.language)
    assert article == parse(text, path, preparation.language), "the second parse gives something else"
    for shown in (article.title, *(each.heading for each in article.sections)):
        assert_harmless(shown.replace("\n", ""))
    last = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    for passage in article.passages:
        assert_harmless(passage.text.replace("\n", ""))
        assert 1 <= passage.line <= last, "a passage stands behind the end of the file"
    anchors = [passage.anchor for passage in article.passages]
    assert len(anchors) == len(set(anchors)), "two passages have one anchor"
    for definition in preparation.rules.definitions(article):
        passage = article.passages[definition.passage]
        assert 0 <= definition.start <= definition.stop <= len(passage.text), "a definition leaves its passage"
    preparation.entry(text, path)


_prepared: list = []


def assert_harmless(shown: str) -> None:
    """Asserts that a text of one line holds no character that steers a terminal."""
    assert not _INVISIBLE.intersection(shown), f"invisible: {shown!r}"
    assert not any(unicodedata.category(sign) in ("Cc", "Cs") for sign in shown), f"control: {shown!r}"


def main() -> None:
    """Fuzzes until told to stop; libFuzzer's options, such as -max_total_time=1800, are passed on."""
    import atheris

    with atheris.instrument_imports(include=["bpo_cli"]):
        check(b"# Title\n\nText.\n")
    found = tempfile.mkdtemp(prefix="bpo-fuzz-")
    print(f"new inputs and findings go to {found}", file=sys.stderr)
    limits = [f"-max_len={_LARGEST_INPUT}", f"-timeout={_SECONDS_FOR_ONE_INPUT}"]
    defaults = [f"-artifact_prefix={found}/finding-", *limits]
    corpus = Path(found, "corpus")
    corpus.mkdir()
    atheris.Setup([sys.argv[0], *defaults, *sys.argv[1:], str(corpus), str(SEEDS)], check)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
