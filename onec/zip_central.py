"""The central directory of a zip archive: one record for each entry, names and attributes checked.

Source: PKWARE APPNOTE 6.3.10 section 4.3.12, hostile-inputs.md items 37 to 43.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from onec.errors import RefusedError
from onec.faults import Fault
from onec.limits import MAX_KIT_BYTES, MAX_KIT_ENTRIES, MAX_KIT_ENTRY_BYTES, MAX_KIT_RATIO, RATIO_FREE_BYTES
from onec.zip_end import End
from onec.zip_fields import AES, CENTRAL, CENTRAL_MARK, UNICODE_PATH, ZIP64, damaged, extra_fields, unpack, widen
from onec.zip_modes import check_mode
from onec.zip_names import check_unique, readings

STORED = 0
DEFLATED = 8
AES_METHOD = 99

ENCRYPTED_FLAG = 0x0001
DESCRIPTOR_FLAG = 0x0008
_PATCHED_FLAG = 0x0020
_MAX_VERSION = 63  # of the specification, ten times
_STRONG_FLAGS = 0x0040 | 0x2000  # strong encryption; a central directory that hides what it says


class Encryption(StrEnum):
    """How an entry is encrypted; STRONG is PKWARE's, which nobody but its owner reads."""

    NONE = "none"
    CLASSIC = "classic"
    AES = "aes"
    STRONG = "strong"


@dataclass(frozen=True, slots=True)
class Record:
    """One entry as the central directory tells it; nothing of it is believed before the data has shown it.

    `names` are the readings of `raw_name`, `method` is the one in the header and 99 under AES, `time` the clock part
    of the date, `offset` the place of the local header in the data, `remark_bytes` the length of comment and extra
    fields, `fields` the extra fields by kind.
    """

    raw_name: bytes
    names: tuple[str, ...]
    flags: int
    method: int
    time: int
    crc: int
    stored_size: int
    size: int
    offset: int
    remark_bytes: int
    fields: dict[int, bytes] = field(repr=False, hash=False)

    @property
    def name(self) -> str:
        """The reading to show."""
        return self.names[0]

    @property
    def encryption(self) -> Encryption:
        """How the entry is encrypted, by its flags and its method."""
        if self.flags & _STRONG_FLAGS:
            return Encryption.STRONG
        if not self.flags & ENCRYPTED_FLAG:
            return Encryption.NONE
        return Encryption.AES if self.method == AES_METHOD else Encryption.CLASSIC

    @property
    def max_size(self) -> int:
        """The bytes this entry may inflate to, by what it takes in the archive."""
        return min(MAX_KIT_ENTRY_BYTES, max(RATIO_FREE_BYTES, self.stored_size * MAX_KIT_RATIO))


def read_records(data: bytes, end: End) -> tuple[Record, ...]:
    """Return the records of the central directory in its order.

    Raises:
        RefusedError: too-many-entries, zip-damaged (a cut record, another count than the end record's, a second disk,
            a method nobody needs), zip-bad-name, zip-symlink, zip-duplicate-name, zip-bomb by what is declared.
    """
    records = tuple(_walk(data, end))
    if len(records) != end.entries:
        raise damaged("entry-count", declared=end.entries, found=len(records))
    check_unique(record.names for record in records)
    _check_declared(records)
    return records


def _check_declared(records: tuple[Record, ...]) -> None:
    """Refuse sizes that would be too large if they were true."""
    for record in records:
        if record.size > record.max_size:
            raise RefusedError(Fault.ZIP_BOMB, record.name, limit=record.max_size, of="entry")
    if sum(record.size for record in records) > MAX_KIT_BYTES:
        raise RefusedError(Fault.ZIP_BOMB, limit=MAX_KIT_BYTES, of="kit")


def _walk(data: bytes, end: End) -> Iterator[Record]:
    at = end.start
    count = 0
    while at < end.stop:
        count += 1
        if count > MAX_KIT_ENTRIES:
            raise RefusedError(Fault.TOO_MANY_ENTRIES, entries=count, limit=MAX_KIT_ENTRIES)
        values = unpack(CENTRAL, data, at, CENTRAL_MARK)
        lengths = values[9:12]
        if at + CENTRAL.size + sum(lengths) > end.stop:
            raise damaged("truncated")
        yield _record(data, at + CENTRAL.size, values, end.shift)
        at += CENTRAL.size + sum(lengths)


def _record(data: bytes, at: int, values: tuple[int, ...], shift: int) -> Record:
    _, needed, flags, method, time, _, crc, stored, size, name_bytes, extra_bytes, comment_bytes, disk, *rest = values
    _, attributes, offset = rest
    raw_name = data[at : at + name_bytes]
    fields = extra_fields(data[at + name_bytes : at + name_bytes + extra_bytes], "")
    names = readings(raw_name, flags, fields.get(UNICODE_PATH))
    size, stored, offset = widen((size, stored, offset), fields.get(ZIP64), names[0])
    if disk or needed & 0xFF > _MAX_VERSION:
        raise damaged("several-disks" if disk else "version", names[0])
    check_mode(attributes, names[0])
    remark = extra_bytes + comment_bytes
    record = Record(raw_name, names, flags, method, time, crc, stored, size, offset + shift, remark, fields)
    _check_method(record)
    return record


def _check_method(record: Record) -> None:
    methods = (AES_METHOD,) if AES in record.fields else (STORED, DEFLATED)
    if record.encryption is not Encryption.STRONG and (record.method not in methods or record.flags & _PATCHED_FLAG):
        raise damaged("method", record.name, method=record.method)
    if record.size and record.name.endswith("/"):
        raise damaged("folder-with-content", record.name)
