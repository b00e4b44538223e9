"""A command that needs a user has a schedule."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.manifest.sides import in_manifest
from checks.manifest.stated import short
from onec.manifest import StartupType
from rules.catalogue import rule

RULE = rule("schedule-unfit")

ON_SERVER = frozenset({StartupType.SERVER_CALL, StartupType.SAFE_MODE})
"""What a scheduled job can run."""


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for each schedule of a command that does not run on the server alone."""
    manifest = papers.manifest
    for command in manifest.commands if manifest else ():
        if manifest and command.schedule and command.startup and command.startup.value not in ON_SERVER:
            id_ = short(command.id.value if command.id else "")
            values = {"id": id_, "startup": command.startup.value.value}
            yield Finding(RULE, in_manifest(manifest, command.schedule.line), values, statement=id_)
