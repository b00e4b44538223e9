"""Values of elements of a document: texts, booleans and whole numbers, each with its line.

An element that is missing, empty by `xsi:nil`, holds others, or whose text is no value of its type gives None.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeVar

from onec.manifest import Said

if TYPE_CHECKING:
    from lxml.etree import _Element

T = TypeVar("T")

INSTANCE = "{http://www.w3.org/2001/XMLSchema-instance}"
SPACES = " \t\r\n"

_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}


def children(parent: "_Element", name: str) -> "Iterator[_Element]":
    """Yield the children of this local name that share their parent's namespace and have a value.

    One that says that it has none, and has one all the same, is a departure from the schema, and read.
    """
    for one in parent.iterchildren("{" + namespace(parent) + "}" + name):
        if len(one) or one.text or not is_nil(one):
            yield one


def text(parent: "_Element", name: str) -> Said[str] | None:
    """Return the text of the first child of this name, exactly as written."""
    return _value(parent, name, str)


def boolean(parent: "_Element", name: str) -> Said[bool] | None:
    """Return the boolean value of the first child of this name."""
    return _value(parent, name, truth)


def word(parent: "_Element", name: str, kind: Callable[[str], T]) -> Said[T] | None:
    """Return the value of a list, as `kind` makes it of the text; None where it raises ValueError."""
    return _value(parent, name, kind)


def truth(written: str) -> bool:
    """Return the value of a boolean as XML Schema writes it.

    Raises:
        ValueError: it is none.
    """
    try:
        return _BOOLEANS[written.strip(SPACES)]
    except KeyError as error:
        raise ValueError(written) from error


def is_nil(element: "_Element") -> bool:
    """Tell an element that says it has no value."""
    return element.get(f"{INSTANCE}nil", "").strip(SPACES) in ("true", "1")


def namespace(element: "_Element") -> str:
    """Return the namespace of an element, "" for none."""
    return str(element.tag).removeprefix("{").rpartition("}")[0]


def local_name(element: "_Element") -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def line(element: "_Element") -> int:
    """Return the line that an element begins on."""
    return int(element.sourceline or 1)


def type_name(element: "_Element") -> tuple[str, str]:
    """Return namespace and name of the type that `xsi:type` gives an element, both empty where it gives none."""
    prefix, _, name = element.get(f"{INSTANCE}type", "").strip(SPACES).rpartition(":")
    return element.nsmap.get(prefix or None) or "", name


def _value(parent: "_Element", name: str, kind: Callable[[str], T]) -> Said[T] | None:
    for one in children(parent, name):
        try:
            return None if len(one) else Said(kind(one.text or ""), line(one))
        except ValueError:
            return None
    return None
