"""What a rule rests on, with addresses where there are any."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from rules.rule import Rule

STANDARD: Final = "https://its.1c.ru/db/v8std/content/{number}/hdoc"
CWE: Final = "https://cwe.mitre.org/data/definitions/{number}.html"

_STANDARD: Final = re.compile(r"STD ([1-9][0-9]*)\b")
_CWE: Final = re.compile(r"CWE-([1-9][0-9]*)\b")


class Source(NamedTuple):
    """A source: its name, "" for a numbered standard; the number of one; where to read it, "" for nowhere."""

    name: str
    standard: str
    address: str


def sources(rule: Rule) -> Iterator[Source]:
    """Yield the source of a rule, then the standards and the classes of weaknesses that it does not begin with."""
    standard, weakness = _STANDARD.match(rule.source), _CWE.match(rule.source)
    address = STANDARD.format(number=standard[1]) if standard else CWE.format(number=weakness[1]) if weakness else ""
    yield Source(rule.source, "", address)
    for number in rule.standards:
        if standard is None or number != standard[1]:
            yield Source("", number, STANDARD.format(number=number))
    for name in rule.cwe:
        if weakness is None or name != weakness[0]:
            yield Source(name, "", CWE.format(number=name.removeprefix("CWE-")))
