"""The manifest and the other documents among the entries of a kit: found by their root, not by their name.

Source: delivery-kit.md sections 2 and 3, hostile-inputs.md items 45 to 47.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onec.document_kind import FAMILIES, MANIFESTS, DocumentKind, family
from onec.document_values import line, local_name, namespace
from onec.errors import RefusedError
from onec.faults import Anomaly, Fault
from onec.limits import MAX_MANIFEST_BYTES
from onec.xml import XmlTrouble, bad_xml, doctype, doctype_line, parse_document, root_name, xml_shape

if TYPE_CHECKING:
    from lxml import etree

_SIGNS = ("1cFresh/ApplicationExtensions/Manifest", "1cFresh/ConfigurationExtensions/Manifest")
"""What a document meant to be the manifest says even where it is no XML."""

_ROOTS = frozenset(one.root for one in FAMILIES)
_MANIFEST_ROOTS = frozenset(one.root for one in FAMILIES if one.kind in MANIFESTS)
_FILE_NAME = "manifest.xml"
_PAGE_DOCTYPE = re.compile(
    r"""<!DOCTYPE\s+(?:html|svg)(?:\s+PUBLIC\s+"-//(?:W3C|IETF)//[^"<>\[]*"(?:\s+"http[^"<>\[]*")?)?\s*>""",
    re.IGNORECASE,
)
"""What a page or a picture beside the manifest may say: a known type, without declarations of its own."""


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """A document by its root: its kind, the version that ends its namespace, the line, and the file it speaks of.

    `file_name` is None where the element is missing, `file_line` is the line of that element, else of the root.
    """

    kind: DocumentKind
    version: str
    line: int
    file_name: str | None
    file_line: int

    @property
    def is_manifest(self) -> bool:
        """Tell a manifest, of which a kit has exactly one."""
        return self.kind in MANIFESTS


@dataclass(frozen=True, slots=True)
class UnreadDocument:
    """A document that could not be read: why, and whether it is meant to be the manifest."""

    anomaly: Anomaly
    is_manifest: bool


class DocumentSearch:
    """Looks at one entry after the other; all that might be documents together stay under the limit of one."""

    __slots__ = ("_left",)

    def __init__(self) -> None:
        self._left = MAX_MANIFEST_BYTES

    def look(self, head: bytes, size: int, entry: str) -> FoundDocument | UnreadDocument | None:
        """Return what document the entry is, None if it is something else.

        What cannot be read is noted: xml-doctype for any XML entry but a page or picture; manifest-bad-xml for an entry
        that is meant to be the manifest, and for a document whose root has the name of one of theirs.

        Args:
            head: the entry's bytes, up to one more than a manifest may have.
            size: how many bytes the entry has.
            entry: its name.
        """
        is_named = entry.rpartition("/")[2].lower() == _FILE_NAME
        shape = xml_shape(head)
        if not shape:
            return _unread(bad_xml(entry, XmlTrouble.NO_XML), is_manifest=True) if is_named else None
        codec = "latin-1" if shape[0] == "utf-8" else shape[0]
        is_meant = is_named or any(sign.encode(codec) in head for sign in _SIGNS)
        text = str(head[shape[1] :], codec, "replace")
        found = doctype(text)
        if found and (is_meant or not _PAGE_DOCTYPE.fullmatch(found)):
            return _unread(RefusedError(Fault.XML_DOCTYPE, entry, line=doctype_line(text)), is_manifest=is_meant)
        root = root_name(text)
        if not is_meant and root not in _ROOTS:
            return None
        try:
            return self._read(head, size, entry)
        except RefusedError as error:
            return _unread(error, is_manifest=is_meant or root in _MANIFEST_ROOTS)

    def _read(self, head: bytes, size: int, entry: str) -> FoundDocument | None:
        self._left -= size
        if self._left < 0:
            raise bad_xml(entry, XmlTrouble.SIZE, f"larger than {MAX_MANIFEST_BYTES}")
        return _found(parse_document(head, entry))


def _unread(error: RefusedError, *, is_manifest: bool) -> UnreadDocument:
    return UnreadDocument(Anomaly(error.fault, error.entry, error.values), is_manifest)


def _found(root: "etree._Element") -> FoundDocument | None:
    kind = family(namespace(root), local_name(root))
    if not kind:
        return None
    space = namespace(root)
    version = space.removeprefix(kind.namespace) if space.startswith(kind.namespace) else ""
    named = next((one for one in root.iterchildren() if local_name(one) == "FileName"), None)
    file_name = None if named is None or len(named) else (named.text or "").strip()
    return FoundDocument(kind.kind, version, line(root), file_name, line(root if named is None else named))
