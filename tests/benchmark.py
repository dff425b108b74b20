"""Prints how fast the program is, in figures that can be compared between machines.

    python tests/benchmark.py                        starting: multiples of bare Python and of a bare Typer program
    python tests/benchmark.py glossary --articles N  a folder of N generated articles: building, following, asking; of
                                                     several N, also how the figures grow
    python tests/benchmark.py peers                  beside other look-up programs, on the same dictionaries
    python tests/benchmark.py misspellings           how often the right name is found, on real misspellings

It measures the `bpo` beside the Python that runs it; with --fresh, one installed into a new environment.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
FEWEST_RUNS = 15


def main() -> int:
    options = _options()
    if options.fresh:
        return _in_new_environment([argument for argument in sys.argv[1:] if argument != "--fresh"])
    met = _measure(options)
    return 1 if options.strict and not met else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="?", choices=("startup", "glossary", "peers", "misspellings"), default="startup")
    parser.add_argument("--runs", type=int, default=25, metavar="N", help="of each command; at least 15")
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000], metavar="N", help="of generated glossaries")
    parser.add_argument("--sample", type=int, default=2_000, metavar="N", help="of misspellings")
    parser.add_argument("--strict", action="store_true", help="end with status 1 if a floor is missed")
    parser.add_argument("--fresh", action="store_true", help="install the project into a new environment first")
    options = parser.parse_args()
    options.runs = max(FEWEST_RUNS, options.runs)
    return options


def _measure(options: argparse.Namespace) -> bool:
    """Whether every floor of the chosen benchmark is met."""
    if options.what == "glossary":
        from benchmarks.big_glossary import measure_glossary

        return measure_glossary(options.articles, options.runs)
    if options.what == "peers":
        from benchmarks.peers import measure_peers

        return measure_peers(options.runs)
    if options.what == "misspellings":
        from benchmarks.misspellings import measure_misspellings

        return measure_misspellings(options.sample)
    from benchmarks.startup import measure_startup

    return measure_startup(options.runs)


def _in_new_environment(arguments: list[str]) -> int:
    """Runs this program again, with a Python into which the project has just been installed, byte code and all."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder) / ("Scripts" if os.name == "nt" else "bin") / "python"
        install = [str(python), "-m", "pip", "install", "--quiet", "--compile", str(PROJECT)]
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        subprocess.run([*install, "codespell"] if "misspellings" in arguments else install, check=True, env=environment)
        return subprocess.run([str(python), __file__, *arguments], check=False, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main())
