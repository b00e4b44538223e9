"""The compatibility mode of an extension is newer than that of the configuration."""

from collections.abc import Iterator

from checks.compatibility.fitting import Fitting
from checks.finding import Finding, Location
from checks.metadata.modes import is_newer_than_service, mode_numbers
from rules.catalogue import rule

RULE = rule("extension-mode-above-configuration")


def check(fitting: Fitting) -> Iterator[Finding]:
    """Yield a finding where the mode is newer; a configuration may allow more, which only its dump would tell.

    A mode that is newer than any platform of a service is told by the security stage, once for all releases.
    """
    here = fitting.content.properties.extension_compatibility_mode
    there = fitting.release.head.compatibility_mode
    if not fitting.is_extension or not here or not there or is_newer_than_service(here):
        return
    if mode_numbers(here) > mode_numbers(there):
        root = Location(object=fitting.content.objects[0].full_name)
        yield Finding(RULE, root, {"mode": here, "there": there, "release": fitting.title})
