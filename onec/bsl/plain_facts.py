"""Facts of modules as data that JSON can hold, and back: for a cache."""

import sys
from array import array
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final

from onec.bsl.call_facts import Calls, MethodFact, ModuleFacts
from onec.bsl.code import Surroundings
from onec.classes import ModuleKind
from onec.model import CommonModuleFlags, FileKind

_COLUMNS: Final = ("callers", "receivers", "types", "names", "arguments", "offsets")


def plain(facts: ModuleFacts) -> dict[str, Any]:
    """Return the facts of a module as lists, texts and numbers."""
    calls = facts.calls
    return {
        "around": {**asdict(facts.around), "attributes": sorted(facts.around.attributes)},
        "methods": [list(one) for one in facts.methods],
        "texts": calls.texts,
        "kinds": b64encode(calls.kinds).decode(),
        **{name: _packed(getattr(calls, name)) for name in _COLUMNS},
    }


def from_plain(data: Mapping[str, Any]) -> ModuleFacts:
    """Return the facts that `plain` was given."""
    around = data["around"]
    surroundings = Surroundings(
        around["object"],
        ModuleKind(around["kind"]),
        FileKind(around["file_kind"]) if around["file_kind"] else None,
        CommonModuleFlags(**around["flags"]) if around["flags"] else None,
        around["adopted"],
        frozenset(around["attributes"]),
        around["entry"],
        around["managed"],
    )
    calls = Calls(
        list(map(sys.intern, data["texts"])),
        kinds=bytearray(b64decode(data["kinds"])),
        **{name: _unpacked(data[name]) for name in _COLUMNS},
    )
    return ModuleFacts(surroundings, tuple(map(_method, data["methods"])), calls)


def _method(values: list[Any]) -> MethodFact:
    one = MethodFact(*values)
    return one._replace(
        name=sys.intern(one.name),
        annotations=tuple((name, tuple(texts)) for name, texts in one.annotations),
        parameters=tuple(one.parameters),
    )


def _packed(column: "array[int]") -> str:
    return b64encode(_little(column).tobytes()).decode()


def _unpacked(text: str) -> "array[int]":
    return _little(array("i", b64decode(text)))


def _little(column: "array[int]") -> "array[int]":
    """Return a column with its bytes in the order that all machines share."""
    if sys.byteorder == "big":
        column = array("i", column)
        column.byteswap()
    return column
