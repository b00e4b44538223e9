"""What changed between two releases, each kind of change alone and nothing else beside it."""

from dataclasses import replace

import pytest

from onec.classes import ModuleKind
from onec.model import Content, FileKind, MetadataObject, Properties
from onec.release.build import build_index
from onec.release.diff import Change, method_changes, object_changes
from onec.release.index import ReleaseIndex
from tests import build, build_release

OWNER = "CommonModule.Цены"
BEFORE = "Функция Цена(Товар, Дата = 1) Экспорт Возврат 1; КонецФункции"


def release(text: str = BEFORE, objects: tuple[tuple[str, str], ...] = ()) -> ReleaseIndex:
    """Return a release of one common module, and objects by name and identifier."""
    items = tuple(
        MetadataObject(name.split(".")[-2], name.rpartition(".")[2], name, uuid)
        for name, uuid in ((OWNER, "u-module"), *objects)
    )
    modules = (build.module(text, owner=OWNER),)
    return ReleaseIndex(build_index(Content(FileKind.CONFIGURATION, Properties("Склад", "root"), items, modules)))


@pytest.mark.parametrize(
    ("after", "changes"),
    [
        (BEFORE, []),
        ("функция цена(товар,дата=2)экспорт возврат 1;конецфункции", []),
        ("Функция Цена(Артикул, Дата = 1) Экспорт Возврат 1; КонецФункции", []),
        ("Функция Цена(Товар, Дата = 1) Экспорт Возврат 2; КонецФункции", [Change.BODY]),
        ("Функция Цена(Товар, Дата) Экспорт Возврат 1; КонецФункции", [Change.SIGNATURE]),
        ("Функция Цена(Знач Товар, Дата = 1) Экспорт Возврат 1; КонецФункции", [Change.SIGNATURE]),
        ("Функция Цена(Товар) Экспорт Возврат 1; КонецФункции", [Change.SIGNATURE]),
        ("Функция Цена(Товар, Дата = 1) Возврат 1; КонецФункции", [Change.SIGNATURE]),
        ("Процедура Цена(Товар, Дата = 1) Экспорт КонецПроцедуры", [Change.SIGNATURE]),
        ("", [Change.REMOVED]),
        (BEFORE + " Процедура Б() КонецПроцедуры", [Change.ADDED]),
    ],
)
def test_method_changes(after: str, changes: list[Change]):
    """A caller feels the signature, not the names of parameters nor how the text is set."""
    found = list(method_changes(release(), release(after)))

    assert [one.change for one in found] == changes
    assert {one.module for one in found} <= {(OWNER, ModuleKind.MODULE)}


def test_exported_is_told():
    """A method that is exported on one side only concerns others too."""
    [hidden] = method_changes(release(), release(BEFORE.replace(" Экспорт", "")))
    [inner] = method_changes(release(), release(BEFORE + " Процедура Б() КонецПроцедуры"))

    assert (hidden.exported, inner.exported) == (True, False)


def test_types_of_an_object_change():
    """What its values may be and may not be any more; a renamed object is told twice, for it is both."""
    old = [
        replace(build_release.item("Constant.Курс", "1"), types=("String(10)", "Boolean")),
        build_release.item("Constant.Имя", "2"),
    ]
    new = [
        replace(build_release.item("Constant.Курс", "1"), types=("Boolean", "String(50)")),
        replace(build_release.item("Constant.Имя", "2")),
    ]
    moved = [
        replace(build_release.item("Constant.Цена", "1"), types=("Boolean",)),
        build_release.item("Constant.Имя", "2"),
    ]

    found = list(object_changes(build_release.release(*old), build_release.release(*new)))
    assert [(one.change, one.object.name, one.lost, one.gained) for one in found] == [
        (Change.TYPES, "Курс", ("String(10)",), ("String(50)",))
    ]
    found = list(object_changes(build_release.release(*old), build_release.release(*moved)))
    assert [(one.change, one.before, one.lost, one.gained) for one in found] == [
        (Change.RENAMED, "Constant.Курс", (), ()),
        (Change.TYPES, "", ("String(10)",), ()),
    ]
    assert list(object_changes(build_release.release(*old), build_release.release(*reversed(old)))) == []


def test_object_changes():
    """What has its identifier under another name was renamed, all else came or went."""
    old = release(objects=(("Catalog.Товары", "a"), ("Catalog.Склады", "b")))
    new = release(objects=(("Catalog.Номенклатура", "a"), ("Catalog.Цены", "c")))

    found = [(one.change, one.object.full_name, one.before) for one in object_changes(old, new)]

    assert found == [
        (Change.REMOVED, "Catalog.Склады", ""),
        (Change.RENAMED, "Catalog.Номенклатура", "Catalog.Товары"),
        (Change.ADDED, "Catalog.Цены", ""),
    ]


def test_part_of_a_renamed_owner():
    """A part went with its owner and is not told again, unless it has a new name too."""
    old = release(objects=(("Catalog.А", "a"), ("Catalog.А.Attribute.Х", "b"), ("Catalog.А.Attribute.Ц", "c")))
    new = release(objects=(("Catalog.Б", "a"), ("Catalog.Б.Attribute.Х", "b"), ("Catalog.Б.Attribute.Щ", "c")))

    assert [one.object.full_name for one in object_changes(old, new)] == ["Catalog.Б", "Catalog.Б.Attribute.Щ"]


def test_without_identifiers():
    """Of what has no identifier none is another under a new name."""
    old = release(objects=(("Catalog.А", "a"), ("Catalog.А.Command.Б", ""), ("Catalog.А.Command.В", "")))
    new = release(objects=(("Catalog.А", "a"), ("Catalog.А.Command.В", ""), ("Catalog.А.Command.Г", "")))

    assert [(one.change, one.object.full_name) for one in object_changes(old, new)] == [
        (Change.REMOVED, "Catalog.А.Command.Б"),
        (Change.ADDED, "Catalog.А.Command.Г"),
    ]
