"""A subscription of an extension listens to all objects of a kind, or to data about rights."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.metadata.described import in_extensions
from checks.subject import Subject
from onec.names import is_uuid
from rules.bsp import library
from rules.catalogue import rule
from rules.rule import Text

RULE = rule("subscription-to-all-objects")

SETS = {
    "CatalogObject": Text("все справочники", "all catalogs"),
    "DocumentObject": Text("все документы", "all documents"),
    "ChartOfCharacteristicTypesObject": Text("все планы видов характеристик", "all charts of characteristic types"),
    "ChartOfAccountsObject": Text("все планы счетов", "all charts of accounts"),
    "ChartOfCalculationTypesObject": Text("все планы видов расчёта", "all charts of calculation types"),
    "ExchangePlanObject": Text("все планы обмена", "all exchange plans"),
    "BusinessProcessObject": Text("все бизнес-процессы", "all business processes"),
    "TaskObject": Text("все задачи", "all tasks"),
    "ConstantValueManager": Text("все константы", "all constants"),
    "InformationRegisterRecordSet": Text("все регистры сведений", "all information registers"),
    "AccumulationRegisterRecordSet": Text("все регистры накопления", "all accumulation registers"),
    "AccountingRegisterRecordSet": Text("все регистры бухгалтерии", "all accounting registers"),
    "CalculationRegisterRecordSet": Text("все регистры расчёта", "all calculation registers"),
}
A_SET = Text("все объекты одного вида", "all objects of one kind")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each such source of a subscription of the extension's own."""
    for one in in_extensions(subject, "EventSubscription"):
        if not one.item.adopted:
            for source in one.item.sources:
                told = _told(source)
                if told is not None:
                    yield Finding(RULE, one.place, {"name": one.item.name, "source": told})


def _told(source: str) -> Text | None:
    """Return what a source is, None for single objects that hold no rights.

    A container names the set of all objects of a kind by a UUID of the platform: types of single objects are those of
    objects that the extension has, and have their names.
    """
    kind, dot, name = source.partition(".")
    if dot:
        return Text(source, source) if library().is_protected(kind, name) else None
    return A_SET if is_uuid(source) else SETS.get(source)
