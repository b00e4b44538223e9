"""An executable lies in a template, in a picture, in an element or in the kit."""

from collections.abc import Iterator

from checks.content_type import EXECUTABLE_TYPES, content_type
from checks.contents import contents
from checks.finding import Finding
from checks.subject import Subject
from rules.catalogue import rule

RULE = rule("executable-content")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each content that is an executable or a script, by its bytes."""
    for place, title, data in contents(subject):
        kind = content_type(data)
        if kind in EXECUTABLE_TYPES:
            yield Finding(RULE, place, {"template": title, "type": kind})
