"""A page in a template loads something from a foreign site."""

from collections.abc import Iterator

from checks.carriers import templates
from checks.finding import Finding
from checks.signatures.scan import marks
from checks.subject import Subject
from rules.catalogue import rule

RULE = rule("foreign-script-in-template")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each kind that signatures find in a content."""
    for piece in templates(subject):
        for what in marks(piece.data, RULE.name):
            yield Finding(RULE, piece.place, {"template": piece.title, "type": what})
