"""A whole configuration was uploaded."""

from collections.abc import Iterator

from checks.finding import Finding, Location
from checks.subject import Subject
from onec.model import FileKind
from rules.catalogue import rule

RULE = rule("not-an-add-on")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each configuration among the files."""
    for member in subject.members:
        if member.file and member.file.content.kind is FileKind.CONFIGURATION:
            yield Finding(RULE, Location(member.entry))
