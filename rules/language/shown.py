"""What a finding shows of its place: the name as written, the constant that matched."""

import re
from collections.abc import Iterator
from typing import Final

from onec.bsl import kinds as k
from onec.bsl import tree
from onec.bsl.code import Code, Scope
from onec.bsl.lexer import Tokens
from rules.language.constraints import arguments
from rules.language.expressions import possible_text, text_of
from rules.language.match import Match
from rules.language.pattern import Group, LeafKind, Pattern, Value

MAX_CHARS: Final = 80
"""Longer values are cut, and end with `…`."""

_BLANKS: Final = re.compile(r"\s+")
_CUT: Final = MAX_CHARS * 2
"""Characters of a value that are looked at: enough where every second one is a blank."""


def name_of(place: Match, tokens: Tokens) -> str:
    """Return the thing as the code has it."""
    site = place.site
    node = site.node
    if place.text:
        return short(place.text)
    if isinstance(node, tree.New):
        return _type_name(node, tokens)
    if isinstance(node, tree.Chain):
        return _member(node, site.step, tokens)
    if site.at >= 0:
        return short(tokens.spelling(site.at))
    return short(tokens.text[place.offset : line_end(tokens.text, place.offset)])


def value_of(pattern: Pattern, place: Match, code: Code) -> str:
    """Return the constant that matched, or else that of the first argument; "" where there is none."""
    if pattern.leaf in (LeafKind.STRING, LeafKind.QUERY, LeafKind.COMMENT):
        return short(place.text)
    scope = code.scope(place.site.method.name if place.site.method else "")
    if place.site.written is not None:
        return short(_text(pattern.group.value, scope, place.site.written.value))
    given = arguments(place.site) or ()
    asked = list(_asked(pattern.group))
    numbers = [*(number for number, _ in asked), *(range(len(given)) if _asks_for_some(pattern.group) else (0,))]
    for number in numbers:
        text = text_of(scope, given[number]) if number < len(given) else None
        if text:
            return short(text)
    return short(next(filter(None, (_text(value, scope, given[at]) for at, value in asked if at < len(given))), ""))


def argument_of(number: int, place: Match, scope: Scope) -> str:
    """Return the constant text of an argument, "" where it has none."""
    given = arguments(place.site) or ()
    return short(text_of(scope, given[number]) or "") if number < len(given) else ""


def line_end(text: str, offset: int) -> int:
    """Return the offset behind the line that an offset is in."""
    end = text.find("\n", offset)
    return end if end >= 0 else len(text)


def short(text: str) -> str:
    """Return a text as one line that is not too long."""
    line = _BLANKS.sub(" ", text[:_CUT]).strip()
    if len(line) > MAX_CHARS or len(text) > _CUT:
        return line[: MAX_CHARS - 1] + "…"
    return line


def _text(value: Value | None, scope: Scope, node: tree.Expression | None) -> str:
    """Return the constant text of an expression, or the one asked for of those that it may have."""
    text = text_of(scope, node)
    if text is None and value is not None and node is not None:
        text = possible_text(value, scope, node)
    return text or ""


def _type_name(node: tree.New, tokens: Tokens) -> str:
    """Return the type that is made; `Новый` where it is computed."""
    return tokens.spelling(node.at + 1) if node.type else tokens.spelling(node.at)


def _member(chain: tree.Chain, step: int, tokens: Tokens) -> str:
    """Return the name of a member with what it belongs to where that is names only and not long."""
    at = chain.steps[step].at
    plain = isinstance(chain.start, tree.Name) and all(isinstance(one, tree.Member) for one in chain.steps[:step])
    text = tokens.text[tokens.starts[chain.at] : tokens.end(at)]
    return text if plain and len(text) <= MAX_CHARS and text.isprintable() else tokens.spelling(at)


def _asked(group: Group) -> Iterator[tuple[int, Value]]:
    """Yield the arguments that constraints ask about by number, and what they ask, in the order of the rule."""
    yield from group.arguments
    for one in (*group.every, *group.choice):
        yield from _asked(one)


def _asks_for_some(group: Group) -> bool:
    return group.some is not None or any(map(_asks_for_some, (*group.every, *group.choice)))


_END: Final = re.compile(
    b"[%b]"
    % re.escape(
        bytes([k.SEMICOLON, k.THEN, k.DO, k.ELSE, k.ELSIF, k.EXCEPT, k.END_IF, k.END_DO, k.END_TRY, k.END_PROCEDURE,
               k.END_FUNCTION, k.END, k.PP_IF, k.PP_ELSIF, k.PP_ELSE, k.PP_ENDIF])
    )
)  # fmt: skip


_LAST: Final = (bytes([k.SEMICOLON]), bytes([k.THEN]), bytes([k.DO]))
"""Words that are the last ones of a statement or its head, not the first ones behind it."""


class Ends:
    """Where statements end; places in order in one long statement cost nothing."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._first = self._end = -1

    def behind(self, at: int) -> int:
        """Return the offset behind the statement that a token is in."""
        if not self._first <= at < self._end:
            found = _END.search(self._tokens.kinds, at + 1)
            self._first, self._end = at, found.start() if found else len(self._tokens.words)
            self._end += found is not None and found[0] in _LAST
        return self._tokens.end(max(at, self._end - 1))
