"""Who is called what in a module, and who calls whom: enough for a call graph.

Pure functions over the tree. Names are in lower case; keywords have one name, all others stay as written, for whether
two names are one (`Сообщить`, `Message`) is not the module's business.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import Final, NamedTuple

from onec.bsl import tree
from onec.bsl.module import Method, Module
from onec.bsl.walk import walk_parts

MAX_RECEIVER_STEPS: Final = 32
"""Receivers are written out up to here: real chains have ten steps, a hostile one a million."""
LONG_RECEIVER: Final = "…"


class CallKind(StrEnum):
    """What is called: a method of the module, of the global context, of a value; or a value is made."""

    LOCAL = "local"
    GLOBAL = "global"
    MEMBER = "member"
    NEW = "new"


class Call(NamedTuple):
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


class Symbols:
    """Names of a module; locals and calls are read when first asked for.

    Attributes:
        methods: by name; of two with one name the first.
        variables: the module's.
    """

    def __init__(self, module: Module) -> None:
        self._module = module
        self.methods: dict[str, Method] = {}
        for method in module.methods:
            self.methods.setdefault(method.name, method)
        self.variables = frozenset(one.name for one in module.variables)

    @property
    def locals(self) -> dict[str, frozenset[str]]:
        """Names that a method declares or assigns to, by method.

        Parameters are not among them, nor what it assigns of the module's; those of the body outside of methods stand
        under the empty name.
        """
        return self._read[0]

    @property
    def calls(self) -> tuple[Call, ...]:
        """Calls in the order of the text; what was read for several branches of the preprocessor is there once."""
        return self._read[1]

    @cached_property
    def _read(self) -> tuple[dict[str, frozenset[str]], tuple[Call, ...]]:
        reader = _Reader(self._module, self.methods, self.variables)
        for method in self._module.methods:
            reader.read(method.name, frozenset(one.name for one in method.parameters), method.body)
        reader.read("", frozenset(), self._module.body)
        return reader.locals, reader.calls()


def symbols(module: Module) -> Symbols:
    """Return the names of a module."""
    return Symbols(module)


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
        self._calls: list[tuple[int, Call]] = []

    def calls(self) -> tuple[Call, ...]:
        """Return all calls in the order of the text."""
        self._calls.sort(key=itemgetter(0))
        return tuple(_once(self._calls))

    def read(self, place: str, parameters: frozenset[str], body: tree.Body) -> None:
        """Take what a body declares, assigns and calls; defaults of parameters are constants and call nothing."""
        declared: set[str] = set()
        assigned: set[str] = set()
        starts, found = self._starts, self._calls
        for node in walk_parts(body):
            if isinstance(node, tree.Chain):
                self._members(node, place)
            elif isinstance(node, tree.Call):
                called = CallKind.LOCAL if node.name in self._methods else CallKind.GLOBAL
                found.append((starts[node.at], Call(called, node.name, "", len(node.arguments), place, node.at)))
            elif isinstance(node, tree.New):
                found.append((starts[node.at], Call(CallKind.NEW, node.type, "", len(node.arguments), place, node.at)))
            elif isinstance(node, tree.Assign):
                if isinstance(node.target, tree.Name):
                    assigned.add(node.target.name)
            elif isinstance(node, tree.For | tree.ForEach):
                if isinstance(node.variable, tree.Name):
                    assigned.add(node.variable.name)
            elif isinstance(node, tree.Variable):
                declared.add(node.name)
        own = frozenset((assigned - self._variables | declared) - parameters)
        self.locals[place] = self.locals.get(place, frozenset()) | own

    def _members(self, node: tree.Chain, place: str) -> None:
        start = node.start
        receiver = start.name if isinstance(start, tree.Name) else _start(start)
        for number, step in enumerate(node.steps):
            if isinstance(step, tree.Invoke):
                at = step.at
                call = Call(CallKind.MEMBER, step.name, receiver, len(step.arguments), place, at)
                self._calls.append((self._starts[at], call))
            if number >= MAX_RECEIVER_STEPS:
                receiver = LONG_RECEIVER
            elif isinstance(step, tree.Member):
                receiver = f"{receiver}.{step.name}"
            else:
                receiver += f".{step.name}()" if isinstance(step, tree.Invoke) else "[]"


def _once(calls: Sequence[tuple[int, Call]]) -> Iterable[Call]:
    """Yield calls, which come in the order of their places; what was read for each branch of the preprocessor once."""
    if len({start for start, _ in calls}) == len(calls):
        yield from (call for _, call in calls)
        return
    for _, group in groupby(calls, itemgetter(0)):
        different: dict[tuple[str, CallKind, str], Call] = {}
        for _, call in group:
            different.setdefault((call.method, call.kind, call.receiver), call)
        yield from (different[identity] for identity in sorted(different))


def _start(node: tree.Expression) -> str:
    match node:
        case tree.Call(_, name, _):
            return f"{name}()"
        case tree.New(_, name, _):
            return f"new {name}()"
        case _:
            return "(…)"
