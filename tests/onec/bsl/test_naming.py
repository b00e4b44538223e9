"""Methods that name variables of a module."""

from onec.bsl.naming import methods_naming
from onec.bsl.parser import parse

TEXT = """
Перем Общая;
Процедура Дает()
	Общая = 1;
КонецПроцедуры
Процедура Обходит()
	Для Каждого Общая Из Список Цикл КонецЦикла;
КонецПроцедуры
Процедура Передает()
	Другая(Общая);
КонецПроцедуры
Процедура Молчит()
	Иная = 1;
КонецПроцедуры
"""


def test_what_gives_a_variable_a_value_is_told_from_what_uses_it() -> None:
    """The first are walked over for its values, all for who changes it."""
    named, given = methods_naming(parse(TEXT), {"общая"})
    assert named == {"", "дает", "обходит", "передает"}
    assert given == {"", "дает", "обходит"}


def test_all_headers_of_one_body_are_told() -> None:
    """Branches of the preprocessor may have a header each for the body behind them."""
    text = """
#Если Сервер Тогда
Процедура А()
#ИначеЕсли Клиент Тогда
Процедура Б()
#Иначе
Процедура В()
#КонецЕсли
	Общая = 1;
КонецПроцедуры
"""
    _, given = methods_naming(parse(text), {"общая"})
    assert given == {"", *(one.name for one in parse(text).methods)}


def test_a_directive_between_a_name_and_its_value_hides_nothing() -> None:
    """What stands between is not known, so the method is kept."""
    text = "Процедура А()\nОбщая\n#Если Сервер Тогда\n= 1;\n#КонецЕсли\nКонецПроцедуры"
    assert "а" in methods_naming(parse(text), {"общая"})[1]
