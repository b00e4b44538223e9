"""No release of a configuration that was asked for is registered."""

from collections.abc import Iterator

from checks.compatibility.releases import Releases
from checks.finding import Finding, Location
from rules.catalogue import rule

RULE = rule("target-unknown")


def check(releases: Releases) -> Iterator[Finding]:
    """Yield the configurations of which nothing is known."""
    for target in releases.targets:
        if not target.releases:
            asked = target.asked
            words = f"{asked.configuration} {asked.versions}".rstrip()
            yield Finding(RULE, Location(object=f"Configuration.{asked.configuration}"), {"configuration": words})
