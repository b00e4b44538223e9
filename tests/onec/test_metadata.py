"""Objects of a file: found from the root down, named by their owners, each with one place."""

import pytest

from onec.errors import RefusedError
from onec.faults import Fault
from onec.file import OneCFile, read_file
from onec.limits import MAX_OBJECT_DEPTH
from tests import build_container as build

OBJECTS = (
    "CommonModule.Обмен",
    "Catalog.Товары",
    "Catalog.Товары.Form.Список",
    "Catalog.Товары.Command.Печать",
    "Catalog.Товары.TabularSection.Цены",
    "Catalog.Товары.TabularSection.Цены.Attribute.Цена",
    "Subsystem.Склад",
    "Subsystem.Склад.Subsystem.Остатки",
)


def names(file: OneCFile) -> list[str]:
    """Return the full names of all objects in their order."""
    return [one.full_name for one in file.content.objects]


def with_definition(name: str, text: str) -> bytes:
    """Return an extension of one object with this definition."""
    parts = build.extension_parts(objects=(name,))
    return build.pack({**parts, build.uuid_of(name): build.plain(text)})


def test_objects_are_named_by_their_owners():
    """A full name holds kind and name of every owner, whether the object has an element or stands inside another."""
    assert set(names(read_file(build.extension(objects=OBJECTS)))) == {"Configuration.Расширение", *OBJECTS}


def test_root_comes_first_and_owners_before_what_they_own():
    """Whoever reads the objects in order has met the owner of each."""
    objects = read_file(build.extension(objects=OBJECTS)).content.objects

    met = {""}
    assert objects[0].full_name == "Configuration.Расширение"
    for item in objects:
        assert item.owner in met
        met.add(item.full_name)


def test_objects_of_a_data_processor_belong_to_it():
    """An external file is one object, which owns the others."""
    file = read_file(build.processor("Загрузка", objects=("Form.Главная",)))

    assert names(file) == ["ExternalDataProcessor.Загрузка", "ExternalDataProcessor.Загрузка.Form.Главная"]


def test_adopted_objects_are_told_from_own_ones():
    """The flag in the header says what was brought in from the configuration."""
    objects = read_file(build.extension(objects=("Catalog.Свой",), adopted=("Catalog.Чужой",))).content.by_name()

    assert objects["Catalog.Чужой"].adopted
    assert not objects["Catalog.Свой"].adopted


def test_fields_and_values_are_parts():
    """Attributes and tabular sections describe their owner, forms and commands are objects."""
    objects = read_file(build.extension(objects=OBJECTS)).content.by_name()

    parts = {name for name, item in objects.items() if item.is_part}
    assert parts == {"Catalog.Товары.TabularSection.Цены", "Catalog.Товары.TabularSection.Цены.Attribute.Цена"}


def test_handler_names_its_module():
    """The UUID of a common module of the file becomes its full name."""
    parts = build.extension_parts(objects=("CommonModule.Обмен", "ScheduledJob.Ночь"))
    job, module = build.uuid_of("ScheduledJob.Ночь"), build.uuid_of("CommonModule.Обмен")
    head = build.header("Ночь", job)
    parts[job] = build.plain(f'{{1,{{2,{head},"","",1,1,{module},"Запуск",3,10}},0}}')

    objects = read_file(build.pack(parts)).content.by_name()

    [handler] = objects["ScheduledJob.Ночь"].handlers
    assert handler.module == "CommonModule.Обмен"


def test_module_of_the_configuration_stays_a_uuid():
    """A handler in a module that the file does not have keeps the UUID."""
    uuid = build.uuid_of("elsewhere")
    head = build.header("Ночь", build.uuid_of("ScheduledJob.Ночь"))

    file = read_file(with_definition("ScheduledJob.Ночь", f'{{1,{{2,{head},"","",1,1,{uuid},"Запуск",3,10}},0}}'))

    [handler] = file.content.by_name()["ScheduledJob.Ночь"].handlers
    assert handler.module == uuid


def test_missing_object_is_noted_and_the_rest_is_read():
    """An object whose element is not there is named, and the others are read."""
    parts = build.extension_parts(objects=("Role.А", "Role.Б"))
    del parts[build.uuid_of("Role.А")]

    file = read_file(build.pack(parts))

    [anomaly] = file.anomalies
    assert anomaly.fault is Fault.OBJECT_MISSING
    assert anomaly.values["object"] == f"Role {build.uuid_of('Role.А')}"
    assert "Role.Б" in names(file)


def test_count_that_lies_is_told_with_both_numbers():
    """What a list says and what it holds are both said."""
    parts = build.extension_parts(objects=("Role.А",))
    root = build.uuid_of("root Расширение")
    mention = f"{build.class_of('Role')},1,".encode()
    parts[root] = parts[root].replace(mention, mention.replace(b",1,", b",5,"))

    [anomaly] = read_file(build.pack(parts)).anomalies

    assert anomaly.fault is Fault.LIST_COUNT_MISMATCH
    assert anomaly.values == {"declared": "5", "found": "1", "object": "Configuration"}


def test_levels_of_owners_are_bounded():
    """Objects within objects are read up to a limit, and refused beyond it."""
    chain = [".".join(f"Subsystem.П{one}" for one in range(level + 1)) for level in range(MAX_OBJECT_DEPTH + 1)]

    allowed = read_file(build.extension(objects=chain[:-1]))
    with pytest.raises(RefusedError) as caught:
        read_file(build.extension(objects=chain))

    assert names(allowed)[-1] == chain[-2]
    assert caught.value.fault is Fault.BAD_METADATA


def test_definition_without_a_header_is_refused():
    """An object that has no name and no UUID cannot be reported on."""
    with pytest.raises(RefusedError) as caught:
        read_file(with_definition("Role.А", "{1,{2},0}"))

    assert (caught.value.fault, caught.value.entry) == (Fault.BAD_METADATA, build.uuid_of("Role.А"))


@pytest.mark.parametrize("name", ["", "А.Б", "А Б", "А/Б", "А\u202eБ", "А" * 257])
def test_name_that_could_mislead_is_refused(name: str):
    """A name with dots, blanks or hidden characters would make the full name say something else."""
    head = build.header(name, build.uuid_of("Role.А"))

    with pytest.raises(RefusedError) as caught:
        read_file(with_definition("Role.А", f"{{1,{{2,{head}}},0}}"))

    assert caught.value.fault is Fault.BAD_METADATA


def test_objects_of_a_class_not_in_the_table_are_found():
    """A list of a class that a newer platform added is a list of objects all the same."""
    parts = build.extension_parts(objects=("Role.А",))
    root = build.uuid_of("root Расширение")
    parts[root] = parts[root].replace(build.class_of("Role").encode(), build.uuid_of("new class").encode())

    assert "Unknown.А" in names(read_file(build.pack(parts)))
