"""Encoded blocks in text: Base64 and hexadecimal digits, and what they are."""

import re
from collections import Counter
from math import log2
from typing import Final

from checks.content_type import program_type
from onec.templates import decode_base64
from onec.zip_content import archive_kind
from rules.rule import Text

MIN_BLOCK_CHARS: Final = 300
"""Shorter ones are keys, hashes and tokens, which other rules look for."""

MIN_PROGRAM_CHARS: Final = 100
"""Of a block that begins as a program does."""

MIN_ENTROPY_BITS: Final = 4.0
"""Of a byte of a decoded block; fillings and tables have less."""

PROGRAM: Final = Text("программа", "a program")
ARCHIVE: Final = Text("архив", "an archive")
BASE64: Final = Text("Base64", "Base64")
HEX: Final = Text("шестнадцатеричные цифры", "hexadecimal digits")

_BLANKS: Final = re.compile(r"\s+")
_BASE64: Final = re.compile(r"[A-Za-z0-9+/]{300,}={0,2}")
_PROGRAM: Final = re.compile(r"(?:TV[opqr]|f0VM|z/rt|yv66)[A-Za-z0-9+/]+={0,2}")
"""How `MZ` and the marks of other systems begin in Base64."""
_HEX: Final = re.compile(r"(?:0x)?[0-9A-Fa-f]{300,}")
_BENIGN: Final = (
    *(b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"BM", b"RIFF", b"<svg", b"<?xml", b"\0\0\1\0", b"wOF", b"\0\1\0\0"),
    *(b"\x30\x82", b"%PDF", b"OTTO"),
)
"""How pictures, fonts, certificates and documents begin."""


def encoded_kind(text: str) -> Text | None:
    """Return what a text holds if it is one encoded block as a whole, None for any other text."""
    if len(text) < MIN_PROGRAM_CHARS or not text.isascii():
        return None
    packed = _BLANKS.sub("", text)
    if _PROGRAM.fullmatch(packed) and program_type(decode_base64(packed.encode())):
        return PROGRAM
    if _HEX.fullmatch(packed):
        digits = packed.removeprefix("0x")
        return _kind(bytes.fromhex(digits[: len(digits) // 2 * 2]), HEX)
    if _BASE64.fullmatch(packed):
        return _kind(decode_base64(packed.encode()), BASE64)
    return None


def entropy(data: bytes) -> float:
    """Return the bits that a byte of some data carries, from 0 to 8."""
    size = len(data)
    return -sum(count / size * log2(count / size) for count in Counter(data).values()) if size else 0.0


def _kind(data: bytes, written: Text) -> Text | None:
    if data.startswith(_BENIGN):
        return None
    if program_type(data):
        return PROGRAM
    if archive_kind(data[:512], b""):
        return ARCHIVE
    return written if entropy(data) >= MIN_ENTROPY_BITS else None
