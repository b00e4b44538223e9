"""What single kinds of objects say beside their base header: flags of common modules, handlers, addresses.

Source: format-1c.md section 9; values that are absent in an old version of the format are left out.
"""

from collections.abc import Callable
from dataclasses import replace

from onec.bracket import Value, find, number_at, text_at, token_at
from onec.errors import MissingValueError
from onec.links import linked_objects
from onec.model import CommonModuleFlags, Handler, MetadataObject
from onec.type_names import pattern_in, qualified_types, type_names

HTTP_METHODS = (
    "Any",
    "CONNECT",
    "DELETE",
    "GET",
    "HEAD",
    "LOCK",
    "MERGE",
    "MKCOL",
    "MOVE",
    "OPTIONS",
    "PATCH",
    "POST",
    "PROPFIND",
    "PROPPATCH",
    "PUT",
    "TRACE",
    "UNLOCK",
)
"""By their numbers in a container; 2, 3, 10, 11 and 14 are proven by dumps, the rest follow the alphabet."""


TYPES_OF_CHARACTERISTICS = "ChartOfCharacteristicTypes"
TYPED_KINDS = frozenset(
    {
        "AccountingFlag",
        "AddressingAttribute",
        "Attribute",
        "CommonAttribute",
        "Constant",
        "DefinedType",
        "Dimension",
        "ExtDimensionAccountingFlag",
        "FilterCriterion",
        "Resource",
        "SessionParameter",
        TYPES_OF_CHARACTERISTICS,
    }
)
"""What has values of some types; they stand behind the base header, those of characteristics in the list around it."""


def details(item: MetadataObject, parent: list[Value], around: Value = None) -> MetadataObject:
    """Return the object with what its kind adds.

    Args:
        item: as its base header says.
        parent: the list the base header stands in.
        around: the first list of the object's description.
    """
    if item.kind in TYPED_KINDS:
        pattern = pattern_in(around if item.kind == TYPES_OF_CHARACTERISTICS else parent)
        return replace(item, types=qualified_types(pattern))
    reader = _READERS.get(item.kind)
    if reader is None:
        return item
    try:
        return reader(item, parent)
    except MissingValueError:
        return item


def _common_module(item: MetadataObject, parent: list[Value]) -> MetadataObject:
    flags = CommonModuleFlags(
        client_ordinary_application=_flag(parent, 2),
        server=_flag(parent, 3),
        external_connection=_flag(parent, 4),
        privileged=_flag(parent, 5),
        global_=_flag(parent, 6),
        client_managed_application=_flag(parent, 7),
        reuse=number_at(parent, 8) if find(parent, 8) is not None else 0,
        server_call=_flag(parent, 9),
    )
    return replace(item, flags=flags)


def _scheduled_job(item: MetadataObject, parent: list[Value]) -> MetadataObject:
    handler = Handler(
        method=text_at(parent, 7),
        module=token_at(parent, 6),
        predefined=_flag(parent, 4),
        used=_flag(parent, 5),
    )
    return replace(item, handlers=(handler,))


def _event_subscription(item: MetadataObject, parent: list[Value]) -> MetadataObject:
    handler = Handler(method=text_at(parent, 5), module=token_at(parent, 4), event=text_at(parent, 3))
    return replace(item, handlers=(handler,), sources=type_names(find(parent, 2), {}))


def _http_service(item: MetadataObject, parent: list[Value]) -> MetadataObject:
    return replace(item, address=text_at(parent, 1))


def _http_method(item: MetadataObject, parent: list[Value]) -> MetadataObject:
    number = number_at(parent, 2)
    verb = HTTP_METHODS[number] if 0 <= number < len(HTTP_METHODS) else str(number)
    return replace(item, handlers=(Handler(method=text_at(parent, 1), event=verb),))


def _subsystem(item: MetadataObject, parent: list[Value]) -> MetadataObject:
    """Return the subsystem with its members: the one list of objects behind the header, wherever the format has it."""
    lists = (found for one in parent if (found := linked_objects(one)))
    return replace(item, members=next(lists, ()))


def _flag(parent: list[Value], index: int) -> bool:
    return find(parent, index) == "1"


_READERS: dict[str, Callable[[MetadataObject, list[Value]], MetadataObject]] = {
    "CommonModule": _common_module,
    "ScheduledJob": _scheduled_job,
    "EventSubscription": _event_subscription,
    "HTTPService": _http_service,
    "URLTemplate": _http_service,
    "Method": _http_method,
    "Subsystem": _subsystem,
}
