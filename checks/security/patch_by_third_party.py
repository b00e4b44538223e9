"""An extension of somebody else calls itself a patch."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.metadata.described import in_extensions
from checks.subject import Subject
from onec.model import Purpose
from rules.catalogue import rule

RULE = rule("patch-by-third-party")

PATCH_NAME = "EF_"
"""How the names of patches begin."""


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each extension whose purpose is a patch, or whose name is that of one."""
    for one in in_extensions(subject, "Configuration"):
        name = one.content.properties.name
        if one.content.properties.purpose is Purpose.PATCH or name.upper().startswith(PATCH_NAME):
            yield Finding(RULE, one.place, {"name": name})
