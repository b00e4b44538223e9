"""Names of a managed form's items and commands, found by the marks that every version of the format has.

An item is a UUID of its kind and a list behind it, `{22,{47,02023637-…},0,0,1,…,"Группа1",…}`, whose first string is
its name: the numbers before it change with each version and are passed over.

Source: 123 forms of the corpus and their dumps side by side, 59 of them in `tests/onec/release/test_pairs.py`.
"""

import re
from collections.abc import Iterator
from itertools import islice

from onec.limits import MAX_OBJECT_NAME_CHARS

MAX_MARKS = 64
"""Braces and strings between the begin of an item and its name; real items have up to 12."""

_KINDS = (
    "143c00f7-a42d-4cd7-9189-88e4467dc768",  # table
    "3d3cb80c-508b-41fa-8a18-680cdf5f1712",  # decoration
    "77ffcc29-7f2d-4223-b22f-19666e7250ba",  # field
    "a9f3b1ac-f51b-431e-b102-55a69acdecad",  # button
    "cd5394d0-7dda-4b56-8927-93ccbe967a01",  # group
)
_START = re.compile(rf"(?:{'|'.join(_KINDS)}),\s*\{{\d+,\s*\{{-?\d+,02023637-7868-4a5f-8576-835a76e0c9ba\}}".encode())
_MARK = re.compile(rb'([{}])|"([^"]*)"')
_COMMAND = re.compile(rb'\{\d+,\s*\{-?\d+,409b9a53-7f7e-4178-86c1-33176c7c7a7a\},"([^"]{1,400})"')


def item_names(description: bytes) -> Iterator[str]:
    """Yield the names of fields, groups, buttons, tables and decorations in the order of the text."""
    for start in _START.finditer(description):
        name = _name(description, start.end())
        if name and len(name) <= MAX_OBJECT_NAME_CHARS:
            yield name


def command_names(text: bytes) -> Iterator[str]:
    """Yield the names of the commands of a list."""
    for match in _COMMAND.finditer(text):
        yield match[1].decode("utf-8", "replace")


def _name(description: bytes, start: int) -> str:
    """Return the first string that stands right in the list whose first values end at `start`, "" for none."""
    depth = 0
    for mark in islice(_MARK.finditer(description, start), MAX_MARKS):
        if mark[1] is None:
            if depth == 0:
                return mark[2].decode("utf-8", "replace")
        else:
            depth += 1 if mark[1] == b"{" else -1
            if depth < 0:
                break
    return ""
