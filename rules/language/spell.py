"""Names of patterns with all their spellings: what the author wrote once becomes what a module may say.

`RunApp` becomes `запуститьприложение|runapp`, `Catalogs.*.CreateItem` becomes `catalogs|справочники.*.createitem|…`.
"""

from functools import cache
from typing import Final

from onec.bsl import kinds as k
from onec.bsl.names import Place, spellings
from rules.language.pattern import Endpoint, Group, Inside, LeafKind, Near, Pattern, Shape, Taint, Value

ANY: Final = "*"
OR: Final = "|"

_PLACES: Final = {
    LeafKind.GLOBAL: Place.GLOBAL,
    LeafKind.NEW: Place.TYPE,
    LeafKind.CALL: Place.METHOD,
    LeafKind.MEMBER: Place.METHOD,
    LeafKind.PROPERTY: Place.PROPERTY,
    LeafKind.NAME: Place.PROPERTY,
    LeafKind.ANNOTATION: Place.WORD,
}
_EXECUTE: Final = tuple(sorted(word for word, kind in k.KIND_OF.items() if kind == k.EXECUTE))

Path = tuple[frozenset[str] | None, ...]
"""Spellings by part of a dotted name; None is any name."""


@cache
def path(text: str) -> Path:
    """Return the parts of a name with all its spellings."""
    return tuple(None if part == ANY else frozenset(part.split(OR)) for part in text.split("."))


def pattern(one: Pattern) -> Pattern:
    """Return a pattern with all spellings in it."""
    place = _PLACES.get(one.leaf)
    return one._replace(
        names=tuple(_dotted(name, place) for name in one.names) if place else one.names,
        shape=_shape(one.shape),
        group=_group(one.group),
    )


def taint(one: Taint) -> Taint:
    """Return a flow with all spellings of its inline patterns in it."""
    return one._replace(sources=tuple(map(_endpoint, one.sources)), sinks=tuple(map(_endpoint, one.sinks)))


def _endpoint(one: Endpoint) -> Endpoint:
    if one.leaf is None:
        return one
    return one._replace(names=tuple(_dotted(name, _PLACES[one.leaf]) for name in one.names))


def _dotted(name: str, last: Place) -> str:
    *front, back = name.split(".")
    return ".".join([*(_all(part, Place.ANY) for part in front), _all(back, last)])


def _all(name: str, place: Place) -> str:
    if name == ANY:
        return ANY
    found = set(spellings(name, place))
    if len(found) == 1:  # of no such place, so far as is known
        found.update(spellings(name, Place.ANY))
    if place is Place.GLOBAL and not found.isdisjoint(_EXECUTE):
        found.update(_EXECUTE)
    return OR.join(sorted(found))


def _value(one: Value | None) -> Value | None:
    if one is None:
        return None
    members = [_dotted(name, Place.METHOD) for name in one.calls]
    calls = members + [_all(name, Place.GLOBAL) for name in one.calls if "." not in name]
    types = tuple(sorted({word for name in one.types for word in spellings(name, Place.TYPE)}))
    return one._replace(types=types, calls=tuple(dict.fromkeys(calls)), other=_value(one.other))


def _shape(one: Shape | None) -> Shape | None:
    if one is None or not one.annotations:
        return one
    return one._replace(annotations=tuple(sorted({w for name in one.annotations for w in spellings(name, Place.WORD)})))


def _inside(one: Inside) -> Inside:
    return one._replace(shape=_shape(one.shape))


def _group(one: Group) -> Group:
    return one._replace(
        arguments=tuple((number, _value(value) or Value()) for number, value in one.arguments),
        some=_value(one.some),
        value=_value(one.value),
        receiver=_value(one.receiver),
        inside=tuple(map(_inside, one.inside)),
        outside=tuple(map(_inside, one.outside)),
        near=tuple(Near(near.relation, tuple(map(pattern, near.patterns))) for near in one.near),
        shape=_shape(one.shape),
        every=tuple(map(_group, one.every)),
        choice=tuple(map(_group, one.choice)),
        never=tuple(map(_group, one.never)),
    )
