"""An extension asks for a newer platform than clouds run."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.metadata.described import roots
from checks.metadata.modes import SERVICE_PLATFORM, is_newer_than_service
from checks.subject import Subject
from rules.catalogue import rule

RULE = rule("extension-compatibility-too-new")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each extension whose compatibility mode is newer.

    That it is newer than that of a certain configuration is told by the compatibility stage.
    """
    for one in roots(subject):
        mode = one.content.properties.extension_compatibility_mode
        if mode and is_newer_than_service(mode):
            newest = ".".join(map(str, SERVICE_PLATFORM))
            yield Finding(RULE, one.place, {"mode": mode, "newest": newest})
