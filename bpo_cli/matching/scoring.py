"""How well a passage answers a query: what it covers of the query, weighed by inverse document frequency.

The weighing is that of Spärck Jones, "A statistical interpretation of term specificity" (1972): a word that
stands in few passages says more than one that stands in many.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise

from bpo_cli.answer import EXACT, FUZZY, SYNONYM, TEXT, VARIANT, Evidence
from bpo_cli.index_format import PATH_SEPARATOR
from bpo_cli.long_texts import LONG_TEXT, placed_forms
from bpo_cli.matching import addends, weights
from bpo_cli.matching.alternative import Alternative
from bpo_cli.matching.occurrences import occurrence
from bpo_cli.matching.placed_words import PlacedWords, WordsByForm, by_form
from bpo_cli.matching.query import Query
from bpo_cli.matching.query_terms import number_of_ideas
from bpo_cli.matching.scored import Covered, Scored, WordMatch
from bpo_cli.record import replace
from bpo_cli.sentences import sentences
from bpo_cli.stored import StoredPassage
from bpo_cli.words import Folding, Token

# What is longer is a text of its own, whatever it is called; its words would fill the memory.
_LONGEST_HEADING = 2000
_BOLDNESS = {EXACT: 0, VARIANT: 1, SYNONYM: 2, FUZZY: 3}


class Scorer:
    """Scores passages for one query: first what they cover of it, then, of those that are worth it, all the rest.

    names: the places in the query of names of several words. importance: for each topical word, by its position in the
    query, its inverse document frequency.
    """

    def __init__(
        self,
        query: Query,
        names: Sequence[range],
        alternatives: list[Alternative],
        importance: dict[int, float],
        placed_words: PlacedWords,
        fold: Folding,
        abbreviations: frozenset[str],
    ) -> None:
        self._query = query
        self._names = names
        self._importance = importance
        self._whole = sum(importance.values()) or 1.0
        self._placed_words = placed_words
        self._fold = fold
        self._abbreviations = abbreviations
        self._alternatives: dict[int, list[Alternative]] = {position: [] for position in importance}
        for alternative in alternatives:
            for position in range(alternative.first, alternative.last + 1):
                if position in importance:
                    self._alternatives[position].append(alternative)
        for each in self._alternatives.values():
            each.sort(key=lambda alternative: -alternative.weight)

    def covered(self, passage: StoredPassage) -> Covered:
        """What a passage covers of the query."""
        fields = self._fields(passage)
        found = (self._match(position, fields) for position in self._importance)
        matches = tuple(match for match in found if match)
        covered = sum(self._importance[match.position] * match.weight for match in matches)
        # Two words that the same ones stand for, such as those for countries, speak of one thing.
        different = {_what_stands_for_it(match): match.position for match in matches}
        ideas = number_of_ideas(different.values(), self._names)
        return Covered(passage, matches, covered / self._whole, ideas)

    def score(self, covered: Covered, names: Sequence[tuple[str, ...]] = (), *, asks_alike: bool = False) -> Scored:
        """Scores a passage whose coverage is known. names: those that it defines, each as its folded words.
        asks_alike: whether its heading asks for what the query does."""
        passage, matches = covered.passage, covered.matches
        heading = self._placed_words.forms(passage.heading[:_LONGEST_HEADING])
        sentence, held = self._best_sentence(passage, matches)
        lifts = {
            addends.IN_HEADING: weights.HEADING_BONUS * self._share_in(matches, heading),
            addends.NEXT_TO_EACH_OTHER: weights.PHRASE_BONUS * self._phrase(matches),
            addends.IN_ONE_SENTENCE: weights.SENTENCE_BONUS * held if len(matches) > 1 else 0.0,
            addends.NAMES_TERM: self._naming(matches, names),
            addends.ASKS_ALIKE: weights.QUESTION_BONUS if asks_alike else 0.0,
        }
        marks = sorted({(token.start, token.end) for match in matches for token in match.tokens or match.shown})
        return Scored(
            passage=passage,
            coverage=covered.coverage,
            total=covered.coverage * (1 + sum(lifts.values())),
            match=self._kind(passage, matches),
            marks=tuple(marks),
            sentence=sentence,
            taken_for=self._taken_for(matches),
            explain=partial(self._explanation, covered, lifts),
        )

    def _fields(self, passage: StoredPassage) -> list[tuple[float, WordsByForm]]:
        of_heading = self._placed_words.of_heading
        links = f"{passage.links} {passage.links.replace('-', ' ').replace('_', ' ')}"
        return [
            (weights.IN_TEXT, self._words_of(passage.text)),
            (weights.IN_HEADING, of_heading(passage.heading[:_LONGEST_HEADING])),
            (weights.IN_LINK, of_heading(links)),
            (weights.IN_PATH, of_heading(passage.path[:_LONGEST_HEADING].replace(PATH_SEPARATOR, " "))),
            (weights.IN_TITLE, of_heading(passage.article_title[:_LONGEST_HEADING])),
        ]

    def _words_of(self, text: str) -> WordsByForm:
        """The words of a text, of a very long one only those that may match."""
        if len(text) <= LONG_TEXT:
            return self._placed_words.of_text(text)
        alternatives = (each for found in self._alternatives.values() for each in found)
        forms = frozenset().union(*(part for each in alternatives for part in each.parts))
        return by_form(placed_forms(text, self._fold, forms))

    def _match(self, position: int, fields: list[tuple[float, WordsByForm]]) -> WordMatch | None:
        best: WordMatch | None = None
        for alternative in self._alternatives[position]:
            if best and alternative.weight <= best.weight:
                break
            weight, found = occurrence(alternative, fields)
            if weight and (best is None or alternative.weight * weight > best.weight):
                best = WordMatch(position, alternative, alternative.weight * weight, tuple(found))
        if best is None:
            return None
        if best.tokens:
            return replace(best, tokens=self._in_every_form(best, fields[:1]))
        return replace(best, shown=self._shown(position, fields[:1]))

    def _in_every_form(self, match: WordMatch, text: list[tuple[float, WordsByForm]]) -> tuple[Token, ...]:
        """The tokens of a match, and those of the same word in other forms."""
        others = [token for each in self._other_forms(match) for token in occurrence(each, text)[1]]
        return tuple(sorted({*match.tokens, *others}, key=lambda token: token.start)) if others else match.tokens

    def _other_forms(self, match: WordMatch) -> Iterator[Alternative]:
        for each in self._alternatives[match.position]:
            if each.first == each.last and each.weight >= weights.NEIGHBOUR_STEM and each is not match.alternative:
                yield each

    def _shown(self, position: int, text: list[tuple[float, WordsByForm]]) -> tuple[Token, ...]:
        """What of the text stands for a word that was found elsewhere, in a link or a heading: readers look for it."""
        for alternative in self._alternatives[position]:
            _, found = occurrence(alternative, text)
            if found:
                return tuple(found)
        return ()

    def _best_sentence(self, passage: StoredPassage, matches: Sequence[WordMatch]) -> tuple[tuple[int, int], float]:
        """The sentence that holds most of the query, by importance, the first of them; and the share that it holds."""
        best, most = (0, 0), 0.0
        places = {match.position: [token.start for token in match.tokens] for match in matches}
        for start, stop in sentences(passage.text, self._abbreviations):
            inside = sum(
                self._importance[match.position] * match.weight
                for match in matches
                if bisect_left(places[match.position], start) < bisect_left(places[match.position], stop)
            )
            if inside > most + 1e-9:
                best, most = (start, stop), inside
        return best, most / self._whole

    def _share_in(self, matches: Sequence[WordMatch], forms: set[str] | frozenset[str]) -> float:
        """The share of the query that stands among these forms, in whatever form or by whatever stands for it."""
        inside = sum(self._importance[match.position] * self._weight_in(match, forms) for match in matches)
        return inside / self._whole

    def _weight_in(self, match: WordMatch, forms: set[str] | frozenset[str]) -> float:
        parts = match.alternative.parts
        inside = match.weight * sum(not part.isdisjoint(forms) for part in parts) / len(parts)
        if inside < match.weight:
            inside = max(inside, min(match.weight, self._weight_of_others(match.position, forms)))
        return inside

    def _weight_of_others(self, position: int, forms: set[str] | frozenset[str]) -> float:
        """What counts most of all that may stand for one word, and does so among these forms."""
        for each in self._alternatives[position]:
            if each.first == each.last and all(not part.isdisjoint(forms) for part in each.parts):
                return each.weight
        return 0.0

    def _naming(self, matches: Sequence[WordMatch], names: Sequence[tuple[str, ...]]) -> float:
        """What it adds that the passage defines a name that stands in the query."""
        asked: set[str] = set()
        for match in matches:
            if not match.alternative.longer:
                asked.update(*match.alternative.parts)
        shares = (self._share_in(matches, set(name)) for name in names if asked.issuperset(name))
        return weights.WHOLE_NAME_BONUS * max(shares, default=0.0)

    def _phrase(self, matches: Sequence[WordMatch]) -> float:
        """The share of neighbouring words of the query that are neighbours in the text too, or one word there."""
        if len(matches) < 2:
            return 0.0
        neighbours = 0
        for left, right in pairwise(matches):
            ends = {token.end for token in left.tokens}
            joined = any(each.tokens and _spans(each.alternative, left, right) for each in (left, right))
            neighbours += joined or any(token.start - 1 in ends for token in right.tokens)
        return neighbours / (len(self._importance) - 1)

    def _kind(self, passage: StoredPassage, matches: Sequence[WordMatch]) -> str:
        boldest = max((match.alternative.match for match in matches), key=_BOLDNESS.__getitem__, default=EXACT)
        if boldest != EXACT:
            return boldest
        for typed in (self._query.text, " ".join(word.written for word in self._query.topic)):
            if _stands_in(typed, passage.text) or _stands_in(typed, passage.heading):
                return EXACT
        written = {token.written for match in matches for token in match.tokens}
        as_typed = all(self._query.words[match.position].written in written for match in matches)
        return TEXT if as_typed or len(self._importance) > 1 else VARIANT

    def _taken_for(self, matches: Sequence[WordMatch]) -> str:
        """The query with what its misspelled words were taken for, or nothing if none was misspelled."""
        words = self._query.words
        written = [word.written for word in words]
        meant = [match for match in matches if match.alternative.match == FUZZY]
        for match in meant:
            first, *others = range(match.alternative.first, match.alternative.last + 1)
            for at, word in enumerate(words):
                # A word that comes again was matched once.
                if at == first or (not others and word.form == words[first].form):
                    written[at] = _written(match)
                elif at in others:
                    written[at] = ""
        return " ".join(filter(None, written)) if meant else ""

    def evidence(self, matches: Sequence[WordMatch], most: float) -> list[Evidence]:
        """What the matches add to a score to which the whole query would add that many points at most."""
        return [
            Evidence(
                self._query.words[match.position].written,
                _written(match),
                match.alternative.how,
                most * self._importance[match.position] * match.weight / self._whole,
            )
            for match in matches
        ]

    def _explanation(self, covered: Covered, lifts: dict[str, float]) -> tuple[Evidence, ...]:
        words = self.evidence(covered.matches, weights.POINTS)
        points = weights.POINTS * covered.coverage
        others = [(name, points * lift) for name, lift in lifts.items()]
        return addends.addends(words, [(addends.WITHOUT_ANSWER, points - sum(each.points for each in words)), *others])


def _what_stands_for_it(match: WordMatch) -> object:
    """The words of the texts that stand for one word alone; of several words each is matched by itself."""
    alternative = match.alternative
    return alternative.parts if alternative.first == alternative.last else match.position


def _written(match: WordMatch) -> str:
    """What of the texts was matched: of several words each, as they stand there first."""
    written = (
        next((token.written for token in match.tokens if token.form in part), min(part))
        for part in match.alternative.parts
    )
    return " ".join(dict.fromkeys(written))


def _spans(alternative: Alternative, left: WordMatch, right: WordMatch) -> bool:
    return alternative.first <= left.position and right.position <= alternative.last


def _stands_in(phrase: str, text: str) -> bool:
    """Whether the phrase stands in the text as it was typed, not inside a longer word."""
    start = text.find(phrase)
    while phrase and start >= 0:
        before, after = text[start - 1 : start] if start else "", text[start + len(phrase) :][:1]
        if not before.isalnum() and not after.isalnum():
            return True
        start = text.find(phrase, start + 1)
    return False
