"""Makes the pictures of the README: what the program really shows at a terminal of 80 columns, as SVG.

`python tests/pictures.py` writes them to `.github/images`; with `--check` it only tells whether they are current,
by its exit status.
"""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path

from conftest import INSTALLED, ROOT, Program
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

FOLDER = ROOT / ".github" / "images"
COMMANDS = {
    "define": "bpo define nearshore",
    "search": "bpo search lavere skatt --limit 2",
    "fuzzy": "bpo define ofshore outsorcing",
}
_COLUMNS = 80
_BACKGROUND, _FOREGROUND = (30, 33, 39), (220, 223, 228)
_SIXTEEN = [
    (60, 64, 72), (224, 108, 117), (152, 195, 121), (229, 192, 123),
    (97, 175, 239), (214, 137, 233), (86, 182, 194), (220, 223, 228),
]  # fmt: skip
_THEME = TerminalTheme(_BACKGROUND, _FOREGROUND, _SIXTEEN, _SIXTEEN)
# Rich's own frame, but without the fonts that it would fetch from elsewhere, and with a title for those who listen.
_FRAME = """\
<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img">
<title>TITLE</title>
<style>
.{unique_id}-matrix {{
font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace;
font-size: {char_height}px;
line-height: {line_height}px;
}}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal"><rect width="{terminal_width}" height="{terminal_height}" /></clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix" xml:space="preserve">
{matrix}
</g>
</g>
</svg>
"""


def picture(name: str) -> str:
    """The picture of that name, as SVG; the same whenever it is made."""
    recorded = Console(
        record=True, width=_COLUMNS, file=io.StringIO(), force_terminal=True, color_system="standard", _environ={}
    )
    for line in _shown(COMMANDS[name]):
        recorded.print(line)
    frame = _FRAME.replace("TITLE", f"A terminal that shows the answer to: {COMMANDS[name]}")
    return recorded.export_svg(title="", theme=_THEME, code_format=frame, unique_id=f"bpo-{name}")


def _shown(command: str) -> list[Text]:
    """The lines at the terminal: the prompt, what is said beside the answer, and the answer."""
    with tempfile.TemporaryDirectory() as home:
        screen = Program([str(INSTALLED)], Path(home)).at_terminal(*command.split()[1:], columns=_COLUMNS)
    prompt = Text.assemble(("$ ", "dim"), command)
    text = f"{screen.errors.decode()}{screen.output.decode()}".replace("\r\n", "\n").rstrip("\n")
    return [prompt, *(Text.from_ansi(line) for line in text.split("\n")), Text()]


def main(arguments: list[str]) -> int:
    """Writes the pictures, or with `--check` names those that are not current; 1 if there are any."""
    made = {FOLDER / f"{name}.svg": picture(name) for name in COMMANDS}
    if arguments == ["--check"]:
        stale = [path for path, svg in made.items() if not path.exists() or path.read_text(encoding="utf-8") != svg]
        sys.stdout.write("".join(f"{path} is not current\n" for path in stale))
        return 1 if stale else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path, svg in made.items():
        path.write_text(svg, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
