"""Writes of objects of the metadata, by light types."""

import pytest

from onec.bsl.code import Code
from onec.bsl.parser import parse
from onec.bsl.saves import saves


def found(text: str) -> list[tuple[str, bool]]:
    """Return full names of what a method writes, and whether it deletes it."""
    code = Code(parse(f"Процедура А(Ссылка)\n{text}\nКонецПроцедуры"))
    return [(save.key, save.deletes) for _, save in saves(code)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Справочники.Товары.СоздатьЭлемент().Записать();", ("catalog.товары", False)),
        ("О = Catalogs.Goods.FindByCode(1).GetObject(); О.Delete();", ("catalog.goods", True)),
        ("О = Документы.Заказ.СоздатьДокумент(); О.УстановитьПометкуУдаления(Истина);", ("document.заказ", False)),
        ("Н = РегистрыСведений.Курсы.СоздатьНаборЗаписей(); Н.Записать();", ("informationregister.курсы", False)),
        ("З = InformationRegisters.Rates.CreateRecordManager(); З.Delete();", ("informationregister.rates", True)),
        ("Константы.Адрес.Установить(1);", ("constant.адрес", False)),
        ("М = Constants.Url.CreateValueManager(); М.Write();", ("constant.url", False)),
        ('Н = Константы.СоздатьНабор("Адрес"); Н.Адрес = 1; Н.Записать();', ("constant.адрес", False)),
        (
            "О = Справочники.Товары.СоздатьЭлемент(); ОбновлениеИнформационнойБазы.ЗаписатьДанные(О);",
            ("catalog.товары", False),
        ),
        (
            'М = Common.CommonModule("InfobaseUpdate"); О = Catalogs.Goods.CreateItem(); М.DeleteData(О);',
            ("catalog.goods", True),
        ),
    ],
)  # fmt: skip
def test_write_is_found(text: str, expected: tuple[str, bool]):
    """Objects, record sets, constants and the library's own writes are found with their names."""
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Ссылка.ПолучитьОбъект().Записать();",
        "Константы.Адрес.Получить();",
        "Отбор = Новый Структура; Отбор.Установить(1);",
        "Ответ = Новый HTTPСоединение(1).Получить(2); Ответ.Записать();",
        "ОбновлениеИнформационнойБазы = Новый Структура; ОбновлениеИнформационнойБазы.ЗаписатьДанные(Ссылка);",
        "О = Справочники.Товары.СоздатьЭлемент(); О.Заполнить(1);",
    ],
)
def test_other_calls_are_none(text: str):
    """What is of unknown type or no write is left out."""
    assert found(text) == []


def test_variable_of_several_objects_is_each():
    """A variable that may hold one of two objects writes both."""
    text = "Если Ссылка Тогда О = Справочники.А.СоздатьЭлемент(); Иначе О = Справочники.Б.СоздатьЭлемент(); КонецЕсли;"

    assert found(f"{text} О.Записать();") == [("catalog.а", False), ("catalog.б", False)]
