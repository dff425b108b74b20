"""What `bpo check` found, as lines that editors and compilers' users know, or as JSON; and its rules, likewise."""

from __future__ import annotations

import json

from bpo_cli.cleaning import clean_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpo_cli.checking.rules import Finding, Rule

FORMAT = 1


def render_findings(findings: Iterable[Finding], folder: str = "") -> str:
    """`file:line: rule: problem` for each; the file by its path from where `folder` is named, as an editor needs it."""
    return "".join(f"{place(each, folder)} {each.rule}: {clean_line(each.message)}\n" for each in findings)


def place(finding: Finding, folder: str) -> str:
    """`file:line:`; what concerns a whole file is told at its first line."""
    path = finding.path if folder in ("", ".") else f"{folder.rstrip('/')}/{finding.path}"
    return f"{clean_line(path)}:{max(finding.line, 1)}:"


def render_findings_json(findings: Iterable[Finding], folder: str) -> str:
    """One document with all of them; `folder` as it was named to the program."""
    problems = [
        {
            "path": clean_line(each.path),
            "line": max(each.line, 1),
            "rule": each.rule,
            "severity": each.severity,
            "message": clean_line(each.message),
        }
        for each in findings
    ]
    return _document({"format": FORMAT, "command": "check", "folder": clean_line(folder), "problems": problems})


def render_rules_json(rules: Iterable[Rule]) -> str:
    """One document with all of them."""
    listed = [
        {"name": rule.name, "severity": rule.severity, "description": rule.description, "example": rule.example}
        for rule in rules
    ]
    return _document({"format": FORMAT, "command": "check", "rules": listed})


def render_rules(rules: Iterable[Rule]) -> str:
    """For each rule its name and severity, what is wrong, and an example, with an empty line between rules."""
    return "\n".join(
        f"{rule.name} ({rule.severity})\n  {rule.description}\n  Example: {clean_line(rule.example)}\n"
        for rule in rules
    )


def _document(content: dict[str, object]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
