"""What examining code gave, kept for the next time the same code comes.

A key is a digest of all that the result comes from: the text, what surrounds it, the rules, and the code of the engine.
So what is found under a key is what would be found anew, and nothing is ever out of date.
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, TypeVar

import checks
import onec
import rules
from checks.code.store import FolderStore, Store
from checks.code.units import Unit
from rules.cache import cache_folder

T = TypeVar("T")

_SUFFIXES: Final = frozenset({".py", ".yaml", ".json", ".txt"})
_WRONG: Final = (ValueError, TypeError, LookupError, AttributeError, RecursionError)
"""What comes of data that are not of the shape they should have."""


class Cache:
    """Results by key in a store; without one nothing is kept and nothing found."""

    __slots__ = ("_store",)

    def __init__(self, store: Store | None = None) -> None:
        self._store = store

    def __bool__(self) -> bool:
        return self._store is not None

    def load(self, key: str, make: Callable[[Any], T]) -> T | None:
        """Return what `make` makes of the data under a key, None where nothing is kept or it has another shape."""
        content = self._store.get(key) if self._store else None
        if content is None:
            return None
        try:
            told, data = json.loads(content)
            return make(data) if told == key else None
        except _WRONG:
            return None

    def save(self, key: str, data: object) -> None:
        """Keep data under a key."""
        if self._store:
            text = json.dumps([key, data], ensure_ascii=False, separators=(",", ":"))
            self._store.put(key, text.encode("utf-8", "surrogatepass"))


@contextmanager
def code_cache(*, wanted: bool = True) -> Iterator[Cache]:
    """Give the cache in the user's folder, or one that keeps nothing where it is not wanted or there is no folder."""
    store: Store | None = None
    if wanted:
        with suppress(OSError):
            store = FolderStore(cache_folder() / "code", engine_digest())
    yield Cache(store)
    if store:
        store.close()


def digest(*parts: str | bytes) -> str:
    """Return the SHA-256 of some parts, each with its length, as hexadecimal digits."""
    total = sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        total.update(b"%d:" % len(data))
        total.update(data)
    return total.hexdigest()


def module_key(base: str, unit: Unit) -> str:
    """Return the key of a module: of its bytes and of all that is known around it.

    Args:
        base: digest of what is the same for all modules of an artifact.
        unit: the module.
    """
    module, around = unit.module, unit.around
    place = (unit.member.entry, module.object, module.kind.value, module.entry, module.encoding)
    known = (*place, sorted(around.attributes), replace(around, attributes=frozenset()))
    return digest("module", base, repr(known), unit.module.data)


def base_key(rule_set: str, checks_run: Iterable[str], commons: Iterable[str]) -> str:
    """Return the digest of what is the same for all modules of an artifact.

    Args:
        rule_set: what tells the rules from those of this installation, "" if nothing does.
        checks_run: names of the checks in Python.
        commons: names of the common modules.
    """
    return digest(engine_digest(), rule_set, repr(sorted(checks_run)), repr(sorted(commons)))


@cache
def engine_digest() -> str:
    """Return the digest of all code and data of ours that findings come from, and of the version of Python."""
    parts: list[str | bytes] = [sys.version]
    for package in (onec, rules, checks):
        folder = Path(package.__path__[0])
        for path in sorted(one for one in folder.rglob("*") if one.suffix in _SUFFIXES and one.is_file()):
            parts += [f"{package.__name__}/{path.relative_to(folder).as_posix()}", path.read_bytes()]
    return digest(*parts)
