"""A source tree as one release of a configuration: whole, and not two of them in one folder."""

import re
from functools import partial
from pathlib import Path
from typing import Final

from onec.dump.description import folder_of
from onec.dump.limits import MAX_FILE_BYTES
from onec.dump.project import Project, find_project
from onec.dump.read import read_project
from onec.dump.sources import open_tree
from onec.dump.tree import Tree
from onec.errors import RefusedError
from onec.faults import Fault
from onec.model import Content, FileKind
from onec.names import is_uuid
from onec.release.whole import check_whole

INFO: Final = "ConfigDumpInfo.xml"
_ENTRY: Final = re.compile(rb'<Metadata name="([^"]{1,2000})" id="([0-9a-f-]{36})"')
"""An object in the list that Designer writes beside a dump; `ids` of other things have more behind the UUID."""


def read_release(path: Path) -> Content:
    """Read a configuration as `onec.dump.read.read_tree` does, and refuse what cannot be one release of it.

    Raises:
        RefusedError: as `read_tree`; bad-metadata, a module belongs to no object of the configuration, an object has
            another identifier than Designer's list of the dump, or what `check_whole` refuses.
        OSError: the folder or the file cannot be read here and now.
    """
    with open_tree(path) as tree:
        project = find_project(tree)
        content = read_project(tree, project)
        if content.kind is FileKind.CONFIGURATION:
            check_whole(content, partial(_file_of, tree, project))
            _check_modules(content)
            _check_list(tree, project, content)
        return content


def _check_modules(content: Content) -> None:
    orphan = next((one for one in content.modules if one.orphan), None)
    if orphan is not None:
        raise RefusedError(Fault.BAD_METADATA, orphan.entry, reason="module-of-no-object", object=orphan.object)


def _check_list(tree: Tree, project: Project, content: Content) -> None:
    path = project.folder + INFO
    if path not in tree:
        return
    names = content.by_name()
    for name, uuid in _ENTRY.findall(tree.read(path, MAX_FILE_BYTES)):
        one, listed = names.get(name.decode("utf-8", "replace")), uuid.decode()
        if one is not None and is_uuid(listed) and one.uuid != listed:
            values = {"object": one.full_name, "file": path}
            raise RefusedError(
                Fault.BAD_METADATA,
                _file_of(tree, project, one.full_name),
                reason="identifier-of-another-dump",
                **values,
            )


def _file_of(tree: Tree, project: Project, full_name: str) -> str:
    """Return the file that describes an object, for a part that of its owner, for the root its own."""
    parts = full_name.split(".")
    while parts:
        base = "/".join(f"{folder_of(kind)}/{name}" for kind, name in zip(parts[::2], parts[1::2], strict=False))
        path = next((path for path in project.files_of(project.own + base) if path in tree), None)
        if path is not None:
            return path
        del parts[-2:]
    return project.root
