"""`bpo check`: reads the articles of a folder and tells where they break the rules that `rules` lists.

Here is what takes knowledge of the whole folder, and the order of things; what a line or an article can break
is in the files beside this one whose names end in `rule` or `rules`. Nothing is printed.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from bpo_cli.article import FAQ, Problem
from bpo_cli.checking.abbreviation_rule import names_of_title, unexplained
from bpo_cli.checking.article_rules import (
    check_front,
    check_headings,
    check_titles,
    check_twice,
    first_title,
    front_lines,
    is_front_open,
    later_title,
    parts_of,
    same_title,
)
from bpo_cli.checking.footnote_rule import check_footnotes
from bpo_cli.checking.line_rules import check_characters, check_lines, excerpt, headings_in, lines_of, without_code
from bpo_cli.checking.link_rules import Anchors, Target, targets_in
from bpo_cli.checking.other_names import check_other_names
from bpo_cli.checking.reference_rule import check_references
from bpo_cli.checking.rules import SEVERITIES, Finding, Report
from bpo_cli.checking.settings_rule import check_settings
from bpo_cli.compiling.reading import read_article, shown
from bpo_cli.defining.definitions import DefinitionRules
from bpo_cli.errors import GlossaryError
from bpo_cli.language import load_language
from bpo_cli.parsing.block import HEADING
from bpo_cli.parsing.blocks import read_blocks
from bpo_cli.parsing.faq_questions import with_headings
from bpo_cli.parsing.heading_names import HeadingNames
from bpo_cli.parsing.markdown import open_code
from bpo_cli.parsing.question_labels import question_labels
from bpo_cli.parsing.source_lines import Source, read_source
from bpo_cli.parsing.toml_front_matter import toml_front_matter
from bpo_cli.record import replace
from bpo_cli.scanning import take_snapshot
from bpo_cli.settings import FILE_NAME, Settings, SettingsProblem, examine_settings
from bpo_cli.words import Folding

# What the messages of `read_article` contain, by the rule that was broken.
_UNREADABLE = {
    "cannot be read": "unreadable",
    "larger than": "too-large",
    "not valid UTF-8": "not-utf8",
    "holds no text": "no-text",
}
# The rule without which no article is read: it cannot be switched off, and is told with a single article too.
_ALWAYS = "setting-wrong"
# How people also end the names of Markdown files, whatever the case.
_NAMES_OF_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")


class _Checked(NamedTuple):
    """What the folder as a whole needs to know of an article: title and its line, where its links lead and
    abbreviations that it does not explain, both with their first line, and the anchors that it has.
    """

    path: str
    slug: str
    title: str
    title_line: int
    links: dict[Target, int]
    anchors: Anchors
    abbreviations: dict[str, int]


def check_folder(folder: Path, article: str = "") -> Report:
    """What is wrong in the articles of a folder; without the rules switched off.

    article: the path of the one in it whose findings alone are wanted; the others tell which of its links lead
    nowhere. Raises GlossaryError if the folder or its settings cannot be read, or there are no articles, or not that
    one.
    """
    paths = take_snapshot(str(folder)).paths
    if article and article not in paths:
        problem, hint = "{path} is no article", "an article is a file whose name ends in .md"
        raise GlossaryError(problem, hint, path=folder / article)
    settings, problems = examine_settings(folder)
    checker = _Checker(folder, settings)
    for path in paths:
        checker.check(path)
    for path in _left_out(folder, paths):
        checker.leave_out(path)
    if not checker.files:
        raise GlossaryError("{folder} holds no articles", "an article is a file whose name ends in .md", folder=folder)
    checker.check_together()
    checker.check_settings(settings, problems)
    disabled = set(settings.disabled_rules) - {_ALWAYS}
    findings = [finding for finding in checker.findings if finding.rule not in disabled]
    findings.sort(key=lambda each: (each.path, each.line, each.rule, each.message))
    if article:
        concerned = (each for each in findings if each.path == shown(article) or each.rule == _ALWAYS)
        return Report(tuple(concerned), 1)
    return Report(tuple(findings), checker.files)


def glossary_of(article: Path) -> Path:
    """The folder whose article a file is: the nearest one above it that has settings, else the one it stands in."""
    return next((each for each in article.parents if (each / FILE_NAME).is_file()), article.parent)


def is_glossary(folder: str) -> bool:
    """Whether settings, or something that is called like an article, stand right in a folder that can be read."""
    try:
        names = os.listdir(folder)
    except OSError:
        return False
    return FILE_NAME in names or any(map(_is_like_article, names))


def _is_like_article(name: str) -> bool:
    return name.lower().endswith(_NAMES_OF_MARKDOWN) and not name.startswith((".", "README."))


def _left_out(folder: Path, articles: Iterable[str]) -> Iterator[str]:
    """What is called like an article, or nearly, and is not read as one."""
    known = set(articles)
    for inside, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = os.path.relpath(os.path.join(inside, name), folder).replace(os.sep, "/")
            if _is_like_article(name) and path not in known:
                yield path


class _Checker:
    """Collects the findings of one folder."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        language = load_language(settings.language)
        self._language = replace(
            language,
            highlights=language.highlights + tuple(name.lower() for name in settings.highlights),
            faq=language.faq + tuple(name.lower() for name in settings.faq),
        )
        fold = Folding(language.folding)
        self._folder, self._fold = folder, fold
        self._names = HeadingNames(self._language, fold)
        self._definitions = DefinitionRules(self._language, fold)
        self._articles: list[_Checked] = []
        self.files = 0
        self.findings: list[Finding] = []

    def check(self, path: str) -> None:
        """Checks one file, as far as that can be done without the others."""
        text, problems = read_article(self._folder, path)
        path = shown(path)
        for problem in problems:
            self._add(path, problem.line, _rule_of(problem), problem.message.removeprefix("skipped: "))
        self.files += bool(text or problems)
        if problems or not text:
            return
        if "\0" in text:
            line = text.count("\n", 0, text.index("\0")) + 1
            self._add(path, line, "control-character", "U+0000: this is no text; nothing else is looked for in it")
            return
        self._articles.append(self._checked(text, path))

    def leave_out(self, path: str) -> None:
        """Notes something that is called like an article, or nearly, and is not read as one."""
        if path.endswith(".md"):
            self.files += 1
            self._add(shown(path), 0, "unreadable", "is no file, or a link that leads nowhere")
        else:
            self._add(shown(path), 0, "file-name", "is not read, for its name does not end in .md")

    def check_settings(self, settings: Settings, problems: Iterable[SettingsProblem]) -> None:
        """Checks what the settings say, as far as it could be read. problems: what could not."""
        for problem in problems:
            self._add(FILE_NAME, problem.line, _ALWAYS, f"{problem.message}; {problem.hint}")
        self._add_all(FILE_NAME, check_settings(settings, self._folder))

    def check_together(self) -> None:
        """Checks what one article alone cannot show."""
        self._check_twice("slug-twice", ((each.slug, each.slug, each, 0) for each in self._articles))
        titles = ((same_title(each.title), each.title, each, each.title_line) for each in self._articles if each.title)
        self._check_twice("title-twice", titles)
        self._check_links()
        explained = {name for each in self._articles for name in names_of_title(each.title, each.slug)}
        for article in self._articles:
            for abbreviation, line in article.abbreviations.items():
                if abbreviation not in explained:
                    message = f'nothing says what "{abbreviation}" stands for'
                    self._add(article.path, line, "abbreviation-unexplained", message)

    def _check_links(self) -> None:
        by_slug: dict[str, list[_Checked]] = {}
        for article in self._articles:
            by_slug.setdefault(article.slug, []).append(article)
        for article in self._articles:
            missing: set[str] = set()
            for (slug, anchor), line in article.links.items():
                targets = by_slug.get(slug, []) if slug else [article]
                if not targets and slug not in missing:
                    missing.add(slug)
                    self._add(article.path, line, "link-dangling", f"no article {excerpt(slug)} in this folder")
                elif targets and anchor and not any(each.anchors.hold(anchor) for each in targets):
                    where = "this article" if article.slug == targets[0].slug else targets[0].path
                    self._add(article.path, line, "link-anchor", f"no section {excerpt(anchor)} in {where}")

    def _checked(self, text: str, path: str) -> _Checked:
        slug = path.rpartition("/")[2].removesuffix(".md")
        lines = lines_of(text)
        prose = without_code(lines)
        source = read_source(text, "")
        labels = question_labels(self._language)
        blocks = read_blocks(source.body, source.first_line, self._language.stop_words, labels)
        parts = parts_of(with_headings(blocks, lambda heading: self._names.find(heading).kind == FAQ, self._language))
        at = front_lines(lines, source.first_line - 1)
        heading, later = first_title(parts, self._names), later_title(parts, self._names)
        bearer = heading or later
        title = source.front.get("title", "") or (bearer.text if bearer else "")
        title_line = at.get("title", bearer.line if bearer else 0)
        self._add_all(path, check_characters(lines))
        self._add_all(path, check_lines(prose))
        self._add_all(path, check_footnotes(prose))
        self._add_all(path, check_references(prose))
        if self._check_blocks(path, lines, source):
            self._add_all(path, check_front(source.front, at, heading, later, slug))
        self._add_all(path, check_titles(parts, self._names, title))
        self._add_all(path, check_headings(parts, self._names))
        self._add_all(path, check_twice(parts))
        self._add_all(path, check_other_names(parts, self._names, text, path, self._language))
        if all(block.kind == HEADING for block in blocks):
            self._add(path, 0, "no-text", "holds headings at most, no text")
        abbreviations = unexplained(text, path, title, blocks, self._definitions)
        anchors = Anchors([title, *headings_in(prose), *(part.heading.text for part in parts)], text, self._fold)
        return _Checked(path, slug, title, title_line, targets_in(prose), anchors, abbreviations)

    def _check_blocks(self, path: str, lines: list[str], source: Source) -> bool:
        """Finds blocks that do not end, and front matter that cannot be read; gives back whether it can."""
        if is_front_open(lines, source.first_line - 1):
            self._add(path, 1, "front-matter-open", "no line --- ends the front matter")
        toml = toml_front_matter(lines)
        if toml and toml.error:
            self._add(path, 1, "front-matter-toml", f"front matter between +++ is not read: {toml.error}")
        elif not toml and lines[0].startswith("+++") and source.front:
            self._add(path, 1, "front-matter-toml", "a colon is no TOML: put lines with colons between --- and ---")
        if "```" in source.body or "~~~" in source.body:
            for line in open_code(source.body):
                self._add(path, source.first_line + line, "code-open", "no fence ends the code that begins here")
        return not (toml and toml.error)

    def _check_twice(self, rule: str, named: Iterable[tuple[str, str, _Checked, int]]) -> None:
        first: dict[str, str] = {}
        for key, name, article, line in named:
            other = first.setdefault(key, article.path)
            if other != article.path:
                self._add(article.path, line, rule, f"{excerpt(name)} is also that of {other}")

    def _add_all(self, path: str, broken: Iterator[tuple[int, str, str]]) -> None:
        for line, rule, message in broken:
            self._add(path, line, rule, message)

    def _add(self, path: str, line: int, rule: str, message: str) -> None:
        self.findings.append(Finding(path, line, rule, message, SEVERITIES[rule]))


def _rule_of(problem: Problem) -> str:
    return next((rule for part, rule in _UNREADABLE.items() if part in problem.message), "unreadable")
