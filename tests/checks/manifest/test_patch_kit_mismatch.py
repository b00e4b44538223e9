"""Kits with the manifest of a patch."""

import pytest

from checks.manifest.patch_kit_mismatch import RULE, check
from onec.manifest import PatchManifest
from onec.model import Purpose
from tests.build_submission import submitted

PATCH = PatchManifest("Manifest.xml", 2, None, None, None, (), ())


@pytest.mark.parametrize(
    ("name", "purpose"),
    [("EF_00_1", Purpose.CUSTOMISATION), ("дпр_Исправление", Purpose.PATCH), ("_EF", Purpose.PATCH), ("EF_1", None)],
)
def test_extension_is_no_patch(name: str, purpose: Purpose | None):
    """Purpose and name both have to be those of a patch; the finding is at the manifest."""
    [finding] = check(submitted(name=name, purpose=purpose, patch=PATCH))

    assert finding.rule is RULE
    assert (finding.location.entry, finding.location.line) == ("Manifest.xml", 2)


@pytest.mark.parametrize("name", ["EF_00_1", "ef_1"])
def test_patch(name: str):
    """An extension that is a patch by purpose and name fits."""
    assert not list(check(submitted(name=name, purpose=Purpose.PATCH, patch=PATCH)))


def test_no_manifest_of_a_patch():
    """Without such a manifest nobody says it is a patch."""
    assert not list(check(submitted(purpose=Purpose.CUSTOMISATION)))
