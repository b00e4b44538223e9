"""Delivery kits: the entries of an archive that has passed every check, and the manifest among them.

`read_kit` goes through the whole archive once, each entry inflated piece by piece and dropped again; `Kit.read` gives
the bytes of one entry when somebody wants them. Nothing is written.

Source: delivery-kit.md sections 1 to 3, hostile-inputs.md items 37 to 49.
"""

from dataclasses import dataclass, field
from io import BytesIO

from onec.budget import Budget
from onec.errors import RefusedError
from onec.faults import Anomaly, Fault
from onec.limits import MAX_ARTIFACT_BYTES, MAX_MANIFEST_BYTES
from onec.zip_central import Encryption, Record, read_records
from onec.zip_content import HEAD_BYTES, archive_kind
from onec.zip_crypt import check_encryption
from onec.zip_end import END_WINDOW_BYTES, ends_like_zip, find_end
from onec.zip_fields import LOCAL_MARK
from onec.zip_layout import check_layout
from onec.zip_local import check_header, locate
from onec.zip_manifest import DocumentSearch, FoundDocument, UnreadDocument
from onec.zip_names import file_key, meant_key
from onec.zip_stream import Source


@dataclass(frozen=True, slots=True)
class KitEntry:
    """One entry of a kit: its name as shown, the bytes of the name, its true size and what it takes in the archive.

    `other_names` are further readings of the bytes, where archivers differ about their encoding.
    """

    name: str
    raw_name: bytes
    size: int
    stored_size: int
    is_folder: bool
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KitManifest:
    """Where a manifest is and which file it speaks of.

    `version` ends the namespace ("1.0.0.2"), `file_name` is None where the element is missing, `line` is the root's,
    `file_line` that of the element.
    """

    entry: KitEntry
    version: str
    file_name: str | None
    line: int
    file_line: int = 1


@dataclass(frozen=True, slots=True)
class Kit:
    """A kit whose every entry has been read once: sizes and CRCs are right, names are unique and harmless.

    Attributes:
        entries: in the order of the central directory.
        manifests: every manifest that could be read.
        encrypted: some of its entries are.
        anomalies: of the archive and of documents that could not be read.
        documents: entries that hold a document of a known kind, manifests and others.
        unread_manifests: entries that are meant to be the manifest and could not be read.
    """

    entries: tuple[KitEntry, ...]
    manifests: tuple[KitManifest, ...]
    encrypted: bool
    anomalies: tuple[Anomaly, ...]
    _source: Source = field(repr=False, compare=False)
    documents: tuple[KitEntry, ...] = ()
    unread_manifests: tuple[KitEntry, ...] = ()

    @property
    def manifest(self) -> KitManifest | None:
        """The first manifest."""
        return self.manifests[0] if self.manifests else None

    def read(self, entry: KitEntry, budget: Budget | None = None) -> bytes:
        """Return the bytes of an entry of this kit, counted in `budget` if one is given.

        Raises:
            RefusedError: deflate-bomb, the budget of the upload is spent.
            ValueError: the entry belongs to another kit.
        """
        number = self.entries.index(entry)
        if budget:
            budget.spend_inflated(entry.size, entry.name)
        whole = BytesIO()  # its growth moves no memory twice, and its value is no copy
        for piece in self._source.content(number):
            whole.write(piece)
        return whole.getvalue()

    def find(self, file_name: str) -> tuple[KitEntry, ...]:
        """Return the entries that a manifest may mean by `file_name`.

        Every reading of an entry's name is compared, without regard to case and to the folder part.
        """
        key = meant_key(file_name)
        return tuple(
            entry
            for entry in self.entries
            if not entry.is_folder and key in [file_key(name) for name in (entry.name, *entry.other_names)]
        )


def is_zip(data: bytes) -> bool:
    """Tell a zip archive by its first local header or its end record.

    Other formats with an archive behind them pass too: ask for a container first.
    """
    return data.startswith(LOCAL_MARK) or ends_like_zip(data)


def read_kit(data: bytes, password: bytes | None = None) -> Kit:
    """Return the kit that the upload is.

    Raises:
        RefusedError: file-too-large, empty-file, empty-container (no entries), zip-…, too-many-entries; each with
            the entry at fault, where it is one.
    """
    if not data or len(data) > MAX_ARTIFACT_BYTES:
        raise RefusedError(Fault.FILE_TOO_LARGE if data else Fault.EMPTY_FILE, limit=MAX_ARTIFACT_BYTES)
    end = find_end(data)
    records = read_records(data, end)
    if not records:
        raise RefusedError(Fault.EMPTY_CONTAINER)
    check_encryption(records, password)
    places = tuple(locate(data, record) for record in records)
    anomalies = check_layout(data, places, end)
    for place in places:
        check_header(data, place)
    return _read_through(Source(data, places, password), (*anomalies, *_encryption(records)))


def _read_through(source: Source, anomalies: tuple[Anomaly, ...]) -> Kit:
    entries = tuple(_entry(place.record) for place in source.places)
    search = DocumentSearch()
    noted = list(anomalies)
    documents: list[KitEntry] = []
    manifests: list[KitManifest] = []
    unread: list[KitEntry] = []
    for number, entry in enumerate(entries):
        found, trailing = _look(source, number, entry, search)
        if isinstance(found, UnreadDocument):
            noted.append(found.anomaly)
            unread += [entry] if found.is_manifest else []
        elif found:
            documents.append(entry)
            manifests += [_manifest(entry, found)] if found.is_manifest else []
        if trailing:
            noted.append(Anomaly(Fault.DEFLATE_TRAILING_DATA, entry.name, {"bytes": str(trailing)}))
    encrypted = any(place.record.encryption is not Encryption.NONE for place in source.places)
    return Kit(entries, tuple(manifests), encrypted, tuple(noted), source, tuple(documents), tuple(unread))


def _look(
    source: Source, number: int, entry: KitEntry, search: DocumentSearch
) -> tuple[FoundDocument | UnreadDocument | None, int]:
    """Read an entry to its end; return what document it is, if any, and the bytes behind its deflate stream."""
    content = source.content(number)
    head = bytearray()
    tail = b""
    for piece in content:
        head += piece[: MAX_MANIFEST_BYTES + 1 - len(head)]
        tail = (tail + piece)[-END_WINDOW_BYTES:]
    if kind := archive_kind(bytes(head[:HEAD_BYTES]), tail):
        raise RefusedError(Fault.ZIP_NESTED, entry.name, kind=kind)
    found = None if entry.is_folder else search.look(bytes(head), entry.size, entry.name)
    return found, content.trailing


def _manifest(entry: KitEntry, found: FoundDocument) -> KitManifest:
    return KitManifest(entry, found.version, found.file_name, found.line, found.file_line)


def _entry(record: Record) -> KitEntry:
    is_folder = record.name.endswith("/")
    return KitEntry(record.name, record.raw_name, record.size, record.stored_size, is_folder, record.names[1:])


def _encryption(records: tuple[Record, ...]) -> tuple[Anomaly, ...]:
    methods = sorted({record.encryption.value for record in records} - {Encryption.NONE.value})
    return (Anomaly(Fault.ENCRYPTED_KIT, values={"method": ", ".join(methods)}),) if methods else ()
