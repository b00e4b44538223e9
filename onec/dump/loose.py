"""Modules that no project holds: single files, and trees without a root of metadata."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from onec.classes import ModuleKind
from onec.dump.details import metadata_object
from onec.dump.paths import ModulePlace, module_place
from onec.dump.project import read_description
from onec.dump.tree import Tree
from onec.errors import RefusedError
from onec.model import Content, FileKind, MetadataObject, Module, ModuleText, Properties, module_text

_EXTERNAL = {"ExternalDataProcessor": FileKind.DATA_PROCESSOR, "ExternalReport": FileKind.REPORT}
_DIRECTIVE = re.compile(
    r"^[^\S\r\n]*+&[^\S\r\n]*+(?:на(?:сервере|клиенте)|at(?:server|client))(?!\w*\()", re.IGNORECASE | re.MULTILINE
)
_DESIGNER_FOLDERS = ("/Ext/Form", "/Ext")


@dataclass(slots=True)
class _Group:
    """Modules that belong together, and their owners as far as they are described."""

    objects: dict[str, MetadataObject] = field(default_factory=dict)
    modules: list[Module] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Loose:
    """What was read of loose files: modules with what belongs together, and files that were refused."""

    contents: tuple[Content, ...]
    refused: tuple[RefusedError, ...]


def read_loose(tree: Tree, names: Iterable[str], around: str = "") -> Loose:
    """Read modules of a tree by their paths; a description beside one, where there is any, says more of its owner.

    The files of one external data processor or report make a content of their own. The others that have an owner are
    taken for parts of an extension, those without one for a data processor.

    Args:
        tree: where the files lie.
        names: of the files, which are text.
        around: what the path of the tree itself adds to theirs, by which owners are told: `CommonModules/Обмен/`.

    Raises:
        RefusedError: the files are too large in sum.
        OSError: a file cannot be read here and now.
    """
    groups: dict[tuple[FileKind, str], _Group] = {}
    refused: list[RefusedError] = []
    for name in sorted(names):
        try:
            text = module_text(tree.read(name))
        except RefusedError as error:
            if not error.entry:
                raise
            refused.append(error)
            continue
        place = _told_by_text(module_place(around + name), text)
        group = groups.setdefault(_group(name, place), _Group())
        if place.object not in group.objects and (owner := _described(tree, name, place)):
            group.objects[place.object] = owner
        group.modules.append(
            Module(place.object, place.kind, name, data=text.data, encoding=text.encoding, bom=text.bom)
        )
    return Loose(tuple(_content(*item) for item in groups.items()), tuple(refused))


def _told_by_text(place: ModulePlace, text: ModuleText) -> ModulePlace:
    """Return what directives tell of a module that its path tells nothing of: forms have them, scripts have not."""
    if place.object or place.kind is not ModuleKind.MODULE:
        return place
    found = _DIRECTIVE.search(text.data.decode(text.encoding, "replace"))
    return place._replace(kind=ModuleKind.FORM) if found else place


def _group(name: str, place: ModulePlace) -> tuple[FileKind, str]:
    """Return the kind of file that a module is of, and where the file lies if it is an external one."""
    kind, _, rest = place.object.partition(".")
    if kind in _EXTERNAL:
        owner = rest.partition(".")[0]
        return _EXTERNAL[kind], name[: name.rfind(f"{owner}/")] + owner
    return (FileKind.EXTENSION if place.object else FileKind.DATA_PROCESSOR), ""


def _described(tree: Tree, name: str, place: ModulePlace) -> MetadataObject | None:
    """Return the owner of a module as its description says, where one lies beside it and can be read."""
    base = name.rpartition("/")[0]
    designer = next((base.removesuffix(end) for end in _DESIGNER_FOLDERS if base.endswith(end)), None)
    path = f"{base}/{base.rpartition('/')[2]}.mdo" if designer is None else f"{designer}.xml"
    if not place.object or path not in tree:
        return None
    try:
        found = metadata_object(read_description(tree, path), "")
    except RefusedError:
        return None  # a file of that name that describes nothing
    return replace(found, full_name=place.object) if place.object.endswith(f".{found.name}") else None


def _content(key: tuple[FileKind, str], group: _Group) -> Content:
    name = key[1].rpartition("/")[2]
    return Content(key[0], Properties(name, ""), tuple(group.objects.values()), tuple(group.modules))
