"""`otk rules`: the list, the page, a new rule, the site."""

import json
import re
from pathlib import Path

import pytest

from pipeline.cli import main
from rules.catalogue import CODE, SECURITY, catalogue
from rules.language.definition import definition
from rules.rule import Decided, RuleClass
from rules.yaml_reader import parse

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _english(english: None) -> None:
    """Speak English unless a test asks for another language."""


def run(*words: str | Path) -> int:
    """Run the command in this process; argparse's way out counts as its exit code."""
    try:
        return main(["rules", *map(str, words)])
    except SystemExit as error:
        return int(error.code or 0)


def listed(capsys: Capture, *words: str) -> list[dict[str, object]]:
    """Return the rows of the list as JSON."""
    assert run("list", "--format", "json", *words) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["schema"], found["digest"]) == ("otk-rule-list/1", catalogue().digest)
    rows: list[dict[str, object]] = found["rules"]
    return rows


def test_list_has_all_rules(capsys: Capture):
    """Each rule has its row with all its words, in order of the codes."""
    rows = listed(capsys)

    assert [row["name"] for row in rows] == [one.name for one in catalogue()]
    assert list(rows[0]) == [
        *("rule", "name", "pack", "class", "decided", "severity", "confidence", "capability"),
        *("title", "message", "why", "fix", "source", "standards", "cwe", "versions", "shadow", "grace"),
    ]
    assert all(row[key].keys() == {"ru", "en"} for row in rows for key in ("title", "message", "why", "fix"))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("words", "chosen"),
    [
        (["--class", "policy"], {one.name for one in catalogue() if one.kind is RuleClass.POLICY}),
        (["--decided", "code"], {one.name for one in catalogue() if one.decided is Decided.CODE}),
        (["--pack", "format"], {one.name for one in catalogue() if one.stage == "format"}),
        (["--pack", "format", "--class", "quality"], set()),
    ],
    ids=["class", "decided", "pack", "pack and class"],
)
def test_list_can_be_narrowed(words: list[str], chosen: set[str], capsys: Capture):
    """By kind, by what they are decided by, by pack; all that is given holds."""
    assert {row["name"] for row in listed(capsys, *words)} == chosen


def test_list_as_text_names_each_rule(capsys: Capture):
    """Under the name of its group each rule has code, title, severity, kind and name; the number comes last."""
    assert run("list", "--lang", "ru") == 0
    text = re.sub(r"\s+", " ", capsys.readouterr().out)

    assert "Формат файла FMT-001 Пустой файл · блокирующее · требование площадки · empty-file" in text
    assert all(f"{one.id} " in text and one.name in text for one in catalogue())
    assert re.search(rf" {len(catalogue())} правил[оа]? $", text)


def test_empty_list_says_so(capsys: Capture):
    """A choice that nothing matches is no error."""
    assert run("list", "--pack", "format", "--class", "quality") == 0
    assert capsys.readouterr().out == "There are no such rules.\n"


@pytest.mark.parametrize("name", ["FMT-012", "fmt-012", "chain-loop"])
def test_page_is_found_by_code_and_by_name(name: str, capsys: Capture):
    """In whatever case the code is written."""
    assert run("show", name) == 0
    text = capsys.readouterr().out

    assert text.startswith("Chain of blocks is a loop\n\n")
    assert "FMT-012 chain-loop" in text
    assert "\nWhat it finds\n  The chain comes back to the block at offset ‹offset›" in text
    assert "\nSources\n  • CWE-835, Infinite Loop https://cwe.mitre.org/data/definitions/835.html\n" in text


def test_page_of_a_rule_of_the_language_has_examples(capsys: Capture):
    """Code with the fault and code without, in the language asked for."""
    one = next(one for one in catalogue() if one.stage == SECURITY)

    assert run("show", one.name, "--lang", "ru") == 0
    text = capsys.readouterr().out

    assert re.search(r"\nТак плохо\n  │ .+\n(  │.*\n)*\nТак хорошо\n  │ ", text)
    assert re.search(r"\nВерсии правила\n  • 1 от\s", text)


def test_code_of_several_rules_shows_all(capsys: Capture):
    """All have their pages, and each names the others."""
    code = next(one.id for one in catalogue() if len(catalogue().with_code(one.id)) > 1)
    names = [one.name for one in catalogue().with_code(code)]

    assert run("show", code) == 0
    text = capsys.readouterr().out

    assert [name for name in names if f"{code} {name}\n" in text] == names
    assert "Other rules with this code:" in text


def test_unknown_rule_is_wrong_use(capsys: Capture):
    """The sentence says where all rules are."""
    assert run("show", "no\u202esuch") == 2
    assert capsys.readouterr().err == "otk: no rule is called “no\\u202esuch”; otk rules list shows all\n"


def test_new_rule_can_be_loaded(tmp_path: Path, capsys: Capture):
    """The file is a sound rule on trial; what is next stands on standard error."""
    assert run("new", "NET-920", "--name", "made-up", "-o", tmp_path) == 0
    path = tmp_path / "made-up.yaml"
    output = capsys.readouterr()

    assert output.out == f"{path}\n"
    assert "its cases fail until you write them" in output.err
    found = definition(parse(f"{SECURITY}/made-up.yaml", path.read_bytes()))
    assert [case.bad for case in found.cases] == [True, True, False, False]
    assert "NET-920" in path.read_text(encoding="utf-8")


def test_new_rule_is_named_by_its_code_at_first(tmp_path: Path):
    """Without a name it gets one that no other rule has."""
    assert run("new", "NET-920", "-o", tmp_path) == 0
    assert (tmp_path / "net-920.yaml").is_file()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["net920"], "“net920” is no code like NET-020"),
        (["NET-920", "--name", "No Timeout"], "“No Timeout” is no name like no-timeout"),
        (["FMT-920", "--name", "chain-loop"], "there is a rule called “chain-loop” already"),
        (["NET-920", "-o", "none/at/all"], "there is no such folder"),
    ],
)
def test_new_rule_that_cannot_be_is_wrong_use(words: list[str], said: str, capsys: Capture):
    """Nothing is written."""
    assert run("new", *words) == 2
    assert said in capsys.readouterr().err


def test_new_rule_overwrites_nothing(tmp_path: Path, capsys: Capture):
    """What is there stays as it was."""
    (tmp_path / "made-up.yaml").write_text("mine")

    assert run("new", "NET-920", "--name", "made-up", "-o", tmp_path) == 2
    assert "nothing was written" in capsys.readouterr().err
    assert (tmp_path / "made-up.yaml").read_text() == "mine"


def test_new_rule_of_a_code_in_use_says_so(tmp_path: Path, capsys: Capture):
    """Rules may share a code; the author should know."""
    taken = next(iter(catalogue())).id

    assert re.fullmatch(CODE, taken)
    assert run("new", taken, "-o", tmp_path) == 0
    assert f"the code {taken} has rules already" in capsys.readouterr().err


@pytest.mark.parametrize(("form", "index"), [("html", "index.html"), ("markdown", "README.md")])
def test_site_is_written(form: str, index: str, tmp_path: Path, capsys: Capture):
    """A new folder gets the site; how much it is stands on standard error."""
    folder = tmp_path / "new" / "site"

    assert run("docs", "-o", folder, "--format", form) == 0
    assert f"otk: rules: {len(catalogue())}, files: " in capsys.readouterr().err
    assert (folder / index).is_file()
    assert len(list(folder.glob("ru/*"))) == len(list(folder.glob("en/*"))) == len(catalogue()) + 2


def test_site_overwrites_nothing(tmp_path: Path, capsys: Capture):
    """A folder with anything in it, and a file, are refused."""
    (tmp_path / "mine").write_text("x")

    assert run("docs", "-o", tmp_path) == 2
    assert "not empty" in capsys.readouterr().err
    assert run("docs", "-o", tmp_path / "mine") == 2
    assert "not a folder" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]
