"""`Glossary`: opens the bundled articles, or a folder of them, and answers. It never prints."""

from __future__ import annotations

import os

from bpo_cli.answer import EXACT, SYNONYM, VARIANT, Answer, Hit, ListRow
from bpo_cli.errors import UsageError
from bpo_cli.hits import VARIANT_SCORE, definition_hit, falling, named_hit, passage_hit, scored_hit, titled_hit
from bpo_cli.index import Index
from bpo_cli.record import replace
from bpo_cli.stored import WEAK_RANK
from bpo_cli.words import trimmed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bpo_cli.article import Problem
    from bpo_cli.matching.matcher import Matcher

BUNDLED_INDEX = os.path.join(os.path.dirname(__file__), "bundled.sqlite")
_REINSTALL = "reinstall bpo, for example with: pip install --force-reinstall bpo-cli"
# Found by, but not listed: they say nothing that the title does not.
_UNLISTED = ("slug", "full title")
_LAST_LETTERS = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"})
_PASSAGE_KINDS = ("section", "highlight", "faq")
_DEFAULT_LIMIT = 5
_MOST_SPELLINGS = 3  # of what was typed, to suggest
_SCORE_BUT_FOR_CASE = 98.0


class Glossary:
    """A set of articles that answers queries. Opened by `bundled` or `folder`; look-ups raise BpoError only.

    Finding nothing is no error but an answer without hits. A glossary may be kept and asked as often as one
    likes, by the thread that opened it; to see files that changed since, open it anew.

    >>> glossary = Glossary.bundled()
    >>> [hit.term for hit in glossary.define("ofshore").hits]
    ['offshore outsourcing']
    >>> glossary.define("xyzzy").hits
    ()
    """

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

        >>> Glossary.folder("articles").title
        'Business Process Outsourcing'
        """
        from bpo_cli.renewal import FolderGlossary

        return FolderGlossary(os.fspath(path), progress)

    @classmethod
    def cached(cls, path: str | os.PathLike[str]) -> Glossary:
        """Like `folder`, but with the index as it was last made, up to date or not: for what must not wait.

        Raises GlossaryError if there is none.
        """
        from bpo_cli.cache import open_cached

        return cls(open_cached(os.fspath(path)))

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

        >>> hit = Glossary.bundled().define("nearshore").hits[0]
        >>> hit.term, hit.match, hit.see_also
        ('nearshore outsourcing', 'variant', ('offshore outsourcing', 'onshore outsourcing'))
        >>> Glossary.bundled().define("nearshore", exact=True).hits
        ()
        """
        self.check_limit(limit)
        hits = self._by_name(query)
        if exact:
            hits = [hit for hit in hits if hit.match == EXACT]
        elif not hits:
            hits = [named_hit(each, trimmed(query)) for each in self._matching().definitions(query)]
            hits = hits or [scored_hit(each) for each in self._matching().introductions(query)]
            hits = hits or [named_hit(each, trimmed(query)) for each in self._matching().described(query)]
            hits = hits or [named_hit(each, trimmed(query)) for each in self._matching().definitions_in_field(query)]
        if cross_references:
            from bpo_cli.cross_references import see_also

            hits = [replace(hit, see_also=see_also(self._index, hit)) for hit in hits[:limit]]
        return self._answer("define", query, hits[:limit], exact=exact, kinds=_PASSAGE_KINDS)

    def faq(self, query: str = "", *, exact: bool = False, limit: int | None = None) -> Answer:
        """The FAQ entries that answer the query, best first; all of them, in their order, without a query. Where none
        does, and the query is the name of an article, all that it has.

        >>> Glossary.bundled().faq("fordeler").hits[0].heading
        'Hva er fordelene med BPO?'
        """
        return self._of_kind("faq", "faq", query, exact=exact, limit=limit)

    def highlights(self, query: str = "", *, exact: bool = False, limit: int | None = None) -> Answer:
        """The highlights that answer the query, best first; all of them, in their order, without a query. Where none
        does, and the query is the name of an article, all that it has.

        >>> len(Glossary.bundled().highlights().hits)
        3
        """
        return self._of_kind("highlights", "highlight", query, exact=exact, limit=limit)

    def search(self, query: str, *, exact: bool = False, limit: int | None = _DEFAULT_LIMIT) -> Answer:
        """Any passages that answer the query, best first; the same text only once. limit: None for all of them.

        >>> best = Glossary.bundled().search("lavere skatt").hits[0]
        >>> [best.text[start:stop] for start, stop in best.marks]
        ['selskapsskatten', 'lavere', 'inntektsskatt']
        """
        self.check_limit(limit)
        hits = self._by_text(query, _PASSAGE_KINDS, exact=exact)
        return self._answer("search", query, hits[:limit], exact=exact, kinds=())

    def show(self, article: str, section: str = "") -> Answer:
        """A whole article, or one section of it with what stands under it: its passages, in their order.

        article: a slug, or a path without `.md`. section: an anchor or a heading, or what stands behind the `#` in
        the `id` of a hit, for that passage alone. Article and section are also found when only case, accents or
        hyphens differ. Raises UsageError if there is no such article or section.

        >>> shown = Glossary.bundled().show("business-process-outsourcing", "Spesielle hensyn")
        >>> [hit.source.line for hit in shown.hits]
        [28, 30, 32, 34]
        """
        from bpo_cli.addresses import find_article, passages_of

        found = find_article(self._index, article)
        passages = self._index.passages_of_article(found.id)
        query = article
        if section:
            passages = passages_of(self._index, found.id, section, passages)
            query = f"{article}#{section}"
        return Answer("show", query, tuple(passage_hit(each, EXACT, 100.0) for each in passages))

    @staticmethod
    def check_limit(limit: object) -> None:
        """Raises UsageError unless the limit is a number from 1, or None."""
        if limit is not None and (not isinstance(limit, int) or limit < 1):
            raise UsageError("--limit must be 1 or more, not {limit}", limit=limit)

    def terms(self) -> tuple[ListRow, ...]:
        """Every name that a definition is found by, in alphabetical order, each once for each article."""
        rows = {
            (name, slug): ListRow(name, "term" if name == headword else "alias", slug, headword)
            for _, name, headword, source, slug in self._index.names()
            if source not in _UNLISTED
        }
        return tuple(sorted(rows.values(), key=lambda row: (_alphabetical(row.name), row.name, row.id)))

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
        """Every question of a FAQ: id is what `show` takes.

        >>> [row.name for row in Glossary.bundled().questions()][1]
        'Hva er typene BPO-selskaper?'
        """
        return tuple(
            ListRow(each.heading, "question", f"{each.slug}#{each.anchor}", each.article_title)
            for each in self._index.passages_of_kind("faq")
        )

    def key(self, text: str) -> str:
        """What all spellings of a term have in common; empty for a text without letter or digit.

        >>> glossary = Glossary.bundled()
        >>> glossary.key("Back-Office") == glossary.key("back office")
        True
        """
        return self._index.fold.key(text)

    def completions(self, start: str, limit: int = 100) -> list[str]:
        """Names that begin like what was typed so far, for the completion of a shell.

        >>> Glossary.bundled().completions("near")
        ['nearshore outsourcing']
        """
        key = self._index.fold.key(start)
        return self._index.names_starting_with(key, limit)

    def _matching(self) -> Matcher:
        if self._matcher is None:
            from bpo_cli.matching.matcher import Matcher

            self._matcher = Matcher(self._index)
        return self._matcher

    def _by_name(self, query: str) -> list[Hit]:
        """The definitions of exactly that name, in whatever spelling: one for each article."""
        key = self._index.fold.key(query)
        if not key:
            raise UsageError(
                "the query has neither a letter nor a digit" if query.strip() else "the query is empty",
                "bpo list{articles} prints what there is to look up",
                articles="",
            )
        typed = trimmed(query)
        found = self._index.definitions(key)
        weakest = WEAK_RANK - 1 if found and found[0].rank < WEAK_RANK else len(found) + WEAK_RANK
        best: dict[str, Hit] = {}
        for each in found:
            if each.rank <= weakest:
                match = EXACT if each.name == typed else SYNONYM if each.source == "slug" else VARIANT
                but_for_case = _SCORE_BUT_FOR_CASE if each.name.lower() == typed.lower() else VARIANT_SCORE
                hit = definition_hit(each, match, 100.0 if match == EXACT else but_for_case, typed)
                known = best.get(each.passage.article_path)
                if known is None or (known.match != EXACT and match == EXACT):
                    best[each.passage.article_path] = hit
        # Who types small letters does not mind: the article on `Force majeure` comes before one that mentions it small.
        highest = 100.0 if typed != typed.lower() else _SCORE_BUT_FOR_CASE
        return sorted(best.values(), key=lambda hit: -min(hit.score, highest))

    def _of_kind(self, command: str, kind: str, query: str, *, exact: bool, limit: int | None) -> Answer:
        self.check_limit(limit)
        if not query.strip():
            hits = [passage_hit(each, EXACT, 100.0) for each in self._index.passages_of_kind(kind)]
            return Answer(command, query, tuple(hits[:limit]))
        hits = self._by_text(query, (kind,), exact=exact) or self._by_title(query, kind, exact=exact)
        return self._answer(command, query, hits[:limit], exact=exact, kinds=_PASSAGE_KINDS)

    def _by_title(self, query: str, kind: str, *, exact: bool) -> list[Hit]:
        from bpo_cli.addresses import entries_of_titled

        return [titled_hit(*each, trimmed(query)) for each in entries_of_titled(self._index, query, kind, exact=exact)]

    def _by_text(self, query: str, kinds: Sequence[str], *, exact: bool) -> list[Hit]:
        if not self._index.fold.key(query):
            self._by_name(query)
        hits = [scored_hit(each) for each in self._matching().passages(query, kinds)]
        return [hit for hit in hits if hit.match == EXACT or not exact]

    def _answer(self, command: str, query: str, hits: Iterable[Hit], *, exact: bool, kinds: Sequence[str]) -> Answer:
        """The answer; if it is empty, with what would help."""
        hits = falling(hits)
        if hits or (exact and command != "define"):
            return Answer(command, query, hits)
        if exact:
            spellings = dict.fromkeys(each.name for each in self._index.definitions(self._index.fold.key(query)))
            return Answer(command, query, (), tuple(spellings)[:_MOST_SPELLINGS])
        elsewhere = ""
        found = self._matching().passages(query, kinds) if kinds else []
        if found:
            commands: dict[str, str] = {"faq": "faq", "highlight": "highlights"}
            elsewhere = commands.get(found[0].passage.kind, "search") if command != "define" else "search"
        return Answer(command, query, (), tuple(self._matching().suggestions(query)), elsewhere)


def _alphabetical(name: str) -> str:
    """A name for sorting: the Scandinavian letters come last, in the order of Norwegian."""
    return name.lower().translate(_LAST_LETTERS)
