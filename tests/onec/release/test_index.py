"""The index of a release: what is put in comes out, the same bytes for the same release."""

import pytest

from onec.classes import ModuleKind
from onec.errors import BadIndexError, RefusedError
from onec.model import Content, FileKind, ModuleState, Properties
from onec.release.build import build_index
from onec.release.index import ReleaseIndex
from onec.release.methods import indexed_methods
from onec.release.model import IndexedMethod, IndexedParameter
from tests import build

TEXT = """#Область Публичная
&НаСервере
Функция Цена(Знач Товар, Дата = Неопределено) Экспорт
\tЕсли Дата = Неопределено Тогда
\t\tВозврат 0; // без даты
\tКонецЕсли;
\tВозврат 1;
КонецФункции
#КонецОбласти

Procedure Write(Ref)
EndProcedure
"""


def configuration(*texts: str, version: str = "3.1.5.1") -> Content:
    """Return a configuration whose common modules hold some texts."""
    modules = [build.module(text, owner=f"CommonModule.Модуль{number}") for number, text in enumerate(texts)]
    read = build.file(*modules, kind=FileKind.CONFIGURATION, name="Склад", objects=[one.object for one in modules])
    properties = Properties("Склад", "root-uuid", version=version)
    return Content(FileKind.CONFIGURATION, properties, read.content.objects, read.content.modules)


def test_methods_come_back_as_they_were():
    """Names as written, parameters, export, directive, region and digests survive the file."""
    index = ReleaseIndex(build_index(configuration(TEXT)))

    assert index.module("CommonModule.Модуль0", ModuleKind.MODULE) == indexed_methods(TEXT)


def test_method_is_described():
    """A function with all a header can say."""
    price, write = indexed_methods(TEXT)

    assert (price.name, price.is_function, price.exported, price.directive) == ("Цена", True, True, "atserver")
    assert price.parameters == (IndexedParameter("Товар", by_value=True), IndexedParameter("Дата", optional=True))
    assert (price.required, price.region, price.lines, len(price.statements)) == (1, "Публичная", 7, 4)
    assert (write.name, write.is_function, write.exported, write.region, write.statements) == (
        "Write",
        False,
        False,
        "",
        (),
    )


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("Процедура А()\n// слово\n\tСообщить( 1 );\nКонецПроцедуры", True),
        ("Процедура А()\nсообщить(1)  ;КонецПроцедуры", True),
        ("Процедура А()\nСообщить(2);\nКонецПроцедуры", False),
        ("Процедура А()\nСообщить(1);;\nКонецПроцедуры", False),
    ],
)
def test_digests_are_of_words(other: str, *, same: bool):
    """Comments, blanks and the case of letters do not count; every word does."""
    [one] = indexed_methods("Процедура А()\nСообщить(1);\nКонецПроцедуры")
    [two] = indexed_methods(other)

    assert (one.body == two.body, one.statements == two.statements) == (same, same)


def test_letters_of_a_string_count():
    """Users see a string as it is written."""
    [one] = indexed_methods('Процедура А()\nСообщить("Да");\nКонецПроцедуры')
    [two] = indexed_methods('Процедура А()\nСообщить("да");\nКонецПроцедуры')

    assert one.body != two.body


def test_objects_are_found_by_name_and_uuid():
    """Names in any case; a name nobody has gives nothing."""
    content = configuration(TEXT)
    index = ReleaseIndex(build_index(content))
    found = index.object("commonmodule.модуль0")

    assert found is not None
    assert (found.full_name, index.with_uuid(found.uuid)) == ("CommonModule.Модуль0", found)
    assert (index.object("Catalog.Нет"), index.with_uuid("нет")) == (None, None)
    assert [one.full_name for one in index.objects] == sorted(one.full_name for one in content.objects)


def test_absent_module_is_told_from_an_empty_one():
    """No module is not a module without methods."""
    index = ReleaseIndex(build_index(configuration("")))

    assert index.module("CommonModule.Модуль0", ModuleKind.MODULE) == ()
    assert index.methods("CommonModule.Модуль0", ModuleKind.MODULE) is not None
    assert index.methods("CommonModule.Модуль1", ModuleKind.MODULE) is None


def test_same_release_gives_the_same_bytes():
    """Content comes in another order from a container than from a dump; the index does not show it."""
    content = configuration(TEXT, "", TEXT)
    turned = Content(content.kind, content.properties, content.objects, content.modules[::-1])

    assert build_index(turned) == build_index(content)
    assert build_index(configuration(TEXT, "", TEXT, version="3.1.5.2")) != build_index(content)


def test_module_that_cannot_be_read_is_named():
    """A protected module is no module without methods: nothing is known of it."""
    one = build.module(TEXT, owner="CommonModule.Закрытый", state=ModuleState.PROTECTED)
    read = build.file(one, kind=FileKind.CONFIGURATION, name="Склад")
    index = ReleaseIndex(build_index(read.content))

    assert index.head.unread == ("CommonModule.Закрытый/Module",)
    assert index.methods("CommonModule.Закрытый", ModuleKind.MODULE) is None


def test_add_on_is_no_configuration():
    """An extension is refused where a configuration is expected."""
    with pytest.raises(RefusedError, match="not-a-configuration"):
        build_index(build.file(kind=FileKind.EXTENSION).content)


@pytest.mark.parametrize("data", [b"", b"PK\5\6" + bytes(18), b"[]", build_index(configuration(TEXT))[:-1]])
def test_other_bytes_are_refused(data: bytes):
    """Whatever is no index, an index cut short among it, is refused by name."""
    with pytest.raises(BadIndexError):
        ReleaseIndex(data)


def test_first_of_two_methods_counts():
    """The platform would not compile two methods of one name; branches of the preprocessor give such."""
    text = "#Если Сервер Тогда\nПроцедура А() КонецПроцедуры\n#Иначе\nПроцедура А(Б) КонецПроцедуры\n#КонецЕсли"
    index = ReleaseIndex(build_index(configuration(text)))
    methods = index.methods("CommonModule.Модуль0", ModuleKind.MODULE)

    assert methods is not None
    assert dict(methods) == {"а": indexed_methods(text)[0]}
    assert methods.variants("а") == indexed_methods(text)
    assert isinstance(methods["а"], IndexedMethod)
