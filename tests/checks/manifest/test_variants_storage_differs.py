"""The manifest says otherwise than the file whether variants lie in the library's storage."""

import pytest

from checks.manifest import variants_storage_differs
from checks.manifest.sides import REPORTS
from checks.manifest.variants_storage_differs import LIBRARY_STORAGE
from onec.manifest import Category
from onec.model import ExternalParts, FileKind
from tests.build_papers import found, line_of, manifest, papers

OTHER = "6f1a0c52-5b0e-4d5c-9d0f-3a1b2c4d5e6f"


@pytest.mark.parametrize("category", [one for one in Category if one not in REPORTS])
def test_no_report(category: Category):
    """Only reports have variants to keep."""
    said = manifest(category=category, variants_storage=True)

    assert found(variants_storage_differs, papers(said)) == [line_of("variants_storage")]
    assert found(variants_storage_differs, papers(manifest(category=category, variants_storage=False))) == []


def test_storage_of_the_report():
    """A report that names the library's storage uses it; of another one nobody can tell which it is."""
    for storages, lines in (((LIBRARY_STORAGE,), [line_of("variants_storage")]), ((OTHER,), []), ((), [])):
        parts = ExternalParts(storages=storages)
        said = manifest(category=Category.REPORT, variants_storage=False)
        assert found(variants_storage_differs, papers(said, kind=FileKind.REPORT, parts=parts)) == lines
        yes = manifest(category=Category.REPORT, variants_storage=True)
        assert found(variants_storage_differs, papers(yes, kind=FileKind.REPORT, parts=parts)) == []


def test_not_known():
    """What the schema's check tells of is not told again."""
    assert found(variants_storage_differs, papers(manifest(variants_storage=True))) == []
    assert found(variants_storage_differs, papers(manifest(category=Category.PRINT_FORM))) == []
