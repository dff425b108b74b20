"""Articles: whatever the bytes of one file are, the others are answered from, the file itself as far as it is
text, and what is wrong with it is one line. Building stays within its memory and its time."""

from __future__ import annotations

from pathlib import Path

import pytest
from attacks import ASK, LARGEST_PEAK, RIGHT, SOUND, assert_kept, folder_of, limited, own_program
from conftest import Program

MEGABYTE = 1_000_000
# Of processor time; on a quiet machine none of the cases needs a fifth of it.
SECONDS = 30
SMALL = {
    "empty": b"",
    "blank": b" \n\t\r\n\f\v ",
    "only front matter": b"---\ntitle: Intet\n---\n",
    "unterminated front matter": b"---\ntitle: Intet\n",
    "empty front matter": b"---\n---\n",
    "duplicate keys": b"---\ntitle: En\ntitle: To\n---\nTekst.\n",
    "front matter of lists": b"---\ntitle:\n  - a\n  - {b: [c\nkeywords: [x, ]\n---\nTekst.\n",
    "no title": b"Bare tekst.\n",
    "byte order mark": b"\xef\xbb\xbf# Merke\n\nTekst.\n",
    "two byte order marks": b"\xef\xbb\xbf\xef\xbb\xbf# Merke\n",
    "carriage returns": b"# Retur\r\rTekst.\r\r## Mer\r\rOrd.\r",
    "utf-16": "# Bredt\n\nTekst æøå.\n".encode("utf-16"),
    "utf-32": "# Bredt\n\nTekst æøå.\n".encode("utf-32"),
    "invalid utf-8": b"# Feil \xff\xfe\n\n\xc3\x28 \xe2\x82 \xf0\x28\x8c\xbc tekst.\n",
    "overlong and surrogates": b"# \xc0\xaf \xed\xa0\x80\xed\xb0\x80 \xf4\x90\x80\x80 tekst\n",
    "nul bytes": b"# Null\0er\n\nTekst\0\0.\n\0",
    "only nul bytes": b"\0" * 1000,
    "random bytes": bytes((7 * position * position + position // 256) % 256 for position in range(60_000)),
    "a program": b"\x7fELF\x02\x01\x01" + b"\0\x01\xff" * 3000,
    "unclosed comment": b"# Tittel\n\n<!-- aldri slutt\n\nTekst.\n",
    "unclosed code": b"# Tittel\n\n```\n# ingen tittel\n",
    "only headings": b"# En\n## To\n###### Tre\n" * 50,
    "same headings": b"## Samme\n\nTekst.\n\n" * 3000,
    "entities": b"&amp;amp;amp; &#0; &#xFFFFFFFF; &#99999999999; &NotAnEntity; &\n",
    "links that lead nowhere": b"[a](javascript:alert(1)) [b](\x00) [c](//x) [d](/../../etc/passwd) [](x) [e]()\n",
}
LARGE = {
    "stars": b"*" * MEGABYTE,
    "underscores": b"_" * MEGABYTE,
    "brackets": b"[" * MEGABYTE,
    "backticks": b"`" * MEGABYTE,
    "less-than": b"<" * MEGABYTE,
    "ampersands": b"&" * MEGABYTE,
    "dots": b". " * (MEGABYTE // 2),
    "dots in a row": b"." * MEGABYTE + b"a",
    "questions": b"a? " * (MEGABYTE // 3),
    "sentences": b"Ord er ord. " * (MEGABYTE // 12),
    "labels": b"".join(b"- **Merke%d:** ord om ord er ord\n" % number for number in range(10_000)),
    "bold pairs": b"**a** " * (MEGABYTE // 6),
    "backticks of all lengths": b" ".join(b"`" * count for count in range(1, 1400)),
    "opened links": b"[a](" * (MEGABYTE // 4),
    "opened comments": b"<!-- " * (MEGABYTE // 5),
    "opened tags": b"<a href='" * (MEGABYTE // 9),
    "parentheses": b"(" * MEGABYTE,
    "nested quotes": b"> " * 50_000 + b"dypt\n",
    "nested lists": b"- " * 50_000 + b"dypt\n",
    "indented lists": b"".join(b" " * (2 * depth) + b"- a\n" for depth in range(1000)),
    "nested brackets": b"[" * 50_000 + b"dypt" + b"]" * 50_000,
    "links": b"[lenke](/artikkel) " * 20_000,
    "references": b"[a]: /b\n" * 20_000 + b"[a] " * 20_000,
    "headings": b"".join(b"## Overskrift %d\n\nTekst.\n\n" % number for number in range(8000)),
    "highlights": "## Høydepunkter\n\n".encode() + b"- Punkt.\n" * 20_000,
    "definitions": b"".join(b"En ting%d er et ord.\n\n" % number for number in range(8000)),
    "aliases": "også kalt «x», ".encode() * 20_000,
    "table": b"|a|b|\n|-|-|\n" + b"|1|2|\n" * 30_000,
    "front matter": b"---\n" + b"a: b\n" * 100_000 + b"---\nTekst.\n",
    "carriage returns": b"\r" * MEGABYTE,
    "accents": b"# a" + "\u0301".encode() * 300_000,
    "accents to be ordered": b"# a" + "\u0301\u0323".encode() * 200_000,
    "accents as entities": b"a" + b"&#769;&#803;" * 60_000,
    "accents between marks": b"a" + ("\u0301\u0323" * 15 + "**").encode() * 20_000,
    "one word": b"a" * MEGABYTE,
    "one compound": b"kostnad" * 100_000,
    "characters that grow": "\ufdfa".encode() * 100_000,
}


def test_odd_articles_beside_a_sound_one_change_no_answer(bpo: Program, tmp_path: Path) -> None:
    odd: dict[str | bytes, str | bytes] = {f"{name}.md": content for name, content in SMALL.items()}
    folder = folder_of(tmp_path / "articles", {"alfa.md": SOUND, **odd})
    done = bpo(*ASK, "--articles", str(folder))
    assert_kept(done, 0, lines=len(odd))
    assert done.text == RIGHT
    assert bpo(*ASK, "--articles", str(folder)).text == RIGHT


@pytest.mark.parametrize("content", SMALL.values(), ids=SMALL.keys())
def test_an_odd_article_alone_is_an_answer_or_one_clear_line(bpo: Program, tmp_path: Path, content: bytes) -> None:
    folder = folder_of(tmp_path / "articles", {"odd.md": content})
    assert_kept(bpo("search", "tekst", "--articles", str(folder)), 0, 1, 2, lines=3)


@pytest.mark.parametrize("name", ["x.md", "og.md", "-.md", "?.md", "1.md", "er.md", "å.md", f"{'a-' * 100}.md"])
@pytest.mark.parametrize(
    "content", ["Tekst står her.\n", "# \n\nTekst står her.\n", "# !\n\nX er en tekst her.\n"], ids=ascii
)
def test_an_article_whose_title_is_no_name_is_read_all_the_same(
    bpo: Program, tmp_path: Path, name: str, content: str
) -> None:
    folder = folder_of(tmp_path / "articles", {"alfa.md": SOUND, name: content})
    done = bpo("search", "tekst", "--articles", str(folder))
    assert (done.status, done.errors) == (0, b"")
    assert content.splitlines()[-1] in done.text


@pytest.mark.parametrize("title", ['"' * 50, "???", ".", "« »", "\u0301", "😀", "+-*/"], ids=ascii)
def test_an_article_whose_title_is_signs_alone_is_found_by_its_other_names(
    bpo: Program, tmp_path: Path, title: str
) -> None:
    text = f"---\ntitle: {title}\n---\nBeta er nummer to.\n"
    folder = folder_of(tmp_path / "articles", {"alfa.md": SOUND, "beta.md": text})
    for command in ("define", "search", "show"):
        done = bpo(command, "beta", "--articles", str(folder))
        assert_kept(done, 0, lines=0)
        assert "Beta er nummer to." in done.text
    assert_kept(bpo("search", "alfa beta ordd", "--articles", str(folder), "--json"), 0, lines=0)
    assert_kept(bpo("list", "terms", "--articles", str(folder)), 0, lines=0)


@pytest.mark.parametrize("content", LARGE.values(), ids=LARGE.keys())
def test_a_large_odd_article_takes_little_time_and_memory(bpo: Program, tmp_path: Path, content: bytes) -> None:
    folder = folder_of(tmp_path / "articles", {"alfa.md": SOUND, "odd.md": content})
    done, peak = limited(bpo, tmp_path / "peak", *ASK, "--articles", str(folder), limits={"RLIMIT_CPU": SECONDS})
    assert_kept(done, 0, lines=1)
    assert done.text == RIGHT
    assert peak < LARGEST_PEAK


@pytest.mark.parametrize(
    ("content", "line", "text"),
    [
        (b"\xef\xbb\xbf---\r\ntitle: Beta\r\n---\r\n\r\nBeta er nummer to.\r\n", 5, "Beta er nummer to."),
        (b"# Beta\r\rBeta er nummer to.\r", 3, "Beta er nummer to."),
        (b"# Beta\n\nBeta er nummer \xff to.\n", 3, "Beta er nummer \ufffd to."),
        (b"# Beta\n\nBeta \0er nummer\x1b to.\n", 3, "Beta er nummer to."),
    ],
    ids=["crlf", "cr", "invalid", "controls"],
)
def test_an_odd_article_is_read_as_far_as_it_is_text(
    bpo: Program, tmp_path: Path, content: bytes, line: int, text: str
) -> None:
    import json

    folder = folder_of(tmp_path / "articles", {"beta.md": content})
    done = bpo("define", "beta", "--articles", str(folder), "--json")
    assert_kept(done, 0, lines=1)
    [hit] = json.loads(done.output)["hits"]
    assert (hit["text"], hit["source"]["line"]) == (text, line)


def test_a_search_in_a_passage_of_a_hundred_thousand_sentences_takes_little_time_and_memory(
    bpo: Program, tmp_path: Path
) -> None:
    folder = folder_of(tmp_path / "articles", {"sentences.md": LARGE["sentences"]})
    for form, query in (("plain", "ord"), ("json", "ord er sentences"), ("terminal", "ords")):
        arguments = ("search", query, "--articles", str(folder), "--format", form)
        done, peak = limited(bpo, tmp_path / "peak", *arguments, limits={"RLIMIT_CPU": SECONDS})
        assert_kept(done, 0, lines=1)
        assert "Ord er ord." in done.text
        assert peak < LARGEST_PEAK


def test_a_phrase_one_word_of_which_stands_there_35_000_times_takes_little_time(bpo: Program, tmp_path: Path) -> None:
    text = "# Alfa\n\nEn alfa.\n\n" + "kutter " * 35_000 + "mangt og meget, langt om lenge også noen kostnader.\n"
    folder = folder_of(tmp_path / "articles", {"alfa.md": text})
    own = own_program(bpo, tmp_path / "home")
    assert_kept(own("define", "alfa", "--articles", str(folder)), 0, lines=0)
    arguments = ("search", "kostnadsreduksjon, kostnader", "--articles", str(folder), "--json")
    done, peak = limited(own, tmp_path / "peak", *arguments, limits={"RLIMIT_CPU": 3})
    assert_kept(done, 0, lines=0)
    assert peak < LARGEST_PEAK


@pytest.mark.parametrize("sentence", ["vi ser skutens mast ", "Vi ser skutens mast. "], ids=["one", "many"])
def test_a_word_that_stands_in_a_passage_12_000_times_is_explained_or_not_in_little_time(
    bpo: Program, tmp_path: Path, sentence: str
) -> None:
    folder = folder_of(tmp_path / "articles", {"alfa.md": f"# Alfa\n\nEn alfa.\n\n## Del\n\n{sentence * 12_000}\n"})
    own = own_program(bpo, tmp_path / "home")
    assert_kept(own("define", "alfa", "--articles", str(folder)), 0, lines=0)
    arguments = ("define", "skutens", "--articles", str(folder))
    done, peak = limited(own, tmp_path / "peak", *arguments, limits={"RLIMIT_CPU": 3})
    assert_kept(done, 1, lines=1)
    assert peak < LARGEST_PEAK


@pytest.mark.parametrize(
    "title", ["ord " * 250_000, " ".join(f"ord{number}" for number in range(120_000))], ids=["same", "other"]
)
def test_a_title_of_a_megabyte_takes_little_time_in_a_search(bpo: Program, tmp_path: Path, title: str) -> None:
    folder = folder_of(tmp_path / "articles", {"alfa.md": SOUND, "beta.md": f"# {title}\n\nBeta er nummer to.\n"})
    for arguments in (("search", "beta alfa orrd", "--json"), ("define", "bta"), ("list", "articles")):
        limits = {"RLIMIT_CPU": SECONDS}
        done, peak = limited(bpo, tmp_path / "peak", *arguments, "--articles", str(folder), limits=limits)
        assert_kept(done, 0, 1, lines=1)
        assert peak < LARGEST_PEAK


def test_one_line_of_twenty_megabytes_is_indexed_and_found(bpo: Program, tmp_path: Path) -> None:
    content = b"# Stor\n\n" + b"ord " * 5_000_000 + b"nordlys.\n"
    folder = folder_of(tmp_path / "articles", {"alfa.md": SOUND, "stor.md": content})
    own = own_program(bpo, tmp_path / "home")
    for arguments in (ASK, ("search", "nordlys", "--format", "json")):
        done, peak = limited(own, tmp_path / "peak", *arguments, "--articles", str(folder))
        assert_kept(done, 0, lines=0)
        assert peak < 2 * LARGEST_PEAK
    assert b"nordlys" in done.output


def test_an_article_of_a_hundred_megabytes_is_refused_with_its_limit(bpo: Program, tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "articles", {"alfa.md": SOUND, "stor.md": ""})
    with (folder / "stor.md").open("wb") as file:
        file.truncate(100 * MEGABYTE)
    done, peak = limited(bpo, tmp_path / "peak", *ASK, "--articles", str(folder))
    assert (done.status, done.text) == (0, RIGHT)
    assert done.error_lines == ["bpo: stor.md:1: skipped: larger than the limit of 32 MiB"]
    assert peak < LARGEST_PEAK / 2
    assert_kept(bpo("check", str(folder)), 1, lines=2)
