"""Versions as numbers, and ranges of them."""

import pytest

from checks.manifest.versions import is_bound, is_exact, numbers, version_range


@pytest.mark.parametrize(
    ("version", "parts"),
    [("1.2.3.4", (1, 2, 3, 4)), ("1.10", (1, 10)), ("1.2.0.0", (1, 2)), ("0.0", ()), ("01.2", (1, 2))],
)
def test_numbers(version: str, parts: tuple[int, ...]):
    """Parts compare as numbers; zeros at the end say nothing."""
    assert numbers(version) == parts


@pytest.mark.parametrize(
    "version", ["", "1", "1.", ".1", "1..2", "1.2-rc", "2021-01-18", "v1.2", "1.٢", "1.2\n", "1." * 9]
)
def test_what_is_no_number(version: str):
    """Anything else is not guessed at."""
    assert numbers(version) is None


def test_thousands_of_digits():
    """A number without end is none: turning it into one would take the interpreter's own limit."""
    assert numbers("1." + "9" * 10_000) is None
    assert version_range("1.1.1." + "9" * 10_000, "") is None


@pytest.mark.parametrize(
    ("version", "exact", "bound"),
    [
        ("3.0.150.12", True, True),
        ("3.0.*.*", False, True),
        ("*.*.*.*", False, True),
        ("3.0.150", False, False),
        ("3.0.150.12.1", False, False),
        ("3.0.150.1*", False, False),
        ("", False, False),
    ],
)
def test_four_parts(version: str, exact: bool, bound: bool):  # noqa: FBT001 (parameters of a table)
    """A version of a list has four parts; an asterisk stands for a whole part of a bound."""
    assert (is_exact(version), is_bound(version)) == (exact, bound)


def test_ranges():
    """An asterisk is the least at the lower end and the greatest at the upper one, and so is nothing."""
    wide = version_range("3.0.*.*", "3.0.*.*")
    narrow = version_range("3.0.1.1", "3.0.2.5")
    above = version_range("3.1.0.0", "")
    assert wide
    assert narrow
    assert above

    assert (wide.holds(narrow), narrow.holds(wide)) == (True, False)
    assert (wide.meets(above), above.meets(wide)) == (False, False)
    assert version_range("3.0", "") is None
    turned = version_range("2.0.0.0", "1.9.9.9")
    assert turned
    assert turned.is_empty
