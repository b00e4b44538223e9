"""Templates, pictures and foreign elements: content that is no code and may still carry some.

Source: format-1c.md section 10.
"""

import re
from base64 import b64decode
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
UNKNOWN = "unknown"

_BLANKS = b" \t\r\n\v\f"
_BASE64 = re.compile(rb"#base64:([A-Za-z0-9+/=\s]*+)")


@dataclass(frozen=True, slots=True)
class Template:
    """A template, a picture, or an element that the platform does not write.

    Attributes:
        object: full name of the owner; of a foreign element its own name.
        type: a word of `TYPES`, `picture`, `foreign` or `unknown`.
        entry: name of the element.
        size: of the inflated element in bytes.
        inflate: gives the inflated element; it is not kept.
    """

    object: str
    type: str
    entry: str
    size: int
    inflate: Callable[[], bytes] = field(repr=False, compare=False)

    def contents(self) -> list[bytes]:
        """Return what the template holds: the decoded base64 values, or the element itself where there are none."""
        data = self.inflate()
        return [decode_base64(match[1]) for match in _BASE64.finditer(data)] or [data]


def decode_base64(text: bytes) -> bytes:
    """Return the decoded bytes; what is left of a damaged end is dropped."""
    packed = text.translate(None, _BLANKS)
    return b64decode(packed[: len(packed) // 4 * 4] if len(packed) % 4 else packed)
