"""Reads what an expression must be, and what the header of a method must be."""

import re

from rules.language.pattern import Shape, Value
from rules.language.place import Place

_EQUALS = re.compile(r"true|false|undefined|null|-?[0-9]{1,15}(\.[0-9]{1,15})?|")

CALLABLE = (1, 2)
"""Parts of a name that is called: a method alone, or with what it is called on."""
SHAPE = ("exported", "function", "asynchronous", "name", "annotation", "parameters")


def value(place: Place) -> Value:
    """Return what an expression must be."""
    place.allow(
        "const", "not_const", "is", "absent", "present", "assembled", "type", "spelled", "call", "long", "not"
    )  # fmt: skip

    def mark(key: str) -> bool:
        return place.has(key) and place.child(key).mark()

    return Value(
        const=_regex(place, "const"),
        not_const=mark("not_const"),
        equals=_equals(place.child("is")) if place.has("is") else None,
        absent=mark("absent"),
        present=mark("present"),
        assembled=mark("assembled"),
        types=place.child("type").names() if place.has("type") else (),
        spelled=_regex(place, "spelled"),
        calls=place.child("call").names(CALLABLE) if place.has("call") else (),
        long=place.child("long").number(1) if place.has("long") else 0,
        other=value(place.child("not")) if place.has("not") else None,
    )


def shape(place: Place) -> Shape:
    """Return what the header of a method must be."""
    place.allow(*SHAPE)

    def truth(key: str) -> bool | None:
        return place.child(key).truth() if place.has(key) else None

    fewest, most = bounds(place.child("parameters")) if place.has("parameters") else (0, None)
    return Shape(
        exported=truth("exported"),
        function=truth("function"),
        asynchronous=truth("asynchronous"),
        name=_regex(place, "name"),
        annotations=place.child("annotation").names() if place.has("annotation") else (),
        fewest=fewest,
        most=most,
    )


def bounds(place: Place) -> tuple[int, int | None]:
    """Return the fewest and the most there may be of something."""
    place.allow("min", "max")
    fewest = place.child("min").number() if place.has("min") else 0
    most = place.child("max").number(fewest) if place.has("max") else None
    return fewest, most


def _regex(place: Place, key: str) -> str:
    return place.child(key).regex() if place.has(key) else ""


def _equals(place: Place) -> str:
    text = place.scalar().lower()
    if not _EQUALS.fullmatch(text):
        raise place.wrong('must be true, false, undefined, null, a number or ""')
    return text
