"""The manifest says another version than the code."""

from checks.manifest import item_version_differs
from onec.model import FileKind, Properties
from tests.build_papers import NAME, described, found, gap, line_of, manifest, papers

SAID = manifest(version="1.4")


def test_other_version():
    """Versions are compared as texts: 1.4 and 1.40 are two."""
    assert found(item_version_differs, papers(SAID, described(version="1.3"))) == [line_of("version")]
    assert found(item_version_differs, papers(SAID, described(version="1.40"))) == [line_of("version")]
    assert found(item_version_differs, papers(SAID, described(version="1.4"))) == []


def test_default_version():
    """Code that sets no version has the library's."""
    assert found(item_version_differs, papers(SAID, described())) == [line_of("version")]
    assert found(item_version_differs, papers(manifest(version="0.0"), described())) == []


def test_extension():
    """An extension has its version among its properties."""
    of_extension = manifest(version="1.4", of_extension=True)

    for version, lines in (("1.4", []), ("1.5", [line_of("version")]), ("", [line_of("version")])):
        properties = Properties(NAME, "root-uuid", version=version)
        given = papers(of_extension, kind=FileKind.EXTENSION, properties=properties)
        assert found(item_version_differs, given) == lines


def test_structure_begun_by_hand():
    """The library copies a structure of the code over its own, whose version holds where the code sets none."""
    assert found(item_version_differs, papers(SAID, described(by_library=False))) == [line_of("version")]


def test_not_known():
    """A version that cannot be determined is held against nothing."""
    for code in (described(version=None), described(gaps=(gap(),)), described(returns_structure=False), None):
        assert found(item_version_differs, papers(SAID, code)) == []
    assert found(item_version_differs, papers(manifest(), described(version="1.3"))) == []
