"""Groups of synonyms as rows of an index: each word or phrase by what its forms share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from bpo_cli.stems import EnglishStemmer
from bpo_cli.words import Folding, tokens


def synonym_rows(
    groups: Sequence[tuple[str, ...]],
    first: int,
    fold: Folding,
    stem: Callable[[str], str],
    is_known: Callable[[str], bool],
) -> Iterator[tuple[str, int]]:
    """(stems, meaning) of the groups; their meanings are numbered from `first`. fold, stem: as the language of the
    glossary has it. is_known: whether other groups have these stems."""
    members = [[tokens(fold(member)) for member in group] for group in groups]
    # A word as it stands is the stem of longer forms: `rørlegger` is stemmed to `rørlegg`, but `rørleggeren` to
    # `rørlegger`.
    surest = [_stemmed_by((stem, str), words) for words in members]
    known = frozenset().union(*surest)
    # Many readers ask in English, whose endings the stemmer of the glossary's language does not know. What becomes
    # another word by losing them stays as it is: nobody who asks for `reasonable` or `skattely` asks for `reason`
    # or `skatt`.
    english = EnglishStemmer()
    for meaning, (words, sure) in enumerate(zip(members, surest, strict=True), first):
        others = _stemmed_by((english,), words) - known
        rows = sure.union(stems for stems in others if not is_known(stems))
        yield from ((stems, meaning) for stems in sorted(rows) if stems)


def _stemmed_by(stemmers: Iterable[Callable[[str], str]], words: Iterable[list[str]]) -> set[str]:
    return {" ".join(map(stemmer, member)) for member in words for stemmer in stemmers}
