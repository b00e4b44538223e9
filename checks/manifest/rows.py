"""Rows of the command table of the code, and the commands of the manifest they are the counterparts of."""

from collections.abc import Iterator
from typing import NamedTuple

from checks.manifest.papers import Papers
from onec.manifest import Manifest, ManifestCommand, StartupType
from onec.self_description import DescribedCommand, SelfDescription, Use

STARTUPS = {
    Use.CLIENT_CALL: StartupType.CLIENT_CALL,
    Use.SERVER_CALL: StartupType.SERVER_CALL,
    Use.FORM_OPEN: StartupType.FORM_OPEN,
    Use.FORM_FILL: StartupType.FORM_FILL,
    Use.SAFE_MODE: StartupType.SAFE_MODE,
}
"""By the library's dictionary; what is not here cannot be published to the service."""


class Pair(NamedTuple):
    """A command of the manifest and the row of the code with its id."""

    said: ManifestCommand
    row: DescribedCommand


def row_id(row: DescribedCommand) -> str | None:
    """Return the id of a row as it is compared, "" where the row has none, None where it is not known."""
    if row.id is None:
        return ""
    return None if row.id.value is None else row.id.value.strip().lower()


def said_id(command: ManifestCommand) -> str | None:
    """Return the id of a command as it is compared, None where the schema's check tells that there is none."""
    return command.id.value.strip().lower() if command.id else None


def all_rows_known(described: SelfDescription) -> bool:
    """Tell whether the code surely has no rows besides those that were read, each with its id."""
    return not (described.gaps or described.command_gaps) and None not in map(row_id, described.commands)


def compared(papers: Papers) -> tuple[Manifest, SelfDescription] | None:
    """Return the two sides that have commands, None where one is missing."""
    manifest, described = papers.manifest, papers.described
    return (manifest, described) if manifest and described and not manifest.of_extension else None


def pairs(manifest: Manifest, described: SelfDescription) -> Iterator[Pair]:
    """Yield the first command of each id that has a row, with the first row of that id."""
    rows: dict[str | None, DescribedCommand] = {}
    for row in described.commands:
        rows.setdefault(row_id(row), row)
    for said in manifest.commands:
        key = said_id(said)
        if key is not None and key in rows:
            yield Pair(said, rows.pop(key))
