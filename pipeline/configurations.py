"""The registry of configuration releases as the pipeline sees it: a port, its entries, and how it is asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import entry_points
from typing import Protocol

from onec.release.bodies import Bodies
from onec.release.index import ReleaseIndex
from onec.release.model import ReleaseHead
from pipeline.errors import UsageError
from pipeline.language import _
from pipeline.visible import visible

STORES = "otk.stores"
CONFIGURATIONS = "configurations"

MAX_DIGITS = 10
"""Of a part of a version that is taken for a number."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A registered release.

    Attributes:
        sha256: of its index, by which it is kept.
        size: of the index in bytes.
    """

    head: ReleaseHead
    sha256: str
    size: int


class ConfigurationStore(Protocol):
    """Indexes of releases by the SHA-256 of their bytes; of one name and version there is one."""

    def entries(self) -> list[Entry]:
        """Return what is registered, by name and then by version."""

    def add(self, index: bytes, bodies: bytes, *, replace: bool = False) -> Entry:
        """Register a release, whole or not at all; the same bytes again change nothing.

        Raises:
            AlreadyRegisteredError: another index of this name and version is there and is not to be replaced.
        """

    def index(self, entry: Entry) -> ReleaseIndex:
        """Return the index of an entry."""

    def bodies(self, entry: Entry) -> Bodies:
        """Return the texts of its modules."""

    def remove(self, entry: Entry) -> None:
        """Forget a release."""


class AlreadyRegisteredError(Exception):
    """Another index of the same name and version is registered: a rebuilt release, or a mistaken file."""


def configuration_store() -> ConfigurationStore:
    """Return the registry of this installation.

    Raises:
        UsageError: none is installed.
    """
    point = next((one for one in entry_points(group=STORES) if one.name == CONFIGURATIONS), None)
    if point is None:
        raise UsageError(_("no registry of configurations is installed"))
    store: ConfigurationStore = point.load()()
    return store


def version_key(version: str) -> tuple[tuple[int, int, str], ...]:
    """Return what versions are ordered by: number by number, words behind numbers."""
    return tuple(_part(one) for one in version.split("."))


def _part(text: str) -> tuple[int, int, str]:
    is_number = text.isascii() and text.isdigit() and len(text) < MAX_DIGITS
    return (0, int(text), "") if is_number else (1, 0, text)


def find_entry(entries: Iterable[Entry], words: str) -> Entry:
    """Return the release that `NAME@VERSION` or `NAME`, the newest of it, means; a name in any case of letters.

    Raises:
        UsageError: nothing of the kind is registered.
    """
    name, _at, version = words.partition("@")
    named = [one for one in entries if one.head.name.lower() == name.lower()]
    found = [one for one in named if not version or one.head.version == version]
    if not found:
        known = ", ".join(f"{one.head.name}@{one.head.version}" for one in named)
        raise UsageError(
            _("%(words)s is not registered; there is %(known)s") % {"words": visible(words), "known": visible(known)}
            if known
            else _("%s is not registered; otk target add registers a release") % visible(words)
        )
    return max(found, key=lambda one: version_key(one.head.version))
