"""What a scan looks at: modules in files, folders and zips, with the metadata around them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from checks.subject import Member, Subject
from checks.upload import upload
from onec.dump.loose import read_loose
from onec.dump.several import read_projects
from onec.dump.sources import file_tree, open_tree
from onec.dump.tree import Tree
from onec.errors import RefusedError
from onec.faults import Fault
from onec.file import OneCFile
from onec.model import Content
from pipeline.errors import EnvironmentTrouble, UsageError
from pipeline.language import _
from pipeline.visible import visible

SUFFIXES: Final = (".bsl", ".os")
LINK: Final = "symbolic-link"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was not read, and why: a class of fault, or that it is a symbolic link."""

    entry: str
    reason: str


@dataclass(slots=True)
class Sources:
    """All that the paths given hold.

    Attributes:
        projects: what has a root of metadata: rules on metadata make sense here too.
        loose: what has none.
        skipped: what was not read.
        unread: roots of metadata that were refused; their modules are among the loose ones.
    """

    projects: list[Content] = field(default_factory=list)
    loose: list[Content] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    unread: list[Skipped] = field(default_factory=list)

    @property
    def refused(self) -> bool:
        """Whether a module could not be read for what it is; a link is nobody's fault."""
        return any(one.reason != LINK for one in self.skipped)

    @property
    def entries(self) -> list[str]:
        """Paths of the modules that were read, relative to their root."""
        return [module.entry for content in (*self.projects, *self.loose) for module in content.modules]

    @property
    def lines(self) -> int:
        """Number of lines in them."""
        return sum(module.lines for content in (*self.projects, *self.loose) for module in content.modules)


def read_sources(paths: Sequence[Path]) -> Sources:
    """Read the modules of files, folders and zips; nothing outside them is read, and no symbolic link is followed.

    Raises:
        UsageError: a path is none of these or holds no module; two modules have one path.
        EnvironmentTrouble: a path is missing or cannot be read.
        RefusedError: a path is refused as a whole.
    """
    sources = Sources()
    for path in paths:
        count = len(sources.entries)
        try:
            _read_path(path, sources)
        except OSError as error:
            raise EnvironmentTrouble(f"{path}: {error.strerror or error}") from error
        if len(sources.entries) == count and not sources.skipped:
            raise UsageError(_("%s: no .bsl or .os file in it") % path)
    seen: set[str] = set()
    for entry in sources.entries:
        if entry in seen:
            raise UsageError(_("%s: two files have this path; scan them one by one") % visible(entry))
        seen.add(entry)
    return sources


def subject_of(contents: Sequence[Content]) -> Subject:
    """Return what checks are given: each content as a file of its own, without a container."""
    return Subject(upload(b"", ""), tuple(Member("", OneCFile(one, 0, (), (), (), ())) for one in contents))


def _read_path(path: Path, sources: Sources) -> None:
    if path.exists() and not path.is_file() and not path.is_dir():  # a pipe or a device may have no end
        raise UsageError(_("%s: neither a module nor a folder or zip of modules; see otk audit") % path)
    if path.is_file() and path.name.lower().endswith(SUFFIXES):
        around = f"{path.resolve().parent.as_posix()}/"
        _read_loose(file_tree(path), [path.name], sources, around)
        return
    try:
        with open_tree(path) as tree:
            _read_tree(tree, sources)
    except RefusedError as error:
        if error.fault is Fault.NOT_A_CONTAINER:
            raise UsageError(_("%s: neither a module nor a folder or zip of modules; see otk audit") % path) from error
        raise


def _read_tree(tree: Tree, sources: Sources) -> None:
    taken: set[str] = set()
    for part in read_projects(tree):
        if part.content:
            sources.projects.append(part.content)
            taken.update(module.entry for module in part.content.modules)
        elif part.refusal:
            sources.unread.append(Skipped(part.root, part.refusal.fault))
    _read_loose(tree, [name for name in _modules(tree.names) if name not in taken], sources)
    sources.skipped.extend(Skipped(name, LINK) for name in sorted(_modules(tree.links)))


def _read_loose(tree: Tree, names: Sequence[str], sources: Sources, around: str = "") -> None:
    found = read_loose(tree, names, around)
    sources.loose.extend(found.contents)
    sources.skipped.extend(Skipped(error.entry, error.fault) for error in found.refused)


def _modules(names: Iterable[str]) -> Iterator[str]:
    return (name for name in names if name.lower().endswith(SUFFIXES))
