"""Functions of the platform on constant texts, and arrays of texts made here."""

from collections.abc import Sequence
from typing import Final

from onec.bsl import tree
from onec.bsl.evaluate.machine import Machine
from onec.bsl.evaluate.values import Known, ObjectKind, Ref, Unknown, Value, Where, unknown_of
from onec.bsl.text_functions import FUNCTIONS, PROPERTIES, UnknownError
from onec.bsl.text_functions import Value as Plain
from onec.self_description import Why


def applied(machine: Machine, name: str, arguments: Sequence[Value], where: Where) -> Value:
    """Return what a function gives that `FUNCTIONS` has."""
    plain: list[Plain] = []
    for one in arguments[:1] if name in _TRANSLATED else arguments:
        value = _plain(machine, one)
        if isinstance(value, Unknown):
            return value
        plain.append(value)
    try:
        found = FUNCTIONS[name](plain)
    except UnknownError:
        return Unknown(Why.OPERATION, where)
    return shaped(machine, found, where)


_TRANSLATED: Final = frozenset({"нстр", "nstr"})
"""The language that is asked for is the session's: the Russian text is told whatever it is."""


def shaped(machine: Machine, found: Plain, where: Where) -> Value:
    """Return a value of a function: texts in a row become an array."""
    if isinstance(found, bytes):
        return Unknown(Why.OPERATION, where)
    if not isinstance(found, tuple):
        if isinstance(found, str):
            machine.budget.take(found, where)
        return Known(found, where)
    made = machine.heap.make(ObjectKind.ARRAY, where)
    machine.budget.spend(len(found), where)
    for item in found:
        machine.budget.take(item, where)
        machine.heap.append(made, Known(item, where))
    return Ref(made, where)


def _plain(machine: Machine, value: Value) -> Plain | Unknown:
    if isinstance(value, Known):
        return value.value
    if not isinstance(value, Ref) or value.object.kind is not ObjectKind.ARRAY:
        return unknown_of(value)
    gaps = machine.heap.gaps(value.object)
    texts = []
    for item in machine.heap.items(value.object):
        if not isinstance(item, Known) or not isinstance(item.value, str):
            return unknown_of(item)
        texts.append(item.value)
    return gaps[0] if gaps else tuple(texts)


def characters(name: str, step: tree.Step) -> str | None:
    """Return `Символы.ПС`."""
    found = PROPERTIES[name].get(step.name) if isinstance(step, tree.Member) else None
    return found if isinstance(found, str) else None
