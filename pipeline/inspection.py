"""What was read of an artifact, as plain data for `otk inspect`."""

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from checks.content_type import content_type
from checks.subject import Member, Refusal, Subject
from onec.file import OneCFile
from onec.kit import Kit
from onec.model import MetadataObject, Module, ModuleState, Properties
from onec.templates import OTHER
from pipeline.inspection_documents import document_rows
from pipeline.visible import visible

SCHEMA = "otk-inspect/1"


def inspection(subject: Subject) -> dict[str, Any]:
    """Return the artifact, its files with all they hold, the kit and the refusals; keys in a fixed order."""
    upload = subject.upload
    return {
        "schema": SCHEMA,
        "artifact": {
            "sha256": upload.sha256,
            "size": upload.size,
            "file_name": visible(upload.file_name),
            "kind": subject.kind,
        },
        "kit": _kit(subject.kit) if subject.kit else None,
        "files": [_file(member, member.file) for member in subject.members if member.file],
        "refusals": [_refusal(one) for one in subject.refusals()],
        "anomalies": [
            {"class": one.fault, "entry": visible(entry), "values": _visible(one.values.items())}
            for entry, one in subject.anomalies()
        ],
    }


def text_sha256(module: Module) -> str | None:
    """Return the SHA-256 of the text in UTF-8 without a mark, None where there is no text to read."""
    return sha256(module.text.encode()).hexdigest() if module.state is ModuleState.READABLE else None


def _file(member: Member, file: OneCFile) -> dict[str, Any]:
    content = file.content
    return {
        "entry": visible(member.entry),
        "kind": content.kind,
        "container": file.bits,
        "stamp": list(file.stamp),
        "properties": _properties(content.properties),
        "objects": [_object(item) for item in content.objects],
        "modules": [_module(module) for module in content.modules],
        "templates": [
            {
                "object": visible(one.object),
                "type": one.type,
                "entry": visible(one.entry),
                "size": one.size,
                "content_types": [content_type(content) for content in one.files()],
            }
            for one in file.templates
            if one.type != OTHER
        ],
        "elements": [{"name": visible(name), "stored_size": size} for name, size in file.elements],
    }


def _properties(properties: Properties) -> dict[str, Any]:
    return {
        "name": visible(properties.name),
        "uuid": properties.uuid,
        "synonym": _visible(properties.synonym),
        "comment": visible(properties.comment),
        "version": visible(properties.version),
        "vendor": visible(properties.vendor),
        "update_address": visible(properties.update_address),
        "prefix": visible(properties.prefix),
        "purpose": properties.purpose,
        "compatibility_mode": properties.compatibility_mode,
        "extension_compatibility_mode": properties.extension_compatibility_mode,
        "keep_mapping": properties.keep_mapping,
        "modality": properties.modality,
        "synchronous_calls": properties.synchronous_calls,
    }


def _object(item: MetadataObject) -> dict[str, Any]:
    row: dict[str, Any] = {
        "kind": item.kind,
        "name": visible(item.name),
        "full_name": visible(item.full_name),
        "uuid": item.uuid,
        "owner": visible(item.owner),
        "synonym": _visible(item.synonym),
        "comment": visible(item.comment),
        "adopted": item.adopted,
        "extended_uuid": item.extended_uuid,
        "states": dict(item.states),
    }
    if item.flags:
        row["flags"] = {
            "server": item.flags.server,
            "server_call": item.flags.server_call,
            "external_connection": item.flags.external_connection,
            "client_managed_application": item.flags.client_managed_application,
            "client_ordinary_application": item.flags.client_ordinary_application,
            "global": item.flags.global_,
            "privileged": item.flags.privileged,
            "reuse": item.flags.reuse,
        }
    if item.handlers:
        row["handlers"] = [
            {
                "method": visible(one.method),
                "module": visible(one.module),
                "event": visible(one.event),
                "used": one.used,
                "predefined": one.predefined,
            }
            for one in item.handlers
        ]
    if item.address:
        row["address"] = visible(item.address)
    return row


def _module(module: Module) -> dict[str, Any]:
    return {
        "object": visible(module.object),
        "module": module.kind,
        "entry": visible(module.entry),
        "state": module.state,
        "orphan": module.orphan,
        "encoding": module.encoding,
        "bom": module.bom,
        "valid": module.valid,
        "lines": module.lines,
        "sha256": text_sha256(module),
    }


def _kit(kit: Kit) -> dict[str, Any]:
    return {
        "encrypted": kit.encrypted,
        "manifest": visible(kit.manifest.entry.name) if kit.manifest else None,
        "entries": [{"name": visible(one.name), "size": one.size} for one in kit.entries],
        "documents": document_rows(kit),
    }


def _refusal(refusal: Refusal) -> dict[str, Any]:
    return {
        "class": refusal.fault,
        "entry": visible(refusal.entry),
        "values": _visible(refusal.values.items()),
    }


def _visible(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {visible(key): visible(value) for key, value in pairs}
