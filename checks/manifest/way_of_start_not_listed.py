"""The way a command is started is none that the library knows."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.manifest.stated import short
from checks.manifest.told import command_name
from rules.catalogue import rule

RULE = rule("way-of-start-not-listed")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding at each way of start outside the list of the library in the language of the function."""
    for row in papers.described.commands if papers.described else ():
        use = row.use
        if use and use.value is None and not use.why and use.written.strip():
            name = command_name(row)
            yield Finding(RULE, papers.at(use.place), {"use": short(use.written), "command": name}, statement=name)
