"""The manifest names another object than the file holds."""

from checks.manifest import object_name_differs
from onec.model import FileKind
from tests.build_papers import NAME, found, line_of, manifest, papers


def test_other_name():
    """Another name is a finding at its line, also in the manifest of an extension."""
    said = manifest(object_name="Другая")

    assert found(object_name_differs, papers(said)) == [line_of("object_name")]
    of_extension = papers(manifest(object_name="Другая", of_extension=True), kind=FileKind.EXTENSION)
    assert found(object_name_differs, of_extension) == [line_of("object_name")]


def test_same_name():
    """Case and blanks around do not count for the platform."""
    assert found(object_name_differs, papers(manifest(object_name=f" {NAME.upper()}\n"))) == []


def test_no_name():
    """A missing element is the schema's, a bare file has nothing to compare."""
    assert found(object_name_differs, papers(manifest())) == []
    assert found(object_name_differs, papers()) == []
