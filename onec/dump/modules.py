"""Modules of a project: every file of code, its owner told by the folder it lies in."""

from collections.abc import Iterator, Mapping

from onec.budget import Budget
from onec.classes import ModuleKind
from onec.dump.description import kind_of
from onec.dump.project import Project
from onec.dump.tree import Tree
from onec.model import Module, module_text
from onec.modules import Place, read_module

_FORM_FILES = frozenset({"Form", "Form/Module"})
_FORM_FOLDERS = (["CommonForms"], ["Forms"])
_KINDS = {kind.value: kind for kind in ModuleKind}


def read_modules(tree: Tree, project: Project, bases: Mapping[str, str]) -> Iterator[Module]:
    """Yield the modules, sorted by path.

    Text lies in `.bsl`. A module under password or without text is a container, `ObjectModule.bin`, and so is an
    ordinary form with its module: `Form.bin`, EDT's `Form.oform`. Files where no module belongs are left out.

    Args:
        tree: where the project lies.
        project: whose modules.
        bases: full names of the objects by their folder.

    Raises:
        RefusedError: what files and containers are refused for.
    """
    budget = Budget()
    for path in tree.names:
        place = _place(path, project, bases)
        if place is None:
            continue
        data = tree.read(path)
        if path.endswith(".bsl"):
            text = module_text(data)
            yield Module(
                object=place.object,
                kind=place.kind,
                entry=path,
                orphan=place.orphan,
                data=text.data,
                encoding=text.encoding,
                bom=text.bom,
            )
        else:
            module, _ = read_module(data, path, place, budget)
            if module is not None:
                yield module


def _place(path: str, project: Project, bases: Mapping[str, str]) -> Place | None:
    match = project.format.module.fullmatch(path, len(project.folder)) if path.startswith(project.folder) else None
    if match is None:
        return None
    base, file = match["base"] or "", match["file"]
    is_form = file in _FORM_FILES or (file == ModuleKind.MODULE and base.split("/")[-2:-1] in _FORM_FOLDERS)
    kind = ModuleKind.FORM if is_form else _KINDS.get(file)
    if kind is None:
        return None
    owner = bases.get(base)
    return Place(owner or _unlisted(base), kind, orphan=owner is None)


def _unlisted(base: str) -> str:
    """Return the full name an object in this folder would have, the folder itself where that cannot be told."""
    parts = base.split("/")
    if len(parts) % 2:
        return base
    return ".".join(f"{kind_of(folder)}.{name}" for folder, name in zip(parts[::2], parts[1::2], strict=True))
