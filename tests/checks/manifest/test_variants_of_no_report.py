"""The manifest has report variants, and the item is no report."""

import pytest

from checks.manifest import variants_of_no_report
from onec.manifest import Category
from tests.build_papers import VARIANT_LINE, found, manifest, papers, variant


@pytest.mark.parametrize("category", Category)
def test_variants(category: Category):
    """Only the two kinds of reports have variants; it is one finding of all."""
    said = manifest(variants=[variant("А"), variant("Б", 70)], category=category)
    is_report = category in (Category.REPORT, Category.CONTEXT_REPORT)

    assert found(variants_of_no_report, papers(said)) == ([] if is_report else [VARIANT_LINE])


def test_not_asked():
    """Without variants, or without a category, there is nothing to say."""
    assert found(variants_of_no_report, papers(manifest(category=Category.PRINT_FORM))) == []
    assert found(variants_of_no_report, papers(manifest(variants=[variant("А")]))) == []
