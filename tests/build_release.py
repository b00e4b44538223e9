"""A release and an extension of it from the few facts a test is about.

fitting(base="Процедура А() КонецПроцедуры", extension='&Перед("А") Процедура х_А() КонецПроцедуры')
"""

from collections.abc import Iterable
from dataclasses import replace

from checks.compatibility.fitting import Fitting
from checks.compatibility.sources import Sources
from onec.classes import ModuleKind
from onec.model import Content, FileKind, MetadataObject, Module, ModuleState, Properties
from onec.release.build import build_index
from onec.release.index import ReleaseIndex
from tests import build

OWNER = "CommonModule.Цены"
NAME, VERSION = "Склад", "1.6.28.3"

PARTS = ("Attribute", "TabularSection", "EnumValue", "Dimension", "Resource")


def item(full_name: str, uuid: str = "", *, adopted: bool = False, extends: str | None = None) -> MetadataObject:
    """Return an object of metadata by its full name."""
    parts = full_name.split(".")
    owner = ".".join(parts[:-2])
    return MetadataObject(
        parts[-2], parts[-1], full_name, uuid or f"uuid-{full_name}", owner, adopted=adopted, extended_uuid=extends
    )


def adopted(full_name: str, extends: str | None = None) -> MetadataObject:
    """Return an object that an extension adopts, by identifier where one is given."""
    return item(full_name, f"own-{full_name}", adopted=True, extends=extends)


def content(
    kind: FileKind, name: str, objects: Iterable[MetadataObject], modules: Iterable[Module], version: str = VERSION
) -> Content:
    """Return a configuration or an extension."""
    root = item(f"Configuration.{name}", f"root-{name}")
    properties = Properties(name, root.uuid, version=version, prefix="х_")
    return Content(kind, properties, (root, *objects), tuple(modules))


def release(
    *objects: MetadataObject, base: str = "", owner: str = OWNER, kind: ModuleKind = ModuleKind.MODULE, **more: Module
) -> ReleaseIndex:
    """Return a release of some objects and one module."""
    items = objects or (item(owner),)
    modules = [build.module(base, owner=owner, kind=kind), *more.values()]
    return ReleaseIndex(build_index(content(FileKind.CONFIGURATION, NAME, items, modules)))


def hidden(one: Module) -> Module:
    """Return a module whose text a password hides."""
    return replace(one, state=ModuleState.PROTECTED, data=b"")


def fitting(
    *objects: MetadataObject,
    base: str = "",
    extension: str = "",
    owner: str = OWNER,
    kind: ModuleKind = ModuleKind.MODULE,
    there: ReleaseIndex | None = None,
) -> Fitting:
    """Return an extension, of one adopted module unless objects are given, held against a release of one module."""
    items = objects or (adopted(owner),)
    whole = content(FileKind.EXTENSION, "Доработки", items, [build.module(extension, owner=owner, kind=kind)])
    read = replace(build.file(kind=FileKind.EXTENSION), content=whole)
    subject = build.subject(members=[build.member("", read)])
    return Fitting(subject, whole, there or release(base=base, owner=owner, kind=kind), Sources(subject))
