"""Where in a tree the root of metadata lies, and in which format it is written."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onec.dump import designer, edt
from onec.dump.description import Description
from onec.dump.limits import MAX_METADATA_BYTES, MAX_PROJECT_DEPTH, MAX_ROOT_CANDIDATES
from onec.dump.tree import Tree
from onec.errors import RefusedError
from onec.faults import Fault
from onec.model import EXTERNAL_KINDS, ROOT_KINDS
from onec.xml import parse_xml

_DESIGNER_ROOT = "Configuration.xml"
_EDT_ROOT = "Configuration/Configuration.mdo"
_EDT_EXTERNAL = re.compile(r"((?:.+/)?)((?:ExternalDataProcessors|ExternalReports)/([^/]+))/\3\.mdo")
_DESIGNER_OBJECT = re.compile(
    r"((?:.+/)??)(?:Catalogs|CommonModules|DataProcessors|Documents|Enums|Languages|Roles)/[^/]+\.xml"
)
_EDT_MARKS = re.compile(r"(?:.+/)?DT-INF/[^/]+")
_COULD_MATTER = re.compile(r"(?:.+/)?(?:[^/.]+|[^/]+\.(?:xml|mdo|bsl|bin|oform))")
_METADATA_MARK = b"<MetaDataObject"
_EXTERNAL_ROOTS = frozenset(ROOT_KINDS[kind] for kind in EXTERNAL_KINDS)


@dataclass(frozen=True, slots=True)
class Format:
    """One of the two ways to write metadata.

    Attributes:
        file: pattern of the path of an object's description; `{base}` is the object's folder, `{name}` its name.
        module: matches the path of a file that may hold a module: `base` is its owner's folder, `file` its bare name.
    """

    file: str
    module: re.Pattern[str]


DESIGNER = Format("{base}.xml", re.compile(r"(?:(?P<base>.+)/)?Ext/(?P<file>Form/Module|\w+)\.(?:bsl|bin)"))
EDT = Format("{base}/{name}.mdo", re.compile(r"(?P<base>.+)/(?P<file>\w+)\.(?:bsl|bin|oform)"))


@dataclass(frozen=True, slots=True)
class Project:
    """A root of metadata found in a tree.

    Attributes:
        format: how the project is written.
        folder: what every path of the project begins with; "", or ends with `/`.
        root: path of the root's description.
        base: folder of the root's modules within `folder`; "" for `folder` itself.
        own: folder of the root's own objects within `folder`; "", or ends with `/`.
    """

    format: Format
    folder: str
    root: str
    base: str = ""
    own: str = ""

    def files_of(self, base: str) -> tuple[str, ...]:
        """Return the paths where the description of the object may lie whose folder is `base`.

        What EDT has no editor for it keeps as Designer writes it, in the folder `unknown` beside `src`.
        """
        usual = self.folder + self.format.file.format(base=base, name=base.rpartition("/")[2])
        if self.format is DESIGNER:
            return (usual,)
        return usual, f"{self.folder.removesuffix('src/')}unknown/{base}.xml"


def read_description(tree: Tree, path: str) -> Description:
    """Return what the file at `path` says of its object; the name of the file tells the format.

    Raises:
        RefusedError: file-too-large; xml-doctype; bad-metadata, the file is no XML or describes no object.
    """
    describe = designer.describe if path.endswith(".xml") else edt.describe
    try:
        root = parse_xml(tree.read(path, MAX_METADATA_BYTES), path)
    except RefusedError as error:
        if error.fault is Fault.MANIFEST_BAD_XML:
            raise RefusedError(Fault.BAD_METADATA, path, object="XML", **error.values) from error
        raise
    return describe(root, path)


def find_project(tree: Tree) -> Project:
    """Return the project nearest to the top of the tree; a configuration goes before external files beside it.

    Raises:
        RefusedError: not-a-container, there is none; root-missing, an EDT project has no root; bad-metadata, several
            lie equally near; zip-symlink, a file of the project, or what may be a folder, is a symbolic link.
    """
    project = _nearest(configurations(tree)) or _nearest(_externals(tree))
    if project is None:
        mark = next((name for name in tree.names if _EDT_MARKS.fullmatch(name)), None) or _missing_root(tree)
        raise RefusedError(Fault.ROOT_MISSING if mark else Fault.NOT_A_CONTAINER, mark or "")
    links = (link for link in tree.links if link.startswith(project.folder) and _COULD_MATTER.fullmatch(link))
    link = min(links, default=None)
    if link is not None:
        raise RefusedError(Fault.ZIP_SYMLINK, link, name=link)
    return project


def _missing_root(tree: Tree) -> str | None:
    """Return where the root of a Designer dump should lie that has objects but no root, None for another tree."""
    for name in tree.names:
        match = _DESIGNER_OBJECT.fullmatch(name)
        if match:
            return f"{match[1]}{_DESIGNER_ROOT}"
    return None


def _nearest(projects: Iterable[Project]) -> Project | None:
    near = sorted((_depth(one.folder), one.root, one) for one in projects if _depth(one.folder) <= MAX_PROJECT_DEPTH)
    if not near:
        return None
    equal = [root for depth, root, _ in near if depth == near[0][0]]
    if len(equal) > 1:
        raise RefusedError(Fault.BAD_METADATA, equal[0], reason="two-projects")
    return near[0][2]


def _depth(path: str) -> int:
    return path.count("/")


def configurations(tree: Tree) -> Iterator[Project]:
    """Yield what may be the roots of configurations and extensions, by their names."""
    for name in tree.names:
        folder, slash, file = name.rpartition("/")
        if file == _DESIGNER_ROOT:
            yield Project(DESIGNER, folder + slash, name)
        elif f"/{name}".endswith(f"/{_EDT_ROOT}"):
            yield Project(EDT, name.removesuffix(_EDT_ROOT), name, base="Configuration")


def edt_externals(tree: Tree) -> Iterator[Project]:
    """Yield what may be the roots of external data processors and reports in EDT projects, by their names."""
    for name in tree.names:
        match = _EDT_EXTERNAL.fullmatch(name)
        if match:
            yield Project(EDT, match[1], name, base=match[2], own=f"{match[2]}/")


def designer_external(root: str) -> Project:
    """Return the project of the external data processor or report that the file `root` describes."""
    folder, slash, file = root.rpartition("/")
    base = file.removesuffix(".xml")
    return Project(DESIGNER, folder + slash, root, base=base, own=f"{base}/")


def _externals(tree: Tree) -> Iterator[Project]:
    yield from edt_externals(tree)
    files = sorted((name for name in tree.names if name.endswith(".xml")), key=_depth)
    for name in files[:MAX_ROOT_CANDIDATES]:
        if _METADATA_MARK not in tree.read(name):
            continue
        if read_description(tree, name).kind in _EXTERNAL_ROOTS:
            yield designer_external(name)
