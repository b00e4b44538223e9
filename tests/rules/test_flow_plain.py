"""Tables of data flow as plain data."""

import json
from dataclasses import fields, replace

import pytest

from onec.bsl.flow.tables import NameLabels, NameSinks
from rules.flow_plain import from_plain, plain
from rules.flow_tables import flow_tables


@pytest.mark.parametrize("name", [field.name for field in fields(flow_tables())])
def test_tables_come_back_from_json(name: str):
    """Every field has its values, their types and their order, for who looks up first goes by it."""
    tables = flow_tables()
    again = from_plain(json.loads(json.dumps(plain(tables))))

    given, got = getattr(tables, name), getattr(again, name)
    if isinstance(given, NameLabels | NameSinks):
        given, got = given.rules, got.rules
    assert got == given
    assert type(got) is type(given)
    assert list(got) == list(given) if isinstance(given, dict) else True


def test_tables_hold_nothing_that_is_no_plain_data():
    """A value of another type is refused when the tables are kept, not when they are read."""
    with pytest.raises(TypeError):
        plain(replace(flow_tables(), harmless=object()))  # type: ignore[arg-type]  # what the test is about
