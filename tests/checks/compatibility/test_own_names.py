"""Names of an extension's own objects and parts, and its compatibility mode, against a release."""

from dataclasses import replace

import pytest

from checks.compatibility import MODULES, extension_mode_above_configuration, own_object_clashes, own_part_clashes
from checks.compatibility.fitting import Fitting
from onec.model import FileKind, MetadataObject
from onec.release.build import build_index
from onec.release.index import ReleaseIndex
from tests.build_release import NAME, adopted, content, fitting, item, release

GOODS = "Catalog.Товары"
THERE = (item(GOODS), item(f"{GOODS}.Attribute.Артикул"), item(f"{GOODS}.Form.Элемент"), item("Enum.Виды"))


def found(*objects: MetadataObject) -> list[str]:
    """Return the names of the rules of the whole stage that find something."""
    fit = fitting(*objects, there=release(*THERE))
    return [one.rule.name for check in MODULES for one in check.check(fit)]


@pytest.mark.parametrize(
    "objects",
    [
        (item("Catalog.х_Товары"),),
        (item("Document.Товары"),),
        (adopted(GOODS), item(f"{GOODS}.Attribute.х_Артикул")),
        (adopted(GOODS), adopted(f"{GOODS}.Attribute.Артикул")),
        (adopted(GOODS), item(f"{GOODS}.Command.Артикул")),
        (item("Catalog.х_Товары"), item("Catalog.х_Товары.Attribute.Артикул")),
    ],
)
def test_free_names_are_no_finding(objects: tuple[MetadataObject, ...]):
    """Other names, other kinds, what is adopted, parts of own objects."""
    assert found(*objects) == []


@pytest.mark.parametrize(
    ("objects", "rule"),
    [
        ((item("Catalog.Товары"),), own_object_clashes.RULE),
        ((item("Catalog.ТОВАРЫ"), item("Catalog.ТОВАРЫ.Attribute.Артикул")), own_object_clashes.RULE),
        ((item("Enum.Виды"), item("Enum.Виды.EnumValue.А")), own_object_clashes.RULE),
        ((adopted(GOODS), item(f"{GOODS}.Attribute.Артикул")), own_part_clashes.RULE),
        ((adopted(GOODS), item(f"{GOODS}.TabularSection.артикул")), own_part_clashes.RULE),
        ((adopted(GOODS), item(f"{GOODS}.Form.Элемент")), own_part_clashes.RULE),
    ],
)
def test_taken_name_alone(objects: tuple[MetadataObject, ...], rule: object):
    """An object is told once, without its parts; fields of an object share their names."""
    assert found(*objects) == [rule.name]  # type: ignore[attr-defined]


def test_part_of_a_renamed_object():
    """The parts of what is found by its identifier are looked for under the name it has in the release."""
    there = release(item("Catalog.Номенклатура", "base"), item("Catalog.Номенклатура.Attribute.Артикул"))
    fit = fitting(adopted(GOODS, "base"), item(f"{GOODS}.Attribute.Артикул"), there=there)

    [finding] = own_part_clashes.check(fit)
    assert finding.values["there"] == "Catalog.Номенклатура.Attribute.Артикул"


def modes(here: str | None, there: str | None) -> list[str]:
    """Return the rules that speak of an extension of one mode and a release of another."""
    whole = content(FileKind.CONFIGURATION, NAME, [], [])
    properties = replace(whole.properties, compatibility_mode=there)
    release_there = ReleaseIndex(build_index(replace(whole, properties=properties)))
    fit = fitting(item("Catalog.х_Товары"), there=release_there)
    given = replace(fit.content, properties=replace(fit.content.properties, extension_compatibility_mode=here))
    other = Fitting(fit.subject, given, release_there, fit.sources)
    return [one.rule.name for check in MODULES for one in check.check(other)]


@pytest.mark.parametrize(
    ("here", "there", "newer"),
    [
        ("8.3.14", "8.3.14", False),
        ("8.3.9", "8.3.14", False),
        ("8.3.20", "8.3.9", True),
        ("8.3.20", None, False),
        (None, "8.3.14", False),
        ("8.5.1", "8.3.14", False),
    ],
)
def test_compatibility_mode(here: str | None, there: str | None, *, newer: bool):
    """Versions are compared as numbers; a mode beyond every service is told by the security stage."""
    assert modes(here, there) == [extension_mode_above_configuration.RULE.name] * newer
