"""A module's text holds characters that no editor shows."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.module_faults import at_characters
from checks.subject import Subject
from rules.catalogue import rule

RULE = rule("control-characters")

RANGES = (
    (0x00, 0x08),
    (0x0B, 0x0B),
    (0x0E, 0x1F),
    (0x7F, 0x9F),
    (0xAD, 0xAD),
    (0x200B, 0x200D),
    (0x2060, 0x2064),
    (0xFEFF, 0xFEFF),
    (0xFFF9, 0xFFFB),
)
INVISIBLE = "".join(chr(code) for first, last in RANGES for code in range(first, last + 1))
"""Control characters but tab, line ends and form feed, and those of no width."""


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each module with such characters, at the first of them."""
    return at_characters(subject, RULE, INVISIBLE)
