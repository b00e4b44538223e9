"""An XML document of the kit declares a document type."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.reader_faults import noted
from checks.subject import Subject
from rules.catalogue import rule

RULE = rule("xml-doctype")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each document that has one, at its line."""
    return noted(subject, RULE)
