"""Objects of a project: from the root down, file by file, with the folder of each."""

import unicodedata
from dataclasses import dataclass, field

from onec.dump.description import Description, Reference, folder_of
from onec.dump.details import metadata_object
from onec.dump.project import Project, read_description
from onec.dump.tree import Tree
from onec.errors import RefusedError
from onec.faults import Fault
from onec.limits import MAX_OBJECT_DEPTH, MAX_OBJECTS
from onec.model import ROOT_KINDS, FileKind, MetadataObject


@dataclass(slots=True)
class Objects:
    """Collects the objects of a project; each folder is visited once.

    Attributes:
        found: objects in the order of the files, owners before what they own.
        bases: full names by folder within the project, "" or without a slash at its end.
    """

    tree: Tree
    project: Project
    found: list[MetadataObject] = field(default_factory=list)
    bases: dict[str, str] = field(default_factory=dict)

    def collect(self, root: Description) -> None:
        """Add the root and all that hangs on it: it owns what is in an external file, but no object of a configuration.

        Raises:
            RefusedError: object-missing, a listed object has no file; bad-metadata, a file describes another object
                than the one listed, or there are too many; duplicate-name, one is listed twice.
        """
        item = metadata_object(root, "")
        self._add(item, self.project.base)
        owner = "" if root.kind == ROOT_KINDS[FileKind.CONFIGURATION] else item.full_name
        for child in root.children:
            self._visit(child, self.project.own, owner, 1)

    def _visit(self, child: Description | Reference, folder: str, owner: str, depth: int) -> None:
        base = f"{folder}{folder_of(child.kind)}/{unicodedata.normalize('NFC', child.name)}"
        if base in self.bases:
            raise RefusedError(Fault.DUPLICATE_NAME, self.project.folder + base, name=child.name)
        if depth > MAX_OBJECT_DEPTH:
            raise _bad(self.project.folder + base, f"more than {MAX_OBJECT_DEPTH} levels")
        description = self._read(child, base) if isinstance(child, Reference) else child
        item = metadata_object(description, owner)
        self._add(item, base)
        for inner in description.children:
            self._visit(inner, f"{base}/", item.full_name, depth + 1)

    def _read(self, reference: Reference, base: str) -> Description:
        paths = self.project.files_of(base)
        path = next((path for path in paths if path in self.tree), None)
        if path is None:
            raise RefusedError(Fault.OBJECT_MISSING, paths[0], object=f"{reference.kind}.{reference.name}")
        description = read_description(self.tree, path)
        if (description.kind, description.name) != (reference.kind, reference.name):
            raise _bad(path, f"{reference.kind}.{reference.name}")
        return description

    def _add(self, item: MetadataObject, base: str) -> None:
        if len(self.found) >= MAX_OBJECTS:
            raise _bad(self.project.root, f"more than {MAX_OBJECTS} objects")
        self.found.append(item)
        self.bases[base] = item.full_name


def _bad(entry: str, what: str) -> RefusedError:
    return RefusedError(Fault.BAD_METADATA, entry, object=what)
