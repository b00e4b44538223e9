"""Who is called what in a module, and who calls whom: enough for a call graph.

Pure functions over the tree. Names are in lower case; keywords have one name, all others stay as written, for whether
two names are one (`Сообщить`, `Message`) is not the module's business.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from onec.bsl import tree
from onec.bsl.module import Method, Module
from onec.bsl.walk import Node, walk

MAX_RECEIVER_STEPS: Final = 32
"""Receivers are written out up to here: real chains have ten steps, a hostile one a million."""
LONG_RECEIVER: Final = "…"


class CallKind(StrEnum):
    """What is called: a method of the module, of the global context, of a value; or a value is made."""

    LOCAL = "local"
    GLOBAL = "global"
    MEMBER = "member"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Call:
    """One call.

    Attributes:
        kind: what is called.
        name: its name; of a constructor the type, empty where that is computed.
        receiver: of a member, what stands before its dot: `справочники.товары`; calls in it as `ф()`, indexes as
            `[]`; of anything but a name the brackets alone: `(…)`; of a very long chain `…`.
        arguments: their number, empty ones included.
        method: name of the method that calls, empty outside of methods.
        at: token of the name, of a constructor that of `Новый`.
    """

    kind: CallKind
    name: str
    receiver: str
    arguments: int
    method: str
    at: int


@dataclass(frozen=True, slots=True)
class Symbols:
    """Names of a module.

    Attributes:
        methods: by name; of two with one name the first.
        variables: the module's.
        locals: names that a method declares or assigns to, by method; parameters are not among them, nor what it
            assigns of the module's; of the body outside of methods under the empty name.
        calls: in the order of the text; what was read for several branches of the preprocessor is there once.
    """

    methods: dict[str, Method]
    variables: frozenset[str]
    locals: dict[str, frozenset[str]]
    calls: tuple[Call, ...]


def symbols(module: Module) -> Symbols:
    """Return the names of a module."""
    methods: dict[str, Method] = {}
    for method in module.methods:
        methods.setdefault(method.name, method)
    variables = frozenset(one.name for one in module.variables)
    reader = _Reader(module, methods, variables)
    for method in module.methods:
        reader.read(method.name, frozenset(one.name for one in method.parameters), method.body)
    reader.read("", frozenset(), module.body)
    return Symbols(methods, variables, reader.locals, reader.calls())


def calls_by_method(found: Symbols) -> dict[str, frozenset[str]]:
    """Return for each caller the methods of the module that it calls."""
    graph: dict[str, set[str]] = {}
    for call in found.calls:
        if call.kind is CallKind.LOCAL:
            graph.setdefault(call.method, set()).add(call.name)
    return {caller: frozenset(called) for caller, called in graph.items()}


class _Reader:
    """Goes over each body once."""

    def __init__(self, module: Module, methods: dict[str, Method], variables: frozenset[str]) -> None:
        self.locals: dict[str, frozenset[str]] = {}
        self._starts = module.tokens.starts
        self._methods = methods
        self._variables = variables
        # By place in the text: what was read for each branch of the preprocessor is there as often.
        self._calls: dict[tuple[int, str, CallKind, str], Call] = {}

    def calls(self) -> tuple[Call, ...]:
        """Return all calls in the order of the text."""
        return tuple(self._calls[identity] for identity in sorted(self._calls))

    def read(self, place: str, parameters: frozenset[str], body: tree.Body) -> None:
        """Take what a body declares, assigns and calls; defaults of parameters are constants and call nothing."""
        declared: set[str] = set()
        assigned: set[str] = set()
        for node in walk(body):
            kind = type(node)
            if kind in _CALLS:
                for call in self._call(node, place):
                    identity = (self._starts[call.at], place, call.kind, call.receiver)
                    self._calls.setdefault(identity, call)
            elif kind in _ASSIGNS:
                assigned.update(_assigned(node))
            elif isinstance(node, tree.Variable):
                declared.add(node.name)
        found = frozenset((assigned - self._variables | declared) - parameters)
        self.locals[place] = self.locals.get(place, frozenset()) | found

    def _call(self, node: Node, place: str) -> Iterator[Call]:
        if isinstance(node, tree.Call):
            kind = CallKind.LOCAL if node.name in self._methods else CallKind.GLOBAL
            yield Call(kind, node.name, "", len(node.arguments), place, node.at)
        elif isinstance(node, tree.New):
            yield Call(CallKind.NEW, node.type, "", len(node.arguments), place, node.at)
        elif isinstance(node, tree.Chain):
            receiver = _start(node.start)
            for number, step in enumerate(node.steps):
                if isinstance(step, tree.Invoke):
                    yield Call(CallKind.MEMBER, step.name, receiver, len(step.arguments), place, step.at)
                receiver = receiver + _step(step) if number < MAX_RECEIVER_STEPS else LONG_RECEIVER


_CALLS = {tree.Call, tree.New, tree.Chain}
_ASSIGNS = {tree.Assign, tree.For, tree.ForEach}


def _assigned(node: Node) -> Iterator[str]:
    """Yield the name that a statement gives a value to."""
    if isinstance(node, tree.Assign) and isinstance(node.target, tree.Name):
        yield node.target.name
    elif isinstance(node, tree.For | tree.ForEach) and isinstance(node.variable, tree.Name):
        yield node.variable.name


def _start(node: tree.Expression) -> str:
    match node:
        case tree.Name(_, name):
            return name
        case tree.Call(_, name, _):
            return f"{name}()"
        case tree.New(_, name, _):
            return f"new {name}()"
        case _:
            return "(…)"


def _step(step: tree.Step) -> str:
    match step:
        case tree.Member(_, name):
            return f".{name}"
        case tree.Invoke(_, name, _):
            return f".{name}()"
        case tree.Index():
            return "[]"
