"""Articles in the real format, in any number: made-up text whose sizes, headings, lists, links and damages are
distributed like those of 150 real articles. The same count and seed give the same files."""

# ruff: noqa: SIM905 - lists of syllables are read and changed more easily without quotation marks

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator
from math import exp, log
from pathlib import Path
from random import Random
from typing import TypeVar

from benchmarks.pseudo_norwegian import FUNCTION_WORDS, Vocabulary, compound

_Value = TypeVar("_Value")

# What was counted in the sample, as {value: how often}.
BODY_SECTIONS = {0: 7, 1: 1, 2: 5, 3: 32, 4: 42, 5: 34, 6: 11, 7: 7, 8: 4, 9: 3, 10: 2, 11: 1, 13: 1}
HIGHLIGHTS = {0: 3, 2: 1, 3: 62, 4: 35, 5: 49}
FAQ_ENTRIES = {0: 91, 2: 3, 3: 32, 4: 17, 5: 5, 6: 2}
OPENINGS = {"er en": 80, "er": 31, "refererer til": 12, "var en": 5, "beskriver": 8, "måler": 6, "": 9}
# Shares below which so many characters are found. The whole collection has shorter articles than its sample.
_SIZES = ((0.0, 700), (0.1, 2_000), (0.5, 3_700), (0.9, 7_600), (0.99, 14_000), (1.0, 27_000))
_CATEGORIES = "Accounting Banking Business Economics Investing Markets Property Retirement Taxes Trading".split()
_SUBJECTS = ("Small Business", "Risk", "Bonds", "Mortgages", "Corporate Finance", "Insurance", "Personal Finance")
_ENGLISH_ONSETS = "b c d f g h l m n p r s t v w br ch cl cr gr pr sh st th tr".split()
_ENGLISH_RIMES = "ack age ale and ark ate ell end ent ess est ice ield ight ing ire ock ond ore ound ure ust".split()
_ENGLISH_ENDINGS = ("", "", "", "ing", "er", "ment", "tion", "ity", "al")


def write_articles(folder: Path, count: int, seed: int = 1) -> None:
    """Writes that many articles into the folder, which is made if needed."""
    folder.mkdir(parents=True, exist_ok=True)
    vocabulary = Vocabulary(min(1_500_000, 60_000 + 45 * count), seed)
    random = Random(f"names {seed}")
    slugs, titles = distinct_slugs(random, count), distinct_titles(random, vocabulary, count)
    for number, (slug, title) in enumerate(zip(slugs, titles, strict=True)):
        text = _Writer(Random(f"article {seed} {number}"), vocabulary, slugs, title).article()
        (folder / f"{slug}.md").write_bytes(text.encode())


def distinct_titles(random: Random, vocabulary: Vocabulary, count: int) -> list[str]:
    """Titles of which no two are the same: compounds, phrases, one in four with an abbreviation."""
    titles: dict[str, None] = {}
    while len(titles) < count:
        words = [compound(random, vocabulary.roots)]
        kind = random.random()
        if kind < 0.35:
            words.insert(0, random.choice(vocabulary.roots) + random.choice(("t", "e", "ig", "lig")))
        elif kind < 0.50:
            words += [random.choice(("for", "av", "i", "med")), random.choice(vocabulary.roots)]
        title = " ".join(words)
        if len(words) > 1 and random.random() < 0.5:
            title += f" ({''.join(word[0] for word in words).upper()}{random.choice('ABDEFKLMPRST')})"
        titles[title[:1].upper() + title[1:]] = None
    return list(titles)


def distinct_slugs(random: Random, count: int) -> list[str]:
    """English-looking slugs of which no two are the same: single words, joined, run together, abbreviations."""
    slugs: dict[str, None] = {}
    while len(slugs) < count:
        words = [_english(random) for _ in range(random.choice((2, 2, 2, 3)))]
        (form,) = random.choices(("one", "-", "_", "", "short", "number"), weights=(26, 20, 7, 38, 8, 1))
        if form == "one":
            slug = words[0] + words[1][:2]
        elif form == "short":
            slug = "".join(word[:2] for word in words)
        else:
            slug = words[0] + str(random.randrange(2, 100)) if form == "number" else form.join(words)
        slugs[slug] = None
    return list(slugs)


def _english(random: Random) -> str:
    return random.choice(_ENGLISH_ONSETS) + random.choice(_ENGLISH_RIMES) + random.choice(_ENGLISH_ENDINGS)


def _drawn(random: Random, counted: dict[_Value, int]) -> _Value:
    return random.choices(list(counted), weights=list(counted.values()))[0]


def _size(random: Random) -> int:
    """A number of characters, between the neighbouring points of `_SIZES` by its logarithm."""
    share = random.random()
    upper = min(bisect([point for point, _ in _SIZES], share), len(_SIZES) - 1)
    (low, small), (high, large) = _SIZES[upper - 1], _SIZES[upper]
    return int(exp(log(small) + (share - low) / (high - low) * (log(large) - log(small))))


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


class _Writer:
    """Writes one article. Its own random numbers keep it the same whatever the others are."""

    def __init__(self, random: Random, vocabulary: Vocabulary, slugs: list[str], title: str) -> None:
        self._random, self._slugs, self._title = random, slugs, title
        self._size = _size(random)
        self._words = iter(vocabulary.draw(random, self._size // 6 + 600))
        self._hashes = "##" if random.random() < 0.56 else "## "

    def article(self) -> str:
        opening = self._opening()
        sections, highlights = _drawn(self._random, BODY_SECTIONS), _drawn(self._random, HIGHLIGHTS)
        tail = [*self._highlights(highlights), *self._faq(_drawn(self._random, FAQ_ENTRIES))]
        room = max(0, self._size - 2 * len(opening) - sum(map(len, tail)) - 200)
        body = self._body(sections, opening, room)
        return f"{self._front_matter(opening)}\n# {self._title}\n" + "\n\n".join([*body, *tail]) + "\n\n"

    def _front_matter(self, opening: str) -> str:
        keywords = ",".join(self._random.sample(_CATEGORIES, 1) + self._random.sample(_SUBJECTS, 1))
        description = opening.replace('"', "&quot;")
        return f"---\nkeywords: {keywords}\ntitle: {self._title}\ndescription: {description}\n---\n"

    def _opening(self) -> str:
        verb = _drawn(self._random, OPENINGS)
        words = self._sentence(14)
        if not verb:
            return words
        name = f'"{self._title}"' if self._random.random() < 0.05 else self._title
        return f"{name} {verb} {_lower_first(words)}"

    def _body(self, sections: int, opening: str, room: int) -> Iterator[str]:
        """The opening and so many further sections, with about `room` characters between them."""
        if sections and self._random.random() < 0.93:
            yield f"## Hva er {self._title}?"
        yield opening + " " + self._sentence(12)
        for number in range(max(1, sections)):
            if number:
                yield f"## {self._heading()}"
            left = max(80, room // max(1, sections))
            while left > 60:
                paragraph = self._paragraph(min(left, self._random.randint(250, 700)))
                left -= len(paragraph) + 2
                yield paragraph

    def _paragraph(self, size: int) -> str:
        text = self._sentences(size)
        kind = self._random.random()
        if kind < 0.03:
            return f"> {text}\n\n>"
        if kind < 0.08:
            return "\n\n".join(f"- {part}" for part in text.split(". "))
        return self._linked(text)

    def _linked(self, text: str) -> str:
        """With a link or two, some of them on a lone full stop or with a comma that became two signs."""
        for _ in range(self._random.choice((0, 1, 1, 2))):
            start = text.find(" ", self._random.randrange(len(text))) + 1
            stop = text.find(" ", start + 4)
            if 0 < start < stop and "](" not in text[start:stop]:
                slug = self._random.choice(self._slugs)
                word, kind = text[start:stop].rstrip(",."), self._random.random()
                link = f"{word} [.](/{slug})" if kind < 0.05 else f"[{word}](/{slug})"
                text = text[:start] + link + (",." if kind > 0.85 else "") + text[stop:]
        return text

    def _highlights(self, count: int) -> Iterator[str]:
        if not count:
            return
        yield f"{self._hashes}Høydepunkter"
        defining = self._random.randrange(count) if self._random.random() < 0.8 else -1
        for number in range(count):
            bullet = "– " if self._random.random() < 0.4 else "- "
            text = self._sentence(self._random.randint(12, 28))
            yield bullet + (f"{self._title} er en {_lower_first(text)}" if number == defining else text)

    def _faq(self, count: int) -> Iterator[str]:
        if not count:
            return
        yield f"{self._hashes}FAQ"
        for number in range(count):
            yield f"### {'Hva er ' + self._title if not number else 'Hvordan ' + self._heading().lower()}?"
            yield self._sentences(self._random.randint(200, 600))

    def _heading(self) -> str:
        words = [next(self._words, "verdi") for _ in range(self._random.randint(2, 6))]
        return " ".join(words).capitalize()

    def _sentences(self, size: int) -> str:
        sentences: list[str] = []
        while size > 0:
            sentences.append(self._sentence(self._random.randint(7, 24)))
            size -= len(sentences[-1]) + 1
        return " ".join(sentences)

    def _sentence(self, count: int) -> str:
        words = [word for word, _ in zip(self._words, range(count), strict=False)] or list(FUNCTION_WORDS[:count])
        if len(words) > 12:
            words[5] += ","
        text = " ".join(words)
        return f"{text[:1].upper()}{text[1:]}."
