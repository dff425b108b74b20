"""What is said to the person at the prompt, in the language that the environment asks for: complete, words only."""

from __future__ import annotations

import ast
import json
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import OTHER_ARTICLES, PACKAGE, ROOT, Program, copied_package, program_of_copy

from bpo_cli.answer import EXACT, FUZZY, SYNONYM, TEXT, VARIANT
from bpo_cli.command_line.help_texts import GREETING, MORE, PAGES
from bpo_cli.command_line.remarks import EXPLANATION
from bpo_cli.errors import UsageError
from bpo_cli.hits import AS_NAME, NOT_ABOVE
from bpo_cli.language import known_languages, load_language, translations
from bpo_cli.matching import addends

NORWEGIAN, ENGLISH = 'bpo: fant ingenting om "xyzzy"', 'bpo: nothing found for "xyzzy"'
LANGUAGES = known_languages()
MATCHES = (EXACT, VARIANT, SYNONYM, FUZZY, TEXT)
PLACE = re.compile(r"\{[a-z_]+\}")
# For who writes articles or repairs an installation, not for who asks: in English everywhere.
NOT_FOR_READERS = {"settings", "language", "index", "checker", "cache", "cached_index"}
ERRORS = [
    (("define",), ["bpo: TERM mangler", "se bpo help define"]),
    (("deifne", "x"), ["bpo: det finnes ingen kommando deifne", "mente du define?"]),
    (("help", "xyzzy"), ["bpo: det finnes ingen kommando xyzzy", "se bpo help"]),
    (("show", "xyzzy"), ["bpo: det finnes ingen artikkel xyzzy",
                         "bpo list articles --format tsv viser hvilke som finnes"]),
    (("show", "business-process-outsourcing#spesielle-hensin"),
     ["bpo: det finnes ingen del spesielle-hensin i den artikkelen", "mente du spesielle-hensyn?"]),
    (("define", "?"), ["bpo: spørsmålet har verken bokstaver eller sifre",
                       "bpo list viser hva som kan slås opp"]),
    (("søk", "skatt"), ["bpo: det finnes ingen kommando søk", "mente du search?"]),
    (("skatt",), ["bpo: det finnes ingen kommando skatt", "for å slå det opp: bpo define skatt"]),
    (("define", "x", "-n", "0"), ["bpo: --limit må være 1 eller mer, ikke 0"]),
    (("define", "x", "-f", "{x}"), ["bpo: ukjent format {x}", "kjente er: terminal, plain, json, tsv"]),
    (("list", "tersm"), ["bpo: det finnes ingen liste over tersm", "mente du terms?"]),
    (("define", "x", "--articles", "/dev/null"), ["bpo: /dev/null er ingen mappe"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("environment", "message"),
    [
        ({"LC_ALL": "", "LANG": "nb_NO.UTF-8"}, NORWEGIAN),
        ({"LC_ALL": "", "LANG": "en_US.UTF-8", "LC_MESSAGES": "nn_NO"}, NORWEGIAN),
        ({"LC_ALL": "", "LANG": "nb_NO.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, ENGLISH),
        ({"LC_ALL": "no_NO", "LC_MESSAGES": "en_US"}, NORWEGIAN),
        ({"LC_ALL": "", "LANG": "en_US.UTF-8", "LANGUAGE": "nb:en"}, NORWEGIAN),
        ({"LC_ALL": "C", "LANGUAGE": "nb"}, ENGLISH),
        ({"LC_ALL": "", "LANG": "de_DE.UTF-8"}, ENGLISH),
        ({"LC_ALL": "", "LANG": "sv_SE.UTF-8"}, 'bpo: hittade inget om "xyzzy"'),
        ({"LC_ALL": "", "LANG": "da"}, 'bpo: fandt intet om "xyzzy"'),
        ({"LC_ALL": ""}, ENGLISH),
    ],
    ids=str,
)
def test_the_environment_chooses_the_language(bpo: Program, environment: dict[str, str], message: str) -> None:
    assert bpo("define", "xyzzy", **environment).error_lines == [message]


@pytest.mark.parametrize(("arguments", "lines"), ERRORS, ids=lambda value: repr(value)[:40])
def test_errors_and_their_remedies_are_norwegian(bpo: Program, arguments: tuple[str, ...], lines: list[str]) -> None:
    done = bpo(*arguments, LC_ALL="nb_NO.UTF-8")
    assert (done.status, done.output) == (2, b"")
    assert done.error_lines == lines


def test_bpo_alone_greets_in_norwegian_with_the_same_commands(bpo: Program) -> None:
    norwegian, english = bpo(LC_ALL="nb_NO.UTF-8"), bpo()
    assert norwegian.status == english.status == 2
    assert norwegian.error_lines[0].endswith("Tre ting å prøve:")
    commands = [[line.partition("#")[0] for line in done.error_lines[2:5]] for done in (norwegian, english)]
    assert commands[0] == commands[1]
    assert max(map(len, norwegian.error_lines)) < 80


def test_a_guess_and_what_stands_elsewhere_are_told_in_norwegian(bpo: Program) -> None:
    assert bpo("define", "ofshore", LC_ALL="nb").error_lines == ['bpo: "ofshore" er tolket som "offshore outsourcing"']
    (line,) = bpo("define", "kostnader", LC_ALL="nb").error_lines
    assert line == 'bpo: fant ingenting om "kostnader"; det står et annet sted: bpo search kostnader'


@pytest.mark.parametrize("form", ["terminal", "plain"])
def test_why_something_was_found_is_told_in_norwegian_but_to_programs_in_english(bpo: Program, form: str) -> None:
    asked = ("search", "--explain", "kosnader")
    lines = bpo(*asked, "--format", form, LC_ALL="nb_NO.UTF-8").text.splitlines()
    assert re.search(r"^ *poeng \d+\.\d, treff gjetning$", "\n".join(lines), re.MULTILINE)
    assert any(line.endswith(" kostnader (skrivefeil)") for line in lines)
    assert bpo(*asked, "--json", LC_ALL="nb_NO.UTF-8").output == bpo(*asked, "--json").output


def test_check_sums_up_in_norwegian(bpo: Program, tmp_path: Path) -> None:
    articles, sound = str(ROOT / "articles"), tmp_path / "sound"
    (line,) = bpo("check", articles, LC_ALL="nb_NO.UTF-8").error_lines
    assert line == "bpo: 2 feil og 6 merknader (link-dangling) i 1 artikkel"
    sound.mkdir()
    (sound / "alfa.md").write_text("---\ntitle: Alfa\ndescription: En bokstav.\n---\n\nAlfa er en bokstav.\n")
    assert bpo("check", str(sound), LC_ALL="nb_NO.UTF-8").error_lines == ["bpo: ingen feil i 1 artikkel"]
    shutil.copy(ROOT / "articles" / "business-process-outsourcing.md", sound)
    (line,) = bpo("check", str(sound), LC_ALL="nb_NO.UTF-8").error_lines
    assert line == "bpo: 2 feil og 6 merknader (link-dangling) i 1 av 2 artikler"


@pytest.mark.parametrize(
    ("query", "command"),
    [
        ("frister", "bpo search --articles {folder} frister"),
        ("en frist?", "bpo search --articles {folder} 'en frist?'"),
        ("-frist", "bpo search --articles {folder} -- -frist"),
    ],
)
def test_the_command_that_finds_it_elsewhere_works_as_it_stands(bpo: Program, query: str, command: str) -> None:
    folder = str(OTHER_ARTICLES)
    done = bpo("define", "--articles", folder, "--", query)
    expected = command.format(folder=shlex.quote(folder))
    assert done.error_lines == [f'bpo: nothing found for "{query}"; it occurs elsewhere: {expected}']
    assert bpo(*shlex.split(expected)[1:]).status == 0


@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        (("show", "xyzzy"), "bpo list articles --articles {folder} --format tsv"),
        (("show", ""), "bpo list articles --articles {folder} --format tsv"),
        (("show", "agile#xyzzy"), "bpo list sections --articles {folder}"),
        (("faq", "?"), "bpo list --articles {folder}"),
        (("faq", ""), "bpo faq --articles {folder}"),
    ],
)
def test_a_hint_that_is_a_command_asks_the_same_articles(
    bpo: Program, tmp_path: Path, arguments: tuple[str, ...], command: str
) -> None:
    folder = tmp_path / "our articles"
    shutil.copytree(OTHER_ARTICLES, folder)
    error, hint = bpo(*arguments, "--articles", str(folder)).error_lines
    assert hint.startswith(command.format(folder=f"'{folder}'") + " ")
    line = re.sub(" (names them|prints what there is to look up|prints all of them)$", "", hint)
    assert bpo(*shlex.split(line)[1:]).status == 0
    # What the environment names needs no option.
    assert bpo(*arguments, BPO_ARTICLES=str(folder)).error_lines == [error, hint.replace(f" --articles '{folder}'", "")]


def test_what_is_to_be_looked_up_is_found_by_the_command_that_the_hint_names(bpo: Program) -> None:
    line = bpo("outsourcing").error_lines[1].removeprefix("to look it up: ")
    assert bpo(*shlex.split(line)[1:]) == bpo("define", "outsourcing")


def test_what_programs_read_is_the_same_in_every_language(bpo: Program) -> None:
    for arguments in (("define", "ofshore"), ("search", "skatt"), ("define", "xyzzy")):
        norwegian = bpo(*arguments, "--json", LC_ALL="nb_NO.UTF-8")
        assert norwegian.output == bpo(*arguments, "--json").output
        assert json.loads(norwegian.output)["format"] == 1


def test_labels_inside_an_answer_follow_the_glossary_not_the_reader(bpo: Program) -> None:
    assert "Se også: " in bpo("define", "nearshore", "--format", "terminal", LC_ALL="en_US.UTF-8").text


@pytest.mark.parametrize("name", LANGUAGES)
def test_every_language_says_everything_with_the_same_values(name: str) -> None:
    language, english = load_language(name), load_language("english")
    assert language.messages.keys() == english.messages.keys()
    for purpose, message in language.messages.items():
        assert sorted(PLACE.findall(message)) == sorted(PLACE.findall(english.messages[purpose]))


@pytest.mark.parametrize("name", [name for name in LANGUAGES if name != "english"])
def test_every_error_a_reader_may_meet_is_translated_and_no_other(name: str) -> None:
    language = load_language(name)
    assert language.translations.keys() == {*templates(), *greeted(), *summarised(), *EXPLANATION}
    for english, translated in language.translations.items():
        assert sorted(PLACE.findall(translated)) == sorted(PLACE.findall(english))


def greeted() -> Iterator[str]:
    """What `bpo` alone says, without the commands."""
    yield from (GREETING, MORE, *(example.partition("# ")[2] for example in PAGES[""].examples))


def summarised() -> Iterator[str]:
    """What the last line of `bpo check` is made of."""
    for node in ast.walk(ast.parse((PACKAGE / "command_line" / "authoring.py").read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("translate", "_counted"):
            yield from (each.value for each in node.args if isinstance(each, ast.Constant))


def test_every_way_of_matching_has_its_word_in_an_explanation() -> None:
    files = (PACKAGE / "matching" / name for name in ("expansion.py", "synonyms.py"))
    nodes = [node for file in files for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))]
    given = [node.value for node in nodes if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "how"]
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    given += [each.value for node in calls for each in node.keywords if each.arg == "how"]
    given += [node.args[-1] for node in calls if ast.unparse(node.func) in ("Alternative", "of_words")]
    ways = {each.value for each in given if isinstance(each, ast.Constant)}
    named = {each for name, each in vars(addends).items() if name.isupper() and isinstance(each, str)}
    ways |= named | {*AS_NAME.values(), NOT_ABOVE}
    assert ways | {"score", "match", *MATCHES} == set(EXPLANATION)


def templates() -> Iterator[str]:
    """The messages and hints of errors as they stand in the source, without those that are a command alone."""
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        raised = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and named_error(node.func)]
        assigned = [node.value for node in ast.walk(tree) if isinstance(node, ast.Assign) and is_hint(node)]
        parts = [part for call in raised for part in call.args] + assigned + list(usage_messages(path.stem, tree))
        texts = {each.value for part in parts for each in ast.walk(part) if isinstance(each, ast.Constant)}
        if path.stem not in NOT_FOR_READERS:
            yield from (text for text in texts if text and text != "{said}")
    yield from ("{folder} holds no articles", "{path} is no article", "an article is a file whose name ends in .md")


def named_error(function: ast.expr) -> bool:
    return isinstance(function, ast.Name) and function.id in (
        "UsageError",
        "GlossaryError",
        "OutputError",
        "unknown_choice",
    )


def is_hint(node: ast.Assign) -> bool:
    return [ast.unparse(target) for target in node.targets] == ["hint"]


def usage_messages(module: str, tree: ast.Module) -> Iterator[ast.expr]:
    if module == "usage_errors":
        assigned = [node.value for node in tree.body if isinstance(node, ast.Assign)]
        table = next(value for value in assigned if isinstance(value, ast.Tuple))
        yield from (pair.elts[1] for pair in table.elts if isinstance(pair, ast.Tuple))


def test_values_are_put_in_once_and_braces_in_them_mean_nothing() -> None:
    error = UsageError("no article {name}", "did you mean {near}?", name="{near}", near="{0}")
    assert (error.message, error.hint, str(error)) == ("no article {near}", "did you mean {0}?", "no article {near}")
    assert UsageError("no {such} thing").message == "no {such} thing"
    known = translations("nb")
    assert error.told(lambda template: known[template]) == ("det finnes ingen artikkel {near}", "mente du {0}?")


def test_an_error_is_told_in_english_if_the_languages_cannot_be_read(tmp_path: Path) -> None:
    copied_package(tmp_path)
    for file in (tmp_path / "bpo_cli" / "languages").glob("*.toml"):
        file.write_bytes(b"\xff = [")
    done = program_of_copy(tmp_path, tmp_path)("show", "xyzzy", LC_ALL="nb_NO.UTF-8")
    assert done.error_lines == ["bpo: no article xyzzy", "bpo list articles --format tsv names them"]


def test_an_unknown_language_has_no_translations() -> None:
    assert translations("xx") == {}
    assert translations("en") == {}
