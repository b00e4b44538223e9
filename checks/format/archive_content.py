"""An archive lies in a template, where no check looks into it."""

from collections.abc import Iterator

from checks.content_type import ARCHIVE_TYPES, content_type
from checks.contents import contents
from checks.finding import Finding
from checks.subject import Subject
from onec.templates import PICTURE
from rules.catalogue import rule

RULE = rule("archive-content")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each file that is an archive; a picture of several sizes is a zip by design."""
    for piece in contents(subject):
        if piece.is_file and piece.type not in (PICTURE, "entry"):
            kind = content_type(piece.data)
            if kind in ARCHIVE_TYPES:
                yield Finding(RULE, piece.place, {"template": piece.title, "type": kind})
