"""Texts that a module must have for the constraints of a pattern to hold: most have not, and are told at once."""

from collections.abc import Iterable, Iterator
from typing import Final

from rules.language.around import BEGIN
from rules.language.literals import MAX_WAYS, Ways, needed
from rules.language.pattern import Group, Inside, Pattern, Shape

_TRANSACTION: Final = tuple(sorted(BEGIN))


def texts_needed(pattern: Pattern) -> list[Ways]:
    """Return texts in lower case that the source must have: one of each."""
    found = [*_of_shape(pattern.shape), *_of_group(pattern.group)]
    return list(dict.fromkeys(ways for ways in found if ways))


def _of_group(group: Group) -> Iterator[Ways]:
    for value in (group.receiver, group.value, group.some, *(value for _, value in group.arguments)):
        if value is not None and value.spelled:
            yield needed(value.spelled)
    yield from _of_shape(group.shape)
    if group.inside:
        yield _one_of(map(_of_inside, group.inside))
    for inner in group.every:
        yield from _of_group(inner)
    if group.choice:
        yield _one_of(next(filter(None, _of_group(inner)), ()) for inner in group.choice)


def _of_shape(shape: Shape | None) -> Iterator[Ways]:
    if shape is not None:
        if shape.name:
            yield needed(shape.name)
        yield shape.annotations


def _of_inside(one: Inside) -> Ways:
    if one.word == "transaction":
        return _TRANSACTION
    if one.shape is not None:
        return next(filter(None, _of_shape(one.shape)), ())
    return needed(one.text) if one.text else ()


def _one_of(several: Iterable[Ways]) -> Ways:
    """Return texts of which one is there where one of several needs is met."""
    every = list(several)
    found = sorted({way for ways in every for way in ways})
    return tuple(found) if all(every) and len(found) <= MAX_WAYS else ()
