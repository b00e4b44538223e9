"""The manifest has a command that the code does not have."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.manifest.rows import all_rows_known, compared, row_id, said_id
from checks.manifest.sides import in_manifest
from checks.manifest.stated import short
from rules.catalogue import rule

RULE = rule("command-not-in-code")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for each command whose id no row of the code has, where all rows are known.

    That a command has no id is another rule's.
    """
    sides = compared(papers)
    if not sides or not all_rows_known(sides[1]):
        return
    manifest, described = sides
    ids = {"", *map(row_id, described.commands)}
    for command in manifest.commands:
        if command.id and said_id(command) not in ids:
            id_ = short(command.id.value)
            yield Finding(RULE, in_manifest(manifest, command.id.line), {"id": id_}, statement=id_)
