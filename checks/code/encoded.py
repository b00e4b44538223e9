"""Encoded blocks in text: Base64 and hexadecimal digits, and what they are."""

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

SAMPLE_CHARS: Final = 64 * 1024
"""Of a block that are decoded, which is enough to tell its kind."""

_BLANKS: Final = b" \t\r\n\v\f"
_DIGITS: Final = b"0123456789abcdefABCDEF"
_ALPHABET: Final = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+/"
_PROGRAM: Final = (b"TVo", b"TVp", b"TVq", b"TVr", b"f0VM", b"z/rt", b"yv66")
"""How `MZ` and the marks of other systems begin in Base64."""
_BENIGN: Final = (
    *(b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"BM", b"RIFF", b"<svg", b"<?xml", b"\0\0\1\0", b"wOF", b"\0\1\0\0"),
    *(b"\x30\x82", b"%PDF", b"OTTO"),
)
"""How pictures, fonts, certificates and documents begin."""


def encoded_kind(text: str | bytes) -> Text | None:
    """Return what a text holds if it is one encoded block as a whole, None for any other text."""
    if isinstance(text, str):
        if len(text) < MIN_PROGRAM_CHARS or not text.isascii():
            return None
        text = text.encode()
    if text[:SAMPLE_CHARS].translate(None, _BLANKS + _ALPHABET).rstrip(b"="):
        return None  # most texts, told at once
    packed = text.translate(None, _BLANKS).rstrip(b"=")
    sample = packed[:SAMPLE_CHARS]
    if len(packed) >= MIN_PROGRAM_CHARS and sample.startswith(_PROGRAM) and program_type(decode_base64(sample)):
        return PROGRAM
    if len(packed) < MIN_BLOCK_CHARS:
        return None
    digits = packed[2:] if packed[:2] in (b"0x", b"0X") else packed
    if not digits.translate(None, _DIGITS):
        return _kind(bytes.fromhex(digits[:SAMPLE_CHARS][: len(digits) // 2 * 2].decode()), HEX)
    return None if packed.translate(None, _ALPHABET) else _kind(decode_base64(sample), BASE64)


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
