"""The manifest among the entries of a kit: found by its root, not by its name.

Source: delivery-kit.md sections 2 and 3, hostile-inputs.md items 45 to 47.
"""

import re
from typing import TYPE_CHECKING

from onec.errors import RefusedError
from onec.faults import Fault
from onec.limits import MAX_MANIFEST_BYTES
from onec.xml import doctype, parse_xml, root_name, xml_shape

if TYPE_CHECKING:
    from lxml import etree

ROOT_NAME = "ExtensionManifest"
NAMESPACE = "http://www.1c.ru/1cFresh/ApplicationExtensions/Manifest/"

_NAMESPACE_SIGN = "1cFresh/ApplicationExtensions/Manifest"
_FILE_NAME = "manifest.xml"
_PAGE_DOCTYPE = re.compile(
    r"""<!DOCTYPE\s+(?:html|svg)(?:\s+PUBLIC\s+"-//(?:W3C|IETF)//[^"<>\[]*"(?:\s+"http[^"<>\[]*")?)?\s*>""",
    re.IGNORECASE,
)
"""What a page or a picture beside the manifest may say: a known type, without declarations of its own."""


class ManifestSearch:
    """Looks at one entry after the other; all that might be manifests together stay under the limit of one."""

    __slots__ = ("_left",)

    def __init__(self) -> None:
        self._left = MAX_MANIFEST_BYTES

    def look(self, head: bytes, size: int, entry: str) -> "etree._Element | None":
        """Return the root element if the entry is a manifest, None if it is something else.

        Args:
            head: the entry's bytes, up to one more than a manifest may have.
            size: how many bytes the entry has.
            entry: its name.

        Raises:
            RefusedError: xml-doctype for any XML entry but a page or picture; manifest-bad-xml for an entry that is
                meant to be the manifest.
        """
        is_named = entry.rpartition("/")[2].lower() == _FILE_NAME
        shape = xml_shape(head)
        if not shape:
            if is_named:
                raise RefusedError(Fault.MANIFEST_BAD_XML, entry, reason="no XML")
            return None
        codec = "latin-1" if shape[0] == "utf-8" else shape[0]
        is_meant = is_named or _NAMESPACE_SIGN.encode(codec) in head
        text = str(head[shape[1] :], codec, "replace")
        _check_doctype(text, entry, is_meant=is_meant)
        if not is_meant and root_name(text) != ROOT_NAME:
            return None
        self._left -= size
        if self._left < 0:
            raise RefusedError(Fault.MANIFEST_BAD_XML, entry, reason=f"larger than {MAX_MANIFEST_BYTES}")
        root = parse_xml(head, entry)
        return root if is_manifest(root) else None


def is_manifest(root: "etree._Element") -> bool:
    """Tell the root of a manifest of any version."""
    namespace, _, name = str(root.tag).removeprefix("{").rpartition("}")
    return name == ROOT_NAME and namespace.startswith(NAMESPACE)


def namespace_version(root: "etree._Element") -> str:
    """Return the version that ends the namespace, as in "1.0.0.2"."""
    return str(root.tag).removeprefix("{" + NAMESPACE).rpartition("}")[0]


def file_name(root: "etree._Element") -> str | None:
    """Return the text of the first element FileName, None if there is none."""
    for child in root:
        if str(child.tag).rpartition("}")[2] == "FileName":
            return (child.text or "").strip()
    return None


def _check_doctype(text: str, entry: str, *, is_meant: bool) -> None:
    found = doctype(text)
    if found and (is_meant or not _PAGE_DOCTYPE.fullmatch(found)):
        raise RefusedError(Fault.XML_DOCTYPE, entry)
