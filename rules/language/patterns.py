"""Reads patterns: a leaf and the constraints beside it."""

from onec.bsl.module import Reason
from rules.language.pattern import Group, Inside, LeafKind, Near, Pattern, Relation, Value
from rules.language.place import Place
from rules.language.values import bounds, shape, value
from rules.language.words import AROUND, STATEMENTS

ACCESS = frozenset({"read", "write"})
REASONS = frozenset({"any", *Reason})
WITH_ARGUMENTS = frozenset(
    {LeafKind.GLOBAL, LeafKind.NEW, LeafKind.CALL, LeafKind.MEMBER, LeafKind.ANNOTATION, LeafKind.STATEMENT}
)
WITH_RECEIVER = frozenset({LeafKind.CALL, LeafKind.MEMBER, LeafKind.PROPERTY})
WITHOUT_PLACE = frozenset({LeafKind.COMMENT, LeafKind.PARSE, LeafKind.LINE})
"""Their places are no nodes of the tree, so only what is around them by its text can be asked for."""

IN_TREE = frozenset({"loop", "try", "handler", "if"})
"""What is around a statement and not around its text."""

_CONSTRAINTS = ("inside", "not_inside", "method", "all", "any", "not", *Relation)
_NAMED = {
    LeafKind.GLOBAL: (1, 1),
    LeafKind.NEW: (1, 1),
    LeafKind.CALL: (2, 6),
    LeafKind.MEMBER: (1, 1),
    LeafKind.PROPERTY: (1, 6),
    LeafKind.NAME: (1, 1),
    LeafKind.ANNOTATION: (1, 1),
}
"""Leaves that are names, and how many parts with dots between them a name has at least and at most."""
_CHOSEN = {LeafKind.STATEMENT: STATEMENTS, LeafKind.PARSE: REASONS}
_LISTS = {"all": "every", "any": "choice", "not": "never"}


def patterns(place: Place) -> tuple[Pattern, ...]:
    """Return a pattern, or several: a list, or `any` of them with the constraints that all share."""
    if not place.is_mapping():
        return tuple(pattern(item) for item in place.items())
    if _leaves(place) or not place.has("any"):
        return (pattern(place),)
    found = tuple(pattern(item) for item in place.child("any").items())
    shared = _group(place, (*(key for key in _CONSTRAINTS if key != "any"), "arg", "value", "receiver"), skip="any")
    if shared == Group():
        return found
    return tuple(one._replace(group=one.group._replace(every=(*one.group.every, shared))) for one in found)


def pattern(place: Place) -> Pattern:
    """Return one pattern."""
    leaves = _leaves(place)
    if len(leaves) != 1:
        problem = f"has {' and '.join(leaves)}" if leaves else "has none"
        raise place.wrong(f"{problem}, must have exactly one of {', '.join(LeafKind)}")
    leaf = leaves[0]
    known: list[str] = [leaf, *_CONSTRAINTS]
    if leaf in WITH_ARGUMENTS:
        known.append("arg")
    if leaf in WITH_RECEIVER:
        known.append("receiver")
    if leaf is LeafKind.PROPERTY:
        known += ["access", "value"]
    found = _leaf(leaf, place.child(leaf))
    access = place.child("access").choice(ACCESS) if place.has("access") else ""
    if place.has("value") and access == "read":
        raise place.child("value").wrong("is for what is written")
    skip = "method" if leaf is LeafKind.METHOD else ""
    constraints = _group(place, tuple(known), skip=skip, leaf=(leaf, "access"))
    if leaf in WITHOUT_PLACE and (words := _of_trees(constraints)):
        raise place.wrong(f"cannot be told of a {leaf}: {', '.join(words)}")
    return found._replace(access=access, group=constraints)


def _of_trees(constraints: Group) -> list[str]:
    """Return what constraints ask about the statements around a place."""
    found = [one.word for one in (*constraints.inside, *constraints.outside) if one.word in IN_TREE]
    for inner in (*constraints.every, *constraints.choice, *constraints.never):
        found += _of_trees(inner)
    return sorted(set(found))


def _leaves(place: Place) -> list[LeafKind]:
    """Return the leaves that a mapping has; `method` beside another one is a constraint."""
    keys = place.members()
    leaves = [leaf for leaf in LeafKind if leaf in keys]
    if len(leaves) > 1 and LeafKind.METHOD in leaves:
        leaves.remove(LeafKind.METHOD)
    return leaves


def _leaf(leaf: LeafKind, place: Place) -> Pattern:
    if leaf in _NAMED:
        return Pattern(leaf, place.names(_NAMED[leaf]))
    if leaf in _CHOSEN:
        return Pattern(leaf, place.choices(_CHOSEN[leaf]))
    if leaf is LeafKind.METHOD:
        return Pattern(leaf, shape=shape(place))
    if leaf is LeafKind.LINE:
        place.allow("longer")
        return Pattern(leaf, longer=place.child("longer").number(1))
    return Pattern(leaf, text=place.regex())


def group(place: Place) -> Group:
    """Return constraints without a leaf."""
    return _group(place, (*_CONSTRAINTS, "arg", "value", "receiver"))


def _group(place: Place, known: tuple[str, ...], *, skip: str = "", leaf: tuple[str, ...] = ()) -> Group:
    place.allow(*known, *leaf, *((skip,) if skip else ()))
    keys = [key for key in place.members() if key != skip]
    arguments, some, fewest, most = _arguments(place.child("arg")) if "arg" in keys else ((), None, 0, None)
    return Group(
        arguments=arguments,
        some=some,
        fewest=fewest,
        most=most,
        value=value(place.child("value")) if "value" in keys else None,
        receiver=value(place.child("receiver")) if "receiver" in keys else None,
        inside=_around(place.child("inside")) if "inside" in keys else (),
        outside=_around(place.child("not_inside")) if "not_inside" in keys else (),
        near=tuple(Near(one, patterns(place.child(one))) for one in Relation if one in keys),
        shape=shape(place.child("method")) if "method" in keys else None,
        **{
            field: tuple(group(item) for item in place.child(key).any_items())
            for key, field in _LISTS.items()
            if key in keys
        },
    )


def _arguments(place: Place) -> tuple[tuple[tuple[int, Value], ...], Value | None, int, int | None]:
    found: list[tuple[int, Value]] = []
    some = None
    fewest: int = 0
    most: int | None = None
    if not place.members():
        raise place.wrong("is empty")
    for key in place.members():
        if key == "any":
            some = value(place.child(key))
        elif key == "count":
            fewest, most = bounds(place.child(key))
        elif key.isdecimal() and key.isascii() and len(key) < 3:  # noqa: PLR2004 (a method has no hundred parameters)
            found.append((int(key), value(place.child(key))))
        else:
            raise place.child(key).wrong("unknown key, known are numbers from 0, any and count")
    return tuple(found), some, fewest, most


def _around(place: Place) -> tuple[Inside, ...]:
    return tuple(_inside(item) for item in place.any_items())


def _inside(place: Place) -> Inside:
    if not place.is_mapping():
        return Inside(place.choice(AROUND))
    place.allow("method", "if", "pp", "region")
    if len(place.members()) > 1:
        raise place.wrong("must have one key")
    if place.has("method"):
        return Inside("method", shape=shape(place.child("method")))
    word = place.members()[0]
    return Inside(word, text=place.child(word).regex())
