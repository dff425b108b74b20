"""Answers of arbitrary text, hostile text included, for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from bpo_cli.answer import Answer, ArticleReference, Evidence, Hit, ListRow, Source

HOSTILE = (
    "\x1b[31m", "\x1b[2J", "\x1b]0;title\x07", "\x1b]8;;http://x\x1b\\", "\x1bP1;2q#\x1b\\", "\x1bc", "\x1b(B", "\x1b",
    "\x9b31m", "\x9d0;title\x9c", "\x90", "\x07", "\x08", "\x7f", "\x00", "\t", "\r\n", "\r", "\n", "\n\n", "\v", "\f",
    "\x1c", "\x1d", "\x1e", "\x1f", "\x85", "\u2028", "\u2029", "\u202e", "\u2066", "\u200f", "\u061c", "\ufeff",
    "\U000e0041", "\ud800", "\udfff", "[b]", "[/b]", ":smile:", "\\", "- ", " ", "  ", "ord", "blåbærsyltetøy", "å",
    "漢字", "é", "\xa0",
)  # fmt: skip
texts = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=8), max_size=12).map("".join)


@st.composite
def hits(draw: st.DrawFn) -> Hit:
    kind = draw(st.sampled_from(["definition", "section", "highlight", "faq"]))
    text = draw(texts)
    edges = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True)))
    return Hit(
        id=draw(texts),
        kind=kind,
        match=draw(st.sampled_from(["exact", "variant", "synonym", "fuzzy", "text"])),
        score=draw(st.floats(0, 100)),
        term=draw(texts) if kind == "definition" else None,
        heading=draw(texts),
        path=tuple(draw(st.lists(texts, max_size=2))),
        text=text,
        article=ArticleReference(draw(texts), draw(texts)),
        source=Source(draw(texts), draw(st.integers(1, 9999))),
        sentence=draw(texts),
        marks=tuple(zip(edges[::2], edges[1::2], strict=False)),
        see_also=tuple(draw(st.lists(texts, max_size=2))),
        explanation=tuple(draw(st.lists(st.builds(Evidence, texts, texts, texts, st.floats(-100, 100)), max_size=2))),
    )


answers = st.builds(
    Answer,
    command=st.sampled_from(["define", "faq", "highlights", "search", "show"]),
    query=texts,
    hits=st.lists(hits(), max_size=3).map(tuple),
    suggestions=st.lists(texts, max_size=2).map(tuple),
)
rows = st.lists(
    st.builds(ListRow, texts, st.sampled_from(["term", "alias", "article", "section", "question"]), texts, texts),
    max_size=3,
)
