"""Archives in templates, where no check looks into them; a picture of several sizes is a zip by design."""

from base64 import b64encode

import pytest

from checks.finding import Location
from checks.format.archive_content import RULE, check
from onec.templates import FOREIGN, PICTURE
from tests import build
from tests.build_kit import Item, kit

ZIP = kit(Item("Picture.png", b"\x89PNG"), Item("manifest.xml", b"<a/>"))


@pytest.mark.parametrize("kind", ["binary-data", "add-in", "unknown", FOREIGN])
def test_archive_as_a_template(kind: str):
    """An archive in a template is a finding at its object; a foreign element is named by its entry."""
    [finding] = check(build.subject(templates=[build.template(ZIP, kind=kind)]))

    assert finding.rule is RULE
    assert finding.location == Location("uuid.0", "" if kind == FOREIGN else build.TEMPLATE)
    assert finding.values == {"template": build.TEMPLATE, "type": "application/zip"}


def test_archive_in_base64():
    """What counts is the decoded value."""
    [finding] = check(build.subject(templates=[build.template(b"{1,{#base64:" + b64encode(ZIP) + b"}}")]))

    assert finding.values["type"] == "application/zip"


def test_picture_that_is_a_zip():
    """The platform itself packs a picture of several sizes into a zip."""
    assert list(check(build.subject(templates=[build.template(ZIP, kind=PICTURE)]))) == []


@pytest.mark.parametrize("data", [b"", b"text", "\ufeff{1,{49,0}}".encode(), "Текст".encode("utf-16"), b"%PDF-1.7\n"])
def test_content_that_is_no_archive(data: bytes):
    """Documents and text are none."""
    assert list(check(build.subject(templates=[build.template(data)]))) == []
