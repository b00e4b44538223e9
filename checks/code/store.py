"""Where the cache of examined code lies: in memory, or in a folder for the next run."""

import os
import shutil
from collections import OrderedDict
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from threading import get_ident
from typing import Final, Protocol

FORMAT: Final = "otk-code/1"
MIB: Final = 1024 * 1024
MAX_MEMORY_BYTES: Final = 64 * MIB
MAX_FOLDER_BYTES: Final = 512 * MIB


class Store(Protocol):
    """Bytes by key; what was kept may be gone, and what comes back is what was kept."""

    def get(self, key: str, /) -> bytes | None:
        """Return what is kept under a key, None if that is nothing or damaged."""

    def put(self, key: str, content: bytes, /) -> None:
        """Keep content under a key, if that is possible at all."""

    def close(self) -> None:
        """Hold the store to its bound; called once, after the last `put`."""


class MemoryStore:
    """A store for one process; what was not asked for longest goes first."""

    def __init__(self, limit: int = MAX_MEMORY_BYTES) -> None:
        self.size = 0
        self._limit = limit
        self._kept: OrderedDict[str, bytes] = OrderedDict()

    def get(self, key: str, /) -> bytes | None:
        """Return what is kept, which is the last to go then."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def put(self, key: str, content: bytes, /) -> None:
        """Keep content; what was not asked for longest goes."""
        self.size += len(content) - len(self._kept.pop(key, b""))
        self._kept[key] = content
        while self.size > self._limit:
            _, gone = self._kept.popitem(last=False)
            self.size -= len(gone)

    def close(self) -> None:
        """Do nothing: the bound always holds."""


class FolderStore:
    """A store in a folder of files that are named by their keys.

    A file is one line that says its key and the SHA-256 of the rest, then the rest. Only the process that made the
    store writes to it: none that reads a hostile file on its behalf.
    """

    def __init__(self, folder: Path, generation: str, limit: int = MAX_FOLDER_BYTES) -> None:
        """Open a store.

        Args:
            folder: of the stores of all generations.
            generation: what all contents depend on; others go when this store is written to.
            limit: in bytes.
        """
        self._parent = folder
        self._folder = folder / generation[:32]
        self._limit = limit
        self._owner = os.getpid()
        self._written = False

    def get(self, key: str, /) -> bytes | None:
        """Return what a file holds, None for one that is missing, damaged or of another key."""
        try:
            content = self._path(key).read_bytes()
        except OSError:
            return None
        head, _, body = content.partition(b"\n")
        return body if head == _head(key, body) else None

    def put(self, key: str, content: bytes, /) -> None:
        """Write a file in one step, if that is possible."""
        if os.getpid() != self._owner:
            return
        path = self._path(key)
        draft = path.with_name(f".{key[:16]}.{os.getpid()}.{get_ident()}.new")
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                draft.write_bytes(_head(key, content) + b"\n" + content)
                draft.replace(path)
            finally:
                draft.unlink(missing_ok=True)
            self._written = True

    def close(self) -> None:
        """Remove other generations, and the oldest files above the bound, if anything was written."""
        if not self._written:
            return
        with suppress(OSError):
            for other in self._parent.iterdir():
                if other != self._folder:
                    shutil.rmtree(other, ignore_errors=True)
            self._shrink()

    def _shrink(self) -> None:
        """Remove the oldest files until the rest is half the limit, if it is above it."""
        found = [(one.stat(), one) for one in self._folder.glob("*/*") if one.is_file()]
        size = sum(stat.st_size for stat, _ in found)
        if size <= self._limit:
            return
        for stat, path in sorted(found, key=lambda one: (one[0].st_mtime_ns, one[1])):
            if size <= self._limit // 2:
                return
            path.unlink(missing_ok=True)
            size -= stat.st_size

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / key


def _head(key: str, body: bytes) -> bytes:
    return f"{FORMAT} {key} sha256:{sha256(body).hexdigest()}".encode()
