"""Containers: named elements laid out in blocks, of the 32-bit and the 64-bit generation.

Source: format-1c.md sections 1 and 2, hostile-inputs.md items 1 to 19.
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from onec.blocks import LAYOUT_32, LAYOUT_64, Blocks, Piece, join
from onec.errors import RefusedError
from onec.faults import Anomaly, Fault
from onec.limits import MAX_ELEMENTS
from onec.names import element_name

ELEMENT_TIMES_BYTES = 20
"""Two times of 8 bytes and 4 zero bytes stand in front of an element's name."""

STUB_SHA256 = "40380b32a85ee6773856b80f950d19fa7cd3afd4c78a83148969946b4a57df2e"
"""Of the 32-bit container that the platform puts in front of every 64-bit one; the same in all real files."""

_EMPTY = {
    b"\xff\xff\xff\x7f\x00\x02\x00\x00" + bytes(4): LAYOUT_32.toc,
    b"\xff" * 8 + b"\x00\x02\x00\x00": LAYOUT_64.toc,
}
"""First bytes of a container without a table, and its whole length."""

_PLAIN_HEADER = re.compile(rb"(?s)[\xff]{3}\x7f|.{4}\x00\x02\x00\x00|\xff{8}")
# How the first bytes of a container usually look; used only to tell a cut file from a file of another format.


@dataclass(frozen=True, slots=True)
class Element:
    """One named document of a container; its bytes stay in the container's data until they are asked for."""

    name: str
    pieces: tuple[Piece, ...]
    container: bytes = field(repr=False, compare=False)

    @property
    def stored(self) -> bytes:
        """The bytes as they lie in the container: deflated in an outer container, plain in a nested one."""
        return join(self.container, self.pieces)

    @property
    def view(self) -> bytes | memoryview:
        """The same bytes without a copy of them, where they lie in one piece."""
        if len(self.pieces) != 1:
            return self.stored
        ((start, end),) = self.pieces
        return memoryview(self.container)[start:end]

    @property
    def stored_size(self) -> int:
        """Length of `stored` in bytes."""
        return sum(end - start for start, end in self.pieces)


@dataclass(frozen=True, slots=True)
class Container:
    """The elements of one container in the order of its table, and what was odd about its bytes."""

    bits: int
    elements: tuple[Element, ...]
    anomalies: tuple[Anomaly, ...]


def is_container(data: bytes) -> bool:
    """Tell a container by the well-formed block header behind its file header; its first bytes promise nothing."""
    return bool(LAYOUT_32.header.match(data, LAYOUT_32.toc) or LAYOUT_64.header.match(data, LAYOUT_64.toc)) or (
        data[:12] in _EMPTY and len(data) == _EMPTY[data[:12]]
    )


def read_container(data: bytes, *, nested: bool = False) -> Container:
    """Return the elements of the container that `data` is.

    A 64-bit container behind a 32-bit one is the real content; the first is a stub for older platforms. The padding of
    a `nested` one is not looked at: platform 8.3 leaves remains of earlier texts there.

    Raises:
        RefusedError: not-a-container, empty-container, truncated, stub-mismatch (a container that is not the platform's
            stub stands in front of a 64-bit one, and nobody knows which of them runs), and what blocks and names are
            refused for.
    """
    if LAYOUT_64.header.match(data, LAYOUT_64.toc):
        return _read(Blocks(data, LAYOUT_64), nested=nested)
    if not LAYOUT_32.header.match(data, LAYOUT_32.toc):
        raise _not_a_container(data)
    blocks = Blocks(data, LAYOUT_32)
    container = _read(blocks, nested=nested)
    second = max(end for _, _, end in blocks.spans)
    if not LAYOUT_64.header.match(data, second + LAYOUT_64.toc):
        return container
    if sha256(data[:second]).hexdigest() != STUB_SHA256:
        raise RefusedError(Fault.STUB_MISMATCH)
    return _read(Blocks(data, LAYOUT_64, second), nested=nested)


def _not_a_container(data: bytes) -> RefusedError:
    if not data:
        return RefusedError(Fault.EMPTY_FILE)
    if is_container(data):
        return RefusedError(Fault.EMPTY_CONTAINER)
    layout = LAYOUT_64 if data.startswith(b"\xff" * 8) else LAYOUT_32
    looks_cut = _PLAIN_HEADER.match(data) and len(data) < layout.toc + layout.header_size
    return RefusedError(Fault.TRUNCATED if looks_cut else Fault.NOT_A_CONTAINER)


def _read(blocks: Blocks, *, nested: bool) -> Container:
    elements = tuple(_elements(blocks))
    used = len(blocks.spans)
    _walk_free_blocks(blocks)
    free = sum(end - start for start, _, end in blocks.spans[used:])
    anomalies = tuple(_hidden_bytes(blocks, padding=not nested))
    if free:
        # A file rewritten in place keeps remains in its padding too; they are no more hidden than the free blocks.
        kept = tuple(one for one in anomalies if one.fault is not Fault.DATA_IN_PADDING)
        anomalies = (*kept, Anomaly(Fault.FREE_BLOCKS, "", {"size": str(free)}))
    return Container(blocks.layout.bits, elements, anomalies)


def _elements(blocks: Blocks) -> Iterator[Element]:
    """Yield the elements in the order of the table; a name stands for one element only."""
    seen: set[str] = set()
    end = blocks.layout.end
    for header_address, data_address in _table(blocks):
        header = blocks.document(header_address)
        if len(header) <= ELEMENT_TIMES_BYTES:
            raise RefusedError(Fault.BAD_ELEMENT_HEADER, offset=blocks.base + header_address)
        name = element_name(header[ELEMENT_TIMES_BYTES:])
        if name in seen:
            raise RefusedError(Fault.DUPLICATE_NAME, name)
        seen.add(name)
        try:
            pieces = () if data_address == end else blocks.pieces(data_address)
        except RefusedError as error:
            raise error.inside(name) from error
        yield Element(name, pieces, blocks.data)


def _table(blocks: Blocks) -> list[tuple[int, int]]:
    """Return the addresses of each element's header and data."""
    table = blocks.document(blocks.layout.toc)
    entry = struct.Struct(blocks.layout.entry)
    if len(table) % entry.size:
        raise RefusedError(Fault.BAD_TOC, length=len(table))
    if len(table) // entry.size > MAX_ELEMENTS:
        raise RefusedError(Fault.TOO_MANY_ELEMENTS, count=len(table) // entry.size, limit=MAX_ELEMENTS)
    rows = list(entry.iter_unpack(table))
    if any(mark != blocks.layout.end for _, _, mark in rows):
        raise RefusedError(Fault.BAD_TOC, length=len(table))
    return [(header, data) for header, data, _ in rows]


def _walk_free_blocks(blocks: Blocks) -> None:
    size = blocks.layout.bits // 8
    first = int.from_bytes(blocks.data[blocks.base : blocks.base + size], "little")
    blocks.free_blocks(first)


def _hidden_bytes(blocks: Blocks, *, padding: bool) -> Iterator[Anomaly]:
    """Yield what lies in the data and belongs to no document: in padding, between blocks, behind the last one.

    Raises:
        RefusedError: overlapping-blocks, one byte belongs to two blocks.
    """
    expected = blocks.base + blocks.layout.toc
    for start, used, end in sorted(blocks.spans):
        if start < expected:
            raise RefusedError(Fault.OVERLAPPING_BLOCKS, offset=start)
        if expected < start:
            yield from _if_filled(blocks.data, expected, start, Fault.TRAILING_DATA)
        if padding and used < end:
            yield from _if_filled(blocks.data, used, end, Fault.DATA_IN_PADDING)
        expected = end
    if blocks.layout is not LAYOUT_32 or not LAYOUT_64.header.match(blocks.data, expected + LAYOUT_64.toc):
        yield from _if_filled(blocks.data, expected, len(blocks.data), Fault.TRAILING_DATA)


def _if_filled(data: bytes, start: int, end: int, fault: Fault) -> Iterator[Anomaly]:
    if start < end and data.count(0, start, end) != end - start:
        yield Anomaly(fault, "", {"offset": str(start), "size": str(end - start)})
