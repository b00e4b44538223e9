"""A report variant is placed into what is no section."""

from dataclasses import replace

import pytest

from checks.manifest import variant_place_unfit
from onec.manifest import Said, VariantAssignment
from tests.build_papers import found, manifest, papers, variant


def lines(name: str | None) -> list[int | None]:
    """Return the lines found for a variant in this place."""
    said = None if name is None else Said(name, 70)
    one = replace(variant("А"), assignments=(VariantAssignment(69, said, None, None),))
    return found(variant_place_unfit, papers(manifest(variants=[one])))


@pytest.mark.parametrize("name", ["", "Продажи", "Документ.Заказ", "Catalog.Partners"])
def test_no_section(name: str):
    """A word alone and the name of an object are no sections."""
    assert lines(name) == [70]


@pytest.mark.parametrize("name", ["Подсистема.Продажи.Подсистема.Отчеты", "Subsystem.Sales", "РабочийСтол", "Desktop"])
def test_section(name: str):
    """Sections in either language and the start page are places."""
    assert lines(name) == []


def test_not_asked():
    """A missing name is the schema's."""
    assert lines(None) == []
    assert found(variant_place_unfit, papers()) == []
