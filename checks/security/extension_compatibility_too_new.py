"""An extension asks for a newer platform than clouds run."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.metadata.described import roots
from checks.subject import Subject
from rules.catalogue import rule

RULE = rule("extension-compatibility-too-new")

SERVICE_PLATFORM = (8, 3, 27)
"""The newest platform that public clouds are known to run; raise it when they do."""


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each extension whose compatibility mode is newer."""
    for one in roots(subject):
        mode = one.content.properties.extension_compatibility_mode
        if mode and _numbers(mode) > SERVICE_PLATFORM:
            newest = ".".join(map(str, SERVICE_PLATFORM))
            yield Finding(RULE, one.place, {"mode": mode, "newest": newest})


def _numbers(version: str) -> tuple[int, ...]:
    """Return 8.3.24 as numbers; a part that is none counts as 0."""
    return tuple(int(part) if part.isascii() and part.isdigit() and len(part) < 6 else 0 for part in version.split("."))  # noqa: PLR2004
