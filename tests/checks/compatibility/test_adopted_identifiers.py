"""How an adopted object was found is told: by an identifier, by its name alone, or in spite of its identifier."""

from dataclasses import replace

import pytest

from checks.compatibility import (
    adopted_identifier_of_another_kind,
    adopted_identifier_unknown,
    adopted_object_absent,
    adopted_part_absent,
)
from checks.compatibility.fitting import Fitting
from onec.model import MetadataObject
from tests.build_release import adopted, fitting, item, release

CATALOG = "Catalog.Товары"
VALUE = "Enum.Виды.EnumValue.Услуга"


def matched(fit: Fitting, *, keep: bool | None = True) -> Fitting:
    """Return the same with an extension that keeps identifiers, or does not."""
    properties = replace(fit.content.properties, keep_mapping=keep)
    return Fitting(fit.subject, replace(fit.content, properties=properties), fit.release, fit.sources)


def told(fit: Fitting) -> list[str]:
    """Return the codes of the findings about how objects were found."""
    checks = (
        adopted_object_absent,
        adopted_part_absent,
        adopted_identifier_unknown,
        adopted_identifier_of_another_kind,
    )
    return [str(one.rule.id) for check in checks for one in check.check(fit)]


@pytest.mark.parametrize(
    ("extends", "there", "keep", "codes"),
    [
        ("base", [item(CATALOG, "base")], True, []),
        (None, [item(CATALOG, "base")], True, []),
        ("other", [item(CATALOG, "base")], True, ["COMP-013"]),
        ("other", [item(CATALOG, "base")], None, ["COMP-013"]),
        ("other", [item(CATALOG, "base")], False, []),
        ("other", [item("Catalog.Иное", "base")], True, ["COMP-001"]),
        ("base", [item("Document.Товары", "base"), item(CATALOG, "more")], True, ["COMP-014"]),
        ("base", [item("Document.Товары", "base")], True, ["COMP-001", "COMP-014"]),
    ],
    ids=["identifier", "name", "unknown", "old", "by-name-only", "absent", "another-kind", "another-kind-alone"],
)
def test_ways_an_object_is_found(
    extends: str | None, there: list[MetadataObject], codes: list[str], *, keep: bool | None
):
    """One told apart from the other."""
    fit = matched(fitting(adopted(CATALOG, extends), there=release(*there)), keep=keep)

    assert told(fit) == codes


def test_parts_are_told_with_their_owner():
    """An identifier of an attribute that is not known adds nothing; one of another kind does."""
    attribute = f"{CATALOG}.Attribute.Код"
    base = release(item(CATALOG, "base"), item(attribute, "a"), item("Role.Имя", "r"))

    assert told(matched(fitting(adopted(CATALOG, "base"), adopted(attribute, "other"), there=base))) == []
    assert told(matched(fitting(adopted(CATALOG, "base"), adopted(attribute, "r"), there=base))) == ["COMP-014"]


@pytest.mark.parametrize(("values", "codes"), [([VALUE], []), (["Enum.Виды.EnumValue.Товар"], ["COMP-002"])])
def test_value_of_an_enumeration_is_a_part(values: list[str], codes: list[str]):
    """An adopted value that the release's enumeration lacks is told as every part is."""
    base = release(item("Enum.Виды"), *map(item, values))

    assert told(fitting(adopted("Enum.Виды"), adopted(VALUE), there=base)) == codes
