"""`otk rules replay`: a changed rule over artifacts, trees and reports."""

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checks.upload import upload
from pipeline.audit import audit
from pipeline.cli import main
from pipeline.rows import Terms
from pipeline.rulebook.skeleton import skeleton
from rules.catalogue import PACKS, SECURITY
from rules.policy import policy
from tests.build_container import extension
from tests.build_kit import Item, kit, manifest

NAME = "com-object-created"
INSTALLED = PACKS / SECURITY / f"{NAME}.yaml"
CODE = 'А = Новый COMОбъект("Excel.Application");\nБ = Новый HTTPСоединение("a.ru");\n'

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _english(english: None) -> None:
    """Speak English unless a test asks for another language."""


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """Return a version of a rule that looks for another constructor than the installed one."""
    text = INSTALLED.read_text(encoding="utf-8").replace("- new: COMObject", "- new: HTTPConnection")
    path = tmp_path / "changed" / f"{NAME}.yaml"
    path.parent.mkdir()
    path.write_text(text.replace('- version: "1"', '- version: "2"'), encoding="utf-8")
    return path


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Return an empty folder."""
    folder = tmp_path / "archive"
    folder.mkdir()
    return folder


def replayed(capsys: Capture, rule: Path, *paths: Path, code: int = 0) -> dict[str, Any]:
    """Return what a replay says as JSON."""
    assert main(["rules", "replay", "--rule", str(rule), *map(str, paths), "--format", "json"]) == code
    body: dict[str, Any] = json.loads(capsys.readouterr().out)
    return body


def artifact(folder: Path, name: str = "x.cfe", code: str = CODE) -> Path:
    """Write an extension with one module and return its path."""
    path = folder / name
    path.write_bytes(extension(objects=("CommonModule.О",), modules={"CommonModule.О.Module": code}))
    return path


def report(path: Path, **changes: Any) -> dict[str, Any]:  # noqa: ANN401 (JSON)
    """Return the report of an artifact, with other values for its keys."""
    body = audit(upload(path.read_bytes(), path.name), Terms(policy("new"), date(2026, 11, 20))).report
    return {**json.loads(json.dumps(body)), **changes}


def test_difference_is_told(changed: Path, archive: Path, capsys: Capture):
    """What the changed rule finds more and what it finds no more, against the installed one."""
    artifact(archive)

    body = replayed(capsys, changed, archive)

    assert (body["schema"], body["rule"]) == ("otk-replay/1", {"rule": "OS-005", "name": NAME})
    assert body["versions"]["changed"] == "2"
    [one] = body["replayed"]
    assert (one["path"], one["against"]) == (str(archive / "x.cfe"), "installed")
    assert [row["location"]["line"] for row in one["new_findings"]] == [2]
    assert [row["location"]["line"] for row in one["lost_findings"]] == [1]
    assert body["summary"] == {"new": 1, "lost": 1, "same": 0}


def test_same_rule_changes_nothing(archive: Path, capsys: Capture):
    """The installed rule against itself finds the same."""
    artifact(archive)

    assert replayed(capsys, INSTALLED, archive)["summary"] == {"new": 0, "lost": 0, "same": 1}


def test_new_rule_has_nothing_to_compare_with(tmp_path: Path, archive: Path, capsys: Capture):
    """All that it finds is new."""
    text = skeleton("NET-920", "made-up", date(2026, 11, 20)).replace("global: TO_BE_WRITTEN", "new: HTTPConnection")
    rule = tmp_path / "made-up.yaml"
    rule.write_text(text, encoding="utf-8")
    artifact(archive)

    body = replayed(capsys, rule, archive)

    assert body["versions"] == {"changed": "1", "installed": None}
    assert [(one["against"], one["new"]) for one in body["replayed"]] == [("nothing", 1)]


def test_everything_in_a_folder_is_replayed(changed: Path, archive: Path, capsys: Capture):
    """Artifacts, kits and source trees, in one order; hidden folders and links are left out."""
    artifact(archive, "b.cfe")
    one = artifact(archive, "a.cfe").read_bytes()
    (archive / "kit.zip").write_bytes(kit(Item("manifest.xml", manifest("a.cfe")), Item("a.cfe", one)))
    (archive / "src").mkdir()
    (archive / "src" / "Модуль.bsl").write_text(CODE, encoding="utf-8")
    (archive / ".old").mkdir()
    artifact(archive / ".old")
    (archive / "notes.json").write_text("[]")

    body = replayed(capsys, changed, archive)

    assert [(Path(one["path"]).name, one["new"], one["lost"]) for one in body["replayed"]] == [
        ("a.cfe", 1, 1),
        ("b.cfe", 1, 1),
        ("kit.zip", 1, 1),
        ("archive", 1, 1),
    ]
    assert body["not_replayed"] == []


def test_report_goes_before_the_installed_rule(changed: Path, archive: Path, capsys: Capture):
    """What a report lists of the rule is what was found; it is told by the sum of the artifact."""
    path = artifact(archive)
    said = report(path)
    said["findings"] = [row for row in said["findings"] if row["name"] != NAME]
    (archive / "report.json").write_text(json.dumps(said))

    [one] = replayed(capsys, changed, archive)["replayed"]

    assert (one["against"], one["new"], one["lost"]) == ("report", 1, 0)


def test_report_that_does_not_list_all_is_no_measure(changed: Path, archive: Path, capsys: Capture):
    """Then the installed rule is run."""
    path = artifact(archive)
    (archive / "report.json").write_text(json.dumps(report(path, truncated={"OS-005": 3})))

    [one] = replayed(capsys, changed, archive)["replayed"]

    assert (one["against"], one["lost"]) == ("installed", 1)


def test_what_cannot_be_replayed_is_told(changed: Path, archive: Path, capsys: Capture):
    """A report without its artifact, and a file that is refused."""
    path = artifact(archive)
    (archive / "report.json").write_text(json.dumps(report(path)))
    path.write_bytes(b"none of ours")

    assert replayed(capsys, changed, archive)["not_replayed"] == [
        {"path": str(archive / "x.cfe"), "reason": "not-a-container"},
        {"path": str(archive / "report.json"), "reason": "artifact-not-at-hand"},
    ]


def test_text_has_signs(changed: Path, archive: Path, capsys: Capture):
    """A plus for new, a minus for lost; in a container a place is an object, in a tree a path and a line."""
    artifact(archive)
    (archive / "Модуль.bsl").write_text(CODE, encoding="utf-8")

    assert main(["rules", "replay", "--rule", str(changed), str(archive), "--lang", "ru"]) == 0
    text = " ".join(capsys.readouterr().out.split())

    assert "x.cfe: 1 новое, 1 пропало (против установленной версии) + CommonModule.О, строка 2 · Вызов" in text
    assert " − Модуль.bsl:1:" in text
    assert text.endswith("OS-005 com-object-created: 2 новых, 2 пропали, 0 прежних. Просмотрено: 2 источника.")


def test_rule_that_cannot_be_read_is_told(tmp_path: Path, archive: Path, capsys: Capture):
    """A wrong file names its line; a missing one is trouble."""
    bad = tmp_path / "bad.yaml"
    bad.write_text("id: x\n")
    artifact(archive)

    assert main(["rules", "replay", "--rule", str(bad), str(archive)]) == 1
    assert "bad.yaml:1: cases: is missing" in capsys.readouterr().err
    assert main(["rules", "replay", "--rule", str(tmp_path / "none.yaml"), str(archive)]) == 5


def test_nothing_to_replay_is_wrong_use(changed: Path, archive: Path, capsys: Capture):
    """An empty folder, and one of other things."""
    assert main(["rules", "replay", "--rule", str(changed), str(archive)]) == 2
    shutil.copy(INSTALLED, archive)
    assert main(["rules", "replay", "--rule", str(changed), str(archive)]) == 2
    assert "there is no artifact, module or report" in capsys.readouterr().err
    assert main(["rules", "replay", "--rule", str(changed), str(archive / "none")]) == 5
