"""Every weight and threshold of the matching, in one place, each with what set it.

`python tests/relevance.py --ablate` shows what each ingredient is worth.
"""

from __future__ import annotations

# How much a word of the text counts for a word of the query, by the way they match. Exact is 1; the order
# is what matters, the distances hardly do (0.05 more or less changes no figure).
EXACT_FORM = 1.0
SAME_STEM = 0.97
JOINED = 0.98  # `data innbrudd` for `datainnbrudd`
IN_TWO_WORDS = 0.98  # `startup` for `start-up`
SHARED_LAST_PART = 0.95  # `eksportavgift` for `eksport- og importavgifter`
NEIGHBOUR_STEM = 0.92  # the stem that Danish, Swedish or English grammar gives
PREFIX = 0.9  # `ulem` for `ulemper`: somebody stopped typing
SYNONYM = 0.88
DERIVED = 0.9  # `dumpe` for `dumping`
LOOSE_PHRASE = 0.7  # a synonym of several words, but for its function words, or with a compound of one of them
COMPOUND_HEAD = 0.9  # `innbrudd` for `datainnbrudd`, which is one
COMPOUND_MODIFIER = 0.8  # `skatt` for `skattebesparelser`, which are none
COMPOUND_MIDDLE = 0.8  # `kjede` for `forsyningskjedestyring`
SYNONYM_IN_COMPOUND = 0.75
SYNONYM_AS_MODIFIER = 0.6  # `mineralvann` for `brusprodusenter`
COMPOUND_OF_SYNONYMS = 0.85  # `datterfirma` for `datterselskap`
BROADER_TERM = 0.85  # `utenlands` for `Tyskland`, of what a synonym of it would count
SPLIT = 0.75  # `kostnadsreduksjon` for `redusere kostnader`
MISSPELLING = 0.8
# Of a synonym of several words, or the parts of a compound, that stand apart in the text and so may mean anything: they
# count beside other words, but not alone, which silences a tenth of the random words that they were found for.
SCATTERED_PHRASE = 0.57
LONGEST_PHRASE_LETTERS = 50
LONGEST_CLAUSE_LETTERS = 100

# Shorter starts of words say too little: with 3, one random dictionary word in 30 finds something.
SHORTEST_PREFIX = 4
SHORTEST_SHORTENED = 3  # before a full stop: `adm. oppgaver`
SHORTEST_BEGINNING_OF_NAME = 6  # of several words: `front o`
SHORTEST_COMPOUND_PART = 4
LONGEST_INFLECTION = 3  # `-ene`
SURE_COMPOUND_PART = 5  # a shorter last part may be chance, unless what stands before it is a word too
SURE_OTHER_PART = 4
SHORTEST_OTHER_PART = 3  # of a compound whose one part is the word asked for
SHORTEST_SPLIT_PART = 3
SHORTEST_WORD_APART = 2  # `it` of `IT-sikkerhet`, which must stand side by side
SHORTEST_FIRST_APART = 1  # `e` of `e-handel`, which must too
# A misspelling of a shorter word is as likely another word: `brusk` (cartilage) is no `brus` (soft drink).
# What counts is the word meant; what was typed may be one letter shorter for each edit.
SHORTEST_MISSPELLED_WORD = 6
# Of shorter ones it is forgiven that a letter is doubled, or is not, as people often get wrong: `frakkt`.
SHORTEST_WORD_WITH_DOUBLE = 5
# And of words that the texts do not hold, but only what stands for them: `sikerhet`. With 6 `honnør` is `honorar`.
SHORTEST_SYNONYM_WITH_DOUBLE = 8
# From this length on two edits are forgiven, below it one.
TWO_EDITS_FROM = 10
SHORTEST_MISSPELLED_COMPOUND = 10  # written as two words: `data inbrudd`
# A query of one word this long is meant, even if it is a function word.
SHORTEST_MEANT_WORD = 6

# Of stems that only a neighbouring language gives, those that are likely the word's: with 5 four queries of 5,300 are
# lost, with 3 `kull` is `kule`.
SHORTEST_LIKELY_STEM = 4
# And those that have synonyms. From 5 to 6 letters more queries are won and none is lost; with 7 `fabrikk`, whose stem
# is `fabrik` for some, has none.
SHORTEST_NEIGHBOUR_STEM = 6

# What a neighbour spells otherwise (`reaktion`): in shorter words the same letters are most often another word's.
SHORTEST_RESPELLED = 6

# `ligger`, `samme`, `folk`: how much a word that says little in any text counts beside others.
LIGHT_WORD = 0.25
LIGHT_AND_UNKNOWN = 0.0  # and none of the texts holds it

# How much a match counts by where the word stands.
IN_TEXT = 1.0
IN_HEADING = 1.0
IN_LINK = 0.9  # the slug of a link is often the English term
IN_PATH = 0.8
IN_TITLE = 0.5  # the whole article is about its title: that singles out no passage

# What a passage counts that tells nothing of what a question asks for, by the type of the question. Of 21 questions for
# a quantity that a glossary answered, the answer told one in 20; with 0 the other is silenced, with 0.7 the noise is
# back. Causes and names are often told without a word for it.
WITHOUT_ANSWER = {
    "quantity": 0.5,
    "date": 0.5,
    "price": 0.5,
    "duration": 0.5,
    "origin": 0.5,
    "name": 0.7,
    "inventor": 0.5,
    "cause": 0.9,
}

# What a passage counts that does not speak of a term of the glossary that the query asks about: `hvordan ble Ricardo
# rik?` is not answered with who else is rich. Of 4,400 queries eleven lose such an answer, and none its own. The same
# of what a question asks for: `hvor mange ansatte har Enron?` is not answered with what Enron is. With 0.5 nine of 34
# questions that were answered wrongly are not, of 3,800, with 0.6 six; no other is lost.
WITHOUT_SUBJECT = 0.5

# Of 100, what the score of a passage is that covers all of a query, and has nothing of what follows to lift it.
POINTS = 80.0

# What lifts a passage over others that cover the query equally well; coverage itself weighs 1.
HEADING_BONUS = 0.15
# Words side by side in the text as in the query: in a glossary of 167 articles 37 of 3,379 queries are won by it, in
# one of few articles hardly any.
PHRASE_BONUS = 0.10
# Several words in one sentence rather than here and there: of 1,100 queries in seventy real articles it wins 8 and
# loses none, with 0.05 and 0.15 as well. In one article alone there is less to choose from.
SENTENCE_BONUS = 0.10
QUESTION_BONUS = 0.25  # its heading asks for a reason, a person, a place ... as the query does
WHOLE_NAME_BONUS = 0.30  # the query names a term that the passage defines

# Silence: the share of the query's weight (by inverse document frequency) that must be found. Of two words that say
# as much, one is not enough: the other may be what was asked for.
LEAST_COVERAGE = 0.51
# Several different words found are better evidence than one: from two on, less is enough.
LEAST_COVERAGE_OF_SEVERAL = 0.33
# A passage that is to explain a term must hold nearly all of it.
SURE_COVERAGE = 0.8
# A hit this much below the best one's coverage is noise.
LEAST_SHARE_OF_BEST = 0.75

# A misspelled name: least likeness of the folded forms, and below it, for suggestions. In a glossary of 14,868
# names, 0.75 answers 0.98 of the misspellings with the right one among five, and 0.20 of the words that are no
# misspelled name; 0.80 answers 0.96 and 0.12. In one of thirteen names, one such word in 25,000 is answered.
LEAST_NAME_SIMILARITY = 0.75
LEAST_SUGGESTION_SIMILARITY = 0.60
LEAST_SUGGESTION_FOR_WORD = 0.70  # among others, each of which is like some name: `bil` (car) like `bilag` (voucher)
MOST_SUGGESTIONS = 3
# A shorter name is only suggested for what is hardly longer.
SHORTEST_SUGGESTION = 5
# From these scores on nothing bolder is tried.
SURE_OF_SPELLING = 0.82
SURE_OF_NAME = 0.9

# Limits that keep any query under a second.
MOST_QUERY_WORDS = 40
MOST_QUERY_LETTERS = 4000
# The index holds no longer words; a longer one of the query is cut to a length that none of them has.
LONGEST_QUERY_WORD = 65
MOST_FORMS = 60
MOST_CANDIDATES = 60
