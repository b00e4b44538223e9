"""A text of the manifest is longer than the catalogue of the service holds.

Source: delivery-kit.md sections 3.1, 3.3 and 6.
"""

from collections.abc import Iterator

from checks.finding import Finding, Location
from checks.manifest.papers import Papers
from onec.manifest import Manifest, Said
from rules.catalogue import rule

RULE = rule("manifest-field-too-long")

ITEM_CHARS = {"Name": 100, "ObjectName": 256, "Version": 10, "Description": 1024, "FileName": 260}
EXTENSION_CHARS = {"Name": 260, "Version": 18, "Description": 1024, "FileName": 260}
COMMAND_CHARS = {"Id": 100, "Representation": 200, "Modifier": 9}
"""Characters of each field; those of an extension have a catalogue of their own."""

Field = tuple[str, Said[str] | None, int]


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for each text above the length of its field."""
    for manifest in papers.documents.manifests:
        for name, said, most in _fields(manifest):
            if said and len(said.value) > most:
                values = {"name": name, "count": str(len(said.value)), "limit": str(most)}
                yield Finding(RULE, Location(manifest.entry, line=said.line), values, statement=name)


def _fields(manifest: Manifest) -> Iterator[Field]:
    said = {
        "Name": manifest.name,
        "ObjectName": manifest.object_name,
        "Version": manifest.version,
        "Description": manifest.description,
        "FileName": manifest.file_name,
    }
    for name, most in (EXTENSION_CHARS if manifest.of_extension else ITEM_CHARS).items():
        yield name, said[name], most
    for command in manifest.commands:
        of_command = {"Id": command.id, "Representation": command.representation, "Modifier": command.modifier}
        for name, most in COMMAND_CHARS.items():
            yield f"Commands/{name}", of_command[name], most
