"""Words by which code names objects of metadata: `Справочники.Имя`, `СправочникСсылка.Имя`, `Справочник.Имя`.

Words are in lower case and both languages; kinds are those of full names. Source: Syntax Assistant of 1C:Enterprise 8,
"Metadata".
"""

from typing import Final

_MANAGED: Final = """
Catalog Catalogs Справочник Справочники
Document Documents Документ Документы
DocumentJournal DocumentJournals ЖурналДокументов ЖурналыДокументов
Enum Enums Перечисление Перечисления
Report Reports Отчет Отчеты
DataProcessor DataProcessors Обработка Обработки
ChartOfCharacteristicTypes ChartsOfCharacteristicTypes ПланВидовХарактеристик ПланыВидовХарактеристик
ChartOfAccounts ChartsOfAccounts ПланСчетов ПланыСчетов
ChartOfCalculationTypes ChartsOfCalculationTypes ПланВидовРасчета ПланыВидовРасчета
InformationRegister InformationRegisters РегистрСведений РегистрыСведений
AccumulationRegister AccumulationRegisters РегистрНакопления РегистрыНакопления
AccountingRegister AccountingRegisters РегистрБухгалтерии РегистрыБухгалтерии
CalculationRegister CalculationRegisters РегистрРасчета РегистрыРасчета
BusinessProcess BusinessProcesses БизнесПроцесс БизнесПроцессы
Task Tasks Задача Задачи
ExchangePlan ExchangePlans ПланОбмена ПланыОбмена
Constant Constants Константа Константы
Sequence Sequences Последовательность Последовательности
FilterCriterion FilterCriteria КритерийОтбора КритерииОтбора
SettingsStorage SettingsStorages ХранилищеНастроек ХранилищаНастроек
ExternalDataSource ExternalDataSources ВнешнийИсточникДанных ВнешниеИсточникиДанных
"""
"""Kinds with managers: one and many in English, one and many in Russian."""

_OTHERS: Final = """
CommonModule CommonModules ОбщийМодуль ОбщиеМодули
CommonForm CommonForms ОбщаяФорма ОбщиеФормы
CommonTemplate CommonTemplates ОбщийМакет ОбщиеМакеты
CommonPicture CommonPictures ОбщаяКартинка ОбщиеКартинки
CommonCommand CommonCommands ОбщаяКоманда ОбщиеКоманды
CommonAttribute CommonAttributes ОбщийРеквизит ОбщиеРеквизиты
Role Roles Роль Роли
Subsystem Subsystems Подсистема Подсистемы
SessionParameter SessionParameters ПараметрСеанса ПараметрыСеанса
FunctionalOption FunctionalOptions ФункциональнаяОпция ФункциональныеОпции
DefinedType DefinedTypes ОпределяемыйТип ОпределяемыеТипы
ScheduledJob ScheduledJobs РегламентноеЗадание РегламентныеЗадания
EventSubscription EventSubscriptions ПодпискаНаСобытие ПодпискиНаСобытия
"""

_SUFFIXES: Final = """
Ref Ссылка
Object Объект
Manager Менеджер
Selection Выборка
List Список
RecordSet НаборЗаписей
RecordKey КлючЗаписи
RecordManager МенеджерЗаписи
ValueManager МенеджерЗначения
"""
"""What the name of a type adds to the kind; not every kind has every one."""


def _rows(text: str) -> list[list[str]]:
    return [line.split() for line in text.split("\n") if line]


def _words(rows: list[list[str]], *columns: int) -> dict[str, str]:
    return {row[column].lower(): row[0] for row in rows for column in columns}


_ONE: Final = (0, 2)
_MANY: Final = (1, 3)

MANAGERS: Final = {
    **_words(_rows(_MANAGED), *_MANY),
    "параметрысеанса": "SessionParameter",
    "sessionparameters": "SessionParameter",
}
"""Kinds by the properties of the global context that hold their objects."""

COLLECTIONS: Final = _words(_rows(_MANAGED + _OTHERS), *_MANY)
"""Kinds by the collections of `Метаданные`."""

KINDS: Final = _words(_rows(_MANAGED + _OTHERS), *_ONE)
"""Kinds by the words that full names begin with."""

TABLES: Final = _words(_rows(_MANAGED), *_ONE)
"""Kinds by the words that names of tables in queries begin with, some of which have no table."""

TYPES: Final = {
    **{
        f"{row[column]}{suffix[column // 2]}".lower(): row[0]
        for row in _rows(_MANAGED)
        for suffix in _rows(_SUFFIXES)
        for column in _ONE
    },
    "характеристика": "ChartOfCharacteristicTypes",
    "characteristic": "ChartOfCharacteristicTypes",
    "определяемыйтип": "DefinedType",
    "definedtype": "DefinedType",
}
"""Kinds by what stands before the dot in names of types."""
