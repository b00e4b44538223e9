"""Designer's dumps of a configuration, an extension and an external data processor, each object of them."""

import re
from pathlib import Path

import pytest

from onec.dump.read import read_tree
from onec.model import CommonModuleFlags, FileKind, Handler, Properties, Purpose

DUMPS = Path(__file__).parents[2] / "data" / "dumps"


def test_configuration_has_its_properties():
    """Every property of a configuration is read; modality with warnings is modality."""
    content = read_tree(DUMPS / "designer-configuration")

    assert content.kind is FileKind.CONFIGURATION
    assert content.properties == Properties(
        name="Склад",
        uuid="00000001-0000-4000-8000-000000000000",
        synonym=(("ru", "Учет склада"), ("en", "Warehouse")),
        comment="Пример",
        version="1.2.3.4",
        vendor='ООО "Пример"',
        update_address="https://example.com/updates",
        compatibility_mode="8.3.24",
        extension_compatibility_mode="8.3.25",
        modality=True,
        synchronous_calls=False,
    )


def test_configuration_has_all_objects():
    """Objects come in the order of the lists, parts behind their owner; a function and a field of a source are none."""
    content = read_tree(DUMPS / "designer-configuration")

    assert [item.full_name for item in content.objects] == [
        "Configuration.Склад",
        "Language.Русский",
        "Subsystem.Учет",
        "Subsystem.Учет.Subsystem.Приемка",
        "CommonModule.Общий",
        "ScheduledJob.Обмен",
        "EventSubscription.ПередЗаписью",
        "Catalog.Товары",
        "Catalog.Товары.Attribute.Артикул",
        "Catalog.Товары.TabularSection.Состав",
        "Catalog.Товары.TabularSection.Состав.Attribute.Количество",
        "Catalog.Товары.Form.ФормаЭлемента",
        "Catalog.Товары.Command.Печать",
        "Catalog.Товары.Template.Ценник",
        "Enum.ВидыТоваров",
        "Enum.ВидыТоваров.EnumValue.Услуга",
        "InformationRegister.Цены",
        "InformationRegister.Цены.Resource.Цена",
        "InformationRegister.Цены.Attribute.Автор",
        "InformationRegister.Цены.Dimension.Товар",
        "DocumentJournal.Журнал",
        "DocumentJournal.Журнал.Column.Сумма",
        "ChartOfAccounts.Основной",
        "ChartOfAccounts.Основной.AccountingFlag.Валютный",
        "ChartOfAccounts.Основной.ExtDimensionAccountingFlag.Суммовой",
        "CalculationRegister.Начисления",
        "CalculationRegister.Начисления.Recalculation.Перерасчет",
        "CalculationRegister.Начисления.Recalculation.Перерасчет.Dimension.Сотрудник",
        "Task.Задача",
        "Task.Задача.AddressingAttribute.Исполнитель",
        "WebService.Сервис",
        "WebService.Сервис.Operation.Ping",
        "WebService.Сервис.Operation.Ping.Parameter.Name",
        "FilterCriterion.Связанные",
        "ExternalDataSource.База",
        "ExternalDataSource.База.Table.Клиенты",
        "ExternalDataSource.База.Cube.Продажи",
        "ExternalDataSource.База.Cube.Продажи.Dimension.Период",
        "ExternalDataSource.База.Cube.Продажи.Resource.Сумма",
    ]


@pytest.mark.parametrize(
    ("dump", "left_out"), [("designer-configuration", 2), ("designer-extension", 0), ("designer-external", 0)]
)
def test_every_uuid_of_the_files_is_an_object(dump: str, left_out: int):
    """Each description in the files becomes one object under its own UUID; `left_out` are of kinds unknown to us."""
    files = (path.read_text(encoding="utf-8-sig") for path in (DUMPS / dump).rglob("*.xml"))
    written = {uuid for text in files for uuid in re.findall(r'<\w+ uuid="([^"]+)"', text)}

    read = [item.uuid for item in read_tree(DUMPS / dump).objects]

    assert len(set(read)) == len(read) == len(written) - left_out
    assert set(read) <= written


def test_every_owner_comes_first():
    """An object's full name is its owner's, its kind and its name; the owner stands before it."""
    seen = {""}
    for item in read_tree(DUMPS / "designer-configuration").objects:
        own = f"{item.kind}.{item.name}"

        assert item.owner in seen
        assert item.full_name == (f"{item.owner}.{own}" if item.owner else own)
        seen.add(item.full_name)


def test_configuration_says_what_single_kinds_add():
    """Flags of a common module, the handlers of a job and a subscription, and a synonym with an entity are read."""
    objects = read_tree(DUMPS / "designer-configuration").by_name()

    assert objects["CommonModule.Общий"].flags == CommonModuleFlags(
        server=False,
        external_connection=False,
        privileged=False,
        client_managed_application=True,
        server_call=False,
        reuse=2,
        global_=True,
        client_ordinary_application=True,
    )
    assert objects["ScheduledJob.Обмен"].handlers == (Handler("Общая", "CommonModule.Общий", predefined=True),)
    assert objects["EventSubscription.ПередЗаписью"].handlers == (
        Handler("Общая", "CommonModule.Общий", event="BeforeWrite"),
    )
    assert objects["Catalog.Товары"].synonym == (("ru", "Товары & услуги"),)


def test_extension_has_its_properties():
    """What Designer does not write of an extension is None."""
    content = read_tree(DUMPS / "designer-extension")

    assert content.kind is FileKind.EXTENSION
    assert content.properties == Properties(
        name="Расширение",
        uuid="0000002a-0000-4000-8000-000000000000",
        comment="Доработки",
        version="2.0.1",
        vendor="Партнер",
        prefix="Расш_",
        purpose=Purpose.CUSTOMISATION,
        extension_compatibility_mode="8.3.20",
        keep_mapping=True,
    )


def test_extension_tells_adopted_objects_from_own():
    """An adopted object names the one it extends, except where they are linked by name."""
    objects = read_tree(DUMPS / "designer-extension").objects

    assert [(item.full_name, item.extended_uuid) for item in objects if item.adopted] == [
        ("Configuration.Расширение", None),
        ("Language.Русский", None),
        ("CommonModule.ОбщегоНазначения", "aaaaaaaa-0000-4000-8000-000000000001"),
        ("Catalog.Товары", "aaaaaaaa-0000-4000-8000-000000000002"),
        ("Catalog.Товары.Attribute.Артикул", "aaaaaaaa-0000-4000-8000-000000000003"),
        ("Catalog.Товары.Form.ФормаЭлемента", "aaaaaaaa-0000-4000-8000-000000000004"),
    ]
    assert [item.full_name for item in objects if not item.adopted] == [
        "Role.Расш_Роль",
        "CommonModule.Расш_Обмен",
        "ScheduledJob.Расш_Задание",
        "HTTPService.Расш_Сервис",
        "HTTPService.Расш_Сервис.URLTemplate.Товары",
        "HTTPService.Расш_Сервис.URLTemplate.Товары.Method.Получить",
        "HTTPService.Расш_Сервис.URLTemplate.Товары.Method.Записать",
        "Catalog.Товары.Attribute.Расш_Вес",
        "Catalog.Расш_Склады",
    ]


def test_extension_says_what_single_kinds_add():
    """A job may call a module of the configuration; an HTTP service says its addresses and methods."""
    objects = read_tree(DUMPS / "designer-extension").by_name()
    template = objects["HTTPService.Расш_Сервис.URLTemplate.Товары"]

    assert objects["CommonModule.Расш_Обмен"].flags == CommonModuleFlags(
        server=True,
        external_connection=True,
        privileged=True,
        client_managed_application=False,
        server_call=True,
        reuse=1,
        global_=False,
        client_ordinary_application=False,
    )
    assert objects["CommonModule.ОбщегоНазначения"].flags is None
    assert objects["ScheduledJob.Расш_Задание"].handlers == (
        Handler("Обменять", "CommonModule.ОбменДанными", used=False, predefined=True),
    )
    assert objects["HTTPService.Расш_Сервис"].address == "exchange"
    assert template.address == "/goods/{id}"
    assert objects[f"{template.full_name}.Method.Получить"].handlers == (Handler("ТоварыПолучить", event="GET"),)
    assert objects[f"{template.full_name}.Method.Записать"].handlers == (Handler("ТоварыЗаписать", event="POST"),)


def test_external_data_processor_owns_its_objects():
    """The objects of an external data processor are owned by it, as in a container."""
    content = read_tree(DUMPS / "designer-external")

    assert content.kind is FileKind.DATA_PROCESSOR
    assert content.properties == Properties(
        name="Загрузка",
        uuid="00000039-0000-4000-8000-000000000000",
        synonym=(("ru", "Загрузка цен"),),
        comment="Внешняя",
    )
    assert [(item.full_name, item.owner) for item in content.objects] == [
        ("ExternalDataProcessor.Загрузка", ""),
        ("ExternalDataProcessor.Загрузка.Attribute.Файл", "ExternalDataProcessor.Загрузка"),
        ("ExternalDataProcessor.Загрузка.TabularSection.Строки", "ExternalDataProcessor.Загрузка"),
        (
            "ExternalDataProcessor.Загрузка.TabularSection.Строки.Attribute.Цена",
            "ExternalDataProcessor.Загрузка.TabularSection.Строки",
        ),
        ("ExternalDataProcessor.Загрузка.Form.Форма", "ExternalDataProcessor.Загрузка"),
        ("ExternalDataProcessor.Загрузка.Template.Макет", "ExternalDataProcessor.Загрузка"),
    ]
