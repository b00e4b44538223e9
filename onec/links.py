"""What names other objects: in a container by UUID, once all objects are known by full name."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from onec.bracket import Value, find
from onec.model import MetadataObject
from onec.names import is_uuid

_OBJECT_TYPE = "157fa490-4ce9-11d4-9415-008048da11f9"


def name_links(objects: Iterable[MetadataObject], types: Mapping[str, str]) -> tuple[MetadataObject, ...]:
    """Return the objects with the modules of their handlers, sources, types and members named, where the file has them.

    Args:
        objects: all of the file.
        types: full names of objects by the UUIDs of their types.
    """
    objects = tuple(objects)
    names = {item.uuid: item.full_name for item in objects}
    return tuple(_named(item, names, types) if _links(item) else item for item in objects)


def _links(item: MetadataObject) -> bool:
    return bool(item.handlers or item.sources or item.types or item.members)


def _named(item: MetadataObject, names: Mapping[str, str], types: Mapping[str, str]) -> MetadataObject:
    return replace(
        item,
        handlers=tuple(replace(one, module=names.get(one.module, one.module)) for one in item.handlers),
        sources=tuple(types.get(one, one) for one in item.sources),
        types=tuple(types.get(one, one) for one in item.types),
        members=tuple(names.get(one, one) for one in item.members),
    )


def linked_roles(value: Value, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the full names of the roles that a list `{0,n,{"#",<type>,{1,<uuid>}}…}` holds, else their UUIDs."""
    return tuple(names.get(uuid, uuid) for uuid in linked_objects(value))


def linked_objects(value: Value) -> tuple[str, ...]:
    """Return the UUIDs of the objects that a list `{0,n,{"#",<type>,{1,<uuid>}}…}` holds."""
    if not isinstance(value, list):
        return ()
    found = [str(find(one, 2, 1)) for one in value[2:] if find(one, 1) == _OBJECT_TYPE]
    return tuple(uuid for uuid in found if is_uuid(uuid))


def linked_content(values: list[Value], names: Mapping[str, str]) -> tuple[tuple[str, bool], ...]:
    """Return what an exchange plan holds: `{2,n,<uuid>,<registered by itself>,…}`."""
    body = find(values, 0)
    if not isinstance(body, list):
        return ()
    pairs = zip(body[2::2], body[3::2], strict=False)
    return tuple((names.get(uuid, uuid), mode == "1") for uuid, mode in pairs if is_uuid(uuid))
