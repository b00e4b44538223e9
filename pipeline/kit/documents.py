"""The documents of a kit as XML: the manifest and the compatibility list, as the service's own generator writes them.

Source: delivery-kit.md sections 3 to 5.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from checks.manifest.sides import GLOBAL
from onec.manifest import Category
from pipeline.errors import UsageError
from pipeline.kit.draft import HOME_PAGE, PARAMETERS, Draft, DraftCommand, DraftPermission, DraftTarget
from pipeline.kit.draft import object_type as type_of
from pipeline.language import _

if TYPE_CHECKING:
    from lxml.etree import _Element

SERVICE = "http://www.1c.ru/1cFresh/"
MANIFEST = f"{SERVICE}ApplicationExtensions/Manifest/"
COMPATIBILITY = f"{SERVICE}ApplicationExtensions/Compatibility/1.0.0.1"
PERMISSIONS = f"{SERVICE}Application/Permissions/1.0.0.2"
XS = "http://www.w3.org/2001/XMLSchema"
XSI = "http://www.w3.org/2001/XMLSchema-instance"

OLD_SCHEMA, NEW_SCHEMA = "1.0.0.1", "1.0.0.2"


def manifest_xml(draft: Draft) -> bytes:
    """Return the manifest as a document.

    Raises:
        UsageError: a text holds a character that XML has no place for.
    """
    root = _root("ExtensionManifest", f"{MANIFEST}{draft.schema}", {"perm": PERMISSIONS} if draft.permissions else {})
    for name, text in (
        ("Name", draft.name),
        ("ObjectName", draft.object_name),
        ("Version", draft.version),
        ("Category", draft.category.value),
    ):
        _add(root, name, text)
    if draft.schema == OLD_SCHEMA:
        _add(root, "SafeMode", _word(draft.safe_mode))
    _add(root, "Description", draft.description)
    if draft.commands:
        _add_assignment(root, draft.category, draft.objects)
    for command in draft.commands:
        _add_command(root, command)
    _add(root, "FileName", draft.file_name)
    for key in draft.variants:
        _add(_add(root, "ReportVariants"), "VariantKey", key)
    for permission in draft.permissions:
        _add_permission(root, permission)
    _add(root, "UseReportVariantsStorage", _word(draft.variants_storage))
    return _written(root)


def compatibility_xml(targets: Iterable[DraftTarget]) -> bytes:
    """Return the compatibility list of a report or data processor as a document.

    Raises:
        UsageError: a text holds a character that XML has no place for.
    """
    root = _root("CompatibilityList", COMPATIBILITY)
    for target in targets:
        kind = "CompatibilityWithConfigurationVersion" if target.version else "CompatibilityWithConfiguration"
        one = _add(root, "CompatibilityObjects", kind=kind)
        _add(one, "ConfigarationName", target.configuration)
        if target.version:
            _add(one, "VersionNumber", target.version)
    return _written(root)


def _add_assignment(root: "_Element", category: Category, objects: Iterable[str]) -> None:
    is_global = category in GLOBAL
    kind = "ExtensionSubsystemsAssignment" if is_global else "ExtensionCatalogsAndDocumentsAssignment"
    assignment = _add(root, "Assignment", kind=kind)
    for name in objects:
        one = _add(assignment, "Objects")
        _add(one, "ObjectName", name, kind="xs:string")
        _add(one, "Representation", "Начальная страница" if name == HOME_PAGE else name.rpartition(".")[2])
        _add(one, "Enabled", _word(value=True))
        _add(one, "ObjectType", type_of(name) or "")
    if not is_global:
        _add(assignment, "UseInListsForms", _word(value=True))
        _add(assignment, "UseInObjectsForms", _word(value=True))


def _add_command(root: "_Element", command: DraftCommand) -> None:
    one = _add(root, "Commands")
    _add(one, "Id", command.id)
    _add(one, "Representation", command.presentation)
    _add(one, "StartupType", command.startup.value)
    _add(one, "ShowNotification", _word(command.notification))
    _add(one, "Modifier", command.modifier, kind="xs:string")


def _add_permission(root: "_Element", permission: DraftPermission) -> None:
    one = _add(root, "Permissions", kind=f"perm:{permission.kind.value}")
    values = {"Description": permission.description} if permission.description else {}
    values |= {
        name: permission.parameters[name] for name in PARAMETERS[permission.kind] if name in permission.parameters
    }
    for name, text in values.items():
        _add(one, f"{{{PERMISSIONS}}}{name}", text)


def _root(name: str, namespace: str, more: Mapping[str, str] | None = None) -> "_Element":
    from lxml import etree  # noqa: PLC0415 (only where a document is written)

    spaces: dict[str | None, str] = {None: namespace, "xs": XS, "xsi": XSI}
    spaces.update(more or {})
    return etree.Element(f"{{{namespace}}}{name}", None, spaces)


def _add(parent: "_Element", name: str, text: str = "", kind: str = "") -> "_Element":
    from lxml import etree  # noqa: PLC0415 (only where a document is written)

    qualified = name if name.startswith("{") else f"{{{etree.QName(_top(parent)).namespace}}}{name}"
    added = etree.SubElement(parent, qualified)
    if kind:
        added.set(f"{{{XSI}}}type", kind)
    try:
        added.text = text or None
    except ValueError as error:
        local = etree.QName(added).localname
        raise UsageError(_("%s: the text holds a character that XML has no place for") % local) from error
    return added


def _top(element: "_Element") -> "_Element":
    return element.getroottree().getroot()


def _word(value: bool) -> str:  # noqa: FBT001 (it is the text of a boolean)
    return "true" if value else "false"


def _written(root: "_Element") -> bytes:
    from lxml import etree  # noqa: PLC0415 (only where a document is written)

    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
