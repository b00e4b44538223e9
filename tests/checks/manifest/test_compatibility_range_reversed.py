"""Ranges in compatibility lists."""

import pytest

from checks.card import Card, CardTarget
from checks.manifest.compatibility_range_reversed import RULE, check
from checks.manifest.listed import IN_LIST
from tests.build_submission import listed, submitted

REVERSED = [("2.0.0.0", "1.6.0.0"), ("1.6.10.0", "1.6.9.9"), ("2.*.*.*", "1.*.*.*"), ("1.6.27.1", "1.6.27.0")]


@pytest.mark.parametrize(("minimum", "maximum"), REVERSED)
def test_reversed(minimum: str, maximum: str):
    """A lower bound above the upper one is found, compared as numbers."""
    [finding] = check(submitted(lists=[listed(("Торговля", minimum, maximum))]))

    assert finding.rule is RULE
    assert finding.values == {"name": "Торговля", "minimum": minimum, "maximum": maximum, "paper": IN_LIST}


@pytest.mark.parametrize(
    ("minimum", "maximum"),
    [
        ("1.6.27.0", "1.6.*.*"),
        ("1.6.9.0", "1.6.10.0"),
        ("1.0.0.0", "1.0.0.0"),
        ("2.0.0.0", ""),
        ("", "1.0.0.0"),
        ("2.0", "1.0"),
    ],
)
def test_in_order(minimum: str, maximum: str):
    """Equal bounds hold one version; an open end holds all; what cannot be read is told by another rule."""
    assert not list(check(submitted(lists=[listed(("Торговля", minimum, maximum))])))


def test_card():
    """The card is held to it as well."""
    assert len(list(check(submitted(card=Card(targets=(CardTarget("Trade", "2.0.0.0", "1.0.0.0"),)))))) == 1
