"""What a folder of many articles costs: building its index, following its changes, asking it."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from math import log
from pathlib import Path
from random import Random
from statistics import median
from typing import NamedTuple

from benchmarks.generated_articles import write_articles
from benchmarks.measuring import Command, Cost, installed, interleaved, peak_memory, python, run, succeeded
from benchmarks.tables import Check, print_checks, print_table

# The collection that the bundled article comes from has this many; some floors are set for it, some for ten times it.
COLLECTION, TEN_COLLECTIONS = 14_338, 150_000
EXACT_BATCH, FUZZY_BATCH = 10_000, 1_000
_BUNDLED, _SAME, _EXACT, _FUZZY, _SEARCH = "bundled", "scandir", "exact", "fuzzy", "search"
_BARE = "bare Python"
# What looking at every file of a folder costs by itself, in the same language.
_SCAN = "import os, sys\nwith os.scandir(sys.argv[1]) as found:\n    for entry in found:\n        entry.stat()"


class Folder(NamedTuple):
    """A folder of generated articles, with the place of its index."""

    articles: Path
    cache: Path

    def asking(self, command: str, *words: str, text: str = "") -> Command:
        """An invocation of the installed program on this folder."""
        variables = (("BPO_ARTICLES", str(self.articles)), ("BPO_CACHE_DIR", str(self.cache)))
        return Command((installed("bpo"), command, *words), text=text, variables=variables)


def measure_glossary(counts: Sequence[int], runs: int) -> bool:
    """Prints the figures for folders of so many generated articles, and how they grow; whether every floor is met."""
    checks = {count: _measure(count, runs) for count in sorted(set(counts))}
    if len(checks) > 1:
        _print_growth(checks)
    return not any(check.missed for each in checks.values() for check in each)


def _measure(count: int, runs: int) -> list[Check]:
    with tempfile.TemporaryDirectory() as place:
        folder = Folder(Path(place) / "articles", Path(place) / "cache")
        start = time.perf_counter()
        write_articles(folder.articles, count)
        size = sum(file.stat().st_size for file in folder.articles.iterdir())
        print(f"\n{count:,} articles, {size / 1e6:.1f} MB, written in {time.perf_counter() - start:.1f} s")
        titles = list(islice(_titles(folder.articles), EXACT_BATCH))
        parts = {
            "building the index": _building(folder, count, titles[0], size),
            f"one look-up, CPU time, medians of {runs}": _asking(folder, count, titles, runs),
            "many queries at once": _batches(folder, titles, has_floors=count <= COLLECTION),
        }
    for title, checks in parts.items():
        print_checks(title, checks)
    return [check for checks in parts.values() for check in checks]


def _print_growth(checks: dict[int, list[Check]]) -> None:
    """Each figure at each size; a figure that grows with the number of articles n grows as n^1."""
    before, last = list(checks)[-2:]
    print("\nhow the figures grow")
    print_table(
        ("", *(f"{count:,}" for count in checks), f"from {before:,} on as"),
        [
            (alike[0].name, *(check.shown for check in alike), _power(alike, last / before))
            for alike in zip(*checks.values(), strict=True)
        ],
    )


def _power(alike: tuple[Check, ...], times: float) -> str:
    before, last = alike[-2].value, alike[-1].value
    return f"n^{log(last / before) / log(times):.2f}" if before > 0 and last > 0 else ""


def _building(folder: Folder, count: int, title: str, size: int) -> list[Check]:
    whole = count == COLLECTION
    first = folder.asking("define", title)
    cost = succeeded(run(first))
    built = sum(file.stat().st_size for file in folder.cache.rglob("*") if file.is_file())
    memory = peak_memory(folder._replace(cache=folder.cache.with_name("other-cache")).asking("define", title))
    return [
        Check("first build, wall time", cost.wall, "s", 15 if whole else None),
        Check("first build, CPU time", cost.cpu, "s", 2 * 15 if whole else None),
        Check("first build, memory", memory / 1e6, "MB", 200 if whole else None),
        Check("index / text", built / size, "", 1.6 if count >= COLLECTION else None),
    ]


def _asking(folder: Folder, count: int, titles: list[str], runs: int) -> list[Check]:
    title, random = titles[len(titles) // 2], Random(1)
    wrong = misspelled(random, title)
    word = max(title.split(), key=len)
    print(f"asked: {title}; misspelled: {wrong}; searched: {word}", flush=True)
    costs = interleaved(
        {
            _BARE: Command((python(), "-c", "pass")),
            _SAME: Command((python(), "-c", _SCAN, str(folder.articles))),
            _BUNDLED: Command((installed("bpo"), "define", "outsourcing")),
            _EXACT: folder.asking("define", title),
            _FUZZY: folder.asking("define", wrong),
            _SEARCH: folder.asking("search", word),
        },
        runs,
    )
    exact = succeeded(costs[_EXACT])
    scanning = costs[_SAME].cpu - costs[_BARE].cpu
    changed = _after_a_change(folder, title)
    return [
        Check("exact, bundled glossary", _ms(costs[_BUNDLED]), "ms"),
        Check("scandir and stat of the folder", scanning * 1000, "ms"),
        Check("exact", _ms(exact), "ms", _ms(costs[_BUNDLED]) + 1.3 * scanning * 1000),
        Check("exact / exact in the bundled glossary", exact.cpu / costs[_BUNDLED].cpu),
        Check("fuzzy, above exact", _ms(costs[_FUZZY]) - _ms(exact), "ms", _most_for_fuzzy(count)),
        Check("search", _ms(costs[_SEARCH]), "ms", 250 if count == COLLECTION else None),
        Check("search, memory", peak_memory(folder.asking("search", word)) / 1e6, "MB", 80),
        Check("exact after one changed file, above exact", changed - exact.cpu, "s", 0.5),
    ]


def _batches(folder: Folder, titles: list[str], *, has_floors: bool) -> list[Check]:
    random = Random(1)
    exact = list(islice(cycle(titles), EXACT_BATCH))
    fuzzy = [misspelled(random, title) for title in islice(cycle(titles), FUZZY_BATCH)]
    checks = []
    for name, queries, least in ((_EXACT, exact, 3_000), (_FUZZY, fuzzy, 200)):
        command = folder.asking("define", "-", text="".join(f"{query}\n" for query in queries))
        rate, memory = len(queries) / succeeded(run(command), 0, 1).cpu, peak_memory(command) / 1e6
        least_rate, most_memory = (least, 60) if has_floors else (None, None)
        checks += [
            Check(f"{len(queries):,} {name} queries", rate, "a second of CPU time", least_rate, at_least=True),
            Check(f"{len(queries):,} {name} queries, memory", memory, "MB", most_memory),
        ]
    return checks


def _most_for_fuzzy(count: int) -> float | None:
    """Milliseconds that a misspelling may cost above the exact look-up."""
    if count <= COLLECTION:
        return 15
    return 40 if count <= TEN_COLLECTIONS else None


def _after_a_change(folder: Folder, title: str) -> float:
    """CPU seconds of a look-up after one article has changed; the median of five."""
    files = sorted(folder.articles.glob("*.md"))[:5]
    costs = []
    for file in (files * 5)[:5]:
        with file.open("a", encoding="utf-8") as article:
            article.write("\nEt nytt avsnitt.\n")
        costs.append(succeeded(run(folder.asking("define", title))).cpu)
    return median(costs)


def misspelled(random: Random, title: str) -> str:
    """The title without its abbreviation, with two letters in its middle swapped or one of them left out."""
    title = title.split(" (")[0]
    places = [at for at in range(len(title) // 3, len(title) - 1) if title[at] != title[at + 1]]
    place = random.choice(places)
    swapped = title[place : place + 2][::-1] if random.random() < 0.5 else title[place]
    return title[:place] + swapped + title[place + 2 :]


def _titles(folder: Path) -> Iterator[str]:
    for entry in sorted(os.scandir(folder), key=lambda each: each.name):
        with open(entry.path, encoding="utf-8") as article:
            lines = (line for line in article if line.startswith("title: "))
            yield next(lines).removeprefix("title: ").strip()


def _ms(cost: Cost) -> float:
    return cost.cpu * 1000
