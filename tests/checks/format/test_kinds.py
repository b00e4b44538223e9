"""What kind of upload is taken at all: kit-required and not-an-add-on."""

import pytest

from checks.format import kit_required, not_an_add_on
from onec.model import FileKind
from tests import build

FOUND = {
    FileKind.EXTENSION: [],
    FileKind.CONFIGURATION: ["not-an-add-on"],
    FileKind.DATA_PROCESSOR: ["kit-required"],
    FileKind.REPORT: ["kit-required"],
}


@pytest.mark.parametrize("kind", list(FileKind))
def test_bare_file(kind: FileKind):
    """A bare data processor or report needs a kit, a configuration is no add-on, an extension may come bare."""
    held = build.subject(kind=kind)

    found = [one.rule.name for check in (kit_required, not_an_add_on) for one in check.check(held)]

    assert found == FOUND[kind]


@pytest.mark.parametrize("kind", list(FileKind))
def test_file_in_a_kit(kind: FileKind):
    """In a kit only a configuration is out of place, and it is named by its entry."""
    held = build.subject(members=[build.member("a", build.file(kind=kind))], kit=build.kit("a"))

    found = [
        (one.rule.name, one.location.entry) for check in (kit_required, not_an_add_on) for one in check.check(held)
    ]

    assert found == ([("not-an-add-on", "a")] if kind is FileKind.CONFIGURATION else [])
