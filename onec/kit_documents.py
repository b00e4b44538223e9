"""The documents of a kit as values, with all their departures from the schemas.

Source: delivery-kit.md sections 2 to 6.
"""

from typing import TYPE_CHECKING, TypeAlias

from onec.compatibility_reader import read_compatibility, read_patch
from onec.document_kind import DocumentKind, Family, family
from onec.document_values import local_name, namespace
from onec.manifest import CompatibilityList, Documents, Manifest, PatchManifest, SchemaFault
from onec.manifest_reader import read_manifest
from onec.xml import parse_document

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from onec.kit import Kit

Read: TypeAlias = Manifest | CompatibilityList | PatchManifest

READERS: "dict[DocumentKind, Callable[[_Element, str, Family], Read]]" = {
    DocumentKind.MANIFEST: read_manifest,
    DocumentKind.EXTENSION_MANIFEST: read_manifest,
    DocumentKind.PATCH: read_patch,
    DocumentKind.COMPATIBILITY: read_compatibility,
    DocumentKind.EXTENSION_COMPATIBILITY: read_compatibility,
}


def read_documents(kit: "Kit") -> Documents:
    """Return all documents of a kit."""
    manifests: list[Manifest] = []
    lists: list[CompatibilityList] = []
    patches: list[PatchManifest] = []
    faults: list[SchemaFault] = []
    for entry in kit.documents:
        read, found = read_document(kit.read(entry), entry.name)
        faults += found
        manifests += [read] if isinstance(read, Manifest) else []
        lists += [read] if isinstance(read, CompatibilityList) else []
        patches += [read] if isinstance(read, PatchManifest) else []
    return Documents(tuple(manifests), tuple(lists), tuple(patches), tuple(faults))


def read_document(data: bytes, entry: str) -> tuple[Read | None, tuple[SchemaFault, ...]]:
    """Return what a document says, None for one of no known family, and its departures from its schema.

    Raises:
        RefusedError: xml-doctype, manifest-bad-xml.
    """
    from onec.schema_faults import schema_faults  # noqa: PLC0415 (bare files never need the tables)

    root = parse_document(data, entry)
    found = family(namespace(root), local_name(root))
    return (READERS[found.kind](root, entry, found), schema_faults(root, entry, found)) if found else (None, ())
