"""Local headers of a zip archive: where an entry's bytes lie, and whether the header says what the directory says.

Source: PKWARE APPNOTE 6.3.10 sections 4.3.7 to 4.3.9, hostile-inputs.md item 41.
"""

from dataclasses import dataclass
from struct import pack

from onec.errors import RefusedError
from onec.faults import Fault
from onec.zip_central import DESCRIPTOR_FLAG, Record
from onec.zip_fields import (
    AES,
    DESCRIPTOR_MARK,
    LOCAL,
    LOCAL_MARK,
    MARK_32,
    ZIP64,
    damaged,
    extra_fields,
    unpack,
    widen,
)

_LEVEL_FLAGS = 0x0006  # how hard deflate tried: writers are free here, readers do not care


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry lies: its header, its stored bytes, and the end of the data descriptor behind them, if any."""

    record: Record
    start: int
    stored_start: int
    stored_stop: int
    stop: int
    extra_bytes: int

    @property
    def name(self) -> str:
        """The entry's name, as shown."""
        return self.record.name


def locate(data: bytes, record: Record) -> Place:
    """Return the place of an entry by its local header, which is not yet compared.

    Raises:
        RefusedError: zip-damaged, no local header there or the entry does not lie in the data.
    """
    *_, name_bytes, extra_bytes = unpack(LOCAL, data, record.offset, LOCAL_MARK, record.name)
    start = record.offset + LOCAL.size + name_bytes + extra_bytes
    stop = start + record.stored_size
    if stop > len(data):
        raise damaged("truncated", record.name)
    return Place(record, record.offset, start, stop, stop + _descriptor_bytes(data, record, stop), extra_bytes)


def check_header(data: bytes, place: Place) -> None:
    """Compare a local header with the central record.

    With a data descriptor the header may hold zeros in place of CRC and sizes; then the descriptor must be there.

    Raises:
        RefusedError: zip-header-mismatch with the field's name; zip-damaged for extra fields that cannot be read.
    """
    record = place.record
    _, flags, method, _, _, crc, stored, size, name_bytes, _ = unpack(LOCAL, data, place.start, LOCAL_MARK)
    name_start = place.start + LOCAL.size
    fields = extra_fields(data[name_start + name_bytes : place.stored_start], record.name)
    if (size == MARK_32) != (stored == MARK_32):
        raise damaged("zip64-field", record.name)
    size, stored = widen((size, stored), fields.get(ZIP64), record.name)
    sums = {"crc": (crc, record.crc), "stored-size": (stored, record.stored_size), "size": (size, record.size)}
    if record.flags & DESCRIPTOR_FLAG and place.stop > place.stored_stop:
        sums = {field: pair for field, pair in sums.items() if pair[0]}
    pairs: dict[str, tuple[object, object]] = {
        "name": (data[name_start : name_start + name_bytes], record.raw_name),
        "flags": (flags & ~_LEVEL_FLAGS, record.flags & ~_LEVEL_FLAGS),
        "method": (method, record.method),
        "descriptor": (_is_contradicted(data, place), False),
        "aes": (fields.get(AES), record.fields.get(AES)),
        **sums,
    }
    for field, (local, central) in pairs.items():
        if local != central:
            raise RefusedError(Fault.ZIP_HEADER_MISMATCH, record.name, field=field)


def _is_contradicted(data: bytes, place: Place) -> bool:
    has_descriptor = bool(place.record.flags & DESCRIPTOR_FLAG) and data.startswith(DESCRIPTOR_MARK, place.stored_stop)
    return has_descriptor and place.stop == place.stored_stop


def _descriptor_bytes(data: bytes, record: Record, at: int) -> int:
    """Return the length of the data descriptor at `at`: with or without its mark, with narrow or wide sizes."""
    if not record.flags & DESCRIPTOR_FLAG:
        return 0
    for mark in (DESCRIPTOR_MARK, b""):
        for layout in ("<LQQ", "<LLL"):
            descriptor = mark + pack(layout, record.crc, record.stored_size, record.size)
            if data.startswith(descriptor, at):
                return len(descriptor)
    return 0
