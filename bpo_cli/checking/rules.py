"""The rules of `bpo check` as data, and what a broken one looks like: a `Finding`.

How the rules are applied is left to `checker` and to the files whose names end in `rule` or `rules`.
"""

from __future__ import annotations

from bpo_cli.record import Record

PROBLEM, NOTICE = "problem", "notice"


class Rule(Record):
    """name: as in `glossary.toml`. description: what is wrong, in one sentence. example: what breaks the rule.

    severity: PROBLEM, or NOTICE for what may well be meant as it is.
    """

    name: str
    description: str
    example: str
    severity: str = PROBLEM


class Finding(Record):
    """A place that breaks a rule. path: relative to the folder. line: from 1; 0 for the whole file."""

    path: str
    line: int
    rule: str
    message: str
    severity: str = PROBLEM


class Report(Record):
    """What was found in a folder, by path, line and rule. articles: how many files were looked at."""

    findings: tuple[Finding, ...]
    articles: int

    @property
    def problems(self) -> int:
        """How many findings are no mere notices."""
        return sum(finding.severity == PROBLEM for finding in self.findings)

    @property
    def notices(self) -> int:
        """How many findings are notices."""
        return len(self.findings) - self.problems


RULES = (
    Rule(
        "abbreviation-unexplained",
        "An abbreviation is used three times or more, and neither this article nor a title says what it stands for.",
        "KPI viser ... KPI brukes ... KPI kan",
        NOTICE,
    ),
    Rule(
        "blank-before-punctuation",
        "A blank stands before a full stop or a comma.",
        "mer effektiv .",
    ),
    Rule(
        "code-open",
        "No fence ends a block of code, so that all below it is taken for code.",
        "``` and then the rest of the article",
    ),
    Rule(
        "control-character",
        "A control character, or one that is invisible or reverses the text after it; the program takes it out.",
        "U+202E RIGHT-TO-LEFT OVERRIDE",
    ),
    Rule(
        "description-cut",
        "The description ends in the middle of a sentence, or without a full stop.",
        "description: Faktoring er en måte å",
    ),
    Rule(
        "description-missing",
        "The front matter has no description.",
        "description:",
        NOTICE,
    ),
    Rule(
        "entities-twice",
        "An HTML entity was escaped twice.",
        "Moody&amp;#39;s",
    ),
    Rule(
        "faq-empty",
        "No question is read under the heading of the FAQ: none is a heading, in bold, behind a label or plainly one.",
        "## FAQ, and then Flyter den?, Synker den? and no answer",
    ),
    Rule(
        "file-name",
        "A file looks like an article, but its name does not end in .md, so that it is not read.",
        "faktoring.MD, faktoring.markdown",
        NOTICE,
    ),
    Rule(
        "footnote-missing",
        "A mark of a footnote has no footnote, so that readers see the mark.",
        "renten[^1], without a line [^1]: ...",
    ),
    Rule(
        "front-matter-open",
        "No line of three hyphens ends the front matter, which is taken to go as far as its lines look like it.",
        "---, title: Faktoring, and then the heading",
    ),
    Rule(
        "front-matter-toml",
        "The front matter between lines of +++ is no valid TOML, or has no end, so that other programs do not read it.",
        "+++, title = Faktoring, +++",
    ),
    Rule(
        "heading-blank",
        "A heading has no blank after its hashes, so that other Markdown programs take it for text.",
        "##Høydepunkter",
    ),
    Rule(
        "heading-empty",
        "A heading has no text.",
        "##",
    ),
    Rule(
        "heading-other-name",
        "Key points or questions stand under a heading that is not read as that of the highlights or of the FAQ.",
        "## Spørsmål, and then ### Hva koster det?",
        NOTICE,
    ),
    Rule(
        "heading-twice",
        "Another heading in the same place has the same name, so that a link by it leads to the first one alone.",
        "## Satser, and further down ## Satser",
        NOTICE,
    ),
    Rule(
        "heading-unrecognised",
        "A heading looks like that of the highlights or of the FAQ, but is not spelled as one of their names.",
        "## Ofte stilte sporsmal",
    ),
    Rule(
        "highlights-empty",
        "There is no highlight under their heading.",
        "## Høydepunkter, and then the next heading",
    ),
    Rule(
        "link-anchor",
        "A link leads to a heading or another anchor that is not in the article.",
        "[gebyret](#gebyr), without a heading ## Gebyr",
    ),
    Rule(
        "link-comma",
        "A full stop follows the comma after a link.",
        "[datterselskaper](/subsidiary),. som",
    ),
    Rule(
        "link-dangling",
        "A link leads to an article that is not in the folder.",
        "[utbytte](/dividend), without a file dividend.md",
        NOTICE,
    ),
    Rule(
        "link-empty",
        "A link has no address, and so leads nowhere.",
        "[utbytte]()",
    ),
    Rule(
        "link-hyphen",
        "A hyphen stands apart at the edge of a link, and so breaks a compound.",
        "[front office -](/frontoffice) drift",
    ),
    Rule(
        "link-punctuation",
        "A link has no text, or only punctuation.",
        "leverandører [.](/vendor)",
    ),
    Rule(
        "look-alike",
        "A sign looks like the one that is meant but is another: a Cyrillic letter in a Latin word, a wide hash.",
        "＃＃ FAQ",
    ),
    Rule(
        "no-text",
        "The file holds no text.",
        "an empty file",
    ),
    Rule(
        "not-utf8",
        "The file is not valid UTF-8; nothing else is looked for in it.",
        "a file saved as Latin-1",
    ),
    Rule(
        "question-unanswered",
        "There is no text under a question.",
        "### Hva koster det?, and then the next heading",
    ),
    Rule(
        "question-unread",
        "What looks like a question of the FAQ is read as part of an answer, for the others are written otherwise.",
        "**Hva koster det?** Mye., and then *Hvem betaler?* Du.",
        NOTICE,
    ),
    Rule(
        "raw-html",
        "There is HTML, or what is left of a lost table, picture or formula; the program shows none of it.",
        '<h5><a href="">TTT</a></h5>',
    ),
    Rule(
        "reference-missing",
        "A link names a line with its address that is not in the article, so that readers see the brackets.",
        "[utbytte][kilde], without a line [kilde]: ...",
    ),
    Rule(
        "section-empty",
        "There is no text under a heading, and no other heading below it.",
        "## Satser, and then the next heading",
        NOTICE,
    ),
    Rule(
        "setting-wrong",
        "A setting in glossary.toml is unknown or of the wrong kind, and look-ups refuse it; or there is no such rule.",
        'titel = "Ordliste"',
    ),
    Rule(
        "slug-twice",
        "Another article has the same file name, so that links cannot tell the two apart.",
        "bank/konto.md and skatt/konto.md",
    ),
    Rule(
        "synonym-alone",
        "A group of synonyms in glossary.toml has fewer than two words, and so no effect.",
        'synonyms = [["faktura"]]',
    ),
    Rule(
        "title-again",
        "A heading of level 1 is not the title, of which an article has one, and is read as that of a section.",
        "# Faktoring, and below it # Regress",
        NOTICE,
    ),
    Rule(
        "title-differs",
        "The first heading is not the title.",
        "title: Sikkerhet, but # Verdipapir",
    ),
    Rule(
        "title-missing",
        "There is no title in the front matter, and no heading of level 1 above the others.",
        "an article that begins with ## Hva er faktoring?",
    ),
    Rule(
        "title-twice",
        "Another article has the same title.",
        "gdp.md and gnp.md: Bruttonasjonalprodukt (BNP)",
    ),
    Rule(
        "too-large",
        "The file is too large to be an article, and is left out.",
        "a file of 40 MiB",
    ),
    Rule(
        "unreadable",
        "The file cannot be read, or is none: a link that leads nowhere, a pipe, a device.",
        "a file without permission to read it",
    ),
)

SEVERITIES = {rule.name: rule.severity for rule in RULES}
