"""More than one entry of the kit is a manifest."""

from collections.abc import Iterator

from checks.finding import Finding, Location
from checks.subject import Subject
from rules.catalogue import rule

RULE = rule("manifest-duplicate")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each manifest behind the first one, of whatever kind it is."""
    for manifest in subject.kit.manifests[1:] if subject.kit else ():
        yield Finding(RULE, Location(manifest.entry.name, line=manifest.line), {"name": manifest.entry.name})
