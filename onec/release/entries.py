"""Entries of the archives that a registry keeps: read within limits, for what lies in a folder may be anything."""

import json
from collections.abc import Callable
from functools import wraps
from io import BytesIO
from typing import Any, Final, ParamSpec, TypeVar
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812  # the class has the name of a variable

from onec.errors import BadIndexError

MAX_ENTRY_BYTES: Final = 32 * 1024 * 1024
"""One inflated entry; of the largest real release it is 3 MB."""

MAX_ENTRY_LISTS: Final = 1_000_000
"""Lists and mappings of one entry, which take the most memory for a byte; of the largest real release 19,000."""

Args = ParamSpec("Args")
T = TypeVar("T")

_BAD: Final = (BadZipFile, ZlibError, EOFError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
"""What wrong bytes raise below: `RuntimeError` where they are encrypted, or lists lie too deep in one another."""


def refusing(read: Callable[Args, T]) -> Callable[Args, T]:
    """Return what reads as `read` does, and raises `BadIndexError` for what is not as it was written."""

    @wraps(read)
    def refuse(*args: Args.args, **named: Args.kwargs) -> T:
        try:
            return read(*args, **named)
        except _BAD as error:
            raise BadIndexError(f"damaged: {type(error).__name__}: {error}") from error

    return refuse


def open_archive(data: bytes) -> ZipFile:
    """Return the archive that some bytes are."""
    return ZipFile(BytesIO(data))


def read_bytes(archive: ZipFile, name: str) -> bytes:
    """Return what an entry holds.

    Raises:
        ValueError: it is too large; many other errors, if it cannot be read.
    """
    with archive.open(name) as stream:
        found = stream.read(MAX_ENTRY_BYTES + 1)
    if len(found) > MAX_ENTRY_BYTES:
        raise ValueError(f"{name} has more than {MAX_ENTRY_BYTES} bytes")
    return found


def read_json(archive: ZipFile, name: str) -> Any:  # noqa: ANN401  # who knows the entry says what it is
    """Return what an entry of JSON says; raises as `read_bytes` does."""
    found = read_bytes(archive, name)
    if found.count(b"[") + found.count(b"{") > MAX_ENTRY_LISTS:
        raise ValueError(f"{name} has more than {MAX_ENTRY_LISTS} lists")
    return json.loads(found.decode("utf-8", "surrogatepass"))


def rows_of(archive: ZipFile, name: str) -> list[Any]:
    """Return the rows of an entry; raises as `read_bytes` does."""
    found = read_json(archive, name)
    if not isinstance(found, list):
        raise TypeError(f"{name} has no rows")
    return found


def texts(*values: object) -> None:
    """Let only texts pass.

    Raises:
        TypeError: something is none.
    """
    if not all(isinstance(one, str) for one in values):
        raise TypeError("a text was expected")
