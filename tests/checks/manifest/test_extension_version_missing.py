"""Versions of extensions."""

import pytest

from checks.manifest.extension_version_missing import RULE, check
from onec.model import FileKind
from tests.build_submission import submitted


@pytest.mark.parametrize("text", ["", " ", "\t\n"])
def test_version_is_empty(text: str):
    """An extension without version is found at its root; blanks are nothing."""
    [finding] = check(submitted(version=text))

    assert finding.rule is RULE
    assert finding.location.object == "Configuration.дпр_Сверка"


def test_version_is_given():
    """A single sign is version enough."""
    assert not list(check(submitted(version="1")))


def test_data_processor_has_none():
    """A data processor has no such property, or another rule for it."""
    assert not list(check(submitted(kind=FileKind.DATA_PROCESSOR, version="")))
