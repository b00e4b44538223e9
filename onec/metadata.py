"""Objects of a container's metadata: found list by list, from the root down.

Source: format-1c.md sections 6 to 8.
"""

import re
from collections import deque
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass

from onec.bracket import Value, find
from onec.classes import CLASSES, UNKNOWN_CLASS, class_of
from onec.details import details
from onec.errors import RefusedError
from onec.faults import Anomaly, Fault
from onec.header import Header, find_header
from onec.limits import (
    MAX_ANOMALIES,
    MAX_DESCRIPTION_CHARS,
    MAX_OBJECT_DEPTH,
    MAX_OBJECT_NAME_CHARS,
    MAX_OBJECTS,
)
from onec.model import ROOT_KINDS, FileKind, MetadataObject
from onec.names import is_uuid

PAIR_CHARS = 200
"""What a pair of texts or a state of a property counts for beside its characters: about its bytes in memory."""

TYPES_PATH = (0, 1)
"""The list of an element that holds the UUIDs of the object's types, among others."""

ReadTree = Callable[[str], list[Value] | None]
"""Gives the bracket text of the element of a name, None where there is no such element."""


@dataclass(frozen=True, slots=True)
class Found:
    """An object and where its description stands.

    Attributes:
        class_uuid: of the list that named it.
        element: the UUID its elements are named by.
        template_type: number of the type of a template, "" for everything else.
    """

    item: MetadataObject
    class_uuid: str
    element: str
    template_type: str


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose objects are collected: full name, "" for the root of a configuration, and how many own it in turn."""

    name: str
    depth: int = 0


class ObjectReader:
    """Collects the objects below a root; each element is asked for once.

    `elements` are the names of all elements there are: a list of some of them is a list of objects, known class or not.

    An element has one owner: a UUID that stands in two places could hide a module under a class that has none. `taken`
    are the UUIDs of the root.

    `types` holds the full names of the objects by the UUIDs of their types; `anomalies` lists whose count lies and
    objects whose element is missing.
    """

    def __init__(self, read_tree: ReadTree, elements: Container[str], taken: Iterable[str]) -> None:
        self._read_tree = read_tree
        self._elements = elements
        self._chars = 0
        self._seen = set(taken)
        self._full_names: set[str] = set()
        self._unknown: deque[tuple[list[Value], Owner]] = deque()
        self.found: list[Found] = []
        self.types: dict[str, str] = {}
        self.anomalies: list[Anomaly] = []

    def collect(self, definition: Value, owner: Owner) -> None:
        """Add every object that lists within `definition` name, with all they own in turn.

        Raises:
            RefusedError: bad-metadata, a definition has no base header or there are too many objects.
        """
        for values in self._lists(definition):
            if values[0] not in CLASSES:
                self._unknown.append((values, owner))
                continue
            self._check_count(values, owner)
            for value in values[2:]:
                if isinstance(value, list):
                    self._add(values[0], value, owner, None)
                elif is_uuid(value):
                    self._add_element(values[0], value, owner)
                elif is_uuid(value.lower()):
                    raise RefusedError(Fault.BAD_METADATA, reason="capitals")

    def collect_unknown(self) -> None:
        """Add the objects that only lists of an unknown class name; call it when all others are collected.

        Raises:
            RefusedError: as `collect`.
        """
        while self._unknown:
            values, owner = self._unknown.popleft()
            for uuid in values[2:]:
                if uuid not in self._seen:
                    self._add_element(values[0], uuid, owner)

    def _add_element(self, class_uuid: str, uuid: str, owner: Owner) -> None:
        self._take(uuid)
        tree = self._read_tree(uuid)
        if tree is None:
            missing = {"object": f"{class_of(class_uuid).kind} {uuid}"}
            self._note(Anomaly(Fault.OBJECT_MISSING, uuid, missing))
        else:
            self._add(class_uuid, tree, owner, uuid)

    def _add(self, class_uuid: str, definition: Value, owner: Owner, element: str | None) -> None:
        kind = class_of(class_uuid).kind
        header = find_header(definition)
        if header is None:
            raise RefusedError(Fault.BAD_METADATA, element or "", reason="no-header")
        if len(self.found) >= MAX_OBJECTS:
            raise RefusedError(Fault.BAD_METADATA, element or "", reason="too-many")
        if owner.depth >= MAX_OBJECT_DEPTH:
            raise RefusedError(Fault.BAD_METADATA, element or "", reason="too-deep")
        check_name(header.name, element or "")
        full_name = f"{owner.name}.{kind}.{header.name}" if owner.name else f"{kind}.{header.name}"
        item = _object(kind, header, full_name, owner.name, header.uuid)
        kept = details(item, header.parent, find(definition, *TYPES_PATH))
        self._spend(kept, element or "")
        self._own(kept, element)
        if element:
            self.types.update(dict.fromkeys(filter(is_uuid, find(definition, *TYPES_PATH) or ()), full_name))
        self.found.append(Found(kept, class_uuid, element or header.uuid, _template_type(item, header.parent)))
        self.collect(definition, Owner(full_name, owner.depth + 1))

    def _take(self, uuid: str) -> None:
        if uuid in self._seen:
            raise RefusedError(Fault.BAD_METADATA, uuid, reason="named-twice")
        self._seen.add(uuid)

    def _own(self, item: MetadataObject, element: str | None) -> None:
        if item.is_part:
            return
        if element is None:
            self._take(item.uuid)
        if item.full_name in self._full_names and item.kind != UNKNOWN_CLASS.kind:
            raise RefusedError(Fault.BAD_METADATA, item.uuid, reason="named-twice")
        self._full_names.add(item.full_name)

    def _spend(self, item: MetadataObject, element: str) -> None:
        texts = [item.full_name, item.name, item.comment, item.address]
        texts += [text for pair in item.synonym for text in pair]
        texts += [text for one in item.handlers for text in (one.method, one.module, one.event)]
        texts += [*item.types, *item.members]
        self._chars += sum(map(len, texts)) + PAIR_CHARS * (len(item.synonym) + len(item.states))
        if self._chars > MAX_DESCRIPTION_CHARS:
            raise RefusedError(Fault.BAD_METADATA, element, reason="too-long")

    def _note(self, anomaly: Anomaly) -> None:
        self.anomalies.append(anomaly)
        if len(self.anomalies) > MAX_ANOMALIES:
            raise RefusedError(Fault.TOO_MANY_ANOMALIES, anomaly.entry, limit=MAX_ANOMALIES)

    def _lists(self, definition: Value) -> Iterator[list[Value]]:
        """Yield the lists of objects within a definition; what they hold inline is left to them."""
        ahead = [definition]
        while ahead:
            value = ahead.pop()
            if len(value) > 1 and isinstance(value[0], str) and isinstance(value[1], str) and self._is_list(value):
                yield value
            else:
                ahead.extend([item for item in reversed(value) if isinstance(item, list)])

    def _is_list(self, value: list[Value]) -> bool:
        if not value[1].lstrip("-").isdigit():
            return False
        if value[0] in CLASSES:
            return True
        if not value[0].islower() and value[0].lower() in CLASSES:
            raise RefusedError(Fault.BAD_METADATA, reason="capitals")
        names = value[2:]
        return bool(names) and is_uuid(value[0]) and all(is_uuid(name) and name in self._elements for name in names)

    def _check_count(self, values: list[Value], owner: Owner) -> None:
        found = len(values) - 2
        if values[1] != str(found):
            where = owner.name or "Configuration"
            numbers = {"declared": str(values[1]), "found": str(found), "object": where}
            self._note(Anomaly(Fault.LIST_COUNT_MISMATCH, "", numbers))


def _template_type(item: MetadataObject, parent: list[Value]) -> str:
    number = find(parent, 1) if item.kind.endswith("Template") else None
    return number if isinstance(number, str) and len(number) == 1 else ""


_NAME = re.compile(r"[^\s.,:;/\\'\"(){}\[\]<>|]+")


def check_name(name: str, entry: str) -> None:
    """Refuse what is no name: it would make full names and reports say something else, or fill the memory.

    Raises:
        RefusedError: bad-metadata.
    """
    if len(name) > MAX_OBJECT_NAME_CHARS or not name.isprintable() or not _NAME.fullmatch(name):
        raise RefusedError(Fault.BAD_METADATA, entry, reason="bad-name")


def root_object(kind: FileKind, header: Header, uuid: str) -> MetadataObject:
    """Return the root as an object of its own, by the root uuid as a Designer dump names it."""
    word = ROOT_KINDS[kind]
    return _object(word, header, f"{word}.{header.name}", "", uuid)


def _object(kind: str, header: Header, full_name: str, owner: str, uuid: str) -> MetadataObject:
    return MetadataObject(
        kind,
        header.name,
        full_name,
        uuid,
        owner,
        header.synonym,
        header.comment,
        header.adopted,
        header.extended_uuid,
        header.states,
    )
