"""An extension has tables of its own, or adds fields to those of the configuration."""

from collections.abc import Iterator

from checks.finding import Finding, Location
from checks.metadata.described import Described, in_extensions
from checks.subject import Subject
from rules.catalogue import rule
from rules.rule import Text

RULE = rule("data-structure-changed")

TABLES = frozenset(
    {
        "Catalog",
        "Document",
        "Constant",
        "ChartOfCharacteristicTypes",
        "ChartOfAccounts",
        "ChartOfCalculationTypes",
        "ExchangePlan",
        "BusinessProcess",
        "Task",
        "InformationRegister",
        "AccumulationRegister",
        "AccountingRegister",
        "CalculationRegister",
    }
)
FIELDS = frozenset({"Attribute", "TabularSection", "Dimension", "Resource", "AddressingAttribute", "AccountingFlag"})


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each table of the extension's own, and for each of the configuration that gets fields."""
    added: dict[tuple[str, str], list[str]] = {}
    for one in in_extensions(subject):
        if one.item.adopted:
            continue
        if one.item.kind in TABLES:
            name = one.item.full_name
            yield Finding(RULE, one.place, {"added": Text(f"таблицу {name}", f"the table {name}")})
        elif one.item.kind in FIELDS and _of_adopted_table(one):
            added.setdefault((one.member.entry, one.item.owner), []).append(one.item.name)
    for (entry, owner), names in added.items():
        listed = ", ".join(names)
        told = Text(f"в таблицу {owner} реквизиты {listed}", f"fields to the table {owner}: {listed}")
        yield Finding(RULE, Location(entry, owner), {"added": told})


def _of_adopted_table(one: Described) -> bool:
    return one.owner is not None and one.owner.adopted and one.owner.full_name.split(".")[0] in TABLES
