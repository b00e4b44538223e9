"""From a description to an object: names, and what single kinds add: flags, handlers, addresses."""

from collections.abc import Mapping

from onec.details import TYPED_KINDS
from onec.dump.description import Description
from onec.dump.type_words import type_word
from onec.model import CommonModuleFlags, Handler, MetadataObject

_REUSE = {"DontUse": 0, "DuringRequest": 1, "DuringSession": 2}
_ADDRESSES = {"HTTPService": "rooturl", "URLTemplate": "template"}


def metadata_object(description: Description, owner: str) -> MetadataObject:
    """Return the object that is described.

    A tree names the properties an extension changes, not by UUID: `states` stay empty.

    Args:
        description: as the file says.
        owner: full name of the owner, "" for the root and its own.
    """
    values = description.values
    short_name = f"{description.kind}.{description.name}"
    return MetadataObject(
        kind=description.kind,
        name=description.name,
        full_name=f"{owner}.{short_name}" if owner else short_name,
        uuid=description.uuid,
        owner=owner,
        synonym=description.synonym,
        comment=description.comment,
        adopted=description.adopted,
        extended_uuid=description.extended_uuid,
        flags=_flags(values) if description.kind == "CommonModule" else None,
        handlers=_handlers(description.kind, values),
        address=values.get(_ADDRESSES.get(description.kind, ""), ""),
        sources=tuple(map(type_word, description.lists.get("source", ()))),
        types=description.types if description.kind in TYPED_KINDS else (),
        members=description.lists.get("content", ()) if description.kind == "Subsystem" else (),
    )


def is_true(values: Mapping[str, str], name: str) -> bool:
    """Tell whether a property is written and true."""
    return values.get(name) == "true"


def _flags(values: Mapping[str, str]) -> CommonModuleFlags | None:
    """Return the flags; None for an adopted module whose description has none."""
    if "server" not in values:
        return None
    return CommonModuleFlags(
        server=is_true(values, "server"),
        external_connection=is_true(values, "externalconnection"),
        privileged=is_true(values, "privileged"),
        client_managed_application=is_true(values, "clientmanagedapplication"),
        server_call=is_true(values, "servercall"),
        reuse=_REUSE.get(values.get("returnvaluesreuse", ""), 0),
        global_=is_true(values, "global"),
        client_ordinary_application=is_true(values, "clientordinaryapplication"),
    )


def _handlers(kind: str, values: Mapping[str, str]) -> tuple[Handler, ...]:
    """Return the handler; none where an adopted object leaves it to the configuration."""
    match kind:
        case "ScheduledJob":
            module, _, method = values.get("methodname", "").rpartition(".")
            used, predefined = is_true(values, "use"), is_true(values, "predefined")
            handler = Handler(method, module, used=used, predefined=predefined)
        case "EventSubscription":
            module, _, method = values.get("handler", "").rpartition(".")
            handler = Handler(method, module, event=values.get("event", ""))
        case "Method":
            handler = Handler(values.get("handler", ""), event=values.get("httpmethod", ""))
        case _:
            return ()
    return (handler,) if handler.method else ()
