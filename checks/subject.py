"""What a check is given: the artifact as far as it could be read."""

from collections.abc import Iterator
from dataclasses import dataclass

from checks.card import Card, Published
from checks.targets import Target
from checks.upload import Upload
from onec.budget import Budget
from onec.container import is_container
from onec.errors import RefusedError
from onec.faults import Anomaly, Fault
from onec.file import OneCFile, read_file
from onec.kit import Kit, KitEntry, is_zip, read_kit
from onec.limits import MAX_ARTIFACT_BYTES
from onec.model import Module

KIT_KIND = "delivery-kit"
UNKNOWN_KIND = "unknown"
FILE_SUFFIXES = (".cfe", ".cf", ".epf", ".erf")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file could not be read: the class of the fault, its place and the values of its message."""

    fault: Fault
    entry: str
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class Member:
    """A 1C file of the artifact: the artifact itself (`entry` is empty) or an entry of a kit; read or refused."""

    entry: str
    file: OneCFile | None
    refusal: Refusal | None = None

    def place(self, entry: str) -> str:
        """Return the name of an element of this file as findings show it."""
        return "/".join(part for part in (self.entry, entry) if part)


@dataclass(frozen=True, slots=True)
class Subject:
    """The artifact under audit.

    Attributes:
        upload: its bytes, size, sum and name; the name is the uploader's and only ever shown.
        members: the 1C files; none where the whole artifact was refused or a kit holds none.
        kit: the archive, where the artifact is one and could be opened.
        refusal: why the artifact as a whole could not be read.
        other_entries: entries of a kit that are no 1C files, with the first bytes of each.
        card: what the submitter declares; None where nothing was declared.
        published: the version published last, None where none is known.
        targets: the configurations it is meant for.
    """

    upload: Upload
    members: tuple[Member, ...] = ()
    kit: Kit | None = None
    refusal: Refusal | None = None
    other_entries: tuple[tuple[str, bytes], ...] = ()
    card: Card | None = None
    published: Published | None = None
    targets: tuple[Target, ...] = ()

    @property
    def kind(self) -> str:
        """The kind of the artifact by its content, `unknown` where it could not be read."""
        if self.kit is not None:
            return KIT_KIND
        files = [member.file for member in self.members if member.file]
        return files[0].content.kind.value if files else UNKNOWN_KIND

    @property
    def main(self) -> Member | None:
        """The 1C file that the artifact is about: its only one, in a kit the one its manifest names."""
        read = [member for member in self.members if member.file]
        manifest = self.kit.manifest if self.kit else None
        named = {entry.name for entry in self.kit.find(manifest.file_name or "")} if self.kit and manifest else set()
        return next((member for member in read if member.entry in named), read[0] if read else None)

    def refusals(self) -> Iterator[Refusal]:
        """Yield every refusal, of the whole and of single files."""
        if self.refusal:
            yield self.refusal
        for member in self.members:
            if member.refusal:
                yield member.refusal

    def anomalies(self) -> Iterator[tuple[str, Anomaly]]:
        """Yield every anomaly with the place it is shown at."""
        if self.kit:
            for one in self.kit.anomalies:
                yield one.entry, one
        for member in self.members:
            for one in member.file.anomalies if member.file else ():
                yield member.place(one.entry), one

    def modules(self) -> Iterator[tuple[Member, Module]]:
        """Yield every module with the file it is in."""
        for member in self.members:
            for module in member.file.content.modules if member.file else ():
                yield member, module


def read_subject(upload: Upload, password: bytes | None = None) -> Subject:
    """Read an upload of any kind; what cannot be read is a refusal in the subject, never an exception.

    Args:
        upload: the file.
        password: of an encrypted kit.
    """
    try:
        if upload.size > MAX_ARTIFACT_BYTES:
            raise RefusedError(Fault.FILE_TOO_LARGE, size=upload.size, limit=MAX_ARTIFACT_BYTES)  # noqa: TRY301
        if is_container(upload.data) or not is_zip(upload.data):
            return Subject(upload, (Member("", read_file(upload.data)),))
        return _read_kit(upload, password)
    except RefusedError as error:
        return Subject(upload, refusal=_refusal(error))


def _read_kit(upload: Upload, password: bytes | None) -> Subject:
    kit = read_kit(upload.data, password)
    budget = Budget()
    members: list[Member] = []
    others: list[tuple[str, bytes]] = []
    for entry in kit.entries:
        if entry.is_folder:
            continue
        content = kit.read(entry)
        if is_container(content) or entry.name.lower().endswith(FILE_SUFFIXES):
            members.append(_read_member(entry, content, budget))
        if not is_container(content):
            others.append((entry.name, content[:HEAD_BYTES]))
    return Subject(upload, tuple(members), kit, other_entries=tuple(others))


HEAD_BYTES = 4096
"""Of an entry that is no 1C file: enough to tell its type by content."""


def _read_member(entry: KitEntry, content: bytes, budget: Budget) -> Member:
    try:
        return Member(entry.name, read_file(content, budget))
    except RefusedError as error:
        return Member(entry.name, None, _refusal(error.inside(entry.name)))


def _refusal(error: RefusedError) -> Refusal:
    return Refusal(error.fault, error.entry, dict(error.values))
