"""Properties of the root: of a configuration, an extension, an external data processor or report."""

import re

from onec.dump.description import Description
from onec.errors import RefusedError
from onec.faults import Fault
from onec.model import EXTERNAL_KINDS, FileKind, Properties, Purpose

_EXTERNAL = {"ExternalDataProcessor": FileKind.DATA_PROCESSOR, "ExternalReport": FileKind.REPORT}
_PURPOSE = "configurationextensionpurpose"
_PURPOSES = {"Patch": Purpose.PATCH, "Customization": Purpose.CUSTOMISATION, "AddOn": Purpose.ADD_ON}
_USE = {"Use": True, "UseWithWarnings": True, "DontUse": False}
_BOOLEANS = {"true": True, "false": False}
_VERSION = re.compile(r"(?:Version)?(\d+[._]\d+(?:[._]\d+)?)")


def file_kind(root: Description, entry: str) -> FileKind:
    """Return the kind of the project; an extension's root is marked adopted, or says the extension's purpose.

    Raises:
        RefusedError: root-missing, the description is of another object.
    """
    if root.kind == "Configuration":
        return FileKind.EXTENSION if root.adopted or _PURPOSE in root.values else FileKind.CONFIGURATION
    kind = _EXTERNAL.get(root.kind)
    if kind is None:
        raise RefusedError(Fault.ROOT_MISSING, entry)
    return kind


def read_properties(root: Description, kind: FileKind) -> Properties:
    """Return the properties that the root's description holds.

    What is not written is None: Designer leaves out modality, synchronous calls and the compatibility mode of the
    configuration in an extension, and EDT may leave out the purpose.
    """
    values = root.values
    if kind in EXTERNAL_KINDS:
        return Properties(root.name, root.uuid, root.synonym, root.comment)
    extension = kind is FileKind.EXTENSION
    return Properties(
        name=root.name,
        uuid=root.uuid,
        synonym=root.synonym,
        comment=root.comment,
        version=values.get("version", ""),
        vendor=values.get("vendor", ""),
        update_address=values.get("updatecatalogaddress", ""),
        prefix=values.get("nameprefix", ""),
        purpose=_PURPOSES.get(values.get(_PURPOSE, "")) if extension else None,
        compatibility_mode=platform_version(values.get("compatibilitymode", "")),
        extension_compatibility_mode=platform_version(values.get("configurationextensioncompatibilitymode", "")),
        keep_mapping=_BOOLEANS.get(values.get("keepmappingtoextendedconfigurationobjectsbyids", ""))
        if extension
        else None,
        modality=_USE.get(values.get("modalityusemode", "")),
        synchronous_calls=_USE.get(values.get("synchronousplatformextensionandaddincallusemode", "")),
        default_roles=root.lists.get("defaultroles", ()),
    )


def platform_version(text: str) -> str | None:
    """Return Designer's `Version8_3_24` and EDT's `8.3.24` as `8.3.24`; None for `DontUse`, which keeps nothing."""
    match = _VERSION.fullmatch(text)
    return match[1].replace("_", ".") if match else None
