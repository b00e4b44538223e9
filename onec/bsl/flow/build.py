"""The graphs of a module: one walk over its tree."""

from onec.bsl.code import Code
from onec.bsl.flow.entries import entries
from onec.bsl.flow.expressions import EVALUATORS
from onec.bsl.flow.graph import MethodGraph, ModuleGraphs
from onec.bsl.flow.method import Method
from onec.bsl.flow.statements import run
from onec.bsl.flow.surroundings import Outside
from onec.bsl.flow.tables import FlowTables
from onec.bsl.flow.values import TooLargeError
from onec.bsl.module import Method as Header
from onec.classes import ModuleKind


def build(code: Code, tables: FlowTables) -> ModuleGraphs:
    """Return what the methods of a module do to data; methods that do nothing to them are left out."""
    outside = Outside(code, tables)
    given = entries(code, tables)
    found = [_method(code, tables, outside, one, given.get(one.name, ())) for one in code.module.methods]
    if code.module.body:
        found.append(_method(code, tables, outside, None, ()))
    kept = tuple(one for one in found if _matters(one))
    names = {one.name.lower() for one in kept}
    quiet = tuple(name for name in outside.methods if name not in names)
    return ModuleGraphs(_key(code), kept, quiet, tuple(outside.keys))


def _method(
    code: Code, tables: FlowTables, outside: Outside, header: Header | None, given: tuple[tuple[int, int], ...]
) -> MethodGraph:
    outside.enter(header)
    method = Method(tables, outside, EVALUATORS, header)
    partly = ""
    try:
        run(method, header.body if header else code.module.body)
        if not method.dead:
            method.leave()
        if method.jumps:
            method.jumps.close(method)
    except TooLargeError as error:
        partly = error.cause.value
    returned = method.pack(method.returned)
    outs = tuple((number, method.pack(value)) for number, value in sorted(method.outs.items()))
    return MethodGraph(
        outside.spelling(header.at) if header else "",
        outside.starts[header.at] if header else 0,
        tuple(method.nodes),
        tuple(method.sites),
        tuple(method.sinks),
        returned,
        tuple(pair for pair in outs if pair[1]),
        tuple(method.writes),
        given,
        partly,
    )


def _matters(graph: MethodGraph) -> bool:
    return bool(graph.sites or graph.sinks or graph.result or graph.outs or graph.writes or graph.partly)


def _key(code: Code) -> str:
    """Return what other modules call this one by."""
    kind, _, name = code.around.object.partition(".")
    if kind == "CommonModule":
        return name.lower()
    return f"{kind}.{name.lower()}" if code.around.kind is ModuleKind.MANAGER else ""
