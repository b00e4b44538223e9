"""An extension has a hand in the start of every session."""

from collections.abc import Iterator
from typing import Final

from checks.code.hits import hit
from checks.code.interceptors import interceptors
from onec.bsl.code import Code
from onec.bsl.seek import Part
from onec.classes import ModuleKind
from onec.model import FileKind
from rules.bsp import library
from rules.catalogue import rule
from rules.language.hit import Hit

RULE = rule("session-start-intercepted")

KINDS: Final = frozenset(
    {
        ModuleKind.MANAGED_APPLICATION,
        ModuleKind.ORDINARY_APPLICATION,
        ModuleKind.EXTERNAL_CONNECTION,
        ModuleKind.SESSION,
    }
)


def check_module(code: Code) -> Iterator[Hit]:
    """Yield interceptors of what starts a session, and handlers of its start that an extension has itself."""
    taken = set()
    for one in interceptors(code):
        if code.around.kind in KINDS or one.target.lower() in library().start:
            taken.add(one.part.name)
            yield hit(code, RULE, one.at, one.part, target=one.target)
    if code.around.kind in KINDS and code.around.file_kind is FileKind.EXTENSION:
        for method in code.module.methods:
            if method.name in library().start and method.name not in taken:
                part = Part(method.name, method, method.body)
                yield hit(code, RULE, method.at, part, target=code.module.tokens.spelling(method.at))
