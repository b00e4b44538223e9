"""Words of self-descriptions: keys, columns, kinds and ways of start, in each language of the library.

The name of the function tells the language of the library that calls it; words of the other one mean nothing to it.

Source: delivery-kit.md section 7; names of columns in older English releases were read in their public code.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from onec.manifest import Category
from onec.self_description import Use


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words of one language, all in lower case.

    Attributes:
        function: its name.
        library: module that begins the structure, by a function of the same name.
        words: module that has functions for kinds and ways of start.
        keys: fields of `SelfDescription` by the keys of the structure.
        columns: fields of `DescribedCommand` by the columns of the table.
        kinds, uses: by their words.
        functions: words by the functions that give them.
        enums: enumerations of kinds and of ways of start.
    """

    function: str
    library: str
    words: str
    keys: MappingProxyType[str, str]
    columns: MappingProxyType[str, str]
    kinds: MappingProxyType[str, Category]
    uses: MappingProxyType[str, Use]
    functions: MappingProxyType[str, str]
    enums: frozenset[str]


KEYS: Final = (
    ("kind", "Вид", "Kind"),
    ("version", "Версия", "Version"),
    ("purpose", "Назначение", "Purpose"),
    ("name", "Наименование", "Description"),
    ("information", "Информация", "Information"),
    ("safe_mode", "БезопасныйРежим", "SafeMode"),
    ("library_version", "ВерсияБСП", "SSLVersion"),
    ("permissions", "Разрешения", "Permissions"),
    ("commands", "Команды", "Commands"),
    ("form_settings", "ОпределитьНастройкиФормы", "DefineFormSettings"),
    ("option_assignment", "НазначениеВариантаОтчета", "ReportOptionAssignment"),
)
"""Fields with the keys as the library writes them."""

COLUMNS: Final = (
    ("presentation", "Представление", "Presentation"),
    ("id", "Идентификатор", "Id"),
    ("use", "Использование", "Use"),
    ("notification", "ПоказыватьОповещение", "ShouldShowUserNotification ShowNotification ShowAlert"),
    ("modifier", "Модификатор", "Modifier"),
    ("hidden", "Скрыть", "Hide"),
    ("replaces", "ЗаменяемыеКоманды", "CommandsToReplace"),
)
"""Fields with the columns, those of older releases behind that of the current one."""

KINDS: Final = (
    (Category.PRINT_FORM, "ПечатнаяФорма", "PrintForm"),
    (Category.OBJECT_FILLING, "ЗаполнениеОбъекта", "ObjectFilling"),
    (Category.LINKED_OBJECTS, "СозданиеСвязанныхОбъектов", "RelatedObjectsCreation"),
    (Category.CONTEXT_REPORT, "Отчет", "Report"),
    (Category.MESSAGE_TEMPLATE, "ШаблонСообщения", "MessageTemplate"),
    (Category.DATA_PROCESSOR, "ДополнительнаяОбработка", "AdditionalDataProcessor"),
    (Category.REPORT, "ДополнительныйОтчет", "AdditionalReport"),
)

USES: Final = (
    (Use.CLIENT_CALL, "ВызовКлиентскогоМетода", "ClientMethodCall"),
    (Use.SERVER_CALL, "ВызовСерверногоМетода", "ServerMethodCall"),
    (Use.FORM_FILL, "ЗаполнениеФормы", "FillingForm"),
    (Use.FORM_OPEN, "ОткрытиеФормы", "OpeningForm"),
    (Use.SAFE_MODE, "СценарийВБезопасномРежиме", "SafeModeScenario"),
    (Use.IMPORT, "ЗагрузкаДанныхИзФайла", "ImportDataFromFile"),
)

_ENGLISH_FUNCTIONS: Final = {
    "DataProcessorKindPrintForm": "PrintForm",
    "DataProcessorKindObjectFilling": "ObjectFilling",
    "DataProcessorKindRelatedObjectCreation": "RelatedObjectsCreation",
    "DataProcessorKindReport": "Report",
    "DataProcessorKindMessageTemplate": "MessageTemplate",
    "DataProcessorKindAdditionalDataProcessor": "AdditionalDataProcessor",
    "DataProcessorKindAdditionalReport": "AdditionalReport",
    "CommandTypeServerMethodCall": "ServerMethodCall",
    "CommandTypeClientMethodCall": "ClientMethodCall",
    "CommandTypeOpenForm": "OpeningForm",
    "CommandTypeFormFilling": "FillingForm",
    "CommandTypeSafeModeScenario": "SafeModeScenario",
    "CommandTypeDataImportFromFile": "ImportDataFromFile",
}
_RUSSIAN_FUNCTIONS: Final = {
    **{f"ВидОбработки{russian}": russian for _, russian, _ in KINDS},
    **{f"ТипКоманды{russian}": russian for _, russian, _ in USES},
}


def _low(words: dict[str, str]) -> MappingProxyType[str, str]:
    return MappingProxyType({name.lower(): value for name, value in words.items()})


RUSSIAN: Final = Vocabulary(
    function="сведенияовнешнейобработке",
    library="дополнительныеотчетыиобработки",
    words="дополнительныеотчетыиобработкиклиентсервер",
    keys=MappingProxyType({russian.lower(): field for field, russian, _ in KEYS}),
    columns=MappingProxyType({russian.lower(): field for field, russian, _ in COLUMNS}),
    kinds=MappingProxyType({russian.lower(): kind for kind, russian, _ in KINDS}),
    uses=MappingProxyType({russian.lower(): use for use, russian, _ in USES}),
    functions=_low(_RUSSIAN_FUNCTIONS),
    enums=frozenset({"видыдополнительныхотчетовиобработок", "способывызовадополнительныхобработок"}),
)

ENGLISH: Final = Vocabulary(
    function="externaldataprocessorinfo",
    library="additionalreportsanddataprocessors",
    words="additionalreportsanddataprocessorsclientserver",
    keys=MappingProxyType({english.lower(): field for field, _, english in KEYS}),
    columns=MappingProxyType({name.lower(): field for field, _, english in COLUMNS for name in english.split()}),
    kinds=MappingProxyType({english.lower(): kind for kind, _, english in KINDS}),
    uses=MappingProxyType({english.lower(): use for use, _, english in USES}),
    functions=_low(_ENGLISH_FUNCTIONS),
    enums=frozenset({"additionalreportsanddataprocessorskinds", "additionaldataprocessorscallmethods"}),
)

VOCABULARIES: Final = (RUSSIAN, ENGLISH)
"""The one whose function a module has is the one that counts; of both the first."""
