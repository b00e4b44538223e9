"""A version is not made of numbers with dots between them."""

import pytest

from checks.manifest import version_malformed
from tests.build_papers import described, found, line_of, manifest, papers


@pytest.mark.parametrize("version", ["", "1", "1.", ".1", "1.4-rc", "1,4", "v1.4", "1.4 ", "1..4", "1.2.3.4.5", "١.٤"])
def test_malformed(version: str):
    """Anything else than two to four numbers is a finding, in the manifest or in bare code."""
    assert found(version_malformed, papers(manifest(version=version))) == [line_of("version")]
    assert found(version_malformed, papers(code=described(version=version))) == [100]


@pytest.mark.parametrize("version", ["0.0", "1.4", "10.20", "1.2.3", "3.0.12.4"])
def test_well_formed(version: str):
    """Two to four numbers are compared by the library."""
    assert found(version_malformed, papers(manifest(version=version))) == []
    assert found(version_malformed, papers(code=described(version=version))) == []


def test_one_finding_of_both_sides():
    """Where there is a manifest, it is told at its line only."""
    assert found(version_malformed, papers(manifest(version="x"), described(version="x"))) == [line_of("version")]


def test_not_asked():
    """A version that cannot be determined, is missing, or is an extension's is for others to tell of."""
    assert found(version_malformed, papers(code=described(version=None))) == []
    assert found(version_malformed, papers(code=described())) == []
    assert found(version_malformed, papers(manifest())) == []
    assert found(version_malformed, papers(manifest(version="x", of_extension=True))) == []
