"""Two commands have one id."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.manifest.rows import row_id, said_id
from checks.manifest.sides import in_manifest
from checks.manifest.stated import short
from rules.catalogue import rule

RULE = rule("command-id-repeated")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for each command of the manifest, and each row of the code, whose id an earlier one has.

    That there is no id is another rule's.
    """
    seen: set[str | None] = set()
    for command in papers.manifest.commands if papers.manifest else ():
        if papers.manifest and command.id and said_id(command) and said_id(command) in seen:
            id_ = short(command.id.value)
            yield Finding(RULE, in_manifest(papers.manifest, command.id.line), {"id": id_}, statement=id_)
        seen.add(said_id(command))
    seen = set()
    for row in papers.described.commands if papers.described else ():
        if row.id and row.id.value is not None and row_id(row) and row_id(row) in seen:
            id_ = short(row.id.value)
            yield Finding(RULE, papers.at(row.id.place), {"id": id_}, statement=id_)
        seen.add(row_id(row))
