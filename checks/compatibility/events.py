"""Handlers of events that have a fixed name: an extension may stand at one that the configuration does not have.

Source: Syntax Assistant of 1C:Enterprise 8; extensions that stand at the Russian and the English name of one event.
"""

from typing import Final

from onec.classes import ModuleKind

_APPLICATION: Final = """
ПередНачаломРаботыСистемы BeforeStart ПриНачалеРаботыСистемы OnStart ПередЗавершениемРаботыСистемы BeforeExit
ПриЗавершенииРаботыСистемы OnExit ОбработкаВнешнегоСобытия ExternEventProcessing
ОбработкаОтображенияОшибки ErrorDisplayProcessing ПриИзмененииПараметровЭкрана OnChangeDisplaySettings
"""
_SESSION: Final = "УстановкаПараметровСеанса SessionParametersSetting"
_OBJECT: Final = """
ПередЗаписью BeforeWrite ПриЗаписи OnWrite ПередУдалением BeforeDelete ПриКопировании OnCopy
ОбработкаЗаполнения Filling ОбработкаПроверкиЗаполнения FillCheckProcessing
ОбработкаПроведения Posting ОбработкаУдаленияПроведения UndoPosting
ПриУстановкеНовогоНомера OnSetNewNumber ПриУстановкеНовогоКода OnSetNewCode
ПриКомпоновкеРезультата OnComposeResult ПередВыполнением BeforeExecute ПриВыполнении OnExecute
"""
_MANAGER: Final = """
ОбработкаПолученияДанныхВыбора ChoiceDataGetProcessing ОбработкаПолученияФормы FormGetProcessing
ОбработкаПолученияПредставления PresentationGetProcessing
ОбработкаПолученияПолейПредставления PresentationFieldsGetProcessing
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.lower().split())


_EVENTS: Final = {
    ModuleKind.MANAGED_APPLICATION: _words(_APPLICATION),
    ModuleKind.ORDINARY_APPLICATION: _words(_APPLICATION),
    ModuleKind.EXTERNAL_CONNECTION: _words(_APPLICATION),
    ModuleKind.SESSION: _words(_SESSION),
    ModuleKind.OBJECT: _words(_OBJECT),
    ModuleKind.RECORD_SET: _words(_OBJECT),
    ModuleKind.VALUE_MANAGER: _words(_OBJECT),
    ModuleKind.MANAGER: _words(_MANAGER),
}


def is_event(kind: ModuleKind, method: str) -> bool:
    """Tell the handler of an event of a module by its name, in any case of letters."""
    return method.lower() in _EVENTS.get(kind, ())
