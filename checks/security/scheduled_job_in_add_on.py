"""An extension has a scheduled job of its own."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.metadata.described import in_extensions
from checks.subject import Subject
from onec.model import MetadataObject
from rules.catalogue import rule
from rules.rule import Text

RULE = rule("scheduled-job-in-add-on")

SHORTEST_SECONDS = 60
"""What the standard allows between two runs; a shorter period is told."""

OFF = Text("выключено", "off")
ON = Text("включено", "on")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each scheduled job of the extension's own."""
    for one in in_extensions(subject, "ScheduledJob"):
        if not one.item.adopted:
            method = one.item.handlers[0].method if one.item.handlers else ""
            yield Finding(RULE, one.place, {"name": one.item.name, "method": method, "state": _state(one.item)})


def _state(item: MetadataObject) -> Text:
    """Return how the job runs: whether it is on, and its period where that is too short."""
    handler = item.handlers[0] if item.handlers else None
    if handler is None or not handler.used:
        return OFF
    if handler.period and handler.period < SHORTEST_SECONDS:
        return Text(f"включено, период в секундах: {handler.period}", f"on, period in seconds: {handler.period}")
    return ON
