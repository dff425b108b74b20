from __future__ import annotations

import json
import os
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bpo_cli.article import FAQ, HIGHLIGHT, SECTION, Article, Link, Passage
from bpo_cli.language import load_language
from bpo_cli.parsing.parser import parse
from bpo_cli.record import replace

# With BPO_REWRITE_GOLDEN=1 the expected results are written anew; read the difference before keeping it.
REWRITE = os.environ.get("BPO_REWRITE_GOLDEN") == "1"
GOLDEN = Path(__file__).parent / "parsing"
BUNDLED = Path(__file__).parent.parent / "articles" / "business-process-outsourcing.md"
CASES = [*sorted(GOLDEN.glob("*.md")), BUNDLED]
NORWEGIAN = load_language("norwegian")
INVISIBLE = frozenset("\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad")


def read(file: Path) -> str:
    return file.read_bytes().decode("utf-8")


def parsed(text: str, path: str = "prøve.md") -> Article:
    return parse(text, path, NORWEGIAN)


def passages(text: str, kind: str = "") -> list[Passage]:
    return [passage for passage in parsed(text).passages if passage.kind == kind or not kind]


def as_json(article: Article) -> dict[str, Any]:
    return {
        "slug": article.slug,
        "title": article.title,
        "description": article.description,
        "keywords": list(article.keywords),
        "sections": [f"{each.line} {'#' * each.level} {each.heading} -> {each.anchor}" for each in article.sections],
        "passages": [passage_as_json(passage) for passage in article.passages],
    }


def passage_as_json(passage: Passage) -> dict[str, Any]:
    return {
        "at": f"{passage.line} {passage.kind} {passage.anchor}",
        "heading": passage.heading,
        "path": list(passage.path),
        "text": passage.text.split("\n"),
        **({"links": [[link.text, link.slug] for link in passage.links]} if passage.links else {}),
        **({"labels": list(passage.labels)} if passage.labels else {}),
        **({"terms": list(passage.terms)} if passage.terms else {}),
    }


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_an_article_is_read_as_recorded(file: Path) -> None:
    result = as_json(parsed(read(file), file.name))
    expected = GOLDEN / f"{file.stem}.json"
    if REWRITE:
        expected.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert result == json.loads(expected.read_text(encoding="utf-8"))


def test_a_passage_tells_the_line_where_it_stands_in_the_file() -> None:
    text = read(BUNDLED)
    [nearshore] = [each for each in parsed(text).passages if each.anchor == "spesielle-hensyn-2"]
    assert text.split("\n")[nearshore.line - 1] == nearshore.text


def test_the_bundled_article_has_three_highlights_and_three_questions() -> None:
    text = read(BUNDLED)
    assert [each.text[:10] for each in passages(text, HIGHLIGHT)] == ["BPO begynt", "BPO vil bl", "Business p"]
    assert [each.heading[:16] for each in passages(text, FAQ)] == [
        "Hva er målet med",
        "Hva er typene BP",
        "Hva er fordelene",
    ]


def test_a_full_stop_that_is_a_link_loses_its_blank_and_its_name() -> None:
    [passage] = passages("til leverandører [.](/vendor)")
    assert (passage.text, passage.links) == ("til leverandører.", (Link("", "vendor"),))


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_any_kind_give_the_same_article(end: str) -> None:
    text = read(BUNDLED)
    assert parsed(text.replace("\n", end)) == parsed(text)


@pytest.mark.parametrize(
    "text", ["", "\n", "\ufeff", "---", "---\n---", "---\ntitle:\n---", "# ", "> ", "\x00", "\ud800"]
)
def test_a_file_without_text_is_an_article_without_passages(text: str) -> None:
    article = parsed(text, "mappe/tom.md")
    assert (article.slug, article.path, article.title) == ("tom", "mappe/tom.md", "tom")
    assert article.passages == ()


@pytest.mark.parametrize(
    ("text", "title", "first"),
    [
        ("---\ntitle: Sluk\ndescription: Blank.\n\nMer om sluk.\n", "Sluk", (5, "Mer om sluk.")),
        ("---\nTitle: Sluk\nMer om sluk: mye.\n", "Sluk", (3, "Mer om sluk: mye.")),
        ("---\ntitle: Sluk\ntags:\n  - fisk\n- agn\n\nMer.\n", "Sluk", (7, "Mer.")),
        ("---\nMerk: dette er en tekst.\n\nMer.\n", "prøve", (2, "Merk: dette er en tekst.")),
        ("---\nMer om sluk.\n", "prøve", (2, "Mer om sluk.")),
        ("---\n\ntitle: Sluk\n", "prøve", (3, "title: Sluk")),
    ],
)
def test_front_matter_without_end_goes_as_far_as_it_looks_like_it(
    text: str, title: str, first: tuple[int, str]
) -> None:
    article = parsed(text)
    assert (article.title, (article.passages[0].line, article.passages[0].text)) == (title, first)


def test_names_of_headings_are_those_of_the_language() -> None:
    english = replace(NORWEGIAN, highlights=("key points",), faq=("questions",))
    article = parse("## Key points\n- One.\n## Questions\n### Why?\nSo.\n", "a.md", english)
    assert [each.kind for each in article.passages] == [HIGHLIGHT, FAQ]
    assert [each.kind for each in parsed("## Key points\n- One.\n").passages] == [SECTION]


@pytest.mark.parametrize("sign", ["*", "_", "[", "`", "<", "&", "#", "-", "–", "~", "^", "(", "> ", "- ", "1. "])
def test_a_million_signs_are_read(sign: str) -> None:
    assert all(each.text for each in passages(sign * (1_000_000 // len(sign)) + " slutt"))


@pytest.mark.parametrize(
    "piece",
    [
        "<!--",
        "<h5>",
        "<a ",
        '<span class="katex">',
        "[a](/b) ",
        "[a](/b)[c](/d)",
        "**a ",
        "&amp;",
        "-a\n",
        "– a\n",
        "– \n",
        "[^a]",
        "[^a]: b\n\n",
        "a\n: b\n\n",
        "Q: a?\nA: b\n",
        "## FAQ\n\nQ: a?\nA: b\n\n",
        "## a {#a}\n\nb\n\n",
        "## a {.b .b .b ",
        "- a\n  - b\n",
    ],
)
def test_a_hundred_thousand_pieces_are_read(piece: str) -> None:
    assert parsed(piece * 100_000 + "\n\nslutt").title == "prøve"


@pytest.mark.parametrize(
    "piece",
    [
        "Hva?\n\nDet.\n\n",
        "### a\n\nHva?\n\nDet.\n\nHvor?\n\nDet.\n\n",
        "- Hva? Det.\n",
        "*Hva?* Det.\n\n",
        "Q. Hva? A. Det.\n",
        "<details><summary>Hva?</summary>Det.</details>\n",
    ],
)
def test_a_faq_of_a_hundred_thousand_questions_is_read(piece: str) -> None:
    assert parsed(f"## FAQ\n\n{piece * 100_000}").passages[-1].text == "Det."


@pytest.mark.parametrize("opening", [">", "- ", "[", "("])
def test_depth_has_no_limit(opening: str) -> None:
    assert "bunn" in passages(opening * 50_000 + "bunn")[-1].text


def test_one_line_of_twenty_megabytes_is_one_passage() -> None:
    text = "ord " * 5_000_000 + "slutt"
    assert [each.text for each in passages(text)] == [text]


def test_a_number_of_any_length_is_no_error() -> None:
    assert passages("&#" + "9" * 10_000 + ";")[0].text.startswith("&#999")


FRAGMENTS = st.sampled_from(
    [
        *"#＃>-–•*_`~^<>[]()|&;:.,!?\\\"' \t\n\r1aÆ漢",
        *("\n\n", "---\n", "## ", "##", "### Hva?\n", "## FAQ\n", "##Høydepunkter\n", "- ", "– ", "1. ", "    "),
        *("[a](/b)", "[.](/b)", "](/c) ", "[a -](/d) ", "<!--", "-->", "<h5>", "</h5>", "TTT", "<b>", "</td>"),
        *('<span class="katex">', "&amp;", "&amp;amp;", "& amp;", "&#27;", "&#x202e;", "&NewLine;", "**", "**A:** "),
        *("```\n", "~~~\n", "|a|b|\n|-|-|\n", "title: x\n", "\u030a", "\u202e", "\x1b", "\x01", "\x03", "\x04", "\x00"),
        *("\ud800", "\ufeff", "\xa0", "\u2028", "\x85", "\u200b", "A 1\n", "A\n", "[^a]", "[^a]: ", "A\n: "),
        *("Q: a?\n", "A: b\n", "**Svar:** ", "## a {#a-1}\n", "{#a}", "{.b #a}", "  - ", "   1. ", "    - "),
    ]
)
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=())),
    st.lists(FRAGMENTS, max_size=60).map("".join),
)


def shown_texts(article: Article) -> list[str]:
    return [
        article.title,
        article.description,
        *article.keywords,
        *(section.heading for section in article.sections),
        *(
            text
            for each in article.passages
            for text in (each.text, each.heading, *each.path, *each.labels, *each.terms)
        ),
        *(text for each in article.passages for link in each.links for text in (link.text, link.slug)),
    ]


@settings(deadline=None)
@given(TEXTS)
def test_no_control_or_bidirectional_character_survives(text: str) -> None:
    for shown in shown_texts(parsed(text)):
        visible = shown.replace("\n", "")
        assert not INVISIBLE.intersection(visible)
        assert not any(unicodedata.category(character) in ("Cc", "Cs") for character in visible)


@settings(deadline=None)
@given(TEXTS)
def test_every_text_is_normalised_and_shows_something(text: str) -> None:
    article = parsed(text)
    assert all(unicodedata.is_normalized("NFC", shown) for shown in shown_texts(article))
    for passage in article.passages:
        assert any(character.isalnum() for character in passage.text)
        # Code keeps how far in its lines stand.
        assert all(line.lstrip(" ") == " ".join(line.split()) for line in passage.text.split("\n"))


@settings(deadline=None)
@given(TEXTS)
def test_anchors_are_unique(text: str) -> None:
    article = parsed(text)
    for anchors in ([each.anchor for each in article.passages], [each.anchor for each in article.sections]):
        assert len(anchors) == len(set(anchors))


@settings(deadline=None)
@given(TEXTS)
def test_lines_ascend_within_the_file(text: str) -> None:
    article = parsed(text)
    last = len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    for lines in ([each.line for each in article.passages], [each.line for each in article.sections]):
        assert lines == sorted(lines)
        assert all(1 <= line <= last for line in lines)


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=())))
def test_any_path_gives_a_slug(path: str) -> None:
    assert "/" not in parsed("tekst", path).slug
