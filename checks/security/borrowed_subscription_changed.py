"""An extension changes a subscription or a scheduled job of the configuration."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.metadata.described import in_extensions, is_changed
from checks.subject import Subject
from rules.bsp import library
from rules.catalogue import rule
from rules.rule import Text

RULE = rule("borrowed-subscription-changed")

KINDS = {
    "EventSubscription": Text("подписка на событие", "event subscription"),
    "ScheduledJob": Text("регламентное задание", "scheduled job"),
}
CONTROL = Text("контроль, от которого зависит безопасность", "a control that security depends on")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each adopted object of these kinds that is changed."""
    for one in in_extensions(subject, *KINDS):
        if one.item.adopted and is_changed(one.item):
            kind = KINDS[one.item.kind]
            if library().is_control(one.item.name):
                kind = Text(f"{kind.ru} — {CONTROL.ru} —", f"{kind.en}, {CONTROL.en},")
            yield Finding(RULE, one.place, {"kind": kind, "name": one.item.name})
