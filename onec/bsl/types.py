"""Light types: what an expression may be, by constructors, platform members and functions of the module.

Types are English names in lower case (`httpconnection`, `catalogobject.товары`); several where the ways to a value
differ; none where nothing is known. All that a variable is given anywhere in its method counts, in any order.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any, Final

from onec.bsl import tree
from onec.bsl.constants import Constant
from onec.bsl.names import Place, canonical
from onec.bsl.returns import INDEX, NONE, Returns, Types, returns

MAX_NEST: Final = 40
"""Expressions in one another."""

MAX_TYPES: Final = 16
"""Types of one value; more are told no more than none."""


class Typer(ABC):
    """Tells the types of the expressions of one method; who inherits says what the names in them stand for."""

    __slots__ = ("_nest", "_returns")

    def __init__(self) -> None:
        self._returns: Returns = returns()
        self._nest = 0

    @abstractmethod
    def variable_types(self, name: str) -> Types | None:
        """Return the types of a variable or parameter, None for a name of the context."""

    @abstractmethod
    def function_types(self, name: str) -> Types | None:
        """Return the types that a function of the module gives, None where the module has no such method."""

    @abstractmethod
    def is_method(self, name: str) -> bool:
        """Tell what is surely a method of the module from what is, or may be, one of the global context."""

    @abstractmethod
    def own_types(self, name: str) -> Types:
        """Return the types of a name of the context that belongs to this artifact: `ЭтотОбъект`, a common module."""

    @abstractmethod
    def constant(self, node: tree.Expression | None) -> Constant | None:
        """Return the value of a constant."""

    @abstractmethod
    def form_object(self) -> Types:
        """Return the type of the object that the module's form edits."""

    def types(self, node: tree.Expression | None) -> Types:
        """Return the types of an expression."""
        kind = type(node)
        literal = _LITERALS.get(kind)
        if literal is not None:
            return literal
        tell = _TELLS.get(kind)
        if tell is None or self._nest >= MAX_NEST:
            return NONE
        self._nest += 1
        try:
            found = tell(self, node)
        finally:
            self._nest -= 1
        return found if len(found) <= MAX_TYPES else NONE

    def items(self, node: tree.Expression | None) -> Types:
        """Return the types of what a loop over an expression gives."""
        return _all(map(self._returns.item, self.types(node)))

    def _constant(self, node: tree.Constant) -> Types:
        return _BOOLEAN if node.value in _BOOLEANS else NONE

    def _name(self, node: tree.Name) -> Types:
        found = self.variable_types(node.name)
        if found is None:
            found = self.own_types(node.name) or self._returns.context.get(node.name, NONE)
        return found

    def _call(self, node: tree.Call) -> Types:
        own = self.function_types(node.name)
        if own is not None and self.is_method(node.name):
            return own
        if node.name in _TO_VALUE:
            return (own or NONE) | self._form_value(node.arguments)
        return (own or NONE) | self._returns.methods.get(node.name, NONE)

    def _form_value(self, arguments: tree.Arguments) -> Types:
        attribute = self.constant(arguments[0]) if arguments else None
        if attribute is not None and isinstance(attribute.value, str) and attribute.value.lower() in _OBJECT:
            return self.form_object()
        return NONE

    def _new(self, node: tree.New) -> Types:
        name = node.type or self._computed(node.arguments[0] if node.arguments else None)
        return frozenset({type_name(name)}) if name else NONE

    def _computed(self, node: tree.Expression | None) -> str:
        """Return the name of a type that is given as a text or by `Тип("…")`."""
        if isinstance(node, tree.Call) and node.name in _TYPE and node.arguments:
            node = node.arguments[0]
        found = self.constant(node)
        return found.value if found and isinstance(found.value, str) else ""

    def _chain(self, node: tree.Chain) -> Types:
        found = self.types(node.start)
        for step in node.steps:
            if not found:
                found = self._library(node, step)
                if not found:
                    return NONE
                continue
            name = INDEX if isinstance(step, tree.Index) else step.name
            found = _all(self._returns.member(one, name) for one in found)
        return found

    def _library(self, node: tree.Chain, step: tree.Step) -> Types:
        """Return the common module that `ОбщегоНазначения.ОбщийМодуль("Имя")` gives."""
        if (
            step is node.steps[0]
            and isinstance(step, tree.Invoke)
            and step.name in _COMMON_MODULE
            and isinstance(node.start, tree.Name)
            and node.start.name in _COMMON
        ):
            found = self.constant(step.arguments[0] if step.arguments else None)
            if found and isinstance(found.value, str):
                return common_module(found.value.lower())
        return NONE

    def _ternary(self, node: tree.Ternary) -> Types:
        return self.types(node.then) | self.types(node.otherwise)

    def _await(self, node: tree.Await) -> Types:
        return self.types(node.operand)

    def _unary(self, node: tree.Unary) -> Types:
        return _BOOLEAN if node.operator == "not" else _NUMBER

    def _binary(self, node: tree.Binary) -> Types:
        if node.operators[0] in _LOGICAL:
            return _BOOLEAN
        if node.operators[0] != "+":
            return _NUMBER if node.operators[0] != "-" else self.types(node.operands[0]) & _DATE or _NUMBER
        return self.types(node.operands[0]) & _ADDED


def public(found: Types) -> tuple[str, ...]:
    """Return types as rules see them: sorted, arrays without what they hold."""
    return tuple(sorted({one.partition(":")[0] for one in found}))


def common_module(name: str) -> Types:
    """Return the type of a common module by its lower-case name."""
    return frozenset({f"commonmodule.{name}"})


@lru_cache(maxsize=4096)
def type_name(name: str) -> str:
    """Return the name of a type as types are named here: English, in lower case, with that of its metadata."""
    base, dot, metadata = name.strip().lower().partition(".")
    return canonical(base, Place.TYPE).lower() + dot + metadata


def _all(several: Iterable[Types]) -> Types:
    return NONE.union(*several)


_STRING: Final = frozenset({"string"})
_NUMBER: Final = frozenset({"number"})
_BOOLEAN: Final = frozenset({"boolean"})
_DATE: Final = frozenset({"date"})
_ADDED: Final = _STRING | _NUMBER | _DATE
_LOGICAL: Final = frozenset({"and", "or", "=", "<>", "<", ">", "<=", ">="})

_LITERALS: Final[Mapping[type, Types]] = {tree.Text: _STRING, tree.Number: _NUMBER, tree.Date: _DATE}
_BOOLEANS: Final = frozenset({"true", "false"})
_TYPE: Final = frozenset({"тип", "type"})
_TO_VALUE: Final = frozenset({"реквизитформывзначение", "formattributetovalue"})
_OBJECT: Final = frozenset({"объект", "object", "отчет", "report"})
_COMMON: Final = frozenset({"общегоназначения", "общегоназначенияклиент", "common", "commonclient"})
_COMMON_MODULE: Final = frozenset({"общиймодуль", "commonmodule"})

_TELLS: Final[Mapping[type, Callable[[Typer, Any], Types]]] = {
    tree.Constant: Typer._constant,  # noqa: SLF001 (the class's own table)
    tree.Name: Typer._name,  # noqa: SLF001
    tree.Call: Typer._call,  # noqa: SLF001
    tree.New: Typer._new,  # noqa: SLF001
    tree.Chain: Typer._chain,  # noqa: SLF001
    tree.Ternary: Typer._ternary,  # noqa: SLF001
    tree.Await: Typer._await,  # noqa: SLF001
    tree.Unary: Typer._unary,  # noqa: SLF001
    tree.Binary: Typer._binary,  # noqa: SLF001
}
