"""No entry of the kit is a manifest."""

from collections.abc import Iterator

from checks.finding import Finding, Location
from checks.subject import Subject
from rules.catalogue import rule

RULE = rule("manifest-missing")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for a kit without a manifest; one that could not be read is a finding of its own."""
    if subject.kit and not subject.kit.manifests and not subject.kit.unread_manifests:
        yield Finding(RULE, Location())
