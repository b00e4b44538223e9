"""An object that the commands are assigned to is not of the type that the manifest says."""

import pytest

from checks.manifest import assignment_object_unfit
from onec.manifest import AssignmentObject, Category
from tests.build_papers import OBJECT_LINE, assigned, found, manifest, papers


def lines(category: Category, *objects: AssignmentObject) -> list[int | None]:
    """Return the lines found in an assignment as the category has it."""
    return found(assignment_object_unfit, papers(manifest(objects=objects, category=category)))


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("Справочник.Партнеры", "Catalog"),
        ("Document.Order", "Document"),
        ("БизнесПроцесс.Задание", "BusinessProcess"),
        ("задача.Задача", "Task"),
        ("Catalog.Partners", None),
        ("ПланВидовХарактеристик.Свойства", None),
    ],
)
def test_fitting_type(name: str, type_: str | None):
    """The type is that of the name in either language; it may be left out, and other kinds have none."""
    assert lines(Category.PRINT_FORM, assigned(name, type_)) == []


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("Справочник.Партнеры", "Document"),
        ("Document.Order", "Catalog"),
        ("Документ.Заказ", "SubSystem"),
        ("ПланВидовХарактеристик.Свойства", "Catalog"),
        ("Партнеры", "Catalog"),
    ],
)
def test_other_type(name: str, type_: str):
    """Another type is a finding at its line."""
    assert lines(Category.PRINT_FORM, assigned(name, type_)) == [OBJECT_LINE + 4]


@pytest.mark.parametrize("name", ["РабочийСтол", "Desktop", "Подсистема.Продажи", "Subsystem.Sales.Subsystem.Reports"])
def test_sections(name: str):
    """Sections, the start page among them, belong into the assignment of global items only."""
    assert lines(Category.REPORT, assigned(name, "SubSystem"), assigned(name)) == []
    assert lines(Category.REPORT, assigned(name, "Catalog")) == [OBJECT_LINE + 4]
    assert lines(Category.PRINT_FORM, assigned(name, "SubSystem")) == [OBJECT_LINE + 4]


def test_object_among_sections():
    """An object is no section, whatever type it has."""
    assert lines(Category.REPORT, assigned("Документ.Заказ", "Document")) == [OBJECT_LINE + 4]
    assert lines(Category.REPORT, assigned("Документ.Заказ")) == [OBJECT_LINE + 1]


def test_not_asked():
    """A missing name is the schema's."""
    assert lines(Category.REPORT, assigned(None, "Catalog")) == []
    assert found(assignment_object_unfit, papers(manifest())) == []
