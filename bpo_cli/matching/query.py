"""What the user typed, taken apart: words with their stems, and which of them carry the topic."""

from __future__ import annotations

from itertools import pairwise

from bpo_cli.matching import weights
from bpo_cli.matching.particle_verbs import particle_verbs
from bpo_cli.matching.query_terms import places_of_names
from bpo_cli.record import Record, replace
from bpo_cli.words import Token, has_accents, placed_tokens, telling_signs, tokens, trimmed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bpo_cli.index import Index
    from bpo_cli.vocabulary import Vocabulary
    from bpo_cli.words import Folding

_OWN, _FOREIGN = 0, 2
_JOINING = "-&"
_QUOTATION_MARKS = str.maketrans("«»“”„", '"' * 5)
# From so many on, words of another language's grammar are grammar, unless they stand in a name that is asked for.
_FEW_FOREIGN = 2


class QueryWord(Record):
    """One word of the query. form: folded. written: as typed, `C++` with its signs. topical: whether it carries the
    topic, or is a function word. unfinished: whether it may be the beginning of a longer one. stems_of, vocabulary:
    what is asked for the rest, when it is first needed, for stemming takes a while to load. particle, meaning: of a
    particle verb, the other word, folded, and one word for what both mean."""

    form: str
    written: str
    topical: bool
    unfinished: bool
    stems_of: Callable[[str], tuple[str, ...]]
    vocabulary: Vocabulary
    particle: str = ""
    meaning: str = ""

    @property
    def stems(self) -> tuple[str, ...]:
        """Its stems, by the glossary's language first, then by its neighbours."""
        return self.stems_of(self.form)

    @property
    def likely_stems(self) -> tuple[str, ...]:
        """Its stems but the very short ones by a neighbour's grammar: `kull` (coal) is no form of `kule` (ball)."""
        own, *others = self.stems
        return (own, *(stem for stem in others if len(stem) >= weights.SHORTEST_LIKELY_STEM or stem == self.form))

    @property
    def surest_stems(self) -> tuple[str, ...]:
        """Its stems but the stem of its stem, for a word that has lost two endings may be any other; and but the short
        ones by a neighbour's grammar, to which `første` has that of `forsende`."""
        own = self.stems[0]
        unsure = self.stems_of(own)[0]
        others = (stem for stem in self.stems[1:] if stem != unsure and len(stem) >= weights.SHORTEST_NEIGHBOUR_STEM)
        return (own, *others)

    @property
    def light(self) -> bool:
        """Whether it carries little of any topic."""
        return not self.meaning and self.vocabulary.is_light(self.form, self.stems)


class Query(Record):
    """A query taken apart. text: as typed, trimmed. words: all of them, in order. What is beyond
    MOST_QUERY_LETTERS or MOST_QUERY_WORDS is left out. names_thing: whether it is a term or describes one, or asks what
    that is."""

    text: str
    words: tuple[QueryWord, ...]
    names_thing: bool

    @property
    def forms(self) -> list[str]:
        """The folded words, in order."""
        return [word.form for word in self.words]

    @property
    def topic(self) -> tuple[QueryWord, ...]:
        """The words that carry the topic."""
        return tuple(word for word in self.words if word.topical)

    @property
    def names(self) -> set[int]:
        """The positions of the words that are written as names are, `Norge` and `KPO`; none if all is in capitals."""
        if self.text.isupper():
            return set()
        return {number for number, word in enumerate(self.words) if number and word.written[:1].isupper()}

    @property
    def in_capitals(self) -> set[str]:
        """The words that are written in capitals, as abbreviations are, `BPO`, and stand by themselves, for what is
        added makes another name of it: `legal BPO`; none if all is in capitals."""
        topical = {at for at, word in enumerate(self.words) if word.topical}
        alone = [word for at, word in enumerate(self.words) if topical.isdisjoint((at - 1, at + 1))]
        written = {word.written for word in alone if len(word.form) > 1 and word.written.isupper()}
        return set() if self.text.isupper() else written

    @property
    def quotations(self) -> set[str]:
        """What stands in quotation marks, the last of which may have been trimmed."""
        pieces = self.text.translate(_QUOTATION_MARKS).split('"')
        return {piece for piece in pieces[1::2] if piece.strip()}

    @property
    def particle_verbs(self) -> set[int]:
        """The positions of the words that stand for a verb and its particle: `sier opp`."""
        return {number for number, word in enumerate(self.words) if word.meaning}

    @property
    def says_little(self) -> bool:
        """Whether it is a phrase none of whose words carries much of a topic: `takk for hjelpen`."""
        return len(self.words) > 1 and all(word.light for word in self.topic)


def analyse(text: str, index: Index, stems_of: Callable[[str], tuple[str, ...]]) -> Query:
    """Takes a query apart. stems_of: gives all stems that a folded word may have.

    A word in capitals carries the topic even if it looks like a function word (`IT`, and `AT&T`), unless a whole query
    of several is in capitals. So does a part of a hyphenated word, `off-shore` is no `off`, and of `M&A`. With what
    only ends a question none does. A particle verb is one word: `sier opp`.
    """
    typed = trimmed(text[: weights.MOST_QUERY_LETTERS])
    found = _placed(typed, index.fold)[: weights.MOST_QUERY_WORDS]
    foreignness = index.vocabulary.foreignness({token.form for token in found})
    function_words = _function_words(found, foreignness) | _outside_names(found, foreignness, index)
    shouted = " " in typed and typed.isupper()
    names_thing = _names_thing(found, function_words, index)
    closing = _closing(found, index, may_be_language=names_thing)
    meanings = index.vocabulary.particle_verbs if len(found) > 1 else {}
    verbs = particle_verbs([token.form for token in found], meanings)
    particles = {found[at] for at, _ in verbs.values()}
    words = []
    for position, (token, following) in enumerate(zip(found, [*found[1:], None], strict=False)):
        around = typed[max(0, token.start - 1) : token.start], typed[token.end : token.end + 1]
        joined = any(sign in _JOINING for sign in around if sign)
        capitals = len(token.written) > 1 and token.written.isupper() and not shouted
        meant = len(found) == 1 and len(token.form) >= weights.SHORTEST_MEANT_WORD
        topical = token.form not in function_words or capitals or joined or meant
        topical = topical or (token.form in index.vocabulary.accented and not has_accents(token.written))
        topical = topical and token not in closing and token not in particles
        form = token.form[: weights.LONGEST_QUERY_WORD]
        written = token.written + telling_signs(typed, token.end)
        particle = meaning = ""
        if position in verbs:
            at, meaning = verbs[position]
            particle, topical = found[at].form, True
        goes_on = following is not None and following.form not in function_words
        shortened = goes_on and typed.startswith(". ", token.end) and _is_shortened(token.form, index)
        unfinished = shortened or (following is None and len(token.form) >= weights.SHORTEST_PREFIX)
        words.append(QueryWord(form, written, topical, unfinished, stems_of, index.vocabulary, particle, meaning))
    return Query(typed, _with_lost_accents(words, index.vocabulary), names_thing)


def _with_lost_accents(words: Sequence[QueryWord], vocabulary: Vocabulary) -> tuple[QueryWord, ...]:
    """The words, in which function words are none of the topic that have lost their accents: `når bor man`."""
    pairs = [[one.form, other.form] for one, other in pairwise(words)]
    lost = {at for at, pair in enumerate(pairs) if words[at].topical and pair in vocabulary.lost_accents}
    return tuple(replace(word, topical=False) if at in lost else word for at, word in enumerate(words))


def _names_thing(found: Sequence[Token], function_words: set[str], index: Index) -> bool:
    """Whether a query is a term or describes one, or asks what that is, rather than anything else about it."""
    vocabulary = index.vocabulary
    is_named = bool(found) and (found[0].form not in function_words or found[0].form in vocabulary.articles)
    return is_named or any(token.form in vocabulary.asking_what for token in found)


def _closing(found: Sequence[Token], index: Index, *, may_be_language: bool) -> Sequence[Token]:
    """The last words of a query that only end it, whatever it is about: `i praksis`, `kort fortalt på norsk`.
    may_be_language: whether that is so where they name a language."""
    forms = [token.form for token in found]
    phrases = index.vocabulary.closing_phrases + (index.vocabulary.closing_languages if may_be_language else ())
    stop = len(forms)
    while shorter := next((stop - len(each) for each in phrases if forms[:stop][-len(each) :] == each), 0):
        stop = shorter
    return found[stop:]


def _is_shortened(form: str, index: Index) -> bool:
    """Whether what stands before a full stop may be cut short, `adm. oppgaver`, and no word: `ny bil. Nytt hus`."""
    return len(form) >= weights.SHORTEST_SHORTENED and not index.vocabulary.knows(form)


def _placed(typed: str, fold: Folding) -> list[Token]:
    """Its words with their places. Where only blanks part them, the pattern of a word is not needed: to compile it
    takes as long as to find a misspelled name."""
    if not typed.replace(" ", "").isalpha():
        return placed_tokens(typed, fold)
    placed, start = [], 0
    for written in typed.split(" "):
        stop = start + len(written)
        placed.append(Token("".join(tokens(fold(written))), written, start, stop))
        start = stop + 1
    return [each for each in placed if each.form]


def _function_words(found: Sequence[Token], foreignness: Mapping[str, int]) -> set[str]:
    """The forms among those of a query that are function words. Those of a foreign language only count where they
    outweigh the others: `by` is one in English, but a town in Norwegian. Alone only those of the own language count."""
    if len(found) == 1:
        return {form for form, language in foreignness.items() if language == _OWN}
    is_foreign = 2 * list(foreignness.values()).count(_FOREIGN) >= len(foreignness)
    return {form for form, language in foreignness.items() if language < _FOREIGN or is_foreign}


def _outside_names(found: Sequence[Token], foreignness: Mapping[str, int], index: Index) -> set[str]:
    """The forms of words such as `of` that some name of the glossary holds, but that are grammar in this query: who
    asks `what is the price of gold` does not ask about a `bill of lading`. One alone is grammar if no name holds it
    with another word of the query; several are, unless they stand in a name as a whole."""
    forms = [token.form for token in found]
    of_names = index.vocabulary.function_words_of_names(forms) if len(forms) > 1 else frozenset()
    foreign = [form for form in foreignness if foreignness[form] != _OWN]
    if len(of_names) + len(foreign) < _FEW_FOREIGN:
        return {form for form in of_names if not index.are_in_a_name(form, set(forms) - {form})}
    in_names = {forms[position] for place in places_of_names(forms, index) for position in place}
    return set(of_names - in_names)
