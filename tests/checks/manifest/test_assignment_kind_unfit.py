"""The commands are assigned to sections where the item belongs to objects, or the other way round."""

from dataclasses import replace
from typing import Any

import pytest

from checks.manifest import assignment_kind_unfit
from onec.manifest import Category, Manifest, Said
from tests.build_papers import OBJECT_LINE, assigned, found, manifest, papers

GLOBAL = (Category.REPORT, Category.DATA_PROCESSOR)


def assigned_as(category: Category | None, kind: str) -> Manifest:
    """Return a manifest of a category with an assignment of a type."""
    fields: dict[str, Any] = {"category": category} if category else {}
    said = manifest(objects=[assigned("Документ.Заказ")], **fields)
    assert said.assignment
    return replace(said, assignment=replace(said.assignment, type=kind))


@pytest.mark.parametrize("category", Category)
def test_types(category: Category):
    """The two global kinds have sections, all others objects."""
    sections = assigned_as(category, "ExtensionSubsystemsAssignment")
    objects = assigned_as(category, "ExtensionCatalogsAndDocumentsAssignment")
    bad, good = (objects, sections) if category in GLOBAL else (sections, objects)

    assert found(assignment_kind_unfit, papers(bad)) == [OBJECT_LINE - 1]
    assert found(assignment_kind_unfit, papers(good)) == []


@pytest.mark.parametrize("kind", ["", "ExtensionAssignmentBase"])
def test_type_of_no_kind(kind: str):
    """What the schema takes for either is neither; elements that such a type does not have are the schema's."""
    said = assigned_as(Category.PRINT_FORM, kind)
    assert said.assignment
    with_flags = replace(said, assignment=replace(said.assignment, in_lists=Said(value=True, line=45)))

    assert found(assignment_kind_unfit, papers(said)) == [OBJECT_LINE - 1]
    assert found(assignment_kind_unfit, papers(with_flags)) == []


def test_not_asked():
    """A type of no schema and a missing category are told by the schema's check."""
    assert found(assignment_kind_unfit, papers(assigned_as(Category.REPORT, "Other"))) == []
    assert found(assignment_kind_unfit, papers(assigned_as(None, "ExtensionSubsystemsAssignment"))) == []
    assert found(assignment_kind_unfit, papers(manifest(category=Category.REPORT))) == []
