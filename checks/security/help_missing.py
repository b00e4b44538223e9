"""An external data processor or report says nothing of itself."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.metadata.described import roots
from checks.subject import Subject
from onec.model import EXTERNAL_KINDS
from rules.catalogue import rule

RULE = rule("help-missing")

FEWEST_CHARS = 150
"""Letters and signs, blanks left out, of two or three sentences."""


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each root without help, or with less than a few sentences."""
    for one in roots(subject):
        chars = one.item.help_chars or 0
        if one.content.kind in EXTERNAL_KINDS and chars < FEWEST_CHARS:
            yield Finding(RULE, one.place, {"name": one.item.name, "count": str(chars)})
