"""A module's text holds marks that make it read in another order than it runs."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.module_faults import at_characters
from checks.subject import Subject
from rules.catalogue import rule

RULE = rule("bidirectional-characters")

BIDIRECTIONAL = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each module with such marks, at the first of them."""
    return at_characters(subject, RULE, BIDIRECTIONAL)
