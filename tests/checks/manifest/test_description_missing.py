"""The manifest has an empty description."""

import pytest

from checks.manifest import description_missing
from tests.build_papers import described, found, line_of, manifest, papers


@pytest.mark.parametrize("text", ["", "  ", "\n\t"])
def test_empty(text: str):
    """Blanks are no description, whatever the code says."""
    for code in (None, described(), described(information=""), described(information="Обмен с сайтом")):
        assert found(description_missing, papers(manifest(description=text), code)) == [line_of("description")]


def test_filled():
    """A word is a description, also in the manifest of an extension."""
    assert found(description_missing, papers(manifest(description="Обмен"))) == []
    of_extension = papers(manifest(description="", of_extension=True))
    assert found(description_missing, of_extension) == [line_of("description")]


def test_not_asked():
    """A missing element is the schema's, and a bare file has a rule of its own."""
    assert found(description_missing, papers(manifest())) == []
    assert found(description_missing, papers(code=described(information=""))) == []
