"""Compatibility modes are compared as numbers."""

import pytest

from checks.metadata.modes import is_newer_than_service, mode_numbers


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("8.3.24", (8, 3, 24)), ("8.3.x", (8, 3, 0)), ("", (0,)), ("8.3.1234567", (8, 3, 0)), ("8.²", (8, 0))],
)
def test_numbers(version: str, numbers: tuple[int, ...]):
    """A part that is no number counts as none."""
    assert mode_numbers(version) == numbers


@pytest.mark.parametrize(("mode", "newer"), [("8.3.27", False), ("8.3.9", False), ("8.5.1", True), (None, False)])
def test_service(mode: str | None, *, newer: bool):
    """The newest platform of a service is not too new."""
    assert is_newer_than_service(mode) is newer
