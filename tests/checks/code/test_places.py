"""Places in the text of a module: lines, columns and what stands around them, be they few or many."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.code.places import FEW, Places
from checks.code.units import units
from checks.module_faults import CONTEXT_LINES
from tests import build

TEXTS = st.text(st.sampled_from("аб\n\r\t "), max_size=60)


def places(text: str) -> Places:
    """Return the places of a module."""
    [unit] = units(build.subject(build.module(text)))
    return Places(unit, text)


def expected(text: str, offset: int) -> tuple[int, int, tuple[str, ...], int]:
    """Return line, column, the lines around and the number of the first of them."""
    lines = text.split("\n")
    line = text.count("\n", 0, offset) + 1
    first = max(1, line - CONTEXT_LINES)
    around = tuple(one.rstrip("\r") for one in lines[first - 1 : line + CONTEXT_LINES])
    return line, offset - (text.rfind("\n", 0, offset) + 1) + 1, around, first


@pytest.mark.parametrize("before", [0, FEW])
@given(TEXTS, st.lists(st.integers(0, 59), min_size=1, max_size=8))
def test_place_is_told_in_any_order(before: int, text: str, offsets: list[int]):
    """Counted from the last place or by a table of lines, it is the same."""
    found = places(text)
    for _ in range(before):
        found.at(0, "")
    for offset in (min(one, len(text)) for one in offsets):
        place = found.at(offset, "Метод")

        assert (place.line, place.column, place.snippet, place.snippet_line) == expected(text, offset)
        again = found.on(place.line or 0, place.column or 0, "Метод")
        assert again == place


def test_line_has_no_indentation():
    """A step of a flow shows its line alone."""
    assert places("А();\n\t\tБ(); \nВ();").line(8) == "Б();"


def test_line_behind_the_text():
    """A line that the text does not have is told without the lines around it."""
    place = places("а\nб").on(12, 2, "Метод")

    assert (place.line, place.column, place.snippet, place.snippet_line) == (12, 2, (), None)
