"""A manifest with one fault at a time: every element and attribute changed, emptied, removed and doubled.

A mutation is told by its path and its kind: `ExtensionManifest/Commands/Id changed`, `…/Schedule@BeginTime removed`.
"""

from collections.abc import Iterator
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

XSI = "{http://www.w3.org/2001/XMLSchema-instance}"

OTHERS = {
    "true": ("false",),
    "false": ("true",),
    "AdditionalProcessor": ("AdditionalReport", "Processor"),
    "AdditionalReport": ("Report", "AdditionalProcessor", "отчет"),
    "PrintedForm": ("ObjectFilling", "Report", "printedForm"),
    "ServerCall": ("ClientCall", "SafeModeExtension", "Server"),
    "ClientCall": ("ServerCall", "FormOpen", "Client"),
    "FormOpen": ("FormFill", "Form"),
    "Catalog": ("Document", "Catalogs"),
    "Document": ("Task", "Documents"),
    "SubSystem": ("Catalog", "Subsystem"),
    "ExtensionSubsystemsAssignment": ("ExtensionCatalogsAndDocumentsAssignment", "ExtensionAssignmentBase"),
    "ExtensionCatalogsAndDocumentsAssignment": ("ExtensionSubsystemsAssignment", "Assignment"),
}
"""Other values of flags and of lists: legal ones, and one that is none of the list."""


class Mutation(NamedTuple):
    """What was done, and the manifest it gives."""

    name: str
    text: str


def mutations(text: str) -> Iterator[Mutation]:
    """Yield the manifest once for each thing that can be done to one of its elements or attributes."""
    same = etree.tostring(etree.fromstring(text.encode()), encoding="unicode")
    return (one for one in _every(text.encode()) if one.text != same)


def _every(source: bytes) -> Iterator[Mutation]:
    count = len(list(etree.fromstring(source).iter()))
    for number in range(1, count):
        for done in ("emptied", "removed", "doubled"):
            yield _element(source, number, done)
        for other in _others(_at(etree.fromstring(source), number).text or ""):
            yield _element(source, number, "changed", other)
        for name, value in _at(etree.fromstring(source), number).attrib.items():
            yield _attribute(source, number, str(name), None)
            yield from (_attribute(source, number, str(name), other) for other in ("", *_others(str(value))))


def _others(value: str) -> tuple[str, ...]:
    if value.strip() in OTHERS:
        return OTHERS[value.strip()]
    return (f"{value}Х",) if value.strip() else ("Х",)


def _at(root: "etree._Element", number: int) -> "etree._Element":
    return list(root.iter())[number]


def _element(source: bytes, number: int, done: str, other: str = "") -> Mutation:
    root = etree.fromstring(source)
    element = _at(root, number)
    path = _path(element)
    parent = element.getparent()
    assert parent is not None
    if done == "removed":
        parent.remove(element)
    elif done == "doubled":
        element.addnext(deepcopy(element))
    else:
        if done == "emptied":
            for child in list(element):
                element.remove(child)
        element.text = other or None
    shown = f" to {other}" if done == "changed" else ""
    return Mutation(f"{path} {done}{shown}", etree.tostring(root, encoding="unicode"))


def _attribute(source: bytes, number: int, name: str, other: str | None) -> Mutation:
    root = etree.fromstring(source)
    element = _at(root, number)
    if other is None:
        del element.attrib[name]
    else:
        element.set(name, other)
    done = "removed" if other is None else f"changed to {other}" if other else "emptied"
    return Mutation(f"{_path(element)}@{name.rpartition('}')[2]} {done}", etree.tostring(root, encoding="unicode"))


def _path(element: "etree._Element") -> str:
    names = [str(one.tag).rpartition("}")[2] for one in (*reversed(list(element.iterancestors())), element)]
    return "/".join(names[1:])
