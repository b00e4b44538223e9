"""`otk scan`: what is read, what is said, and the exit codes."""

import json
import os
import shutil
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from checks.finding import AuthorRequest, Finding, Location, Step
from checks.subject import Subject
from onec.bsl.size import MAX_MODULE_TOKENS
from pipeline import scan as scanning
from pipeline.cli import main
from pipeline.schemas import report_schema, scan_schema
from pipeline.stages import BrokenCheck, Outcome, Stage, StageStatus
from rules.catalogue import catalogue
from rules.rule import Rule, Severity
from tests.build import made_rule

DUMPS = Path(__file__).parents[1] / "data" / "dumps"
REGISTRY: Registry[Any] = Registry().with_resource("urn:otk:report-1", Resource.from_contents(report_schema()))
VALIDATOR = Draft202012Validator(scan_schema(), registry=REGISTRY)
MARK = "ЗапуститьПриложение"
RULE = made_rule("OS-901", "made-up", Severity.CRITICAL, capability="programs", valued=True)

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _english(english: None) -> None:
    """Speak English unless a test asks for another language."""


@pytest.fixture
def rules(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Return a function that lets the stage find a mark by rules of the test, the critical one by default."""

    def use(*found_by: Rule, broken: str = "") -> None:
        def examine(subject: Subject, **_: object) -> Outcome:
            found = tuple(finding for rule in found_by or (RULE,) for finding in _marks(subject, rule))
            faults = (BrokenCheck(broken, RuntimeError("bug")),) if broken else ()
            return Outcome(Stage.SECURITY, StageStatus.FAILED, None, found, 1, faults)

        monkeypatch.setattr(scanning, "examine", examine)

    return use


def _marks(subject: Subject, rule: Rule) -> Iterator[Finding]:
    for _, module in subject.modules():
        for number, line in enumerate(module.text.split("\n"), 1):
            if MARK in line:
                column = line.index(MARK) + 1
                place = Location(module.entry, module.object, module.kind, "М", number, column, (line,), number)
                step = Step("source", line, place)
                yield Finding(rule, place, statement=line, flow=(step, replace(step, kind="sink")), capability="calc")


def run(*words: str | Path) -> int:
    """Run the command in this process; argparse's way out counts as its exit code."""
    try:
        return main(["scan", *map(str, words)])
    except SystemExit as error:
        return int(error.code or 0)


def scanned(capsys: Capture, *words: str | Path, code: int = 0) -> dict[str, Any]:
    """Return what a scan says as JSON, which holds to its schema."""
    assert run(*words, "--format", "json") == code
    body: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert list(VALIDATOR.iter_errors(body)) == []
    assert list(body) == list(scan_schema()["properties"])
    return body


def write(folder: Path, files: dict[str, str]) -> Path:
    """Write modules below a folder and return it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def places(body: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Return entry, object and module of the findings."""
    return [tuple(row["location"][key] for key in ("entry", "object", "module")) for row in body["findings"]]


def test_schema_is_a_schema():
    """The schema itself holds to JSON Schema 2020-12."""
    Draft202012Validator.check_schema(scan_schema())


def test_single_file_is_told_by_its_name(tmp_path: Path, rules: Callable[..., None], capsys: Capture):
    """The entry is the file's name; its path tells whose it is all the same."""
    rules()
    write(tmp_path, {"CommonModules/А/Ext/Module.bsl": f"{MARK}();", "pack.os": f" {MARK}();"})

    one = scanned(capsys, tmp_path / "CommonModules/А/Ext/Module.bsl")
    script = scanned(capsys, tmp_path / "pack.os")

    assert places(one) == [("Module.bsl", "CommonModule.А", "Module")]
    assert places(script) == [("pack.os", "", "Module")]
    assert script["findings"][0]["location"]["column"] == 2


def test_folder_gives_paths_below_it(tmp_path: Path, rules: Callable[..., None], capsys: Capture):
    """Modules of projects and loose ones stand together; hidden folders are left out."""
    rules()
    shutil.copytree(DUMPS / "designer-external", tmp_path / "epf")
    with (tmp_path / "epf/Загрузка/Ext/ObjectModule.bsl").open("a", encoding="utf-8") as module:
        module.write(f"\n{MARK}();\n")
    write(tmp_path, {"build/pack.os": f"{MARK}();", ".git/x.bsl": MARK, "notes.txt": MARK})

    body = scanned(capsys, tmp_path)

    assert places(body) == [
        ("epf/Загрузка/Ext/ObjectModule.bsl", "ExternalDataProcessor.Загрузка", "ObjectModule"),
        ("build/pack.os", "", "Module"),
    ]
    assert body["scanned"]["modules"] == 3
    assert body["skipped"] == []


def test_zip_is_a_folder(tmp_path: Path, rules: Callable[..., None], capsys: Capture):
    """An archive of sources is read without unpacking it."""
    rules()
    with zipfile.ZipFile(tmp_path / "sources.zip", "w") as archive:
        archive.writestr("repo/CommonModules/А/Module.bsl", f"{MARK}();")

    assert places(scanned(capsys, tmp_path / "sources.zip")) == [
        ("repo/CommonModules/А/Module.bsl", "CommonModule.А", "Module")
    ]


def test_rows_are_those_of_the_report(tmp_path: Path, rules: Callable[..., None], capsys: Capture):
    """Findings, capabilities and counts are as in the report of an audit."""
    rules(RULE, made_rule("OS-902", "trial", shadow=True), made_rule("OS-903", "ahead", grace=date(2999, 1, 1)))
    body = scanned(capsys, write(tmp_path, {"a.bsl": f"{MARK}();\n{MARK}();"}))

    assert body["rule_set"] == {"digest": catalogue().digest, "rules": len(catalogue()), "engine": "1.0.0"}
    assert [row["from"] for row in body["findings"]] == [None, None, "2999-01-01", "2999-01-01"]
    assert body["summary"] == {"blocker": 0, "critical": 2, "major": 0, "minor": 0, "info": 0}
    assert body["shadow"] == {"trial": 2}
    assert [row["value"] for row in body["capabilities"]["programs"]] == ["calc"]
    assert [step["kind"] for step in body["findings"][0]["flow"]] == ["source", "sink"]


def test_rules_can_be_chosen(tmp_path: Path, rules: Callable[..., None], capsys: Capture):
    """By name or code, several of them; one that nobody has is wrong use."""
    names = [one.name for one in catalogue() if "{" not in one.message.ru][:2]
    code = catalogue().by_name(names[1]).id
    rules(*(catalogue().by_name(name) for name in names), RULE)
    folder = write(tmp_path, {"a.bsl": MARK})
    everything = scanned(capsys, folder)
    chosen = scanned(capsys, folder, "--rule", names[0], "--rule", code.lower())

    assert {row["name"] for row in everything["findings"]} == {*names, RULE.name}
    assert {row["name"] for row in chosen["findings"]} == set(names)
    assert run(folder, "--rule", "nobody") == 2


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ([], 0),
        (["--fail-on", "blocker"], 0),
        (["--fail-on", "critical"], 1),
        (["--fail-on", "info"], 1),
        (["--fail-on", "bad"], 2),
        (["--format", "html"], 2),
    ],
)
def test_exit_codes(words: list[str], code: int, tmp_path: Path, rules: Callable[..., None]):
    """Findings are no reason for another code unless that is asked for."""
    rules()

    assert run(write(tmp_path, {"a.bsl": MARK}), *words) == code


def test_rule_ahead_of_its_day_fails_nothing(tmp_path: Path, rules: Callable[..., None]):
    """What does not count yet does not count here either."""
    rules(made_rule(severity=Severity.BLOCKER, grace=date(2999, 1, 1)))

    assert run(write(tmp_path, {"a.bsl": MARK}), "--fail-on", "info") == 0


def test_check_that_broke_is_our_fault(tmp_path: Path, rules: Callable[..., None], capsys: Capture):
    """The findings of the others are there, and the code says that they are not all."""
    rules(broken="some-check")
    body = scanned(capsys, write(tmp_path, {"a.bsl": MARK}), "--fail-on", "info", code=4)

    assert len(body["findings"]) == 1
    assert run(tmp_path) == 4
    assert "our fault: the check some-check broke" in capsys.readouterr().err


@pytest.mark.parametrize("files", [{"readme.md": "x"}, {}])
def test_folder_without_modules_is_wrong_use(files: dict[str, str], tmp_path: Path, capsys: Capture):
    """Nothing to look at is not the same as nothing found."""
    assert run(write(tmp_path, files)) == 2
    assert "no .bsl or .os file in it" in capsys.readouterr().err


def test_other_file_is_wrong_use(tmp_path: Path, capsys: Capture):
    """What the audit reads is not read here."""
    (tmp_path / "x.cfe").write_bytes(b"\xff" * 100)

    assert run(tmp_path / "x.cfe") == 2
    assert "see otk audit" in capsys.readouterr().err


def test_missing_path_is_trouble(tmp_path: Path):
    """There is nothing at the path."""
    assert run(tmp_path / "none") == 5
    assert run(tmp_path / "none.bsl") == 5


def test_two_files_of_one_path_are_wrong_use(tmp_path: Path, capsys: Capture):
    """Paths of findings must say which file is meant."""
    write(tmp_path, {"a/x.bsl": "", "b/x.bsl": "", "b/y.bsl": ""})

    assert run(tmp_path / "a", tmp_path / "b") == 2
    assert "x.bsl: two files have this path" in capsys.readouterr().err
    assert run(tmp_path / "a", tmp_path / "b" / "y.bsl") == 0


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_are_not_followed(tmp_path: Path, rules: Callable[..., None], capsys: Capture):
    """Neither out of the folder nor within it; a linked module is told."""
    rules()
    outside = write(tmp_path / "outside", {"secret.bsl": MARK})
    folder = write(tmp_path / "inside", {"a.bsl": ""})
    (folder / "b.bsl").symlink_to(outside / "secret.bsl")
    (folder / "c").symlink_to(outside)

    body = scanned(capsys, folder)

    assert body["findings"] == []
    assert body["skipped"] == [{"entry": "b.bsl", "reason": "symbolic-link"}]
    assert run(folder) == 0
    assert "not read: b.bsl, symbolic-link" in capsys.readouterr().err


def test_module_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture):
    """The others are scanned; the code says that it was not all."""
    monkeypatch.setattr("onec.dump.tree.MAX_FILE_BYTES", 10)
    body = scanned(capsys, write(tmp_path, {"a.bsl": "А" * 99, "b.bsl": "Б"}), code=1)

    assert body["skipped"] == [{"entry": "a.bsl", "reason": "file-too-large"}]
    assert body["scanned"]["modules"] == 1


def test_tree_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture):
    """Nothing is said of it."""
    monkeypatch.setattr("onec.dump.tree.MAX_TREE_ENTRIES", 1)

    assert run(write(tmp_path, {"a.bsl": "", "b.bsl": ""})) == 1
    assert "refused: too-many-entries" in capsys.readouterr().err


def test_metadata_that_cannot_be_read_is_told(tmp_path: Path, rules: Callable[..., None], capsys: Capture):
    """Modules beside it are told by their paths."""
    rules()
    folder = write(tmp_path, {"Configuration.xml": "<a/>", "CommonModules/А/Ext/Module.bsl": MARK})

    assert places(scanned(capsys, folder)) == [("CommonModules/А/Ext/Module.bsl", "CommonModule.А", "Module")]
    assert run(folder) == 0
    assert "metadata not read: Configuration.xml, bad-metadata" in capsys.readouterr().err


def test_text_says_where_as_editors_do(tmp_path: Path, rules: Callable[..., None], capsys: Capture):
    """A place is path, line and column; the counts come last."""
    rules()
    write(tmp_path, {"CommonModules/А/Ext/Module.bsl": f"А = 1;\n  {MARK}();"})

    assert run(tmp_path, "--lang", "ru") == 0
    text = capsys.readouterr().out.replace("\u00a0", " ")

    assert "\n  CommonModules/А/Ext/Module.bsl:2:3, метод М\n" in text
    assert "\nЧто умеет дополнение" not in text.partition("──")[0]
    assert "\n  • calc: CommonModules/А/Ext/Module.bsl:2:3, метод М\n" in text
    assert text.endswith("\nПроверено: 1 модуль, 2 строки. Замечания: 1 критичное.\n")


def test_clean_text_is_one_line(tmp_path: Path, capsys: Capture):
    """Where nothing was found there is nothing to read."""
    assert run(write(tmp_path, {"a.bsl": "А = 1;"})) == 0
    assert capsys.readouterr().out.replace("\u00a0", " ") == "Scanned: 1 module, 1 line. Findings: none.\n"


def test_sarif_has_paths_of_the_tree(tmp_path: Path, rules: Callable[..., None], capsys: Capture):
    """Places are relative to what was scanned, as code hosts ask for; a check that broke is told."""
    rules(broken="some-check")
    write(tmp_path, {"CommonModules/А/Ext/Module.bsl": MARK})

    assert run(tmp_path, "--format", "sarif") == 4
    [log] = json.loads(capsys.readouterr().out)["runs"]
    [result] = log["results"]

    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "CommonModules/%D0%90/Ext/Module.bsl"
    assert [step["kinds"] for step in result["codeFlows"][0]["threadFlows"][0]["locations"]] == [["source"], ["sink"]]
    assert log["invocations"][0]["executionSuccessful"] is False
    assert log["properties"]["scanned"] == {"modules": 1, "lines": 1}


@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_result_can_go_to_a_file(form: str, tmp_path: Path, rules: Callable[..., None], capsys: Capture):
    """It is what standard output would have got; a source is never overwritten."""
    rules()
    source = write(tmp_path, {"a.bsl": MARK}) / "a.bsl"

    assert run(source, "--format", form) == 0
    printed = capsys.readouterr().out
    assert run(source, "--format", form, "-o", tmp_path / "out") == 0

    assert (tmp_path / "out").read_text(encoding="utf-8") == printed
    assert run(source, "-o", source) == 2
    assert source.read_text(encoding="utf-8") == MARK


def test_request_of_the_author_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture):
    """As in a report."""
    asked = AuthorRequest("otk", "// otk: ignore OS-901 так надо")

    def examine(subject: Subject, **_: object) -> Outcome:
        found = tuple(replace(one, author_request=asked) for one in _marks(subject, RULE))
        return Outcome(Stage.SECURITY, StageStatus.FAILED, None, found)

    monkeypatch.setattr(scanning, "examine", examine)

    body = scanned(capsys, write(tmp_path, {"a.bsl": MARK}))
    assert body["findings"][0]["author_suppressed"] == {"tool": "otk", "comment": "// otk: ignore OS-901 так надо"}


def test_folder_in_use_is_read_in_any_order(tmp_path: Path, rules: Callable[..., None], capsys: Capture):
    """The same files give the same bytes, whatever order the system lists them in."""
    rules()
    names = [f"{letter}.bsl" for letter in "дгвба"]
    first = scanned(capsys, write(tmp_path / "1", dict.fromkeys(names, MARK)))
    second = scanned(capsys, write(tmp_path / "2", dict.fromkeys(reversed(names), MARK)))

    assert first == second


@pytest.mark.parametrize("words", [[], ["--rule", "program-started"]])
def test_module_that_is_too_large_is_told(words: list[str], tmp_path: Path, capsys: Capture):
    """Nobody takes it for clean, whatever rules were asked for."""
    big = write(tmp_path, {"a.bsl": MARK + '("calc");\n' + ";" * MAX_MODULE_TOKENS}) / "a.bsl"

    body = scanned(capsys, big, *words, "--fail-on", "critical", code=1)
    assert [(row["name"], row["stage"]) for row in body["findings"]] == [("module-too-large", "format")]
    assert run(big, *words) == 0
    assert "FMT-048" in capsys.readouterr().out
    assert run(big, *words, "--format", "sarif") == 0
    assert [one["ruleId"] for one in json.loads(capsys.readouterr().out)["runs"][0]["results"]] == [
        "FMT-048/module-too-large"
    ]


def test_long_comment_switches_nothing_off(tmp_path: Path, capsys: Capture):
    """It is one token, whatever it holds."""
    body = scanned(capsys, write(tmp_path, {"a.bsl": MARK + '("calc");\n//' + '"' * (MAX_MODULE_TOKENS + 1)}))

    assert [row["name"] for row in body["findings"]] == ["program-started"]


@pytest.mark.skipif(sys.platform == "win32", reason="pipes have names on POSIX only")
@pytest.mark.parametrize("name", ["a.bsl", "a.zip"])
def test_pipe_is_wrong_use(name: str, tmp_path: Path, capsys: Capture):
    """It may have no end: nobody waits for it."""
    os.mkfifo(tmp_path / name)

    assert run(tmp_path / name) == 2
    assert name in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "code", "found"),
    [
        ("a.bsl", "&НаСервере\nПроцедура А(Команда) Экспорт\nВыполнить(Команда);\nКонецПроцедуры", True),
        ("a.bsl", 'Функция А(Запрос) Экспорт\nВыполнить(Запрос.ПараметрыURL["q"]);\nКонецФункции', True),
        ("a.bsl", "Процедура А(Код)\nВыполнить(Код);\nКонецПроцедуры", False),
        ("a.os", "Процедура А(Код) Экспорт\nВыполнить(Код);\nКонецПроцедуры", False),
        ("CommonModules/А/Ext/Module.bsl", "Процедура А(Код) Экспорт\nВыполнить(Код);\nКонецПроцедуры", False),
    ],
)
def test_anyone_may_call_a_module_nobody_knows(name: str, code: str, found: bool, tmp_path: Path, capsys: Capture):  # noqa: FBT001
    """What it exports is an entry point, as in a data processor; a module whose path is known has its own."""
    body = scanned(capsys, write(tmp_path, {name: code}), "--no-cache")

    assert ("data-executed-as-code" in {row["name"] for row in body["findings"]}) is found
