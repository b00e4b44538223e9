"""Branches of the preprocessor that no server compiles: what stands in them runs on the client.

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
                stack.append(_Choice(stack[-1].servers if stack else _ALL, tokens.words[at]))
            elif not stack:
                continue
            elif kind == k.PP_ENDIF:
                stack.pop()
            else:
                stack[-1].turn(tokens.words[at] if kind == k.PP_ELSIF else "")
            self._offsets.append(tokens.starts[at])
            self._clients.append(bool(stack) and not stack[-1].servers)

    def hold(self, offset: int) -> bool:
        """Tell whether no server compiles what stands at an offset."""
        number = bisect_right(self._offsets, offset) - 1
        return number >= 0 and self._clients[number]


class _Choice:
    """One `#Если`: the servers that may compile the branch at hand, and those that may come to the next one."""

    __slots__ = ("_branches", "_later", "servers")

    def __init__(self, outer: int, text: str) -> None:
        self._later = outer
        self._branches = 0
        self.servers = outer
        self.turn(text)

    def turn(self, text: str) -> None:
        """Come to the next branch; without a condition it takes what is left."""
        self._branches += 1
        may, must = _servers(text) if self._branches <= MAX_BRANCHES else (_ALL, 0)
        self.servers = self._later & may
        self._later &= ~must


def _servers(text: str) -> tuple[int, int]:
    """Return the servers that may compile behind a condition, and those that surely do."""
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


_ALL: Final = 0b1111
"""A server; an external connection; the thick client of an application that is its own server, managed and ordinary."""

_KNOWN: Final = {
    "сервер": 0b1101,
    "server": 0b1101,
    "внешнеесоединение": 0b0010,
    "externalconnection": 0b0010,
    "толстыйклиентуправляемоеприложение": 0b0100,
    "thickclientmanagedapplication": 0b0100,
    "толстыйклиентобычноеприложение": 0b1000,
    "thickclientordinaryapplication": 0b1000,
    "клиент": 0b1100,
    "client": 0b1100,
    "тонкийклиент": 0,
    "thinclient": 0,
    "вебклиент": 0,
    "webclient": 0,
    "мобильныйклиент": 0,
    "mobileclient": 0,
}
"""In which of these each symbol is defined; of others nothing is known."""

_NOT: Final = frozenset({"не", "not"})
_AND: Final = frozenset({"и", "and"})
_OR: Final = frozenset({"или", "or"})
_THEN: Final = frozenset({"тогда", "then"})
_DIRECTIVES: Final = re.compile(b"[%b]" % bytes([k.PP_IF, k.PP_ELSIF, k.PP_ELSE, k.PP_ENDIF]))
