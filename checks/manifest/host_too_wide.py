"""A permission for the network names no single host of the internet."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.permissions.width import wide_host
from rules.catalogue import rule

RULE = rule("host-too-wide")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for each such permission."""
    for one in papers.sides.asking or ():
        value = wide_host(one)
        if value is not None:
            yield Finding(RULE, one.place, {"value": value}, statement=value)
