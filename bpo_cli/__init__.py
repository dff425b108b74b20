"""`bpo` answers from prose articles: definitions, FAQ entries, highlights and any passage.

>>> from bpo_cli import Glossary
>>> answer = Glossary.bundled().define("outsourcing")
>>> answer.hits[0].text
'Business Process Outsourcing (BPO) er en metode for å legge ut ulike forretningsrelaterte operasjoner til \
tredjepartsleverandører.'

Whatever goes wrong for a reason that a person can understand is a BpoError, with a message and perhaps a hint:

>>> from bpo_cli import BpoError
>>> try:
...     Glossary.folder("/no/such/folder")
... except BpoError as error:
...     print(error.message)
cannot read the folder /no/such/folder: No such file or directory

The names below are loaded when they are first used, so that importing the package costs next to nothing.
"""

from __future__ import annotations

__version__ = "0.1.0"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bpo_cli.answer import Answer, Hit
    from bpo_cli.article import Article, Passage
    from bpo_cli.errors import BpoError
    from bpo_cli.glossary import Glossary

__all__ = ["Answer", "Article", "BpoError", "Glossary", "Hit", "Passage", "__version__"]

_HOMES = {
    "Answer": "answer", "Hit": "answer", "Article": "article", "Passage": "article", "BpoError": "errors",
    "Glossary": "glossary",
}  # fmt: skip


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"bpo_cli.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
