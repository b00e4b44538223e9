"""A module's text holds characters that no editor shows."""

import re
from collections.abc import Iterator

from checks.finding import Finding
from checks.module_faults import at_characters
from checks.subject import Subject
from rules.catalogue import rule

RULE = rule("control-characters")

INVISIBLE = re.compile("[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200d\u2060-\u2064\ufeff\ufff9-\ufffb]")
"""Control characters but tab, line ends and form feed, and those of no width."""


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each module with such characters, at the first of them."""
    return at_characters(subject, RULE, INVISIBLE)
