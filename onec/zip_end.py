"""The end of a zip archive: where its central directory lies and how many entries it has.

Source: PKWARE APPNOTE 6.3.10 sections 4.3.14 to 4.3.16, hostile-inputs.md items 42 to 44.
"""

from dataclasses import dataclass

from onec.errors import RefusedError
from onec.faults import Fault
from onec.limits import MAX_KIT_DIRECTORY_BYTES, MAX_KIT_ENTRIES
from onec.zip_fields import (
    CENTRAL,
    CENTRAL_MARK,
    END,
    END64,
    END64_MARK,
    END_MARK,
    LOCATOR,
    LOCATOR_MARK,
    MARK_16,
    MARK_32,
    damaged,
    unpack,
)

END_WINDOW_BYTES = END.size + MARK_16
"""Where an end record is looked for: itself and the longest comment, as every other reader does."""

_END64_BODY_BYTES = END64.size - 12
_MARKS = (MARK_16, MARK_16, MARK_16, MARK_16, MARK_32, MARK_32)


@dataclass(frozen=True, slots=True)
class End:
    """What the end records say, checked against where they stand.

    `start` and `stop` are the central directory's place in the data; `shift` is what every stored offset lacks
    because something stands before the archive; `comment_bytes` and `tail` (the archive's last byte) close it.
    """

    entries: int
    start: int
    stop: int
    shift: int
    comment_bytes: int
    tail: int


def ends_like_zip(data: bytes) -> bool:
    """Tell bytes that end in an end record whose comment does not reach behind them."""
    return any(at + END.size + _comment_bytes(data, at) <= len(data) for at in _candidates(data))


def find_end(data: bytes) -> End:
    """Return the end of the archive.

    The last end record counts, as in other readers; a second one that would hold it in its comment makes the archive
    two archives. The central directory must end where the end records begin.

    Raises:
        RefusedError: zip-damaged (no end record, two of them, several disks, a central directory out of place),
            too-many-entries by the count or by the size of the central directory.
    """
    candidates = _candidates(data)
    if not candidates:
        raise damaged("no-end-record")
    at = candidates[-1]
    if any(other + END.size + _comment_bytes(data, other) == len(data) for other in candidates[:-1]):
        raise damaged("two-end-records")
    *disks, here, entries, size, offset, comment_bytes = unpack(END, data, at, END_MARK)
    tail = at + END.size + comment_bytes
    if tail > len(data):
        raise damaged("truncated")
    stop = at
    if data.startswith(LOCATOR_MARK, max(0, at - LOCATOR.size)):
        stop = at - LOCATOR.size - END64.size
        *disks, here, entries, size, offset = _end64(data, at, (*disks, here, entries, size, offset))
    elif MARK_16 in (here, entries) or MARK_32 in (size, offset):
        raise damaged("zip64-end-record")
    if any(disks) or here != entries:
        raise damaged("several-disks")
    return _placed(data, End(entries, stop - size, stop, stop - size - offset, comment_bytes, tail))


def _candidates(data: bytes) -> list[int]:
    found = []
    at = data.find(END_MARK, max(0, len(data) - END_WINDOW_BYTES))
    while 0 <= at <= len(data) - END.size:
        found.append(at)
        at = data.find(END_MARK, at + 1)
    return found


def _comment_bytes(data: bytes, at: int) -> int:
    return int.from_bytes(data[at + END.size - 2 : at + END.size], "little")


def _end64(data: bytes, at: int, narrow: tuple[int, ...]) -> tuple[int, ...]:
    disk, place, disks = unpack(LOCATOR, data, at - LOCATOR.size, LOCATOR_MARK)
    real = at - LOCATOR.size - END64.size
    body, _made_by, _needed, *wide = unpack(END64, data, real, END64_MARK)
    if disk or disks > 1 or body != _END64_BODY_BYTES:
        raise damaged("zip64-end-record")
    *_, size, offset = wide
    if place != offset + size or any(map(_contradicts, narrow, _MARKS, wide)):
        raise damaged("zip64-end-record")
    return tuple(wide)


def _contradicts(narrow: int, mark: int, wide: int) -> bool:
    return narrow not in (mark, wide)


def _placed(data: bytes, end: End) -> End:
    """Check that the central directory can lie where the end records put it."""
    size = end.stop - end.start
    if end.entries > MAX_KIT_ENTRIES or size > MAX_KIT_DIRECTORY_BYTES:
        raise RefusedError(Fault.TOO_MANY_ENTRIES, entries=end.entries, limit=MAX_KIT_ENTRIES)
    if end.shift < 0 or end.start < 0 or size < end.entries * CENTRAL.size:
        raise damaged("directory-out-of-place")
    if end.shift and data.startswith(CENTRAL_MARK, end.start - end.shift):
        raise damaged("directory-out-of-place")
    return end
