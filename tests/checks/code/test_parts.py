"""Modules that can hand data to one another."""

from checks.code.parts import Links, parts


def links(key: str = "", *calls: str, ends: bool = True) -> Links:
    """Return what ties a module to others."""
    return Links(key, calls, ends)


def test_calls_tie_modules():
    """Whoever calls whom, over any number of modules; the parts and their modules come in order."""
    found = parts([links("а", "г"), links("б"), links("", "б"), links("в", "а", "нет"), links("г")])

    assert found == [[0, 3, 4], [1, 2]]


def test_part_without_end_is_left_out():
    """Where data end nowhere there is no flow."""
    assert parts([links("а", ends=False), links("б", "а", ends=False), links("в", ends=False), links("г")]) == [[3]]


def test_first_of_two_with_one_key_is_called():
    """As the solver of flows takes the first."""
    assert parts([links("", "а"), links("а"), links("а")]) == [[0, 1], [2]]
