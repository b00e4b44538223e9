"""Who is called what in a module, and who calls whom: enough for a call graph.

Pure functions over the tree. Names are in lower case; keywords have one name, all others stay as written, for whether
two names are one (`Сообщить`, `Message`) is not the module's business.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from onec.bsl import tree
from onec.bsl.module import Method, Module
from onec.bsl.walk import Node, walk


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
            `[]`; of anything but a name the brackets alone: `(…)`.
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
    places = _places(module)
    local: dict[str, frozenset[str]] = {}
    for name, parameters, nodes in places:
        assigned = frozenset(_assigned(walk(nodes))) - variables | frozenset(_declared(walk(nodes)))
        local[name] = local.get(name, frozenset()) | (assigned - parameters)
    return Symbols(methods, variables, local, tuple(_calls(module, places, methods)))


def calls_by_method(found: Symbols) -> dict[str, frozenset[str]]:
    """Return for each caller the methods of the module that it calls."""
    graph: dict[str, set[str]] = {}
    for call in found.calls:
        if call.kind is CallKind.LOCAL:
            graph.setdefault(call.method, set()).add(call.name)
    return {caller: frozenset(called) for caller, called in graph.items()}


_Place = tuple[str, frozenset[str], tuple[Node, ...]]


def _places(module: Module) -> list[_Place]:
    """Return name, parameters and nodes of all that holds code; defaults of parameters are constants."""
    found: list[_Place] = [
        (method.name, frozenset(one.name for one in method.parameters), method.body) for method in module.methods
    ]
    return [*found, ("", frozenset(), module.body)]


def _assigned(nodes: Iterable[Node]) -> Iterator[str]:
    """Yield the names that values are given to."""
    for node in nodes:
        if isinstance(node, tree.Assign) and isinstance(node.target, tree.Name):
            yield node.target.name
        elif isinstance(node, tree.For | tree.ForEach) and isinstance(node.variable, tree.Name):
            yield node.variable.name


def _declared(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, tree.Variable):
            yield node.name


def _calls(module: Module, places: list[_Place], methods: dict[str, Method]) -> list[Call]:
    starts = module.tokens.starts
    # By place in the text: what was read for each branch of the preprocessor is there as often.
    found: dict[tuple[int, str], Call] = {}
    for place, _, nodes in places:
        for node in walk(nodes):
            for call in _call(node, place, methods):
                found.setdefault((starts[call.at], place), call)
    return sorted(found.values(), key=lambda call: starts[call.at])


def _call(node: Node, place: str, methods: dict[str, Method]) -> Iterator[Call]:
    if isinstance(node, tree.Call):
        kind = CallKind.LOCAL if node.name in methods else CallKind.GLOBAL
        yield Call(kind, node.name, "", len(node.arguments), place, node.at)
    elif isinstance(node, tree.New):
        yield Call(CallKind.NEW, node.type, "", len(node.arguments), place, node.at)
    elif isinstance(node, tree.Chain):
        receiver = _start(node.start)
        for step in node.steps:
            if isinstance(step, tree.Invoke):
                yield Call(CallKind.MEMBER, step.name, receiver, len(step.arguments), place, step.at)
            receiver += _step(step)


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
