"""A document of the kit is no well-formed XML, lies about its encoding, or is too deep or too large."""

from collections.abc import Iterator
from dataclasses import replace

from checks.finding import Finding
from checks.reader_faults import noted
from checks.subject import Subject
from onec.limits import MAX_XML_DEPTH
from onec.xml import XmlTrouble
from rules.catalogue import rule
from rules.rule import Text

RULE = rule("manifest-bad-xml")

REASONS = {
    XmlTrouble.NO_XML: Text("это не XML", "it is no XML"),
    XmlTrouble.ENCODING: Text(
        "кодировка неизвестна или байты ей не соответствуют", "its encoding is unknown or not that of its bytes"
    ),
    XmlTrouble.SYNTAX: Text("нарушен синтаксис XML", "its XML syntax is broken"),
    XmlTrouble.DEPTH: Text(f"вложенность больше {MAX_XML_DEPTH}", f"it is deeper than {MAX_XML_DEPTH}"),
    XmlTrouble.SIZE: Text("он слишком велик", "it is too large"),
}


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each document that could not be read, at the line where reading stopped."""
    for one in noted(subject, RULE):
        reason = one.values.get("reason")
        known = {"reason": REASONS[XmlTrouble(reason)]} if isinstance(reason, str) else {}
        yield replace(one, values={**one.values, **known})
