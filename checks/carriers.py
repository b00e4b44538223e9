"""Files that an add-on carries besides code: what checks of content look into."""

from codecs import getincrementaldecoder
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


def texts(data: bytes) -> Iterator[str]:
    """Yield content as text in lower case, piece by piece, each with the end of the one before; nothing if it is none.

    Pieces bound the memory: content may be large.
    """
    encoding = _encoding(data[:HEAD_BYTES])
    if not encoding:
        return
    decoder = getincrementaldecoder(encoding)("replace")
    before = ""
    for start in range(0, len(data), PIECE_BYTES):
        piece = before + decoder.decode(data[start : start + PIECE_BYTES]).lower()
        yield piece
        before = piece[-OVERLAP_CHARS:]


def _encoding(head: bytes) -> str:
    """Return the encoding of a text by its beginning, "" for what is none."""
    for mark, encoding in _ENCODINGS:
        if head.startswith(mark):
            return encoding
    if b"\0" in head:
        high = head[1::2]
        return "utf-16-le" if high and not high.translate(None, _HIGH_BYTES) else ""
    try:
        getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return "cp1251"
    return "utf-8"


HEAD_BYTES: Final = 4096
PIECE_BYTES: Final = 1024 * 1024
OVERLAP_CHARS: Final = 4096
_HIGH_BYTES: Final = b"\0\4"
"""Second bytes of Latin and Cyrillic letters."""
_ENCODINGS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
