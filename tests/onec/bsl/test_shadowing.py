"""Whether a method of the module surely hides that of the global context from its callers."""

import pytest

from onec.bsl.code import Surroundings
from onec.bsl.shadowing import MAX_LEVELS
from onec.classes import ModuleKind
from tests.onec.bsl.flow.scenes import found, told
from tests.onec.bsl.scopes import code, types, value

OWN = "Процедура Своя()\nКонецПроцедуры\n"
CALLER = "Процедура П()\nКонецПроцедуры\n"
FORM = Surroundings("Catalog.А.Form.Б", ModuleKind.FORM)
COMMON = Surroundings("CommonModule.А", ModuleKind.MODULE)


def under(condition: str, text: str) -> str:
    """Return a text under a condition of the preprocessor."""
    return f"#Если {condition} Тогда\n{text}#КонецЕсли\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (CALLER + OWN, True),
        (CALLER + under("Сервер", OWN), False),
        (CALLER + under("ТонкийКлиент И НЕ ТонкийКлиент", OWN), False),
        (CALLER + f"#Если Сервер Тогда\n#Иначе\n{OWN}#КонецЕсли\n", False),
        (under("Сервер", CALLER + OWN), True),
        (under("Сервер", CALLER) + under("сервер", OWN), True),
        (under("Сервер", CALLER) + under("Клиент", OWN), False),
        (under("Сервер", CALLER + under("Клиент", OWN)), False),
        (under("Сервер", OWN + under("Клиент", CALLER)), True),
        (f"#Если Сервер Тогда\n{CALLER}#Иначе\n{OWN}#КонецЕсли\n", False),
        (f"#Если Сервер Тогда\n#Иначе\n{CALLER}{OWN}#КонецЕсли\n", True),
        (under("Сервер", CALLER) + CALLER + under("Сервер", OWN), False),
        (under("Сервер", "Перем А;\n") + CALLER + OWN, True),
        (CALLER + under("Сервер", OWN) + OWN, True),
        (
            CALLER + "#Если Сервер Тогда\nПроцедура Своя()\n#Иначе\nПроцедура Своя(А)\n#КонецЕсли\nКонецПроцедуры\n",
            False,
        ),
        (CALLER + "#Если Сервер Тогда\n" * (MAX_LEVELS + 1) + OWN + "#КонецЕсли\n" * (MAX_LEVELS + 1), False),
        (CALLER + "#КонецЕсли\n" + OWN, True),
        (CALLER, False),
    ],
)
def test_method_under_a_condition_is_there_for_its_neighbours_only(text: str, *, expected: bool):
    """A method under `#Если` hides nothing from a caller that is not under the same one."""
    assert code(text).shadows("своя", "п") is expected


@pytest.mark.parametrize(
    ("caller", "own", "expected"),
    [
        ("&НаСервере", "&НаСервере", True),
        ("&НаСервере", "&НаКлиенте", False),
        ("&НаСервере", "&НаКлиентеНаСервереБезКонтекста", True),
        ("&НаСервереБезКонтекста", "&НаКлиенте", False),
        ("&НаСервереБезКонтекста", "&НаСервере", False),
        ("&НаСервереБезКонтекста", "", False),
        ("&НаКлиенте", "&НаКлиенте", True),
        ("&НаКлиенте", "&НаСервере", True),
        ("&НаКлиенте", "", True),
        ("&НаКлиентеНаСервереБезКонтекста", "&НаКлиенте", False),
        ("", "&НаКлиенте", False),
        ("", "&AtServer", True),
        ("&НаСервере", "#Если Клиент Тогда\n&НаКлиенте\n#Иначе\n&НаСервере\n#КонецЕсли", False),
    ],
)
def test_method_of_a_form_is_there_where_it_is_compiled(caller: str, own: str, *, expected: bool):
    """The client calls methods of the server, the server none of the client's."""
    assert code(f"{caller}\n{CALLER}{own}\n{OWN}", FORM).shadows("своя", "п") is expected


@pytest.mark.parametrize(
    ("caller", "own", "expected"),
    [("", "", True), ("", "&НаКлиенте", False), ("", "&НаСервере", False), ("&НаКлиенте", "&НаКлиенте", True)],
)
def test_directive_in_a_common_module_needs_its_like(caller: str, own: str, *, expected: bool):
    """Where the side of the caller cannot be told, a method with a directive is not surely there."""
    assert code(f"{caller}\n{CALLER}{own}\n{OWN}", COMMON).shadows("своя", "п") is expected


def test_body_sees_what_stands_under_its_own_condition():
    """What stands outside methods is asked for by the empty name."""
    assert not code(under("Сервер", OWN) + "Своя();").shadows("своя", "")
    assert code(under("Сервер", OWN + "Своя();\n")).shadows("своя", "")


def test_constants_and_types_are_those_of_the_platform():
    """A method that is perhaps not there takes no function of the platform away, and one of no such name is found."""
    own = "Функция НРег(А)\nВозврат А + Б;\nКонецФункции\nФункция Другая()\nВозврат 5;\nКонецФункции\n"

    assert value(f'{own}А = НРег("X");') == "no constant"
    assert value(f'{under("Клиент", own)}А = НРег("X");') == "x"
    assert value(f"{under('Клиент', own)}А = Другая();") == 5
    own = "Функция СтрРазделить(А)\nВозврат Новый Файл;\nКонецФункции\n"
    assert types(f"{own}А = СтрРазделить(Б);") == "file"
    assert types(f"{under('Клиент', own)}А = СтрРазделить(Б);") == "array file"


def test_flow_ends_in_the_platform_and_in_the_method():
    """Data reach the sink whose name a method has that may not be there, and what that method does."""
    text = """
Процедура Главная()
    Х = Новый HTTPСоединение("a").Получить(Новый HTTPЗапрос("/a")).ПолучитьТелоКакСтроку();
    А = Вычислить(Х); // network -> eval
КонецПроцедуры
#Если Сервер Тогда
Функция Вычислить(Код)
    Выполнить(Код); // network -> execute
КонецФункции
#КонецЕсли
"""
    conditional, plain = {"CommonModule.А": text}, {"CommonModule.А": _plain(text)}

    assert found(conditional) == told(conditional)
    assert found(plain) == told(plain)


def _plain(text: str) -> str:
    """Return the text without conditions, and without what is told of its first flow."""
    return text.replace("#Если Сервер Тогда\n", "").replace("#КонецЕсли\n", "").replace("// network -> eval", "")
