"""Prefixes that Designer gave."""

import pytest

from checks.manifest.default_prefix import RULE, check
from tests.build_submission import submitted


@pytest.mark.parametrize("prefix", ["Расш1_", "Ext1_", "расш_", "EXT12_"])
def test_default_prefix(prefix: str):
    """The prefix of a new extension is found, in both languages."""
    [finding] = check(submitted(prefix=prefix))

    assert finding.rule is RULE
    assert finding.values == {"prefix": prefix}


@pytest.mark.parametrize("prefix", ["дпр_", "Расширение_", "ExtSales_", "Расш1", ""])
def test_other_prefix(prefix: str):
    """Any other prefix is somebody's own; a missing one is told by another rule."""
    assert not list(check(submitted(prefix=prefix)))
