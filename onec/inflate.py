"""Raw deflate streams, inflated with one bounded call each."""

import zlib
from dataclasses import dataclass

from onec.budget import Budget
from onec.errors import RefusedError
from onec.faults import Fault
from onec.limits import MAX_ELEMENT_BYTES, MAX_INFLATE_RATIO, RATIO_FREE_BYTES

RAW_DEFLATE = -15


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
    stream = zlib.decompressobj(RAW_DEFLATE)
    try:
        data = stream.decompress(stored, limit)
    except zlib.error as error:
        raise RefusedError(Fault.DEFLATE_CORRUPT, entry) from error
    if not stream.eof:
        if len(data) >= limit:
            raise RefusedError(Fault.DEFLATE_BOMB, entry, limit=limit, of="element")
        raise RefusedError(Fault.DEFLATE_CORRUPT, entry)
    trailing = len(stream.unused_data)
    if len(data) > max(RATIO_FREE_BYTES, (len(stored) - trailing) * MAX_INFLATE_RATIO):
        raise RefusedError(Fault.DEFLATE_BOMB, entry, limit=MAX_INFLATE_RATIO, of="ratio")
    budget.spend_inflated(len(data), entry)
    return Inflated(data, trailing)
