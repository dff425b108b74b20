"""Lists that are glossaries: (nearly) each item begins with the term that it explains, `- Odel: rett til ...`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bpo_cli.explanations import explanation, tells_kind
from bpo_cli.paragraphs import is_numbered
from bpo_cli.parsing.block import ITEM, Block

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpo_cli.language import Language

# A plain label, and perhaps what stands in brackets behind it: `Takst (verb) – `.
_PLAIN_LABEL = re.compile(r"([^\W\d_][^:()\n]{0,59}?(?:\s\([^()\n]{1,20}\))?)(?::|\s[-–—])\s+(?=\S)")
_MOST_WORDS = 4
# Of the items, that begin with a label.
_NEARLY_ALL = 0.8
# Of items. Fewer belong to the text that they stand in, and answer a question together; under a title there is none.
_FEWEST_ITEMS = 5
_FEWEST_ITEMS_UNDER_TITLE = 2
# In words. Shorter ones, as in `Farge: rød`, tell the properties of one thing, unless there are many.
_FEWEST_WORDS = 3
_MANY = 10


def with_terms(items: Sequence[Block], language: Language, *, under_title: bool) -> list[Block]:
    """The items of a list, each with the term that it explains among its terms; none if the list is no glossary.

    A definition list always is one. A list with numbers never is: it tells steps. under_title: whether the list
    stands in the text above the first section.
    """
    if items[0].kind != ITEM:
        return []
    if all(item.terms for item in items):
        return list(items)
    fewest = _FEWEST_ITEMS_UNDER_TITLE if under_title else _FEWEST_ITEMS
    if len(items) < fewest or any(item.level for item in items):
        return []
    labels = [_label(item, language) for item in items]
    # Among names, `Frist` is one too; a list of properties tells when, where and with what.
    names = [label for label in labels if label and not _is_property(label, language)]
    if 3 * len(names) < 2 * len(items):
        return []
    explained = [item for item, label in zip(items, labels, strict=True) if label and _explains(item, label)]
    if len(explained) < _NEARLY_ALL * len(items):
        return []
    if len(items) < _MANY and not _are_long(items, labels, language):
        return []
    return [_with_term(item, label) for item, label in zip(items, labels, strict=True)]


def _label(item: Block, language: Language) -> str:
    """What stands before the explanation, if that can be a name: `Odel`, but not `Eksempel` or `Uke 3`."""
    if item.labels and item.text.startswith(item.labels[0]):
        label = item.labels[0]
    else:
        found = _PLAIN_LABEL.match(item.text)
        label = found[1] if found else ""
    words = re.split(r"[\s-]", _name(label))
    if is_numbered(label) or not language.ordinary_labels.isdisjoint(words) or len(words) > _MOST_WORDS:
        return ""
    return label if language.stop_words.isdisjoint(words) else ""


def _name(label: str) -> str:
    return label.partition(" (")[0].lower()


def _is_property(label: str, language: Language) -> bool:
    return _name(label) in language.property_labels


def _explains(item: Block, label: str) -> bool:
    """Whether words follow and not a value: `Husleie: 8000`."""
    return not _explanation(item, label)[:1].isdigit()


def _are_long(items: Sequence[Block], labels: Sequence[str], language: Language) -> bool:
    texts = [_explanation(*each) for each in zip(items, labels, strict=True)]
    long = [
        each for each in texts if len(each.split()) >= _FEWEST_WORDS or tells_kind(each, language.indefinite_articles)
    ]
    return len(long) >= _NEARLY_ALL * len(items)


def _explanation(item: Block, label: str) -> str:
    return explanation(item.text[len(label) :])


def _with_term(item: Block, label: str) -> Block:
    if not label:
        return item
    return item._replace(terms=(label, *item.terms), labels=tuple([each for each in item.labels if each != label]))
