"""The file that the manifest names is not in the kit."""

from collections.abc import Iterator

from checks.finding import Finding, Location
from checks.subject import Subject
from rules.catalogue import rule

RULE = rule("manifest-file-absent")

MISSING = "—"
"""Shown where the element is not there at all."""


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding where `FileName` is missing or names no entry; case and folders do not count."""
    manifest = subject.kit.manifest if subject.kit else None
    if subject.kit and manifest and not subject.kit.find(manifest.file_name or ""):
        yield Finding(RULE, Location(manifest.entry.name), {"name": manifest.file_name or MISSING})
