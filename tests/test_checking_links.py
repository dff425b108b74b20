"""Links that lead to no place in an article are told of, whatever makes pages of the articles and names the places."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Program

FRONT = "---\ntitle: Lån\ndescription: Penger.\n---\n\n# Lån\n\n"


def check(bpo: Program, folder: Path, text: str) -> list[str]:
    """What is found in an article of that text, beside another one, without the path."""
    (folder / "rente.md").write_text(FRONT.replace("Lån", "Rente") + "Pris.\n\n## Hva er rente?\n\nEn pris.\n")
    (folder / "lån.md").write_text(FRONT + text, encoding="utf-8")
    return [line.removeprefix(f"{folder}/lån.md:") for line in bpo("check", str(folder)).text.splitlines()]


@pytest.mark.parametrize(
    ("link", "where"),
    [
        ("[x](#pris)", "this article"),
        ("[x](lån.md#pris)", "this article"),
        ("[x](#pris 'Tittel')", "this article"),
        ("[x](<#pris>)", "this article"),
        ("[x](rente.md#pris)", "rente.md"),
        ("[x](/rente#pris)", "rente.md"),
        ("[x](../mappe/rente/#pris)", "rente.md"),
        ("[x][y]\n\n[y]: rente.md#pris", "rente.md"),
    ],
)
def test_a_link_to_an_anchor_that_is_not_there_is_a_problem(
    link: str, where: str, bpo: Program, tmp_path: Path
) -> None:
    line = 8 + link.count("\n")
    assert check(bpo, tmp_path, f"{link}\n") == [f'{line}: link-anchor: no section "pris" in {where}']


@pytest.mark.parametrize(
    "text",
    [
        "[x](#pris)\n\n## Hva koster det? {#pris}\n\nMye.",
        "[x](#pris-og-å) [y](#pris--a) [z](#pris-og-a) [w](#Pris%20og%20å)\n\n## Pris og å\n\n1\n\n## Pris & å\n\nTi.",
        "[x](#grunnmur) [y](#1-grunnmur)\n\n## 1. Grunnmur\n\nMye.",
        "[x](#grå-øre) [y](#gra-re) [z](#gra-ore) [w](#graa-oere)\n\n## Grå øre\n\nMye.",
        "[x](#likt-1) [y](#likt_1) [z](#likt-2)\n\n### Likt\n\nEn.\n\n## Mer\n\n### Likt\n\nTo.",
        "[x](#pris)\n\n> ## Pris\n>\n> Mye.",
        "[x](#pris)\n\nPris\n---\n\nMye.",
        "[x](#hva-koster-det)\n\n## FAQ\n\n**Hva koster det?** Mye.",
        "[x](#lån) [y](rente.md#hva-er-rente) [z](rente.md#) [w](#) [v](#top) [u](rente.md#rente)",
        "[x](#fn1) [y](#fn:merk) [z](#^blokk) [w](https://example.com/#pris) [v](bilde.png#pris)",
        "`[x](#pris)`\n\n```\n[x](#pris)\n```",
        "[x](#pris)\n\nMye.\n{: #pris}",
    ],
)
def test_a_link_to_an_anchor_that_is_there_is_none(text: str, bpo: Program, tmp_path: Path) -> None:
    assert check(bpo, tmp_path, f"{text}\n") == []


@pytest.mark.parametrize("tag", ['<a id="pris"></a>', "<a name='pris'>", "<h2 id=pris>Hva?</h2>"])
def test_an_anchor_in_html_is_one(tag: str, bpo: Program, tmp_path: Path) -> None:
    assert {each.split(": ")[1] for each in check(bpo, tmp_path, f"[x](#pris)\n\n{tag} Mye.\n")} == {"raw-html"}


def test_an_article_that_is_missing_is_told_of_once_whatever_the_anchors(bpo: Program, tmp_path: Path) -> None:
    text = "[x](gebyr.md#pris) [y](gebyr.md#sats)\n\n[z](/gebyr)\n"
    assert check(bpo, tmp_path, text) == ['8: link-dangling: no article "gebyr" in this folder']


def test_the_rule_on_anchors_can_be_switched_off(bpo: Program, tmp_path: Path) -> None:
    (tmp_path / "glossary.toml").write_text('[check]\ndisable = ["link-anchor"]\n')
    assert check(bpo, tmp_path, "[x](#pris)\n") == []
