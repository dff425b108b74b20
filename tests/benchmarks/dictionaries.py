"""Real dictionaries as Debian packs them for `dictd`, read, and written for the programs that are compared."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FOLDER = Path("/usr/share/dictd")
NAMES = {"foldoc": "FOLDOC", "wn": "WordNet"}
HOW_TO_INSTALL = "apt-get install dict-foldoc dict-wn dictd dict sdcv fzf tealdeer"
_DIGITS = {sign: value for value, sign in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")}


class Entry(NamedTuple):
    """A headword and everything that the dictionary says about it."""

    headword: str
    text: str


def available() -> dict[str, str]:
    """The dictionaries that are installed: name of the files and title. Says which are missing."""
    found = {name: title for name, title in NAMES.items() if (FOLDER / f"{name}.index").exists()}
    for name in NAMES.keys() - found.keys():
        print(f"{NAMES[name]} is not installed: {HOW_TO_INSTALL}")
    return found


def headwords(name: str) -> list[str]:
    """Every headword once, in the order of the index."""
    return list(_places(name))


def entries(name: str) -> Iterator[Entry]:
    """Every headword with its texts, in the order of the index."""
    data = gzip.decompress((FOLDER / f"{name}.dict.dz").read_bytes())
    for headword, places in _places(name).items():
        texts = [data[start : start + length].decode("utf-8", "replace").strip() for start, length in places]
        yield Entry(headword, "\n\n".join(texts))


def write_as_articles(name: str, folder: Path) -> None:
    """One article for each headword; its text is the article's one paragraph."""
    folder.mkdir(parents=True)
    (folder / "glossary.toml").write_text(f'title = "{NAMES[name]}"\nlanguage = "english"\n', encoding="utf-8")
    used: dict[str, int] = {}
    for headword, text in entries(name):
        slug = re.sub(r"[^a-z0-9]+", "-", headword.lower()).strip("-")[:80] or "sign"
        used[slug] = used.get(slug, 0) + 1
        file = folder / (f"{slug}.md" if used[slug] == 1 else f"{slug}--{used[slug]}.md")
        paragraph = " ".join(text.split())
        file.write_text(f"---\ntitle: {headword}\n---\n\n# {headword}\n\n{paragraph}\n", encoding="utf-8")


def write_as_stardict(name: str, folder: Path) -> None:
    """The three files that `sdcv` reads: description, index, texts."""
    folder.mkdir(parents=True)
    index, texts = bytearray(), bytearray()
    ordered = sorted(entries(name), key=lambda each: (each.headword.encode().lower(), each.headword.encode()))
    for headword, text in ordered:
        written = text.encode()
        index += headword.encode() + b"\0" + len(texts).to_bytes(4, "big") + len(written).to_bytes(4, "big")
        texts += written
    (folder / f"{name}.idx").write_bytes(index)
    (folder / f"{name}.dict").write_bytes(texts)
    (folder / f"{name}.ifo").write_text(
        "StarDict's dict ifo file\nversion=2.4.2\n"
        f"bookname={NAMES[name]}\nwordcount={len(ordered)}\nidxfilesize={len(index)}\nsametypesequence=m\n",
        encoding="utf-8",
    )


def _places(name: str) -> dict[str, list[tuple[int, int]]]:
    """Where in the data each headword's texts stand: (offset, length) in bytes."""
    places: dict[str, list[tuple[int, int]]] = {}
    for line in (FOLDER / f"{name}.index").read_text(encoding="utf-8").splitlines():
        headword, start, length = line.split("\t")[:3]
        if not headword.startswith(("00-database", "00database")):
            places.setdefault(headword, []).append((_number(start), _number(length)))
    return places


def _number(digits: str) -> int:
    """A number in the index, whose 64 digits are those of base 64."""
    value = 0
    for digit in digits:
        value = value * 64 + _DIGITS[digit]
    return value
