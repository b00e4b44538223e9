"""Content of no known kind looks like encrypted data."""

from collections.abc import Iterator
from typing import Final

from checks.carriers import ENTRY, templates
from checks.code.encoded import entropy
from checks.content_type import UNTOLD, content_type
from checks.finding import Finding
from checks.subject import Subject
from onec.templates import PICTURE
from rules.catalogue import rule

RULE = rule("opaque-content")

MIN_BYTES: Final = 2048
"""Less says nothing: there are not enough bytes to tell order from chance."""
SAMPLE_BYTES: Final = 256 * 1024
MIN_ENTROPY_BITS: Final = 7.9
SMALL_BYTES: Final = 8192
SMALL_ENTROPY_BITS: Final = 7.8


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each content without a known beginning whose bytes are all alike in number."""
    for piece in templates(subject):
        if piece.type in (PICTURE, ENTRY) or len(piece.data) < MIN_BYTES or content_type(piece.data) != UNTOLD:
            continue
        bits = entropy(piece.data[:SAMPLE_BYTES])
        if bits >= (SMALL_ENTROPY_BITS if len(piece.data) < SMALL_BYTES else MIN_ENTROPY_BITS):
            yield Finding(RULE, piece.place, {"template": piece.title, "bits": f"{bits:.2f}"})
