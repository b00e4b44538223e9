"""Carriers: templates, pictures and all other elements that are no code and may still carry some.

Source: format-1c.md section 10.
"""

import re
from binascii import a2b_base64
from codecs import BOM_UTF8
from collections.abc import Callable
from dataclasses import dataclass, field

TYPES = {
    "0": "spreadsheet",
    "1": "binary-data",
    "2": "active-document",
    "3": "html-document",
    "4": "text-document",
    "5": "geographical-schema",
    "6": "data-composition-schema",
    "7": "appearance-template",
    "8": "graphical-schema",
    "9": "add-in",
}
PICTURE = "picture"
FOREIGN = "foreign"
ORPHAN = "orphan"
OTHER = "other"
UNKNOWN = "unknown"

_BLANKS = b" \t\r\n\v\f"
BASE64_MARK = b"#base64:"
_BASE64 = re.compile(rb"#base64:([A-Za-z0-9+/=\s]*+)")


@dataclass(frozen=True, slots=True)
class Template:
    """A template, a picture, or another element that could carry a payload.

    Attributes:
        object: full name of the owner; of an element without one its own name.
        type: a word of `TYPES` or `unknown` for a template, `picture`, `foreign` (the platform writes no such element),
            `orphan` (no list names its object), `other` (help, rights, forms: nobody takes it for a file).
        entry: name of the element.
        size: of the inflated element in bytes.
        inflate: gives the inflated element; it is not kept.
    """

    object: str
    type: str
    entry: str
    size: int
    inflate: Callable[[], bytes] = field(repr=False, compare=False)

    def files(self) -> list[bytes]:
        """Return what a person would want as files: the decoded base64 values of bracket text, else the element.

        Raises:
            RefusedError: as `contents`.
        """
        data, *values = self.contents()
        return values if values and data.removeprefix(BOM_UTF8).lstrip()[:1] == b"{" else [data]

    def contents(self) -> list[bytes]:
        """Return what the template holds: the element itself, then its base64 values, decoded.

        Raises:
            RefusedError: bracket-too-large, there are more base64 values than any real template has.
        """
        data = self.inflate()
        return [data, *(decode_base64(match[1]) for match in _BASE64.finditer(data))]


def decode_base64(text: bytes) -> bytes:
    """Return the bytes up to the padding; what is left of a damaged end is dropped."""
    packed = text.partition(b"=")[0].translate(None, _BLANKS)
    whole = len(packed) - (len(packed) % 4 == 1)
    return a2b_base64(packed[:whole] + b"=" * (-whole % 4))
