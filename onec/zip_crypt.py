"""Encrypted entries of a zip archive, turned into the bytes that were encrypted; the only place that knows pyzipper.

Only its two decrypters are used, not its reader of archives: that one trusts the sizes it finds, raises a dozen kinds
of exceptions and gives back what it could read of a damaged entry.

Source: PKWARE APPNOTE 6.3.10 section 6.1; WinZip, "AES Encryption Information".
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from onec.errors import RefusedError
from onec.faults import Fault
from onec.limits import MAX_CLASSIC_CRYPT_BYTES
from onec.zip_central import DESCRIPTOR_FLAG, Encryption, Record
from onec.zip_fields import AES, damaged

CLASSIC_HEADER_BYTES = 12
PIECE_BYTES = 256 * 1024

_AES_FIELD = struct.Struct("<H2sBH")
_SALT_BYTES = {1: 8, 2: 12, 3: 16}
_CHECK_BYTES = 2
_MAC_BYTES = 10
_TROUBLE = (
    RuntimeError,  # NotImplementedError among them
    struct.error,
    ValueError,  # UnicodeDecodeError among them
    LookupError,
    OverflowError,
    TypeError,
    EOFError,
)
"""What pyzipper and the ciphers under it raise, besides pyzipper's own BadZipFile, which is not that of `zipfile`."""


@dataclass(frozen=True, slots=True)
class AesField:
    """Extra field 0x9901: version 1 keeps the CRC, version 2 has none; strength 1 to 3; the method under the cipher."""

    version: int
    strength: int
    method: int


def check_encryption(records: tuple[Record, ...], password: bytes | None) -> None:
    """Refuse what cannot be decrypted, before anything is.

    Raises:
        RefusedError: zip-encrypted, there is no password, the cipher is PKWARE's own, or too much is under the classic
            cipher, which reads slowly.
    """
    encrypted = [record for record in records if record.encryption is not Encryption.NONE]
    for record in encrypted:
        if not password or record.encryption is Encryption.STRONG:
            raise RefusedError(Fault.ZIP_ENCRYPTED, record.name, method=record.encryption)
    classic = sum(record.stored_size for record in encrypted if record.encryption is Encryption.CLASSIC)
    if classic > MAX_CLASSIC_CRYPT_BYTES:
        raise RefusedError(Fault.ZIP_CRYPT_TOO_LARGE, limit=MAX_CLASSIC_CRYPT_BYTES)


def aes_field(record: Record) -> AesField:
    """Return the AES field of an entry.

    Raises:
        RefusedError: zip-damaged, the field is of another length, maker, version or strength.
    """
    raw = record.fields[AES]
    if len(raw) != _AES_FIELD.size:
        raise damaged("aes-field", record.name)
    version, maker, strength, method = _AES_FIELD.unpack(raw)
    if maker != b"AE" or version not in (1, 2) or strength not in _SALT_BYTES:
        raise damaged("aes-field", record.name)
    return AesField(version, strength, method)


def decrypt_aes(stored: memoryview, record: Record, password: bytes) -> Iterator[bytes]:
    """Yield the deflated or stored bytes of an AES entry; the last piece comes before its seal is checked.

    Raises:
        RefusedError: zip-wrong-password; zip-damaged for a broken seal or an entry too short for its cipher.
    """
    from pyzipper import BadZipFile  # noqa: PLC0415 (loads a cipher library, for encrypted kits only)

    field = aes_field(record)
    header = _SALT_BYTES[field.strength] + _CHECK_BYTES
    body = stored[header : len(stored) - _MAC_BYTES]
    if len(stored) < header + _MAC_BYTES:
        raise damaged("truncated", record.name)
    info = SimpleNamespace(filename="", wz_aes_strength=field.strength)
    cipher = _decrypter(Encryption.AES, info, password, bytes(stored[:header]), record)
    for at in range(0, len(body), PIECE_BYTES):
        yield cipher.decrypt(bytes(body[at : at + PIECE_BYTES]))
    try:
        cipher.check_hmac(bytes(stored[-_MAC_BYTES:]))
    except (BadZipFile, *_TROUBLE) as error:
        raise damaged("seal", record.name) from error


def decrypt_classic(stored: memoryview, record: Record, password: bytes) -> bytes:
    """Return the deflated or stored bytes of an entry under the classic cipher.

    One wrong password of 256 is not noticed here; it shows as a wrong CRC.

    Raises:
        RefusedError: zip-wrong-password; zip-damaged for an entry too short for its cipher.
    """
    if len(stored) < CLASSIC_HEADER_BYTES:
        raise damaged("truncated", record.name)
    by_time = bool(record.flags & DESCRIPTOR_FLAG)
    info = SimpleNamespace(filename="", use_datadescripter=by_time, _raw_time=record.time, CRC=record.crc)
    header = bytes(stored[:CLASSIC_HEADER_BYTES])
    plain: bytes = _decrypter(Encryption.CLASSIC, info, password, header, record).decrypt(stored[CLASSIC_HEADER_BYTES:])
    return plain


def _decrypter(kind: Encryption, info: SimpleNamespace, password: bytes, header: bytes, record: Record) -> Any:  # noqa: ANN401 (pyzipper has no types)
    """Return a decrypter of pyzipper; it raises RuntimeError for a wrong password, and for that only."""
    from pyzipper.zipfile import CRCZipDecrypter  # noqa: PLC0415 (loads a cipher library, for encrypted kits only)
    from pyzipper.zipfile_aes import AESZipDecrypter  # noqa: PLC0415 (as above)

    decrypter = AESZipDecrypter if kind is Encryption.AES else CRCZipDecrypter
    try:
        return decrypter(info, password, header)
    except RuntimeError as error:
        raise RefusedError(Fault.ZIP_WRONG_PASSWORD, record.name) from error
    except _TROUBLE as error:
        raise damaged("cipher", record.name) from error
