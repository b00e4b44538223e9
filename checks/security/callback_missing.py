"""Code names a method of its own module that the module does not have."""

from collections.abc import Iterator
from typing import Final

from checks.code.hits import hit
from onec.bsl import tree
from onec.bsl.code import Code
from onec.bsl.holding import nodes_with
from onec.classes import ModuleKind
from rules.catalogue import rule
from rules.language.hit import Hit

RULE = rule("callback-missing")

ATTACH: Final = frozenset({"подключитьобработчикожидания", "attachidlehandler"})
NOTIFICATIONS: Final = frozenset({"описаниеоповещения", "notifydescription", "callbackdescription"})
NAMED: Final = ATTACH | NOTIFICATIONS
SELF: Final = frozenset({"этотобъект", "thisobject", "этаформа", "thisform"})
KINDS: Final = frozenset({ModuleKind.FORM, ModuleKind.COMMAND})
"""Modules whose own name stands for a thing with the methods of this very module only."""


def check_module(code: Code) -> Iterator[Hit]:
    """Yield timers and notifications of a form or command whose method is not there."""
    if code.around.kind not in KINDS or code.around.adopted or code.module.unparsed:
        return
    for part, node in nodes_with(code, NAMED):
        named = _named(node)
        if named is None:
            continue
        value = code.scope(part.name).constant(named)
        if value is None or not isinstance(value.value, str) or not value.value.isidentifier():
            continue
        if value.value.lower() not in code.symbols.methods:
            at = node.at + 1 if isinstance(node, tree.New) else node.at
            yield hit(code, RULE, node.at, part, name=code.module.tokens.spelling(at), value=value.value)


def _named(node: object) -> tree.Expression | None:
    """Return what names a method of this module."""
    match node:
        case tree.Call(_, name, (first, *_)) if name in ATTACH:
            return first
        case tree.New(_, name, (first, tree.Name(_, owner), *_)) if name in NOTIFICATIONS and owner in SELF:
            return first
    return None
