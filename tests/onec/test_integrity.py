"""The list of sums: every way it can differ from the elements."""

from base64 import b64encode
from hashlib import sha1

import pytest

from onec.bracket import parse
from onec.container import read_container
from onec.integrity import verify
from tests.build_container import container

ELEMENTS = {"configinfo": b"itself", "a": b"one", "b": b"two"}


def listed(**sums: bytes) -> str:
    """Return the third value of `configinfo` for elements of these bytes."""
    pairs = "".join(
        f',"{name}",{b64encode(sha1(one, usedforsecurity=False).digest()).decode()}' for name, one in sums.items()
    )
    return f"{{{len(sums)}{pairs}}}"


def differences(third: str) -> list[tuple[str, str]]:
    """Return element and reason of each difference."""
    found = verify(parse("{0},{2}," + third), read_container(container(ELEMENTS)).elements)
    return [(one.values["element"], one.values["reason"]) for one in found]


def test_right_list_says_nothing():
    """Sums of all other elements, and of nothing else, are what the platform writes."""
    assert differences(listed(a=b"one", b=b"two")) == []


@pytest.mark.parametrize(
    ("third", "found"),
    [
        (listed(a=b"one", b=b"2"), [("b", "sum")]),
        (listed(a=b"one"), [("b", "not-listed")]),
        (listed(a=b"one", b=b"two", c=b"x"), [("c", "missing")]),
        ('{2,"a",Not base64!,"b",}', [("a", "sum"), ("b", "sum")]),
        ("{0}", [("a", "not-listed"), ("b", "not-listed")]),
        ("7", [("configinfo", "no-list")]),
    ],
    ids=["sum", "not-listed", "missing", "no-sum", "empty", "no-list"],
)
def test_difference_is_told_with_its_reason(third: str, found: list[tuple[str, str]]):
    """Each element that differs is named, with why."""
    assert differences(third) == found


def test_name_listed_twice_is_told():
    """Of two sums for one name only one can be right."""
    text = listed(a=b"one", b=b"two")

    assert ("configinfo", "duplicate") in differences("{3" + text[2:-1] + ',"a",AAAA}')


def test_count_that_lies_is_told():
    """A count that is not the number of the names shows a list that was changed by hand."""
    assert ("configinfo", "count") in differences("{9" + listed(a=b"one", b=b"two")[2:])


def test_missing_names_come_in_the_order_of_the_list():
    """The same file gives the same findings in the same order at every run."""
    names = [f"n{index}" for index in range(20)]

    found = differences(listed(a=b"one", b=b"two", **dict.fromkeys(names, b"")))

    assert found == [(name, "missing") for name in names]
