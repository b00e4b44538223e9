"""All the projects of a tree, as repositories have them: a configuration, its extensions, a hundred data processors."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from onec.dump.paths import is_folder_of_kind
from onec.dump.project import DESIGNER, Project, configurations, designer_external, edt_externals
from onec.dump.read import read_project
from onec.dump.tree import Tree
from onec.errors import RefusedError
from onec.model import Content

_DESIGNER_EXTERNAL = re.compile(r"((?:.+/)?[^/]+?)/(?:Ext|Forms/[^/]+/Ext/Form)/\w+\.bsl")
"""Where a module of an external file may lie; group 1 is the path of its description without the suffix."""


class Part(NamedTuple):
    """A project of a tree: its root, and what it holds or why it was refused."""

    root: str
    content: Content | None
    refusal: RefusedError | None


def read_projects(tree: Tree) -> Iterator[Part]:
    """Read every project of a tree, in the order of their roots; a file belongs to the innermost of them.

    Raises:
        OSError: a file cannot be read here and now.
    """
    projects = {project.root: project for project in _projects(tree)}
    names = _shared_out(tree, projects)
    for root, project in sorted(projects.items()):
        try:
            yield Part(root, read_project(tree.part(names[root]), project), None)
        except RefusedError as error:
            yield Part(root, None, error)


def _projects(tree: Tree) -> Iterator[Project]:
    """Yield what may be a project; a module in a folder of no kind tells the external file it would belong to."""
    yield from configurations(tree)
    yield from edt_externals(tree)
    for name in tree.names:
        match = _DESIGNER_EXTERNAL.fullmatch(name)
        if match and f"{match[1]}.xml" in tree and not _is_owned(match[1]):
            yield designer_external(f"{match[1]}.xml")


def _is_owned(base: str) -> bool:
    """Tell a folder of an object that others own, `Catalogs/Товары`, from one that an external file has."""
    return is_folder_of_kind(base.rpartition("/")[0].rpartition("/")[2])


def _shared_out(tree: Tree, projects: dict[str, Project]) -> dict[str, list[str]]:
    """Return the files of each project by its root: what lies in its folders, and the root itself."""
    owners = {folder: root for root, project in projects.items() for folder in _folders(project)}
    shares: dict[str, list[str]] = {root: [] for root in projects}
    for name in tree.names:
        if name in shares:
            shares[name].append(name)
            continue
        folder = name
        while True:
            folder = folder.rpartition("/")[0]
            if folder in owners:
                shares[owners[folder]].append(name)
                break
            if not folder:
                break
    return shares


def _folders(project: Project) -> Iterator[str]:
    """Yield the folders that hold a project, without a slash at the end; "" is the whole tree."""
    if project.own:
        yield (project.folder + project.own).removesuffix("/")
        return
    yield project.folder.removesuffix("/")
    if project.format is not DESIGNER:
        yield f"{project.folder.removesuffix('src/')}unknown"
