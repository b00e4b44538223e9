"""What a rule is replayed over: artifacts, source trees and reports, wherever they lie in a folder."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from checks.subject import FILE_SUFFIXES, Subject, read_subject
from onec.errors import RefusedError
from pipeline.compare import SCHEMA
from pipeline.errors import EnvironmentTrouble, UsageError
from pipeline.files import read_document, read_upload
from pipeline.language import _
from pipeline.scan_sources import SUFFIXES, Sources, read_sources, subject_of

ARTIFACTS: Final = (*FILE_SUFFIXES, ".zip")
REPORT: Final = ".json"


@dataclass(frozen=True, slots=True)
class Replayable:
    """One artifact or source tree.

    Attributes:
        path: as it was given or found.
        sha256: of an artifact, "" of a tree.
        subjects: what it holds, each with whether its metadata are there too.
        refusal: why it holds nothing.
    """

    path: str
    sha256: str = ""
    subjects: tuple[tuple[Subject, bool], ...] = ()
    refusal: str = ""


@dataclass(slots=True)
class Archive:
    """Paths of everything that was found.

    Attributes:
        artifacts, trees: to be read.
        reports: findings by the SHA-256 of the artifact they are about; a later report goes before an earlier one.
    """

    artifacts: list[Path] = field(default_factory=list)
    trees: list[Path] = field(default_factory=list)
    reports: dict[str, tuple[Path, Mapping[str, Any]]] = field(default_factory=dict)

    def read(self) -> Iterator[Replayable]:
        """Yield what is to be replayed, one in memory at a time."""
        for path in self.artifacts:
            yield _artifact(path)
        for path in self.trees:
            yield _tree(path)


def find_archive(paths: Sequence[Path]) -> Archive:
    """Return what the paths hold; no symbolic link is followed.

    Raises:
        UsageError: there is nothing in them.
        EnvironmentTrouble: a path is missing or cannot be read.
    """
    archive = Archive()
    for path in paths:
        if path.is_dir():
            _add_folder(path, archive)
        elif not path.exists():
            raise EnvironmentTrouble(_("%s: there is no such file or folder") % path)
        else:
            _add_file(path, archive)
    if not archive.artifacts and not archive.trees and not archive.reports:
        raise UsageError(_("there is no artifact, module or report to replay the rule over"))
    return archive


def _add_folder(folder: Path, archive: Archive) -> None:
    has_modules = False
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if path.is_symlink():
                continue
            has_modules = has_modules or name.lower().endswith(SUFFIXES)
            if name.lower().endswith((*ARTIFACTS, REPORT)):
                _add_file(path, archive)
    if has_modules:
        archive.trees.append(folder)


def _add_file(path: Path, archive: Archive) -> None:
    name = path.name.lower()
    if name.endswith(SUFFIXES):
        archive.trees.append(path)
    elif name.endswith(REPORT):
        report = _report(path)
        if report:
            archive.reports[str(report["artifact"]["sha256"])] = path, report
    else:
        archive.artifacts.append(path)


def _report(path: Path) -> Mapping[str, Any] | None:
    """Return a report of ours, None for any other JSON."""
    try:
        document = read_document(path)
    except UsageError:
        return None
    is_ours = isinstance(document, Mapping) and document.get("schema") == SCHEMA
    return document if is_ours and isinstance(document, Mapping) else None


def _artifact(path: Path) -> Replayable:
    upload = read_upload(path)
    subject = read_subject(upload)
    if any(member.file for member in subject.members):
        return Replayable(str(path), upload.sha256, ((subject, True),))
    if path.name.lower().endswith(".zip") and subject.refusal is None:
        return _tree(path)
    refusal = next(subject.refusals(), None)
    return Replayable(str(path), upload.sha256, refusal=refusal.fault if refusal else "")


def _tree(path: Path) -> Replayable:
    try:
        sources = read_sources([path])
    except RefusedError as error:
        return Replayable(str(path), refusal=error.fault)
    except UsageError as error:
        return Replayable(str(path), refusal=str(error))
    return Replayable(str(path), subjects=tuple(_subjects(sources)))


def _subjects(sources: Sources) -> Iterator[tuple[Subject, bool]]:
    for one in sources.projects:
        yield subject_of([one]), True
    if sources.loose:
        yield subject_of(sources.loose), False
