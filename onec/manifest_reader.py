"""The manifest as values: of a report, data processor or print form, and of an extension.

Source: delivery-kit.md sections 3 and 6.
"""

import re
from typing import TYPE_CHECKING

from onec.document_kind import DocumentKind, Family
from onec.document_values import SPACES, boolean, children, line, namespace, text, type_name, word
from onec.manifest import (
    Assignment,
    AssignmentObject,
    Category,
    Manifest,
    ManifestCommand,
    ReportVariant,
    Said,
    Schedule,
    StartupType,
    VariantAssignment,
)
from onec.permission_reader import read_permission

if TYPE_CHECKING:
    from lxml.etree import _Element

_NUMBER = re.compile(r"[0-9]{1,10}")


def read_manifest(root: "_Element", entry: str, family: Family) -> Manifest:
    """Return what a manifest says; of one in a namespace of its own nothing but that it is there."""
    schema = namespace(root).removeprefix(family.namespace)
    of_extension = family.kind is DocumentKind.EXTENSION_MANIFEST
    if not namespace(root).startswith(family.namespace):
        return Manifest(entry, line(root), "", of_extension)
    return Manifest(
        entry,
        line(root),
        schema,
        of_extension,
        name=text(root, "Name"),
        object_name=text(root, "ObjectName"),
        version=text(root, "Version"),
        category=word(root, "Category", Category),
        safe_mode=boolean(root, "SafeMode"),
        description=text(root, "Description"),
        assignment=next((_assignment(one) for one in children(root, "Assignment")), None),
        commands=tuple(_command(one) for one in children(root, "Commands")),
        file_name=text(root, "FileName"),
        variants=tuple(_variant(one) for one in children(root, "ReportVariants")),
        permissions=tuple(read_permission(one) for one in children(root, "Permissions")),
        variants_storage=boolean(root, "UseReportVariantsStorage"),
    )


def _assignment(element: "_Element") -> Assignment:
    return Assignment(
        line(element),
        type_name(element)[1],
        tuple(_assignment_object(one) for one in children(element, "Objects")),
        boolean(element, "UseInListsForms"),
        boolean(element, "UseInObjectsForms"),
    )


def _assignment_object(element: "_Element") -> AssignmentObject:
    return AssignmentObject(
        line(element),
        text(element, "ObjectName"),
        text(element, "Representation"),
        boolean(element, "Enabled"),
        word(element, "ObjectType", _object_type),
    )


def _command(element: "_Element") -> ManifestCommand:
    settings = next(children(element, "DefaultSettings"), None)
    return ManifestCommand(
        line(element),
        text(element, "Id"),
        text(element, "Representation"),
        word(element, "StartupType", StartupType),
        boolean(element, "ShowNotification"),
        text(element, "Modifier"),
        () if settings is None else tuple(_user(one) for one in children(settings, "UsersFastAccess")),
        None if settings is None else next((_schedule(one) for one in children(settings, "Schedule")), None),
    )


def _user(element: "_Element") -> Said[str]:
    return Said(element.text or "", line(element))


def _schedule(element: "_Element") -> Schedule:
    return Schedule(line(element), _number(element, "RepeatPeriodInDay"), _number(element, "DaysRepeatPeriod"))


def _number(element: "_Element", attribute: str) -> int:
    """Return a whole number of an attribute, 0 where it is missing or none."""
    written = element.get(attribute, "0").strip(SPACES)
    return int(written) if _NUMBER.fullmatch(written) else 0


def _variant(element: "_Element") -> ReportVariant:
    return ReportVariant(
        line(element),
        text(element, "VariantKey"),
        text(element, "Representation"),
        tuple(_variant_assignment(one) for one in children(element, "Assignments")),
    )


def _variant_assignment(element: "_Element") -> VariantAssignment:
    return VariantAssignment(
        line(element),
        text(element, "ObjectName"),
        word(element, "Importance", _importance),
        boolean(element, "Enabled"),
    )


def _object_type(written: str) -> str:
    return _listed(written, ("Catalog", "Document", "BusinessProcess", "Task", "SubSystem"))


def _importance(written: str) -> str:
    return _listed(written, ("High", "Ordinary", "Low"))


def _listed(written: str, values: tuple[str, ...]) -> str:
    if written not in values:
        raise ValueError(written)
    return written
