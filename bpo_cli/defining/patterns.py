"""The patterns of sentences and headings that define a term, in the words of one language.

What they are taken for is decided in `definitions`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bpo_cli.defining.names import GRAMMAR_MARK
from bpo_cli.language import Language

_MOST_WORDS = 5
# What may be asked about a thing in the same breath as what it is.
_OTHER_QUESTIONS = ("manner", "cause", "quantity", "time", "place", "person")
QUOTATION_MARKS = '"«“”„'
QUOTED = rf"[{QUOTATION_MARKS}]\s?([^»{QUOTATION_MARKS}\n]{{2,60}}?)\s?[,.;]?\s?[\"»“”]"
_NAME_WORD = r"[\w&/+%'’.-]*\w[+%]?"
# For names behind which a blank, a comma or a bracket must follow: no shorter piece of the word would do.
_WHOLE_NAME_WORD = f"(?>{_NAME_WORD})"


class DefinitionPatterns:
    """The patterns, made ready for one language. Groups that hold a name are told beside each."""

    def __init__(self, language: Language) -> None:
        self._article = f"(?:{either(language.indefinite_articles)})"
        self._copula = f"(?:{either(language.copulas)})"
        self._conjunction = f"(?:{either(language.conjunctions)})"
        self._determiner = f"(?:{either(language.determiners)})"
        self._relative = f"(?:{either(language.relatives)})"
        self._genitive = f"(?:{either(language.genitive_prepositions)})"
        self._whole_name = _name_of(_WHOLE_NAME_WORD)
        self.quoted = re.compile(QUOTED)
        self._of_aliases(language)
        self._of_subjects(language)
        self._of_appositions(language)
        self._of_meanings(language)
        self._of_headings(language)
        self._of_labels(language)

    def _of_aliases(self, language: Language) -> None:
        # Where an alias phrase ends; the three patterns after it tell what can follow there.
        self.alias_phrase = re.compile(rf"\b(?:{either(language.alias_phrases)})\s", re.IGNORECASE)
        # A short word may stand between: `heter det "X"`.
        self.quoted_alias = re.compile(rf"(?:\w{{1,4}}\s)?{QUOTED}")
        self.plain_alias = re.compile(
            # `kalles denne parten en X` says what `denne parten` is, `kalles det X` what was said before.
            rf"(?:{self._determiner}\s(?:\w+\s)?)?(?:{self._article}\s)?({_name_of(_NAME_WORD)}?)"
            rf"(?=\s?[,;.()]|\s[-–—]\s|\s{self._copula}\s|\s{self._conjunction}\s|\s(?:{either(language.subordinators)})\s|$)",
            re.IGNORECASE,
        )
        self.abbreviated_alias = re.compile(r"([\w&/+]{2,8})\b")
        self.more_quoted = re.compile(rf"\s?,?\s{self._conjunction}\s{QUOTED}", re.IGNORECASE)
        self.alias_words = _longest_words(language.alias_phrases)
        self.alias_phrases = _without_longer(language.alias_phrases)
        self.abbreviation_words = _longest_words(language.abbreviation_phrases)
        self.abbreviation = re.compile(
            rf"^({self._whole_name}?)\s(?:{either(language.abbreviation_phrases)})\s", re.IGNORECASE
        )

    def _of_subjects(self, language: Language) -> None:
        self.copula_words = frozenset(
            phrase.split()[0] for phrase in (*language.copulas, *language.abbreviation_phrases)
        )
        self.weak_copula = language.copulas[0]
        self.defining_copulas = frozenset(language.defining_copulas)
        # `X, eller Y, er en ...`, where the signs round Y are part of what is matched.
        self.other_name = re.compile(
            rf",\s(?:{either(language.disjunctions)})\s(?:{self._article}\s)?({self._whole_name}),", re.IGNORECASE
        )
        # `X (også Y)`, of which this is the bracket.
        self.bracketed_name = re.compile(
            rf"(?:{either(language.before_other_names)})\s(?:{self._article}\s)?({self._whole_name})", re.IGNORECASE
        )
        self.clause = re.compile(rf",\s{self._conjunction}\s", re.IGNORECASE)
        self.between_names = re.compile(rf",\s|\s{self._conjunction}\s", re.IGNORECASE)
        self.naming_words = _longest_words(language.naming_nouns)
        # `Oftest refererer uttrykket «X» til ...`
        self.inverted = re.compile(
            rf"\b(\w+)\s(?:{either(language.naming_nouns)})\s{QUOTED}((?:\s\w+){{0,2}})", re.IGNORECASE
        )
        self.naming = re.compile(rf"(?:{either(language.naming_nouns)})\s(?:{QUOTED})?", re.IGNORECASE)
        self.subject = re.compile(
            rf"(?:({self._article})\s)?({self._whole_name}?)(?:\s\(([^()\n]{{2,40}})\))?"
            rf"(,\s[^,\n]{{2,70}},|\s[-–—]\s[^–—\n]{{2,70}}\s[-–—])?\s({self._copula})\s(?:({self._article})\s)?",
            re.IGNORECASE,
        )
        # `X er tiden som ...`, `X er den delen av ...`: what follows the copula points at one kind of thing.
        definite = rf"\w{{2,}}(?:{either(language.definite_endings)})"
        self.pointing = re.compile(
            rf"(?:{self._determiner}|{definite})\s(?!{self._article}\s)(?:\w+\s){{0,3}}?{self._relative}\b",
            re.IGNORECASE,
        )
        # `X er penger som ...`: so does a bare noun with a relative clause. (`X blir kalt som ...` holds no noun.)
        self.bare = re.compile(rf"(\w{{3,}})\s{re.escape(language.relatives[0])}\b")
        # `Varsling er å si fra`, `Avskrivning er fordeling av kostnader`, `Å purre er å minne om noe`
        telling_nothing = either(language.infinitives_without_meaning)
        marker = f"(?:{either(language.infinitive_markers)})"
        self.infinitive = re.compile(rf"{marker}\s(?!(?:{telling_nothing})\b)\w")
        noun_of_verb = rf"\w+(?:{either(language.verbal_nouns)})"
        self.activity = re.compile(rf"{noun_of_verb}\s{self._genitive}\s")
        self.verb = re.compile(
            rf"{marker}\s(\w+)\s{self._copula}\s{self.infinitive.pattern}\w*(?:\s\w+){{2}}", re.IGNORECASE
        )

    def _of_appositions(self, language: Language) -> None:
        self.articles = frozenset(language.indefinite_articles)
        self.apposition_words = _longest_words(language.apposition_phrases)
        self.apposition = re.compile(
            rf"\b{self._article}\s({self._whole_name}?),\s(?:{either(language.apposition_phrases)})\s", re.IGNORECASE
        )
        # What follows a name: `, en avgift som ...`.
        self.description = re.compile(relative_clause(language), re.IGNORECASE)
        self.described = re.compile(rf",\s{relative_clause(language)}", re.IGNORECASE)

    def _of_meanings(self, language: Language) -> None:
        self.meant_before = frozenset(language.meant_before)
        # `Med «takst» menes ...`, `Med begrepet takst menes ...`
        self.meant = re.compile(
            rf"(?:{either(language.meant_before)})\s(?:(?:{either(language.naming_nouns)})\s)?(?:{self._article}\s)?"
            rf"(?:{QUOTED}|({self._whole_name}?))\s(?:{either(language.meant_behind)})\b",
            re.IGNORECASE,
        )

    def _of_headings(self, language: Language) -> None:
        questions, headings = either(language.definition_questions), either(language.definition_headings)
        # `Hva er X, og hvordan virker det?` asks for X too, but `Hva er inkludert, og hva koster ekstra?` does not.
        thing = language.questions["thing"]
        others = {phrase.split()[0] for kind in _OTHER_QUESTIONS for phrase in language.questions[kind]}
        how = rf"(?:{either(tuple((others & language.question_words).difference(thing)))})\s"
        what = rf"(?:{either(thing)})\s\w+\s{self._determiner}\b"
        more = rf"(?:,?\s{self._conjunction}\s(?:{how}|{what}).*)?"
        self.question = re.compile(rf"(?:{questions})\s(?:({self._article})\s)?(.+?){more}\s?\??$", re.IGNORECASE)
        self.heading = re.compile(rf"(?:{headings})\s(?:({self._article})\s)?(.+)$", re.IGNORECASE)

    def _of_labels(self, language: Language) -> None:
        # `Investeringsselskapsloven av 1940`
        self.dated = re.compile(rf"(.+)\s{self._genitive}\s[12]\d{{3}}")
        # `Odel: retten til ...`, `- Takst (TX) – en vurdering ...`, `Kappe, v.: å skjære ...`
        self.whole_name = re.compile(self._whole_name)
        remark = rf"\s\([^()\n]{{1,20}}\)|{GRAMMAR_MARK}"
        self.label = re.compile(rf"\s*+(?:- )?({self._whole_name}?(?:{remark})?)(?::|\s([-–—]))\s(?=\S)")
        # What stands behind the name of one known thing if it is explained: `Namsmannen: den myndigheten som ...`.
        self.kind = re.compile(
            rf"\W*(?:{self._determiner}|{self._article})\s(?:\w+\s){{1,4}}?{re.escape(language.relatives[0])}\b",
            re.IGNORECASE,
        )

    def without_naming_noun(self, sentence: str) -> str:
        """`Begrepet "X" er en ...` without what only says that X is a name: `X er en ...`."""
        named = self.naming.match(sentence)
        return (named[1] or "") + sentence[named.end() :] if named else sentence

    def inverted_in(self, sentence: str) -> Iterator[str]:
        """The quoted names that a sentence explains by a copula that stands round them."""
        for found in self.inverted.finditer(sentence):
            said = f"{found[1]}{found[3]} ".lower()
            if any(said.startswith(f"{copula} ") for copula in self.defining_copulas):
                yield found[2]

    def may_hold_alias(self, words: list[str]) -> bool:
        """Whether a sentence of these words, in lower case, may hold an alias phrase; that is told 50 times faster
        than where it stands."""
        if self.alias_words.isdisjoint(words):
            return False
        sentence = " ".join(words)
        return any(phrase in sentence for phrase in self.alias_phrases)


def _name_of(word: str) -> str:
    return rf"{word}(?:\s{word}){{0,{_MOST_WORDS - 1}}}"


def relative_clause(language: Language) -> str:
    """A regular expression for the beginning of a clause that describes a thing: `en avgift som`."""
    return rf"{either(language.indefinite_articles)}\s(?:\w+\s){{1,4}}?{either(language.relatives)}\b"


def _without_longer(phrases: tuple[str, ...]) -> tuple[str, ...]:
    """The phrases that hold no other one: where a longer one stands, so does one of these."""
    return tuple(phrase for phrase in phrases if not any(other in phrase for other in phrases if other != phrase))


def _longest_words(phrases: tuple[str, ...]) -> frozenset[str]:
    """The longest word of each phrase: a sentence that holds none of them holds no phrase."""
    return frozenset(max(phrase.split(), key=len) for phrase in phrases)


def either(phrases: tuple[str, ...]) -> str:
    """A regular expression for any of the phrases, the longest first.

    A look at the first letter spares most places the trial of every phrase, and the others that of most.
    """
    rests: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)):
        rests.setdefault(re.escape(phrase[0]), []).append(re.escape(phrase[1:]).replace(r"\ ", r"\s"))
    by_initial = "|".join(f"{initial}(?:{'|'.join(rests[initial])})" for initial in sorted(rests))
    return f"(?=[{''.join(sorted(rests))}])(?:{by_initial})" if phrases else r"(?!)"
