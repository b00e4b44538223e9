"""Versions of extensions that the catalogue does not hold."""

from checks.manifest.extension_version_too_long import RULE, check
from tests.build_submission import submitted

LIMIT = "3.0.100.25-beta.10"


def test_one_character_too_many():
    """The catalogue holds 18 characters; 19 are found."""
    [finding] = check(submitted(version=LIMIT + "0"))

    assert finding.rule is RULE
    assert finding.values == {"count": "19", "limit": "18"}


def test_as_long_as_it_may_be():
    """18 characters fit, and blanks around them do not count."""
    assert not list(check(submitted(version=f" {LIMIT} ")))
