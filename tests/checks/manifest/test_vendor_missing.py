"""Vendors of extensions."""

import pytest

from checks.manifest.vendor_missing import RULE, check
from onec.model import FileKind
from tests.build_submission import submitted


@pytest.mark.parametrize("text", ["", " ", "\t\n"])
def test_vendor_is_empty(text: str):
    """An extension without vendor is found at its root; blanks are nothing."""
    [finding] = check(submitted(vendor=text))

    assert finding.rule is RULE
    assert finding.location.object == "Configuration.дпр_Сверка"


def test_vendor_is_given():
    """A single sign is vendor enough."""
    assert not list(check(submitted(vendor="А")))


def test_data_processor_has_none():
    """A data processor has no such property, or another rule for it."""
    assert not list(check(submitted(kind=FileKind.DATA_PROCESSOR, vendor="")))
