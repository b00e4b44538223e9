"""The code has a command that the manifest does not have."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.manifest.rows import compared, row_id, said_id
from checks.manifest.sides import in_manifest
from checks.manifest.stated import short
from rules.catalogue import rule

RULE = rule("command-not-in-manifest")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for each row of the code that no command of the manifest has the id of.

    Where the schema refused an element that may have been the command, that is told. Hidden rows count like all others:
    the library's generator writes every row, and has no element that hides one.
    """
    sides = compared(papers)
    if not sides:
        return
    manifest, described = sides
    if papers.has_strays() or any(command.id is None for command in manifest.commands):
        return
    ids = {"", *map(said_id, manifest.commands)}
    for row in described.commands:
        if row.id and row.id.value and row_id(row) not in ids:
            values = {"id": short(row.id.value), "line": str(row.place.line)}
            yield Finding(RULE, in_manifest(manifest, manifest.line), values, statement=values["id"])
