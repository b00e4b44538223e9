"""One release has one index, whatever it was registered from."""

from pathlib import Path

import pytest

from onec.classes import ModuleKind
from onec.dump.read import read_tree
from onec.file import read_file
from onec.model import CommonModuleFlags
from onec.release.build import build_index
from onec.release.index import ReleaseIndex
from onec.release.model import OTHER, IndexedForm
from tests.build_configuration import Form, Thing, cf, designer, edt, write

CODE = """&НаСервере
Функция Цена(Знач Товар, Дата = Неопределено) Экспорт
	Запрос = "ВЫБРАТЬ
	|	Цены.Цена";
	Возврат Запрос;
КонецФункции
"""
FORM = Form(
    attributes={"Объект": ("Catalog.Товары",), "Отбор": ("String", "Boolean"), "Таблица": ("?",)},
    items={
        "Шапка": "UsualGroup",
        "Наименование": "InputField",
        "Записать": "Button",
        "Т": "Table",
        "Н": "LabelDecoration",
    },
    commands=("Загрузить", "Выгрузить"),
    handler="ПриОткрытии",
)
EACH = ("Boolean", "String(10)", "Number(15,2,unsigned)", "Date(Date)", "ValueStorage", OTHER)
STORE = (
    Thing("CommonModule", "Цены", flags=("Server", "ServerCall"), modules={ModuleKind.MODULE: CODE}),
    Thing(
        "Catalog",
        "Товары",
        parts=(
            Thing("Attribute", "Артикул", ("String(10)",)),
            Thing("Attribute", "Всё", EACH),
            Thing("Attribute", "Родитель", ("Catalog.Товары", "Enum.Виды", "ChartOfCharacteristicTypes.Свойства")),
            Thing("TabularSection", "Состав", parts=(Thing("Attribute", "Количество", ("Number(15,2,unsigned)",)),)),
            Thing("Form", "ФормаЭлемента", form=FORM, modules={ModuleKind.FORM: CODE}),
        ),
        modules={ModuleKind.OBJECT: CODE, ModuleKind.MANAGER: "// пусто"},
    ),
    Thing("Enum", "Виды", parts=(Thing("EnumValue", "Услуга"), Thing("EnumValue", "Товар"))),
    Thing(
        "InformationRegister",
        "Цены",
        parts=(
            Thing("Resource", "Цена", ("Number(15,2,unsigned)",)),
            Thing("Dimension", "Товар", ("Catalog.Товары",)),
        ),
    ),
    Thing("Task", "Задача", parts=(Thing("AddressingAttribute", "Исполнитель", ("String(9,fixed)",)),)),
    Thing("Constant", "Курс", ("Date(Date)",)),
    Thing("DefinedType", "Владелец", ("Catalog.Товары", "String(10)")),
    Thing("ChartOfCharacteristicTypes", "Свойства", ("Boolean", "DefinedType.Владелец")),
    Thing("SessionParameter", "Пользователь", ("ValueStorage",)),
    Thing("Role", "Администратор"),
    Thing(
        "Subsystem",
        "Учет",
        parts=(Thing("Subsystem", "Приемка", members=("Task.Задача",)),),
        members=("Catalog.Товары", "Constant.Курс"),
    ),
)


def indexes(tmp_path: Path, *things: Thing) -> list[bytes]:
    """Return the indexes of a configuration written as a .cf, a Designer dump and an EDT project."""
    trees = [write(designer(things), tmp_path / "designer"), write(edt(things), tmp_path / "edt")]
    return [build_index(one) for one in [read_file(cf(things)).content, *map(read_tree, trees)]]


def test_index_is_the_same_whatever_it_was_made_from(tmp_path: Path):
    """A .cf, a Designer dump and an EDT project of one configuration have the same bytes of an index."""
    container, dump, project = indexes(tmp_path, *STORE)

    assert container == dump == project


@pytest.mark.parametrize("number", range(len(STORE)))
def test_index_changes_with_any_object(tmp_path: Path, number: int):
    """Nothing of what was written is left out: without any one of the objects the index is another one."""
    whole = indexes(tmp_path / "1", *STORE)
    less = indexes(tmp_path / "2", *STORE[:number], *STORE[number + 1 :])

    assert not set(whole) & set(less)


def test_index_tells_what_add_ons_lean_on(tmp_path: Path):
    """Types with their lengths, parts, flags, members and what a form holds."""
    index = ReleaseIndex(indexes(tmp_path, *STORE)[0])

    found = {one.full_name: one for one in index.objects}
    assert found["Catalog.Товары.Attribute.Артикул"].types == ("String(10)",)
    assert found["Catalog.Товары.Attribute.Всё"].types == tuple(sorted(EACH))
    assert found["InformationRegister.Цены.Dimension.Товар"].types == ("Catalog.Товары",)
    assert found["DefinedType.Владелец"].types == ("Catalog.Товары", "String(10)")
    assert found["ChartOfCharacteristicTypes.Свойства"].types == ("Boolean", "DefinedType.Владелец")
    assert found["Subsystem.Учет"].members == ("Catalog.Товары", "Constant.Курс")
    assert {"Enum.Виды.EnumValue.Услуга", "Role.Администратор", "Task.Задача.AddressingAttribute.Исполнитель"} <= {
        *found
    }
    assert found["CommonModule.Цены"].flags == CommonModuleFlags(
        server=True,
        external_connection=False,
        privileged=False,
        client_managed_application=False,
        server_call=True,
        reuse=2,
    )
    assert index.form("catalog.товары.form.формаэлемента") == IndexedForm(
        attributes=(("Объект", ("Catalog.Товары",)), ("Отбор", ("Boolean", "String")), ("Таблица", (OTHER,))),
        items=("Записать", "Н", "Наименование", "Т", "Шапка"),
        commands=("Выгрузить", "Загрузить"),
        handlers=("ПриОткрытии",),
    )
    assert index.form("Catalog.Товары.Form.Нет") is None


def test_line_ends_of_a_string_do_not_count(tmp_path: Path):
    """A query over several lines has CR LF in a container, and may have LF in a dump from a repository."""
    container, dump, _ = (ReleaseIndex(one) for one in indexes(tmp_path, STORE[0]))

    key = ("CommonModule.Цены", ModuleKind.MODULE)
    assert container.module(*key) == dump.module(*key)
