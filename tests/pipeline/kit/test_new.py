"""`otk kit new`: a kit from a file and what its code says of itself, which the stages then find nothing in."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from checks.subject import read_subject
from checks.upload import upload
from onec.kit_documents import read_documents
from onec.manifest import Category, Documents, StartupType
from pipeline.cli import main
from pipeline.language import speak
from pipeline.stages import CHECKS, Stage, run_stage
from tests.build_add_on import (
    FILE,
    FILLING_HANDLER,
    FILLING_KIND,
    INFORMATION,
    NAME,
    PERMISSION,
    REPORT_FILE,
    REPORT_KIND,
    TITLE,
    add_on,
)
from tests.build_container import Root, extension, processor

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder of its own, in English."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")
    speak("en")
    return tmp_path


def make(data: bytes, *words: str, file: str = FILE, kit: str = "kit.zip") -> int:
    """Write a file and make a kit of it; argparse's way out counts as its exit code."""
    Path(file).write_bytes(data)
    try:
        return main(["kit", "new", file, "-o", kit, *words])
    except SystemExit as error:
        return int(error.code or 0)


def documents(kit: str = "kit.zip") -> Documents:
    """Return what the documents of a kit say."""
    subject = read_subject(upload(Path(kit).read_bytes(), kit))
    assert subject.kit
    return read_documents(subject.kit)


def findings(kit: str = "kit.zip") -> list[str]:
    """Return the names of what the format and manifest stages find in a kit."""
    subject = read_subject(upload(Path(kit).read_bytes(), kit))
    ended = [run_stage(stage, subject, CHECKS[stage]) for stage in (Stage.FORMAT, Stage.MANIFEST)]
    assert [one.broken for one in ended] == [(), ()]
    return [finding.rule.name for one in ended for finding in one.findings]


def test_kit_holds_the_file_and_what_its_code_says():
    """Every value of the manifest is the code's; the stages find nothing in the kit."""
    data = add_on()

    assert make(data, "--target", "БухгалтерияПредприятия", "--target", "УправлениеТорговлей@11.5.12.77") == 0

    found = documents()
    [manifest], [listed] = found.manifests, found.compatibility
    assert found.faults == ()
    said = (manifest.name, manifest.object_name, manifest.version, manifest.description, manifest.file_name)
    assert [one.value for one in said if one] == [TITLE, NAME, "1.2", INFORMATION, FILE]
    assert (manifest.schema, manifest.category and manifest.category.value) == ("1.0.0.2", Category.DATA_PROCESSOR)
    [command] = manifest.commands
    assert (command.id and command.id.value, command.startup and command.startup.value) == (
        "Сверить",
        StartupType.SERVER_CALL,
    )
    assert [one.type_name for one in manifest.permissions] == ["InternetResourceAccess"]
    assert dict(manifest.permissions[0].parameters) == {"Protocol": "HTTPS", "Host": "api.example.com", "Port": "443"}
    versions = [(one.name and one.name.value, one.minimum and one.minimum.value) for one in listed.configurations]
    assert versions == [("БухгалтерияПредприятия", ""), ("УправлениеТорговлей", "11.5.12.77")]
    assert ZipFile("kit.zip").read(FILE) == data
    assert findings() == []


def test_kit_is_the_same_every_time():
    """No day, no machine and no order of the options is in the bytes; names are UTF-8 and sorted."""
    assert make(add_on(), kit="one.zip") == make(add_on(), kit="two.zip") == 0

    assert Path("one.zip").read_bytes() == Path("two.zip").read_bytes()
    entries = ZipFile("one.zip").infolist()
    assert [one.filename for one in entries] == ["manifest.xml", FILE]
    assert {one.date_time for one in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert entries[1].flag_bits & 0x800


def test_default_name_of_the_kit():
    """Without -o the kit is called like the file, in the working folder."""
    Path(FILE).write_bytes(add_on())

    assert main(["kit", "new", FILE]) == 0
    assert findings(f"{NAME}.zip") == []


def test_kit_is_not_overwritten(capsys: Capture):
    """A kit that is there stays unless --force says otherwise; the file itself is never written over."""
    Path("kit.zip").write_bytes(b"mine")

    assert make(add_on()) == 2
    assert "--force" in capsys.readouterr().err
    assert Path("kit.zip").read_bytes() == b"mine"
    assert make(add_on(), "--force") == 0
    assert make(add_on(), "--force", kit=FILE) == 2
    assert Path(FILE).read_bytes() == add_on()


def test_report():
    """A report comes as .erf; where it keeps its variants is asked for, as its file does not tell."""
    data = add_on(kind=REPORT_KIND, root=Root(is_report=True, synonym=TITLE))

    assert make(data, "--variants-storage", "yes", file=REPORT_FILE) == 0
    [manifest] = documents().manifests
    assert manifest.variants_storage
    assert manifest.variants_storage.value
    assert findings() == []


def test_filling_of_objects():
    """Commands of a contextual kind appear in the objects that the code names."""
    more = 'Сведения.Назначение.Добавить("Документ.ЗаказПокупателя");'
    data = add_on(kind=FILLING_KIND, more=more, handlers=FILLING_HANDLER)

    assert make(data) == 0
    [manifest] = documents().manifests
    assert manifest.assignment
    assert manifest.assignment.type == "ExtensionCatalogsAndDocumentsAssignment"
    [one] = manifest.assignment.objects
    assert (one.name and one.name.value, one.type and one.type.value) == ("Документ.ЗаказПокупателя", "Document")
    assert findings() == []


def test_all_objects_of_a_kind_are_asked_for(capsys: Capture):
    """Which documents a configuration has is not in the file: `Документ.*` has to be said by name."""
    more = 'Сведения.Назначение.Добавить("Документ.*");'
    data = add_on(kind=FILLING_KIND, more=more, handlers=FILLING_HANDLER)

    assert make(data) == 2
    assert "--assign" in capsys.readouterr().err
    assert make(data, "--assign", "Документ.ЗаказПокупателя", "--assign", "Document.Invoice") == 0
    assert findings() == []


def test_objects_of_the_code_stay():
    """Objects that the code names are chosen beside those that the author adds for a pattern, each once."""
    more = 'Сведения.Назначение.Добавить("Документ.ЗаказПокупателя"); Сведения.Назначение.Добавить("Справочник.*");'
    data = add_on(kind=FILLING_KIND, more=more, handlers=FILLING_HANDLER)

    assert make(data, "--assign", "Справочник.Партнеры", "--assign", "document.заказпокупателя") == 0
    [manifest] = documents().manifests
    assert manifest.assignment
    names = [one.name and one.name.value for one in manifest.assignment.objects]
    assert names == ["Документ.ЗаказПокупателя", "Справочник.Партнеры"]
    assert findings() == []


def test_answer_that_contradicts_the_code_is_noted(capsys: Capture):
    """What is given in place of what the code says is taken, and the author is told what comes of it."""
    assert make(add_on(), "--version", "7.0") == 0
    assert "--version differs from what the code says" in capsys.readouterr().err
    assert findings() == ["item-version-differs"]

    assert make(add_on(), "--version", "1.2", "--force") == 0
    assert "differs" not in capsys.readouterr().err


def test_refused_safe_mode_is_noted(capsys: Capture):
    """What is sure to be rejected is said before the upload."""
    assert make(add_on(more="Сведения.БезопасныйРежим = Ложь;")) == 0
    assert "refuses safe mode" in capsys.readouterr().err
    assert "safe-mode-refused" in findings()

    assert make(add_on(), "--force") == 0
    assert "refuses safe mode" not in capsys.readouterr().err


def test_sections():
    """Commands of a global kind appear on the home page, or in the sections that the author names."""
    assert make(add_on(), "--assign", "Подсистема.Продажи") == 0

    [manifest] = documents().manifests
    assert manifest.assignment
    assert [one.name and one.name.value for one in manifest.assignment.objects] == ["Подсистема.Продажи"]
    assert findings() == []


@pytest.mark.parametrize("library", ['"2.2.2.0"', '"2.1.9.5"'])
def test_old_library_has_the_old_manifest(library: str, capsys: Capture):
    """Up to 2.2.2.0 of the library the manifest is 1.0.0.1, and the author is told."""
    assert make(add_on(library=library, more="")) == 0

    [manifest] = documents().manifests
    assert manifest.schema == "1.0.0.1"
    assert manifest.safe_mode
    assert manifest.safe_mode.value
    assert "1.0.0.1" in capsys.readouterr().err
    assert documents().faults == ()


def test_permissions_need_a_newer_library(capsys: Capture):
    """The old manifest has another list of permissions: the author is asked for a newer library."""
    assert make(add_on(library='"2.2.2.0"')) == 2
    assert "--library-version" in capsys.readouterr().err
    assert make(add_on(library='"2.2.2.0"'), "--library-version", "3.1.5.1") == 0


@pytest.mark.parametrize(
    ("changed", "option", "value"),
    [
        ({"version": "ВерсияИзБазы()"}, "--version", "1.3"),
        ({"name": "Метаданные().Синоним + Суффикс()"}, "--name", "Сверка"),
        ({"information": "Прочитать()"}, "--description", "Сверяет остатки с файлом"),
        ({"information": '""'}, "--description", "Сверяет остатки с файлом"),
        ({"kind": "ВидОбработки()"}, "--kind", "AdditionalProcessor"),
        ({"kind": '"Печать"'}, "--kind", "AdditionalProcessor"),
        ({"library": "ВерсияБиблиотеки()"}, "--library-version", "3.1.5.1"),
    ],
)
def test_what_the_code_does_not_tell_is_asked_for(changed: dict[str, str], option: str, value: str, capsys: Capture):
    """The option that supplies it is named with the line, and supplies it."""
    data = add_on(**changed)  # type: ignore[arg-type]

    assert make(data) == 2
    told = capsys.readouterr().err
    assert option in told
    assert "line" in told
    assert not Path("kit.zip").exists()
    assert make(data, option, value) == 0


def test_everything_is_asked_for_at_once(capsys: Capture):
    """One refusal names all that is missing."""
    data = add_on(version="А()", name="Б()", use="В()", more="Сведения.Разрешения.Добавить(Г());")

    assert make(data) == 2
    told = capsys.readouterr().err
    assert [word for word in ("--version", "--name", "commands", "permissions") if word in told] == [
        "--version",
        "--name",
        "commands",
        "permissions",
    ]


def test_facts_supply_commands_and_permissions():
    """What the code builds at run time comes from a file, and is held to its form."""
    facts = {
        "commands": [
            {"id": "Сверить", "presentation": "Сверить остатки", "startup": "ServerCall", "notification": True}
        ],
        "permissions": [
            {"kind": "FileSystemAccess", "parameters": {"Path": "/temp", "AllowedRead": "true", "AllowedWrite": "true"}}
        ],
    }
    Path("facts.json").write_text(json.dumps(facts), encoding="utf-8")

    assert make(add_on(use="В()", more="Сведения.Разрешения.Добавить(Г());"), "--facts", "facts.json") == 0
    [manifest] = documents().manifests
    assert [one.startup and one.startup.value for one in manifest.commands] == [StartupType.SERVER_CALL]
    assert [one.type_name for one in manifest.permissions] == ["FileSystemAccess"]
    assert documents().faults == ()


def test_loading_from_a_file_cannot_be_published(capsys: Capture):
    """The service has no such way of starting; the line is told."""
    assert make(add_on(use='"ЗагрузкаДанныхИзФайла"')) == 2
    assert "line 12" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("data", "file", "said"),
    [
        (extension(), "x.cfe", ".epf or .erf"),
        (b"text", FILE, "not-a-container"),
        (b"", FILE, "empty-file"),
        (processor(), FILE, "СведенияОВнешнейОбработке"),
        (add_on(kind=REPORT_KIND), FILE, "AdditionalReport"),
    ],
    ids=["extension", "text", "empty", "undescribed", "report in .epf"],
)
def test_what_no_kit_can_be_made_of(data: bytes, file: str, said: str, capsys: Capture):
    """No option helps: 1, and why."""
    assert make(data, file=file) == 1
    assert said in capsys.readouterr().err
    assert not Path("kit.zip").exists()


@pytest.mark.parametrize(
    "words",
    [
        ["--target", "Бухгалтерия предприятия"],
        ["--target", "Торговля@3.0"],
        ["--target", "Торговля@3.0.*.*"],
        ["--target", "Торговля@1.0.0.0..2.0.0.0"],
        ["--target", "@1.0.0.0"],
        ["--assign", "Отчет.Продажи"],
        ["--assign", "Продажи"],
        ["--kind", "Печать"],
        ["--name", "a\0b"],
        ["--facts", "absent.json"],
    ],
    ids=" ".join,
)
def test_wrong_use(words: list[str]):
    """An option that makes no sense is refused, and nothing is written."""
    assert make(add_on(), *words) in (2, 5)
    assert not Path("kit.zip").exists()


def test_wrong_name_of_the_file(capsys: Capture):
    """A manifest names the file by its ending: a data processor called .zip is to be renamed."""
    assert make(add_on(), file="x.bin") == 2
    assert ".epf" in capsys.readouterr().err


@pytest.mark.parametrize(
    "facts",
    [
        "[]",
        '{"command": []}',
        '{"commands": {}}',
        '{"commands": [{}]}',
        '{"commands": [{"id": "x", "presentation": "x", "startup": "Call"}]}',
        '{"permissions": [{"kind": "Any"}]}',
        '{"permissions": [{"kind": "RunApplication", "parameters": {"Host": "x"}}]}',
        '{"permissions": [{"kind": "RunApplication"}]}',
        '{"commands": [{"id": "x", "presentation": "x", "startup": "ServerCall", "notification": "no"}]}',
    ],
)
def test_wrong_facts(facts: str):
    """The file of facts is held to its form."""
    Path("facts.json").write_text(facts, encoding="utf-8")

    assert make(add_on(), "--facts", "facts.json") == 2


@pytest.mark.parametrize(("version", "found"), [("1.2", True), ("1.1", True), ("1.3", False)])
def test_next_version_of_a_kit(version: str, found: bool, capsys: Capture):  # noqa: FBT001 (parameter of a table)
    """The report of a kit says which version it was: the next one has to be above it."""
    assert make(add_on(), kit="old.zip") == 0
    assert make(add_on(version=f'"{version}"', more=f"{PERMISSION} // {version} again"), kit="new.zip") == 0
    main(["audit", "old.zip", "--format", "json", "-o", "old.json"])
    capsys.readouterr()

    main(["audit", "new.zip", "--format", "json", "--baseline", "old.json"])

    report = json.loads(capsys.readouterr().out)
    assert report["subject"]["version"] == version
    assert ("version-not-increased" in [row["name"] for row in report["findings"]]) is found


def test_version_of_a_bare_data_processor(capsys: Capture):
    """Without a kit the code tells the version, and the report has it."""
    Path(FILE).write_bytes(add_on(version='"2.5"'))

    main(["audit", FILE, "--format", "json"])

    assert json.loads(capsys.readouterr().out)["subject"]["version"] == "2.5"
