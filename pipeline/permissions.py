"""The table of permissions as rows of plain data, and what pages show of a row first."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from checks.finding import Location
from checks.permissions.table import Row
from pipeline.places import location_row
from pipeline.visible import visible

MAX_VALUE_CHARACTERS: Final = 200
"""Of a value that are shown."""

KINDS: Final = (
    "InternetResourceAccess",
    "FileSystemAccess",
    "CreateComObject",
    "AttachAddin",
    "ExternalModule",
    "RunApplication",
    "ExternalModulePrivilegedModeAllowed",
)
"""Kinds of permissions in the order they are told; of one that is in no row nothing was found."""

_NAMES: Final = ("Host", "Path", "ProgId", "CLSID", "TemplateName", "Name", "CommandMask", "WsdlDestination")
"""Parameters that name the thing, others say more about it."""
_MODES: Final = {"AllowedRead": "allowed-read", "AllowedWrite": "allowed-write"}


def permission_rows(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """Return the table as the report has it, in the order of its rows."""
    return [
        {
            "kind": visible(row.kind)[:MAX_VALUE_CHARACTERS],
            "parameters": {name: _value(value) for name, value in row.parameters},
            "state": row.state,
            "asked": _place(row.asked),
            "told": _place(row.told),
            "used": [_place(one) for one in row.used],
            "count": row.times,
        }
        for row in rows
    ]


def name_of(row: Mapping[str, Any]) -> str | None:
    """Return the value that names the thing, "" where there is none to tell, None where the text does not tell it."""
    parameters = row["parameters"]
    there = [name for name in _NAMES if name in parameters]
    chosen = next((name for name in there if parameters[name]), there[0] if there else "")
    found: str | None = parameters[chosen] if chosen else ""
    return found


def details_of(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what else is known: the key of a text, "" for none, and the value in it."""
    for name, value in row["parameters"].items():
        if name in _NAMES or not value:
            continue
        if name not in _MODES:
            yield ("on-port" if name == "Port" else ""), value
        elif value == "true":
            yield _MODES[name], ""


def absent_kinds(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return the kinds that are in no row."""
    there = {row["kind"] for row in rows}
    return [kind for kind in KINDS if kind not in there]


def _place(place: Location | None) -> dict[str, Any] | None:
    return None if place is None else location_row(replace(place, snippet=(), snippet_line=None))


def _value(value: str | None) -> str | None:
    return None if value is None else visible(value)[:MAX_VALUE_CHARACTERS]
