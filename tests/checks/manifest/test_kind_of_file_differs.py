"""An item of this kind does not lie in a file of this kind."""

import pytest

from checks.manifest import kind_of_file_differs
from onec.manifest import Category
from onec.model import FileKind
from tests.build_papers import described, found, line_of, manifest, papers

REPORTS = (Category.REPORT, Category.CONTEXT_REPORT)
OTHERS = tuple(one for one in Category if one not in REPORTS)


@pytest.mark.parametrize("category", REPORTS)
def test_report_in_a_data_processor(category: Category):
    """A report lies in an .erf, whatever letters its name ends in."""
    assert found(kind_of_file_differs, papers(manifest(category=category, file_name="a.epf"))) == [line_of("file_name")]
    assert found(kind_of_file_differs, papers(manifest(category=category, file_name="a.ERF"))) == []


@pytest.mark.parametrize("category", OTHERS)
def test_anything_else_in_a_report(category: Category):
    """Everything else lies in an .epf."""
    assert found(kind_of_file_differs, papers(manifest(category=category, file_name="a.erf"))) == [line_of("file_name")]
    assert found(kind_of_file_differs, papers(manifest(category=category, file_name="a.epf"))) == []


def test_extension():
    """The manifest of an extension names a .cfe."""
    said = manifest(of_extension=True, file_name="a.epf")

    assert found(kind_of_file_differs, papers(said)) == [line_of("file_name")]
    assert found(kind_of_file_differs, papers(manifest(of_extension=True, file_name="a.cfe"))) == []


def test_unknown_sides():
    """What the schema's check tells of is not told again."""
    assert found(kind_of_file_differs, papers(manifest(file_name="a.epf"))) == []
    assert found(kind_of_file_differs, papers(manifest(category=Category.REPORT))) == []


def test_bare_file():
    """Of a bare file the code is held against what it is, at the line that says the kind."""
    report = described(kind=Category.CONTEXT_REPORT)

    assert found(kind_of_file_differs, papers(code=report)) == [100]
    assert found(kind_of_file_differs, papers(code=report, kind=FileKind.REPORT)) == []
    assert found(kind_of_file_differs, papers(code=described(kind=None))) == []
    assert found(kind_of_file_differs, papers(code=described())) == []
