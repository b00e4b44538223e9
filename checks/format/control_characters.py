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
    (0x034F, 0x034F),
    (0x115F, 0x1160),
    (0x180E, 0x180E),
    (0x200B, 0x200D),
    (0x2028, 0x2029),
    (0x2060, 0x2064),
    (0x206A, 0x206F),
    (0x3164, 0x3164),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF9, 0xFFFB),
    (0xE0001, 0xE007F),
    (0xE0100, 0xE01EF),
)
INVISIBLE = "".join(chr(code) for first, last in RANGES for code in range(first, last + 1))
"""Control characters but tab, line ends and form feed, blank letters, tags and others of no width or shape."""


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each module with such characters, at the first of them."""
    return at_characters(subject, RULE, INVISIBLE)
