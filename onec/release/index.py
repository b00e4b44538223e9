"""An index of a release to be asked: objects by name and UUID, methods by module; names in any case of letters."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from hashlib import sha256
from typing import Any, Final

from onec.classes import ModuleKind
from onec.errors import BadIndexError
from onec.release.entries import open_archive, read_json, refusing, rows_of
from onec.release.model import IndexedForm, IndexedMethod, IndexedObject, ModuleKey, ReleaseHead
from onec.release.pack import (
    FORMAT,
    HEAD,
    MODULES,
    OBJECTS,
    form_shard,
    read_form,
    read_head,
    read_method,
    read_object,
    shard,
)

MAX_VARIANTS: Final = 16
"""Methods of one name in a module; real branches of the preprocessor give two."""


class Methods(Mapping[str, IndexedMethod]):
    """Methods of a module by lower-case name, of two with one name the first; each is read when it is asked for."""

    def __init__(self, rows: Iterable[Any] = ()) -> None:
        self._rows: dict[str, list[Any]] = {}
        for row in rows:
            self._rows.setdefault(row[0].lower(), []).append(row)
        self._read: dict[str, tuple[IndexedMethod, ...]] = {}

    def variants(self, name: str) -> tuple[IndexedMethod, ...]:
        """Return all methods of a name in lower case: branches of the preprocessor may have one each."""
        if name not in self._read:
            self._read[name] = _read(self._rows.get(name, ())[:MAX_VARIANTS])
        return self._read[name]

    def __getitem__(self, name: str) -> IndexedMethod:
        if name not in self._rows:
            raise KeyError(name)
        return self.variants(name)[0]

    def __contains__(self, name: object) -> bool:
        return name in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


class ReleaseIndex:
    """One release; everything but its head is read when it is first asked for, and refused then if it is damaged.

    Attributes:
        head: what tells it from others.
    """

    @refusing
    def __init__(self, data: bytes) -> None:
        """Open the bytes of an index.

        Raises:
            BadIndexError: they are none.
        """
        self._data = data
        self._archive = open_archive(data)
        self._names = frozenset(self._archive.namelist())
        head = read_json(self._archive, HEAD)
        if head["format"] != FORMAT:
            raise BadIndexError(f"the index is of the format {head['format']}, not {FORMAT}")
        self.head: ReleaseHead = read_head(head)
        self._forms: dict[str, IndexedForm | None] = {}
        self._methods: dict[tuple[str, str], Methods | None] = {}

    def __reduce__(self) -> tuple[type["ReleaseIndex"], tuple[bytes]]:
        """Let another process open the same bytes."""
        return ReleaseIndex, (self._data,)

    @cached_property
    def sha256(self) -> str:
        """Of its bytes; what the registry keeps it by."""
        return sha256(self._data).hexdigest()

    @refusing
    def object(self, full_name: str) -> IndexedObject | None:
        """Return the object of a full name."""
        row = self._by_name.get(full_name.lower())
        return read_object(row) if row else None

    @refusing
    def with_uuid(self, uuid: str) -> IndexedObject | None:
        """Return the object of a UUID."""
        row = self._by_uuid.get(uuid)
        return read_object(row) if row else None

    @cached_property
    @refusing
    def objects(self) -> tuple[IndexedObject, ...]:
        """All objects by name, owners before what they own."""
        return tuple(map(read_object, self._rows))

    @refusing
    def form(self, full_name: str) -> IndexedForm | None:
        """Return what a form holds; None for one that is not there, or of which nothing is known: an ordinary form."""
        key = full_name.lower()
        if key not in self._forms:
            name = form_shard(full_name)
            rows = rows_of(self._archive, name) if name in self._names else []
            row = next((one for one in rows if one[0].lower() == key), None)
            self._forms[key] = read_form(row) if row else None
        return self._forms[key]

    @refusing
    def methods(self, owner: str, kind: ModuleKind) -> Methods | None:
        """Return the methods of a module by lower-case name, of two with one name the first; None: no such module."""
        key = (owner.lower(), kind)
        if key not in self._methods:
            rows = self._module_rows(owner, kind)
            self._methods[key] = None if rows is None else Methods(rows)
        return self._methods[key]

    @refusing
    def module(self, owner: str, kind: ModuleKind) -> tuple[IndexedMethod, ...] | None:
        """Return the methods of a module in the order of its text, None where there is no such module."""
        rows = self._module_rows(owner, kind)
        return None if rows is None else tuple(map(read_method, rows))

    @refusing
    def modules(self) -> list[ModuleKey]:
        """Return the modules that could be read, by name."""
        shards = (name for name in self._names if name.startswith(MODULES))
        return sorted((one[0], ModuleKind(one[1])) for name in shards for one in rows_of(self._archive, name))

    def _module_rows(self, owner: str, kind: ModuleKind) -> list[Any] | None:
        """Return the methods of a module; what lies beside it is dropped: a hundred releases have to fit in memory."""
        name, key = shard(owner), (owner.lower(), kind)
        rows = rows_of(self._archive, name) if name in self._names else []
        return next((one[2] for one in rows if (one[0].lower(), one[1]) == key), None)

    @cached_property
    def _rows(self) -> list[Any]:
        return rows_of(self._archive, OBJECTS)

    @cached_property
    def _by_name(self) -> dict[str, Any]:
        return {row[1].lower(): row for row in self._rows}

    @cached_property
    def _by_uuid(self) -> dict[str, Any]:
        return {row[2]: row for row in reversed(self._rows)}


@refusing
def _read(rows: Iterable[Any]) -> tuple[IndexedMethod, ...]:
    return tuple(map(read_method, rows))
