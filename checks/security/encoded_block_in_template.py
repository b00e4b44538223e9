"""A text template holds an encoded block."""

import re
from collections.abc import Iterator
from typing import Final

from checks.finding import Finding
from checks.security.carriers import readable, templates
from checks.security.encoded import ARCHIVE, PROGRAM, encoded_kind
from checks.signatures.scan import marks
from checks.subject import Subject
from rules.catalogue import rule
from rules.rule import Text

RULE = rule("encoded-block-in-template")

_RUN: Final = re.compile(r"[A-Za-z0-9+/]{300,}={0,2}")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each kind of block in a template: the whole of it, or a part that is a program."""
    for piece in templates(subject):
        found: dict[Text, None] = dict.fromkeys(marks(piece.data, RULE.name))
        if not found:
            found = dict.fromkeys(_blocks(readable(piece.data)))
        for what in found:
            yield Finding(RULE, piece.place, {"template": piece.title, "type": what})


def _blocks(text: str) -> Iterator[Text]:
    whole = encoded_kind(text.strip())
    if whole:
        yield whole
        return
    for run in _RUN.finditer(text):
        kind = encoded_kind(run.group())
        if kind in (PROGRAM, ARCHIVE):
            yield kind
