"""Kits and their manifests: missing, twice, naming a file that is absent or by a path."""

import pytest

from checks.format import manifest_duplicate, manifest_file_absent, manifest_file_is_path, manifest_missing
from onec.kit import Kit
from tests import build


def found(kit: Kit) -> list[tuple[str, str, str | None]]:
    """Return rule, entry and name of what the four checks find in a kit."""
    held = build.subject(members=[build.member("a.epf")], kit=kit)
    modules = (manifest_missing, manifest_duplicate, manifest_file_absent, manifest_file_is_path)
    return [
        (one.rule.name, one.location.entry, str(one.values["name"]) if "name" in one.values else None)
        for module in modules
        for one in module.check(held)
    ]


def test_missing_manifest():
    """A kit without any manifest is one finding, not one more for the file it cannot name."""
    assert found(build.kit("a.epf", manifest=None)) == [("manifest-missing", "", None)]


def test_several_manifests():
    """Each manifest behind the first is a finding at its entry."""
    kit = build.kit("a.epf", manifests=("manifest.xml", "old/manifest.xml", "x.xml"))

    assert found(kit) == [
        ("manifest-duplicate", "old/manifest.xml", "old/manifest.xml"),
        ("manifest-duplicate", "x.xml", "x.xml"),
    ]


@pytest.mark.parametrize(("said", "shown"), [("b.epf", "b.epf"), (None, "—"), ("   ", "   ")])
def test_absent_file(said: str | None, shown: str):
    """A name that fits no entry, and no name at all, are findings at the manifest."""
    assert found(build.kit("a.epf", file_name=said)) == [("manifest-file-absent", "manifest.xml", shown)]


@pytest.mark.parametrize("said", ["a.epf", "A.EPF", "A.epf"])
def test_named_file(said: str):
    """Case does not count, nor the folder that the entry lies in."""
    assert found(build.kit("Папка/a.epf", file_name=said)) == []


@pytest.mark.parametrize(
    "said", ["x/a.epf", r"x\a.epf", "C:a.epf", r"C:\x\a.epf", "../a.epf", "/a.epf", r"\\host\a.epf"]
)
def test_path_to_a_file_that_is_there(said: str):
    """A path is a finding even where its last part is an entry."""
    names = [(name, shown) for name, _, shown in found(build.kit("a.epf", file_name=said))]

    assert ("manifest-file-is-path", said) in names


@pytest.mark.parametrize("said", [".", ".."])
def test_path_that_is_no_file(said: str):
    """The folder itself and the one above are paths, and no entries."""
    assert [name for name, _, _ in found(build.kit("a.epf", file_name=said))] == [
        "manifest-file-absent",
        "manifest-file-is-path",
    ]


@pytest.mark.parametrize("said", ["a..epf", "a b.epf", "версия 1.2.epf", "...epf"])
def test_name_with_dots_is_no_path(said: str):
    """Dots within a name lead nowhere."""
    assert found(build.kit(said)) == []


def test_bare_file_needs_no_manifest():
    """Without a kit there is nothing to name."""
    bare = build.subject()

    modules = (manifest_missing, manifest_duplicate, manifest_file_absent, manifest_file_is_path)
    assert [one for module in modules for one in module.check(bare)] == []
