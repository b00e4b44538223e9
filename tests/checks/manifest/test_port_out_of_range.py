"""Ports of permissions."""

import pytest

from checks.manifest.port_out_of_range import RULE, check
from tests.build_permissions import ADDRESS, asks, papers, tells


@pytest.mark.parametrize("port", ["0", "-1", "443.5", "65536", "0.0", "9" * 5000, ".5"])
def test_impossible_port_is_found(port: str):
    """The schema takes any number."""
    [finding] = check(papers("", asks("InternetResourceAccess", **(ADDRESS | {"Port": port}))))

    assert finding.rule is RULE


@pytest.mark.parametrize("port", ["1", "65535", "443.0", "0443", "+80"])
def test_possible_port_is_good(port: str):
    """Near misses: other spellings of whole numbers."""
    assert not list(check(papers("", asks("InternetResourceAccess", **(ADDRESS | {"Port": port})))))


def test_what_is_no_number_is_left_to_the_schema():
    """A port that the schema refuses is not told twice; nor one that the code computes."""
    assert not list(check(papers("", asks("InternetResourceAccess", **(ADDRESS | {"Port": "https"})))))
    assert not list(check(papers("", told=[tells("InternetResourceAccess", **(ADDRESS | {"Port": None}))])))
