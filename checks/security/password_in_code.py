"""A password or token is written in code."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from checks.code.hits import hit
from checks.code.secret_words import (
    is_header_value,
    is_password,
    is_secret_header,
    is_secret_name,
    looks_secret,
    may_be_secret,
    secret_words,
)
from onec.bsl import tree
from onec.bsl.code import Code, Scope
from onec.bsl.seek import Part, parts_at, places
from onec.bsl.walk import walk, walk_parts
from rules.catalogue import rule
from rules.language.given import constant
from rules.language.hit import Hit

RULE = rule("password-in-code")

PASSWORD_ARGUMENTS: Final = {
    "httpсоединение": 3,
    "httpconnection": 3,
    "ftpсоединение": 3,
    "ftpconnection": 3,
    "wsопределения": 2,
    "wsdefinitions": 2,
}
"""Constructors that take a password, and where."""

_CONSTRUCTORS: Final = frozenset(PASSWORD_ARGUMENTS)
_STRUCTURES: Final = frozenset({"структура", "structure", "фиксированнаяструктура", "fixedstructure"})
_INSERTS: Final = frozenset({"вставить", "insert", "установить", "set", "установитьпараметр", "setparameter"})
_EQUALS: Final = frozenset({"=", "<>"})
_MAX_KEYS_CHARS: Final = 10_000


class _Given(NamedTuple):
    """A value that something named gets; a name that is no text is given as written. `sure`: it is a password."""

    at: int
    name: str
    value: tree.Expression | None
    sure: bool = False


def check_module(code: Code) -> Iterator[Hit]:
    """Yield the places where something named like a secret gets what looks like one."""
    for part in parts_at(code, _named(code)):
        scope = code.scope(part.name)
        seen = set()
        for given in _given(part, code, scope):
            offset = code.module.tokens.starts[given.at]
            if offset not in seen and _is_secret(given, scope):
                seen.add(offset)
                yield hit(code, RULE, given.at, part, name=given.name)


def _named(code: Code) -> list[int]:
    """Return the tokens that may be the name of a secret, or take a password."""
    tokens = code.module.tokens
    named = set()
    for word in secret_words(code.words):
        if not any(may_be_secret(one) for one in _names(word)):
            continue
        spelled = tokens.spelling(code.index[word][0])
        if any(is_secret_name(one) or is_secret_header(one) for one in _names(spelled)):
            named.add(word)
    return places(code, _CONSTRUCTORS | named)


def _names(spelled: str) -> list[str]:
    """Return the keys in a literal, a name as it is."""
    return [one.strip() for one in spelled[:_MAX_KEYS_CHARS].strip('"').split(",")]


def _is_secret(given: _Given, scope: Scope) -> bool:
    header = is_secret_header(given.name)
    if not (header or given.sure or is_secret_name(given.name)) or _is_of_secret(given.value, scope):
        return False
    found = constant(scope, given.value)
    if found is None or not isinstance(found.value, str):
        return False
    if header:
        return is_header_value(found.value)
    return is_password(found.value, certain=True) if given.sure else looks_secret(given.name, found.value)


def _is_of_secret(value: tree.Expression | None, scope: Scope) -> bool:
    """Tell what is made of a variable that is named like a secret: that is told where the variable gets it."""
    if not isinstance(value, tree.Name | tree.Binary):
        return False
    spelling = scope.code.module.tokens.spelling
    return any(isinstance(one, tree.Name) and is_secret_name(spelling(one.at)) for one in walk((value,)))


def _given(part: Part, code: Code, scope: Scope) -> Iterator[_Given]:
    """Yield everything a method gives to something named."""
    spelling = code.module.tokens.spelling
    if part.header:
        yield from (_Given(one.at, spelling(one.at), one.default) for one in part.header.parameters)
    for node in walk_parts(part.body):
        match node:
            case tree.Assign(_, target, value):
                yield from _assigned(target, value, scope, code)
            case tree.Chain():
                yield from _stepped(node, scope)
            case tree.New(at):
                yield from _made(node, scope, spelling(at + 1))
            case tree.Binary(_, operands, operators) if len(operands) == 2 and operators[0] in _EQUALS:  # noqa: PLR2004 (both sides)
                yield from _compared(operands, scope, code)
            case tree.Return(_, value) if part.header:
                yield _Given(node.at, spelling(part.header.at), value)


def _assigned(target: tree.Expression, value: tree.Expression, scope: Scope, code: Code) -> Iterator[_Given]:
    name = _name(target, scope, code)
    if name:
        yield _Given(target.at, name, value)


def _stepped(chain: tree.Chain, scope: Scope) -> Iterator[_Given]:
    """Yield what is put under a key: `Заголовки.Вставить("Authorization", …)`."""
    for step in chain.steps:
        if isinstance(step, tree.Invoke) and step.name in _INSERTS and len(step.arguments) > 1:
            key = _text(step.arguments[0], scope)
            if key:
                yield _Given(step.at, key, step.arguments[1])


def _made(node: tree.New, scope: Scope, spelled: str) -> Iterator[_Given]:
    at, kind, arguments = node
    number = PASSWORD_ARGUMENTS.get(kind)
    if number is not None and len(arguments) > number:
        yield _Given(at, spelled, arguments[number], sure=True)
    if kind in _STRUCTURES and len(arguments) > 1:
        keys = _text(arguments[0], scope)[:_MAX_KEYS_CHARS].split(",")
        for key, value in zip(keys, arguments[1:], strict=False):
            yield _Given(at, key.strip(), value)


def _compared(operands: tuple[tree.Expression, ...], scope: Scope, code: Code) -> Iterator[_Given]:
    for one, other in (operands, operands[::-1]):
        if isinstance(other, tree.Text) and (name := _name(one, scope, code)):
            yield _Given(one.at, name, other)


def _name(target: tree.Expression, scope: Scope, code: Code) -> str:
    """Return the name of what a value is written into or compared with, "" where it has none."""
    if isinstance(target, tree.Name):
        return code.module.tokens.spelling(target.at)
    if isinstance(target, tree.Chain):
        last = target.steps[-1]
        if isinstance(last, tree.Member):
            return code.module.tokens.spelling(last.at)
        if isinstance(last, tree.Index):
            return _text(last.key, scope)
    return ""


def _text(node: tree.Expression | None, scope: Scope) -> str:
    """Return a literal, which keys are but for rare cases; to ask for constants costs more than all the rest."""
    return scope.code.module.string(node) if isinstance(node, tree.Text) else ""
