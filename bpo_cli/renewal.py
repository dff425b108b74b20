"""The glossary of a folder, which follows its files, and survives what happens to its index in the cache: when a
look-up fails because the index is damaged, or is being written just now, it is opened again, and if that is not
enough, made anew."""

from __future__ import annotations

import os

from bpo_cli.cache import Opened, up_to_date
from bpo_cli.errors import GlossaryError, UsageError
from bpo_cli.glossary import Glossary
from bpo_cli.scanning import take_snapshot, unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_LOOK_UPS = (
    "message", "label", "define", "faq", "highlights", "search", "show", "terms", "articles", "sections",
    "questions", "key", "completions",
)  # fmt: skip


class FolderGlossary(Glossary):
    """A glossary that knows its folder. Each look-up sees one state of the index, whoever writes meanwhile."""

    def __init__(self, path: str, progress: Callable[[int, int], None] | None) -> None:
        self._folder = _real_path(path)
        opened = _opened(self._folder, progress)
        super().__init__(opened.index)
        self.problems, self.note = opened.problems, opened.note

    def ask(self, look_up: Callable[..., Any], *values: Any, **named: Any) -> Any:
        """What the look-up, a method of Glossary, gives back."""
        for anew in (False, True):
            try:
                return self._ask_once(look_up, *values, **named)
            except UsageError:
                raise
            except Exception:  # a damaged index may hold anything, so anything may come of reading it
                self._index, self._matcher = _opened(self._folder, anew=anew).index, None
        return self._ask_once(look_up, *values, **named)

    def _ask_once(self, look_up: Callable[..., Any], *values: Any, **named: Any) -> Any:
        if self._index.begin():
            self._matcher = None
        try:
            return look_up(self, *values, **named)
        finally:
            self._index.end()


def _real_path(folder: str) -> str:
    try:
        return os.path.realpath(folder)
    except OSError as error:
        raise unreadable(folder, error.strerror) from error
    except ValueError as error:
        raise unreadable(folder, error) from error


def _opened(folder: str, progress: Callable[[int, int], None] | None = None, *, anew: bool = False) -> Opened:
    """Opens the index of a folder of articles, given by its real path, made or brought up to date first where needed.

    progress: called with the articles done and their number while an index is made. anew: the index that there
    may be is damaged, whatever it looks like. Raises GlossaryError if the folder or its settings cannot be
    read, or if it holds no article.
    """
    snapshot = take_snapshot(folder)
    if not snapshot.names:
        raise GlossaryError("{folder} holds no articles", "an article is a file whose name ends in .md", folder=folder)
    index = None if anew else up_to_date(folder, snapshot)
    if index is not None:
        return Opened(index, (), "")
    from bpo_cli.compiling.cached_index import make_index

    return make_index(folder, snapshot, progress, anew=anew)


def _renewing(look_up: Callable[..., Any]) -> Callable[..., Any]:
    def asked(self: FolderGlossary, *values: Any, **named: Any) -> Any:
        return self.ask(look_up, *values, **named)

    return asked


for _name in _LOOK_UPS:
    setattr(FolderGlossary, _name, _renewing(getattr(Glossary, _name)))
