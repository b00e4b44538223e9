"""A check of the configuration is cut out of a method that an extension changes."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from checks.code.interceptors import Interceptor, Manner, interceptors
from onec.bsl import kinds as k
from onec.bsl.code import Code
from onec.bsl.lexer import Tokens, lex
from rules.bsp import library
from rules.catalogue import rule
from rules.language.hit import Hit

RULE = rule("check-removed")

_INSERT: Final = ("#вставка", "#insert")
_END_INSERT: Final = ("#конецвставки", "#endinsert")
_RAISE: Final = frozenset({"вызватьисключение", "raise"})
_REFUSAL: Final = frozenset({"отказ", "cancel"})
_TRUE: Final = frozenset({"истина", "true"})
_CHECKS: Final = ("проверить", "выполнитьпроверку", "check", "verify")
"""How the names of methods begin that check something."""
_RIGHTS: Final = frozenset(
    {
        "праводоступа",
        "accessright",
        "рольдоступна",
        "isinrole",
        "ролидоступны",
        "rolesavailable",
        "этополноправныйпользователь",
        "isfulluser",
        "естьправо",
        "hasright",
        "естьроль",
        "hasrole",
    }
)


class Removed(NamedTuple):
    """What was cut out: the token of the whole text, and its name as written."""

    at: int
    name: str


def check_module(code: Code) -> Iterator[Hit]:
    """Yield the checks that `#Удаление` cuts out and no `#Вставка` of the same method puts back."""
    changes = [one for one in interceptors(code) if one.manner is Manner.CHANGE]
    if not changes:
        return
    whole = lex(code.module.tokens.text)
    for one in changes:
        first, last = _span(code, whole, one)
        kept = _inserted(whole, first, last)
        for removed in _removed(whole, first, last):
            if removed.name.lower() not in kept:
                yield _hit(code, whole, one, removed)


def _span(code: Code, whole: Tokens, one: Interceptor) -> tuple[int, int]:
    """Return the tokens of the whole text where a method begins and ends."""
    header = one.part.header
    if header is None:
        return 0, 0
    tokens = code.module.tokens
    return _token_at(whole, tokens.starts[header.first]), _token_at(whole, tokens.starts[header.end - 1])


def _token_at(tokens: Tokens, offset: int) -> int:
    low, high = 0, len(tokens.kinds)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if tokens.starts[middle] < offset else (low, middle)
    return low


def _inserted(tokens: Tokens, first: int, last: int) -> frozenset[str]:
    """Return the words that stand in what the method inserts."""
    words: set[str] = set()
    inside = False
    for at in range(first, last):
        word = tokens.words[at]
        if tokens.kinds[at] == k.MARK and word.startswith((*_INSERT, *_END_INSERT)):
            inside = word.startswith(_INSERT)
        elif inside:
            words.add(word)
    return frozenset(words)


def _removed(tokens: Tokens, first: int, last: int) -> Iterator[Removed]:
    """Yield the checks in what the method deletes, each name once a block."""
    seen: set[str] = set()
    for at in range(first, last):
        if tokens.kinds[at] != k.DELETED:
            seen.clear()
            continue
        word = tokens.words[at]
        if word not in seen and _is_check(tokens, at, word):
            seen.add(word)
            yield Removed(at, tokens.spelling(at))


def _is_check(tokens: Tokens, at: int, word: str) -> bool:
    following = _deleted_words(tokens, at + 1, 2)
    if word in _RAISE:
        return True
    if word in _REFUSAL:
        return following[:1] == ["="] and not _TRUE.isdisjoint(following[1:])
    if following[:1] != ["("]:
        return False
    if word in _RIGHTS or word.startswith(_CHECKS):
        return True
    before = tokens.words[at - 2 : at] if at > 1 else []
    return before[1:] == ["."] and library().critical(before[0], word) is not None


def _deleted_words(tokens: Tokens, at: int, count: int) -> Sequence[str]:
    return [
        tokens.words[one] for one in range(at, min(at + count, len(tokens.kinds))) if tokens.kinds[one] == k.DELETED
    ]


def _hit(code: Code, whole: Tokens, one: Interceptor, removed: Removed) -> Hit:
    header = one.part.header
    method = code.module.tokens.spelling(header.at) if header else ""
    values = {"target": one.target, "name": removed.name}
    return Hit(RULE.name, -1, whole.starts[removed.at], whole.end(removed.at), method, values)
