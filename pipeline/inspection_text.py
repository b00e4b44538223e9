"""What was read of an artifact, for people in a terminal."""

from collections import Counter
from collections.abc import Mapping
from functools import partial
from typing import Any, TextIO

from pipeline.inspection_documents_text import print_document
from pipeline.language import _

WIDTH = 15
SHORT_SUM = 12


def print_inspection(found: Mapping[str, Any], stream: TextIO) -> None:
    """Print the artifact, the documents of a kit, each file with all it holds, and what was refused."""
    artifact = found["artifact"]
    _fact(stream, _("File"), f"{artifact['file_name']}, {artifact['size']} " + _("B"))
    _fact(stream, "SHA-256", artifact["sha256"])
    _fact(stream, _("Kind"), artifact["kind"])
    for document in found["kit"]["documents"] if found["kit"] else ():
        stream.write("\n")
        print_document(document, partial(_fact, stream), partial(_row, stream))
    for file in found["files"]:
        _print_file(file, stream)
    for one in found["anomalies"]:
        _fact(stream, _("Note"), f"{one['class']} {one['entry']}".rstrip())
    for one in found["refusals"]:
        _fact(stream, _("Refused"), f"{one['class']} {one['entry']}".rstrip())


def _print_file(file: Mapping[str, Any], stream: TextIO) -> None:
    stream.write("\n")
    if file["entry"]:
        _fact(stream, _("Entry"), file["entry"])
    properties = file["properties"]
    for title, key in (
        (_("Name"), "name"),
        (_("Version"), "version"),
        (_("Vendor"), "vendor"),
        (_("Prefix"), "prefix"),
        (_("Purpose"), "purpose"),
        (_("Compatibility"), "compatibility_mode"),
        (_("Comment"), "comment"),
    ):
        if properties[key]:
            _fact(stream, title, properties[key])
    _fact(
        stream,
        _("Container"),
        _("%(bits)s-bit, %(count)s elements") % {"bits": file["container"], "count": len(file["elements"])},
    )
    counts = Counter(item["kind"] for item in file["objects"])
    _fact(stream, _("Objects"), ", ".join(f"{kind} {count}" for kind, count in sorted(counts.items())))
    _fact(stream, _("Modules"), str(len(file["modules"])))
    for module in file["modules"]:
        sign = module["sha256"][:SHORT_SUM] if module["sha256"] else module["state"]
        orphan = " " + _("(no list names its object)") if module["orphan"] else ""
        stream.write(f"  {sign:<{SHORT_SUM}} {module['lines']:>7}  {module['object']} · {module['module']}{orphan}\n")


def _row(stream: TextIO, value: str) -> None:
    stream.write(f"  {value}\n")


def _fact(stream: TextIO, title: str, value: str) -> None:
    stream.write(f"{title:<{WIDTH}} {value}\n")
