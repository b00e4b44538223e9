"""Parameters that outsiders give: of services, of what clients can call, of external data processors."""

import re
from collections.abc import Iterator
from typing import Final

from onec.bsl import kinds as k
from onec.bsl.code import Code, Surroundings
from onec.bsl.flow.tables import FlowTables
from onec.bsl.module import Method
from onec.classes import ModuleKind
from onec.model import FileKind

_CALLED: Final = re.compile(
    b"%(name)b(?=%(open)b)(?<![%(before)b]%(name)b)"
    % {
        b"name": bytes([k.NAME]),
        b"open": re.escape(bytes([k.OPEN])),
        b"before": bytes([k.PROCEDURE, k.FUNCTION, k.DOT]),
    }
)
_SERVICES: Final = frozenset({"HTTPService", "WebService"})
_PROCESSORS: Final = frozenset({FileKind.DATA_PROCESSOR, FileKind.REPORT})
_AT_SERVER: Final = frozenset({"насервере", "atserver", "насерверебезконтекста", "atservernocontext"})


def entries(code: Code, tables: FlowTables) -> dict[str, tuple[tuple[int, int], ...]]:
    """Return for methods that outsiders call the numbers of their parameters with the labels those carry.

    Parameters named as the platform's own carry none, but in an exported method of a module nobody knows.
    """
    found = {}
    for method, word in _called_from_outside(code):
        labels = tables.entries.get(word, 0)
        given = tuple(
            (number, labels)
            for number, one in enumerate(method.parameters)
            if labels and (one.name not in tables.handlers or (method.exported and not code.around.object))
        )
        if given:
            found[method.name] = given
    return found


def _called_from_outside(code: Code) -> Iterator[tuple[Method, str]]:
    """Yield methods and what they are called by."""
    around = code.around
    methods = [one for one in code.module.methods if one.parameters]
    if around.kind is ModuleKind.COMMAND:
        yield from ((one, "command") for one in methods if one.name in _COMMAND)
    elif around.kind is ModuleKind.OBJECT:
        if around.file_kind in _PROCESSORS:
            yield from ((one, "processor") for one in methods if one.exported)
    elif around.kind is ModuleKind.FORM:
        server = [one for one in methods if _is_at_server(one)]
        local = _called(code) if server else ()
        yield from ((one, "form") for one in server if one.name not in local)
    elif around.object.partition(".")[0] in _SERVICES:
        local = _called(code)
        yield from ((one, "service") for one in methods if one.name not in local)
    elif _is_unknown(around):
        yield from ((one, "processor") for one in methods if one.exported)
    elif around.flags and around.flags.server_call:
        yield from ((one, "server-call") for one in methods if one.exported)


def _is_unknown(around: Surroundings) -> bool:
    """Tell a loose module whose path says nothing of it, so that anyone may call it; not one of a script."""
    return not around.object and around.file_kind in _PROCESSORS and not around.entry.lower().endswith(".os")


def _called(code: Code) -> set[str]:
    """Return names that the module calls itself."""
    tokens = code.module.tokens
    return {tokens.words[match.start()] for match in _CALLED.finditer(bytes(tokens.kinds))}


def _is_at_server(method: Method) -> bool:
    return any(one.name in _AT_SERVER for one in method.annotations)


_COMMAND: Final = frozenset({"обработкакоманды", "commandprocessing"})
