"""Kits from the few facts a test is about, good ones and bad ones, the same bytes at every run.

The writer is our own: `zipfile` refuses to write most of what must be refused when it is read.
"""

import hashlib
import hmac
import os
import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

DATE, TIME = 0x5821, 0x1080  # 2024-01-01 02:04:00
REGULAR_FILE = 0o100644 << 16
UTF_8_FLAG, DESCRIPTOR_FLAG, ENCRYPTED_FLAG = 0x800, 0x8, 0x1

SHARED = Path(os.environ.get("OTK_SHARED") or Path(__file__).resolve().parents[2] / "shared")
"""Where the example files lie; they are not part of the repository."""

NAMESPACE = "http://www.1c.ru/1cFresh/ApplicationExtensions/Manifest/"


@dataclass(frozen=True, slots=True)
class Item:
    """One entry to write.

    `stored` replaces the compressed content. `local` and `central` override single fields of the two headers by
    name. `gap` stands behind the entry, `at` makes the central record point to another place.
    """

    name: str | bytes
    content: bytes = b"content"
    method: int = 8
    flags: int = 0
    stored: bytes | None = None
    attributes: int = REGULAR_FILE
    extra: bytes = b""
    local_extra: bytes | None = None
    comment: bytes = b""
    local: Mapping[str, int | bytes] = field(default_factory=dict)
    central: Mapping[str, int | bytes] = field(default_factory=dict)
    descriptor: bytes | None = None
    gap: bytes = b""
    at: int | None = None


def kit(*items: Item, **end: int | bytes) -> bytes:
    """Return an archive of `items`.

    Args:
        items: the entries, in this order both times.
        end: fields of the end record by name, `between` (bytes before it), `trailing` (behind it), `comment`, `prefix`
            (bytes before the first entry), `shifted` (offsets are counted from the end of the prefix, as by a program
            that was put in front later).
    """
    out = bytearray(_bytes(end.get("prefix", b"")))
    base = len(out) if end.get("shifted") else 0
    central = bytearray()
    for item in items:
        place = len(out) - base if item.at is None else item.at
        out += _local(item) + _stored(item) + (item.descriptor or b"") + item.gap
        central += _central(item, place)
    facts: dict[str, int | bytes] = {
        "disk": 0,
        "start_disk": 0,
        "here": len(items),
        "entries": len(items),
        "size": len(central),
        "offset": len(out) - base,
        "between": b"",
        "comment": b"",
        "trailing": b"",
        **end,
    }
    comment = _bytes(facts["comment"])
    numbers = [facts[name] for name in ("disk", "start_disk", "here", "entries", "size", "offset")]
    record = struct.pack("<4s4H2LH", b"PK\5\6", *numbers, facts.get("comment_bytes", len(comment)))
    return bytes(out + central) + _bytes(facts["between"]) + record + comment + _bytes(facts["trailing"])


def good_kit(*more: Item, **end: int | bytes) -> bytes:
    """Return a kit with a manifest, the file it names, and `more`."""
    return kit(Item("manifest.xml", manifest()), Item("processor.epf", EPF), *more, **end)


def manifest(file_name: str = "processor.epf", version: str = "1.0.0.2", head: str = "", tail: str = "") -> bytes:
    """Return the smallest sound manifest that names a file, with `head` before its root and `tail` at its end."""
    safe_mode = "<SafeMode>true</SafeMode>" if version == "1.0.0.1" else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n{head}<ExtensionManifest xmlns="{NAMESPACE}{version}">'
        "<Name>Обработка</Name><ObjectName>Обработка</ObjectName><Version>1.0</Version>"
        f"<Category>AdditionalProcessor</Category>{safe_mode}"
        "<Description>Сверяет остатки товаров на складах.</Description>"
        f"<FileName>{file_name}</FileName><UseReportVariantsStorage>false</UseReportVariantsStorage>{tail}"
        "</ExtensionManifest>\n"
    ).encode()


EPF = b"\xff\xff\xff\x7f" + bytes(range(256)) * 4


def numbered(count: int) -> Iterable[Item]:
    """Return entries of one byte with different names."""
    return (Item(f"{number}.txt", b"x", 0) for number in range(count))


def zip64_field(*values: int) -> bytes:
    """Return the extra field that holds what does not fit."""
    return struct.pack(f"<HH{len(values)}Q", 1, 8 * len(values), *values)


def zip64_end(size: int, offset: int, entries: int) -> bytes:
    """Return the wide end record and its locator, to stand before the narrow one."""
    record = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, entries, entries, size, offset)
    return record + struct.pack("<4sLQL", b"PK\6\7", 0, offset + size, 1)


def unicode_path(raw: bytes, name: str) -> bytes:
    """Return the extra field in which archivers of Windows keep a name in UTF-8."""
    path = name.encode()
    return struct.pack("<HHBL", 0x7075, 5 + len(path), 1, zlib.crc32(raw)) + path


def descriptor(content: bytes, stored: bytes | None = None, *, marked: bool = True, wide: bool = False) -> bytes:
    """Return the data descriptor of an entry with this content."""
    sizes = len(deflate(content) if stored is None else stored), len(content)
    mark = b"PK\7\x08" if marked else b""
    return mark + struct.pack("<LQQ" if wide else "<LLL", zlib.crc32(content), *sizes)


def streamed(name: str, content: bytes, *, marked: bool = True, wide: bool = False) -> Item:
    """Return an entry as a program writes it that cannot go back: sums behind the data, zeros before it."""
    zeros = {"crc": 0, "stored_size": 0, "size": 0}
    behind = descriptor(content, marked=marked, wide=wide)
    return Item(name, content, flags=DESCRIPTOR_FLAG, local=zeros, descriptor=behind)


def aes(item: Item, password: bytes, *, version: int = 2, strength: int = 3) -> Item:
    """Return an entry under WinZip's AES, with a salt of zeros."""
    from Cryptodome.Cipher import AES  # noqa: PLC0415 (comes with pyzipper; only encrypted kits need it)
    from Cryptodome.Util import Counter  # noqa: PLC0415 (as above)

    salt, key_bytes = bytes(4 + 4 * strength), 8 + 8 * strength
    keys = hashlib.pbkdf2_hmac("sha1", password, salt, 1000, 2 * key_bytes + 2)
    counter = Counter.new(nbits=128, little_endian=True)
    body = AES.new(keys[:key_bytes], AES.MODE_CTR, counter=counter).encrypt(_stored(item))
    seal = hmac.digest(keys[key_bytes : 2 * key_bytes], body, "sha1")[:10]
    extra = struct.pack("<HHH2sBH", 0x9901, 7, version, b"AE", strength, item.method)
    crc = {"crc": 0 if version == 2 else zlib.crc32(item.content)}
    stored = salt + keys[2 * key_bytes :] + body + seal
    return replace(item, method=99, flags=ENCRYPTED_FLAG, stored=stored, extra=extra, local=crc, central=crc)


def classic(item: Item, password: bytes) -> Item:
    """Return an entry under the classic cipher, with a header of zeros."""
    keys = [0x12345678, 0x23456789, 0x34567890]
    for byte in password:
        _turn(keys, byte)
    stored = bytearray()
    for byte in bytes(11) + bytes([zlib.crc32(item.content) >> 24]) + _stored(item):
        key = keys[2] | 2
        stored.append(byte ^ (key * (key ^ 1) >> 8 & 0xFF))
        _turn(keys, byte)
    return replace(item, flags=ENCRYPTED_FLAG, stored=bytes(stored))


def deflate(content: bytes) -> bytes:
    """Return a raw deflate stream."""
    press = zlib.compressobj(9, zlib.DEFLATED, -15)
    return press.compress(content) + press.flush()


def tar_block(name: bytes = b"inner.epf") -> bytes:
    """Return the header of a tar archive of the oldest kind, which has no mark but its sum."""
    head = name.ljust(100, b"\0") + b"0000644\0" + b"0000000\0" * 2 + b"00000000000\0" * 2
    total = sum(head) + 8 * ord(" ")
    return (head + f"{total:06o}\0 ".encode()).ljust(512, b"\0") + bytes(1024)


def _turn(keys: list[int], byte: int) -> None:
    """Take one byte into the keys of the classic cipher."""
    keys[0] = _crc(keys[0], byte)
    keys[1] = ((keys[1] + (keys[0] & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
    keys[2] = _crc(keys[2], keys[1] >> 24)


def _crc(state: int, byte: int) -> int:
    return zlib.crc32(bytes([byte]), state ^ 0xFFFFFFFF) ^ 0xFFFFFFFF


def _stored(item: Item) -> bytes:
    if item.stored is not None:
        return item.stored
    return deflate(item.content) if item.method == 8 else item.content


def _name(item: Item) -> bytes:
    return item.name.encode() if isinstance(item.name, str) else item.name


def _facts(item: Item, place: int, changes: Mapping[str, int | bytes]) -> dict[str, int | bytes]:
    return {
        "flags": item.flags,
        "method": item.method,
        "crc": zlib.crc32(item.content),
        "stored_size": len(_stored(item)),
        "size": len(item.content),
        "name": _name(item),
        "extra": item.extra,
        "attributes": item.attributes,
        "disk": 0,
        "offset": place,
        **changes,
    }


def _local(item: Item) -> bytes:
    extra = {} if item.local_extra is None else {"extra": item.local_extra}
    facts = _facts(item, 0, {**extra, **item.local})
    name, more = _bytes(facts["name"]), _bytes(facts["extra"])
    head = struct.pack("<4s3H", b"PK\3\4", 20, facts["flags"], facts["method"])
    sums = struct.pack("<2H3L", TIME, DATE, facts["crc"], facts["stored_size"], facts["size"])
    return head + sums + struct.pack("<2H", len(name), len(more)) + name + more


def _central(item: Item, place: int) -> bytes:
    facts = _facts(item, place, item.central)
    name, more = _bytes(facts["name"]), _bytes(facts["extra"])
    head = struct.pack("<4s4H", b"PK\1\2", 0x314, 20, facts["flags"], facts["method"])
    sums = struct.pack("<2H3L", TIME, DATE, facts["crc"], facts["stored_size"], facts["size"])
    lengths = struct.pack("<3H", len(name), len(more), len(item.comment))
    rest = struct.pack("<2H2L", facts["disk"], 0, facts["attributes"], facts["offset"])
    return head + sums + lengths + rest + name + more + item.comment


def _bytes(value: int | bytes) -> bytes:
    if isinstance(value, int):
        raise TypeError(value)
    return value
