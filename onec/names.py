"""Names of elements: read strictly, told apart by shape, never used as paths.

Source: format-1c.md section 3, hostile-inputs.md items 16 to 19.
"""

import re

from onec.errors import RefusedError
from onec.faults import Fault
from onec.limits import MAX_NAME_CHARS

CONFIG_INFO = "configinfo"
SERVICE_NAMES = frozenset({"root", "version", "versions", "copyinfo", "configinfo", "deleted"})
"""Elements of an outer container that stand for no object."""

SHOWN_BYTES = 60
"""Of a name that is too long, what is shown of it."""

EXTENSION_NAMES = frozenset({CONFIG_INFO})
"""Elements of an extension that stand for no object: real ones have no other."""

_UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_OBJECT_NAME = re.compile(rf"({_UUID})(?:\.([0-9a-f]{{1,3}}))?")
_UUID_PATTERN = re.compile(_UUID)
_PATH_PARTS = re.compile(r"[/\\:]|^\.\.?$")


def element_name(raw: bytes) -> str:
    """Return the name written in an element's header: UTF-16LE up to the first NUL.

    Raises:
        RefusedError: bad-element-name, the name is empty, too long, no UTF-16, goes on behind its NUL, or holds what
            only an attack would put there: a path, control or bidirectional characters.
    """
    if len(raw) // 2 > MAX_NAME_CHARS:
        raise RefusedError(Fault.BAD_ELEMENT_NAME, name=raw[:SHOWN_BYTES].decode("utf-16-le", "replace") + "…")
    try:
        text = raw.decode("utf-16-le")
    except UnicodeDecodeError as error:
        raise RefusedError(Fault.BAD_ELEMENT_NAME, name=raw.decode("utf-16-le", "replace")) from error
    name, _, behind = text.partition("\0")
    if not name or behind.strip("\0") or _PATH_PARTS.search(name) or has_hidden_characters(name):
        raise RefusedError(Fault.BAD_ELEMENT_NAME, name=text.rstrip("\0"))
    return name


def object_name(name: str) -> tuple[str, str] | None:
    """Return the UUID and the suffix ("" for none) of an object's element, None for a name of another shape."""
    match = _OBJECT_NAME.fullmatch(name)
    return (match[1], match[2] or "") if match else None


def is_uuid(text: object) -> bool:
    """Tell a UUID as the platform writes it, in lower case."""
    return isinstance(text, str) and _UUID_PATTERN.fullmatch(text) is not None


def has_hidden_characters(text: str) -> bool:
    """Tell text with control, format (bidirectional marks among them), surrogate or unassigned characters in it."""
    return not text.isprintable()
