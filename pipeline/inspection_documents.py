"""The documents of a kit as plain data for `otk inspect`: all they say, each value with its line, and their faults."""

from dataclasses import fields, is_dataclass
from typing import Any

from onec.document_kind import DocumentKind
from onec.kit import Kit
from onec.kit_documents import read_documents
from onec.manifest import CompatibilityList, Manifest, PatchManifest
from onec.permissions import Permission
from pipeline.visible import visible


def document_rows(kit: Kit) -> list[dict[str, Any]]:
    """Return the documents in the order of the kit's entries; keys in a fixed order."""
    read = read_documents(kit)
    order = [one.name for one in kit.documents]
    whole: list[Manifest | CompatibilityList | PatchManifest] = [*read.manifests, *read.compatibility, *read.patches]
    return [
        {
            "entry": visible(one.entry),
            "kind": _kind(one).value,
            **{name: value for name, value in _plain(one).items() if name not in ("entry", "of_extension")},
            "faults": [_plain(fault) for fault in read.faults if fault.entry == one.entry],
        }
        for one in sorted(whole, key=lambda one: order.index(one.entry))
    ]


def _kind(document: Manifest | CompatibilityList | PatchManifest) -> DocumentKind:
    if isinstance(document, PatchManifest):
        return DocumentKind.PATCH
    if isinstance(document, Manifest):
        return DocumentKind.EXTENSION_MANIFEST if document.of_extension else DocumentKind.MANIFEST
    return DocumentKind.EXTENSION_COMPATIBILITY if document.of_extension else DocumentKind.COMPATIBILITY


def _plain(value: Any) -> Any:  # noqa: ANN401 (values of any of the models)
    """Return a value of the models as JSON has it, its texts with what is hidden in them."""
    if isinstance(value, Permission):
        of_code = ("parameters", "column", "method")
        told = {one.name: _plain(getattr(value, one.name)) for one in fields(value) if one.name not in of_code}
        return {**told, "parameters": {visible(name): _plain(said) for name, said in value.parameters}}
    if is_dataclass(value):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return visible(str(value)) if isinstance(value, str) else value
