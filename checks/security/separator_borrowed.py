"""An extension adopts what access rules and the separation of tenants rest on."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.metadata.described import in_extensions, is_changed
from checks.subject import Subject
from onec.model import MetadataObject
from rules.catalogue import rule
from rules.rule import Text

RULE = rule("separator-borrowed")

KINDS = {
    "SessionParameter": Text("параметр сеанса", "session parameter"),
    "CommonAttribute": Text("общий реквизит", "common attribute"),
    "FunctionalOption": Text("функциональная опция", "functional option"),
}


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each adopted object of these kinds."""
    for one in in_extensions(subject, *KINDS):
        if one.item.adopted and _matters(one.item):
            yield Finding(RULE, one.place, {"kind": KINDS[one.item.kind], "name": one.item.name})


def _matters(item: MetadataObject) -> bool:
    """Tell whether adopting is a fault: of a functional option only a change, for own forms refer to it."""
    return item.kind != "FunctionalOption" or is_changed(item)
