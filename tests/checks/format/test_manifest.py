"""Kits and their manifests: missing, twice, naming a file that is absent or by a path."""

import pytest

from checks.format import manifest_duplicate, manifest_file_absent, manifest_file_is_path, manifest_missing
from onec.kit import Kit, read_kit
from tests import build, build_kit
from tests import build_manifest as documents
from tests.build_kit import Item

MODULES = (manifest_missing, manifest_duplicate, manifest_file_absent, manifest_file_is_path)


def found(kit: Kit) -> list[tuple[str, str, str | None]]:
    """Return rule, entry and name of what the four checks find in a kit."""
    held = build.subject(members=[build.member("a.epf")], kit=kit)
    return [
        (one.rule.name, one.location.entry, str(one.values["name"]) if "name" in one.values else None)
        for module in MODULES
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


@pytest.mark.parametrize("said", ["b.epf", "   "])
def test_absent_file(said: str):
    """A name that fits no entry is a finding at the manifest."""
    assert found(build.kit("a.epf", file_name=said)) == [("manifest-file-absent", "manifest.xml", said)]


def test_path_of_any_length_is_shown_short():
    """A report does not carry megabytes of what a manifest says."""
    [(name, _, shown)] = found(build.kit("a.epf", file_name="../" * 100_000 + "a.epf"))

    assert (name, len(shown or "")) == ("manifest-file-is-path", 261)


def test_missing_file_name():
    """A manifest without the element does not fit its schema; that is not said twice."""
    assert found(build.kit("a.epf", file_name=None)) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (documents.manifest(FileName="b.epf"), ("manifest-file-absent", 8)),
        (documents.manifest(FileName="").replace("<Name>", "\n\n<Name>"), ("manifest-file-absent", 10)),
        (documents.manifest(FileName="../processor.epf"), ("manifest-file-is-path", 8)),
    ],
)
def test_file_name_is_found_at_its_line(text: str, said: tuple[str, int]):
    """The finding stands where the element does."""
    kit = read_kit(build_kit.kit(Item("a.xml", text.encode()), Item("processor.epf")))

    held = build.subject(members=[build.member("processor.epf")], kit=kit)
    places = [(one.rule.name, one.location.line) for module in MODULES for one in module.check(held)]
    assert places == [said]


def test_second_manifest_is_found_at_its_root():
    """A manifest of an extension beside one of a data processor is a second one, too."""
    second = "\n\n" + documents.extension_manifest().partition("\n")[2]
    kit = read_kit(build_kit.good_kit(Item("b.xml", second.encode())))

    held = build.subject(members=[build.member("processor.epf")], kit=kit)
    [one] = manifest_duplicate.check(held)
    assert (one.location.entry, one.location.line) == ("b.xml", 3)


def test_unread_manifest_is_not_missing():
    """A manifest with a document type is that finding; a document of another kind that is broken is no manifest."""
    manifest = documents.manifest().encode()
    unread = read_kit(build_kit.kit(Item("a.xml", manifest[:-9])))
    broken = read_kit(build_kit.kit(Item("a.xml", documents.compatibility(("А", None)).encode()[:-9])))

    assert found(unread) == []
    assert found(broken) == [("manifest-missing", "", None)]


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

    assert [one for module in MODULES for one in module.check(bare)] == []
