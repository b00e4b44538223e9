"""Kinds of documents in a delivery kit, told by the namespace of their root.

Source: delivery-kit.md sections 2, 3, 5 and 6.
"""

from dataclasses import dataclass
from enum import StrEnum


class DocumentKind(StrEnum):
    """Manifests of a report or data processor, of an extension, of a patch; configurations of the first two."""

    MANIFEST = "manifest"
    EXTENSION_MANIFEST = "extension-manifest"
    PATCH = "patch"
    COMPATIBILITY = "compatibility"
    EXTENSION_COMPATIBILITY = "extension-compatibility"


MANIFESTS = (DocumentKind.MANIFEST, DocumentKind.EXTENSION_MANIFEST)
"""Kinds of which a kit has exactly one."""


@dataclass(frozen=True, slots=True)
class Family:
    """Documents of one kind: their namespace without the version that ends it, their root, the versions known."""

    kind: DocumentKind
    namespace: str
    root: str
    versions: tuple[str, ...]


FAMILIES = (
    Family(
        DocumentKind.MANIFEST,
        "http://www.1c.ru/1cFresh/ApplicationExtensions/Manifest/",
        "ExtensionManifest",
        ("1.0.0.1", "1.0.0.2"),
    ),
    Family(
        DocumentKind.EXTENSION_MANIFEST,
        "http://www.1c.ru/1cFresh/ConfigurationExtensions/Manifest/",
        "ConfigurationExtensionManifest",
        ("1.0.0.1",),
    ),
    Family(DocumentKind.PATCH, "http://www.v8.1c.ru/ssl/patch", "Patch", ("",)),
    Family(
        DocumentKind.COMPATIBILITY,
        "http://www.1c.ru/1cFresh/ApplicationExtensions/Compatibility/",
        "CompatibilityList",
        ("1.0.0.1",),
    ),
    Family(
        DocumentKind.EXTENSION_COMPATIBILITY,
        "http://www.1c.ru/1cFresh/ConfigurationExtensions/Compatibility/",
        "CompatibilityList",
        ("1.0.0.1",),
    ),
)


def family(namespace: str, name: str) -> Family | None:
    """Return the family of a document by its root; a manifest is told by the name of its root alone, too."""
    by_namespace = (one for one in FAMILIES if namespace.startswith(one.namespace))
    by_name = (one for one in FAMILIES if one.kind in MANIFESTS and one.root == name)
    return next(by_namespace, None) or next(by_name, None)
