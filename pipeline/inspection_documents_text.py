"""The documents of a kit for people in a terminal."""

from collections.abc import Callable, Mapping
from typing import Any

from pipeline.language import _

Fact = Callable[[str, str], None]
Row = Callable[[str], None]


def print_document(document: Mapping[str, Any], fact: Fact, row: Row) -> None:
    """Print what a document says, its lists row by row, and where it departs from its schema.

    Args:
        document: as `document_rows` gives it.
        fact: prints a title with a value.
        row: prints a row of a list.
    """
    fact(_("Entry"), document["entry"])
    fact(_("Document"), " ".join(filter(None, (document["kind"], document.get("schema", "")))))
    for title, key in (
        (_("Name"), "name"),
        (_("Object"), "object_name"),
        (_("Version"), "version"),
        (_("Category"), "category"),
        (_("File"), "file_name"),
        (_("Description"), "description"),
    ):
        if document.get(key):
            fact(title, _said(document[key]))
    for command in document.get("commands", ()):
        _listed(_("Command"), command, ("id", "startup", "representation"), fact)
    for permission in document.get("permissions", ()):
        fact(_("Permission"), permission["type_name"])
        for name, value in permission["parameters"].items():
            row(f"{name}: {'—' if value is None else value}")
    for one in (*document.get("configurations", ()), *document.get("applied_for", ())):
        keys = ("name", "minimum", "maximum") if one["is_range"] else ("name", "minimum")
        _listed(_("Configuration"), one, keys, fact)
    for fault in document["faults"]:
        place = _("line %(line)s") % {"line": fault["line"]}
        what = fault["found"] or ", ".join(fault["expected"])
        fact(_("Departure"), f"{place}, {fault['element']}: {fault['problem']} {what}")


def _listed(title: str, values: Mapping[str, Any], keys: tuple[str, ...], fact: Fact) -> None:
    fact(title, ", ".join(said for key in keys if (said := _said(values[key]))))


def _said(value: Mapping[str, Any] | None) -> str:
    return "" if value is None else str(value["value"])
