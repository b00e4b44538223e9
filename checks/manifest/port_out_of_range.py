"""A permission for the network names a port that there is not."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.permissions.address import MAX_PORT
from checks.permissions.asked import internet_value
from rules.catalogue import rule

RULE = rule("port-out-of-range")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for each such permission; what is no number at all is the schema's business."""
    for one in papers.sides.asking or ():
        port = internet_value(one, "Port")
        if port and not (port.isdecimal() and len(port) < 10 and 0 < int(port) <= MAX_PORT):  # noqa: PLR2004 (digits)
            yield Finding(RULE, one.place, {"value": port}, statement=port)
