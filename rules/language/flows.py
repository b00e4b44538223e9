"""Reads flows: where they begin, end and pass."""

from rules.language.pattern import Endpoint, LeafKind, Taint
from rules.language.place import Place
from rules.language.words import LABELS, SINKS

SOURCE_LEAVES = {
    LeafKind.GLOBAL: (1, 1),
    LeafKind.NEW: (1, 1),
    LeafKind.CALL: (2, 6),
    LeafKind.MEMBER: (1, 1),
    LeafKind.PROPERTY: (1, 6),
    LeafKind.NAME: (1, 1),
}
"""Leaves that a source can be, and the parts of their names."""
SINK_LEAVES = frozenset(SOURCE_LEAVES) - {LeafKind.NAME}


def taint(place: Place) -> Taint:
    """Return the flow that a rule tells."""
    place.allow("from", "to", "via")
    for key in ("from", "to"):
        if not place.has(key):
            raise place.child(key).wrong("is missing")
    return Taint(
        tuple(_source(item) for item in place.child("from").any_items()),
        tuple(_sink(item) for item in place.child("to").any_items()),
        place.child("via").choices(LABELS) if place.has("via") else (),
    )


def _source(place: Place) -> Endpoint:
    if not place.is_mapping():
        return Endpoint(place.choice(LABELS))
    place.allow(*SOURCE_LEAVES)
    return _inline(place)


def _sink(place: Place) -> Endpoint:
    if not place.is_mapping():
        return Endpoint(place.choice(SINKS))
    place.allow(*SINK_LEAVES, "arg")
    found = _inline(place)
    if (found.leaf is LeafKind.PROPERTY) is place.has("arg"):
        raise place.wrong("needs arg, the number of the argument; a property has none")
    return found._replace(argument=place.child("arg").number() if place.has("arg") else None)


def _inline(place: Place) -> Endpoint:
    leaves = [leaf for leaf in SOURCE_LEAVES if place.has(leaf)]
    if len(leaves) != 1:
        raise place.wrong(f"must have exactly one of {', '.join(SOURCE_LEAVES)}")
    leaf = leaves[0]
    return Endpoint(leaf=leaf, names=place.child(leaf).names(SOURCE_LEAVES[leaf]))
