"""What files beside a description say of an object: rights, contents, schedules, forms, help.

Designer keeps them in `Ext` of the object's folder, EDT in the folder itself.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from onec.dump.forms import designer_form, edt_extended, edt_form
from onec.dump.limits import MAX_METADATA_BYTES
from onec.dump.project import EDT, Project
from onec.dump.tree import Tree
from onec.elements import FORM_KINDS
from onec.errors import RefusedError
from onec.faults import Fault
from onec.help import text_chars
from onec.model import MetadataObject
from onec.rights import SAME_RIGHTS, ObjectRights, RoleRights
from onec.xml import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

Reader = Callable[[MetadataObject, "_Element"], MetadataObject]

_ROLES = "{http://v8.1c.ru/8.2/roles}"
_PROPERTIES = "{http://v8.1c.ru/8.3/xcf/extrnprops}"
_EDT_BASE = "BaseForm/Form.form"
_FIELDS = (".StandardAttribute.", ".StandardTabularSection.")


def completed(
    tree: Tree, project: Project, objects: Iterable[MetadataObject], bases: Mapping[str, str]
) -> tuple[MetadataObject, ...]:
    """Return the objects with what the files beside them say.

    Args:
        tree: where the project lies.
        project: whose objects.
        objects: as they are described.
        bases: full names of the objects by their folder.

    A form that is no XML, as that of an ordinary form, is left out.

    Raises:
        RefusedError: bad-metadata, another file is no XML; file-too-large; xml-doctype.
    """
    folders = {name: base for base, name in bases.items()}
    pages = _pages(tree, project)
    return tuple(_completed(tree, project, item, folders.get(item.full_name), pages) for item in objects)


def _completed(
    tree: Tree, project: Project, item: MetadataObject, base: str | None, pages: Mapping[str, list[str]]
) -> MetadataObject:
    if base is None or item.is_part:
        return item
    own = f"{project.folder}{base}/" if base else project.folder
    if own in pages:
        item = replace(item, help_chars=max(text_chars(tree.read(page)) for page in pages[own]))
    known = _FILES_EDT if project.format is EDT else _FILES_DESIGNER
    file = known.get(item.kind)
    path = own + file[0] if file else ""
    if file is None or path not in tree:
        return item
    try:
        item = file[1](item, parse_xml(tree.read(path, MAX_METADATA_BYTES), path))
        path = own + _EDT_BASE
        if item.form is None or project.format is not EDT or path not in tree:
            return item
        return replace(item, form=edt_extended(item.form, parse_xml(tree.read(path, MAX_METADATA_BYTES), path)))
    except RefusedError as error:
        if item.kind in FORM_KINDS and error.fault is Fault.MANIFEST_BAD_XML:
            return item
        if error.fault is Fault.MANIFEST_BAD_XML:
            raise RefusedError(Fault.BAD_METADATA, path, object="XML", **error.values) from error
        raise


def _pages(tree: Tree, project: Project) -> dict[str, list[str]]:
    """Return the pages of help by the folder of their object, with a slash at its end."""
    inner = "Help/" if project.format is EDT else "Ext/Help/"
    found: dict[str, list[str]] = {}
    for name in tree.names:
        folder, _, file = name.rpartition("/")
        if file.endswith(".html") and f"/{folder}/".endswith(f"/{inner}") and name.startswith(project.folder):
            found.setdefault(f"{folder}/".removesuffix(inner), []).append(name)
    return found


def _rights(item: MetadataObject, root: "_Element") -> MetadataObject:
    rights = RoleRights(
        _is_true(root, "setForNewObjects"),
        _is_true(root, "setForAttributesByDefault"),
        _is_true(root, "independentRightsOfChildObjects"),
        tuple(_object_rights(one) for one in root.iterchildren(f"{_ROLES}object") if not _is_field(one)),
    )
    return replace(item, rights=rights)


def _is_true(root: "_Element", name: str) -> bool:
    return root.findtext(f"{_ROLES}{name}") == "true"


def _is_field(element: "_Element") -> bool:
    name = element.findtext(f"{_ROLES}name") or ""
    return any(word in name for word in _FIELDS)


def _object_rights(element: "_Element") -> ObjectRights:
    """Return rights of an object; a dump prints what differs from the default of the role alone."""
    values = [
        (one.findtext(f"{_ROLES}name") or "", one.findtext(f"{_ROLES}value"))
        for one in element.iterchildren(f"{_ROLES}right")
    ]
    return ObjectRights(
        element.findtext(f"{_ROLES}name") or "",
        tuple(SAME_RIGHTS.get(name, name) for name, value in values if value == "true"),
        tuple(SAME_RIGHTS.get(name, name) for name, value in values if value == "false"),
    )


def _content(item: MetadataObject, root: "_Element") -> MetadataObject:
    content = tuple(
        (one.findtext(f"{_PROPERTIES}Metadata") or "", one.findtext(f"{_PROPERTIES}AutoRecord") == "Allow")
        for one in root.iterchildren(f"{_PROPERTIES}Item")
    )
    return replace(item, content=content)


def _schedule(item: MetadataObject, root: "_Element") -> MetadataObject:
    """Return the job with its period; EDT leaves out the usual one, a run a day."""
    schedule = root if root.get("daysRepeatPeriod") else root.find(f"{_PROPERTIES}Schedule")
    if schedule is None:
        return item
    period = schedule.get("RepeatPeriodInDay") or schedule.get("repeatPeriodInDay") or "0"
    seconds = int(period) if period.isascii() and period.isdigit() and len(period) < 10 else None  # noqa: PLR2004
    return replace(item, handlers=tuple(replace(one, period=seconds) for one in item.handlers))


def _designer_form(item: MetadataObject, root: "_Element") -> MetadataObject:
    return replace(item, form=designer_form(root))


def _edt_form(item: MetadataObject, root: "_Element") -> MetadataObject:
    return replace(item, form=edt_form(root))


_FILES_DESIGNER: dict[str, tuple[str, Reader]] = {
    "Role": ("Ext/Rights.xml", _rights),
    "ExchangePlan": ("Ext/Content.xml", _content),
    "ScheduledJob": ("Ext/Schedule.xml", _schedule),
    "Form": ("Ext/Form.xml", _designer_form),
    "CommonForm": ("Ext/Form.xml", _designer_form),
}
_FILES_EDT: dict[str, tuple[str, Reader]] = {
    "Role": ("Rights.rights", _rights),
    "ScheduledJob": ("Schedule.schedule", _schedule),
    "Form": ("Form.form", _edt_form),
    "CommonForm": ("Form.form", _edt_form),
}
