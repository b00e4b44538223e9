"""Values of `pattern.py` from the lists that JSON makes of them."""

from typing import Any

from rules.language.pattern import (
    Endpoint,
    Group,
    Inside,
    LeafKind,
    Modules,
    Near,
    Pattern,
    Relation,
    Shape,
    Taint,
    Value,
)

Data = Any
"""What JSON made of a value; the cache tells whether it is whole."""


def pattern(data: Data) -> Pattern:
    """Return a pattern."""
    leaf, names, text, longer, access, header, constraints, number = data
    return Pattern(LeafKind(leaf), tuple(names), text, longer, access, shape(header), group(constraints), number)


def modules(data: Data) -> Modules:
    """Return in which modules a rule looks."""
    kinds, not_kinds, files, flags, *truths = data
    return Modules(tuple(kinds), tuple(not_kinds), tuple(files), tuple(map(tuple, flags)), *truths)


def taint(data: Data) -> Taint | None:
    """Return a flow."""
    if data is None:
        return None
    sources, sinks, via = data
    return Taint(tuple(map(_endpoint, sources)), tuple(map(_endpoint, sinks)), tuple(via))


def shape(data: Data) -> Shape | None:
    """Return what a header must be."""
    if data is None:
        return None
    exported, function, asynchronous, name, annotations, fewest, most = data
    return Shape(exported, function, asynchronous, name, tuple(annotations), fewest, most)


def group(data: Data) -> Group:
    """Return constraints."""
    arguments, some, fewest, most, written, receiver, inside, outside, near, header, every, choice, never = data
    return Group(
        tuple((number, Value() if one is None else _value(one)) for number, one in arguments),
        _optional(some),
        fewest,
        most,
        _optional(written),
        _optional(receiver),
        tuple(map(_inside, inside)),
        tuple(map(_inside, outside)),
        tuple(Near(Relation(relation), tuple(map(pattern, some))) for relation, some in near),
        shape(header),
        tuple(map(group, every)),
        tuple(map(group, choice)),
        tuple(map(group, never)),
    )


def _endpoint(data: Data) -> Endpoint:
    word, leaf, names, argument = data
    return Endpoint(word, LeafKind(leaf) if leaf else None, tuple(names), argument)


def _inside(data: Data) -> Inside:
    word, text, header = data
    return Inside(word, text, shape(header))


def _optional(data: Data) -> Value | None:
    return None if data is None else _value(data)


def _value(data: Data) -> Value:
    const, not_const, equals, absent, present, assembled, types, spelled, calls, long, other = data
    return Value(
        const,
        not_const,
        equals,
        absent,
        present,
        assembled,
        tuple(types),
        spelled,
        tuple(calls),
        long,
        _optional(other),
    )
