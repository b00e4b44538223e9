"""Whether an expression is what a rule says: by its value, type, spelling or what it calls."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import Final, TypeAlias

from onec.bsl import kinds as k
from onec.bsl import tree
from onec.bsl.code import Code, Scope
from onec.bsl.constants import Constant
from onec.bsl.lexer import Tokens
from onec.bsl.possible_types import may_have_type
from rules.language.given import constant, constants, is_known
from rules.language.pattern import Value
from rules.language.spell import Path, path

MAX_SPELLED_CHARS: Final = 4_000
"""Longer expressions are looked at up to here, what stands before a dot from here on."""

MAX_STEPS: Final = 64
"""Steps of a chain that are asked for their type one after the other; real ones have ten."""

_ENDS: Final = re.compile(
    b"[%b]"
    % re.escape(
        bytes([k.OPEN, k.CLOSE, k.OPEN_INDEX, k.CLOSE_INDEX, k.COMMA, k.SEMICOLON, k.THEN, k.DO, k.TO, k.END, k.EQUAL])
    )
)
Scalar: TypeAlias = str | bool | Decimal | None

_OPEN: Final = bytes([k.OPEN, k.OPEN_INDEX])
_CLOSE: Final = bytes([k.CLOSE, k.CLOSE_INDEX])
_WITHIN: Final = bytes([k.COMMA, k.EQUAL])
_WORDS: Final = {True: "true", False: "false"}


@cache
def regex(text: str) -> re.Pattern[str]:
    """Return a regular expression of a rule."""
    return re.compile(text, re.IGNORECASE)


def fits(  # noqa: PLR0913 (each argument is a fact of its own)
    value: Value, code: Code, method: str, node: tree.Expression | None, end: int = -1, *, sure: bool = False
) -> bool:
    """Tell whether an expression of a method, None where it is not there, is what a rule says.

    Args:
        value: what it must be.
        code: the module.
        method: lower-case name of the method around.
        node: the expression.
        end: offset behind it, where more steps of its chain follow.
        sure: of several constants that the expression may be one is not enough: what fits is excused.
    """
    if node is None:
        found = not value.present and not _asks_for_more(value)
    else:
        found = not value.absent and _is(value, code.scope(method), node, end, sure=sure)
    return found and (value.other is None or not fits(value.other, code, method, node, end, sure=not sure))


def text_of(scope: Scope, node: tree.Expression | None) -> str | None:
    """Return the constant text of an expression; of a number or a truth its usual spelling."""
    found = constant(scope, node)
    return None if found is None else _written(found.value)


def has_type(wanted: frozenset[str], types: Sequence[str]) -> bool:
    """Tell whether one of some types is wanted; `catalogobject.товары` is a `catalogobject`."""
    return any(one in wanted or one.partition(".")[0] in wanted for one in types)


def stands_on(parts: Path, scope: Scope, chain: tree.Chain, step: int) -> bool:
    """Tell whether what is in front of a step of a chain goes by a path.

    It begins with a global object or a common module, or is a type alone; with any name, any beginning will do.
    """
    if parts[0] is None:
        return _ends_with(parts[1:], chain, step)
    start = chain.start
    if (
        step == len(parts) - 1
        and isinstance(start, tree.Name)
        and start.name in parts[0]
        and _ends_with(parts[1:], chain, step)
        and is_global(scope, start.name)
    ):
        return True
    return (
        len(parts) == 1
        and may_have_type(scope.code, parts[0])
        and _is_of_type(parts[0], scope.types(receiver(chain, step)))
    )


def is_global(scope: Scope, name: str) -> bool:
    """Tell whether a bare name is one of the context, no variable of the author and no attribute of the form."""
    return not scope.is_variable(name) and name not in scope.code.around.attributes


def receiver(chain: tree.Chain, step: int) -> tree.Expression:
    """Return what stands before the dot of a step; of a very long chain something that nothing is known of."""
    if step > MAX_STEPS:
        return tree.Unread(chain.at, chain.at)
    return chain._replace(steps=chain.steps[:step]) if step else chain.start


def spelled(tokens: Tokens, node: tree.Expression, end: int = -1) -> str:
    """Return the source text of an expression, up to an offset where one is given."""
    first = tokens.starts[node.at]
    if end >= 0:
        return tokens.text[max(first, end - MAX_SPELLED_CHARS) : end].rstrip()
    end = expression_end(tokens, node.at, MAX_SPELLED_CHARS)
    return tokens.text[first : min(end, first + MAX_SPELLED_CHARS)].rstrip()


def expression_end(tokens: Tokens, at: int, chars: int) -> int:
    """Return the offset behind the expression that begins with a token, or one some more than `chars` behind that."""
    kinds = tokens.kinds
    depth = 0
    end = at
    limit = tokens.starts[at] + chars
    for match in _ENDS.finditer(kinds, at):
        end = match.start()
        kind = kinds[end]
        if kind in _OPEN:
            depth += 1
        elif kind in _CLOSE:
            depth -= 1
        if depth < 0 or (depth == 0 and kind not in _OPEN + _CLOSE and kind != k.EQUAL) or tokens.starts[end] > limit:
            break
    return tokens.end(max(at, end - 1))


def _asks_for_more(value: Value) -> bool:
    """Tell whether something is asked that only an expression that is there can answer."""
    return bool(
        value.const
        or value.not_const
        or value.equals is not None
        or value.assembled
        or value.types
        or value.spelled
        or value.calls
        or value.long
    )


def _is(value: Value, scope: Scope, node: tree.Expression, end: int, *, sure: bool) -> bool:
    return (
        (_constant_fits(value, scope, node) or (not sure and possible_text(value, scope, node) is not None))
        and (not value.types or has_type(frozenset(value.types), scope.types(node)))
        and (not value.spelled or regex(value.spelled).search(spelled(scope.code.module.tokens, node, end)) is not None)
        and (not value.calls or any(_calls(path(name), scope, node) for name in value.calls))
    )


def _constant_fits(value: Value, scope: Scope, node: tree.Expression) -> bool:
    if not (value.const or value.not_const or value.equals is not None or value.assembled or value.long):
        return True
    if value.not_const:
        asks = value.const or value.equals is not None or value.assembled or value.long
        return not asks and not is_known(scope, node)
    given = constant(scope, node)
    return given is not None and _fits(value, given)


def _fits(value: Value, given: Constant) -> bool:
    """Tell whether a constant is what is asked for."""
    if value.equals is not None and not _equal(value.equals, given.value):
        return False
    if value.assembled and (given.parts < 2 or not isinstance(given.value, str)):  # noqa: PLR2004 (two parts)
        return False
    if value.long and (not isinstance(given.value, str) or len(given.value) < value.long):
        return False
    text = _written(given.value)
    return not value.const or (text is not None and regex(value.const).search(text) is not None)


def possible_text(value: Value, scope: Scope, node: tree.Expression) -> str | None:
    """Return the first text asked for among the constants that an expression may be besides others, None for none.

    Only for texts: variables that begin as False or Undefined say nothing of what they become.
    """
    if value.not_const or value.equals is not None or not (value.const or value.assembled or value.long):
        return None
    return next((_written(one.value) for one in constants(scope, node) if _fits(value, one)), None)


def _equal(wanted: str, value: Scalar) -> bool:
    if isinstance(value, Decimal):
        return wanted not in {"", "true", "false", "undefined", "null"} and Decimal(wanted) == value
    if value is None:
        return wanted in {"undefined", "null"}
    if isinstance(value, bool):
        return wanted == _WORDS[value]
    return wanted == value == ""


def _written(value: Scalar) -> str | None:
    if isinstance(value, bool):
        return _WORDS[value]
    return format(value, "f") if isinstance(value, Decimal) else value


def _ends_with(parts: Path, chain: tree.Chain, step: int) -> bool:
    """Tell whether the steps right before a step are these; an index is any name."""
    steps = chain.steps[step - len(parts) : step] if parts else ()
    return len(steps) == len(parts) and all(
        part is None or (not isinstance(one, tree.Index) and one.name in part)
        for part, one in zip(parts, steps, strict=True)
    )


def _is_of_type(part: frozenset[str], types: Sequence[str]) -> bool:
    """Tell whether a type is wanted by its name, or is a common module of this name."""
    return has_type(part, types) or any(one.partition("commonmodule.")[2] in part for one in types)


def _given(scope: Scope, node: tree.Expression) -> tree.Expression:
    """Return the value of a variable of the method that is given one only, of anything else itself."""
    if not isinstance(node, tree.Name):
        return node
    facts, method = scope.code.facts, scope.method
    if not facts.is_local(method, node.name) or node.name in facts.parameters(method):
        return node
    if node.name in facts.changed(method, (node.name,)):
        return node
    given = facts.written(method).given.get(node.name) or []
    value = given[0].value if len({one.offset for one in given}) == 1 else None
    return node if value is None else value


def _calls(parts: Path, scope: Scope, node: tree.Expression) -> bool:
    """Tell whether an expression is a call of this name."""
    node = _given(scope, node)
    if isinstance(node, tree.Await):
        node = node.operand
    last = parts[-1]
    if isinstance(node, tree.Call):
        return len(parts) == 1 and (last is None or node.name in last)
    if not isinstance(node, tree.Chain) or not isinstance(step := node.steps[-1], tree.Invoke):
        return False
    if last is not None and step.name not in last:
        return False
    return len(parts) == 1 or stands_on(parts[:-1], scope, node, len(node.steps) - 1)
