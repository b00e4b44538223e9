"""What the root of an external report or data processor points at: its forms, its composition schema, its storages.

Sources: the corpus (52 data processors whose two forms are one ordinary and one managed, in either place; the schema of
the reports), and the reports and data processors within configurations, whose descriptions begin alike.
"""

from collections.abc import Mapping

from onec.bracket import Value, find
from onec.header import NIL_UUID
from onec.model import ExternalParts, FileKind
from onec.names import is_uuid

_KNOWN_VERSION = "4"
"""Of the description; every file of the corpus has it, from 8.1 to 8.3.27."""

_DEFAULT_FORM = 4
_AUXILIARY_FORM = {FileKind.DATA_PROCESSOR: 6, FileKind.REPORT: 11}
_SCHEMA = 5
_SETTINGS = range(6, 10)
"""Of a report: forms of settings and of variants, storages of variants and of settings, in an order not known."""


def external_parts(description: Value, kind: FileKind, names: Mapping[str, str]) -> ExternalParts | None:
    """Return what the root points at; None for a description of another shape.

    Args:
        description: the list that the root's base header stands in.
        kind: report or data processor.
        names: full names of the objects of the file by their UUIDs.
    """
    if find(description, 0) != _KNOWN_VERSION:
        return None

    def named(index: int) -> str:
        return names.get(str(find(description, index)), "")

    is_report = kind is FileKind.REPORT
    linked = [str(find(description, index)) for index in _SETTINGS] if is_report else []
    return ExternalParts(
        default_form=named(_DEFAULT_FORM),
        auxiliary_form=named(_AUXILIARY_FORM[kind]),
        main_schema=named(_SCHEMA) if is_report else "",
        storages=tuple(uuid for uuid in linked if is_uuid(uuid) and uuid != NIL_UUID and uuid not in names),
    )
