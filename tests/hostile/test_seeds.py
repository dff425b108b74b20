"""The inputs that fuzzing starts from, and those in which it found something: every one is read without complaint."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

FUZZING = Path(__file__).parent.parent / "fuzz"


@pytest.mark.parametrize("seed", sorted((FUZZING / "seeds").iterdir()), ids=lambda seed: seed.name)
def test_what_holds_for_any_article_holds_for_the_seeds(seed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(FUZZING))
    import parser as fuzzing

    try:
        fuzzing.check(seed.read_bytes())
    finally:
        sys.modules.pop("parser")
