"""A document with macros lies in a template."""

from collections.abc import Iterator

from checks.carriers import carried
from checks.finding import Finding
from checks.signatures.scan import marks
from checks.subject import Subject
from rules.catalogue import rule

RULE = rule("office-macros-in-template")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each kind that signatures find in a content."""
    for piece in carried(subject):
        for what in marks(piece.data, RULE.name):
            yield Finding(RULE, piece.place, {"template": piece.title, "type": what})
