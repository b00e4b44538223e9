"""The manifest says another kind than the code."""

from itertools import product

import pytest

from checks.manifest import category_differs
from onec.manifest import Category
from tests.build_papers import described, found, line_of, manifest, papers


@pytest.mark.parametrize(("said", "told"), list(product(Category, Category)))
def test_two_kinds(said: Category, told: Category):
    """Each kind is the counterpart of itself only."""
    given = papers(manifest(category=said), described(kind=told))

    assert found(category_differs, given) == ([] if said is told else [line_of("category")])


def test_not_known():
    """A kind that cannot be determined, or that is none of the list, is held against nothing."""
    assert found(category_differs, papers(manifest(category=Category.REPORT), described(kind=None))) == []
    assert found(category_differs, papers(manifest(category=Category.REPORT), described())) == []
    assert found(category_differs, papers(manifest(), described(kind=Category.REPORT))) == []
