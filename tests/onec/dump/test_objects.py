"""What the files of a dump may do to whoever follows their lists."""

import shutil
from pathlib import Path

import pytest

from onec.dump import objects
from onec.dump.read import read_tree
from onec.errors import RefusedError
from onec.faults import Fault

DUMPS = Path(__file__).parents[2] / "data" / "dumps"


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    """Return a copy of the configuration's dump to spoil."""
    return Path(shutil.copytree(DUMPS / "designer-configuration", tmp_path / "dump"))


def refusal(dump: Path) -> tuple[Fault, str]:
    """Return why and where a dump is refused."""
    with pytest.raises(RefusedError) as caught:
        read_tree(dump)
    return caught.value.fault, caught.value.entry


def spoil(path: Path, old: str, new: str) -> None:
    """Replace a text in a file."""
    text = path.read_text(encoding="utf-8-sig")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_listed_object_without_file_is_refused(dump: Path):
    """A dump that lacks what it lists is not whole: what is missing could be the very object looked for."""
    (dump / "Catalogs" / "Товары.xml").unlink()

    assert refusal(dump) == (Fault.OBJECT_MISSING, "Catalogs/Товары.xml")


def test_listed_form_without_file_is_refused(dump: Path):
    """Forms and templates are objects too."""
    (dump / "Catalogs" / "Товары" / "Forms" / "ФормаЭлемента.xml").unlink()

    assert refusal(dump) == (Fault.OBJECT_MISSING, "Catalogs/Товары/Forms/ФормаЭлемента.xml")


def test_file_of_another_object_is_refused(dump: Path):
    """A file describes the object it is named after."""
    spoil(dump / "Enums" / "ВидыТоваров.xml", "<Name>ВидыТоваров<", "<Name>Другое<")

    assert refusal(dump) == (Fault.BAD_METADATA, "Enums/ВидыТоваров.xml")


def test_object_listed_twice_is_refused(dump: Path):
    """Subsystems that list one another twice would double at every level."""
    spoil(dump / "Configuration.xml", "<Enum>ВидыТоваров</Enum>", "<Enum>ВидыТоваров</Enum>" * 2)

    assert refusal(dump) == (Fault.DUPLICATE_NAME, "Enums/ВидыТоваров")


def test_listed_path_leads_nowhere(dump: Path):
    """A name that climbs out is looked up among the files of the tree, where it is not."""
    (dump.parent / "secret.xml").write_text("<a/>", encoding="utf-8")
    spoil(dump / "Configuration.xml", "<Enum>ВидыТоваров</Enum>", "<Enum>../../secret</Enum>")

    assert refusal(dump) == (Fault.OBJECT_MISSING, "Enums/../../secret.xml")


@pytest.mark.parametrize(
    "doctype", ["<!DOCTYPE a>", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>', '<!DOCTYPE a SYSTEM "a.dtd">']
)
def test_document_type_is_refused(dump: Path, doctype: str):
    """No file of a dump has a document type."""
    spoil(dump / "Catalogs" / "Товары.xml", "<MetaDataObject", f"{doctype}<MetaDataObject")

    assert refusal(dump) == (Fault.XML_DOCTYPE, "Catalogs/Товары.xml")


def test_deep_xml_is_refused(dump: Path):
    """Nesting that no dump has does not reach a parser that would recurse."""
    (dump / "Catalogs" / "Товары.xml").write_text("<a>" * 100_000 + "</a>" * 100_000, encoding="utf-8")

    assert refusal(dump) == (Fault.BAD_METADATA, "Catalogs/Товары.xml")


@pytest.mark.parametrize("text", ["", "no XML", "<a>", "<MetaDataObject/>", "<a b='&undefined;'/>"])
def test_broken_description_is_refused(dump: Path, text: str):
    """A file that is no description is named."""
    (dump / "Catalogs" / "Товары.xml").write_text(text, encoding="utf-8")

    assert refusal(dump) == (Fault.BAD_METADATA, "Catalogs/Товары.xml")


def test_large_description_is_refused(dump: Path, monkeypatch: pytest.MonkeyPatch):
    """A description becomes many times its size in memory, and is bounded apart from modules."""
    monkeypatch.setattr("onec.dump.project.MAX_METADATA_BYTES", 5000)
    (dump / "Enums" / "ВидыТоваров.xml").write_bytes(b" " * 5001)

    assert refusal(dump) == (Fault.FILE_TOO_LARGE, "Enums/ВидыТоваров.xml")


def test_huge_module_is_refused(dump: Path, monkeypatch: pytest.MonkeyPatch):
    """A module is bounded as every file is."""
    monkeypatch.setattr("onec.dump.tree.MAX_FILE_BYTES", 5000)
    (dump / "CommonModules" / "Общий" / "Ext" / "Module.bsl").write_bytes(b" " * 5001)

    assert refusal(dump) == (Fault.FILE_TOO_LARGE, "CommonModules/Общий/Ext/Module.bsl")


def test_too_many_objects_are_refused(dump: Path, monkeypatch: pytest.MonkeyPatch):
    """Objects and their parts are counted."""
    monkeypatch.setattr(objects, "MAX_OBJECTS", 38)

    assert refusal(dump) == (Fault.BAD_METADATA, "Configuration.xml")


def test_deep_subsystems_are_refused(dump: Path, monkeypatch: pytest.MonkeyPatch):
    """Subsystems within subsystems end somewhere."""
    monkeypatch.setattr(objects, "MAX_OBJECT_DEPTH", 1)

    assert refusal(dump) == (Fault.BAD_METADATA, "Subsystems/Учет/Subsystems/Приемка")


def test_object_of_an_unknown_kind_is_read(dump: Path):
    """Kinds that newer platforms add have folders named alike; their modules are no orphans."""
    spoil(dump / "Configuration.xml", "<Enum>", "<NewService>Клиент</NewService><Enum>")
    text = (dump / "Enums" / "ВидыТоваров.xml").read_text(encoding="utf-8-sig")
    (dump / "NewServices" / "Клиент" / "Ext").mkdir(parents=True)
    (dump / "NewServices" / "Клиент" / "Ext" / "Module.bsl").write_bytes(b"")
    (dump / "NewServices" / "Клиент.xml").write_text(
        text.replace("<Enum ", "<NewService ").replace("</Enum>", "</NewService>").replace("ВидыТоваров", "Клиент"),
        encoding="utf-8",
    )

    content = read_tree(dump)

    assert "NewService.Клиент" in content.by_name()
    assert ("NewService.Клиент", False) in {(module.object, module.orphan) for module in content.modules}


def test_property_of_another_namespace_is_none_of_ours(dump: Path):
    """A second name in a namespace of its own does not replace the first."""
    spoil(dump / "Enums" / "ВидыТоваров.xml", "<Comment/>", '<x:Name xmlns:x="urn:x">Другое</x:Name><Comment/>')

    assert "Enum.ВидыТоваров" in read_tree(dump).by_name()
