"""The records of a zip archive, unpacked within bounds, and the extra fields behind them.

Source: PKWARE APPNOTE 6.3.10 sections 4.3 to 4.6; WinZip, "AES Encryption Information" (field 0x9901).
"""

from struct import Struct
from typing import Any

from onec.errors import RefusedError
from onec.faults import Fault

LOCAL_MARK = b"PK\x03\x04"
CENTRAL_MARK = b"PK\x01\x02"
END_MARK = b"PK\x05\x06"
END64_MARK = b"PK\x06\x06"
LOCATOR_MARK = b"PK\x06\x07"
DESCRIPTOR_MARK = b"PK\x07\x08"

LOCAL = Struct("<4s5H3L2H")
CENTRAL = Struct("<4s6H3L5H2L")
END = Struct("<4s4H2LH")
END64 = Struct("<4sQ2H2L4Q")
LOCATOR = Struct("<4sLQL")

MARK_16 = 0xFFFF
MARK_32 = 0xFFFFFFFF
"""Values that say: the real one stands in a zip64 field or record."""

ZIP64 = 0x0001
UNICODE_PATH = 0x7075
AES = 0x9901

_FIELD = Struct("<HH")
_WIDE = Struct("<Q")


def damaged(reason: str, entry: str = "", **values: object) -> RefusedError:
    """Return the refusal of an archive that breaks its own format."""
    return RefusedError(Fault.ZIP_DAMAGED, entry, reason=reason, **values)


def unpack(layout: Struct, data: bytes, at: int, mark: bytes, entry: str = "") -> tuple[Any, ...]:
    """Return the values of the record at `at`, its mark left out.

    Raises:
        RefusedError: zip-damaged, the record does not lie in the data or has another mark.
    """
    if at < 0 or at + layout.size > len(data):
        raise damaged("truncated", entry)
    found, *values = layout.unpack_from(data, at)
    if found != mark:
        raise damaged("record-missing", entry, at=at)
    return tuple(values)


def extra_fields(raw: bytes, entry: str) -> dict[int, bytes]:
    """Return the extra fields by kind; up to three bytes of padding may follow them.

    Raises:
        RefusedError: zip-damaged, a field is cut or a field that changes the meaning of the record comes twice.
    """
    fields: dict[int, bytes] = {}
    at = 0
    while at + _FIELD.size <= len(raw):
        kind, size = _FIELD.unpack_from(raw, at)
        at += _FIELD.size + size
        if at > len(raw) or (kind in fields and kind in (ZIP64, UNICODE_PATH, AES)):
            raise damaged("extra-field", entry, field=f"{kind:04x}")
        fields[kind] = raw[at - size : at]
    return fields


def widen(values: tuple[int, ...], field: bytes | None, entry: str) -> tuple[int, ...]:
    """Return the sizes and offsets with those that carry the zip64 mark taken from the zip64 field, in its order.

    Raises:
        RefusedError: zip-damaged, a mark without its place in the field.
    """
    at = 0
    widened = []
    for value in values:
        if value != MARK_32:
            widened.append(value)
            continue
        if field is None or at + _WIDE.size > len(field):
            raise damaged("zip64-field", entry)
        widened.append(_WIDE.unpack_from(field, at)[0])
        at += _WIDE.size
    return tuple(widened)
