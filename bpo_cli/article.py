"""An article as data: what parsing gives, and what definitions and the index are made from."""

from __future__ import annotations

from bpo_cli.record import Record

SECTION, HIGHLIGHT, FAQ, DEFINITION = "section", "highlight", "faq", "definition"


class Link(Record):
    """A link to another article: its text as a reader sees it (may be empty), and the slug it leads to."""

    text: str
    slug: str


class Section(Record):
    """A heading with its level (1 to 6), its anchor (unique in the article) and its line (from 1).

    The text directly under the title belongs to a section of level 1, whose heading is the title, or what the first
    heading calls the article where that is something else.
    """

    heading: str
    level: int
    anchor: str
    line: int


class Passage(Record):
    """The smallest thing that an answer consists of.

    kind: SECTION, HIGHLIGHT or FAQ. heading: that of its section; of a FAQ entry, the question.
    anchor: unique in the article and stable under edits elsewhere in it. path: the headings above the
    passage, outermost first, without the title. text: what a reader sees, paragraphs separated by an
    empty line, with blanks before what stands in a list in a list. line: the first line in the file, from 1.
    labels: bold texts before a colon or a dash. terms: what a definition list explains, likewise before a colon.

    >>> from bpo_cli.language import load_language
    >>> from bpo_cli.parsing.parser import parse
    >>> text = "# Factoring\\n\\n## Highlights\\n\\n- It is *fast*, see [invoices](/invoice).\\n"
    >>> (passage,) = parse(text, "factoring.md", load_language("english")).passages
    >>> passage.kind, passage.text, passage.line, passage.links
    ('highlight', 'It is fast, see invoices.', 5, (Link(text='invoices', slug='invoice'),))
    """

    kind: str
    heading: str
    anchor: str
    path: tuple[str, ...]
    text: str
    line: int
    links: tuple[Link, ...] = ()
    labels: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()


class Article(Record):
    """One article. slug: the file's name without `.md`. path: relative to the glossary's folder.

    A glossary keeps its articles in its index and gives back passages of them. Who wants an article as data, to
    write tools for authors, parses it:

    >>> from bpo_cli.language import load_language
    >>> from bpo_cli.parsing.parser import parse
    >>> article = parse("# Factoring\\n\\nFactoring is selling invoices.\\n", "factoring.md", load_language("en"))
    >>> article.slug, article.title, article.passages[0].text
    ('factoring', 'Factoring', 'Factoring is selling invoices.')
    """

    slug: str
    path: str
    title: str
    description: str
    keywords: tuple[str, ...]
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]


class Problem(Record):
    """Something wrong in an article: file (relative to the folder), line (from 1; 0: the whole file), message."""

    path: str
    line: int
    message: str
