"""The files of a source tree by their relative paths, told once and read when asked for."""

import unicodedata
from collections.abc import Callable, Iterable
from functools import partial

from onec.dump.limits import MAX_FILE_BYTES, MAX_TREE_BYTES, MAX_TREE_ENTRIES
from onec.errors import RefusedError
from onec.faults import Fault

ReadFile = Callable[[int], bytes]
"""Gives the file's bytes, no more of them than asked for."""


class Tree:
    """Files by relative path: parts divided by `/`, letters composed (NFC) as metadata writes them.

    Hidden files and folders, whose names begin with a dot, are left out: no object of metadata can be named so.

    Attributes:
        names: paths of the files, sorted.
        links: paths of symbolic links; none is followed, and what uses the tree decides whether one matters.
    """

    __slots__ = ("_files", "_left_bytes", "links", "names")

    def __init__(self, entries: Iterable[tuple[str, ReadFile | None]]) -> None:
        """Take the entries as pairs of path and reader, None for a symbolic link.

        Raises:
            RefusedError: too-many-entries; zip-duplicate-name, two files have one path.
        """
        self._files: dict[str, ReadFile] = {}
        self._left_bytes = MAX_TREE_BYTES
        self.links: set[str] = set()
        for count, (path, read) in enumerate(entries, 1):
            if count > MAX_TREE_ENTRIES:
                raise RefusedError(Fault.TOO_MANY_ENTRIES, count=count, limit=MAX_TREE_ENTRIES)
            self._add(unicodedata.normalize("NFC", path), read)
        self.names = tuple(sorted(self._files))

    def __contains__(self, name: str) -> bool:
        return name in self._files

    def read(self, name: str, limit: int | None = None) -> bytes:
        """Return the bytes of the file `name`, which is one of `names`.

        Args:
            name: path of the file.
            limit: bytes allowed, by default those of any file.

        Raises:
            RefusedError: file-too-large, the file or all that was read of the tree so far.
            OSError: the file cannot be read here and now.
        """
        allowed = MAX_FILE_BYTES if limit is None else limit
        data = self._counted(name, allowed + 1)
        if len(data) > allowed:
            raise RefusedError(Fault.FILE_TOO_LARGE, name, size=f"more than {allowed}", limit=allowed)
        return data

    def part(self, names: Iterable[str]) -> "Tree":
        """Return a tree of some of the files; what is read of it counts for this one too."""
        return Tree((name, partial(self._counted, name)) for name in names)

    def _counted(self, name: str, size: int) -> bytes:
        data = self._files[name](size)
        self._left_bytes -= len(data)
        if self._left_bytes < 0:
            raise RefusedError(Fault.FILE_TOO_LARGE, size=f"more than {MAX_TREE_BYTES}", limit=MAX_TREE_BYTES)
        return data

    def _add(self, name: str, read: ReadFile | None) -> None:
        if any(part.startswith(".") for part in name.split("/")):
            return
        if name in self._files or name in self.links:
            raise RefusedError(Fault.ZIP_DUPLICATE_NAME, name, name=name)
        if read is None:
            self.links.add(name)
        else:
            self._files[name] = read
