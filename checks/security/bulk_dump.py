"""A loop over the metadata reads or writes the data of every object."""

import re
from collections.abc import Collection, Iterator
from typing import Final

from checks.code.hits import hit
from onec.bsl import tree
from onec.bsl.code import Code, Scope
from onec.bsl.holding import nodes_with
from onec.bsl.seek import parts_with
from onec.bsl.walk import Node, walk, walk_parts
from rules.catalogue import rule
from rules.language.hit import Hit
from rules.rule import Text

RULE = rule("bulk-dump")

_METADATA: Final = frozenset({"метаданные", "metadata"})
_KINDS_WORDS = (
    "справочники catalogs документы documents регистрысведений informationregisters регистрынакопления "
    "accumulationregisters регистрыбухгалтерии accountingregisters регистрырасчета calculationregisters константы "
    "constants планывидовхарактеристик chartsofcharacteristictypes"
)
_KINDS: Final = frozenset(_KINDS_WORDS.split())
_SELECTS: Final = frozenset({"выбрать", "select"})
_RECORDS: Final = frozenset({"зарегистрироватьизменения", "recordchanges"})
_QUERIES: Final = frozenset({"запрос", "query", "построительзапроса", "querybuilder"})
_TEXTS: Final = frozenset({"текст", "text"})
_SOME: Final = re.compile(r"\b(?:ПЕРВЫЕ|TOP)\s|\b(?:ГДЕ|WHERE|КОЛИЧЕСТВО|COUNT)\b", re.IGNORECASE)
"""A query that looks at some records only, or counts them."""

_COUNT: Final = re.compile(r"\b(?:КОЛИЧЕСТВО|COUNT)\s?\(", re.IGNORECASE)

_CARRIES_WORDS = (
    "записатьxml writexml записатьjson writejson записьxml xmlwriter записьjson jsonwriter записьтекста textwriter "
    "значениевфайл valuetofile значениевстрокувнутр valuetostringinternal httpсоединение httpconnection ftpсоединение "
    "ftpconnection интернетпочта internetmail записьzipфайла zipfilewriter записьданных datawriter хранилищезначения "
    "valuestorage xmlстрока xmlstring зарегистрироватьизменения recordchanges"
)
_CARRIES: Final = frozenset(_CARRIES_WORDS.split())
"""What a module calls that puts data into a form in which they can leave."""

_READ: Final = Text("выполняет запрос или выборку", "runs a query or a selection")
_RECORDED: Final = Text("регистрирует все данные к обмену", "records all data for exchange")

MAX_CALLS: Final = 2
"""Methods of the module that a loop calls, and that call others."""


def check_module(code: Code) -> Iterator[Hit]:
    """Yield the loops over the metadata that read the data of what they go over."""
    if _CARRIES.isdisjoint(code.words):
        return
    for part in parts_with(code, _METADATA):
        for node in walk_parts(part.body):
            if isinstance(node, tree.ForEach) and (place := _metadata(node.collection, code.scope(part.name))):
                action = _action(node, code) if _carries(code) else None
                if action:
                    yield hit(code, RULE, node.at, part, collection=place, action=action)


def _carries(code: Code) -> bool:
    return any(
        (isinstance(node, tree.Call | tree.Invoke) and node.name in _CARRIES)
        or (isinstance(node, tree.New) and node.type in _CARRIES)
        for _, node in nodes_with(code, _CARRIES)
    )


def _counts(body: tree.Body, code: Code) -> bool:
    """Tell a method whose queries count records."""
    return any(isinstance(one, tree.Text) and _COUNT.search(code.module.string(one)) for one in walk(body))


def _metadata(collection: tree.Expression, scope: Scope) -> str:
    """Return how a collection of the metadata is written, "" for others."""
    if not isinstance(collection, tree.Chain) or not isinstance(collection.start, tree.Name):
        return ""
    step = collection.steps[0]
    if collection.start.name not in _METADATA or scope.is_variable(collection.start.name) or len(collection.steps) > 1:
        return ""
    if not isinstance(step, tree.Member) or step.name not in _KINDS:
        return ""
    spelling = scope.code.module.tokens.spelling
    return f"{spelling(collection.start.at)}.{spelling(step.at)}"


def _action(loop: tree.ForEach, code: Code) -> Text | None:
    """Return what a loop does with each object's data, in its body or in the methods that it hands the object to."""
    start = frozenset({loop.variable.name}) if isinstance(loop.variable, tree.Name) else frozenset()
    todo = [(loop.body, start)]
    for _ in range(MAX_CALLS + 1):
        following: list[tuple[tree.Body, frozenset[str]]] = []
        for body, given in todo:
            names = _grown(body, given)
            for node in walk(body):
                if action := _done(node, names, code):
                    return action
            following += _called(body, names, code)
        todo = following
    return None


def _grown(body: tree.Body, names: frozenset[str]) -> frozenset[str]:
    """Return the names with those of the variables that get something made of them, in the order of the text."""
    found = set(names)
    for node in walk(body):
        if isinstance(node, tree.Assign) and isinstance(node.target, tree.Name) and _has((node.value,), found):
            found.add(node.target.name)
    return frozenset(found)


def _done(node: Node, names: frozenset[str], code: Code) -> Text | None:
    """Return what a node does with the data of the objects that the names stand for."""
    match node:
        case tree.New(_, kind, arguments) if kind in _QUERIES:
            return _READ if _is_query(arguments, names, code) else None
        case tree.Assign(_, tree.Chain(_, _, (*_, tree.Member(_, name))), value) if name in _TEXTS:
            return _READ if _is_query((value,), names, code) else None
        case tree.Chain(_, start, steps):
            return _stepped(start, steps, names)
    return None


def _stepped(start: tree.Expression, steps: tuple[tree.Step, ...], names: frozenset[str]) -> Text | None:
    last = steps[-1]
    if not isinstance(last, tree.Invoke):
        return None
    if last.name in _SELECTS and (_has((start,), names) or _indexed(steps, names)):
        return _READ
    return _RECORDED if last.name in _RECORDS and _has(last.arguments, names) else None


def _indexed(steps: tuple[tree.Step, ...], names: frozenset[str]) -> bool:
    return any(isinstance(step, tree.Index) and _has((step.key,), names) for step in steps)


def _is_query(parts_of_text: tree.Arguments, names: frozenset[str], code: Code) -> bool:
    """Tell the text of a query that names what the loop goes over and does not stop after some records."""
    texts = [one for one in walk([one for one in parts_of_text if one is not None]) if isinstance(one, tree.Text)]
    return _has(parts_of_text, names) and not any(_SOME.search(code.module.string(one)) for one in texts)


def _called(body: tree.Body, names: frozenset[str], code: Code) -> Iterator[tuple[tree.Body, frozenset[str]]]:
    """Yield the methods of the module that get something made of the names, with their parameters that do."""
    for node in walk(body):
        if isinstance(node, tree.Call) and (method := code.symbols.methods.get(node.name)):
            pairs = zip(method.parameters, node.arguments, strict=False)
            given = frozenset(parameter.name for parameter, argument in pairs if _has((argument,), names))
            if given:
                yield method.body, given


def _has(nodes: tree.Arguments, names: Collection[str]) -> bool:
    present = [one for one in nodes if one is not None]
    return any(isinstance(one, tree.Name) and one.name in names for one in walk(present))
