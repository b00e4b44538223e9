"""An adopted object is found by its name alone: the release does not have the identifier that the extension keeps."""

from collections.abc import Iterator

from checks.compatibility.fitting import By, Fitting
from checks.finding import Finding, Location
from rules.catalogue import rule

RULE = rule("adopted-identifier-unknown")


def check(fitting: Fitting) -> Iterator[Finding]:
    """Yield the objects whose identifier the release does not have, unless the extension is matched by names alone.

    Parts are told with what owns them.
    """
    if fitting.content.properties.keep_mapping is False:
        return
    for one in fitting.adopted:
        base = fitting.base(one.full_name)
        if base is None or base.by is not By.NAME or one.is_part or not one.extended_uuid:
            continue
        if fitting.release.with_uuid(one.extended_uuid) is None:
            yield Finding(RULE, Location(object=one.full_name), {"object": one.full_name, "release": fitting.title})
