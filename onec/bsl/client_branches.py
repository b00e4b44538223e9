"""Branches of the preprocessor that a client compiles and no server: what stands in them runs on the client.

The mobile platform is not looked at: its server is the user's own device.

Source: Developer Guide of 1C:Enterprise 8, "Preprocessor instructions".
"""

import re
from bisect import bisect_right
from typing import Final

from onec.bsl import kinds as k
from onec.bsl.module import Module

MAX_WORDS: Final = 64
"""Of one condition; real ones have up to twenty, and longer ones tell nothing."""

MAX_BRANCHES: Final = 32
"""Of one `#Если`; those behind tell nothing."""


class ClientBranches:
    """Where in a module the client's branches begin and end."""

    __slots__ = ("_clients", "_offsets")

    def __init__(self, module: Module) -> None:
        tokens = module.tokens
        self._offsets: list[int] = []
        self._clients: list[bool] = []
        stack: list[_Choice] = []
        for match in _DIRECTIVES.finditer(tokens.kinds, 0, tokens.kinds.find(k.END)):
            at = match.start()
            kind = tokens.kinds[at]
            if kind == k.PP_IF:
                stack.append(_Choice(stack[-1].compilers if stack else _ALL, tokens.words[at]))
            elif not stack:
                continue
            elif kind == k.PP_ENDIF:
                stack.pop()
            else:
                stack[-1].turn(tokens.words[at] if kind == k.PP_ELSIF else "")
            self._offsets.append(tokens.starts[at])
            self._clients.append(bool(stack) and 0 < stack[-1].compilers & ~_SERVERS == stack[-1].compilers)

    def hold(self, offset: int) -> bool:
        """Tell whether what stands at an offset is compiled for a client and for no server."""
        number = bisect_right(self._offsets, offset) - 1
        return number >= 0 and self._clients[number]


class _Choice:
    """One `#Если`: who may compile the branch at hand, and who may come to the next one."""

    __slots__ = ("_branches", "_later", "compilers")

    def __init__(self, outer: int, text: str) -> None:
        self._later = outer
        self._branches = 0
        self.compilers = outer
        self.turn(text)

    def turn(self, text: str) -> None:
        """Come to the next branch; without a condition it takes what is left."""
        self._branches += 1
        may, must = _compilers(text) if self._branches <= MAX_BRANCHES else (_ALL, 0)
        self.compilers = self._later & may
        self._later &= ~must


def _compilers(text: str) -> tuple[int, int]:
    """Return who may compile what stands behind a condition, and who surely does."""
    words = text.lstrip("# \t").split(None, MAX_WORDS)
    names = [one for one in words[1:] if one not in _THEN]
    if not text:
        return _ALL, _ALL
    if len(words) > MAX_WORDS or any(not one.isalpha() for one in names):
        return _ALL, 0  # brackets, or more than a condition
    may = must = 0
    term_may = term_must = _ALL
    negated = False
    for one in names:
        if one in _NOT:
            negated = not negated
        elif one in _OR:
            may, must = may | term_may, must | term_must
            term_may = term_must = _ALL
        elif one not in _AND:
            known = _KNOWN.get(one)
            is_may, is_must = (_ALL, 0) if known is None else (known, known)
            if negated:
                is_may, is_must = _ALL & ~is_must, _ALL & ~is_may
            term_may, term_must = term_may & is_may, term_must & is_must
            negated = False
    return may | term_may, must | term_must


_SERVER: Final = 1 << 0
_CONNECTION: Final = 1 << 1
_MANAGED_SERVER: Final = 1 << 2
_ORDINARY_SERVER: Final = 1 << 3
"""The last two: the thick client of a base in files, which is its own server."""
_SERVERS: Final = _SERVER | _CONNECTION | _MANAGED_SERVER | _ORDINARY_SERVER

_THIN: Final = 1 << 4
_WEB: Final = 1 << 5
_MOBILE: Final = 1 << 6
_MANAGED: Final = 1 << 7
_ORDINARY: Final = 1 << 8
_CLIENTS: Final = _THIN | _WEB | _MOBILE | _MANAGED | _ORDINARY
_ALL: Final = _SERVERS | _CLIENTS

_SYMBOLS: Final = [
    ("сервер server насервере atserver", _SERVERS & ~_CONNECTION),
    ("внешнеесоединение externalconnection", _CONNECTION),
    ("толстыйклиентуправляемоеприложение thickclientmanagedapplication", _MANAGED | _MANAGED_SERVER),
    ("толстыйклиентобычноеприложение thickclientordinaryapplication", _ORDINARY | _ORDINARY_SERVER),
    ("клиент client наклиенте atclient", _CLIENTS | _MANAGED_SERVER | _ORDINARY_SERVER),
    ("тонкийклиент thinclient", _THIN),
    ("вебклиент webclient", _WEB),
    ("мобильныйклиент mobileclient", _MOBILE),
]
_KNOWN: Final = {name: compilers for names, compilers in _SYMBOLS for name in names.split()}
"""For whom each symbol is defined; of others nothing is known."""

_NOT: Final = frozenset({"не", "not"})
_AND: Final = frozenset({"и", "and"})
_OR: Final = frozenset({"или", "or"})
_THEN: Final = frozenset({"тогда", "then"})
_DIRECTIVES: Final = re.compile(b"[%b]" % bytes([k.PP_IF, k.PP_ELSIF, k.PP_ELSE, k.PP_ENDIF]))
