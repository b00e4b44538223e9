"""The content of one entry, inflated piece by piece; sizes are counted, never believed.

Source: hostile-inputs.md items 20 to 23, 42 and 43.
"""

import zlib
from collections.abc import Iterable, Iterator

from onec.errors import RefusedError
from onec.faults import Fault
from onec.inflate import RAW_DEFLATE
from onec.zip_central import DEFLATED, STORED, Encryption, Record
from onec.zip_crypt import PIECE_BYTES, aes_field, decrypt_aes, decrypt_classic
from onec.zip_fields import AES, damaged
from onec.zip_local import Place

_AES_VERSION_WITHOUT_CRC = 2


class Source:
    """The upload, the places of its entries and the password; gives any entry's content any number of times.

    What the classic cipher hid is kept once decrypted: it is slow and at most MAX_CLASSIC_CRYPT_BYTES. Nothing else is.
    """

    __slots__ = ("_classic", "_data", "_password", "places")

    def __init__(self, data: bytes, places: tuple[Place, ...], password: bytes | None) -> None:
        self._data = memoryview(data)
        self._password = password or b""
        self._classic: dict[int, bytes] = {}
        self.places = places

    def content(self, number: int) -> "Content":
        """Return the content of the entry with this number in the central directory."""
        record = self.places[number].record
        method = record.method
        if AES in record.fields:
            method = aes_field(record).method
        if method not in (STORED, DEFLATED):
            raise damaged("method", record.name, method=method)
        return Content(record, self._plain(number), deflated=method == DEFLATED)

    def _plain(self, number: int) -> Iterable[bytes]:
        place = self.places[number]
        stored = self._data[place.stored_start : place.stored_stop]
        if place.record.encryption is Encryption.AES:
            return decrypt_aes(stored, place.record, self._password)
        if place.record.encryption is Encryption.CLASSIC:
            if number not in self._classic:
                self._classic[number] = decrypt_classic(stored, place.record, self._password)
            stored = memoryview(self._classic[number])
        return (bytes(stored[at : at + PIECE_BYTES]) for at in range(0, len(stored), PIECE_BYTES))


class Content:
    """One entry's content, to be taken once: whoever has had the last piece knows that size and CRC are right.

    `trailing` is then the number of bytes that stood behind the end of the deflate stream.
    """

    __slots__ = ("_crc", "_deflated", "_plain", "_record", "size", "trailing")

    def __init__(self, record: Record, plain: Iterable[bytes], *, deflated: bool) -> None:
        self._record = record
        self._plain = plain
        self._deflated = deflated
        self._crc = 0
        self.size = 0
        self.trailing = 0

    def __iter__(self) -> Iterator[bytes]:
        """Yield the content in pieces of at most 256 KiB.

        Raises:
            RefusedError: zip-bomb by the real size; zip-damaged for a broken stream, a wrong size or CRC;
                zip-wrong-password where the classic cipher makes that the likelier reason.
        """
        try:
            for piece in self._inflated() if self._deflated else self._plain:
                self._count(piece)
                yield piece
        except zlib.error as error:
            raise self._broken("deflate") from error
        if self.size != self._record.size:
            raise self._broken("size")
        if self._has_crc() and self._crc != self._record.crc:
            raise self._broken("crc")

    def _inflated(self) -> Iterator[bytes]:
        stream = zlib.decompressobj(RAW_DEFLATE)
        for piece in self._plain:
            if stream.eof:
                self.trailing += len(piece)
                continue
            waiting, inflated = piece, b""
            while waiting or len(inflated) == PIECE_BYTES:
                inflated = stream.decompress(waiting, PIECE_BYTES)
                waiting = stream.unconsumed_tail
                yield inflated
            self.trailing = len(stream.unused_data)
        if not stream.eof:
            raise self._broken("deflate-cut")

    def _count(self, piece: bytes) -> None:
        self.size += len(piece)
        self._crc = zlib.crc32(piece, self._crc)
        if self.size > self._record.max_size:
            raise RefusedError(Fault.ZIP_BOMB, self._record.name, limit=self._record.max_size, of="entry")

    def _has_crc(self) -> bool:
        """Tell whether there is a CRC to compare: AES of version 2 writes zero and relies on its seal."""
        record = self._record
        return record.crc != 0 or AES not in record.fields or aes_field(record).version != _AES_VERSION_WITHOUT_CRC

    def _broken(self, reason: str) -> RefusedError:
        if self._record.encryption is Encryption.CLASSIC:
            return RefusedError(Fault.ZIP_WRONG_PASSWORD, self._record.name)
        return damaged(reason, self._record.name)
