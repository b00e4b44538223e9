"""The manifest and the other documents among the entries of a kit: found by their root, not by their name.

Source: delivery-kit.md sections 2 and 3, hostile-inputs.md items 45 to 47.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onec.document_kind import FAMILIES, MANIFESTS, DocumentKind, family
from onec.document_values import local_name, namespace
from onec.errors import RefusedError
from onec.faults import Fault
from onec.limits import MAX_MANIFEST_BYTES
from onec.xml import doctype, parse_xml, root_name, xml_shape

if TYPE_CHECKING:
    from lxml import etree

_SIGNS = ("1cFresh/ApplicationExtensions/Manifest", "1cFresh/ConfigurationExtensions/Manifest")
"""What a document meant to be the manifest says even where it is no XML."""

_ROOTS = frozenset(one.root for one in FAMILIES)
_FILE_NAME = "manifest.xml"
_PAGE_DOCTYPE = re.compile(
    r"""<!DOCTYPE\s+(?:html|svg)(?:\s+PUBLIC\s+"-//(?:W3C|IETF)//[^"<>\[]*"(?:\s+"http[^"<>\[]*")?)?\s*>""",
    re.IGNORECASE,
)
"""What a page or a picture beside the manifest may say: a known type, without declarations of its own."""


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """A document by its root: its kind, the version that ends its namespace, the line, and the file it speaks of."""

    kind: DocumentKind
    version: str
    line: int
    file_name: str | None

    @property
    def is_manifest(self) -> bool:
        """Tell a manifest, of which a kit has exactly one."""
        return self.kind in MANIFESTS


class DocumentSearch:
    """Looks at one entry after the other; all that might be documents together stay under the limit of one."""

    __slots__ = ("_left",)

    def __init__(self) -> None:
        self._left = MAX_MANIFEST_BYTES

    def look(self, head: bytes, size: int, entry: str) -> FoundDocument | None:
        """Return what document the entry is, None if it is something else.

        Args:
            head: the entry's bytes, up to one more than a manifest may have.
            size: how many bytes the entry has.
            entry: its name.

        Raises:
            RefusedError: xml-doctype for any XML entry but a page or picture; manifest-bad-xml for an entry that is
                meant to be the manifest, and for a document whose root is one of theirs.
        """
        is_named = entry.rpartition("/")[2].lower() == _FILE_NAME
        shape = xml_shape(head)
        if not shape:
            if is_named:
                raise RefusedError(Fault.MANIFEST_BAD_XML, entry, reason="no XML")
            return None
        codec = "latin-1" if shape[0] == "utf-8" else shape[0]
        is_meant = is_named or any(sign.encode(codec) in head for sign in _SIGNS)
        text = str(head[shape[1] :], codec, "replace")
        _check_doctype(text, entry, is_meant=is_meant)
        if not is_meant and root_name(text) not in _ROOTS:
            return None
        self._left -= size
        if self._left < 0:
            raise RefusedError(Fault.MANIFEST_BAD_XML, entry, reason=f"larger than {MAX_MANIFEST_BYTES}")
        return _found(parse_xml(head, entry))


def _found(root: "etree._Element") -> FoundDocument | None:
    kind = family(namespace(root), local_name(root))
    if not kind:
        return None
    space = namespace(root)
    version = space.removeprefix(kind.namespace) if space.startswith(kind.namespace) else ""
    return FoundDocument(kind.kind, version, root.sourceline or 1, _file_name(root))


def _file_name(root: "etree._Element") -> str | None:
    """Return the text of the first element FileName, None if there is none."""
    return next(((one.text or "").strip() for one in root.iterchildren() if local_name(one) == "FileName"), None)


def _check_doctype(text: str, entry: str, *, is_meant: bool) -> None:
    found = doctype(text)
    if found and (is_meant or not _PAGE_DOCTYPE.fullmatch(found)):
        raise RefusedError(Fault.XML_DOCTYPE, entry)
