"""From a folder of articles to its index."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from bpo_cli.article import Problem
from bpo_cli.index_writer import IndexWriter, Preparation
from bpo_cli.record import Record
from bpo_cli.settings import read_settings
from bpo_cli.words import Stemmer

_LARGEST_ARTICLE = 32 * 1024 * 1024


class Stamp(Record):
    """What tells that a file has changed: inode, size in bytes, times of modification and change in ns."""

    inode: int
    size: int
    modified: int
    changed: int


def scan(folder: Path) -> dict[str, Stamp]:
    """The article files in a folder and the folders in it: path relative to the folder, with `/` -> stamp.

    Hidden files and folders, links to folders and anything that is no regular `.md` file are left out.
    """
    found: dict[str, Stamp] = {}
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        with os.scandir(folder / inside) as entries:
            for entry in entries:
                path = f"{inside}/{entry.name}" if inside else entry.name
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(path)
                elif entry.name.endswith(".md") and entry.is_file():
                    status = entry.stat()
                    found[path] = Stamp(status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
    return dict(sorted(found.items()))


def read_article(folder: Path, path: str) -> tuple[str, list[Problem]]:
    """The text of an article, as far as it can be read, and what is wrong with the file.

    An empty text means that the file is no article: it cannot be read, is too large, holds no text, or is a
    `README.md` without front matter.
    """
    try:
        with (folder / path).open("rb") as file:
            data = file.read(_LARGEST_ARTICLE + 1)
    except OSError as error:
        return "", [Problem(path, 0, f"cannot be read: {error.strerror}")]
    if len(data) > _LARGEST_ARTICLE:
        return "", [Problem(path, 0, f"skipped: larger than {_LARGEST_ARTICLE // 1024 // 1024} MiB")]
    try:
        text, problems = data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        text, problems = data.decode("utf-8-sig", "replace"), [Problem(path, line, "is not valid UTF-8")]
    if path.rpartition("/")[2] == "README.md" and not text.startswith("---"):
        return "", []
    if not text.strip():
        return "", [Problem(path, 0, "skipped: holds no text")]
    return text, problems


def compile_folder(folder: Path, target: Path, *, reproducible: bool = False) -> list[Problem]:
    """Compiles all articles of a folder into a new index at `target`, and tells what was wrong with them.

    reproducible: leave the files' stamps out, so that the same articles give the same bytes anywhere.
    Raises GlossaryError if the settings cannot be read, OSError or sqlite3.Error if the index cannot be written.
    """
    settings = read_settings(folder)
    preparation = Preparation(settings)
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
    unfinished.unlink(missing_ok=True)
    problems: list[Problem] = []
    try:
        connection = sqlite3.connect(unfinished, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("BEGIN IMMEDIATE")
            writer = IndexWriter(connection)
            writer.create(settings, preparation)
            for path, stamp, text in _texts(folder, problems):
                values = (0, 0, 0, 0) if reproducible else (stamp.inode, stamp.size, stamp.modified, stamp.changed)
                writer.add(preparation.entry(text, path), values)
            writer.finish(Stemmer(preparation.language.stemmer, preparation.language.kept_endings))
            connection.execute("COMMIT")
            connection.execute("VACUUM")
        finally:
            connection.close()
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return problems


def _texts(folder: Path, problems: list[Problem]) -> Iterator[tuple[str, Stamp, str]]:
    for path, stamp in scan(folder).items():
        text, found = read_article(folder, path)
        problems += found
        if text:
            yield path, stamp, text
