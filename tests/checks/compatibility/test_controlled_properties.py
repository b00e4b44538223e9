"""Controlled properties of adopted objects are held against the release."""

from dataclasses import replace

import pytest

from checks.compatibility import adopted_module_place_differs, adopted_type_differs
from checks.compatibility.adopted_module_place_differs import FLAGS, PLACE_PROPERTIES
from onec.model import CommonModuleFlags, MetadataObject
from tests.build_release import adopted, fitting, item, release

CATALOG, MODULE = "Catalog.Товары", "CommonModule.Цены"
ATTRIBUTE = f"{CATALOG}.Attribute.Код"
TYPE = "b1053250-abe6-11d4-9434-004095e12fc7"
SERVER = CommonModuleFlags(
    server=True,
    external_connection=False,
    privileged=False,
    client_managed_application=False,
    server_call=False,
    reuse=0,
)


def types(
    here: tuple[str, ...],
    there: tuple[str, ...],
    states: tuple[tuple[str, int], ...] = ((TYPE, 2),),
    *more: MetadataObject,
) -> list[tuple[str, str]]:
    """Return the types of an adopted attribute and of that of the release, where they are told to differ."""
    objects = (adopted(CATALOG), replace(adopted(ATTRIBUTE), types=here, states=states))
    base = (item(CATALOG), replace(item(ATTRIBUTE), types=there), item("Enum.Виды"))
    found = adopted_type_differs.check(fitting(*objects, *more, there=release(*base)))
    return [(str(one.values["here"]), str(one.values["there"])) for one in found]


@pytest.mark.parametrize(
    ("here", "there", "same"),
    [
        (("String(10)",), ("String(10)",), True),
        (("String(10)", "Boolean"), ("Boolean", "String(10)"), True),
        ((CATALOG,), (CATALOG,), True),
        (("String(10)",), ("String(50)",), False),
        (("String(10)",), ("Number(5)",), False),
        (("Boolean",), ("Boolean", CATALOG), False),
        ((CATALOG,), ("Enum.Виды",), False),
        (("AnyRef",), (CATALOG, "Enum.Виды"), True),
        (("CatalogRef",), (CATALOG,), True),
        (("AnyRef",), ("String(10)",), False),
        (("CatalogRef",), ("Enum.Виды",), False),
        (("ValueTable",), ("String(10)",), True),
        (("Characteristic.Свойства",), ("ChartOfCharacteristicTypes.Свойства",), True),
        (("String(10)",), (), True),
    ],
)
def test_types_are_compared(here: tuple[str, ...], there: tuple[str, ...], *, same: bool):
    """Lengths and kinds count, the order does not; a set stands for its types; what has no name is not compared."""
    assert bool(types(here, there)) is not same


def test_finding_tells_both_types():
    """As they are written in an index, at the attribute."""
    assert types(("String(10)",), ("String(50)", "Boolean")) == [("String(10)", "Boolean, String(50)")]


@pytest.mark.parametrize(("states", "told"), [(((TYPE, 2),), True), (((TYPE, 0),), False), (((TYPE, 3),), False)])
def test_only_controlled_types_are_compared(states: tuple[tuple[str, int], ...], *, told: bool):
    """Of a property that is only noticed, or extended, the platform asks nothing."""
    assert bool(types(("String(10)",), ("String(50)",), states)) is told


def test_what_a_dump_writes_is_controlled():
    """A dump has no states, and of an adopted object it writes nothing else."""
    assert types(("String(10)",), ("String(50)",), ())
    assert types(("Boolean",), ("Boolean", "String(50)"), ())


def test_type_that_was_widened_is_told_in_a_container_only():
    """A dump does not say whether the type is controlled or extended."""
    wide, narrow = ("Boolean", "String(50)"), ("Boolean",)

    assert types(wide, narrow, ()) == []
    assert types(wide, narrow)


def test_object_without_a_state_is_not_controlled_in_a_container():
    """Others of the file have states: then one without has nothing that is controlled."""
    other = replace(adopted("Constant.Курс"), states=((TYPE, 2),))

    assert types(("String(10)",), ("String(50)",), (), other) == []


def places(
    here: CommonModuleFlags | None, there: CommonModuleFlags | None, controlled: frozenset[str] = PLACE_PROPERTIES
) -> list[str]:
    """Return the properties of an adopted module that are told to differ."""
    states = tuple((one, 2) for one in sorted(controlled))
    fit = fitting(
        replace(adopted(MODULE), flags=here, states=states), there=release(replace(item(MODULE), flags=there))
    )
    return [str(one.values["what"].en) for one in adopted_module_place_differs.check(fit)]  # type: ignore[union-attr]


@pytest.mark.parametrize("name", FLAGS)
def test_each_flag_of_a_module_is_compared(name: str):
    """Where a module runs, and whether it is called from a client or global."""
    other = replace(SERVER, **{name: not getattr(SERVER, name)})

    assert places(SERVER, other) == [FLAGS[name].en]
    assert places(other, other) == []


@pytest.mark.parametrize(
    ("here", "there"), [(replace(SERVER, privileged=True, reuse=2), SERVER), (None, SERVER), (SERVER, None)]
)
def test_what_no_adopted_module_controls_is_not_compared(
    here: CommonModuleFlags | None, there: CommonModuleFlags | None
):
    """Privileged mode and reuse of values are the configuration's; what one side does not tell is left out."""
    assert places(here, there) == []


def test_module_that_controls_less_is_not_compared():
    """Which property is which is not known, so all six have to be controlled."""
    other = replace(SERVER, server_call=True)

    assert places(SERVER, other, frozenset(sorted(PLACE_PROPERTIES)[:5])) == []
