"""Raw deflate streams, inflated with one bounded call each."""

import zlib
from dataclasses import dataclass

from onec.budget import Budget
from onec.errors import RefusedError
from onec.faults import Fault
from onec.limits import MAX_ELEMENT_BYTES, MAX_INFLATE_RATIO, RATIO_FREE_BYTES

RAW_DEFLATE = -15
CALL_BYTES = 4 * 1024 * 1024
"""Of stored data given to zlib at once; the largest real element has less."""


@dataclass(frozen=True, slots=True)
class Inflated:
    """The inflated data and the number of bytes that stood behind the end of the stream."""

    data: bytes
    trailing: int


def inflate(stored: bytes | memoryview, budget: Budget, entry: str) -> Inflated:
    """Inflate one element of an outer container.

    Raises:
        RefusedError: deflate-corrupt for a broken or cut stream, deflate-bomb beyond a limit of size or ratio.

    Source: format-1c.md section 3.
    """
    limit = min(MAX_ELEMENT_BYTES, max(RATIO_FREE_BYTES, len(stored) * MAX_INFLATE_RATIO))
    try:
        data, left = _inflate(stored, limit)
    except zlib.error as error:
        raise RefusedError(Fault.DEFLATE_CORRUPT, entry) from error
    if left is None:
        raise RefusedError(Fault.DEFLATE_BOMB if len(data) >= limit else Fault.DEFLATE_CORRUPT, entry, limit=limit)
    if len(data) > max(RATIO_FREE_BYTES, (len(stored) - left) * MAX_INFLATE_RATIO):
        raise RefusedError(Fault.DEFLATE_BOMB, entry, limit=limit)
    budget.spend_inflated(len(data), entry)
    return Inflated(data, left)


def _inflate(stored: bytes | memoryview, limit: int) -> tuple[bytes, int | None]:
    """Return at most `limit` bytes and how many stored ones are left behind the end; None where no end was met.

    Everything but the largest elements goes in one call; zlib copies what is behind the end of what it is given.
    """
    stream = zlib.decompressobj(RAW_DEFLATE)
    if len(stored) <= CALL_BYTES:
        return stream.decompress(stored, limit), len(stream.unused_data) if stream.eof else None
    found, size = [], 0
    for start in range(0, len(stored), CALL_BYTES):
        found.append(stream.decompress(stored[start : start + CALL_BYTES], limit - size))
        size += len(found[-1])
        if stream.eof:
            left = len(stored) - start - CALL_BYTES
            return b"".join(found), max(left, 0) + len(stream.unused_data)
        if size >= limit:
            break
    return b"".join(found), None
