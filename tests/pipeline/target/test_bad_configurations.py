"""What is no whole release `otk target add` refuses by the name of the file at fault, and registers nothing of it."""

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from onec.classes import ModuleKind
from pipeline.cli import main
from tests.build_configuration import Thing, cf, designer, edt, write
from tests.build_container import extension, processor, uuid_of

ARTICLE = Thing("Attribute", "Артикул", types=("Enum.Виды",))
STORE = (
    Thing("CommonModule", "Цены", flags=("Server",), modules={ModuleKind.MODULE: "Процедура А() КонецПроцедуры"}),
    Thing("Catalog", "Товары", parts=(ARTICLE,), modules={ModuleKind.OBJECT: "// пусто"}),
    Thing("Enum", "Виды"),
)
UUID = uuid_of("Catalog.Товары")
MIB = 1024 * 1024


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Give the registry a folder of its own."""
    monkeypatch.setenv("OTK_HOME", str(tmp_path / "home"))


def refusal(path: Path, capsys: pytest.CaptureFixture[str], *, language: str = "en") -> str:
    """Return what `target add` says of what it does not register."""
    assert main(["--lang", language, "target", "add", str(path)]) == 2
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert path.name in said
    assert main(["target", "list", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    return said


def zipped(folder: Path) -> Path:
    """Return a zip of a folder."""
    return Path(shutil.make_archive(str(folder), "zip", folder))


def altered(folder: Path, name: str, old: str, new: str) -> Path:
    """Replace a text in a file of a dump."""
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), "utf-8")
    return folder


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    """Write a Designer dump."""
    return write(designer(STORE), tmp_path / "dump")


def test_sound_configurations_are_registered(tmp_path: Path, dump: Path, capsys: pytest.CaptureFixture[str]):
    """Before: the .cf, both kinds of dumps and their zips are one release."""
    (tmp_path / "1.cf").write_bytes(cf(STORE))
    project = write(edt(STORE), tmp_path / "edt")

    for path in (tmp_path / "1.cf", dump, zipped(dump), project, zipped(project)):
        assert main(["target", "add", str(path)]) == 0
    capsys.readouterr()
    assert main(["target", "list", "--format", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 1


@pytest.mark.parametrize("name", ["Catalogs/Товары.xml", "CommonModules/Цены.xml"])
@pytest.mark.parametrize("kind", ["gone", "cut", "empty"])
def test_cut_dump_is_refused(name: str, kind: str, dump: Path, capsys: pytest.CaptureFixture[str]):
    """A file of an object that is gone, or ends in the middle."""
    data = (dump / name).read_bytes()
    (dump / name).write_bytes({"cut": data[: len(data) // 2]}.get(kind, b""))
    if kind == "gone":
        (dump / name).unlink()

    assert name in refusal(dump, capsys)
    assert name in refusal(zipped(dump), capsys)


@pytest.mark.parametrize("part", [0.02, 0.5, 0.99])
def test_cut_files_are_refused(part: float, tmp_path: Path, dump: Path, capsys: pytest.CaptureFixture[str]):
    """A .cf or a zip that was not copied to its end."""
    for name, data in (("1.cf", cf(STORE)), ("1.zip", zipped(dump).read_bytes())):
        (tmp_path / name).write_bytes(data[: int(len(data) * part)])
        refusal(tmp_path / name, capsys)


def test_dump_without_a_root_is_refused(dump: Path, capsys: pytest.CaptureFixture[str]):
    """The file that is missing is named."""
    (dump / "Configuration.xml").unlink()

    assert "dump: Configuration.xml: " in refusal(dump, capsys)


@pytest.mark.parametrize(
    ("other", "second"), [("Enum.Виды", "Enums/Виды.xml"), ("CommonModule.Цены", "CommonModules/Цены.xml")]
)
def test_one_identifier_of_two_objects_is_refused(
    other: str, second: str, dump: Path, capsys: pytest.CaptureFixture[str]
):
    """Both files are named."""
    said = refusal(altered(dump, second, uuid_of(other), UUID), capsys)

    assert "one identifier of two objects" in said
    assert "Catalogs/Товары.xml" in said
    assert second in said


def test_one_identifier_of_two_parts_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """In an EDT project parts stand in one file, in a .cf objects have no files: then the objects are named."""
    both = (*STORE, Thing("Catalog", "Склады", parts=(Thing("Attribute", "Адрес", types=("String",)),)))
    here, there = "Catalog.Товары.Attribute.Артикул", "Catalog.Склады.Attribute.Адрес"
    project = write(edt(both), tmp_path / "edt")
    altered(project, "src/Catalogs/Склады/Склады.mdo", uuid_of(there), uuid_of(here))

    said = refusal(project, capsys)
    assert "src/Catalogs/Склады/Склады.mdo" in said
    assert "src/Catalogs/Товары/Товары.mdo" in said
    assert there in said


def mix_roots(dump: Path) -> None:
    """Put a dump beside another one."""
    write({f"second/{name}": text for name, text in designer(STORE, name="Другая").items()}, dump)
    write({f"first/{name}": text for name, text in designer(STORE).items()}, dump)
    (dump / "Configuration.xml").unlink()


def mix_modules(dump: Path) -> None:
    """Write one dump over another that has more objects."""
    write({"DataProcessors/Чужая/Ext/ObjectModule.bsl": "// чужая"}, dump)


def mix_types(dump: Path) -> None:
    """Take the file of an object from another configuration, whose attributes are of its own objects."""
    altered(dump, "Catalogs/Товары.xml", "EnumRef.Виды", "EnumRef.ВидыЧужие")


def mix_names(dump: Path) -> None:
    """Take the file of another object."""
    altered(dump, "Catalogs/Товары.xml", "<Name>Товары</Name>", "<Name>Склады</Name>")


def mix_lists(dump: Path) -> None:
    """Keep the list of another dump, where the catalogue of this name is another one."""
    line = f'<Metadata name="Catalog.Товары" id="{uuid_of("Catalog.Чужой")}" configVersion="0"/>'
    write({"ConfigDumpInfo.xml": f"<ConfigDumpInfo><ConfigVersions>{line}</ConfigVersions></ConfigDumpInfo>"}, dump)


@pytest.mark.parametrize(
    ("mix", "name", "words"),
    [
        (mix_roots, "first/Configuration.xml", "two projects in one folder"),
        (mix_modules, "DataProcessors/Чужая/Ext/ObjectModule.bsl", "two dumps in one folder"),
        (mix_types, "Catalogs/Товары.xml", "Enum.ВидыЧужие"),
        (mix_names, "Catalogs/Товары.xml", "Catalog.Товары"),
        (mix_lists, "Catalogs/Товары.xml", "ConfigDumpInfo.xml"),
    ],
)
def test_mixed_dumps_are_refused(
    mix: Callable[[Path], None], name: str, words: str, dump: Path, capsys: pytest.CaptureFixture[str]
):
    """Two configurations in one folder, in each way that can be told."""
    mix(dump)
    said = refusal(dump, capsys)

    assert name in said
    assert words in said


def test_list_of_the_same_dump_is_no_trouble(dump: Path):
    """Designer's list says of forms and modules more than of objects."""
    lines = f'<Metadata name="Catalog.Товары" id="{UUID}"/><Metadata name="Catalog.Товары.ObjectModule" id="{UUID}.0"/>'
    write({"ConfigDumpInfo.xml": f"<ConfigDumpInfo>{lines}</ConfigDumpInfo>"}, dump)

    assert main(["target", "add", str(dump)]) == 0


@pytest.mark.parametrize("data", [extension("Расширение"), processor("Обработка")], ids=["cfe", "epf"])
def test_add_on_is_refused(data: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """An extension or a data processor where a configuration is expected, whatever its file is called."""
    (tmp_path / "1Cv8.cf").write_bytes(data)

    assert "an add-on, not a configuration" in refusal(tmp_path / "1Cv8.cf", capsys)


@pytest.mark.parametrize("name", ["CommonModules/Цены/Ext/Module.bsl", "Catalogs/Товары.xml"])
def test_bomb_is_refused(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """A file of a zip that grows a thousand times; it is not unpacked further than its limit."""
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for each, text in designer(STORE).items():
            archive.writestr(each, text if each != name else b" " * (3 * MIB))

    said = refusal(path, capsys)
    assert name in said
    assert "bomb" in said


def test_refusals_are_told_in_russian(dump: Path, capsys: pytest.CaptureFixture[str]):
    """The same in the other language."""
    mix_modules(dump)

    assert "две выгрузки в одной папке" in refusal(dump, capsys, language="ru")
