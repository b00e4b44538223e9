"""A source tree, whatever it is written as, becomes the same content that a container becomes."""

from pathlib import Path

from onec.dump.beside import completed
from onec.dump.modules import read_modules
from onec.dump.objects import Objects
from onec.dump.project import Project, find_project, read_description
from onec.dump.properties import file_kind, read_properties
from onec.dump.sources import open_tree
from onec.dump.tree import Tree
from onec.model import Content


def read_tree(path: Path) -> Content:
    """Read a Designer XML dump or an EDT project; folders around it, as archives of repositories have, are looked into.

    Module texts stay in memory as bytes; templates and all that is neither metadata nor module is not read.

    Args:
        path: a folder or a zip.

    Raises:
        RefusedError: the tree is refused as a whole; `entry` is the relative path of the file at fault.
        OSError: the folder or the file cannot be read here and now.
    """
    with open_tree(path) as tree:
        return read_project(tree, find_project(tree))


def read_project(tree: Tree, project: Project) -> Content:
    """Read one project of a tree; `read_tree` says what is raised."""
    root = read_description(tree, project.root)
    kind = file_kind(root, project.root)
    objects = Objects(tree, project)
    objects.collect(root)
    modules = tuple(read_modules(tree, project, objects.bases))
    return Content(kind, read_properties(root, kind), completed(tree, project, objects.found, objects.bases), modules)
