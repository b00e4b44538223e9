"""A permission for programs fits any program."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.permissions.width import wide_command
from rules.catalogue import rule

RULE = rule("command-too-wide")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for each such permission."""
    for one in papers.sides.asking or ():
        value = wide_command(one)
        if value is not None:
            yield Finding(RULE, one.place, {"value": value}, statement=value)
