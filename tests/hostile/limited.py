"""Runs a command under limits: `python limited.py LIMITS REPORT COMMAND...`.

LIMITS: a JSON object, resource names such as RLIMIT_CPU to their values. REPORT: a file that gets the peak
memory of the command in KiB. Done by a small process of its own, because what a process and its
parents have used at their start counts as its peak too.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys


def main() -> int:
    before = {}
    for name, value in json.loads(sys.argv[1]).items():
        kind = getattr(resource, name)
        before[kind] = resource.getrlimit(kind)
        resource.setrlimit(kind, (value, before[kind][1]))
    status = subprocess.call(sys.argv[3:])
    for kind, limits in before.items():
        resource.setrlimit(kind, limits)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    with open(sys.argv[2], "w", encoding="ascii") as report:
        report.write(str(peak))
    return status if status >= 0 else 128 - status


if __name__ == "__main__":
    sys.exit(main())
