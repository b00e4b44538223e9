"""The manifest calls the item otherwise than its code or its object."""

from checks.manifest import item_name_differs
from onec.model import FileKind, Properties
from tests.build_papers import NAME, described, found, gap, line_of, manifest, papers

SAID = manifest(name="Обмен")
SYNONYM = Properties(NAME, "root-uuid", (("ru", "Обмен"), ("en", "Exchange")))


def test_code_says_another_name():
    """The code's own name counts, even where the object is called as the manifest says."""
    given = papers(SAID, described(name="Обмен с сайтом"), properties=SYNONYM)

    assert found(item_name_differs, given) == [line_of("name")]
    assert found(item_name_differs, papers(SAID, described(name="Обмен "))) == []


def test_code_says_no_name():
    """Without a key the title of the object counts, in any of its languages."""
    assert found(item_name_differs, papers(SAID, described(), properties=SYNONYM)) == []
    assert found(item_name_differs, papers(manifest(name="Exchange"), described(), properties=SYNONYM)) == []
    assert found(item_name_differs, papers(manifest(name=NAME), described(), properties=SYNONYM)) == [line_of("name")]


def test_object_without_synonym():
    """Without a synonym an object is called by its name."""
    assert found(item_name_differs, papers(manifest(name=NAME), described())) == []
    assert found(item_name_differs, papers(SAID, described())) == [line_of("name")]


def test_extension():
    """An extension has no code to ask."""
    bad = papers(manifest(name=NAME, of_extension=True), kind=FileKind.EXTENSION, properties=SYNONYM)
    good = papers(manifest(name="Обмен", of_extension=True), kind=FileKind.EXTENSION, properties=SYNONYM)

    assert found(item_name_differs, bad) == [line_of("name")]
    assert found(item_name_differs, good) == []


def test_not_known():
    """A name that cannot be determined, or may be set unseen, is held against nothing."""
    assert found(item_name_differs, papers(SAID, described(name=None))) == []
    assert found(item_name_differs, papers(SAID, described(gaps=(gap(),)))) == []
    assert found(item_name_differs, papers(SAID, described(returns_structure=False))) == []
    assert found(item_name_differs, papers(SAID)) == []
