"""Where code runs: on the client, on the server, or on both.

Source: Developer Guide of 1C:Enterprise 8, "Compilation directives", "Common modules"; 1C standard 469 for names of
common modules whose flags are not known.
"""

from typing import TYPE_CHECKING, Final

from onec.bsl.module import Method, Module
from onec.classes import ModuleKind
from onec.model import CommonModuleFlags

if TYPE_CHECKING:
    from onec.bsl.code import Code, Surroundings


def runs_on_client(code: "Code", method: str) -> bool | None:
    """Tell whether a method runs on the client only; False on the server only; None on both, or it cannot be told.

    Args:
        code: its module.
        method: lower-case name, "" for the body outside methods.
    """
    return _side(code.module, code.around, code.symbols.methods.get(method))


def sees(module: Module, around: "Surroundings", caller: Method | None, method: Method) -> bool:
    """Tell whether a method is surely compiled where a caller, None for the body, can call it, as directives tell.

    The client sees what is compiled for the server, and calls it there; not so the server what is the client's. Code
    without the form's context sees only methods without it.
    """
    names, given = _directives(module, around, method), _directives(module, around, caller)
    told = {_DIRECTIVES.get(one) for one in given} or {_side(module, around, caller)}
    of_form = around.kind in _WITH_DIRECTIVES or not around.object
    for name in names:
        side = _DIRECTIVES.get(name)
        if side is not None and told != {side} and not (of_form and side is False):
            return False
        if not name.endswith(_NO_CONTEXT) and any(one.endswith(_NO_CONTEXT) for one in given):
            return False
    return True


def _directives(module: Module, around: "Surroundings", method: Method | None) -> frozenset[str]:
    """Return all directives of a method, where branches of the preprocessor give it several; of a form never none."""
    found = frozenset(_NAMES[one.name] for one in method.annotations if one.name in _NAMES) if method else frozenset()
    if not found and around.kind in _WITH_DIRECTIVES and any(map(directive, module.methods)):
        return _BY_DEFAULT
    return found


def _side(module: Module, around: "Surroundings", header: Method | None) -> bool | None:
    if around.managed is False:
        return True
    told = directive(header) if header else None
    kind = around.kind
    if kind in _WITH_DIRECTIVES or (told and not around.object):
        if told is None and kind is ModuleKind.FORM and not any(map(directive, module.methods)):
            # An ordinary form has no directives; neither has a managed one that would hide on the server.
            return False if around.managed else None
        return _DIRECTIVES.get(told or "atserver")
    if kind is ModuleKind.MODULE:
        return _of_common_module(around)
    return kind in _CLIENT_KINDS


def directive(method: Method) -> str | None:
    """Return the compilation directive of a method in English and lower case, None where it has none."""
    return next((_NAMES[one.name] for one in method.annotations if one.name in _NAMES), None)


def _of_common_module(around: "Surroundings") -> bool | None:
    kind, _, name = around.object.partition(".")
    if around.flags is not None:
        return _by_flags(around.flags)
    if kind in _SERVICES:
        return False
    if kind != "CommonModule":
        return None
    name = name.lower()
    if name.endswith(_BOTH_NAMES):
        return None
    if name.endswith(_CLIENT_NAMES):
        return True
    return False if name.endswith(_SERVER_NAMES) else None


def _by_flags(flags: CommonModuleFlags) -> bool | None:
    """Tell by flags; server modules are by the standard also compiled for ordinary applications."""
    if flags.server:
        return None if flags.client_managed_application else False
    if flags.client_managed_application or flags.client_ordinary_application:
        return True
    return False if flags.external_connection else None


_WITH_DIRECTIVES: Final = frozenset({ModuleKind.FORM, ModuleKind.COMMAND})
_CLIENT_KINDS: Final = frozenset({ModuleKind.MANAGED_APPLICATION, ModuleKind.ORDINARY_APPLICATION})
_SERVICES: Final = frozenset({"HTTPService", "WebService", "IntegrationService"})

_NAMES: Final = {
    "наклиенте": "atclient",
    "насервере": "atserver",
    "насерверебезконтекста": "atservernocontext",
    "наклиентенасервере": "atclientatserver",
    "наклиентенасерверебезконтекста": "atclientatservernocontext",
}
_NAMES.update({name: name for name in [*_NAMES.values()]})
DIRECTIVES: Final = frozenset(_NAMES)
"""Compilation directives in lower case and both languages."""

DIRECTIVE_WORDS: Final = {
    "atclient": ("&НаКлиенте", "&AtClient"),
    "atserver": ("&НаСервере", "&AtServer"),
    "atservernocontext": ("&НаСервереБезКонтекста", "&AtServerNoContext"),
    "atclientatserver": ("&НаКлиентеНаСервере", "&AtClientAtServer"),
    "atclientatservernocontext": ("&НаКлиентеНаСервереБезКонтекста", "&AtClientAtServerNoContext"),
}
"""What readers know the directives by, in Russian and English."""

_NO_CONTEXT: Final = "nocontext"
_BY_DEFAULT: Final = frozenset({"atserver"})
_DIRECTIVES: Final = {"atclient": True, "atserver": False, "atservernocontext": False}

_BOTH_NAMES: Final = ("клиентсервер", "clientserver")
_CLIENT_NAMES: Final = ("клиент", "client", "клиентповтисп", "clientcached", "клиентглобальный", "clientglobal")
_SERVER_NAMES: Final = ("вызовсервера", "servercall", "сервер", "server", "повтисп", "cached")
