"""Limits that the search for flows has reached: one place for each, with what was not followed to the end."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from checks.code.bounded import LIMIT_REACHED
from checks.code.findings import Found
from onec.bsl.flow.flow import Cause, Partly
from onec.bsl.flow.graph import ModuleGraphs
from rules.language.hit import Hit
from rules.rule import Text

WORDS: Final[Mapping[Cause, tuple[str, str]]] = {
    Cause.METHOD: (
        "методы слишком велики для анализа данных: {methods}",
        "methods too large for data flow: {methods}",
    ),
    Cause.MODULE: (
        "модуль слишком велик для анализа данных, не прослежены до конца методы: {methods}",
        "the module is too large for data flow, methods not followed to the end: {methods}",
    ),
    Cause.WAY: (
        "путь данных слишком запутан, не прослежены до конца методы: {methods}",
        "the way of data is too tangled, methods not followed to the end: {methods}",
    ),
    Cause.PART: (
        "модули, связанные вызовами, слишком велики для анализа данных: методов {methods}, модулей {modules}",
        "modules tied together by calls are too large for data flow: methods {methods}, modules {modules}",
    ),
}
"""What is told of each limit; the methods by number."""

ONE_METHOD: Final = Text("метод слишком велик для анализа данных", "the method is too large for data flow")
ONE_WAY: Final = Text("путь данных слишком запутан", "the way of data is too tangled")
_ONE: Final = {Cause.METHOD: ONE_METHOD, Cause.WAY: ONE_WAY}


def reached(partly: Sequence[Partly], graphs: Sequence[ModuleGraphs]) -> Iterator[tuple[int, Found]]:
    """Yield what to say and the number of the module to say it of, in the order of modules.

    What one module or method has reached is told of each module, at the first such method; what all together have, in
    the module with most of the methods that this concerns.
    """
    together = [one for one in partly if one.cause is Cause.PART]
    alone: dict[tuple[int, Cause], list[Partly]] = {}
    for one in partly:
        if one.cause is not Cause.PART:
            alone.setdefault((one.module, one.cause), []).append(one)
    if together:
        most = max(Counter(one.module for one in together).items(), key=lambda item: (item[1], -item[0]))[0]
        alone[most, Cause.PART] = together
    for (module, cause), ones in sorted(alone.items()):
        yield module, _found(graphs[module], module, cause, ones)


def _found(graphs: ModuleGraphs, module: int, cause: Cause, ones: Sequence[Partly]) -> Found:
    names = {one.method for one in ones if one.module == module}
    first = next(one for one in graphs.methods if one.name in names)
    limit = _ONE.get(cause) if len(names) == 1 else None
    if limit is None:
        modules = len({one.module for one in ones})
        limit = Text(*(text.format(methods=len(ones), modules=modules) for text in WORDS[cause]))
    method = first.name if cause in _ONE else ""
    return Found(Hit(LIMIT_REACHED, -1, first.offset, first.offset, method, {"limit": limit}), method)
