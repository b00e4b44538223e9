"""Blocks: the chained pieces that a container is laid out in, for both generations of the format.

Source: format-1c.md sections 1 and 2.
"""

import re
from collections import deque
from dataclasses import dataclass

from onec.errors import RefusedError
from onec.faults import Fault
from onec.limits import MAX_ARTIFACT_BYTES, MAX_BLOCKS, MAX_CHAIN_BLOCKS


@dataclass(frozen=True, slots=True)
class Layout:
    """What differs between the 32-bit and the 64-bit generation; sizes in bytes.

    Attributes:
        bits: 32 or 64.
        toc: address of the block of the table of contents, right behind the file header.
        header: a well-formed block header.
        header_size: its length.
        entry: struct format of one entry of the table of contents.
        end: the address that means "none".
    """

    bits: int
    toc: int
    header: re.Pattern[bytes]
    header_size: int
    entry: str
    end: int


LAYOUT_32 = Layout(
    32, 16, re.compile(rb"\r\n([0-9a-fA-F]{8}) ([0-9a-fA-F]{8}) ([0-9a-fA-F]{8}) \r\n"), 31, "<III", 0x7FFFFFFF
)
LAYOUT_64 = Layout(
    64, 20, re.compile(rb"\r\n([0-9a-fA-F]{16}) ([0-9a-fA-F]{16}) ([0-9a-fA-F]{16}) \r\n"), 55, "<QQQ", 2**64 - 1
)


Piece = tuple[int, int]
"""Where a part of a document lies in the data: from the first offset up to the second."""

Span = tuple[int, int, int]
"""A whole block: offset of its header, end of the bytes in use, end of its room."""


class Blocks:
    """Finds documents in one container and remembers every block it walked over.

    Addresses count from `base`, the container's first byte within `data`. Every length is held against the data
    before anything is taken.
    """

    __slots__ = ("base", "data", "layout", "spans")

    def __init__(self, data: bytes, layout: Layout, base: int = 0) -> None:
        self.data = data
        self.base = base
        self.layout = layout
        self.spans: list[Span] = []

    def document(self, address: int) -> bytes:
        """Return the bytes of the document whose first block lies at `address`; raises what `pieces` does."""
        return join(self.data, self.pieces(address))

    def pieces(self, address: int) -> tuple[Piece, ...]:
        """Return where the document whose first block lies at `address` lies in the data.

        Raises:
            RefusedError: bad-block-header, block-out-of-file, truncated, empty-block, chain-loop, chain-ends-early,
                too-many-blocks.
        """
        start, length, room, following = self._block(address)
        if following != self.layout.end:
            return self._chain(address, start, length, room, following)
        if length > room:
            raise RefusedError(Fault.CHAIN_ENDS_EARLY, offset=self.base + address)
        self.spans.append((self.base + address, start + length, start + room))
        return ((start, start + length),)

    def free_blocks(self, address: int) -> None:
        """Walk the list of free blocks from `address`, so that their bytes count as known.

        Raises:
            RefusedError: as `pieces`, for a list that is damaged.
        """
        seen: set[int] = set()
        while address != self.layout.end:
            self._count_visit(address, seen, MAX_BLOCKS)
            start, _length, room, following = self._block(address)
            self.spans.append((self.base + address, start + room, start + room))
            address = following

    def _chain(self, address: int, start: int, length: int, room: int, following: int) -> tuple[Piece, ...]:
        found: list[Piece] = []
        seen = {address}
        left = length
        while True:
            if not room:
                raise RefusedError(Fault.EMPTY_BLOCK, offset=self.base + address)
            taken = min(left, room)
            found.append((start, start + taken))
            self.spans.append((self.base + address, start + taken, start + room))
            left -= taken
            if following == self.layout.end:
                break
            address = following
            self._count_visit(address, seen, MAX_CHAIN_BLOCKS)
            start, _length, room, following = self._block(address)
        if left:
            raise RefusedError(Fault.CHAIN_ENDS_EARLY, offset=self.base + address)
        return tuple(found)

    def _count_visit(self, address: int, seen: set[int], limit: int) -> None:
        if address in seen:
            raise RefusedError(Fault.CHAIN_LOOP, offset=self.base + address)
        seen.add(address)
        if len(seen) > limit or len(self.spans) > MAX_BLOCKS:
            raise RefusedError(Fault.TOO_MANY_BLOCKS, offset=self.base + address, limit=limit)

    def _block(self, address: int) -> tuple[int, int, int, int]:
        """Return where the block's bytes start, the document's length, the block's room and the next address."""
        offset = self.base + address
        header = self.layout.header.match(self.data, offset) if offset < len(self.data) else None
        if header is None:
            raise self._no_header(offset)
        length, room, following = int(header[1], 16), int(header[2], 16), int(header[3], 16)
        start = header.end()
        if start + room > len(self.data):
            fault = Fault.TRUNCATED if room <= MAX_ARTIFACT_BYTES else Fault.BLOCK_OUT_OF_FILE
            raise RefusedError(fault, offset=offset)
        return start, length, room, following

    def _no_header(self, offset: int) -> RefusedError:
        """Say why there is no block header at `offset`: a cut file, an address outside it, or other bytes there."""
        if offset + self.layout.header_size <= len(self.data):
            return RefusedError(Fault.BAD_BLOCK_HEADER, offset=offset)
        return RefusedError(Fault.TRUNCATED if self._ends_inside_a_block() else Fault.BLOCK_OUT_OF_FILE, offset=offset)

    def _ends_inside_a_block(self) -> bool:
        last = deque(self.layout.header.finditer(self.data, self.base), maxlen=1)
        return any(header.end() + int(header[2], 16) > len(self.data) for header in last)


def join(data: bytes, pieces: tuple[Piece, ...]) -> bytes:
    """Return the bytes of a document that lies in pieces."""
    if len(pieces) == 1:
        ((start, end),) = pieces
        return data[start:end]
    return b"".join([data[start:end] for start, end in pieces])
