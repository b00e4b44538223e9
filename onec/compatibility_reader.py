"""Lists of configurations as values: the two compatibility lists, and the manifest of a patch.

Source: delivery-kit.md sections 2 and 5.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onec.document_kind import DocumentKind, Family
from onec.document_values import children, line, text, type_name
from onec.manifest import CompatibilityList, CompatibleConfiguration, PatchManifest, Said

if TYPE_CHECKING:
    from lxml.etree import _Element

WITH_VERSION = "CompatibilityWithConfigurationVersion"


def read_compatibility(root: "_Element", entry: str, family: Family) -> CompatibilityList:
    """Return what a compatibility list says; a version that need not be said is "", for any."""
    of_extension = family.kind is DocumentKind.EXTENSION_COMPATIBILITY
    read = _range if of_extension else _exact
    found = tuple(read(one) for one in children(root, "CompatibilityObjects"))
    return CompatibilityList(entry, line(root), of_extension, found)


def read_patch(root: "_Element", entry: str, _family: Family) -> PatchManifest:
    """Return what the manifest of a patch says; the objects it modifies stand one on a line or behind commas."""
    return PatchManifest(
        entry,
        line(root),
        text(root, "Name"),
        text(root, "Description"),
        text(root, "UUID"),
        tuple(_names(text(root, "ModifiedMetadata"))),
        tuple(_applied(one) for one in children(root, "AppliedFor")),
    )


def _exact(element: "_Element") -> CompatibleConfiguration:
    version = text(element, "VersionNumber")
    if not version and type_name(element)[1] != WITH_VERSION:
        version = Said("", line(element))
    return CompatibleConfiguration(line(element), text(element, "ConfigarationName"), version, version, is_range=False)


def _range(element: "_Element") -> CompatibleConfiguration:
    minimum, maximum = text(element, "MinimumVersionNumber"), text(element, "MaximumVersionNumber")
    return CompatibleConfiguration(line(element), text(element, "ConfigarationName"), minimum, maximum, is_range=True)


def _applied(element: "_Element") -> CompatibleConfiguration:
    versions = text(element, "Versions")
    return CompatibleConfiguration(
        line(element), text(element, "ConfigurationName"), versions, versions, is_range=False
    )


def _names(said: Said[str] | None) -> Iterator[Said[str]]:
    for number, row in enumerate(said.value.split("\n") if said else ()):
        for one in row.split(","):
            if said and one.strip():
                yield Said(one.strip(), said.line + number)
