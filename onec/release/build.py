"""The index of a release from what was read of its configuration."""

from collections.abc import Iterable

from onec.errors import RefusedError
from onec.faults import Fault
from onec.model import Content, FileKind, MetadataObject, Module, ModuleState
from onec.release.forms import indexed_form
from onec.release.methods import indexed_methods
from onec.release.model import MEMBER, TYPE, IndexedObject, ReleaseHead
from onec.release.pack import Contents, pack
from onec.release.types import Types


def build_index(content: Content) -> bytes:
    """Return the index of a configuration; the same content gives the same bytes.

    Raises:
        RefusedError: bad-metadata, it is no configuration but an add-on.
    """
    if content.kind is not FileKind.CONFIGURATION:
        raise RefusedError(Fault.BAD_METADATA, reason="not-a-configuration", object=content.kind)
    types = Types(one.full_name for one in content.objects)
    objects = sorted(content.objects, key=lambda one: (one.full_name, one.uuid))
    return pack(
        _head(content),
        Contents(
            objects=[_object(one, types) for one in objects],
            forms=((one.full_name, indexed_form(one.form, types)) for one in objects if one.form and one.form.managed),
            modules=(((one.object, one.kind), indexed_methods(one.text)) for one in readable(content.modules)),
        ),
    )


def _head(content: Content) -> ReleaseHead:
    properties = content.properties
    return ReleaseHead(
        name=properties.name,
        version=properties.version,
        vendor=properties.vendor,
        uuid=properties.uuid,
        compatibility_mode=properties.compatibility_mode,
        unread=tuple(sorted(f"{one.object}/{one.kind}" for one in content.modules if not _is_read(one))),
    )


def _object(item: MetadataObject, types: Types) -> IndexedObject:
    details = {(TYPE, one) for one in types.of(item)} | {(MEMBER, one) for one in item.members if one in types.names}
    return IndexedObject(item.kind, item.full_name, item.uuid, tuple(sorted(details)), item.flags)


def readable(modules: Iterable[Module]) -> list[Module]:
    """Return the modules that are run and can be read, by name: a container and a dump list them differently."""
    return sorted(filter(_is_read, modules), key=lambda one: (one.object, one.kind))


def _is_read(module: Module) -> bool:
    return module.state is ModuleState.READABLE and not module.orphan
