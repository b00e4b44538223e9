"""An archive lies in a template, where no check looks into it."""

from collections.abc import Iterator

from checks.content_type import ARCHIVE_TYPES, content_type
from checks.contents import template_contents
from checks.finding import Finding
from checks.subject import Subject
from onec.templates import PICTURE
from rules.catalogue import rule

RULE = rule("archive-content")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each template that holds an archive; a picture of several sizes is a zip by design."""
    for template, place, data in template_contents(subject):
        kind = content_type(data) if template.type != PICTURE else ""
        if kind in ARCHIVE_TYPES:
            yield Finding(RULE, place, {"template": template.object, "type": kind})
