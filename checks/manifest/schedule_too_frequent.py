"""A command runs by itself more often than a service lets it."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.manifest.sides import in_manifest
from checks.manifest.stated import short
from rules.catalogue import rule

RULE = rule("schedule-too-frequent")

MIN_PERIOD_SECONDS = 3600
"""From one start to the next. A service sets its own in a constant of the library (minimal interval of scheduled jobs
of additional reports in the service), which is published nowhere; an hour bothers no other tenant, and is our own word.
"""


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for each schedule that repeats within the day sooner than that."""
    manifest = papers.manifest
    for command in manifest.commands if manifest else ():
        schedule = command.schedule
        if manifest and schedule and 0 < schedule.repeat_period < MIN_PERIOD_SECONDS:
            values = {
                "id": short(command.id.value if command.id else ""),
                "seconds": str(schedule.repeat_period),
                "least": str(MIN_PERIOD_SECONDS),
            }
            yield Finding(RULE, in_manifest(manifest, schedule.line), values, statement=values["id"])
