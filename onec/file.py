"""One .cfe, .cf, .epf or .erf file: container, metadata, modules and templates together.

Source: format-1c.md sections 3 and 5.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial

from onec.blocks import LAYOUT_32
from onec.bracket import Value, find
from onec.budget import Budget
from onec.classes import APPLICATION_MODULES, EXTERNAL_MODULES, UNKNOWN_CLASS, ModuleKind, class_of
from onec.container import Container, Element, is_container, read_container
from onec.elements import Elements, bracket_tree, by_element
from onec.errors import RefusedError
from onec.external import external_parts
from onec.faults import Anomaly, Fault
from onec.header import find_header
from onec.inflate import inflate
from onec.integrity import verify
from onec.limits import MAX_ANOMALIES, MAX_ARTIFACT_BYTES
from onec.links import linked_roles
from onec.metadata import Found, ObjectReader, Owner, check_name, root_object
from onec.model import EXTERNAL_KINDS, Content, FileKind, Module, Properties
from onec.modules import BOM, MARKS, Place, is_bracket_text, read_module
from onec.names import CONFIG_INFO, EXTENSION_NAMES, SERVICE_NAMES, is_uuid, object_name
from onec.properties import DEFAULT_ROLES, LIST_PATH, file_kind, read_properties
from onec.templates import BASE64_MARK, FOREIGN, ORPHAN, OTHER, PICTURE, TYPES, UNKNOWN, Template

STUB_NAME = "BB71D8BD57664101889B95C34FEA2351"
"""Name of the configuration in the 32-bit stub in front of a 64-bit container."""


@dataclass(frozen=True, slots=True)
class OneCFile:
    """What one file holds, and how it is built.

    Attributes:
        content: metadata and modules.
        bits: generation of the container, 32 or 64.
        stamp: the lowest platform that reads the file, as written: `(216, 0, 80314)`.
        elements: names and stored sizes in bytes, in the order of the table.
        templates: templates, pictures, and every other element that could carry a payload.
        anomalies: what was odd and did not stop the reader.
    """

    content: Content
    bits: int
    stamp: tuple[int, ...]
    elements: tuple[tuple[str, int], ...]
    templates: tuple[Template, ...]
    anomalies: tuple[Anomaly, ...]


def read_file(data: bytes, budget: Budget | None = None) -> OneCFile:
    """Read a file of metadata; its kind is told by its content.

    Args:
        data: the whole file.
        budget: shared by the files of one kit; a new one by default.

    Raises:
        RefusedError: the file is refused as a whole; `fault` says why.
    """
    if len(data) > MAX_ARTIFACT_BYTES:
        raise RefusedError(Fault.FILE_TOO_LARGE, size=len(data), limit=MAX_ARTIFACT_BYTES)
    return _Reader(read_container(data), budget or Budget()).read()


class _Reader:
    """Reads each element once: objects from the root down first, then what belongs to them."""

    def __init__(self, container: Container, budget: Budget) -> None:
        self.container = container
        self.budget = budget
        self.elements = {element.name: element for element in container.elements}
        self.unread = dict.fromkeys(self.elements)
        self.anomalies: list[Anomaly] = []
        self._note(container.anomalies)
        self.service_names = EXTENSION_NAMES if CONFIG_INFO in self.elements else SERVICE_NAMES
        self.modules: list[Module] = []
        self.templates: list[Template] = []

    def read(self) -> OneCFile:
        """Read the whole file."""
        stamp, root_uuid = self._service_elements()
        root = self._tree(root_uuid)
        if root is None:
            raise RefusedError(Fault.ROOT_MISSING, root_uuid)
        kind = file_kind(root, extension=CONFIG_INFO in self.elements)
        header = find_header(root)
        if header is None:
            raise RefusedError(Fault.BAD_METADATA, root_uuid, reason="no-header")
        properties = read_properties(root, kind, header, root_uuid)
        self._refuse_stub(properties)
        whole = root_object(kind, header, root_uuid)
        check_name(header.name, root_uuid)
        objects = ObjectReader(self._tree, self.elements, {root_uuid, header.uuid})
        objects.collect(root, Owner(whole.full_name if kind in EXTERNAL_KINDS else ""))
        objects.collect_unknown()
        self._note(objects.anomalies)
        own = by_element(whole, header.uuid, ((one.element, one.item) for one in objects.found))
        said = Elements(own, objects.types, self.budget)
        self._read_the_rest(_Owners(kind, whole.full_name, header.uuid, objects.found), said)
        items = said.completed()
        names = {item.uuid: item.full_name for item in items}
        values = find(root, *LIST_PATH)
        parts = external_parts(values, kind, names) if kind in EXTERNAL_KINDS else None
        roles = linked_roles(find(values, DEFAULT_ROLES), names)
        return OneCFile(
            Content(kind, replace(properties, default_roles=roles, parts=parts), items, tuple(self.modules)),
            self.container.bits,
            stamp,
            tuple((element.name, element.stored_size) for element in self.container.elements),
            tuple(self.templates),
            tuple(self.anomalies),
        )

    def _service_elements(self) -> tuple[tuple[int, ...], str]:
        """Return the format stamp and the root uuid; verify the sums where there is a list of them."""
        if not self.elements:
            raise RefusedError(Fault.EMPTY_CONTAINER)
        info = self._tree(CONFIG_INFO)
        if info is not None:
            if "root" in self.elements:
                raise RefusedError(Fault.UNSUPPORTED_LAYOUT, "root")  # the platform might start at either
            self._note(verify(info, self.container.elements))
            return _numbers(find(info, 0, 1)), _root_uuid(find(info, 1, 1))
        root = self._tree("root")
        if root is None:
            raise RefusedError(Fault.UNSUPPORTED_LAYOUT if "metadata" in self.elements else Fault.ROOT_MISSING)
        version = self._tree("version")
        return _numbers(find(version, 0, 0)), _root_uuid(find(root, 0, 1))

    def _refuse_stub(self, properties: Properties) -> None:
        if properties.name == STUB_NAME and self.container.bits == LAYOUT_32.bits:
            cut = any(one.fault is Fault.TRAILING_DATA for one in self.container.anomalies)
            raise RefusedError(Fault.TRUNCATED if cut else Fault.STUB_ONLY)

    def _note(self, anomalies: Iterable[Anomaly]) -> None:
        for one in anomalies:
            if len(self.anomalies) >= MAX_ANOMALIES:
                raise RefusedError(Fault.TOO_MANY_ANOMALIES, one.entry, limit=MAX_ANOMALIES)
            self.anomalies.append(one)

    def _inflated(self, name: str) -> bytes:
        self.unread.pop(name)
        result = inflate(self.elements[name].view, self.budget, name)
        if result.trailing:
            self._note([Anomaly(Fault.DEFLATE_TRAILING_DATA, name, {"size": str(result.trailing)})])
        return result.data

    def _tree(self, name: str) -> list[Value] | None:
        if name not in self.unread:
            return None
        return bracket_tree(self._inflated(name), name, self.budget)

    def _read_the_rest(self, owners: "_Owners", said: Elements) -> None:
        for name in list(self.unread):
            data = self._inflated(name)
            parts = object_name(name)
            if parts is None:
                if name not in self.service_names:
                    self._note([Anomaly(Fault.FOREIGN_ELEMENT, name, {"name": name})])
                    self._add_carrier(name, FOREIGN, name, data)
                else:
                    self._add_carrier(name, OTHER, name, data)
            elif parts[1]:
                said.take(*parts, data, name)
                self._read_part(name, data, owners, *parts)
            else:
                self._note_orphan(name, data)

    def _read_part(self, name: str, data: bytes, owners: "_Owners", uuid: str, suffix: str) -> None:
        template = owners.template(uuid, suffix)
        if template is not None:
            self._add_carrier(*template, name, data)
            return
        expected = owners.place(uuid, suffix)
        place = expected or owners.unexpected_place(uuid, data)
        module = None
        if place is not None:
            try:
                module, anomalies = read_module(data, name, place, self.budget)
            except RefusedError:
                if expected or is_container(data):
                    raise  # what only looks like a form is no reason to refuse a file
                anomalies = ()
            self._note(anomalies)
        if module is not None:
            self.modules.append(module)
            if place is not None and (place.kind is ModuleKind.FORM or anomalies):
                self._add_carrier(owners.name(uuid), OTHER, name, data)
        elif owners.knows(uuid):
            self._add_carrier(owners.name(uuid), OTHER, name, data)
        else:
            self._note_orphan(name, data)

    def _note_orphan(self, name: str, data: bytes) -> None:
        """Note an element of an object that no list names: the platform does not read it, and nobody would see it."""
        self._note([Anomaly(Fault.ORPHAN_ELEMENT, name, {"name": name})])
        self._add_carrier(name, ORPHAN, name, data)

    def _add_carrier(self, owner: str, kind: str, name: str, data: bytes) -> None:
        self.budget.spend_base64(data.count(BASE64_MARK), name)
        again = partial(_inflate_again, self.elements[name])
        self.templates.append(Template(owner, kind, name, len(data), again))


class _Owners:
    """Tells whose an element is by the UUID and the suffix in its name."""

    def __init__(self, kind: FileKind, root: str, uuid: str, found: list[Found]) -> None:
        self._root = root
        self._root_uuid = uuid
        self._root_modules = EXTERNAL_MODULES if kind in EXTERNAL_KINDS else APPLICATION_MODULES
        self._found = {one.element: one for one in found if not one.item.is_part}

    def place(self, uuid: str, suffix: str) -> Place | None:
        """Return whose module lies under this suffix, None where no module belongs there."""
        if uuid == self._root_uuid:
            kind = self._root_modules.get(suffix)
            return Place(self._root, kind) if kind else None
        owner = self._found.get(uuid)
        kind = class_of(owner.class_uuid).modules.get(suffix) if owner else None
        return Place(owner.item.full_name, kind) if owner and kind else None

    def template(self, uuid: str, suffix: str) -> tuple[str, str] | None:
        """Return the owner's full name and the type of the template or picture under this suffix."""
        owner = self._found.get(uuid)
        if owner is None or suffix != "0" or owner.item.kind not in _CARRIERS:
            return None
        if owner.item.kind == "CommonPicture":
            return owner.item.full_name, PICTURE
        return owner.item.full_name, TYPES.get(owner.template_type, UNKNOWN)

    def unexpected_place(self, uuid: str, data: bytes) -> Place | None:
        """Return whose module `data` is where none was expected: of an orphan, or under a suffix not in the table."""
        owner = self._found.get(uuid)
        known = owner.item.full_name if owner else self._root if uuid == self._root_uuid else None
        if is_container(data):
            return Place(known or uuid, ModuleKind.MODULE, orphan=known is None)
        if not data.startswith(MARKS):
            return None
        if _FORM.match(data):
            is_form = known is None or (owner is not None and owner.item.kind == UNKNOWN_CLASS.kind)
            return Place(known or uuid, ModuleKind.FORM, orphan=known is None) if is_form else None
        if is_bracket_text(data) or (known and _XML.match(data)):
            return None
        return Place(known or uuid, ModuleKind.MODULE, orphan=known is None)

    def knows(self, uuid: str) -> bool:
        """Tell whether a list of metadata names an object of this UUID."""
        return uuid in self._found or uuid == self._root_uuid

    def name(self, uuid: str) -> str:
        """Return the full name of the object of this UUID, the UUID itself for an orphan."""
        owner = self._found.get(uuid)
        return owner.item.full_name if owner else self._root if uuid == self._root_uuid else uuid


_NUMBER = re.compile("[0-9]{1,9}")
_FORM = re.compile(BOM + rb"\s*+\{\s*+[0-9]++\s*+,\s*+\{")
"""A managed form begins with its version and its description; help, predefined items and all else do not."""
_XML = re.compile(BOM + rb"\s*+<")
_CARRIERS = frozenset({"Template", "CommonTemplate", "CommonPicture"})


def _inflate_again(element: Element) -> bytes:
    return inflate(element.view, Budget(), element.name).data


def _numbers(value: Value) -> tuple[int, ...]:
    """Return the stamp `{216,0,{80314,0}}` as (216, 0, 80314)."""
    numbers = [find(value, 0), find(value, 1), find(value, 2, 0)]
    return tuple(int(one) for one in numbers if isinstance(one, str) and _NUMBER.fullmatch(one))


def _root_uuid(value: Value) -> str:
    if not is_uuid(value):
        raise RefusedError(Fault.ROOT_MISSING)
    return str(value)
