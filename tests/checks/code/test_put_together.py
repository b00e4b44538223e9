"""Texts that code puts together, also behind a method that is read once for each branch of the preprocessor."""

import pytest

from checks.code.put_together import texts_put_together
from onec.bsl.code import Code
from onec.bsl.parser import parse

CUT = """Процедура А()
Если А #Если Клиент Тогда
 Тогда
#Иначе
 + 1 Тогда
#КонецЕсли
 Б = 1; КонецЕсли;
КонецПроцедуры
"""
"""Its tokens stand a second and a third time behind those of the text."""


@pytest.mark.parametrize("before", ["", CUT])
@pytest.mark.parametrize(
    ("after", "texts"),
    [
        ('В = "а" + "б" + "в";', ["абв"]),
        ('В = "а" + "б"', ["аб"]),
        ('Процедура Б() В = Сред("абв", 2); Г = "а" + В; КонецПроцедуры', ["бв", "абв"]),
        ('Процедура Б(Ч) В = "а" + ("б" + Ч) + "в"; КонецПроцедуры', []),
    ],
)
def test_texts_are_found(before: str, after: str, texts: list[str]):
    """What stands in front does not change what is found."""
    assert [one.text for one in texts_put_together(Code(parse(before + after)))] == texts
