"""Where a source tree lies: in a folder or in a zip. Nothing is unpacked, nothing is written."""

import io
import os
import re
import stat
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from onec.dump.limits import MAX_TREE_RATIO, MAX_ZIP_DIRECTORY_BYTES
from onec.dump.tree import ReadFile, Tree
from onec.errors import RefusedError
from onec.faults import Fault
from onec.limits import RATIO_FREE_BYTES

_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
_BAD_NAME = re.compile(r"[\\\0]|^/|^[A-Za-z]:|(?:^|/)\.{0,2}(?:/|$)")
# What only an attack or a confused program writes: a path of another system, out of the folder, or with empty parts.


@contextmanager
def open_tree(path: Path) -> Iterator[Tree]:
    """Give the tree in the folder or the zip at `path`; it can be read inside the `with` statement only.

    Raises:
        RefusedError: not-a-container, neither a folder nor a zip; what names and numbers of entries are refused for.
        OSError: the folder or the file cannot be read here and now.
    """
    if path.is_dir():
        yield Tree(_folder_entries(path))
        return
    with _BoundedFile(path) as file, _archive(file) as archive:
        yield Tree(_zip_entries(archive))


def file_tree(path: Path) -> Tree:
    """Return a tree of the one file at `path`, by its name."""
    return Tree([(path.name, partial(_read_file, os.fspath(path)))])


class _BoundedFile(io.FileIO):
    """A file that gives no more at one go than a sane zip needs.

    `ZipFile` reads the whole list of entries at one go, as long as the zip says it is, before anyone can count them.
    """

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > MAX_ZIP_DIRECTORY_BYTES:
            raise RefusedError(Fault.TOO_MANY_ENTRIES, count=f"{size} bytes", limit=f"{MAX_ZIP_DIRECTORY_BYTES} bytes")
        return super().read(size) or b""


def _archive(file: _BoundedFile) -> ZipFile:
    try:
        return ZipFile(file)
    except (BadZipFile, NotImplementedError, ValueError, struct.error) as error:
        raise RefusedError(Fault.NOT_A_CONTAINER) from error


def _zip_entries(archive: ZipFile) -> Iterator[tuple[str, ReadFile | None]]:
    for info in archive.infolist():
        name = _zip_name(info)
        if _BAD_NAME.search(name.removesuffix("/")):
            raise RefusedError(Fault.ZIP_BAD_NAME, name, name=ascii(name)[1:-1])
        if stat.S_ISLNK(info.external_attr >> 16):
            yield name.removesuffix("/"), None
        elif not name.endswith("/"):
            yield name, partial(_read_zipped, archive, info, name)


def _zip_name(info: ZipInfo) -> str:
    """Return the name; `ZipFile` takes one without the UTF-8 flag for code page 437, in Russia it is 866."""
    name = info.orig_filename
    return name if info.flag_bits & _UTF8_NAME else name.encode("cp437").decode("cp866")


def _read_zipped(archive: ZipFile, info: ZipInfo, name: str, size: int) -> bytes:
    if info.flag_bits & _ENCRYPTED:
        raise RefusedError(Fault.ZIP_ENCRYPTED, name)
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED) or info.header_offset < 0:
        raise RefusedError(Fault.ZIP_DAMAGED, name)
    try:
        with archive.open(info) as file:
            data = file.read(size)
    except (BadZipFile, EOFError, NotImplementedError, ValueError, zlib.error) as error:
        raise RefusedError(Fault.ZIP_DAMAGED, name) from error
    if len(data) > max(RATIO_FREE_BYTES, info.compress_size * MAX_TREE_RATIO):
        raise RefusedError(Fault.ZIP_BOMB, name, ratio=len(data) // max(info.compress_size, 1), limit=MAX_TREE_RATIO)
    return data


def _folder_entries(root: Path) -> Iterator[tuple[str, ReadFile | None]]:
    """Yield the files below `root`; devices and pipes are left out."""
    ahead = [(os.fspath(root), "")]
    while ahead:
        folder, prefix = ahead.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_symlink():
                    yield prefix + entry.name, None
                elif entry.is_file(follow_symlinks=False):
                    yield prefix + entry.name, partial(_read_file, entry.path)
                elif entry.is_dir(follow_symlinks=False) and not entry.name.startswith("."):
                    ahead.append((entry.path, f"{prefix}{entry.name}/"))


def _read_file(path: str, size: int) -> bytes:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 (a Path for each of 200,000 files costs memory)
        return file.read(min(size, os.fstat(file.fileno()).st_size))
