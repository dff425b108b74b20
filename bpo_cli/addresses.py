"""What articles and sections are called by people: for `show`, and for the entries of an article that is named."""

from __future__ import annotations

from collections.abc import Callable

from bpo_cli.errors import UsageError
from bpo_cli.index import Index
from bpo_cli.paragraphs import without_number
from bpo_cli.stored import StoredArticle, StoredPassage
from bpo_cli.words import trimmed

# Of the names of an article, those that are its own.
_OF_TITLE = ("title", "full title", "slug")


def find_article(index: Index, name: str) -> StoredArticle:
    """The article with that slug, or path, or title, whatever its case, accents and hyphens.

    Raises UsageError if there is none, or if there are several; it names the article that defines a term of that
    name, or a section that is called so, or an article with a name like that.
    """
    found = index.articles_named(name) or index.articles_named(name.removesuffix(".md"))
    if not found:
        key = index.fold.key(name)
        articles = index.articles() if key else []
        found = [each for each in articles if key in (index.fold.key(each.slug), index.fold.key(each.title))]
        found = found or [each for each in articles if key == index.fold.key(each.slug.rpartition("/")[2])]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(
            "several articles are called {name}",
            "known are: {names}",
            name=name,
            names=", ".join(each.path[:-3] for each in found[:5]),
        )
    owners = [each.passage.slug for each in index.definitions(index.fold.key(name))]
    near = owners[0] if owners else index.address_of_section(name)
    near = near or _nearest(name, [each.slug for each in index.articles()], index.fold)
    hint = "did you mean {near}?" if near else "bpo list articles{articles} --format tsv names them"
    raise UsageError("no article {name}", hint, name=name, near=near, articles="")


def entries_of_titled(index: Index, name: str, kind: str, *, exact: bool) -> list[tuple[StoredPassage, str]]:
    """All highlights or FAQ entries, by `kind`, of the articles that are called so, each with its article's name: the
    words of that need not stand in each entry. exact: only if the name is spelled so."""
    found = [each for each in index.definitions(index.fold.key(name)) if each.source in _OF_TITLE]
    names = {each.passage.slug: each.name for each in reversed(found) if not exact or each.name == trimmed(name)}
    return [
        (passage, names[slug])
        for slug in reversed(names)
        for article in index.articles_named(slug)
        for passage in index.passages_of_article(article.id)
        if passage.kind == kind
    ]


def passages_of(index: Index, article: int, name: str, passages: list[StoredPassage]) -> list[StoredPassage]:
    """Those of an article's passages that a name stands for: a section with those under it, or a single passage.

    Raises UsageError if the article has neither of that name, or no text there.
    """
    try:
        anchors = _section_anchors(index, article, name)
    except UsageError:
        single = [each for each in passages if each.anchor == name]
        if single:
            return single
        raise
    found = [each for each in passages if _section_of(each) in anchors]
    if not found:
        raise UsageError("no text stands under {name}", name=name)
    return found


def _section_anchors(index: Index, article: int, name: str) -> set[str]:
    """The anchors of a section, named by anchor or heading, and of those under it.

    Raises UsageError if the article has no such section.
    """
    sections = index.sections(article)
    fold = index.fold
    wanted = fold.key(name)
    positions = [number for number, each in enumerate(sections) if each.anchor == name] or [
        number
        for number, each in enumerate(sections)
        if wanted in (fold.key(each.anchor), fold.key(each.heading), fold.key(without_number(each.heading)))
    ]
    if not wanted or not positions:
        near = _nearest(name, [each.anchor for each in sections], fold)
        hint = "did you mean {near}?" if near else "bpo list sections{articles} names them"
        raise UsageError("no section {name} in that article", hint, name=name, near=near, articles="")
    first = positions[0]
    anchors = {sections[first].anchor}
    for each in sections[first + 1 :]:
        if each.level <= sections[first].level:
            break
        anchors.add(each.anchor)
    return anchors


def _section_of(passage: StoredPassage) -> str:
    """The anchor of the section that a passage stands in: its own without the number; a question is its own."""
    return passage.anchor if passage.kind == "faq" else passage.anchor.rpartition("-")[0]


def _nearest(name: str, names: list[str], fold: Callable[[str], str]) -> str:
    """The name that is perhaps meant: the only one that begins so, else the one spelled most like it, or nothing."""
    from bpo_cli.matching.spelling import nearest_name

    typed, by_key = fold(name), {fold(each): each for each in reversed(names)}
    begun = [each for key, each in by_key.items() if typed and key.startswith(typed)]
    if len(begun) == 1:
        return begun[0]
    near = nearest_name(typed, list(by_key), 0.55)
    return by_key[near] if near else ""
