"""Versions of extensions that cannot be compared."""

import pytest

from checks.manifest.extension_version_not_in_parts import RULE, check
from onec.model import FileKind
from tests.build_submission import submitted


@pytest.mark.parametrize(
    "version", ["2021-01-18", "0.5.0+2021-05-24", "1", "v1.2", "1.2.3-rc1", "новая", "1.2.", "1,2"]
)
def test_no_parts(version: str):
    """Anything but numbers with dots between them is found."""
    [finding] = check(submitted(version=version))

    assert finding.rule is RULE
    assert finding.values == {"version": version}


@pytest.mark.parametrize("version", ["1.2.3.4", "1.0", "10.07.2019", " 2.1.3 ", ""])
def test_parts(version: str):
    """Two to eight numbers are parts; a missing version is told by another rule."""
    assert not list(check(submitted(version=version)))


def test_endless_version_is_cut():
    """A message stays one line, whatever the file holds."""
    [finding] = check(submitted(version="x" * 100_000))

    assert len(str(finding.values["version"])) < 200


def test_data_processor():
    """A data processor has no version among its properties."""
    assert not list(check(submitted(kind=FileKind.DATA_PROCESSOR, version="новая")))
