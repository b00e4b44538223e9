"""An EDT project of an extension, each object of it, and what absent properties mean."""

import re
from pathlib import Path

from lxml import etree

from onec.dump.edt import describe
from onec.dump.properties import file_kind, read_properties
from onec.dump.read import read_tree
from onec.model import CommonModuleFlags, FileKind, Handler, Properties, Purpose

DUMP = Path(__file__).parents[2] / "data" / "dumps" / "edt-extension"
CONFIGURATION = (
    '<mdclass:Configuration xmlns:mdclass="http://g5.1c.ru/v8/dt/metadata/mdclass"'
    ' uuid="00000001-0000-4000-8000-000000000000"><name>Склад</name>{}</mdclass:Configuration>'
)


def properties_of(text: str) -> Properties:
    """Return the properties of a configuration whose description holds `text`."""
    root = describe(etree.fromstring(CONFIGURATION.format(text)), "")
    return read_properties(root, file_kind(root, ""))


def test_extension_has_its_properties():
    """Every property of an extension is read; the old name of synchronous calls is known."""
    content = read_tree(DUMP)

    assert content.kind is FileKind.EXTENSION
    assert content.properties == Properties(
        name="Расширение",
        uuid="0000003f-0000-4000-8000-000000000000",
        synonym=(("ru", "Доработки"), ("en", "Changes")),
        comment="Пример",
        version="3.1",
        vendor="Партнер",
        prefix="Расш_",
        purpose=Purpose.ADD_ON,
        compatibility_mode="8.3.18",
        extension_compatibility_mode="8.3.20",
        keep_mapping=True,
        modality=False,
        synchronous_calls=True,
        default_roles=("Role.Расш_Роль",),
    )


def test_extension_has_all_objects():
    """What lists own is read, what they only mention is not; an interface lies in `unknown` as Designer writes it."""
    content = read_tree(DUMP)

    assert [item.full_name for item in content.objects] == [
        "Configuration.Расширение",
        "Language.Русский",
        "Subsystem.Расш_Учет",
        "Subsystem.Расш_Учет.Subsystem.Приемка",
        "Role.Расш_Роль",
        "CommonModule.Расш_Общий",
        "CommonModule.ОбщегоНазначения",
        "ScheduledJob.Расш_Задание",
        "EventSubscription.Расш_Подписка",
        "HTTPService.Расш_Сервис",
        "HTTPService.Расш_Сервис.URLTemplate.Все",
        "HTTPService.Расш_Сервис.URLTemplate.Все.Method.Получить",
        "HTTPService.Расш_Сервис.URLTemplate.Все.Method.Удалить",
        "Catalog.Товары",
        "Catalog.Товары.Attribute.Расш_Вес",
        "Catalog.Товары.TabularSection.Расш_Состав",
        "Catalog.Товары.TabularSection.Расш_Состав.Attribute.Количество",
        "Catalog.Товары.Form.ФормаЭлемента",
        "Catalog.Товары.Command.Расш_Печать",
        "Catalog.Товары.Template.Расш_Ценник",
        "Document.Расш_Приемка",
        "Sequence.Расш_Порядок",
        "ExternalDataSource.Расш_База",
        "ExternalDataSource.Расш_База.Table.Клиенты",
        "Interface.Расш_Интерфейс",
    ]


def test_every_uuid_of_the_files_is_an_object():
    """Each description becomes one object under its own UUID, but for the field of a table."""
    files = [*DUMP.rglob("*.mdo"), *DUMP.rglob("*.xml")]
    texts = (path.read_text(encoding="utf-8-sig") for path in files)
    written = {uuid for text in texts for uuid in re.findall(r'[ ]uuid="([^"]+)"', text)}

    read = [item.uuid for item in read_tree(DUMP).objects]

    assert len(set(read)) == len(read) == len(written) - 1
    assert set(read) <= written


def test_extension_tells_adopted_objects_from_own():
    """An adopted object says so in a property, and whom it extends in an attribute."""
    objects = read_tree(DUMP).objects

    assert [(item.full_name, item.extended_uuid) for item in objects if item.adopted] == [
        ("Configuration.Расширение", None),
        ("Language.Русский", None),
        ("CommonModule.ОбщегоНазначения", "aaaaaaaa-0000-4000-8000-000000000001"),
        ("Catalog.Товары", None),
        ("Catalog.Товары.Form.ФормаЭлемента", None),
    ]
    assert read_tree(DUMP).by_name()["Catalog.Товары.Attribute.Расш_Вес"].synonym == (("ru", "Вес"),)


def test_extension_says_what_single_kinds_add():
    """Absent flags are off, an absent HTTP method is GET, and marks of controlled properties are no properties."""
    objects = read_tree(DUMP).by_name()
    template = objects["HTTPService.Расш_Сервис.URLTemplate.Все"]
    off = CommonModuleFlags(
        server=True,
        external_connection=False,
        privileged=False,
        client_managed_application=False,
        server_call=False,
        reuse=0,
        global_=False,
        client_ordinary_application=False,
    )

    assert objects["CommonModule.ОбщегоНазначения"].flags == off
    assert objects["CommonModule.Расш_Общий"].flags == CommonModuleFlags(
        server=True,
        external_connection=False,
        privileged=False,
        client_managed_application=False,
        server_call=True,
        reuse=2,
        global_=False,
        client_ordinary_application=False,
    )
    assert objects["ScheduledJob.Расш_Задание"].handlers == (Handler("Общая", "CommonModule.Расш_Общий"),)
    assert objects["EventSubscription.Расш_Подписка"].handlers == (
        Handler("Общая", "CommonModule.Расш_Общий", event="OnWrite"),
    )
    assert objects["HTTPService.Расш_Сервис"].address == "api"
    assert template.address == "/*"
    assert objects[f"{template.full_name}.Method.Получить"].handlers == (Handler("ВсеПолучить", event="GET"),)
    assert objects[f"{template.full_name}.Method.Удалить"].handlers == (Handler("ВсеУдалить", event="DELETE"),)


def test_configuration_allows_what_it_does_not_forbid():
    """EDT leaves out the usual values: modal windows and synchronous calls of a configuration are allowed then."""
    properties = properties_of("<compatibilityMode>DontUse</compatibilityMode>")

    assert properties.modality is True
    assert properties.synchronous_calls is True
    assert properties.compatibility_mode is None
    assert properties.keep_mapping is None


def test_extension_does_not_say_what_it_leaves_out():
    """In an extension, modality is the configuration's matter, and mapping by identifiers is off unless written."""
    properties = properties_of("<objectBelonging>Adopted</objectBelonging>")

    assert properties.modality is None
    assert properties.synchronous_calls is None
    assert properties.keep_mapping is False
    assert properties.purpose is None
