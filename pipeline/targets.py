"""Which releases an artifact is held against: what was asked for, and what of it is registered.

Source: delivery-kit.md section 5 for ranges of versions.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from checks.card import CardTarget
from checks.subject import Subject
from checks.targets import Target
from onec.kit_documents import read_documents
from onec.manifest import CompatibleConfiguration, Said
from onec.release.index import ReleaseIndex
from pipeline.configurations import ConfigurationStore, Entry, configuration_store, version_key
from pipeline.errors import UsageError
from pipeline.indexing import index_of
from pipeline.language import _
from pipeline.visible import visible

ANY = "*"
_ASKED = re.compile(r"(?P<name>[^@=]+)(?:@(?P<versions>[^=]*))?(?:=(?P<path>.+))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Asked:
    """A configuration that the command line names, and where it lies if not in the registry."""

    target: CardTarget
    path: Path | None = None


@dataclass(frozen=True)
class Registry:
    """The releases an audit may look at; it is read once, however many configurations a kit lists.

    Attributes:
        store: of registered releases; None for none.
        given: releases that the command line brought along, by what it asked for.
    """

    store: ConfigurationStore | None = None
    given: Mapping[CardTarget, tuple[ReleaseIndex, ...]] = field(default_factory=dict)

    def find(self, asked: CardTarget) -> Target:
        """Return the releases that are meant, those of one configuration in the order of their versions."""
        given = self.given.get(asked)
        if given:
            return Target(asked, given)
        found = [one for one in self._entries.get(asked.configuration.lower(), ()) if _meant(one, asked)]
        return Target(asked, tuple(map(self._open, found)))

    @cached_property
    def _entries(self) -> Mapping[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for one in self.store.entries() if self.store else ():
            found.setdefault(one.head.name.lower(), []).append(one)
        return found

    @cached_property
    def _opened(self) -> dict[str, ReleaseIndex]:
        return {}

    def _open(self, entry: Entry) -> ReleaseIndex:
        if entry.sha256 not in self._opened and self.store:
            self._opened[entry.sha256] = self.store.index(entry)
        return self._opened[entry.sha256]


def read_asked(words: str) -> Asked:
    """Return what `NAME[@VERSION|@MIN..MAX][=PATH]` says.

    Raises:
        UsageError: it says nothing of the kind.
    """
    match = _ASKED.fullmatch(words)
    if match is None:
        raise UsageError(_("--target takes NAME[@MIN..MAX][=PATH], not %s") % visible(words))
    minimum, dots, maximum = (match["versions"] or "").partition("..")
    target = CardTarget(match["name"].strip(), minimum.strip(), maximum.strip() if dots else minimum.strip())
    return Asked(target, Path(match["path"]) if match["path"] else None)


def asked_targets(subject: Subject, named: Sequence[CardTarget]) -> tuple[CardTarget, ...]:
    """Return the configurations an artifact is meant for: those named, else the card's, else its kit's."""
    if named:
        return tuple(dict.fromkeys(named))
    if subject.card and subject.card.targets:
        return subject.card.targets
    documents = read_documents(subject.kit) if subject.kit else None
    lists = documents.compatibility if documents else ()
    return tuple(dict.fromkeys(_of_list(row) for one in lists for row in one.configurations if row.name))


def fits(version: str, minimum: str, maximum: str) -> bool:
    """Tell whether a version lies within a range, both ends included; "" and `*` in a part stand for any."""
    parts = version.split(".")
    return _reaches(parts, minimum, -1) and _reaches(parts, maximum, 1)


def _meant(entry: Entry, asked: CardTarget) -> bool:
    return fits(entry.head.version, asked.minimum, asked.maximum)


def _reaches(parts: Sequence[str], bound: str, side: int) -> bool:
    """Tell whether a version is not beyond a bound: not below it (side -1), not above it (side 1)."""
    for part, limit in zip([*(one or "0" for one in parts), *["0"] * 4], bound.split("."), strict=False):
        if limit in ("", ANY):
            return True
        here, there = version_key(part), version_key(limit)
        if here != there:
            return here < there if side > 0 else here > there
    return True


def _of_list(row: CompatibleConfiguration) -> CardTarget:
    return CardTarget(_text(row.name), _text(row.minimum), _text(row.maximum))


def _text(said: Said[str] | None) -> str:
    return said.value.strip() if said else ""


def registry(asked: Sequence[Asked], language: str) -> Registry:
    """Return the registry of this installation, and what the command line brought along.

    Raises:
        EnvironmentTrouble: a configuration is missing or cannot be read.
        UsageError: what it names is no configuration.
    """
    given: dict[CardTarget, tuple[ReleaseIndex, ...]] = {}
    for one in asked:
        if one.path:
            index = index_of(one.path, language)
            found = {"path": one.path, "name": visible(index.head.name), "version": visible(index.head.version)}
            if index.head.name.lower() != one.target.configuration.lower():
                raise UsageError(_("%(path)s holds the configuration %(name)s: name it so") % found)
            if not fits(index.head.version, one.target.minimum, one.target.maximum):
                raise UsageError(_("%(path)s holds the version %(version)s, which is not in the range") % found)
            given[one.target] = (*given.get(one.target, ()), index)
    return Registry(configuration_store(), given)
