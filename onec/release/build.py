"""The index of a release from what was read of its configuration."""

from collections.abc import Iterable

from onec.errors import RefusedError
from onec.faults import Fault
from onec.model import Content, FileKind, MetadataObject, Module, ModuleState
from onec.release.methods import indexed_methods
from onec.release.model import IndexedObject, ReleaseHead
from onec.release.pack import pack


def build_index(content: Content) -> bytes:
    """Return the index of a configuration; the same content gives the same bytes.

    Raises:
        RefusedError: bad-metadata, it is no configuration but an add-on.
    """
    if content.kind is not FileKind.CONFIGURATION:
        raise RefusedError(Fault.BAD_METADATA, reason="not-a-configuration", object=content.kind)
    return pack(
        _head(content),
        [_object(one) for one in content.objects],
        (((one.object, one.kind), indexed_methods(one.text)) for one in readable(content.modules)),
    )


def _head(content: Content) -> ReleaseHead:
    properties = content.properties
    return ReleaseHead(
        name=properties.name,
        version=properties.version,
        vendor=properties.vendor,
        uuid=properties.uuid,
        compatibility_mode=properties.compatibility_mode,
        extension_compatibility_mode=properties.extension_compatibility_mode,
        unread=tuple(sorted(f"{one.object}/{one.kind}" for one in content.modules if not _is_read(one))),
    )


def _object(item: MetadataObject) -> IndexedObject:
    return IndexedObject(item.kind, item.full_name, item.uuid, flags=item.flags)


def readable(modules: Iterable[Module]) -> list[Module]:
    """Return the modules that are run and can be read, by name: a container and a dump list them differently."""
    return sorted(filter(_is_read, modules), key=lambda one: (one.object, one.kind))


def _is_read(module: Module) -> bool:
    return module.state is ModuleState.READABLE and not module.orphan
