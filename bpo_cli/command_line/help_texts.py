"""What `bpo` tells about itself: one page for each command, every option, the environment. Data only.

The command line is declared with these names, `help_pages` lays them out for the screen, `manual` for `man`.
"""

from __future__ import annotations

from bpo_cli.record import Record


class Option(Record):
    """One option. names: as typed, the short one first. metavar: what its value is called, or empty."""

    names: tuple[str, ...]
    metavar: str
    text: str


class Page(Record):
    """The help of one command.

    usage: what follows its name. examples: command lines that work as they stand in this project's folder.
    notes: paragraphs. options: keys of OPTIONS. status: what its exit statuses mean.
    """

    summary: str
    usage: str
    examples: tuple[str, ...]
    notes: tuple[str, ...]
    options: tuple[str, ...]
    status: str


_OPTIONS = (
    Option(("--articles",), "DIR", "Use the articles in DIR instead of the bundled ones (or set BPO_ARTICLES)."),
    Option(("-f", "--format"), "FORMAT", "terminal, plain, json or tsv. Default: terminal at a terminal, else plain."),
    Option(("--json",), "", "Print one JSON document."),
    Option(("-n", "--limit"), "N", "At most N hits."),
    Option(("--exact",), "", "Only what is spelled as typed, capitals included; no guessing."),
    Option(("--explain",), "", "Tell why each hit was found and what its score is made up of; not in tsv."),
    Option(("--color",), "WHEN", "auto, always (in a pipe too) or never. Default: auto."),
    Option(("--no-pager",), "", "Never page what is taller than the screen."),
    Option(("--strict",), "", "Let notices count as problems."),
    Option(("--rules",), "", "Print the rules, each with an example, and exit."),
    Option(("--version",), "", "Print the version and exit."),
    Option(("--show-completion",), "SHELL", "Print the completion script for bash, zsh or fish and exit."),
    Option(("-h", "--help"), "", "Print this help and exit."),
)
OPTIONS = {option.names[-1]: option for option in _OPTIONS}

_GENERAL = ("--articles", "--format", "--json")
_QUERYING = (*_GENERAL, "--limit", "--exact", "--explain", "--color", "--no-pager")
_QUERY_STATUS = "0 found, 1 nothing found, 2 an error."
_QUERY_NOTE = (
    "Words need no quotes; after -- they may begin with a dash. The query - reads queries from standard input, one a"
    " line, and answers each as it comes; with --json in one line each."
)

# Under the empty name: the program itself.
PAGES = {
    "": Page(
        summary="Answers from prose articles: definitions, questions, key points.",
        usage="[OPTIONS] COMMAND [ARGS]...",
        examples=(
            "bpo define outsourcing    # the passage that defines a term",
            "bpo faq fordeler          # the question and answer that fits",
            "bpo search datainnbrudd   # any passage, best first",
        ),
        notes=(
            (
                "bpo looks up in the article that comes with it, or in a folder of Markdown files of your own:"
                " --articles DIR after the command, or BPO_ARTICLES=DIR. Misspelled words are guessed, and the"
                " guess is told."
            ),
        ),
        options=("--version", "--show-completion"),
        status=_QUERY_STATUS,
    ),
    "define": Page(
        summary="Print the passage that defines a term.",
        usage="[OPTIONS] TERM...",
        examples=(
            "bpo define outsourcing",
            "bpo define ofshore              # misspelled: it guesses, and says so",
            "bpo define BPO --articles articles",
        ),
        notes=(_QUERY_NOTE, "A term that several articles define gets one definition from each."),
        options=_QUERYING,
        status=_QUERY_STATUS,
    ),
    "faq": Page(
        summary="Print the question and answer that fits, or all of them.",
        usage="[OPTIONS] [QUERY...]",
        examples=(
            "bpo faq fordeler",
            "bpo faq hva er typene --limit 1",
            "bpo faq                         # without a query: all of them",
        ),
        notes=(_QUERY_NOTE,),
        options=_QUERYING,
        status=_QUERY_STATUS,
    ),
    "highlights": Page(
        summary="Print the key points that fit, or all of them.",
        usage="[OPTIONS] [QUERY...]",
        examples=(
            "bpo highlights kundestøtte",
            "bpo highlights                  # without a query: all of them",
            "bpo highlights --format tsv     # one a line, for scripts",
        ),
        notes=(_QUERY_NOTE,),
        options=_QUERYING,
        status=_QUERY_STATUS,
    ),
    "search": Page(
        summary="Print any passages that answer a query, best first.",
        usage="[OPTIONS] QUERY...",
        examples=(
            "bpo search datainnbrudd",
            "bpo search data breach -n 1     # found through its synonym",
            "bpo search lavere skatt --json  # for programs",
        ),
        notes=(_QUERY_NOTE, "Without --limit there are at most five hits."),
        options=_QUERYING,
        status=_QUERY_STATUS,
    ),
    "show": Page(
        summary="Print a whole article, or one section of it.",
        usage="[OPTIONS] ARTICLE[#SECTION]",
        examples=(
            "bpo show business-process-outsourcing",
            "bpo show business-process-outsourcing#spesielle-hensyn",
            "bpo show business-process-outsourcing --articles articles --no-pager",
        ),
        notes=(
            (
                "ARTICLE is the name of its file without .md; SECTION a heading or its anchor. bpo list sections"
                " --format tsv names them all."
            ),
        ),
        options=(*_GENERAL, "--color", "--no-pager"),
        status="0 printed, 2 an error, such as no article of that name.",
    ),
    "list": Page(
        summary="Print the names of what there is to look up, one per line.",
        usage="[OPTIONS] [terms|articles|sections|questions]",
        examples=(
            "bpo list",
            "bpo list questions",
            "bpo list sections --format tsv  # with what bpo show takes",
        ),
        notes=("Without a word it lists the terms.",),
        options=(*_GENERAL, "--color", "--no-pager"),
        status=_QUERY_STATUS.replace("nothing found", "nothing to list"),
    ),
    "check": Page(
        summary="Tell authors what is wrong in a folder of articles, or in one.",
        usage="[OPTIONS] [DIR|FILE]",
        examples=(
            "bpo check articles",
            "bpo check articles --json       # one document, for programs",
            "bpo check --rules               # what is looked for",
        ),
        notes=(
            (
                "Prints file:line: rule: problem, sorted, and a summary on standard error. Alone it checks"
                " BPO_ARTICLES, or else this folder if articles or a glossary.toml stand in it. A rule is switched"
                " off in the folder's glossary.toml."
            ),
        ),
        options=("--articles", "--json", "--strict", "--rules", "--color", "--no-pager"),
        status="0 nothing wrong (perhaps notices), 1 problems, 2 cannot be read.",
    ),
    "help": Page(
        summary="Print this help, or that of a command.",
        usage="[COMMAND]",
        examples=("bpo help", "bpo help define"),
        notes=(),
        options=(),
        status="0 printed, 2 no such command.",
    ),
}

GREETING = "bpo answers from prose articles, at the prompt. Three things to try:"
MORE = "More: bpo --help, bpo help COMMAND, man bpo"

ENVIRONMENT = (
    ("BPO_ARTICLES", "The folder of articles to use if --articles names none."),
    ("BPO_CACHE_DIR", "Where the index of a folder is kept, instead of bpo in the user's cache folder."),
    ("BPO_PAGER, PAGER", "The pager; the first that is set. Default: less. Empty: no paging."),
    ("LESS", "Options of less. Default: FRX."),
    ("LANGUAGE, LC_ALL, LC_MESSAGES, LANG", "The language of messages."),
    (
        "NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE, CLICOLOR",
        "Whether to use colours at a terminal, or with --format terminal; --color stands over them.",
    ),
    ("COLUMNS", "The width of the text, if it is not the terminal's own."),
    ("BPO_DEBUG", "If set, an internal error shows where it happened."),
)

# For the manual page alone: what there is no room for on a screen.
DESCRIPTION = (
    (
        "An article is one Markdown file. What is looked up in it are its passages: the paragraphs of its"
        " sections, the items of its list of key points (highlights) and the entries of its FAQ. Terms need no"
        " list of their own: bpo finds which passage explains which term."
    ),
    (
        "The answer goes to standard output, everything else to standard error. On a terminal it is wrapped and"
        " shows what matched; in a pipe it is plain text, the same whatever the width: a paragraph, a row of a"
        " table or a line of code is a line. --json prints one document, or with the query - one a line."
    ),
    (
        "--format tsv prints one hit a line with the fields query, match, kind, id, heading and text. The heading is"
        " that of plain text: the term of a definition, the question of a FAQ entry, the title of a highlight's"
        " article, otherwise the heading of the section. The fields of a list are name, kind, id and article; of a"
        " term the last is the one that it is listed under."
    ),
    (
        "A query finds a term in any spelling of it, by a synonym, in another language, and misspelled."
        " A guess is told on standard error, and --exact forbids it. --explain tells which word of the query matched"
        " what, how, and how many points that added to the score, and what else did: together they are the score."
    ),
)
FILES = (
    ("glossary.toml", "Beside the articles, optional: title, language, synonyms, headings, rules to switch off."),
    (
        (
            "share/bash-completion/completions/bpo, share/zsh/site-functions/_bpo, "
            "share/fish/vendor_completions.d/bpo.fish"
        ),
        "Completion for the shells, under the prefix that bpo was installed into.",
    ),
)
STATUSES = (
    ("0", "Found, with the query - every one; of check: nothing is wrong, except for notices."),
    ("1", "Nothing found; of check: something is wrong. Never anything else."),
    ("2", "A usage error, an empty query included; a glossary that cannot be read; an answer that cannot be written."),
    ("130", "Interrupted."),
    ("141", "The reader of a pipe went away."),
)
