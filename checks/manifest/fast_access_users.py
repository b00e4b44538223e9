"""The manifest gives a command to users of the author's own base."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.manifest.sides import in_manifest
from checks.manifest.stated import short
from rules.catalogue import rule

RULE = rule("fast-access-users")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for each command with users, at the first of them."""
    manifest = papers.manifest
    for command in manifest.commands if manifest else ():
        if manifest and command.users:
            values = {"id": short(command.id.value if command.id else ""), "count": str(len(command.users))}
            yield Finding(RULE, in_manifest(manifest, command.users[0].line), values, statement=values["id"])
