"""Properties of the root, and the kind of the file."""

import pytest

from onec.bracket import parse
from onec.errors import RefusedError
from onec.faults import Fault
from onec.file import read_file
from onec.model import FileKind, Purpose
from onec.properties import file_kind, platform_version
from tests import build_container as build


def test_properties_of_an_extension_are_read():
    """Every property stands at its index of the root's list."""
    found = read_file(build.extension("Склад")).content.properties

    assert (found.name, found.vendor, found.version, found.prefix) == ("Склад", "Поставщик", "1.0", "Р_")
    assert (found.compatibility_mode, found.extension_compatibility_mode) == ("8.3.24", "8.3.24")
    assert (found.purpose, found.keep_mapping) == (Purpose.ADD_ON, True)
    assert (found.modality, found.synchronous_calls) == (False, False)
    assert found.uuid == build.uuid_of("root Склад")


def test_data_processor_has_a_name_only():
    """An external data processor has no vendor, version or compatibility."""
    found = read_file(build.processor("Загрузка")).content.properties

    assert (found.name, found.vendor, found.compatibility_mode) == ("Загрузка", "", None)


def test_properties_absent_in_an_old_file_are_unknown():
    """The list only grows at its end; what it does not reach yet is not guessed."""
    parts = build.extension_parts("Склад")
    root = build.uuid_of("root Склад")
    text = parts[root].decode()
    parts[root] = text.replace(text[text.index(',"Р_",80324') : text.index("},0}")], "").encode()

    found = read_file(build.pack(parts)).content.properties

    assert (found.vendor, found.prefix, found.purpose, found.keep_mapping) == ("Поставщик", "", None, None)


@pytest.mark.parametrize(
    ("uuid", "extension", "kind"),
    [
        ("9cd510cd-abfc-11d4-9434-004095e12fc7", False, FileKind.CONFIGURATION),
        ("9cd510cd-abfc-11d4-9434-004095e12fc7", True, FileKind.EXTENSION),
        ("c3831ec8-d8d5-4f93-8a22-f9bfae07327f", False, FileKind.DATA_PROCESSOR),
        ("e41aff26-25cf-4bb6-b6c1-3f478a75f374", False, FileKind.REPORT),
    ],
)
def test_kind_is_told_by_the_class_of_the_root(uuid: str, kind: FileKind, *, extension: bool):
    """The name of the file says nothing; an extension has the class of a configuration and a list of sums."""
    assert file_kind(parse(f"{{2,{{0}},7,{{{uuid},0}}}}"), extension=extension) is kind


@pytest.mark.parametrize("text", ["{}", "{2,{0},7,{0fe48980-252d-11d6-a3c7-0050bae0a776}}", "{2,{0},7,{{1}}}"])
def test_root_of_another_class_is_refused(text: str):
    """A root that is no configuration, data processor or report is refused."""
    with pytest.raises(RefusedError) as caught:
        file_kind(parse(text), extension=False)

    assert caught.value.fault is Fault.BAD_METADATA


@pytest.mark.parametrize(
    ("number", "version"),
    [
        ("80324", "8.3.24"),
        ("80501", "8.5.1"),
        ("80310", "8.3.10"),
        ("0", None),
        ("1", None),
        ("", None),
        ("803240", None),
    ],
)
def test_version_is_two_digits_a_part(number: str, version: str | None):
    """Numbers that mean "do not keep" are no version."""
    assert platform_version(number) == version
