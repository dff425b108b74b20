from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from conftest import Program
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bpo_cli.checking.checker import check_folder
from bpo_cli.checking.rules import NOTICE, PROBLEM, RULES, SEVERITIES, Finding, Report
from bpo_cli.command_line.authoring import summary
from bpo_cli.errors import GlossaryError
from bpo_cli.rendering.findings import render_findings, render_findings_json, render_rules

# With BPO_REWRITE_GOLDEN=1 the expected findings are written anew; read the difference before keeping it.
REWRITE = os.environ.get("BPO_REWRITE_GOLDEN") == "1"
GOLDEN = Path(__file__).parent / "checking"
BUNDLED = Path(__file__).parent.parent / "articles"
GLOSSARY = Path(__file__).parent / "glossary"
OF_THE_FILE_SYSTEM = {"unreadable", "too-large"}
FRONT = "---\ntitle: T\ndescription: D.\n---\n\n"


def broken(folder: Path, text: str | bytes = "") -> list[tuple[int, str]]:
    """(line, rule) for what is wrong in the folder, or in one article of that text behind a sound beginning."""
    if text:
        data = text if isinstance(text, bytes) else (FRONT + text).encode("utf-8", "replace")
        (folder / "prøve.md").write_bytes(data)
    return [(finding.line, finding.rule) for finding in check_folder(folder).findings]


@pytest.mark.parametrize("folder", [GOLDEN, GLOSSARY, BUNDLED], ids=lambda folder: folder.name)
def test_the_findings_are_those_recorded(folder: Path) -> None:
    result = render_findings(check_folder(folder).findings)
    expected = GOLDEN / f"{folder.name}.txt"
    if REWRITE:
        expected.write_text(result, encoding="utf-8")
    assert result.splitlines() == expected.read_text(encoding="utf-8").splitlines()


def test_every_rule_has_a_sample_that_breaks_it() -> None:
    assert {finding.rule for finding in check_folder(GOLDEN).findings} == SEVERITIES.keys() - OF_THE_FILE_SYSTEM


def test_a_sample_breaks_no_rule_but_the_one_it_is_named_after() -> None:
    for finding in check_folder(GOLDEN).findings:
        name = Path(finding.path).stem
        of_settings = finding.path == "glossary.toml" and finding.rule in ("synonym-alone", "setting-wrong")
        assert name == "not-text" or name.startswith(finding.rule) or of_settings, finding


def test_findings_stand_in_the_order_of_file_line_and_rule() -> None:
    for folder in (GOLDEN, GLOSSARY, BUNDLED):
        places = [(finding.path, finding.line, finding.rule) for finding in check_folder(folder).findings]
        assert places == sorted(places)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_those_of_the_file_whatever_ends_them(tmp_path: Path, end: str) -> None:
    text = f"{FRONT}# T\n\nTekst .\n\n##Navn\n\nSe [.](/prøve)\n".replace("\n", end)
    expected = [(8, "blank-before-punctuation"), (10, "heading-blank"), (12, "link-punctuation")]
    assert broken(tmp_path, text.encode()) == expected
    assert broken(tmp_path, b"\xef\xbb\xbf" + text.encode()) == expected


def test_a_rule_can_be_switched_off(tmp_path: Path) -> None:
    (tmp_path / "glossary.toml").write_text('[check]\ndisable = ["heading-blank"]\n')
    assert broken(tmp_path, "##Navn\n\nTekst .\n") == [(8, "blank-before-punctuation")]


@pytest.mark.parametrize(
    ("line", "remedy"),
    [
        ('titel = "Lån"', "did you mean title?"),
        ("title = 1", 'such as title = "Ordliste"'),
        ('author = "Kari"', "known are: check, headings, language, synonyms, title"),
        ('faq = ["Spør"]', "faq stands under [headings]"),
        ('synonyms = ["lån", "kreditt"]', 'such as synonyms = [["factoring", "fakturasalg"]]'),
        ('synonyms = [["a", "b"], [1, 2]]', 'such as synonyms = [["factoring", "fakturasalg"]]'),
        ('title = """\nlanguage = x\n"""\nlanguages = 7', "did you mean language?"),
        ("headings = []", 'such as [headings], and below it faq = ["..."]'),
        ("check.disabled = []", "did you mean disable?"),
        ("check = { disable = 7 }", 'such as disable = ["...", "..."]'),
        ('check.disable = ["haeding-blank"]', "did you mean heading-blank?"),
        ('check.disable = ["xyzzy"]', "bpo check --rules names them all"),
        ("[headings]\nhighlight = []", "did you mean highlights?"),
        ("[headings]\nfaq = [1]", 'such as faq = ["...", "..."]'),
        ('[headings]\nlanguage = "danish"', "language stands above all tables"),
    ],
)
def test_every_wrong_setting_is_told_with_its_line_and_what_to_write(tmp_path: Path, line: str, remedy: str) -> None:
    (tmp_path / "prøve.md").write_text(FRONT + "Tekst .\n", encoding="utf-8")
    (tmp_path / "glossary.toml").write_text(f"# Ordliste\n{line}\n", encoding="utf-8")
    of_settings, of_article = check_folder(tmp_path).findings
    assert (of_settings.path, of_settings.rule, of_settings.severity) == ("glossary.toml", "setting-wrong", PROBLEM)
    assert of_settings.line == 2 + line.count("\n")
    assert of_settings.message.endswith(f"; {remedy}")
    assert of_article.rule == "blank-before-punctuation"


def test_a_look_up_names_the_first_wrong_setting_and_how_many_there_are(bpo: Program, tmp_path: Path) -> None:
    (tmp_path / "prøve.md").write_text("# Prøve\n\nEn prøve er en test.\n", encoding="utf-8")
    (tmp_path / "glossary.toml").write_text('language = "nb"\ntitel = ""\nsynonym = []\n')
    done = bpo("define", "prøve", "--articles", str(tmp_path))
    where = tmp_path / "glossary.toml"
    first = f"bpo: {where}:2: unknown setting 'titel', and 1 more that bpo check tells"
    assert (done.status, done.text, done.error_lines) == (2, "", [first, "did you mean title?"])


@pytest.mark.parametrize("seed", ["0", "1", "2", "3"])
def test_of_wrong_settings_in_one_line_the_first_is_told(bpo: Program, tmp_path: Path, seed: str) -> None:
    (tmp_path / "prøve.md").write_text("# Prøve\n\nEn prøve er en test.\n", encoding="utf-8")
    (tmp_path / "glossary.toml").write_text("check = { d = 1, b = 2, c = 3, a = 4 }\n")
    done = bpo("define", "prøve", "--articles", str(tmp_path), PYTHONHASHSEED=seed)
    assert done.error_lines[0].endswith(":1: unknown setting 'd', and 3 more that bpo check tells")


@pytest.mark.parametrize(
    ("text", "place"), [('title = "A"\nsynonyms = [\n', ":3: "), ('title = "A"\nlanguage = "klingon"\n', ":2: unknown")]
)
def test_settings_that_leave_nothing_to_check_by_are_an_error_with_its_line(
    tmp_path: Path, text: str, place: str
) -> None:
    (tmp_path / "glossary.toml").write_text(text)
    with pytest.raises(GlossaryError, match=re.escape(f"glossary.toml{place}")) as caught:
        broken(tmp_path, "Tekst.\n")
    assert caught.value.status == 2


def test_wrong_settings_are_told_whatever_is_checked_and_switched_off(tmp_path: Path) -> None:
    (tmp_path / "prøve.md").write_text(FRONT + "Tekst.\n", encoding="utf-8")
    (tmp_path / "glossary.toml").write_text('titel = ""\ncheck.disable = ["setting-wrong"]\n')
    for article in ("", "prøve.md"):
        assert [each.rule for each in check_folder(tmp_path, article).findings] == ["setting-wrong"]


def test_settings_may_begin_with_the_mark_of_their_encoding(tmp_path: Path) -> None:
    (tmp_path / "glossary.toml").write_bytes(b'\xef\xbb\xbf[check]\ndisable = ["heading-blank"]\n')
    assert broken(tmp_path, "##Navn\n\nTekst .\n") == [(8, "blank-before-punctuation")]


@pytest.mark.parametrize(
    ("groups", "lines"),
    [
        ('["faktura", "regning"]', []),
        ('["faktura"]', [3]),
        ('["faktura", "regning"],\n  ["faktura", "Faktura",],', [4]),
        ("['faktura'], []", [3, 3]),
        ('["fakt\\u0075ra"]', [0]),
    ],
)
def test_a_group_of_synonyms_without_two_words_is_told_of(tmp_path: Path, groups: str, lines: list[int]) -> None:
    (tmp_path / "glossary.toml").write_text(f'title = "Om faktura"\nsynonyms = [\n  {groups}\n]\n', encoding="utf-8")
    assert broken(tmp_path, "Tekst.\n") == [(line, "synonym-alone") for line in lines]
    (found, *_) = check_folder(tmp_path).findings or [None]
    assert found is None or (found.path, found.severity) == ("glossary.toml", PROBLEM)
    assert check_folder(tmp_path, "prøve.md").findings == ()


def test_names_of_headings_in_the_settings_are_recognised(tmp_path: Path) -> None:
    text = "## Kort fortalt\n\n## Dere spør\n\n## Kortt fortalt\n\n- Et punkt.\n"
    assert broken(tmp_path, text) == [(6, "section-empty"), (8, "section-empty")]
    (tmp_path / "glossary.toml").write_text('[headings]\nhighlights = ["Kort fortalt"]\nfaq = ["Dere spør"]\n')
    assert broken(tmp_path, text) == [(6, "highlights-empty"), (8, "faq-empty"), (10, "heading-unrecognised")]


def test_names_of_headings_are_those_of_the_language(tmp_path: Path) -> None:
    (tmp_path / "glossary.toml").write_text('language = "english"\n')
    assert broken(tmp_path, "## Key point\n\n- One.\n") == [(6, "heading-unrecognised")]


def test_one_article_is_checked_as_a_part_of_its_folder(bpo: Program, tmp_path: Path) -> None:
    (tmp_path / "glossary.toml").write_text('[check]\ndisable = ["link-hyphen"]\n')
    (tmp_path / "money").mkdir()
    (tmp_path / "money/loan.md").write_text(FRONT + "# T\n\nEt lån [-](/work) kan bli [dyrt](/nowhere) ,.\n")
    (tmp_path / "work.md").write_text("Uten tittel.\n")
    alone, everything = bpo("check", f"{tmp_path}/money/loan.md"), bpo("check", str(tmp_path))
    assert alone.status == everything.status == 1
    assert alone.text.splitlines() == [line for line in everything.text.splitlines() if "/money/loan.md:" in line]
    assert 'no article "nowhere"' in alone.text
    assert 'no article "work"' not in alone.text
    assert "link-hyphen" not in alone.text
    assert alone.error_lines[0].endswith("in 1 article")


def test_what_is_no_article_is_not_checked(bpo: Program, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Tekst.")
    (tmp_path / "loan.md").write_text("Tekst.")
    done = bpo("check", f"{tmp_path}/notes.txt")
    assert (done.status, done.output, done.error_lines[0]) == (2, b"", f"bpo: {tmp_path}/notes.txt is no article")


@pytest.mark.parametrize("name", ["missing", "file.md", "nul\0"])
def test_what_is_no_folder_is_an_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "file.md").write_text("Tekst.")
    with pytest.raises(GlossaryError):
        check_folder(tmp_path / name)


def test_a_folder_without_articles_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# About this folder\n")
    (tmp_path / "notes.txt").write_text("Tekst.")
    with pytest.raises(GlossaryError, match="no articles"):
        check_folder(tmp_path)


def test_a_file_that_is_too_large_is_one_finding(tmp_path: Path) -> None:
    with (tmp_path / "stor.md").open("wb") as file:
        file.truncate(33 * 1024 * 1024)
    assert broken(tmp_path) == [(0, "too-large")]


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="no file that can be found but not read")
def test_a_file_that_cannot_be_read_is_one_finding(tmp_path: Path) -> None:
    (tmp_path / "lukket.md").symlink_to("/proc/self/mem")
    assert broken(tmp_path) == [(0, "unreadable")]


@pytest.mark.skipif(os.name == "nt", reason="Windows has neither")
def test_what_is_called_like_an_article_and_is_no_file_is_one_finding(tmp_path: Path) -> None:
    (tmp_path / "inne").mkdir()
    (tmp_path / "inne" / "borte.md").symlink_to("nowhere")
    os.mkfifo(tmp_path / "rør.md")
    (tmp_path / ".skjult.md").symlink_to("nowhere")
    (tmp_path / "mappe.md").mkdir()
    report = check_folder(tmp_path)
    assert [(each.path, each.rule) for each in report.findings] == [
        ("inne/borte.md", "unreadable"),
        ("rør.md", "unreadable"),
    ]
    assert (report.problems, report.articles) == (2, 2)


@pytest.mark.parametrize("data", [b"\xff\xfe\x00\x01\n" * 1000, b"PK\x03\x04\0\0\n .\n" * 1000, bytes(range(256)) * 99])
def test_a_binary_file_is_one_finding(tmp_path: Path, data: bytes) -> None:
    assert len(broken(tmp_path, data)) == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_name_that_is_no_text_is_reported_like_any_other(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\x1b[31m.md")).write_text(f"{FRONT}Tekst .\n")
    assert render_findings(check_folder(tmp_path).findings).startswith("\\xff.md:6: blank-before-punctuation: ")


PIECES = [
    *("#", "[", "`", "<", "&", " .", " ,", "(", "> ", "![", "\u0301", "о", "a\u0301", "\x1b", "-", "\ufeff"),
    *("[a](", "[.](/b)", "[.](/b) ", "](/b),. ", " -](/b) -c ", "&amp;", "& amp;", "<b>", "<b ", "<!--", "<!--a>"),
    *("##\n", "##a\n", "＃\n", "> ##a\n", "## FAQ\n", "## a?\n", "```\n", "~~~a\n", "`a ", "``a` ", "ABC ", "ABC\n\n"),
    *(
        "## Spørsmål\n",
        "[a](#b)\n",
        "[a]: #b\n",
        "{#a",
        "id=a ",
        "## a {#a}\n",
        "Q: a?\nA: b\n",
        "## FAQ\n\na?\n\nb\n\n",
        "# a\n",
    ),
    *("[^a]", "[^", "[^a]: b\n", "[a]( "),
]


@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_the_length_of_a_text_alone(tmp_path: Path, piece: str) -> None:
    def seconds(count: int) -> float:
        start = time.process_time()
        broken(tmp_path, piece * count + "\n\nslutt")
        return time.process_time() - start

    seconds(100)
    assert seconds(80_000) < 16 * seconds(10_000) + 0.5


FRAGMENTS = st.sampled_from(
    [
        *PIECES,
        *"#＃>-–*_`~^<>[]()|&;:.,!?\\\"' \t\n\r1aÆ漢",
        *(
            "\n\n",
            "---\n",
            "title: ",
            "description: ",
            "ti\u200btle: x\n",
            "## FAQ\n",
            "##Høydepunkter\n",
            "### Hva?\n",
        ),
        *("\u202e", "\x00", "\ud800", "\x85", "\u2028", "KPI (", "KPI " * 3, "&#27;", "[a -](/d) "),
    ]
)
TEXTS = st.one_of(st.text(st.characters(exclude_categories=())), st.lists(FRAGMENTS, max_size=60).map("".join))


def test_time_grows_no_faster_with_ever_new_names_and_abbreviations(tmp_path: Path) -> None:
    letters = "ABCDEFGHIJKLMNOPQRSTUWYZ"
    words = [a + b + c for a in letters for b in letters for c in letters]
    start = time.process_time()
    broken(tmp_path, "".join(f"## Ofte stilte {word}\n\nEn {word} og {word} eller {word}.\n\n" for word in words))
    assert time.process_time() - start < 20


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS)
def test_no_text_is_an_error_and_every_finding_has_a_place(tmp_path: Path, text: str) -> None:
    (tmp_path / "prøve.md").write_bytes(text.encode("utf-8", "surrogatepass"))
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    findings = check_folder(tmp_path).findings
    assert all(0 <= finding.line <= lines and finding.message for finding in findings)
    assert render_findings(findings).count("\n") == len(findings)


def test_severities_are_told_apart_and_counted() -> None:
    report = check_folder(BUNDLED)
    assert (report.problems, report.notices, report.articles) == (2, 6, 1)
    assert {finding.severity for finding in report.findings if finding.rule == "link-dangling"} == {NOTICE}


OF_SETTINGS = Finding("glossary.toml", 1, "synonym-alone", "x")
NOTICE_OF_A, PROBLEM_OF_A = Finding("a", 1, "link-dangling", "x", NOTICE), Finding("a", 2, "raw-html", "x")


@pytest.mark.parametrize(
    ("findings", "articles", "expected"),
    [
        ((), 1, "nothing wrong in 1 article"),
        ((), 9, "nothing wrong in 9 articles"),
        ((NOTICE_OF_A,), 9, "0 problems and 1 notice (link-dangling) in 1 of 9 articles"),
        ((NOTICE_OF_A, PROBLEM_OF_A), 1, "1 problem and 1 notice (link-dangling) in 1 article"),
        ((PROBLEM_OF_A, PROBLEM_OF_A), 2, "2 problems and 0 notices in 1 of 2 articles"),
        ((PROBLEM_OF_A, OF_SETTINGS), 1, "2 problems and 0 notices in 1 article"),
        ((OF_SETTINGS,), 2, "1 problem and 0 notices in glossary.toml"),
    ],
)
def test_the_summary_tells_how_much_in_how_many_and_what_notices_are_about(
    findings: tuple[Finding, ...], articles: int, expected: str
) -> None:
    assert summary(Report(findings, articles)) == expected


def test_at_a_terminal_names_of_broken_rules_stand_out_and_nothing_else_changes(bpo: Program) -> None:
    screen = bpo.at_terminal("check", str(BUNDLED), columns=40)
    styled = screen.output.decode()
    assert "\x1b[1mlink-hyphen\x1b[0m: " in styled
    assert "\x1b[2mlink-dangling\x1b[0m: " in styled
    plain = bpo("check", str(BUNDLED))
    assert re.sub(r"\x1b\[[0-9;]*m", "", styled).replace("\r\n", "\n") == plain.text
    assert plain.errors == b"bpo: 2 problems and 6 notices (link-dangling) in 1 article\n"
    assert bpo.at_terminal("check", str(BUNDLED), "--color", "never").output.replace(b"\r\n", b"\n") == plain.output


def test_the_rules_are_a_document_to_programs(bpo: Program) -> None:
    document = json.loads(bpo("check", "--rules", "--json").text)
    assert (document["format"], document["command"]) == (1, "check")
    assert [(each["name"], each["severity"]) for each in document["rules"]] == list(SEVERITIES.items())


def test_at_a_terminal_the_rules_are_wrapped_to_its_width(bpo: Program) -> None:
    screen = bpo.at_terminal("check", "--rules", "--no-pager", columns=40, lines=24)
    lines = re.sub(r"\x1b\[[0-9;]*m", "", screen.output.decode()).split("\r\n")
    assert max(map(len, lines)) < 40
    assert " ".join(" ".join(lines).split()) == " ".join(bpo("check", "--rules").text.split())


@pytest.mark.parametrize(("abbreviation", "is_strange"), [("LLC", True), ("XII", False), ("XLV", False), ("CIV", True)])
def test_a_roman_number_is_no_abbreviation(tmp_path: Path, abbreviation: str, is_strange: bool) -> None:
    text = f"Om {abbreviation} og {abbreviation}, ja {abbreviation}.\n"
    assert broken(tmp_path, text) == ([(6, "abbreviation-unexplained")] if is_strange else [])


@pytest.mark.parametrize(
    ("folder", "path"), [("", "a"), (".", "a"), ("..", "../a"), ("x", "x/a"), ("/x/y/", "/x/y/a"), ("/", "/a")]
)
def test_a_file_is_told_by_the_path_that_an_editor_finds_it_by(folder: str, path: str) -> None:
    assert render_findings([PROBLEM_OF_A], folder) == f"{path}:2: raw-html: x\n"


@pytest.mark.skipif(not shutil.which("vim"), reason="there is no vim")
def test_vim_jumps_to_what_was_found(bpo: Program, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "prøve.md").write_text(f"{FRONT}Tekst .\n", encoding="utf-8")
    # As in the README.
    jump = f"cexpr system('{' '.join(bpo.command)} check mine')"
    told = "call writefile([expand('%'), string(line('.'))], 'told')"
    commands = [each for step in (jump, told, "qall!") for each in ("-c", step)]
    subprocess.run(["vim", "-es", "-u", "NONE", *commands], cwd=tmp_path, env=bpo.environment, check=True, timeout=60)
    assert (tmp_path / "told").read_text(encoding="utf-8").split("\n")[:2] == ["mine/prøve.md", "6"]


def test_what_concerns_a_whole_file_is_shown_at_its_first_line() -> None:
    assert render_findings([Finding("a.md", 0, "no-text", "holds no text")]) == "a.md:1: no-text: holds no text\n"


def test_no_control_character_is_rendered() -> None:
    finding = Finding("a\x1b[31m\n.md", 1, "raw-html", "x\u202e\ny")
    assert render_findings([finding]) == "a .md:1: raw-html: x y\n"


def test_json_names_the_folder_and_every_finding() -> None:
    finding = Finding("a.md", 0, "no-text", "holds no text", PROBLEM)
    assert json.loads(render_findings_json([finding], "mappe")) == {
        "format": 1,
        "command": "check",
        "folder": "mappe",
        "problems": [{"path": "a.md", "line": 1, "rule": "no-text", "severity": "problem", "message": "holds no text"}],
    }


def test_every_rule_is_explained_in_one_sentence_with_an_example() -> None:
    text = render_rules(RULES)
    for rule in RULES:
        assert f"{rule.name} ({rule.severity})\n  {rule.description}\n  Example: {rule.example}\n" in text
        assert rule.description.endswith(".")
        assert rule.description.count(". ") == 0
    assert [rule.name for rule in RULES] == sorted(SEVERITIES)
