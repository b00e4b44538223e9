"""The manifest describes the item in other words than its code."""

from checks.manifest import description_differs
from onec.model import FileKind, Properties
from tests.build_papers import NAME, described, found, line_of, manifest, papers

SAID = manifest(description="Обмен\nс сайтом")
COMMENT = Properties(NAME, "root-uuid", comment="Обмен\nс сайтом")


def test_other_words():
    """Texts are compared exactly, but for what XML does to the ends of their lines."""
    assert found(description_differs, papers(SAID, described(information="Обмен с сайтом"))) == [line_of("description")]
    assert found(description_differs, papers(SAID, described(information="Обмен\r\nс сайтом\n"))) == []


def test_comment():
    """Code that says nothing leaves the word to the object's comment; so does an extension."""
    assert found(description_differs, papers(SAID, described(), properties=COMMENT)) == []
    assert found(description_differs, papers(SAID, described())) == [line_of("description")]
    of_extension = manifest(description="Другое", of_extension=True)
    given = papers(of_extension, kind=FileKind.EXTENSION, properties=COMMENT)
    assert found(description_differs, given) == [line_of("description")]


def test_not_asked():
    """An empty description has a rule of its own, and what cannot be determined is held against nothing."""
    assert found(description_differs, papers(manifest(description=" "), described(information="Обмен"))) == []
    assert found(description_differs, papers(SAID, described(information=None))) == []
    assert found(description_differs, papers(SAID)) == []
    assert found(description_differs, papers(code=described(information="Обмен"))) == []
