"""Adopted objects are looked for by identifier and by name; what is absent is told once."""

import pytest

from checks.compatibility import adopted_object_absent, adopted_part_absent
from checks.compatibility.fitting import By
from tests.build_release import adopted, fitting, item, release

CATALOG = "Catalog.Товары"
ATTRIBUTE = f"{CATALOG}.Attribute.Артикул"


def absent(*objects: str, extends: str | None = None, there: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """Return the objects and the parts that checks miss."""
    fit = fitting(*(adopted(one, extends) for one in objects), there=release(*map(item, there)))
    found = [list(one.check(fit)) for one in (adopted_object_absent, adopted_part_absent)]
    return [one.location.object for one in found[0]], [one.location.object for one in found[1]]


def test_present_objects_are_no_finding():
    """Names in any case of letters."""
    assert absent(CATALOG, ATTRIBUTE, there=("Catalog.товары", "Catalog.товары.Attribute.артикул")) == ([], [])


def test_absent_object_is_found():
    """The finding names object and release; its parts are not told again."""
    fit = fitting(adopted(CATALOG), adopted(ATTRIBUTE), there=release(item("Catalog.Склады")))
    [finding] = adopted_object_absent.check(fit)

    assert (finding.location.object, finding.values["release"]) == (CATALOG, "Склад 1.6.28.3")
    assert list(adopted_part_absent.check(fit)) == []


def test_absent_part_is_found():
    """The object is there, its attribute is not."""
    assert absent(CATALOG, ATTRIBUTE, there=(CATALOG, f"{CATALOG}.Attribute.Код")) == ([], [ATTRIBUTE])


def test_same_name_of_another_kind_is_not_it():
    """A document is no catalogue."""
    assert absent(CATALOG, there=("Document.Товары",)) == ([CATALOG], [])


def test_identifier_goes_before_the_name():
    """An object that was renamed in the release is found by its identifier, its parts under the new name."""
    there = release(item("Catalog.Номенклатура", "base"), item("Catalog.Номенклатура.Attribute.Артикул"))
    fit = fitting(adopted(CATALOG, "base"), adopted(ATTRIBUTE), there=there)
    found = fit.base(CATALOG)

    assert found is not None
    assert (found.object.full_name, found.by) == ("Catalog.Номенклатура", By.IDENTIFIER)
    assert list(adopted_object_absent.check(fit)) + list(adopted_part_absent.check(fit)) == []


@pytest.mark.parametrize(("uuid", "kind"), [("other", "Catalog"), ("base", "Document")])
def test_name_where_the_identifier_does_not_tell(uuid: str, kind: str):
    """No object of this identifier, or one of another kind: then the name decides, and it is said so."""
    there = release(item(CATALOG), item(f"{kind}.Иное", uuid))
    found = fitting(adopted(CATALOG, "base"), there=there).base(CATALOG)

    assert found is not None
    assert (found.object.full_name, found.by) == (CATALOG, By.NAME)


def test_own_objects_are_not_looked_for():
    """What the extension adds itself need not be there."""
    fit = fitting(item("Catalog.х_Своё"), there=release(item(CATALOG)))

    assert list(adopted_object_absent.check(fit)) == []
