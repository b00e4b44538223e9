"""An extension connects to a database of another system."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.metadata.described import in_extensions, is_changed
from checks.subject import Subject
from rules.catalogue import rule

RULE = rule("external-data-source-in-add-on")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each own external data source, and for each adopted one that is changed."""
    for one in in_extensions(subject, "ExternalDataSource"):
        if not one.item.adopted or is_changed(one.item):
            yield Finding(RULE, one.place, {"name": one.item.name})
