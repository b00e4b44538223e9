"""The manifest names its file by a path."""

import re
from collections.abc import Iterator

from checks.finding import Finding, Location
from checks.subject import Subject
from onec.limits import MAX_KIT_NAME_CHARS
from rules.catalogue import rule

RULE = rule("manifest-file-is-path")

PATH = re.compile(r"[/\\]|^[A-Za-z]:|^\.\.?$")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding where `FileName` holds a separator, a drive or a way up."""
    manifest = subject.kit.manifest if subject.kit else None
    if manifest and PATH.search(manifest.file_name or ""):
        yield Finding(
            RULE, Location(manifest.entry.name, line=manifest.file_line), {"name": _short(manifest.file_name or "")}
        )


def _short(name: str) -> str:
    return name if len(name) <= MAX_KIT_NAME_CHARS else f"{name[:MAX_KIT_NAME_CHARS]}…"
