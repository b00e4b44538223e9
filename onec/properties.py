"""Properties of the root of a container: of a configuration, an extension, an external data processor or report.

Source: format-1c.md sections 5 and 7; the list of properties only grows at its end.
"""

import re

from onec.bracket import Value, find, is_string, unquote
from onec.classes import CONFIGURATION_CLASS, DATA_PROCESSOR_CLASS, REPORT_CLASS
from onec.errors import RefusedError
from onec.faults import Fault
from onec.header import Header
from onec.limits import MAX_PROPERTY_CHARS
from onec.model import EXTERNAL_KINDS, FileKind, Properties, Purpose

CLASS_PATH = (0, 3, 0)
LIST_PATH = (0, 3, 1, 1)
DEFAULT_ROLES = 39

_VENDOR, _VERSION, _UPDATE_ADDRESS, _COMPATIBILITY = 14, 15, 16, 26
_MODALITY, _SYNCHRONOUS, _PREFIX, _EXTENSION_COMPATIBILITY, _PURPOSE, _KEEP_MAPPING = 36, 41, 42, 43, 44, 49
_PURPOSES = {"0": Purpose.PATCH, "1": Purpose.CUSTOMISATION, "2": Purpose.ADD_ON}
_USE = {"0": True, "2": False}
_VERSION_NUMBER = re.compile(r"([1-9])(\d\d)(\d\d)")


def file_kind(root: list[Value], *, extension: bool) -> FileKind:
    """Return the kind of the file whose root element is `root`.

    Raises:
        RefusedError: bad-metadata, the root is of no known class.
    """
    kinds = {
        CONFIGURATION_CLASS: FileKind.EXTENSION if extension else FileKind.CONFIGURATION,
        DATA_PROCESSOR_CLASS: FileKind.DATA_PROCESSOR,
        REPORT_CLASS: FileKind.REPORT,
    }
    found = find(root, *CLASS_PATH)
    kind = kinds.get(found) if isinstance(found, str) else None
    if kind is None:
        raise RefusedError(Fault.BAD_METADATA, reason="unknown-class")
    return kind


def read_properties(root: list[Value], kind: FileKind, header: Header, uuid: str) -> Properties:
    """Return the properties that the root element holds.

    Args:
        root: bracket text of the root element.
        kind: of the file.
        header: the root's base header; its own uuid is another one, which names the root's modules.
        uuid: the root uuid.
    """
    values = find(root, *LIST_PATH)
    if kind in EXTERNAL_KINDS or not isinstance(values, list):
        return Properties(header.name, uuid, header.synonym, header.comment)
    extension = kind is FileKind.EXTENSION
    return Properties(
        name=header.name,
        uuid=uuid,
        synonym=header.synonym,
        comment=header.comment,
        vendor=_text(values, _VENDOR),
        version=_text(values, _VERSION),
        update_address=_text(values, _UPDATE_ADDRESS),
        prefix=_text(values, _PREFIX),
        purpose=_PURPOSES.get(_token(values, _PURPOSE)) if extension else None,
        compatibility_mode=platform_version(_token(values, _COMPATIBILITY)),
        extension_compatibility_mode=platform_version(_token(values, _EXTENSION_COMPATIBILITY)),
        keep_mapping={"0": False, "1": True}.get(_token(values, _KEEP_MAPPING)) if extension else None,
        modality=_USE.get(_token(values, _MODALITY)),
        synchronous_calls=_USE.get(_token(values, _SYNCHRONOUS)),
    )


def platform_version(number: str) -> str | None:
    """Return `80324` as `8.3.24`; None for a number that is no version, such as the 0 of "do not keep"."""
    match = _VERSION_NUMBER.fullmatch(number)
    return ".".join(str(int(part)) for part in match.groups()) if match else None


def _text(values: list[Value], index: int) -> str:
    found = find(values, index)
    if not is_string(found):
        return ""
    if len(found) > MAX_PROPERTY_CHARS:
        raise RefusedError(Fault.BAD_METADATA, reason="too-long")
    return unquote(found)


def _token(values: list[Value], index: int) -> str:
    found = find(values, index)
    return found if isinstance(found, str) else ""
