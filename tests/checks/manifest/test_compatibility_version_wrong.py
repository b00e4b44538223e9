"""Versions in compatibility lists."""

import pytest

from checks.card import Card, CardTarget
from checks.manifest.compatibility_version_wrong import NO_ASTERISK, NOT_FOUR, RULE, TOO_LONG, check
from checks.manifest.listed import IN_LIST
from rules.rule import Text
from tests.build_submission import LIST, listed, submitted


@pytest.mark.parametrize(
    ("version", "reason"),
    [
        ("2.0", NOT_FOUR),
        ("3.0.150.12.1", NOT_FOUR),
        ("3.0.150.x", NOT_FOUR),
        ("3.0.1*.0", NOT_FOUR),
        ("3.0.150.", NOT_FOUR),
        ("три", NOT_FOUR),
        ("12345.12345.1234.12", TOO_LONG),
    ],
)
def test_wrong_bound(version: str, reason: Text):
    """A bound that the service cannot compare, or cannot keep, is found with the reason."""
    [finding] = check(submitted(lists=[listed(("Торговля", version, "*.*.*.*"))]))

    assert finding.rule is RULE
    assert finding.values == {"name": "Торговля", "version": version, "reason": reason, "paper": IN_LIST}
    assert (finding.location.entry, finding.location.line) == (LIST, 3)


@pytest.mark.parametrize("version", ["1.6.27.0", "1.6.*.*", "*.*.*.*", "", "12345.12345.1234.1"])
def test_right_bound(version: str):
    """Four parts, asterisks and nothing at all are bounds; 18 characters fit."""
    assert not list(check(submitted(lists=[listed(("Торговля", "", version))])))


@pytest.mark.parametrize(
    ("version", "reason"), [("3.0.*.*", NO_ASTERISK), ("3.0", NOT_FOUR), ("3.0.150.12 beta", NOT_FOUR)]
)
def test_wrong_exact_version(version: str, reason: Text):
    """In the list of data processors and reports a version is compared as it is."""
    [finding] = check(submitted(lists=[listed(("Торговля", version), of_extension=False)]))

    assert finding.values["reason"] is reason


@pytest.mark.parametrize("version", ["3.0.150.12", ""])
def test_right_exact_version(version: str):
    """Four numbers, or nothing for any version."""
    assert not list(check(submitted(lists=[listed(("Торговля", version), of_extension=False)])))


def test_both_bounds_and_the_card():
    """Each wrong bound is a finding, the same one twice is not; the card is held to it as well."""
    assert len(list(check(submitted(lists=[listed(("Торговля", "1.0", "2.0"))])))) == 2
    assert len(list(check(submitted(lists=[listed(("Торговля", "1.0", "1.0"))])))) == 1
    assert len(list(check(submitted(card=Card(targets=(CardTarget("Торговля", "3.0"),)))))) == 1
