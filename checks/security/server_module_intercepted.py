"""An extension intercepts methods of modules that cannot be extended in safe mode."""

from collections.abc import Iterator
from typing import Final

from checks.code.hits import hit
from checks.code.interceptors import common_module, interceptors
from onec.bsl.code import Code
from onec.classes import ModuleKind
from rules.catalogue import rule
from rules.language.hit import Hit

RULE = rule("server-module-intercepted")

KINDS: Final = frozenset({ModuleKind.OBJECT, ModuleKind.MANAGER, ModuleKind.RECORD_SET, ModuleKind.VALUE_MANAGER})
CLIENT_NAMES: Final = ("клиент", "client")
"""How names of common modules end that run on the client, where the flags are not known."""


def check_module(code: Code) -> Iterator[Hit]:
    """Yield the first interceptor of a module that runs on the server: the module is what has to go."""
    if code.around.kind in KINDS or _is_server_module(code):
        for one in interceptors(code):
            yield hit(code, RULE, one.at, one.part, target=one.target)
            return


def _is_server_module(code: Code) -> bool:
    name = common_module(code)
    if not name:
        return False
    flags = code.around.flags
    return flags.server if flags else not name.lower().endswith(CLIENT_NAMES)
