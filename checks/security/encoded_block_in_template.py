"""A text template holds an encoded block."""

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from typing import Final

from checks.carriers import templates
from checks.code.encoded import ARCHIVE, PROGRAM, encoded_kind
from checks.finding import Finding
from checks.signatures.scan import marks
from checks.subject import Subject
from onec.templates import BASE64_MARK
from rules.catalogue import rule
from rules.rule import Text

RULE = rule("encoded-block-in-template")

_RUN: Final = re.compile(rb"(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{300,}={0,2}")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each kind of block in a template: the whole of it, or a part that is a program."""
    for piece in templates(subject):
        if BASE64_MARK in piece.data:
            continue  # how the platform keeps binary content, which comes as a piece of its own
        found: dict[Text, None] = dict.fromkeys(marks(piece.data, RULE.name))
        if not found:
            found = dict.fromkeys(_blocks(piece.data))
        for what in found:
            yield Finding(RULE, piece.place, {"template": piece.title, "type": what})


def _blocks(data: bytes) -> Iterator[Text]:
    whole = encoded_kind(data.removeprefix(BOM_UTF8))
    if whole:
        yield whole
        return
    for run in _RUN.finditer(data):
        kind = encoded_kind(run.group())
        if kind in (PROGRAM, ARCHIVE):
            yield kind
