"""Names of archive entries: every way to read them, and what no name may be. No name is ever used as a path.

Source: PKWARE APPNOTE 6.3.10 section 4.6.9 and appendix D, hostile-inputs.md items 37, 39 and 49.
"""

import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from struct import Struct

from onec.errors import RefusedError
from onec.faults import Fault
from onec.limits import MAX_KIT_NAME_CHARS
from onec.names import has_hidden_characters

UTF_8_FLAG = 0x0800

_MAX_UTF_8_BYTES = 4
_UNICODE_PATH = Struct("<BL")
_DEVICES = re.compile(r"(?:CON|PRN|AUX|NUL|CLOCK\$|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])[ ]*(?:\..*)?", re.IGNORECASE)
_BAD_PART = re.compile(r"|.*[. ]")  # empty, or with an end that Windows cuts off; "." and ".." are among them


def readings(raw: bytes, flags: int, unicode_path: bytes | None) -> tuple[str, ...]:
    """Return every way to read a name, the one to show first, all of them checked.

    The UTF-8 flag leaves one reading. Without it a name is what the Unicode path field says, UTF-8 if its bytes allow
    that, or code page 866, in which Russian Windows writes; archivers differ, so all of them are kept.

    Raises:
        RefusedError: zip-bad-name; zip-header-mismatch, two fields give different names in UTF-8.
    """
    if b"\0" in raw or len(raw) > MAX_KIT_NAME_CHARS * _MAX_UTF_8_BYTES:
        raise _bad(raw.decode("latin-1"))
    found = list(dict.fromkeys(_readings(raw, flags, unicode_path)))
    if not found or (flags & UTF_8_FLAG and not _is_utf_8(raw)):
        raise _bad(raw.decode("latin-1"))
    if flags & UTF_8_FLAG and len(found) > 1:
        raise RefusedError(Fault.ZIP_HEADER_MISMATCH, field="name")
    for name in found:
        _check(name)
    return tuple(found)


def check_unique(names: Iterable[tuple[str, ...]]) -> None:
    """Refuse entries that one of the usual systems would take for the same file, in any reading of their names.

    Raises:
        RefusedError: zip-duplicate-name, also for names equal but for case or Unicode form, and for a file that is
            the folder of another entry.
    """
    seen: set[str] = set()
    files: set[str] = set()
    folders: set[str] = set()
    for readings_of_one in names:
        keys = {_key(name) for name in readings_of_one}
        files.update(_key(name) for name in readings_of_one if not name.endswith("/"))
        folders.update(folder for key in keys for folder in _parents(key))
        if keys & seen or files & folders:
            raise RefusedError(Fault.ZIP_DUPLICATE_NAME, readings_of_one[0])
        seen |= keys


def file_key(name: str) -> str:
    """Return what names of one file have in common, whatever their case, Unicode form and folder part."""
    return _key(name.rpartition("/")[2] or name)


def meant_key(file_name: str) -> str:
    """Return the `file_key` of a name as a document gives it, "" for one that no entry can have."""
    last = file_name[-2 * MAX_KIT_NAME_CHARS :].replace("\\", "/").removesuffix("/").rpartition("/")[2]
    return file_key(last) if len(last) <= MAX_KIT_NAME_CHARS else ""


def _readings(raw: bytes, flags: int, unicode_path: bytes | None) -> Iterator[str]:
    if unicode_path and len(unicode_path) > _UNICODE_PATH.size:
        version, crc = _UNICODE_PATH.unpack_from(unicode_path)
        path = unicode_path[_UNICODE_PATH.size :]
        if version == 1 and crc == zlib.crc32(raw) and _is_utf_8(path):
            yield path.decode()
    if _is_utf_8(raw):
        yield raw.decode()
    if not flags & UTF_8_FLAG:
        yield raw.decode("cp866")


def _is_utf_8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


def _check(name: str) -> None:
    parts = name.removesuffix("/").split("/")
    if len(name) > MAX_KIT_NAME_CHARS or "\\" in name or ":" in name or has_hidden_characters(name):
        raise _bad(name)
    if any(_BAD_PART.fullmatch(part) or _DEVICES.fullmatch(part) for part in parts):
        raise _bad(name)


def _bad(name: str) -> RefusedError:
    return RefusedError(Fault.ZIP_BAD_NAME, name=ascii(name[:MAX_KIT_NAME_CHARS])[1:-1])


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name.removesuffix("/")).casefold())


def _parents(key: str) -> Iterator[str]:
    return (key[: match.start()] for match in re.finditer("/", key))
