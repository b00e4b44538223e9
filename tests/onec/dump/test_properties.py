"""Versions of the platform as both formats write them."""

import pytest

from onec.dump.properties import platform_version


@pytest.mark.parametrize(
    ("written", "version"),
    [
        ("Version8_3_24", "8.3.24"),
        ("Version8_1", "8.1"),
        ("Version8_5_1", "8.5.1"),
        ("8.3.10", "8.3.10"),
        ("DontUse", None),
        ("Checked", None),
        ("", None),
    ],
)
def test_version_is_read(written: str, version: str | None):
    """A version is numbers with dots; words that are no version are None."""
    assert platform_version(written) == version
