"""The methods that the library calls for the commands of an item: where they are, and how many values they are given.

Source: delivery-kit.md section 7; modules ДополнительныеОтчетыИОбработки, ДополнительныеОтчетыИОбработкиКлиент,
УправлениеПечатью, ВариантыОтчетов and ШаблоныСообщенийСлужебный of the library of standard subsystems 3.1.
"""

import re
from typing import Final, NamedTuple

from checks.manifest.sides import GLOBAL, known
from onec.classes import ModuleKind
from onec.manifest import Category
from onec.self_description import DescribedCommand, SelfDescription, Use

EXECUTE: Final = ("ВыполнитьКоманду", "ExecuteCommand")
PRINT: Final = ("Печать", "Print")

SETTINGS: Final = ("ОпределитьНастройкиФормы", "DefineFormSettings")
SETTINGS_VALUES: Final = 3

TEMPLATE_METHODS: Final = (
    (("ПараметрыШаблона", "TemplateParameters"), 0),
    (("СформироватьСообщениеПоШаблону", "GenerateMessageUsingTemplate"), 1),
    (("СтруктураДанныхПолучатели", "DataStructureRecipients"), 2),
)
"""Functions of a message template, with how many values each is given."""

BY_SHEETS: Final = frozenset({"печатьmxl", "printmxl"})
"""Modifiers of print forms that the library's printing makes: it gives four values."""
SHEET_VALUES: Final = 4

PARAMETERS_SINCE: Final = (1, 2, 1, 4)
"""Version of the library from which on a method of the object is given the parameters of the run, behind the rest."""

_NUMBERS: Final = re.compile(r"[0-9]{1,9}")


class Needed(NamedTuple):
    """A method that a command needs: its names, its module, and how many values it may be given."""

    names: tuple[str, ...]
    owner: str
    kind: ModuleKind
    counts: frozenset[int]


def of_form_settings(owner: str) -> Needed:
    """Return what a report needs that says it defines the settings of its form."""
    return Needed(SETTINGS, owner, ModuleKind.OBJECT, frozenset({SETTINGS_VALUES}))


def of_message_template(owner: str) -> tuple[Needed, ...]:
    """Return what a message template needs, whether it has commands or not."""
    return tuple(Needed(names, owner, ModuleKind.OBJECT, frozenset({count})) for names, count in TEMPLATE_METHODS)


def of_form(form: str, kind: Category) -> Needed | None:
    """Return what a command needs that calls the main form, None where the library calls nothing for it."""
    if kind is Category.MESSAGE_TEMPLATE:
        return None
    return Needed(_names(kind), form, ModuleKind.FORM, frozenset({_values(kind)}))


def of_object(owner: str, kind: Category, row: DescribedCommand, described: SelfDescription) -> Needed | None:
    """Return what a command needs that runs on the server, None where the library calls nothing for it."""
    fills = known(row.use) is Use.FORM_FILL
    if kind is Category.MESSAGE_TEMPLATE or (fills and kind is not Category.OBJECT_FILLING):
        return None
    counts = {_values(kind) + one for one in _parameters(described)}
    if kind is Category.PRINT_FORM:
        modifier = known(row.modifier) or ""
        counts = {SHEET_VALUES} if modifier.strip().lower() in BY_SHEETS else counts | {SHEET_VALUES}
    return Needed(_names(kind), owner, ModuleKind.OBJECT, frozenset(counts))


def _names(kind: Category) -> tuple[str, ...]:
    return PRINT if kind is Category.PRINT_FORM else EXECUTE


def _values(kind: Category) -> int:
    """Return how many values the library gives at least: the id, the objects, what was made of them."""
    return 1 if kind in GLOBAL else 3 if kind is Category.LINKED_OBJECTS else 2


def _parameters(described: SelfDescription) -> tuple[int, ...]:
    """Return whether the parameters of the run are given: 1, 0, or both where the version is not known."""
    version = described.library_version
    if version is None:
        return (0, 1) if described.gaps else (0,)
    if version.value is None:
        return (0, 1)
    parts = tuple(int(part) for part in _NUMBERS.findall(version.value)[: len(PARAMETERS_SINCE)])
    return (1,) if parts >= PARAMETERS_SINCE else (0,)
