"""Files that an add-on carries besides code: what checks of content look into."""

from collections.abc import Iterator
from typing import Final

from checks.contents import Piece, contents
from checks.subject import Subject

ADD_IN: Final = "add-in"
"""Type of the template that programs belong into; rules about add-ins look at it."""
ENTRY: Final = "entry"


def carried(subject: Subject) -> Iterator[Piece]:
    """Yield what somebody put there as a file, and other elements that hold bytes which are no text."""
    for piece in contents(subject):
        if piece.type != ADD_IN and (piece.is_file or b"\0" in piece.data):
            yield piece


def templates(subject: Subject) -> Iterator[Piece]:
    """Yield templates, pictures and elements that do not belong there; documents beside the add-on are left out."""
    return (piece for piece in carried(subject) if piece.is_file and piece.type != ENTRY)


def readable(data: bytes) -> str:
    """Return content as text, "" where it is none."""
    for mark, encoding in _ENCODINGS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if b"\0" in data[:MAX_HEAD_BYTES]:
        return ""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1251", "replace")


MAX_HEAD_BYTES: Final = 4096
_ENCODINGS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
