"""Constant code within code."""

import pytest

from onec.bsl.constants import Constant
from onec.bsl.nested import MAX_NESTED_CHARS, MAX_NESTED_DEPTH, nested
from onec.bsl.walk import walk
from tests.onec.bsl.scopes import code, last
from tests.onec.bsl.shape import shape


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Выполнить("А = 1;");', ["а := 1;"]),
        ('Выполнить "А = 1";', ["а := 1;"]),
        ('Execute("А = " + "Б()");', ["а := б();"]),
        ('К = "А = 1;"; Выполнить(К);', ["а := 1;"]),
        ('Х = Вычислить("Ф(1)");', ["return ф(1);"]),
        ('Х = Eval("А + " + "Б").В();', ["return (а + б);"]),
        ('Выполнить("Выполнить(""А = 1"")");', ['execute "А = 1";', "а := 1;"]),
        ("Выполнить(К);", []),
        ("Запрос.Выполнить(1); Х.Вычислить(2);", []),
        ('Функция Вычислить(А) КонецФункции Х = Вычислить("Ф()");', []),
        ("Выполнить(1);", []),
        ('Процедура П() Выполнить("А = 1"); КонецПроцедуры Выполнить("А = 2");', ["а := 1;", "а := 2;"]),
    ],
)
def test_constant_code_is_read(text: str, expected: list[str]):
    """What is run is read like a module, folded if need be, and what it runs in turn; what is computed is not."""
    found = [shape(one.code.module) for one in nested(code(text)) if one.code]

    assert found == expected


def test_place_is_that_of_the_outer_call():
    """Code at any depth has the place and the method of the call that stands in the module."""
    found = code('Процедура П()\n  Х = 1;\n  Выполнить("Выполнить(""А = 1"")"); КонецПроцедуры')

    places = [(found.module.place(one.at), one.method, one.depth) for one in nested(found)]

    assert places == [((3, 3), "п", 1), ((3, 3), "п", 2)]


def test_code_sees_the_names_around_it():
    """Variables, functions and types of the caller are those of the code that it runs."""
    text = (
        'Функция Ф() Возврат "б"; КонецФункции А = "а"; З = Новый Запрос; Выполнить("Х = А + Ф(); Р = З.Выполнить();");'
    )

    [one] = nested(code(text))

    assert one.code
    scope = one.code.scope("")
    body = one.code.module.body
    folded = scope.constant(body[0].value)  # type: ignore[union-attr]  # an assignment
    assert folded
    assert folded.value == "аб"
    assert scope.types(last(one.code)) == ("queryresult",)
    assert scope.is_variable("а")
    assert scope.is_method("ф")
    assert not scope.is_method("г")


def test_literals_of_code_know_they_were_put_together():
    """The number of literals that code was put together from is kept."""
    found = list(nested(code('Выполнить("А = 1;"); Выполнить("А = " + "1;");')))

    assert [one.text.parts for one in found] == [1, 2]


@pytest.mark.parametrize(
    "text",
    [
        'Выполнить(ПолучитьСтрокуИзДвоичныхДанных(Base64Значение("0JAgPSAxOw==")));',
        'Т = "0JAgPS" + "AxOw=="; Д = Base64Value(Т); К = GetStringFromBinaryData(Д); Выполнить(К);',
        'Execute(ПолучитьСтрокуИзДвоичныхДанных(ПолучитьДвоичныеДанныеИзHexСтроки("D090203D20313B")));',
        'Выполнить(РаскодироватьСтроку("%D0%90%20%3D%201;", СпособКодированияСтроки.КодировкаURL));',
        'Выполнить(ПолучитьСтрокуИзДвоичныхДанных(Base64Значение("wCA9IDE7"), "windows-1251"));',
        'Выполнить(ПолучитьСтрокуИзДвоичныхДанных(Base64Значение("wCA9IDE7"), КодировкаТекста.ANSI));',
    ],
)
def test_code_that_is_decoded_is_read(text: str):
    """Code that hides in Base64 and the like is read too, and told from what stands there plain."""
    [one] = nested(code(text))

    assert one.code
    assert one.decoded
    assert shape(one.code.module) == "а := 1;"


@pytest.mark.parametrize(
    "text",
    [
        'Выполнить(ПолучитьСтрокуИзДвоичныхДанных(Base64Значение("кириллица")));',
        'Выполнить(ПолучитьСтрокуИзДвоичныхДанных(Base64Значение("wA==")));',
        'Выполнить(ПолучитьСтрокуИзДвоичныхДанных(ПолучитьДвоичныеДанныеИзHexСтроки("0")));',
        'Выполнить(ПолучитьСтрокуИзДвоичныхДанных(Base64Значение("0JAgPSAxOw=="), "zip"));',
        'Выполнить(Base64Значение("0JAgPSAxOw=="));',
        'Выполнить("а" + Base64Значение("0JAgPSAxOw=="));',
    ],
)
def test_what_cannot_be_decoded_is_not_read(text: str):
    """Data that are no text in their encoding are no code."""
    assert not list(nested(code(text)))


def test_decoded_text_is_no_constant_for_rules():
    """Nobody can read in the text what is decoded from it, so it does not count as constant there."""
    found = code('Выполнить(ПолучитьСтрокуИзДвоичныхДанных(Base64Значение("0JAgPSAxOw==")));')
    scope = found.scope("")

    assert scope.constant(last(found)) is None
    assert scope.decoded(last(found)) == Constant("А = 1;", 1)


def test_depth_is_limited():
    """Code deeper than the limit is told, but not read."""
    text = "А = 1"
    for _ in range(MAX_NESTED_DEPTH + 2):
        text = 'Выполнить("' + text.replace('"', '""') + '")'

    found = list(nested(code(text)))

    assert [one.code is not None for one in found] == [True] * MAX_NESTED_DEPTH + [False]


def test_size_is_limited():
    """When all code together is too long, the rest is told, but not read."""
    text = 'К = "' + "А = 1;" * 10_000 + '";' + "Выполнить(К);" * 10

    found = [one.code is not None for one in nested(code(text))]

    assert found == [True] * (MAX_NESTED_CHARS // 60_000) + [False] * (10 - MAX_NESTED_CHARS // 60_000)


def test_call_read_for_each_branch_is_there_once():
    """A method that is read once for each branch of the preprocessor runs its code once."""
    text = 'Процедура А()\nВыполнить("А = 1");\nБ = 1 +\n#Если Сервер Тогда\n2;\n#Иначе\nВ;\n#КонецЕсли\nКонецПроцедуры'

    assert len(list(nested(code(text)))) == 1


def test_code_that_runs_itself_ends():
    """A variable that holds code which runs the variable is not followed for ever."""
    found = list(nested(code('К = "Выполнить(К);"; Выполнить(К);')))

    assert len(found) == MAX_NESTED_DEPTH + 1


def test_broken_code_is_read_as_far_as_it_goes():
    """Code that is wrong has what a module with the same text has."""
    [one] = nested(code('Выполнить("А = ; Ф(); КонецЕсли");'))

    assert one.code
    assert one.code.module.unparsed
    assert any(getattr(node, "name", "") == "ф" for node in walk(one.code.module.body))
