"""Answers written by hand, from which the golden files are made."""

from __future__ import annotations

import re

from bpo_cli.answer import Answer, ArticleReference, Evidence, Hit, ListRow, Source
from bpo_cli.record import replace
from bpo_cli.rendering.style import Style

CREDIT = ArticleReference("kassekreditt", "Kassekreditt")
STYLE = Style(labels={"see_also": "Se også"})


def marked(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without its asterisks, and where the words between them stand."""
    pieces = text.split("*")
    plain = "".join(pieces)
    starts = [sum(map(len, pieces[:index])) for index in range(len(pieces))]
    return plain, tuple((starts[index], starts[index + 1]) for index in range(1, len(pieces), 2))


def hit(text: str, **fields: object) -> Hit:
    text, marks = marked(re.sub(r"(?<=\S)\n(?=\S)", " ", text))
    usual = {
        "id": "kassekreditt#slik-virker-den-1",
        "kind": "section",
        "match": "exact",
        "score": 100.0,
        "term": None,
        "heading": "Slik virker den",
        "path": ("Slik virker den",),
        "article": CREDIT,
        "source": Source("bank/kassekreditt.md", 14),
    }
    return Hit(**{**usual, "text": text, "marks": marks, **fields})


DEFINITION = hit(
    "En kassekreditt er en avtale som lar bedriften trekke mer fra kontoen enn det som står der, opp til\n"
    "en fastsatt grense. Renter betales bare av beløpet som til enhver tid er brukt.",
    kind="definition",
    match="variant",
    score=97.04,
    term="kassekreditt",
    sentence="En kassekreditt er en avtale som lar bedriften trekke mer fra kontoen enn det som står der, opp til "
    "en fastsatt grense.",
    see_also=("rammelån", "likviditet", "garantert kortsiktig driftsfinansiering", "byggelån"),
)
OTHER_DEFINITION = hit(
    "Kassakredit är en kredit som är knuten till ett konto.",
    id="kassakredit#vad-ar-det-1",
    kind="definition",
    match="synonym",
    score=82.5,
    term="kassakredit",
    heading="Kassakredit",
    path=(),
    article=ArticleReference("kassakredit", "Kassakredit"),
    source=Source("kassakredit.md", 7),
)
QUESTION = hit(
    "Banken tar normalt tre slags *betaling*: rente av det som er brukt, *provisjon* av hele rammen og et\n"
    "*etableringsgebyr*.\n\nRegn på alle tre før du sammenligner tilbud fra flere banker:\n\n"
    "- *Rente*: av trukket beløp, dag for dag.\n\n"
    "- *Provisjon*: av rammen, gjerne hvert kvartal, også når ingenting er trukket og kontoen står i pluss.\n\n"
    "- Gebyr: én gang.\n\nSpør om rabatt.",
    id="kassekreditt#hva-koster-en-kassekreditt",
    kind="faq",
    match="text",
    score=71.26,
    heading="Hva koster en kassekreditt?",
    path=("FAQ",),
    source=Source("bank/kassekreditt.md", 41),
    explanation=(
        Evidence("pris", "betaling", "synonym", 40.0),
        Evidence("provisjonn", "provisjon", "misspelling", 25.24),
        Evidence("", "", "words in the heading", 8.04),
        Evidence("", "", "tells too little of what is asked for", -2.02),
    ),
)
LONG = hit(
    "Rammen fastsettes etter en vurdering av varelager, kundefordringer og tidligere regnskap. Banken vil\n"
    "gjerne se et budsjett for det kommende året, og den ber som regel om pant. Pantet kan ligge i varelageret,\n"
    "i fordringene eller i driftstilbehøret, og det tinglyses i Løsøreregisteret. Faller verdien av *pantet*,\n"
    "kan banken *senke rammen* på kort varsel, og da må bedriften skaffe penger et annet sted. Derfor bør ingen\n"
    "leve på grensen av sin egen kreditt over lengre tid. Det er klokt å gå gjennom avtalen en gang i året,\n"
    "helst i god tid før høysesongen, og å melde fra til banken så snart tallene begynner å peke nedover.",
    sentence="Faller verdien av pantet, kan banken senke rammen på kort varsel, og da må bedriften skaffe penger "
    "et annet sted.",
    score=88.0,
    match="text",
    id="kassekreditt#rammen-1",
    heading="Rammen",
    path=("Slik virker den", "Rammen"),
    source=Source("bank/kassekreditt.md", 22),
)
HIGHLIGHTS = tuple(
    hit(
        text,
        id=f"kassekreditt#høydepunkter-{number}",
        kind="highlight",
        match="text",
        score=60.0 - number,
        heading="Høydepunkter",
        path=("Høydepunkter",),
        source=Source("bank/kassekreditt.md", 30 + 2 * number),
    )
    for number, text in enumerate(
        (
            "*Rammen* er det meste som kan trekkes; den avtales for ett år av gangen og kan sies opp.",
            "Uten pant blir *rammen* liten.",
        ),
        start=1,
    )
)
UNDER_TITLE = hit(
    "Driftskreditt i løpende regning.",
    id="kassekreditt#kassekreditt-1",
    heading="Kassekreditt",
    path=(),
    source=Source("bank/kassekreditt.md", 6),
)
ITEMS = hit(
    "- Ramme: det meste som kan trekkes.\n\n- Trekk: det som er brukt.",
    id="kassekreditt#slik-virker-den-2",
    source=Source("bank/kassekreditt.md", 16),
)
STEPS = hit(
    "1. Regn ut hva bedriften trenger i den dårligste måneden, og legg til litt for det som ingen kan vite.\n\n"
    "2. Be flere banker om tilbud.\n\n10. *Bytt* bank.",
    id="kassekreditt#slik-søker-du-1",
    heading="Slik søker du",
    path=("Slik søker du",),
    source=Source("bank/kassekreditt.md", 24),
)
TABLE = replace(
    STEPS,
    id="kassekreditt#slik-søker-du-2",
    text="bank | rente | provisjon\nStorbanken | 8,5 % | 0,5 % hvert kvartal av hele rammen, brukt eller ikke\n"
    "Lillebanken | 9,0 %",
    marks=(),
)
CODE = replace(
    STEPS,
    id="kassekreditt#slik-søker-du-3",
    text="def rente(trukket, dager):\n    if dager < 0:\n        return 0\n\n    return trukket * dager * 0.085 / 365",
    marks=((53, 59),),
)

ANSWERS = {
    "define": Answer("define", "kassekreditten", (DEFINITION, OTHER_DEFINITION)),
    "faq": Answer("faq", "pris provisjonn", (QUESTION,)),
    "highlights": Answer("highlights", "", HIGHLIGHTS),
    "search": Answer("search", "senke ramme", (LONG, *HIGHLIGHTS)),
    "show": Answer(
        "show",
        "kassekreditt",
        (UNDER_TITLE, DEFINITION, ITEMS, LONG, *HIGHLIGHTS, QUESTION),
    ),
    "lists": Answer("show", "kassekreditt#slik-søker-du", (STEPS, TABLE, CODE)),
    "nothing": Answer("define", "kassekreditor", (), ("kassekreditt", "kreditor")),
}
LISTS = {
    "terms": (
        ListRow("driftskreditt", "alias", "kassekreditt", "kassekreditt"),
        ListRow("kassekreditt", "term", "kassekreditt", "kassekreditt"),
        ListRow("likviditetsreserve for små og mellomstore bedrifter", "alias", "likviditet", "likviditetsreserve"),
    ),
    "articles": (
        ListRow("Kassekreditt", "article", "bank/kassekreditt", "Kassekreditt"),
        ListRow("Likviditet", "article", "likviditet", "Likviditet"),
    ),
    "questions": (
        ListRow("Hva koster en kassekreditt?", "question", "kassekreditt#hva-koster-en-kassekreditt", "Kassekreditt"),
        ListRow("Hva er likviditet?", "question", "likviditet#hva-er-likviditet", "Likviditet"),
    ),
}
