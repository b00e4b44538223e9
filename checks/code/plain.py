"""Findings and graphs as data that JSON can hold, and back: for the cache."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from checks.finding import AuthorRequest, Finding, Location, Step
from onec.bsl.flow.graph import MethodGraph, ModuleGraphs, Sink, Site
from rules.rule import Rule, Text


def plain_finding(one: Finding) -> list[Any]:
    """Return a finding as lists and texts; of its rule the name."""
    request = one.author_request
    return [
        one.rule.name,
        _location(one.location),
        {name: [value.ru, value.en] if isinstance(value, Text) else value for name, value in one.values.items()},
        one.statement,
        [[step.kind, step.statement, _location(step.location)] for step in one.flow],
        one.capability,
        [request.tool, request.comment] if request else None,
    ]


def finding(data: Any, rules: Mapping[str, Rule]) -> Finding:  # noqa: ANN401 (what JSON made of a finding)
    """Return the finding that `plain_finding` was given."""
    name, place, values, statement, flow, capability, request = data
    return Finding(
        rules[name],
        _place(place),
        {name: Text(*value) if isinstance(value, list) else value for name, value in values.items()},
        statement,
        tuple(Step(kind, words, _place(where)) for kind, words, where in flow),
        capability,
        AuthorRequest(*request) if request else None,
    )


def plain_graphs(graphs: ModuleGraphs) -> list[Any]:
    """Return the graphs of a module as they are: JSON makes lists of tuples."""
    return [graphs.key, graphs.methods, graphs.quiet, graphs.keys]


def module_graphs(data: Any) -> ModuleGraphs:  # noqa: ANN401 (what JSON made of graphs)
    """Return the graphs that `plain_graphs` was given."""
    key, methods, quiet, keys = data
    return ModuleGraphs(key, tuple(map(_method, methods)), tuple(quiet), tuple(keys))


def _method(data: list[Any]) -> MethodGraph:
    one = MethodGraph(*data)
    return one._replace(
        nodes=tuple(_tuples(node) for node in one.nodes),
        sites=tuple(Site(target, offset, _pairs(arguments)) for target, offset, arguments in one.sites),
        sinks=tuple(Sink(*sink) for sink in one.sinks),
        outs=_pairs(one.outs),
        writes=_pairs(one.writes),
        entries=_pairs(one.entries),
    )


def _pairs(data: Iterable[Iterable[Any]]) -> tuple[Any, ...]:
    return tuple(map(tuple, data))


def _tuples(data: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(_tuples(one) if isinstance(one, list) else one for one in data)


def _location(one: Location) -> list[Any]:
    return [
        one.entry,
        one.object,
        one.module,
        one.method,
        one.line,
        one.column,
        one.snippet,
        one.snippet_line,
    ]


def _place(data: list[Any]) -> Location:
    one = Location(*data)
    return replace(one, snippet=tuple(one.snippet))
