"""An extension publishes an HTTP service."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.metadata.described import in_extensions, is_changed
from checks.subject import Subject
from rules.catalogue import rule

RULE = rule("http-service-in-add-on")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each HTTP service of the extension's own, and for each adopted one that it changes."""
    for one in in_extensions(subject, "HTTPService"):
        if not one.item.adopted or is_changed(one.item):
            yield Finding(RULE, one.place, {"name": one.item.name, "address": one.item.address})
