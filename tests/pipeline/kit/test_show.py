"""`otk kit show` and `otk kit check`: what a kit says, and what is wrong with it."""

import json
import re
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from checks.manifest.papers import Papers
from checks.subject import read_subject
from checks.upload import upload
from pipeline.cli import main
from pipeline.kit.archive import zip_of
from pipeline.kit.comparison import comparison
from pipeline.language import speak
from tests.build_add_on import FILE, TITLE, add_on
from tests.build_container import extension
from tests.build_manifest import command, manifest

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder of its own, in English."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")
    speak("en")
    return tmp_path


@pytest.fixture
def good() -> Path:
    """Give a kit that agrees with itself."""
    Path(FILE).write_bytes(add_on())
    assert main(["kit", "new", FILE, "-o", "good.zip", "--target", "УправлениеТорговлей"]) == 0
    return Path("good.zip")


@pytest.fixture
def bad() -> Path:
    """Give a kit whose manifest says something else than the code."""
    one = command(Id="Сверить", Representation="Сверить", StartupType="ClientCall", ShowNotification="true")
    text = manifest(one, command(Id="Другая"), Name=TITLE, Version="1.3", FileName=FILE)
    Path("bad.zip").write_bytes(zip_of({"manifest.xml": text.encode(), FILE: add_on()}))
    return Path("bad.zip")


def shown(path: Path) -> dict[str, Any]:
    """Return what is shown of a kit."""
    return comparison(Papers(read_subject(upload(path.read_bytes(), path.name))))


def test_kit_that_agrees(good: Path, capsys: Capture):
    """Nothing is marked, and it says so."""
    found = shown(good)

    assert found["differences"] == 0
    assert [row["field"] for row in found["fields"] if row["differs"]] == []
    assert main(["kit", "show", str(good)]) == 0
    page = capsys.readouterr().out
    assert "≠" not in page
    assert TITLE in page
    assert "УправлениеТорговлей" in page
    assert "api.example.com" in page


def test_kit_that_differs(bad: Path, capsys: Capture):
    """Each difference is marked, with both sides; a command or permission of one side only is one."""
    found = shown(bad)

    assert [row["field"] for row in found["fields"] if row["differs"]] == ["object-name", "version", "description"]
    assert {row["id"]: row["differs"] for row in found["commands"]} == {
        "Сверить": ["presentation", "startup"],
        "Другая": ["missing"],
    }
    assert [row["differs"] for row in found["permissions"]] == [True]
    assert found["differences"] == 6
    assert main(["kit", "show", str(bad)]) == 0
    page = capsys.readouterr().out
    assert page.count("≠") == 6
    assert "manifest: 1.3" in page
    assert "code: 1.2" in page


def test_id_in_another_case_is_shown(capsys: Capture):
    """An id that differs in its case only is a difference, as it is for the check."""
    Path(FILE).write_bytes(add_on())
    assert main(["kit", "new", FILE, "-o", "good.zip"]) == 0
    text = Path("good.zip").read_bytes()
    with ZipFile(BytesIO(text)) as archive:
        said = archive.read("manifest.xml").decode()
    [found] = re.findall("<Id>(.*)</Id>", said)
    Path("bad.zip").write_bytes(
        zip_of({"manifest.xml": said.replace(f"<Id>{found}", f"<Id>{found.upper()}").encode(), FILE: add_on()})
    )

    assert [row["differs"] for row in shown(Path("bad.zip"))["commands"]] == [["id"]]
    capsys.readouterr()
    assert main(["kit", "show", "bad.zip"]) == 0
    page = capsys.readouterr().out
    assert f"manifest: {found.upper()} · " in page
    assert f"code: {found} · " in page


def test_one_side_agrees_with_nothing(capsys: Capture):
    """Where there is no manifest, or no self-description, nothing is said of how they compare."""
    Path(FILE).write_bytes(add_on())

    assert main(["kit", "show", FILE]) == 0
    assert "same" not in capsys.readouterr().out


def test_json(bad: Path, capsys: Capture):
    """The same as plain data, in a fixed order."""
    assert main(["kit", "show", str(bad), "--format", "json"]) == 0

    found = json.loads(capsys.readouterr().out)
    assert found == shown(bad)
    assert list(found)[:3] == ["schema", "artifact", "entries"]


def test_computed_value_is_no_difference():
    """What only a run tells is said to be so, and is not held against the manifest."""
    text = manifest(Name=TITLE, Version="1.3", FileName=FILE)
    path = Path("computed.zip")
    path.write_bytes(zip_of({"manifest.xml": text.encode(), FILE: add_on(version="ВерсияИзБазы()")}))

    [version] = [row for row in shown(path)["fields"] if row["field"] == "version"]

    assert (version["manifest"], version["code"], version["computed"], version["differs"]) == ("1.3", None, True, False)


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize(
    "data", [b"", b"text", b"PK\3\4", extension(), add_on()], ids=["empty", "text", "zip", "cfe", "epf"]
)
def test_anything_can_be_shown(data: bytes, lang: str, capsys: Capture):
    """Whatever the file is there is a page; one that was refused exits with 1."""
    Path("x.zip").write_bytes(data)

    code = main(["kit", "show", "x.zip", "--lang", lang])

    assert code == int(len(data) < 100)
    assert "x.zip" in capsys.readouterr().out


def test_no_line_is_too_wide(bad: Path, capsys: Capture):
    """Lines end at the hundredth column, whatever stands in them."""
    text = manifest(Name="Очень длинное название " * 30, FileName=FILE)
    bad.write_bytes(zip_of({"manifest.xml": text.encode(), FILE: add_on()}))

    main(["kit", "show", str(bad)])

    assert max(len(line) for line in capsys.readouterr().out.splitlines()) <= 100


def test_check_of_a_good_kit(good: Path, capsys: Capture):
    """0, and the stages that were not run are named."""
    assert main(["kit", "check", str(good)]) == 0

    done = capsys.readouterr()
    assert "Manifest: passed" in done.out
    assert "Security: skipped, not asked for" in done.out
    assert "otk audit" in done.err


def test_check_of_a_bad_kit(bad: Path, capsys: Capture):
    """The exit code is the verdict's, and what the manifest stage found is printed; nothing of security is."""
    assert main(["kit", "check", str(bad)]) in (1, 3)

    page = capsys.readouterr().out
    assert "MANI-004" in page
    assert "NET-" not in page


def test_check_of_what_is_no_kit(capsys: Capture):
    """A file that cannot be read is rejected, one that is missing is the environment's."""
    Path("x.zip").write_bytes(b"PK\3\4 cut short")

    assert main(["kit", "check", "x.zip"]) == 1
    assert main(["kit", "check", "absent.zip"]) == 5
    assert "absent.zip" in capsys.readouterr().err


def test_check_with_a_card(good: Path, capsys: Capture):
    """A kit can be held to the submitter's card, too."""
    Path("card.json").write_text(json.dumps({"version": "9.9"}), encoding="utf-8")

    main(["kit", "check", str(good), "--card", "card.json"])

    assert "MANI-064" in capsys.readouterr().out
