"""Functions of the platform that turn constant texts into binary data and back: code is hidden so.

What is decoded is no constant for rules (`Scope.constant`), for nobody can read it in the text; `Scope.decoded` tells
it.

Source: Syntax Assistant of 1C:Enterprise 8, functions for work with binary data.
"""

import binascii
import codecs
import re
from base64 import b64decode
from collections.abc import Sequence
from typing import Final
from urllib.parse import unquote

from onec.bsl.text_functions import FUNCTIONS, PROPERTIES, Function, UnknownError, Value, text_at

MAX_DECODED_CHARS: Final = 1024 * 1024
"""Of a text that is decoded; code has thousands, what is longer is a picture or a program."""


def from_base64(arguments: Sequence[Value]) -> Value:
    """Return binary data from a text in Base64."""
    try:
        return b64decode(re.sub(r"\s+", "", _encoded(arguments)), validate=True)
    except (binascii.Error, ValueError) as error:
        raise UnknownError from error


def from_hex(arguments: Sequence[Value]) -> Value:
    """Return binary data from a text of hexadecimal digits."""
    try:
        return bytes.fromhex(_encoded(arguments))
    except ValueError as error:
        raise UnknownError from error


def to_binary(arguments: Sequence[Value]) -> Value:
    """Return binary data of a text in an encoding."""
    text = text_at(arguments, 0)
    try:
        return text.encode(_encoding(arguments))
    except UnicodeError as error:
        raise UnknownError from error


def to_text(arguments: Sequence[Value]) -> Value:
    """Return the text that binary data are in an encoding."""
    data = arguments[0] if arguments else None
    if not isinstance(data, bytes):
        raise UnknownError
    try:
        return data.decode(_encoding(arguments)).removeprefix("\ufeff")
    except UnicodeError as error:
        raise UnknownError from error


def from_url(arguments: Sequence[Value]) -> Value:
    """Return a text with `%41` and the like decoded, whatever way is asked for: all read these."""
    return unquote(_encoded(arguments))


def _encoded(arguments: Sequence[Value]) -> str:
    text = text_at(arguments, 0)
    if len(text) > MAX_DECODED_CHARS:
        raise UnknownError
    return text


def _encoding(arguments: Sequence[Value]) -> str:
    name = text_at(arguments, 1, "utf-8").lower()
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError) as error:
        raise UnknownError from error
    # Codecs from bytes to bytes have names too (`zip`, `base64`).
    if found.name not in _ENCODINGS:
        raise UnknownError
    return found.name


_ENCODINGS: Final = frozenset(
    {"utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "cp866", "koi8-r", "ascii", "iso8859-1", "cp1252"}
)

_BY_NAMES: Final[dict[str, Function]] = {
    "base64значение base64value": from_base64,
    "получитьдвоичныеданныеизbase64строки getbinarydatafrombase64string": from_base64,
    "получитьдвоичныеданныеизhexстроки getbinarydatafromhexstring": from_hex,
    "получитьдвоичныеданныеизстроки getbinarydatafromstring": to_binary,
    "получитьстрокуиздвоичныхданных getstringfrombinarydata": to_text,
    "раскодироватьстроку decodestring": from_url,
}

DECODING: Final = FUNCTIONS | {name: function for names, function in _BY_NAMES.items() for name in names.split()}
"""All functions on constants, by both spellings in lower case."""

_TEXT_ENCODINGS: Final[dict[str, Value]] = {
    "utf8": "utf-8",
    "utf16": "utf-16",
    "ansi": "cp1251",
    "oem": "cp866",
    "системная": "utf-8",
    "system": "utf-8",
}
_URL_ENCODINGS: Final[dict[str, Value]] = {"кодировкаurl": "", "urlencoding": "", "urlвкодировкеurl": ""}

DECODING_PROPERTIES: Final = PROPERTIES | {
    **dict.fromkeys(("кодировкатекста", "textencoding"), _TEXT_ENCODINGS),
    **dict.fromkeys(("способкодированиястроки", "stringencodingmethod"), _URL_ENCODINGS),
}
"""Constants by the property of the context that holds them, and its member."""
