"""The manifest chooses other objects for the commands than the code is meant for."""

import pytest

from checks.manifest import purpose_differs
from onec.manifest import AssignmentObject, Category
from onec.self_description import SelfDescription
from tests.build_papers import OBJECT_LINE, assigned, described, found, gap, manifest, papers

WHOLE = OBJECT_LINE - 1
"""Line of the assignment."""

ORDER, INVOICE = assigned("Документ.Заказ", line=40), assigned("Документ.Счет", line=50)
OFF = assigned("Документ.Заказ", enabled=False, line=40)


def lines(objects: list[AssignmentObject], code: SelfDescription | None) -> list[int | None]:
    """Return the lines found for a print form."""
    return found(purpose_differs, papers(manifest(objects=objects, category=Category.PRINT_FORM), code))


def meant(*names: str | None) -> SelfDescription:
    """Return the code of a print form for some objects."""
    return described(purpose=names, kind=Category.PRINT_FORM)


def test_object_of_one_side():
    """An object that only the manifest chooses is found at its line, one of the code where it is switched off."""
    assert lines([ORDER, INVOICE], meant("Документ.Заказ")) == [51]
    assert lines([ORDER], meant("Документ.Заказ", "Документ.Счет")) == [WHOLE]
    assert lines([OFF, INVOICE], meant("Документ.Заказ", "Документ.Счет")) == [40]
    assert lines([OFF, ORDER], meant("Документ.Заказ")) == lines([ORDER, OFF], meant("Документ.Заказ")) == []
    assert lines([OFF], meant("Документ.Заказ")) == []
    assert lines([ORDER], meant("Документ.Счет")) == [41, WHOLE]
    assert lines([ORDER], meant()) == [41]


@pytest.mark.parametrize("name", ["Документ.Заказ", "документ.ЗАКАЗ", "Document.Заказ"])
def test_same_object(name: str):
    """Case does not count, nor the language of the kind; what is switched off is not chosen."""
    assert lines([ORDER], meant(name)) == []
    assert lines([assigned(name)], meant("Документ.Заказ")) == []
    assert lines([ORDER, assigned("Документ.Счет", enabled=False)], meant(name)) == []


def test_object_of_another_kind():
    """The kind counts: a catalogue and a document may have one name."""
    assert lines([assigned("Справочник.Заказ")], meant("Документ.Заказ")) == [OBJECT_LINE + 1, WHOLE]


@pytest.mark.parametrize("pattern", ["Документ.*", "Document.*"])
def test_pattern(pattern: str):
    """A pattern is every object of its kind that the manifest lists, and one at least."""
    assert lines([ORDER, INVOICE], meant(pattern)) == []
    assert lines([OFF, INVOICE], meant(pattern)) == [40]
    assert lines([assigned("Справочник.Заказ")], meant(pattern)) == [OBJECT_LINE + 1, WHOLE]
    assert lines([ORDER, assigned("Справочник.Товары")], meant(pattern, "Catalog.Товары")) == []


def test_not_known():
    """Where the code may name more, nothing of the manifest is too much; what is known is still asked for."""
    for code in (
        meant(None),
        described(purpose_gaps=(gap(),), kind=Category.PRINT_FORM),
        described(gaps=(gap(),), kind=Category.PRINT_FORM),
        None,
    ):
        assert lines([ORDER], code) == []
    assert lines([ORDER], meant(None, "Документ.Счет")) == [WHOLE]


@pytest.mark.parametrize("category", [Category.REPORT, Category.DATA_PROCESSOR])
def test_sections(category: Category):
    """Items for sections have no purpose in code."""
    said = manifest(objects=[assigned("Подсистема.Продажи")], category=category)

    assert found(purpose_differs, papers(said, described(kind=category))) == []
    assert found(purpose_differs, papers(said, described(purpose=["Документ.Заказ"], kind=category))) == []
