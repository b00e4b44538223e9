"""The schemas as tables: what each type holds, in order. Only what the schemas of documents use is known.

A type is a sequence of elements, an extension of one, a list of values, or one of a few types of XML Schema itself.
"""

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from onec.schema import SCHEMAS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

XS = "{http://www.w3.org/2001/XMLSchema}"
ANY_TYPE = f"{XS}anyType"
"""The type that takes everything; properties without a type in a package have it."""


@dataclass(frozen=True, slots=True)
class Particle:
    """An element that may stand in another: qualified names of it and of its type, and how often it may stand there.

    `maximum` is None for any number.
    """

    name: str
    type: str
    minimum: int
    maximum: int | None
    nillable: bool


@dataclass(frozen=True, slots=True)
class SimpleType:
    """A type of texts.

    Attributes:
        word: `string`, `boolean`, `decimal`, `int`, `date`, `time`, `list-of-int`.
        values: the only ones allowed, none for any.
        pattern: what the whole text must be, "" for anything.
    """

    word: str
    values: tuple[str, ...] = ()
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class ComplexType:
    """A type of elements with others in them.

    Attributes:
        base: the type it extends, "" for none.
        abstract: no element can be of this very type.
        particles: in order, those of the base first.
        others: namespaces of elements let through behind them: `##any`, `##other` (than `space`), "" for none.
        attributes: types of attributes by name.
        any_attribute: further attributes are let through.
        space: namespace of the schema.
    """

    name: str
    base: str
    abstract: bool
    particles: tuple[Particle, ...]
    others: str
    attributes: dict[str, str]
    any_attribute: bool
    space: str


@dataclass(frozen=True, slots=True)
class SchemaModel:
    """All types and all elements that can be roots, by qualified name; `open` are elements that may be of any type."""

    types: dict[str, ComplexType | SimpleType]
    roots: dict[str, str]
    open: frozenset[str]

    def derives(self, name: str, base: str) -> bool:
        """Tell whether a type is another one, or extends it."""
        if base == ANY_TYPE:
            return True
        while name and name != base:
            found = self.types.get(name)
            name = found.base if isinstance(found, ComplexType) else ""
        return name == base

    def choices(self, base: str) -> tuple[str, ...]:
        """Return the names, without namespaces, of all types that an element of this type can be of."""
        names = (
            one.name.rpartition("}")[2]
            for one in self.types.values()
            if isinstance(one, ComplexType) and not one.abstract and self.derives(one.name, base)
        )
        return tuple(dict.fromkeys(names))


@cache
def schema_model() -> SchemaModel:
    """Return the tables of all schemas, made once a process."""
    types: dict[str, ComplexType | SimpleType] = {
        f"{XS}{word}": SimpleType(word) for word in ("string", "boolean", "decimal", "int", "date", "time")
    }
    roots: dict[str, str] = {}
    for path in sorted(SCHEMAS.glob("*.xsd")):
        for one in _components(path):
            name = _own_name(one)
            if one.tag == f"{XS}element":
                roots[name] = _type(one)
            elif one.tag == f"{XS}simpleType":
                types[name] = _simple(one)
            elif one.tag == f"{XS}complexType":
                types[name] = _complex(one, name)
    whole = {name: _whole(one, types) for name, one in types.items()}
    particles = (one for type_ in whole.values() if isinstance(type_, ComplexType) for one in type_.particles)
    return SchemaModel(whole, roots, frozenset(one.name for one in particles if one.type == ANY_TYPE))


def _components(path: Path) -> "Iterator[_Element]":
    from lxml import etree  # noqa: PLC0415 (readers of a bare extension never need it)

    parser = etree.XMLParser(no_network=True, remove_comments=True)
    yield from etree.parse(path, parser).getroot().iterchildren()


def _simple(element: "_Element") -> SimpleType:
    """Return a restriction of strings or a list of whole numbers."""
    if element.find(f"{XS}list") is not None:
        return SimpleType("list-of-int")
    values = tuple(one.get("value", "") for one in element.iter(f"{XS}enumeration"))
    pattern = next((one.get("value", "") for one in element.iter(f"{XS}pattern")), "")
    return SimpleType("string", values, pattern)


def _complex(element: "_Element", name: str) -> ComplexType:
    """Return a type without what its base holds."""
    extension = next(element.iter(f"{XS}extension"), None)
    other = next(element.iter(f"{XS}any"), None)
    return ComplexType(
        name,
        "" if extension is None else _qualified(extension, extension.get("base", "")),
        element.get("abstract") == "true",
        tuple(_particle(one) for one in element.iter(f"{XS}element")),
        "" if other is None else other.get("namespace", ""),
        {one.get("name", ""): _type(one) for one in element.iter(f"{XS}attribute")},
        next(element.iter(f"{XS}anyAttribute"), None) is not None,
        _space(element),
    )


def _particle(element: "_Element") -> Particle:
    most = element.get("maxOccurs", "1")
    return Particle(
        _own_name(element),
        _type(element),
        int(element.get("minOccurs", "1")),
        None if most == "unbounded" else int(most),
        element.get("nillable") == "true",
    )


def _whole(one: ComplexType | SimpleType, types: dict[str, ComplexType | SimpleType]) -> ComplexType | SimpleType:
    """Return the type with the particles of everything it extends in front of its own."""
    base = types.get(one.base) if isinstance(one, ComplexType) else None
    if not isinstance(one, ComplexType) or not isinstance(base, ComplexType):
        return one
    above = _whole(base, types)
    return replace(one, particles=above.particles + one.particles) if isinstance(above, ComplexType) else one


def _type(element: "_Element") -> str:
    return _qualified(element, element.get("type", ""))


def _qualified(element: "_Element", name: str) -> str:
    prefix, _, local = name.rpartition(":")
    return f"{{{element.nsmap.get(prefix or None) or ''}}}{local}"


def _own_name(element: "_Element") -> str:
    return f"{{{_space(element)}}}{element.get('name', '')}"


def _space(element: "_Element") -> str:
    return element.getroottree().getroot().get("targetNamespace", "")
