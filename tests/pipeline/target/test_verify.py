"""`otk target verify`: what a new release breaks, and nothing that was broken before."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from checks.compatibility.releases import OverReleases
from checks.compatibility.releases import Releases as Looked
from checks.upload import upload
from onec.model import FileKind
from onec.release.build import build_index
from onec.release.index import ReleaseIndex
from pipeline.cli import main
from pipeline.schemas import report_schema, verify_schema
from pipeline.verify import Releases, Row, breaks, build_verification, verify
from tests import build, build_manifest
from tests.build_container import processor
from tests.build_kit import Item, kit, manifest
from tests.build_release import NAME, OWNER, content, hidden, item
from tests.build_verification import NEW, OLD, add_on, index_of
from tests.build_verification import register as register_release

REGISTRY: Registry[Any] = Registry().with_resource("urn:otk:report-1", Resource.from_contents(report_schema()))
VALIDATOR = Draft202012Validator(verify_schema(), registry=REGISTRY)

TREES = Path(os.environ.get("OTK_TREES") or Path(__file__).resolve().parents[4] / "trees")
SHARED = Path(os.environ.get("OTK_SHARED") or Path(__file__).resolve().parents[4] / "shared")
LIBRARY = "БиблиотекаСтандартныхПодсистем"
A1 = sorted((SHARED / "corpus" / "files").glob("A1-SSL_*.cfe"))

Capture = pytest.CaptureFixture[str]


def row(data: bytes, old: str | None = OLD, new: str = NEW, file: str = "x.cfe") -> Row:
    """Return the row of an add-on, and hold it to the schema."""
    previous = None if old is None else ReleaseIndex(index_of(old, "1.9"))
    releases = Releases(ReleaseIndex(index_of(new, "1.10")), previous)
    found = verify(file, upload(data, file), releases, build.terms())
    whole = json.loads(json.dumps(build_verification([found], releases)))
    assert list(VALIDATOR.iter_errors(whole)) == []
    assert list(whole) == list(verify_schema()["properties"])
    assert list(found) == list(verify_schema()["$defs"]["add_on"]["properties"])
    return found


def rules(rows: list[Row]) -> list[str]:
    """Return the names of the rules of some findings."""
    return [one["name"] for one in rows]


def test_schema_is_a_schema():
    """The schema itself holds to JSON Schema 2020-12."""
    Draft202012Validator.check_schema(verify_schema())


def test_removed_method_breaks():
    """What the new release took away is a problem that appeared, named with the new release alone."""
    found = row(add_on("Пересчитать", "Закрыть"))
    [problem] = found["appeared"]

    assert (found["before"], found["status"], breaks(found)) == ("compatible", "incompatible", True)
    assert (problem["name"], problem["releases"]) == ("intercepted-method-absent", [f"{NAME} 1.10"])
    assert "Закрыть" in problem["message"]["ru"]
    assert "1.9" not in problem["message"]["ru"]
    assert (found["went"], found["remaining"]) == ([], 0)


def test_what_was_broken_before_is_not_told():
    """A problem of both releases is counted and not listed; the new release does not break the add-on."""
    found = row(add_on("Нет"))

    assert (found["before"], found["status"], breaks(found)) == ("incompatible", "incompatible", False)
    assert (found["appeared"], found["went"], found["remaining"]) == ([], [], 1)


def test_one_more_problem_is_told():
    """An add-on that was incompatible is broken further: the new problem is listed, the old one counted."""
    found = row(add_on("Нет", "Закрыть"))

    assert (found["before"], found["status"], breaks(found)) == ("incompatible", "incompatible", True)
    assert (rules(found["appeared"]), found["remaining"]) == (["intercepted-method-absent"], 1)


def test_mended_add_on():
    """What the new release brings back went."""
    found = row(add_on("Открыть"))

    assert (found["before"], found["status"], breaks(found)) == ("incompatible", "compatible", False)
    assert (found["appeared"], rules(found["went"])) == ([], ["intercepted-method-absent"])


def test_same_rule_for_another_method_is_another_problem():
    """One interceptor's problem that went does not hide another's of the same rule that appeared."""
    found = row(add_on("Закрыть", "Открыть"))

    assert [one["location"]["method"] for one in found["appeared"]] == ["Р_Закрыть"]
    assert [one["location"]["method"] for one in found["went"]] == ["Р_Открыть"]


def test_hidden_module_is_for_an_auditor():
    """Where the new release hides what an add-on builds on, nobody knows, and nothing is called broken."""
    whole = content(FileKind.CONFIGURATION, NAME, [item(OWNER)], [hidden(build.module("", owner=OWNER))], "1.10")
    releases = Releases(ReleaseIndex(build_index(whole)), ReleaseIndex(index_of(OLD, "1.9")))

    found = verify("x.cfe", upload(add_on("Закрыть"), "x.cfe"), releases, build.terms())

    assert (found["before"], found["status"], breaks(found)) == ("compatible", "unknown", False)
    assert rules(found["appeared"]) == ["used-module-hidden"]
    assert list(VALIDATOR.iter_errors(build_verification([found], releases))) == []


def test_first_release_tells_all():
    """Without a release before all that is found is new."""
    found = row(add_on("Нет"), old=None)

    assert (found["before"], found["status"]) == (None, "incompatible")
    assert (rules(found["appeared"]), found["remaining"]) == (["intercepted-method-absent"], 0)


def test_unreadable_is_a_row():
    """A refused file says which fault it has."""
    found = row(add_on("Закрыть")[:200])

    assert (found["status"], found["before"], found["appeared"]) == ("unreadable", None, [])
    assert found["reason"]
    assert row(b"no container")["status"] == "unreadable"
    assert row(kit(Item("readme.txt", b"text")), file="x.zip")["status"] == "unreadable"


@pytest.mark.parametrize(("name", "status"), [("ДругаяКонфигурация", "other-configuration"), (NAME, "compatible")])
def test_kit_for_another_configuration(name: str, status: str):
    """A kit whose list names others only is not held against this one."""
    listed = build_manifest.compatibility((name, None)).encode()
    data = kit(Item("manifest.xml", manifest()), Item("processor.epf", processor()), Item("compatibility.xml", listed))

    assert row(data, file="x.zip")["status"] == status


def test_bug_of_ours_is_a_row(monkeypatch: pytest.MonkeyPatch):
    """A check that raises is named in the row; the add-on is not called compatible."""

    def fail(_over: OverReleases, _looked: Looked) -> None:
        raise RuntimeError("bug")

    monkeypatch.setattr(OverReleases, "_check", fail)
    found = row(add_on("Пересчитать"))

    assert found["status"] == "broken"
    assert "intercepted-method-absent" in found["reason"]


def test_order_of_rows_is_that_of_names():
    """The result does not depend on which process was faster."""
    releases = Releases(ReleaseIndex(index_of(NEW, "1.10")), None)
    rows = [verify(one, upload(add_on("Нет"), one), releases, build.terms()) for one in ("б.cfe", "а.cfe")]

    assert [one["file"] for one in build_verification(rows, releases)["add_ons"]] == ["а.cfe", "б.cfe"]
    assert build_verification(rows, releases) == build_verification(reversed(rows), releases)


@pytest.fixture
def registered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., None]:
    """Return a function that registers releases of the configuration by version and text."""
    monkeypatch.setenv("OTK_HOME", str(tmp_path / "home"))

    def register(**texts: str) -> None:
        for version, text in texts.items():
            register_release(version.strip("v").replace("_", "."), text)

    return register


def run(folder: Path, capsys: Capture, *more: str, version: str = "1.10", lang: str = "en") -> tuple[int, str, str]:
    """Return the exit code of the command and what it wrote."""
    code = main(["--lang", lang, "target", "verify", "склад", version, "--against", str(folder), "--jobs", "2", *more])
    out, err = capsys.readouterr()
    return code, out, err


def test_command_tells_what_broke(registered: Callable[..., None], tmp_path: Path, capsys: Capture):
    """A table of what changed; what stands as before is counted only; exit code 1."""
    registered(v1_8=NEW, v1_9=OLD, v1_10=NEW)
    folder = tmp_path / "add-ons"
    folder.mkdir()
    for name, targets in (("ломается", ["Закрыть"]), ("сломано", ["Нет"]), ("цело", ["Пересчитать"])):
        (folder / f"{name}.cfe").write_bytes(add_on(*targets))
    code, out, _ = run(folder, capsys, lang="ru")

    assert code == 1
    assert "Склад: 1.9 → 1.10" in out
    assert "ломается.cfe  совместимо  несовместимо  1" in out
    assert "+ EXT-009" in out
    assert "Закрыть" in out
    assert "сломано.cfe" not in out
    assert "цело.cfe" not in out
    assert "Проверено дополнений: 3, новый выпуск ломает: 1" in out.replace("\u00a0", " ")
    assert max(map(len, out.splitlines())) <= 100

    assert run(folder, capsys, "--previous", "1.8")[0] == 0


def test_command_survives_any_file(registered: Callable[..., None], tmp_path: Path, capsys: Capture):
    """A cut file and one that cannot be opened are rows; an auditor has to look: exit code 3."""
    registered(v1_9=OLD, v1_10=NEW)
    folder = tmp_path / "add-ons"
    folder.mkdir()
    (folder / "cut.cfe").write_bytes(add_on("Закрыть")[:100])
    (folder / "empty.zip").write_bytes(b"")
    (folder / "good.cfe").write_bytes(add_on("Пересчитать"))
    output = tmp_path / "result.json"
    code, _, _ = run(folder, capsys, "--format", "json", "-o", str(output))
    found = json.loads(output.read_bytes())

    assert code == 3
    assert list(VALIDATOR.iter_errors(found)) == []
    assert {one["file"]: one["status"] for one in found["add_ons"]} == {
        "cut.cfe": "unreadable",
        "empty.zip": "unreadable",
        "good.cfe": "compatible",
    }
    assert found["summary"]["unreadable"] == 2
    code, out, _ = run(folder, capsys)
    assert "cut.cfe    —       not read" in out


def test_first_release_is_told(registered: Callable[..., None], tmp_path: Path, capsys: Capture):
    """Where nothing is registered before, the note says that all is new."""
    registered(v1_10=NEW, v2_0=OLD)
    (tmp_path / "x.cfe").write_bytes(add_on("Закрыть"))
    code, out, err = run(tmp_path / "x.cfe", capsys)

    assert (code, "x.cfe" in out) == (1, True)
    assert "no release before 1.10" in err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--against", "published"], 2, "service"),
        (["--against", "missing"], 5, "missing"),
        (["--against", ".", "--previous", "1.10"], 2, "the new release itself"),
        (["--against", ".", "--previous", "0.1"], 2, "0.1"),
        (["--against", "home"], 2, ".cfe"),
    ],
)
def test_wrong_use(  # noqa: PLR0913, PLR0917 (each is a fact of its own)
    words: list[str],
    code: int,
    said: str,
    registered: Callable[..., None],
    tmp_path: Path,
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
):
    """What cannot be verified ends with a sentence."""
    registered(v1_9=OLD, v1_10=NEW)
    monkeypatch.chdir(tmp_path)

    assert main(["--lang", "en", "target", "verify", NAME, "1.10", *words]) == code
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("jobs", ["0", "65", "-1", "x", "9" * 50])
def test_number_of_processes(jobs: str, capsys: Capture):
    """A number that makes sense, or a sentence."""
    with pytest.raises(SystemExit):
        main(["target", "verify", NAME, "1.10", "--against", ".", "--jobs", jobs])
    assert "64" in capsys.readouterr().err


@pytest.mark.skipif(not (TREES / "ssl-3.1.5.171").exists(), reason=f"no tree of the library in {TREES}")
@pytest.mark.skipif(not A1, reason=f"no A1-SSL_*.cfe in {SHARED}")
def test_library(registered: Callable[..., None], tmp_path: Path, capsys: Capture):
    """Extensions written for the library, between two of its releases: what both have is not told as new."""
    registered()
    places = [str(TREES / f"ssl-{version}") for version in ("3.1.3.250", "3.1.5.171")]
    assert main(["target", "add", *places]) == 0
    folder = tmp_path / "add-ons"
    folder.mkdir()
    for path in A1:
        (folder / path.name).symlink_to(path)
        (folder / f"copy-{path.name}").write_bytes(path.read_bytes())
    capsys.readouterr()
    words = ["target", "verify", LIBRARY, "3.1.5.171", "--against", str(folder), "--format", "json", "--jobs", "2"]
    code = main(words)
    found = json.loads(capsys.readouterr().out)

    assert list(VALIDATOR.iter_errors(found)) == []
    assert found["previous"]["version"] == "3.1.3.250"
    assert len(found["add_ons"]) == len(A1)
    assert {one["status"] for one in found["add_ons"]} <= {"compatible", "incompatible"}
    assert code == int(any(map(breaks, found["add_ons"])))
    reverse = ["target", "verify", LIBRARY, "3.1.3.250", "--previous", "3.1.5.171", *words[4:]]
    main(reverse)
    back = json.loads(capsys.readouterr().out)
    for there, here in zip(found["add_ons"], back["add_ons"], strict=True):
        assert rules(there["appeared"]) == rules(here["went"])
        assert (there["before"], there["status"]) == (here["status"], here["before"])
        assert there["remaining"] == here["remaining"]
