"""How the parts of a zip archive lie in the upload: nothing twice, and nothing that belongs to no part unnoticed.

Source: hostile-inputs.md items 43 and 44; D. Fifield, "A better zip bomb" (2019), for overlapping entries.
"""

from collections.abc import Iterable, Iterator

from onec.errors import RefusedError
from onec.faults import Anomaly, Fault
from onec.limits import MAX_KIT_REMARK_BYTES
from onec.zip_end import End
from onec.zip_local import Place


def check_layout(data: bytes, places: Iterable[Place], end: End) -> tuple[Anomaly, ...]:
    """Return what lies outside the archive's parts, in the order of the bytes.

    Notes zip-prefix-data before the first entry, and zip-trailing-data behind the end, in a gap that is not all zeros,
    and in comments and extra fields of unusual length.

    Raises:
        RefusedError: zip-overlap, two entries share bytes, or an entry and the central directory do.
    """
    ordered = sorted(places, key=lambda place: place.start)
    return (*_before_and_between(data, ordered, end), *_remarks(ordered), *_behind(data, end))


def _before_and_between(data: bytes, places: list[Place], end: End) -> Iterator[Anomaly]:
    at = 0
    for number, place in enumerate(places):
        if place.start < at or place.stop > end.start:
            raise RefusedError(Fault.ZIP_OVERLAP, place.name)
        if not number and place.start:
            yield Anomaly(Fault.ZIP_PREFIX_DATA, values={"bytes": str(place.start)})
        if number:
            yield from _gap(data, at, place.start)
        at = place.stop
    yield from _gap(data, at, end.start)


def _gap(data: bytes, start: int, stop: int) -> Iterator[Anomaly]:
    if data.count(0, start, stop) < stop - start:
        yield _trailing("gap", stop - start)


def _remarks(places: Iterable[Place]) -> Iterator[Anomaly]:
    for place in places:
        size = max(place.record.remark_bytes, place.extra_bytes)
        if size > MAX_KIT_REMARK_BYTES:
            yield _trailing("entry", size, place.name)


def _behind(data: bytes, end: End) -> Iterator[Anomaly]:
    if end.comment_bytes > MAX_KIT_REMARK_BYTES:
        yield _trailing("comment", end.comment_bytes)
    if end.tail < len(data):
        yield _trailing("end", len(data) - end.tail)


def _trailing(place: str, size: int, entry: str = "") -> Anomaly:
    return Anomaly(Fault.ZIP_TRAILING_DATA, entry, {"place": place, "bytes": str(size)})
