"""A command has no id."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.manifest.rows import row_id, said_id
from checks.manifest.sides import in_manifest, known
from checks.manifest.stated import short
from rules.catalogue import rule

RULE = rule("command-without-id")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for each command of the manifest, and each row of the code, whose id is empty."""
    for command in papers.manifest.commands if papers.manifest else ():
        if papers.manifest and command.id and not said_id(command):
            said = command.representation
            yield Finding(
                RULE, in_manifest(papers.manifest, command.id.line), {"name": short(said.value if said else "")}
            )
    for row in papers.described.commands if papers.described else ():
        if row_id(row) == "":
            yield Finding(RULE, papers.at(row.place), {"name": short(known(row.presentation) or "")})
