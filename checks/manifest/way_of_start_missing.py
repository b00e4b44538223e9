"""A command does not say how it is started."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.manifest.told import command_name
from rules.catalogue import rule

RULE = rule("way-of-start-missing")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding at each row whose way of start was surely not given, or is empty."""
    for row in papers.described.commands if papers.described else ():
        use = row.use
        if use is None or (use.value is None and not use.why and not use.written.strip()):
            name = command_name(row)
            yield Finding(RULE, papers.at(use.place if use else row.place), {"command": name}, statement=name)
