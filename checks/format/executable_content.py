"""An executable lies in a template, in a picture, in another element or in the kit."""

from collections.abc import Iterator

from checks.content_type import EXECUTABLE_TYPES, content_type, program_type
from checks.contents import Piece, contents
from checks.finding import Finding
from checks.subject import Subject
from rules.catalogue import rule

RULE = rule("executable-content")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each content that is an executable or a script, by its bytes or by its name."""
    for piece in contents(subject):
        kind = _executable(piece)
        if kind:
            yield Finding(RULE, piece.place, {"template": piece.title, "type": kind})


def _executable(piece: Piece) -> str:
    kind = content_type(piece.data) if piece.is_file else program_type(piece.data)
    return kind if kind in EXECUTABLE_TYPES else piece.suffix
