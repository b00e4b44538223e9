"""Texts of manifests against the lengths of the catalogue."""

import pytest

from checks.manifest.manifest_field_too_long import COMMAND_CHARS, EXTENSION_CHARS, ITEM_CHARS, RULE, check
from onec.manifest import Manifest, ManifestCommand, Said
from tests.build_submission import submitted

FIELDS = {
    "Name": "name",
    "ObjectName": "object_name",
    "Version": "version",
    "Description": "description",
    "FileName": "file_name",
}
COMMANDS = {"Id": "id", "Representation": "representation", "Modifier": "modifier"}


@pytest.mark.parametrize(("name", "most"), ITEM_CHARS.items())
def test_one_character_too_many(name: str, most: int):
    """A text of the full length fits, one more is a finding at its element."""
    field = FIELDS[name]

    [finding] = check(submitted(manifest=Manifest("a.xml", 2, "1.0.0.2", **{field: Said("я" * (most + 1), 9)})))  # type: ignore[arg-type]
    assert (finding.rule, finding.location.entry, finding.location.line) == (RULE, "a.xml", 9)
    assert finding.values == {"name": name, "count": str(most + 1), "limit": str(most)}
    assert not list(check(submitted(manifest=Manifest("a.xml", 2, "1.0.0.2", **{field: Said("я" * most, 9)}))))  # type: ignore[arg-type]


@pytest.mark.parametrize(("name", "most"), EXTENSION_CHARS.items())
def test_extension_has_a_catalogue_of_its_own(name: str, most: int):
    """Lengths of extensions are those of their catalogue."""
    said = {FIELDS[name]: Said("я" * (most + 1), 9)}

    [finding] = check(submitted(manifest=Manifest("a.xml", 2, "1.0.0.1", of_extension=True, **said)))  # type: ignore[arg-type]
    assert finding.values["limit"] == str(most)


@pytest.mark.parametrize(("name", "most"), COMMAND_CHARS.items())
def test_text_of_a_command(name: str, most: int):
    """Each command is looked at, and its field is named with it."""
    texts = dict.fromkeys(COMMANDS.values())
    short = ManifestCommand(3, startup=None, notification=None, **{**texts, COMMANDS[name]: Said("я" * most, 4)})  # type: ignore[arg-type]
    long = ManifestCommand(5, startup=None, notification=None, **{**texts, COMMANDS[name]: Said("я" * (most + 1), 6)})  # type: ignore[arg-type]

    [finding] = check(submitted(manifest=Manifest("a.xml", 2, "1.0.0.2", commands=(short, long))))
    assert (finding.values["name"], finding.location.line) == (f"Commands/{name}", 6)
