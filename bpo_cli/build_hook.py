"""Compiles `articles/` into the index that ships inside the wheel and the sdist. Only hatchling runs this."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileArticles(BuildHookInterface[Any]):
    """Writes `bpo_cli/bundled.sqlite` before a wheel (also an editable one) or an sdist is put together."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compiles the index; hatchling packs it as an artifact."""
        root = Path(self.root)
        sys.path.insert(0, self.root)
        try:
            from bpo_cli.compiling.compiler import compile_folder

            problems = compile_folder(root / "articles", root / "bpo_cli" / "bundled.sqlite")
        finally:
            sys.path.remove(self.root)
        for problem in problems:
            self.app.display_warning(f"{problem.path}:{problem.line}: {problem.message}")
