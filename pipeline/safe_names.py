"""Names of metadata turned into names of files that every system takes and no path hides in."""

import re
from hashlib import sha256

MAX_NAME_BYTES = 120
"""Of one file or folder name in UTF-8; the systems we know take 255."""

_UNSAFE = re.compile(r"[^\w.\- ]")
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|(com|lpt)[0-9¹²³]) *(\..*)?|.*\.(bsl|bin|json)|")
"""Devices of Windows, names that look like the files we write beside the folders, and the empty name."""
SUM_CHARS = 8


def safe_name(name: str) -> str:
    """Return the name where it is safe; otherwise what is safe of it and some digits of its SHA-256."""
    cleaned = _UNSAFE.sub("_", name).strip(". ")
    while len(cleaned.encode()) > MAX_NAME_BYTES:
        cleaned = cleaned[: len(cleaned) * MAX_NAME_BYTES // len(cleaned.encode())].rstrip(". ")
    if cleaned == name and not _RESERVED.fullmatch(name):
        return name
    digest = sha256(name.encode("utf-8", "backslashreplace")).hexdigest()[:SUM_CHARS]
    return f"{cleaned}~{digest}" if cleaned and not _RESERVED.fullmatch(cleaned) else f"_~{digest}"


def object_folders(full_name: str) -> tuple[str, ...]:
    """Return a full name as folders, one for each kind and name: `Catalog.Партнеры`, `Form.ФормаЭлемента`."""
    words = full_name.split(".")
    pairs = [".".join(words[index : index + 2]) for index in range(0, len(words), 2)]
    return tuple(safe_name(pair) for pair in pairs)
