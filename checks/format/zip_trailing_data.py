"""Bytes lie between the entries of the archive or behind its end."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.reader_faults import noted
from checks.subject import Subject
from rules.catalogue import rule

RULE = rule("zip-trailing-data")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each place where it was met."""
    return noted(subject, RULE)
