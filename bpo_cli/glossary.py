"""`Glossary`: opens the bundled articles, or a folder of them, and answers. It never prints."""

from __future__ import annotations

import os

from bpo_cli.answer import EXACT, SYNONYM, VARIANT, Answer, ArticleReference, Hit, ListRow, Source
from bpo_cli.errors import UsageError
from bpo_cli.index import PATH_SEPARATOR, Index, StoredArticle, StoredDefinition, StoredPassage
from bpo_cli.record import replace
from bpo_cli.words import trimmed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bpo_cli.article import Problem
    from bpo_cli.matching import Matcher, Named
    from bpo_cli.scoring import Scored

BUNDLED_INDEX = os.path.join(os.path.dirname(__file__), "bundled.sqlite")
_REINSTALL = "reinstall bpo, for example with: pip install --force-reinstall bpo-cli"
# Names with weaker evidence than this only count where nothing better bears the name (see `definitions`).
_WEAK_RANK = 4
# Found by, but not listed: they say nothing that the title does not.
_UNLISTED = ("slug", "full title")
_PASSAGE_KINDS = ("section", "highlight", "faq")
_DEFAULT_LIMIT = 5
_VARIANT_SCORE = 97.0
_LONGEST_TERM = 4


class Glossary:
    """A set of articles that answers queries. Opened by `bundled` or `folder`; look-ups raise BpoError only."""

    def __init__(self, index: Index) -> None:
        self.problems: tuple[Problem, ...] = ()
        self.note = ""
        self._index = index
        self._matcher: Matcher | None = None

    @classmethod
    def bundled(cls) -> Glossary:
        """The glossary that comes with the package. Raises GlossaryError if its index is missing or damaged."""
        return cls(Index.open(BUNDLED_INDEX, _REINSTALL, immutable=True))

    @classmethod
    def folder(cls, path: str | os.PathLike[str], progress: Callable[[int, int], None] | None = None) -> Glossary:
        """The articles in a folder of your own, and in the folders in it.

        Their index is made on first use, kept in the cache, and brought up to date when files have changed.
        progress: called with the articles done and their number while that lasts. `problems` tells what was
        wrong with articles read just now, `note` what else should be known. Raises GlossaryError if the folder
        or its settings cannot be read, or if it holds no article.
        """
        from bpo_cli.cache import open_folder

        opened = open_folder(os.fspath(path), progress)
        glossary = cls(opened.index)
        glossary.problems, glossary.note = opened.problems, opened.note
        return glossary

    @property
    def title(self) -> str:
        """The glossary's own title; may be empty."""
        return self._index.setting("title")

    def message(self, name: str, language: str) -> str:
        """A message to the person at the prompt in the language of that ISO 639-1 code, else in English."""
        return self._index.setting(f"message.{language}.{name}") or self._index.setting(f"message.en.{name}")

    def label(self, name: str) -> str:
        """A word for answers in the glossary's language, such as `see_also`; empty if there is none."""
        return self._index.setting(f"label.{name}")

    def define(
        self, query: str, *, exact: bool = False, limit: int | None = None, cross_references: bool = True
    ) -> Answer:
        """The passage that defines a term: one hit for each article that owns it, the best first.

        exact: only names spelled as typed. limit: at most that many hits (1 or more). cross_references: whether
        `see_also` is wanted, which costs some look-ups. Raises UsageError for a query without letter or digit.
        """
        self.check_limit(limit)
        hits = self._by_name(query)
        if exact:
            hits = [hit for hit in hits if hit.match == EXACT]
        elif not hits:
            hits = [_named_hit(each) for each in self._matching().definitions(query)]
        if cross_references:
            hits = [replace(hit, see_also=self._see_also(hit)) for hit in hits[:limit]]
        return self._answer("define", query, hits[:limit], exact=exact, kinds=_PASSAGE_KINDS)

    def faq(self, query: str = "", *, exact: bool = False, limit: int | None = None) -> Answer:
        """The FAQ entries that answer the query, best first; all of them, in their order, without a query."""
        return self._of_kind("faq", "faq", query, exact=exact, limit=limit)

    def highlights(self, query: str = "", *, exact: bool = False, limit: int | None = None) -> Answer:
        """The highlights that answer the query, best first; all of them, in their order, without a query."""
        return self._of_kind("highlights", "highlight", query, exact=exact, limit=limit)

    def search(self, query: str, *, exact: bool = False, limit: int | None = _DEFAULT_LIMIT) -> Answer:
        """Any passages that answer the query, best first; the same text only once."""
        self.check_limit(limit)
        hits = self._by_text(query, _PASSAGE_KINDS, exact=exact)
        return self._answer("search", query, hits[:limit], exact=exact, kinds=())

    def show(self, article: str, section: str = "") -> Answer:
        """A whole article, or one section of it with what stands under it: its passages, in their order.

        article: a slug, or a path without `.md`. section: an anchor or a heading. Both are also found when
        only case, accents or hyphens differ. Raises UsageError if there is no such article or section.
        """
        found = self._find_article(article)
        passages = self._index.passages_of_article(found.id)
        query = article
        if section:
            anchors = self._section_anchors(found.id, section)
            passages = [each for each in passages if _section_of(each) in anchors]
            query = f"{article}#{section}"
        return Answer("show", query, tuple(_passage_hit(each, EXACT, 100.0) for each in passages))

    @staticmethod
    def check_limit(limit: object) -> None:
        """Raises UsageError unless the limit is a number from 1, or None."""
        if limit is not None and (not isinstance(limit, int) or limit < 1):
            raise UsageError(f"--limit must be 1 or more, not {limit}")

    def terms(self) -> tuple[ListRow, ...]:
        """Every name that a definition is found by, in alphabetical order, each once for each article."""
        rows = {
            (name, slug): ListRow(name, "term" if name == headword else "alias", slug, headword)
            for _, name, headword, source, slug in self._index.names()
            if source not in _UNLISTED
        }
        return tuple(sorted(rows.values(), key=lambda row: (self._index.fold(row.name), row.name, row.id)))

    def articles(self) -> tuple[ListRow, ...]:
        """Every article: name is its title, id its slug."""
        return tuple(ListRow(each.title, "article", each.slug, each.title) for each in self._index.articles())

    def sections(self) -> tuple[ListRow, ...]:
        """Every section: name is its heading, id what `show` takes."""
        return tuple(
            ListRow(section.heading, "section", f"{article.slug}#{section.anchor}", article.title)
            for article in self._index.articles()
            for section in self._index.sections(article.id)
        )

    def questions(self) -> tuple[ListRow, ...]:
        """Every question of a FAQ."""
        return tuple(
            ListRow(each.heading, "question", f"{each.slug}#{each.anchor}", each.article_title)
            for each in self._index.passages_of_kind("faq")
        )

    def key(self, text: str) -> str:
        """What all spellings of a term have in common; empty for a text without letter or digit."""
        return self._index.fold.key(text)

    def completions(self, start: str, limit: int = 100) -> list[str]:
        """Names that begin like what was typed so far, for the completion of a shell."""
        key = self._index.fold.key(start)
        return self._index.names_starting_with(key, limit)

    def _matching(self) -> Matcher:
        if self._matcher is None:
            from bpo_cli.matching import Matcher

            self._matcher = Matcher(self._index)
        return self._matcher

    def _by_name(self, query: str) -> list[Hit]:
        """The definitions of exactly that name, in whatever spelling: one for each article."""
        key = self._index.fold.key(query)
        if not key:
            raise UsageError(
                "the query has neither a letter nor a digit" if query.strip() else "the query is empty",
                "ask for a term, for example: bpo define outsourcing",
            )
        typed = trimmed(query)
        found = self._index.definitions(key)
        weakest = _WEAK_RANK - 1 if found and found[0].rank < _WEAK_RANK else len(found) + _WEAK_RANK
        best: dict[str, Hit] = {}
        for each in found:
            if each.rank <= weakest:
                match = EXACT if each.name == typed else SYNONYM if each.source == "slug" else VARIANT
                hit = _definition_hit(each, match, 100.0 if match == EXACT else _VARIANT_SCORE)
                known = best.get(each.passage.article_path)
                if known is None or (known.match != EXACT and match == EXACT):
                    best[each.passage.article_path] = hit
        return sorted(best.values(), key=lambda hit: -hit.score)

    def _of_kind(self, command: str, kind: str, query: str, *, exact: bool, limit: int | None) -> Answer:
        self.check_limit(limit)
        if not query.strip():
            hits = [_passage_hit(each, EXACT, 100.0) for each in self._index.passages_of_kind(kind)]
            return Answer(command, query, tuple(hits[:limit]))
        hits = self._by_text(query, (kind,), exact=exact)
        return self._answer(command, query, hits[:limit], exact=exact, kinds=_PASSAGE_KINDS)

    def _by_text(self, query: str, kinds: Sequence[str], *, exact: bool) -> list[Hit]:
        if not self._index.fold.key(query):
            self._by_name(query)
        hits = [_scored_hit(each) for each in self._matching().passages(query, kinds)]
        return [hit for hit in hits if hit.match == EXACT or not exact]

    def _answer(self, command: str, query: str, hits: Iterable[Hit], *, exact: bool, kinds: Sequence[str]) -> Answer:
        """The answer; if it is empty, with what would help."""
        hits = _falling(hits)
        if hits or exact:
            return Answer(command, query, hits)
        elsewhere = ""
        found = self._matching().passages(query, kinds) if kinds else []
        if found:
            commands: dict[str, str] = {"faq": "faq", "highlight": "highlights"}
            elsewhere = commands.get(found[0].passage.kind, "search") if command != "define" else "search"
        return Answer(command, query, (), tuple(self._matching().suggestions(query)), elsewhere)

    def _see_also(self, hit: Hit) -> tuple[str, ...]:
        """Other terms that the text of a definition contains, and its siblings in the same section.

        A sibling shares the last word: `nearshore outsourcing` and `offshore outsourcing`.
        """
        own = {self._index.fold.key(name) for name in (hit.term or "", hit.article.title)}
        headwords: dict[str, str] = {}
        for each in self._mentioned(hit):
            title = (
                each.source in ("title", "full title", "abbreviation", "head") and each.passage.slug == hit.article.slug
            )
            if not title and self._index.fold.key(each.headword) not in own:
                headwords.setdefault(self._index.fold.key(each.headword), each.headword)
        return tuple(headwords.values())

    def _mentioned(self, hit: Hit) -> Iterable[StoredDefinition]:
        from bpo_cli.words import placed_tokens

        found = placed_tokens(hit.text, self._index.fold)
        position = 0
        while position < len(found):
            step = 1
            for length in range(_LONGEST_TERM, 0, -1):
                key = self._index.fold.key("".join(token.form for token in found[position : position + length]))
                definitions = [each for each in self._index.definitions(key) if each.rank < _WEAK_RANK]
                if definitions:
                    yield definitions[0]
                    step = min(length, len(found) - position)
                    break
            position += step
        last_word = (hit.term or "").split()[-1:]
        for each in self._index.definitions_of_section(hit.article.slug, hit.id.rpartition("#")[2].rpartition("-")[0]):
            if " " in (hit.term or "") and each.name.split()[-1:] == last_word:
                yield each

    def _find_article(self, name: str) -> StoredArticle:
        found = self._index.articles_named(name)
        if not found:
            key = self._index.fold.key(name)
            found = [
                each
                for each in self._index.articles()
                if key and key in (self._index.fold.key(each.slug), self._index.fold.key(each.title))
            ]
        if len(found) == 1:
            return found[0]
        if found:
            raise UsageError(
                f"several articles are called {name}",
                "say " + " or ".join(each.path[:-3] for each in found[:5]),
            )
        raise UsageError(f"no article {name}", self._did_you_mean(name))

    def _did_you_mean(self, name: str) -> str:
        near = _nearest(name, [each.slug for each in self._index.articles()], self._index.fold)
        return f"did you mean {near}?" if near else "bpo list articles --format tsv names them"

    def _section_anchors(self, article: int, name: str) -> set[str]:
        """The anchors of a section and of those under it."""
        sections = self._index.sections(article)
        fold = self._index.fold
        wanted = fold.key(name)
        positions = [number for number, each in enumerate(sections) if each.anchor == name] or [
            number for number, each in enumerate(sections) if wanted in (fold.key(each.anchor), fold.key(each.heading))
        ]
        if not wanted or not positions:
            near = _nearest(name, [each.anchor for each in sections], fold)
            raise UsageError(
                f"no section {name} in that article",
                f"did you mean {near}?" if near else "bpo list sections names them",
            )
        first = positions[0]
        anchors = {sections[first].anchor}
        for each in sections[first + 1 :]:
            if each.level <= sections[first].level:
                break
            anchors.add(each.anchor)
        return anchors


def _nearest(name: str, names: list[str], fold: Callable[[str], str]) -> str:
    from bpo_cli.spelling import near_names

    by_key = {fold(each): each for each in reversed(names)}
    near = near_names(fold(name), list(by_key), 0.55, 1)
    return by_key[near[0][0]] if near else ""


def _section_of(passage: StoredPassage) -> str:
    """The anchor of the section that a passage stands in: its own without the number; a question is its own."""
    return passage.anchor if passage.kind == "faq" else passage.anchor.rpartition("-")[0]


def _falling(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """The hits with scores that never rise down the list."""
    falling: list[Hit] = []
    for hit in hits:
        falling.append(replace(hit, score=min(hit.score, falling[-1].score)) if falling else hit)
    return tuple(falling)


def _passage_hit(passage: StoredPassage, match: str, score: float) -> Hit:
    return Hit(
        id=f"{passage.slug}#{passage.anchor}",
        kind=passage.kind,
        match=match,
        score=score,
        term=None,
        heading=passage.heading,
        path=tuple(passage.path.split(PATH_SEPARATOR)) if passage.path else (),
        text=passage.text,
        article=ArticleReference(passage.slug, passage.article_title),
        source=Source(passage.article_path, passage.line),
    )


def _definition_hit(definition: StoredDefinition, match: str, score: float) -> Hit:
    passage = definition.passage
    return replace(
        _passage_hit(passage, match, score),
        kind="definition",
        term=definition.headword,
        sentence=passage.text[definition.start : definition.stop],
    )


def _named_hit(named: Named) -> Hit:
    hit = _definition_hit(named.definition, named.match, 100 * named.score)
    explanation = named.scored.explanation if named.scored else ()
    return replace(hit, taken_for=named.taken_for, explanation=explanation)


def _scored_hit(scored: Scored) -> Hit:
    start, stop = scored.sentence
    return replace(
        _passage_hit(scored.passage, scored.match, min(100.0, 80 * scored.total)),
        sentence=scored.passage.text[start:stop],
        marks=scored.marks,
        taken_for=scored.taken_for,
        explanation=scored.explanation,
    )
