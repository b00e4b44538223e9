"""Expressions: operands, chains, operators by rank.

Source: Developer Guide of 1C:Enterprise 8, "Expressions"; the order of operators is its table.
"""

from collections.abc import Callable
from typing import Final

from onec.bsl import kinds as k
from onec.bsl.cursor import Cursor, UnreadableError
from onec.bsl.tree import (
    Arguments,
    Await,
    Binary,
    Call,
    Chain,
    Constant,
    Date,
    Expression,
    Index,
    Invoke,
    Member,
    Name,
    New,
    Number,
    Step,
    Ternary,
    Text,
    Unary,
)

_NOT_RANK: Final = 3
_RANKS: Final = {
    k.OR: 1,
    k.AND: 2,
    k.EQUAL: _NOT_RANK + 1,
    k.COMPARE: _NOT_RANK + 1,
    k.PLUS: _NOT_RANK + 2,
    k.MINUS: _NOT_RANK + 2,
    k.MULTIPLY: _NOT_RANK + 3,
}
RANK: Final = bytes(_RANKS.get(kind, 0) for kind in range(256))
"""Rank of a binary operator by kind; 0 is none."""

_NEST: Final = 4
"""Units of depth of one bracket."""

_ENDS: Final = bytes([k.COMMA, k.CLOSE, k.SEMICOLON, k.CLOSE_INDEX, k.THEN, k.DO])
"""Behind a name that is all of an expression."""

new: Final = tuple.__new__
"""Makes a node in half the time that its class takes, where most nodes are made."""

_AWAITED: Final = bytes([k.NAME, k.NEW, k.AWAIT, k.QUESTION])


class ExpressionParser(Cursor):
    """Reads expressions; each method begins at the first token of what it reads and ends behind the last."""

    __slots__ = ()

    def expression(self) -> Expression:
        """Return an expression."""
        at = self.i
        kinds = self.kinds
        if kinds[at] == k.NAME and kinds[at + 1] in _ENDS:  # most are a name alone
            self.i = at + 1
            return new(Name, (at, self.words[at]))
        left = self.operand()
        if RANK[kinds[self.i]]:
            return self._operators(at, left, 1)
        return left

    def operand(self) -> Expression:
        """Return an operand with its steps."""
        at = self.i
        kind = self.kinds[at]
        node: Expression
        if kind == k.NAME:
            self.i = at + 1
            if self.kinds[at + 1] == k.OPEN:
                node = new(Call, (at, self.words[at], self.arguments()))
            else:
                node = new(Name, (at, self.words[at]))
        elif kind == k.TEXT:
            node = self._text()
        else:
            read = _OPERANDS.get(kind)
            if read is None:
                raise UnreadableError
            node = read(self)
        after = self.kinds[self.i]
        if after == k.DOT or after == k.OPEN_INDEX:  # noqa: PLR1714 (this line runs once an operand)
            return self._chain(at, node)
        return node

    def arguments(self) -> Arguments:
        """Return what stands in round brackets; nothing between two commas is None."""
        self.i += 1
        kinds = self.kinds
        if kinds[self.i] == k.CLOSE:
            self.i += 1
            return ()
        self.deepen(_NEST)
        arguments: list[Expression | None] = []
        while True:
            kind = kinds[self.i]
            arguments.append(None if kind == k.COMMA or kind == k.CLOSE else self.expression())  # noqa: PLR1714
            kind = kinds[self.i]
            self.i += 1
            if kind == k.CLOSE:
                break
            if kind != k.COMMA:
                self.i -= 1
                raise UnreadableError
        self.depth -= _NEST
        return tuple(arguments)

    def word(self) -> str:
        """Step over a name, be it one that the language uses within methods, and return it."""
        kind = self.kinds[self.i]
        if kind != k.NAME and kind <= k.END_FUNCTION:
            raise UnreadableError
        self.i += 1
        return self.words[self.i - 1]

    def _named(self, at: int) -> Name | Call:
        self.i = at + 1
        if self.kinds[at + 1] == k.OPEN:
            return Call(at, self.words[at], self.arguments())
        return Name(at, self.words[at])

    def _chain(self, at: int, start: Expression) -> Chain:
        kinds = self.kinds
        words = self.words
        steps: list[Step] = []
        while True:
            i = self.i
            kind = kinds[i]
            if kind == k.DOT:
                name = i + 1
                if kinds[name] != k.NAME:
                    raise UnreadableError
                self.i = i + 2
                if kinds[i + 2] == k.OPEN:
                    steps.append(new(Invoke, (name, words[name], self.arguments())))
                else:
                    steps.append(new(Member, (name, words[name])))
            elif kind == k.OPEN_INDEX:
                self.i = i + 1
                self.deepen(_NEST)
                steps.append(Index(i, self.expression()))
                self.depth -= _NEST
                self.expect(k.CLOSE_INDEX)
            else:
                return new(Chain, (at, start, tuple(steps)))

    def _operators(self, at: int, left: Expression, lowest: int) -> Expression:
        """Return `left` with all operators of rank `lowest` and above that follow it."""
        kinds = self.kinds
        while (rank := RANK[kinds[self.i]]) >= lowest:
            operands = [left]
            operators = []
            while RANK[kind := kinds[self.i]] == rank:
                operators.append(self.words[self.i] if kind < k.FIRST_KEYWORD else k.NAME_OF[kind])
                self.i += 1
                start = self.i
                right = self.operand()
                if RANK[kinds[self.i]] > rank:
                    self.deepen(1)
                    right = self._operators(start, right, rank + 1)
                    self.depth -= 1
                operands.append(right)
            left = new(Binary, (at, tuple(operands), tuple(operators)))
        return left

    def _text(self) -> Text:
        at = self.i
        end = at + 1
        while self.kinds[end] == k.TEXT or self.kinds[end] == k.UNFINISHED:
            end += 1
        self.i = end
        return new(Text, (at, end - at))

    def _number(self) -> Number:
        self.i += 1
        return new(Number, (self.i - 1, self.words[self.i - 1]))

    def _date(self) -> Date:
        self.i += 1
        return Date(self.i - 1, self.words[self.i - 1].strip("'"))

    def _unfinished(self) -> Text | Date:
        return self._text() if self.words[self.i][0] == '"' else self._date()

    def _constant(self) -> Constant:
        self.i += 1
        return new(Constant, (self.i - 1, k.NAME_OF[self.kinds[self.i - 1]]))

    def _brackets(self) -> Expression:
        self.i += 1
        self.deepen(_NEST)
        node = self.expression()
        self.depth -= _NEST
        self.expect(k.CLOSE)
        return node

    def _not(self) -> Unary:
        at = self.i
        self.i += 1
        self.deepen(_NEST)
        start = self.i
        operand = self.operand()
        if RANK[self.kinds[self.i]] > _NOT_RANK:
            operand = self._operators(start, operand, _NOT_RANK + 1)
        self.depth -= _NEST
        return new(Unary, (at, "not", operand))

    def _sign(self) -> Unary:
        at = self.i
        self.i += 1
        self.deepen(_NEST)
        operand = self.operand()
        self.depth -= _NEST
        return new(Unary, (at, self.words[at], operand))

    def _ternary(self) -> Ternary:
        at = self.i
        self.i += 1
        if self.kinds[self.i] != k.OPEN:
            raise UnreadableError
        parts = self.arguments()
        if len(parts) != 3 or parts[0] is None or parts[1] is None or parts[2] is None:  # noqa: PLR2004 (its three parts)
            raise UnreadableError
        return Ternary(at, parts[0], parts[1], parts[2])

    def _new(self) -> New:
        at = self.i
        self.i += 1
        kind = self.kinds[self.i]
        name = "" if kind == k.OPEN else self.word()
        return new(New, (at, name, self.arguments() if self.kinds[self.i] == k.OPEN else ()))

    def _await(self) -> Expression:
        """Return what is awaited; before there was `Ждать`, it could be a name of one's own."""
        at = self.i
        after = self.kinds[at + 1]
        if after not in _AWAITED and not (after == k.OPEN and self.asynchronous):
            return self._named(at)
        self.i += 1
        self.deepen(_NEST)
        operand = self.operand()
        self.depth -= _NEST
        return Await(at, operand)

    def _own_name(self) -> Expression:
        return self._named(self.i)


_OPERANDS: Final[dict[int, Callable[[ExpressionParser], Expression]]] = {
    k.NUMBER: ExpressionParser._number,  # noqa: SLF001 (the class's own table)
    k.DATE: ExpressionParser._date,  # noqa: SLF001
    k.UNFINISHED: ExpressionParser._unfinished,  # noqa: SLF001
    k.TRUE: ExpressionParser._constant,  # noqa: SLF001
    k.FALSE: ExpressionParser._constant,  # noqa: SLF001
    k.UNDEFINED: ExpressionParser._constant,  # noqa: SLF001
    k.NULL: ExpressionParser._constant,  # noqa: SLF001
    k.OPEN: ExpressionParser._brackets,  # noqa: SLF001
    k.NOT: ExpressionParser._not,  # noqa: SLF001
    k.MINUS: ExpressionParser._sign,  # noqa: SLF001
    k.PLUS: ExpressionParser._sign,  # noqa: SLF001
    k.QUESTION: ExpressionParser._ternary,  # noqa: SLF001
    k.NEW: ExpressionParser._new,  # noqa: SLF001
    k.AWAIT: ExpressionParser._await,  # noqa: SLF001
    k.ASYNC: ExpressionParser._own_name,  # noqa: SLF001
    k.EACH: ExpressionParser._own_name,  # noqa: SLF001
}
