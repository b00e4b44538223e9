"""What cannot be told from the code."""

import pytest

from checks.manifest.self_description_undetermined import REASONS, RULE, check
from onec.self_description import Why
from tests.build_description import english, papers_of, russian

ROW = "К = С.Команды.Добавить();\n"
BAD = [
    (russian("С.Вид = Модуль.Вид();"), "Вид", Why.CALL, 3),
    (english("S.Version = Constants.Version.Get();"), "Версия", Why.DATABASE, 3),
    (russian("С.Наименование = мИмя;"), "Наименование", Why.STATE, 3),
    (russian("С.БезопасныйРежим = ?(А(), Истина, Ложь);"), "Безопасный режим", Why.CONDITION, 3),
    (russian("Если А() Тогда\nК = С.Команды.Добавить();\nКонецЕсли;"), "Команды", Why.CONDITION, 4),
    (russian("Для Каждого А Из Б() Цикл\nК = С.Команды.Добавить();\nКонецЦикла;"), "Команды", Why.LOOP, 4),
    (english('S.Insert("Commands", Module.Commands());'), "Команды", Why.CALL, 3),
    (
        russian(ROW + 'К.Идентификатор = "А"; К.Использование = Модуль.А();'),
        "Команда А, использование",
        Why.CALL,
        4,
    ),
    (english("S.Permissions.Add(Module.Permission());"), "Разрешения", Why.CALL, 3),
    (
        russian(
            'С.Разрешения.Добавить(РаботаВБезопасномРежиме.РазрешениеНаИспользованиеИнтернетРесурса("HTTP",\nБ()));'
        ),
        "Разрешение InternetResourceAccess.Host",
        Why.CALL,
        4,
    ),
    (russian("С.Назначение.Добавить(Модуль.Имя());"), "Назначение", Why.CALL, 3),
    (russian("Если А() Тогда\nС.Назначение.Добавить(1);\nКонецЕсли;"), "Назначение", Why.CONDITION, 4),
    (russian("Модуль.Дополнить(С);"), "Сведения", Why.CALL, 3),
    (russian('Выполнить("С = Неопределено");'), "Сведения", Why.EXECUTED_TEXT, 3),
    (russian("Перейти ~А;\n~А:"), "Сведения", Why.UNREAD, 3),
    (russian("Для Н = 1 По 100000 Цикл Модуль.Б(); КонецЦикла; С.Версия = Н + 1;"), "Версия", Why.LOOP, 3),
]


@pytest.mark.parametrize(("text", "what", "why", "line"), BAD)
def test_undetermined(text: str, what: str, why: Why, line: int):
    """One finding names the thing, the reason and the place, and leaves the decision to an auditor."""
    [finding] = check(papers_of(text))

    assert finding.values["what"].ru == what  # type: ignore[union-attr]  # it has two languages
    assert finding.values["reason"] == REASONS[why]
    assert (finding.location.line, finding.location.method[:8]) in {(line, "Сведения"), (line, "External")}
    assert RULE.render(finding.values).ru.startswith("Нельзя определить")


@pytest.mark.parametrize(
    "text",
    [
        russian('С.Вид = "Отчет"; К = С.Команды.Добавить(); Если А() Тогда Сообщить("!"); КонецЕсли;'),
        english('S.Kind = "Report"; S.Version = "1" + ".0";'),
        russian("С.Информация = Модуль.Текст();"),
        russian('С.Вид = "Очет";'),
        "Процедура СведенияОВнешнейОбработке() КонецПроцедуры",
        "",
    ],
)
def test_determined(text: str):
    """What is the same at each run is no finding, nor what nobody decides by."""
    assert not list(check(papers_of(text)))


def test_every_reason_has_its_words():
    """Whatever the reader can say is told in both languages."""
    assert set(REASONS) == set(Why)
