"""A data processor or report came bare; a cloud takes it in a delivery kit only."""

from collections.abc import Iterator

from checks.finding import Finding, Location
from checks.subject import Subject
from onec.model import EXTERNAL_KINDS
from rules.catalogue import rule

RULE = rule("kit-required")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for an external data processor or report that is the whole upload."""
    if subject.kind in EXTERNAL_KINDS:
        yield Finding(RULE, Location())
