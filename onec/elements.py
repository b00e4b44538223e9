"""What the elements beside an object's description say of it: rights, contents, forms, help.

Source: format-1c.md sections 8 and 10.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from onec.bracket import Value, parse
from onec.budget import Budget
from onec.container import is_container
from onec.errors import RefusedError
from onec.faults import Fault
from onec.form_content import FormContent, read_form_content
from onec.help import count_chars, help_suffix, help_texts, is_help
from onec.limits import MAX_BRACKET_BYTES
from onec.links import linked_content, name_links
from onec.model import MetadataObject
from onec.modules import BOM, is_bracket_text
from onec.rights import read_rights

FORM_KINDS = frozenset({"Form", "CommonForm"})

MAX_HELP_CHARS = 256 * 1024
"""Of the texts of help of one file that are kept; a long manual has as many."""


def bracket_tree(data: bytes, name: str, budget: Budget) -> list[Value]:
    """Return the top-level values of an inflated element.

    Raises:
        RefusedError: bracket-too-large, bracket-syntax, bracket-too-deep.
    """
    if len(data) > MAX_BRACKET_BYTES:
        raise RefusedError(Fault.BRACKET_TOO_LARGE, name, limit=MAX_BRACKET_BYTES)
    try:
        return parse(data.removeprefix(BOM).decode(), name, budget)
    except UnicodeDecodeError as error:
        raise RefusedError(Fault.BRACKET_SYNTAX, name) from error


class Elements:
    """Takes elements one by one, and completes the objects with what they say.

    Args:
        objects: all of the file; an element belongs to one by its UUID, the root's by the one its modules have.
        types: full names of objects by the UUIDs of their types.
    """

    def __init__(self, objects: Mapping[str, MetadataObject], types: Mapping[str, str], budget: Budget) -> None:
        self._objects = dict(objects)
        self._names = {item.uuid: item.full_name for item in objects.values()}
        self._types = types
        self._budget = budget
        self._help_room = MAX_HELP_CHARS

    def take(self, uuid: str, suffix: str, data: bytes, name: str) -> None:
        """Look at one element.

        Raises:
            RefusedError: it is bracket text that cannot be read, or too much of it.
        """
        item = self._objects.get(uuid)
        if item is None or item.is_part:
            return
        if item.kind == "Role" and suffix == "0":
            rights = read_rights(bracket_tree(data, name, self._budget), self._names)
            self._objects[uuid] = replace(item, rights=rights)
        elif item.kind in FORM_KINDS and suffix == "0":
            self._objects[uuid] = replace(item, form=self._form(data, name))
        elif item.kind == "ExchangePlan" and suffix == "1":
            content = linked_content(bracket_tree(data, name, self._budget), self._names)
            self._objects[uuid] = replace(item, content=content)
        elif suffix == help_suffix(item.kind) and is_help(data):
            self._objects[uuid] = self._helped(item, help_texts(data))

    def completed(self) -> tuple[MetadataObject, ...]:
        """Return the objects in the order they came, links between them named."""
        return name_links(self._objects.values(), self._types)

    def _helped(self, item: MetadataObject, texts: list[str]) -> MetadataObject:
        """Return an object with its help; what is beyond the room for all texts is only counted."""
        text = "\n".join(texts)
        kept = text if len(text) <= self._help_room else ""
        self._help_room -= len(kept)
        return replace(item, help_chars=max(map(count_chars, texts), default=0), help_text=kept)

    def _form(self, data: bytes, name: str) -> FormContent | None:
        if is_container(data):
            return FormContent(managed=False)
        return read_form_content(data, name, self._types, self._budget) if is_bracket_text(data) else None


def by_element(
    root: MetadataObject, root_uuid: str, found: Iterable[tuple[str, MetadataObject]]
) -> dict[str, MetadataObject]:
    """Return objects by the UUID that their elements are named by; parts of objects have none and keep their own.

    A part may have a UUID that something else has: the first keeps it, the others get a name no element can have.
    """
    objects = {root_uuid: root}
    for number, (uuid, item) in enumerate(found):
        objects[f"{uuid} {number}" if uuid in objects or item.is_part else uuid] = item
    return objects
