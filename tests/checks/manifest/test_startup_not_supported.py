"""A command is started in a way that the service does not know."""

import pytest

from checks.manifest import startup_not_supported
from onec.manifest import Category
from onec.self_description import Use
from tests.build_papers import described, found, manifest, papers, row


@pytest.mark.parametrize("kind", Category)
def test_import(kind: Category):
    """No item of the service loads data from a file by a command, with a manifest or without."""
    code = described([row(use=Use.IMPORT, line=12)], kind=kind)

    assert found(startup_not_supported, papers(code=code)) == [12]
    assert found(startup_not_supported, papers(manifest(), code)) == [12]


@pytest.mark.parametrize("kind", Category)
def test_filling_of_a_form(kind: Category):
    """Only items that fill objects fill forms."""
    code = described([row(use=Use.FORM_FILL, line=12)], kind=kind)

    assert found(startup_not_supported, papers(code=code)) == ([] if kind is Category.OBJECT_FILLING else [12])


def test_kind_of_the_manifest():
    """The manifest tells the kind where the code does not."""
    code = described([row(use=Use.FORM_FILL, line=12)], kind=None)

    assert found(startup_not_supported, papers(code=code)) == []
    assert found(startup_not_supported, papers(manifest(category=Category.PRINT_FORM), code)) == [12]


@pytest.mark.parametrize("use", [*(one for one in Use if one not in (Use.IMPORT, Use.FORM_FILL)), None])
def test_other_ways(use: Use | None):
    """All other ways are known, and what cannot be determined is nothing to find."""
    assert found(startup_not_supported, papers(code=described([row(use=use)], kind=Category.REPORT))) == []
