"""Methods of managers that the tables of names lack: by hand, in lower case and both languages.

Source: Syntax Assistant of 1C:Enterprise 8, managers of metadata objects.
"""

import re
from typing import Final

_NAMES: Final = """
ПустаяСсылка EmptyRef ПолучитьСсылку GetRef ВыбратьИерархически SelectHierarchically НайтиПоКлючу FindByKey
ПолучитьПоследнее GetLast ПолучитьПервое GetFirst ВыбратьПоРегистратору SelectByRecorder
ОстаткиИОбороты BalanceAndTurnovers ОборотыДтКт DrCrTurnovers ВыбратьПоСубконто SelectByExtDimensions
ДвиженияССубконто RecordsWithExtDimensions ПолучитьБазу GetBase ПолучитьДанныеГрафика GetScheduleData
УстановитьОбновлениеПредопределенныхДанных SetPredefinedDataUpdate
ПолучитьОбновлениеПредопределенныхДанных GetPredefinedDataUpdate
ГлавныйУзел MasterNode СоздатьНачальныйОбраз CreateInitialImage СоздатьКлючЗначения CreateValueKey
ПолучитьГраницу GetBound УстановитьГраницу SetBound ПолучитьНезакрытыеГраницы GetBounds
Проверить Validate Восстановить Restore УстановитьОписание SetDescription
УстановитьСоединение SetConnection РазорватьСоединение Disconnect
ПолучитьСостояниеСоединения GetConnectionState ПолучитьОбщиеПараметрыСоединения GetCommonConnectionParameters
УстановитьОбщиеПараметрыСоединения SetCommonConnectionParameters
ПолучитьПараметрыСоединенияПользователя GetUserConnectionParameters
УстановитьПараметрыСоединенияПользователя SetUserConnectionParameters
ПолучитьПараметрыСоединенияСеанса GetSessionConnectionParameters
УстановитьПараметрыСоединенияСеанса SetSessionConnectionParameters
"""
_FAMILIES: Final = re.compile(r"получитьформу\w*|get\w*form|\w*(?:агрегат|итог)\w*|\w*(?:aggregate|total)\w*")
"""Forms of all kinds, totals and aggregates of registers."""

_ALL: Final = frozenset(_NAMES.lower().split())


def is_manager_method(name: str) -> bool:
    """Tell a method that some manager has, by its lower-case name, as far as the tables of names do not."""
    return name in _ALL or _FAMILIES.fullmatch(name) is not None
