"""A permission for the network names a protocol that security profiles do not know."""

from collections.abc import Iterator
from typing import Final

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.permissions.asked import internet_value
from onec.permissions import DEFAULT_PORTS
from rules.catalogue import rule

RULE = rule("protocol-unknown")

KNOWN: Final = ", ".join(DEFAULT_PORTS)


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for each such permission."""
    for one in papers.sides.asking or ():
        protocol = internet_value(one, "Protocol")
        if protocol is not None and protocol not in DEFAULT_PORTS:
            yield Finding(RULE, one.place, {"value": protocol, "known": KNOWN}, statement=protocol)
