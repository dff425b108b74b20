"""The articles that the benchmark measures with are worth measuring with: always the same, and of the real shape."""

from __future__ import annotations

from pathlib import Path
from statistics import median

import pytest
from benchmarks.generated_articles import write_articles
from benchmarks.pseudo_norwegian import Vocabulary

from bpo_cli.article import FAQ, HIGHLIGHT, Article
from bpo_cli.language import load_language
from bpo_cli.parsing.parser import parse
from bpo_cli.words import tokens

COUNT = 50


def written(folder: Path, seed: int = 1) -> dict[str, str]:
    write_articles(folder, COUNT, seed)
    return {file.name: file.read_bytes().decode("utf-8") for file in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return written(tmp_path_factory.mktemp("articles"))


@pytest.fixture(scope="module")
def articles(files: dict[str, str]) -> list[Article]:
    norwegian = load_language("norwegian")
    return [parse(text, name, norwegian) for name, text in files.items()]


def shares_with(articles: list[Article], kind: str) -> float:
    return sum(any(each.kind == kind for each in article.passages) for article in articles) / len(articles)


def test_the_same_count_and_seed_give_the_same_files(files: dict[str, str], tmp_path: Path) -> None:
    assert written(tmp_path) == files


def test_another_seed_gives_other_files(files: dict[str, str], tmp_path: Path) -> None:
    assert set(written(tmp_path, seed=2)) != set(files)


def test_as_many_articles_as_asked_for_have_different_slugs_and_titles(articles: list[Article]) -> None:
    assert len({article.slug for article in articles}) == COUNT
    assert len({article.title for article in articles}) == COUNT


def test_sizes_spread_like_those_of_real_articles(files: dict[str, str]) -> None:
    sizes = sorted(len(text) for text in files.values())
    assert sizes[0] > 500
    assert 3_000 < median(sizes) < 6_000
    assert sizes[-1] > 2 * median(sizes)


def test_highlights_and_faq_are_recognised_in_their_real_shares(articles: list[Article]) -> None:
    assert shares_with(articles, HIGHLIGHT) > 0.9
    assert 0.2 < shares_with(articles, FAQ) < 0.6


def test_headings_stand_with_and_without_a_blank(files: dict[str, str]) -> None:
    glued = sum("\n##Høydepunkter\n" in text for text in files.values())
    assert 0.3 * COUNT < glued < 0.8 * COUNT


def test_every_link_leads_to_an_article_of_the_folder(articles: list[Article]) -> None:
    slugs = {article.slug for article in articles}
    links = {link.slug for article in articles for passage in article.passages for link in passage.links}
    assert links
    assert links <= slugs


def test_no_section_is_without_text(articles: list[Article]) -> None:
    for article in articles:
        with_text = {passage.heading for passage in article.passages}
        assert not [
            each
            for each in article.sections
            if each.level == 2 and each.heading not in with_text and each.heading not in ("Høydepunkter", "FAQ")
        ]


def test_new_words_keep_coming_as_text_grows(files: dict[str, str]) -> None:
    words = tokens("\n".join(files.values()).lower())
    half = len(words) // 2
    assert len(set(words)) > 1.25 * len(set(words[:half]))


def test_a_larger_vocabulary_begins_with_the_smaller_one() -> None:
    assert Vocabulary(3_000, seed=1).words[:2_000] == Vocabulary(2_000, seed=1).words
