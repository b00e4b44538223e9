"""Manifests of the version for the old mode of permissions."""

from checks.manifest.manifest_version_old import RULE, check
from onec.manifest import Manifest
from tests.build_submission import submitted


def test_old_version_is_found_at_the_root():
    """Version 1.0.0.1 is a finding where the document begins."""
    [finding] = check(submitted(manifest=Manifest("a.xml", 7, "1.0.0.1")))

    assert finding.rule is RULE
    assert (finding.location.entry, finding.location.line) == ("a.xml", 7)


def test_current_version_is_not():
    """Neither 1.0.0.2 nor the only version that manifests of extensions have is old."""
    assert not list(check(submitted(manifest=Manifest("a.xml", 7, "1.0.0.2"))))
    assert not list(check(submitted(manifest=Manifest("a.xml", 7, "1.0.0.1", of_extension=True))))
    assert not list(check(submitted()))
