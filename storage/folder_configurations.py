"""The registry of configurations in a folder: two files a release, named by the SHA-256 of its index."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

from onec.errors import BadIndexError
from onec.release.bodies import Bodies
from onec.release.index import ReleaseIndex
from pipeline.configurations import AlreadyRegisteredError, Entry, version_key
from pipeline.errors import EnvironmentTrouble
from rules.cache import cache_folder
from storage.lock import locked

INDEX: Final = ".index"
BODIES: Final = ".bodies"
DRAFT: Final = ".new"
LOCK: Final = ".lock"


class FolderConfigurations:
    """A registry in `targets` of `OTK_HOME`.

    Texts are written before the index and removed after it, each in one step: what has an index is whole. Of two
    indexes of one release, as a killed `replace` leaves them, the one that was written last counts.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or cache_folder().parent / "targets"

    @property
    def folder(self) -> Path:
        """Where the registry lies."""
        return self._folder

    def entries(self) -> list[Entry]:
        last = {_release(one): one for one in self._written()}
        return sorted(last.values(), key=lambda one: (one.head.name.lower(), version_key(one.head.version)))

    def add(self, index: bytes, bodies: bytes, *, replace: bool = False) -> Entry:
        entry = Entry(ReleaseIndex(index).head, sha256(index).hexdigest(), len(index))
        with self._alone():
            self._register(entry, index, bodies, replace=replace)
        return entry

    def _register(self, entry: Entry, index: bytes, bodies: bytes, *, replace: bool) -> None:
        same = [one for one in self._written() if _release(one) == _release(entry) and one.sha256 != entry.sha256]
        if not replace and any(one in same for one in self.entries()):
            raise AlreadyRegisteredError(f"{entry.head.name} {entry.head.version}")
        self._write(entry.sha256 + BODIES, bodies)
        self._write(entry.sha256 + INDEX, index)
        for one in same:
            self._forget(one)

    def index(self, entry: Entry) -> ReleaseIndex:
        return ReleaseIndex(self._read(entry.sha256 + INDEX))

    def bodies(self, entry: Entry) -> Bodies:
        return Bodies(self._read(entry.sha256 + BODIES))

    def remove(self, entry: Entry) -> None:
        for one in self._written():
            if _release(one) == _release(entry):
                self._forget(one)

    def _written(self) -> list[Entry]:
        """Return all that is whole, what was written last at the end."""
        found = [self._entry(path) for path in self._folder.glob(f"*{INDEX}")]
        return [entry for _time, entry in sorted(filter(None, found), key=lambda one: (one[0], one[1].sha256))]

    def _forget(self, entry: Entry) -> None:
        for suffix in (INDEX, BODIES):
            (self._folder / (entry.sha256 + suffix)).unlink(missing_ok=True)

    def damaged(self) -> list[Path]:
        """Return indexes that cannot be read or are of an older format, and drafts that a killed process left."""
        bad = [path for path in self._folder.glob(f"*{INDEX}") if self._entry(path) is None]
        changed = [self._folder / (one.sha256 + INDEX) for one in self.entries() if not self._is_whole(one)]
        return sorted([*bad, *changed, *self._folder.glob(f".*{DRAFT}")])

    def _is_whole(self, entry: Entry) -> bool:
        try:
            self.index(entry)
            self.bodies(entry)
        except (EnvironmentTrouble, BadIndexError):
            return False
        return True

    def _entry(self, path: Path) -> tuple[int, Entry] | None:
        """Return when a file was written and what it registers.

        None for one that was damaged, which a new registration mends, or that another process took away meanwhile.
        """
        try:
            written, data = path.stat().st_mtime_ns, path.read_bytes()
            head = ReleaseIndex(data).head
        except (OSError, BadIndexError):
            return None
        return written, Entry(head, path.name.removesuffix(INDEX), len(data))

    def _read(self, name: str) -> bytes:
        try:
            data = (self._folder / name).read_bytes()
        except OSError as error:
            raise EnvironmentTrouble(f"{self._folder / name}: {error.strerror or error}") from error
        if name.endswith(INDEX) and sha256(data).hexdigest() != name.removesuffix(INDEX):
            raise EnvironmentTrouble(f"{self._folder / name}: damaged")
        return data

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Let nobody else register: two at once could both find that their version is not there yet."""
        with ExitStack() as stack:
            try:
                self._folder.mkdir(parents=True, exist_ok=True)
                stack.enter_context(locked(self._folder.with_name(self._folder.name + LOCK)))
            except OSError as error:
                raise EnvironmentTrouble(f"{self._folder}: {error.strerror or error}") from error
            yield

    def _write(self, name: str, content: bytes) -> None:
        draft = ""
        try:
            handle, draft = tempfile.mkstemp(dir=self._folder, prefix=".", suffix=DRAFT)
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            Path(draft).replace(self._folder / name)
        except OSError as error:
            with suppress(OSError):
                Path(draft).unlink()
            raise EnvironmentTrouble(f"{self._folder}: {error.strerror or error}") from error


def _release(entry: Entry) -> tuple[str, str]:
    return entry.head.name.lower(), entry.head.version
