"""Whose module a file is, told by its path alone: for loose files with no description of metadata around them.

The shapes are those of `onec.dump.project`: Designer's `Catalogs/Товары/Forms/Форма/Ext/Form/Module.bsl`, EDT's
`Catalogs/Товары/Forms/Форма/Module.bsl`. Folders in front of them are left aside.
"""

from typing import NamedTuple

from onec.classes import PART_KINDS, ModuleKind
from onec.dump.description import KINDS, kind_of

_DESIGNER = ["Ext"]
_DESIGNER_FORM = ["Ext", "Form"]
_ROOT = "Configuration"
_EXTERNAL = "ExternalDataProcessor"
_FILE_KINDS = {kind.value: kind for kind in ModuleKind}
_FORMS = frozenset({"Form", "CommonForm"})
_INNER = frozenset({"Form", "Command", "Recalculation", "Table", "Cube", "DimensionTable"})
"""Kinds that an object owns: what owns them stands in front of their folder."""

_OWNERS = (KINDS - PART_KINDS - _INNER) | {_EXTERNAL, "ExternalReport"}
_APPLICATION = frozenset(
    {
        ModuleKind.MANAGED_APPLICATION,
        ModuleKind.ORDINARY_APPLICATION,
        ModuleKind.SESSION,
        ModuleKind.EXTERNAL_CONNECTION,
    }
)


class ModulePlace(NamedTuple):
    """Full name of the owner, "" where the path does not tell; and the kind of the module."""

    object: str
    kind: ModuleKind


def module_place(path: str) -> ModulePlace:
    """Return whose module the file at `path` is; parts of a path are divided by `/`.

    A file of no known shape is a module of nobody. Designer writes an external file into a folder of its name: that is
    told for a data processor, since a report has the same shape. The root has no name in a path: `Configuration`.
    """
    *folders, file = path.split("/")
    kind = _FILE_KINDS.get(file.rpartition(".")[0], ModuleKind.MODULE)
    if folders[-2:] == _DESIGNER_FORM:
        return ModulePlace(_owner(folders[:-2], designer=True), ModuleKind.FORM)
    if kind in _APPLICATION:
        return ModulePlace(_ROOT, kind)
    designer = folders[-1:] == _DESIGNER
    owner = _owner(folders[:-1] if designer else folders, designer=designer)
    if kind is ModuleKind.MODULE and not _FORMS.isdisjoint(owner.split(".")[-2:-1]):
        kind = ModuleKind.FORM
    return ModulePlace(owner, kind)


def is_folder_of_kind(folder: str) -> bool:
    """Tell a folder that holds objects of one kind: `Catalogs`, `Forms`."""
    kind = kind_of(folder)
    return kind != folder and (kind in _OWNERS or kind in _INNER)


def _owner(folders: list[str], *, designer: bool) -> str:
    """Return the full name that the pairs of kind and name at the end of `folders` make."""
    parts: list[str] = []
    while len(folders) > 1 and is_folder_of_kind(folders[-2]):
        kind = kind_of(folders[-2])
        parts[:0] = (kind, folders[-1])
        folders = folders[:-2]
        if kind in _OWNERS:
            return ".".join(parts)
    if designer and folders:
        parts[:0] = (_EXTERNAL, folders[-1])
    return ".".join(parts)
