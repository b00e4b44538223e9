"""Folders of kinds, and what a description must hold."""

import pytest

from onec.dump.description import KINDS, extended_uuid, folder_of, kind_of, required_name, required_uuid
from onec.errors import RefusedError
from onec.faults import Fault


@pytest.mark.parametrize("kind", sorted(KINDS | {"WebSocketClient", "PaletteColor", "DimensionTable"}))
def test_kind_is_told_by_its_folder(kind: str):
    """A folder is named by one kind, of those too that containers do not know."""
    assert kind_of(folder_of(kind)) == kind


def test_folder_of_chart_is_plural_in_front():
    """Charts, processes and criteria have plurals of their own."""
    assert folder_of("ChartOfAccounts") == "ChartsOfAccounts"
    assert folder_of("FilterCriterion") == "FilterCriteria"
    assert folder_of("BusinessProcess") == "BusinessProcesses"


@pytest.mark.parametrize("text", [None, "", "1", "not-a-uuid", "00000000-0000-0000-0000-00000000000g"])
def test_object_without_uuid_is_refused(text: str | None):
    """No object goes without a UUID."""
    with pytest.raises(RefusedError) as caught:
        required_uuid(text, "Catalogs/Товары.xml", "Catalog")

    assert caught.value.fault is Fault.BAD_METADATA
    assert caught.value.entry == "Catalogs/Товары.xml"


@pytest.mark.parametrize("name", ["", "../Configuration", "Товары.Form", "a\\b"])
def test_name_that_divides_is_refused(name: str):
    """A name cannot be taken for a path or for a full name."""
    with pytest.raises(RefusedError) as caught:
        required_name({"name": name}, "Catalogs/Товары.xml", "Catalog")

    assert caught.value.fault is Fault.BAD_METADATA


def test_zeros_extend_nothing():
    """An adopted object linked by name has zeros, an empty text or nothing."""
    assert extended_uuid("00000000-0000-0000-0000-000000000000") is None
    assert extended_uuid("") is None
    assert extended_uuid(None) is None
    assert extended_uuid("AAAAAAAA-0000-4000-8000-000000000001") == "aaaaaaaa-0000-4000-8000-000000000001"
