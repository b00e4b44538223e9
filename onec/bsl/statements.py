"""Statements and bodies, with recovery: a statement that makes no sense ends at `;` or at the next end of a block.

Source: Developer Guide of 1C:Enterprise 8, "Operators" and "Preprocessor"; `;` may be absent, as before an end.
"""

from collections.abc import Callable
from typing import Final

from onec.bsl import kinds as k
from onec.bsl import tree
from onec.bsl.cursor import BLOCK_ENDS, BORDERS, BRANCH_ENDS, METHOD_STARTS, UnreadableError
from onec.bsl.expressions import ExpressionParser, new
from onec.bsl.module import Reason
from onec.bsl.tree import Assign, Await, Body, Call, Chain, Evaluate, Expression, Invoke, Name, Statement, Unread

_BLOCK: Final = 4
"""Units of depth of one block."""

_ENDS: Final = BLOCK_ENDS + BRANCH_ENDS + BORDERS
_VALUE_STARTS: Final = bytes(
    [
        k.NAME,
        k.NUMBER,
        k.TEXT,
        k.DATE,
        k.UNFINISHED,
        k.OPEN,
        k.QUESTION,
        k.PLUS,
        k.MINUS,
        k.TRUE,
        k.FALSE,
        k.UNDEFINED,
        k.NULL,
        k.NEW,
        k.NOT,
        k.AWAIT,
        k.ASYNC,
        k.EACH,
    ]
)
_MAY_DECLARE: Final = bytes([k.ASYNC, k.VAR, k.PP_IF])
_GOES_ON: Final = bytes([k.DOT, k.OPEN_INDEX, k.PLUS, k.MINUS, k.MULTIPLY, k.EQUAL, k.COMPARE, k.AND, k.OR])


class StatementParser(ExpressionParser):
    """Reads bodies; each method begins at the first token of what it reads and ends behind the last."""

    __slots__ = ()

    def body(self, ends: bytes) -> Body:
        """Return statements up to a token of `ends`, which is left there, or to one that ends what is around."""
        self.ends.append(ends)
        found: list[Statement] = []
        kinds = self.kinds
        while True:
            kind = kinds[self.i]
            if kind == k.SEMICOLON:
                self.i += 1
            elif kind in _ENDS:
                if self._is_end(kind, ends):
                    break
                self.report(self.i, self.i + 1, Reason.DIRECTIVE if kind in BRANCH_ENDS else Reason.STRAY)
                self.i += 1
            elif kind in _MAY_DECLARE and self.is_declaration(self.i):
                break
            else:
                found.append(self._statement(kind))
        self.ends.pop()
        return tuple(found)

    def is_declaration(self, at: int) -> bool:
        """Tell whether something begins at this token that only a module has."""
        return self.kinds[at] == k.ASYNC and self.kinds[at + 1] in METHOD_STARTS

    def variables(self) -> list[tree.Variable]:
        """Return the names behind `Перем`."""
        self.i += 1
        found = []
        while True:
            at = self.i
            name = self.word()
            exported = self.kinds[self.i] == k.EXPORT
            self.i += exported
            found.append(tree.Variable(at, name, exported))
            if self.kinds[self.i] != k.COMMA:
                return found
            self.i += 1

    def _is_end(self, kind: int, ends: bytes) -> bool:
        return kind in ends or kind in BORDERS or any(kind in around for around in self.ends)

    def _statement(self, kind: int) -> Statement:
        at = self.i
        depth, levels = self.depth, len(self.ends)
        try:
            return _STATEMENTS.get(kind, StatementParser._simple)(self)
        except UnreadableError as error:
            self.depth = depth
            del self.ends[levels:]
            self.recover(at, error.reason)
            return Unread(at, self.i)

    def _simple(self) -> Assign | Evaluate:
        at = self.i
        target = self.operand()
        last = target.steps[-1] if isinstance(target, Chain) else target
        if self.kinds[self.i] == k.EQUAL:
            if isinstance(last, Call | Invoke | Await):
                raise UnreadableError
            self.i += 1
            return new(Assign, (at, target, self.expression()))
        if not isinstance(last, Call | Invoke | Await):
            raise UnreadableError
        return new(Evaluate, (at, target))

    def _block(self, ends: bytes) -> Body:
        self.deepen(_BLOCK)
        body = self.body(ends)
        self.depth -= _BLOCK
        return body

    def _close(self, first: int, kind: int) -> None:
        """Step over the end of the block that began at `first`."""
        if self.kinds[self.i] == kind:
            self.i += 1
        else:
            self.report(first, first + 1, Reason.END_MISSING)

    def _header(self, stop: int) -> Expression:
        """Return the expression before the last word of a header, and step over that too."""
        at, depth = self.i, self.depth
        try:
            node = self.expression()
            self.expect(stop)
        except UnreadableError as error:
            self.depth = depth
            self.recover_header(at, stop, error.reason)
            return Unread(at, self.i - 1)
        return node

    def _if(self) -> tree.If:
        at = self.i
        branches: list[tuple[Expression, Body]] = []
        otherwise: Body = ()
        kind = k.IF
        while kind in {k.IF, k.ELSIF}:
            self.i += 1
            condition = self._header(k.THEN)
            branches.append((condition, self._block(_IF_ENDS)))
            kind = self.kinds[self.i]
        if kind == k.ELSE:
            self.i += 1
            otherwise = self._block(_ELSE_ENDS)
        self._close(at, k.END_IF)
        return new(tree.If, (at, tuple(branches), otherwise))

    def _for(self) -> tree.For | tree.ForEach:
        at = self.i
        self.i += 1
        each = self.kinds[self.i] == k.EACH and self.kinds[self.i + 1] != k.EQUAL
        self.i += each
        variable = self._loop_variable()
        self.expect(k.IN if each else k.EQUAL)
        first = self._header(k.DO) if each else self._header(k.TO)
        if each:
            node: tree.For | tree.ForEach = tree.ForEach(at, variable, first, self._block(_DO_ENDS))
        else:
            last = self._header(k.DO)
            node = tree.For(at, variable, first, last, self._block(_DO_ENDS))
        self._close(at, k.END_DO)
        return node

    def _loop_variable(self) -> Expression:
        variable = self.operand()
        if not isinstance(variable, Name | Chain):
            raise UnreadableError
        return variable

    def _while(self) -> tree.While:
        at = self.i
        self.i += 1
        condition = self._header(k.DO)
        body = self._block(_DO_ENDS)
        self._close(at, k.END_DO)
        return tree.While(at, condition, body)

    def _try(self) -> tree.Try:
        at = self.i
        self.i += 1
        body = self._block(_TRY_ENDS)
        handler: Body = ()
        if self.kinds[self.i] == k.EXCEPT:
            self.i += 1
            handler = self._block(_EXCEPT_ENDS)
        self._close(at, k.END_TRY)
        return tree.Try(at, body, handler)

    def _return(self) -> tree.Return:
        at = self.i
        self.i += 1
        return new(tree.Return, (at, self.expression() if self.kinds[self.i] in _VALUE_STARTS else None))

    def _raise(self) -> tree.Raise:
        at = self.i
        self.i += 1
        if self.kinds[self.i] not in _VALUE_STARTS:
            return tree.Raise(at, ())
        if self.kinds[self.i] == k.OPEN:
            arguments = self.arguments()
            if self.kinds[self.i] not in _GOES_ON:
                return tree.Raise(at, arguments)
            self.i = at + 1
        return tree.Raise(at, (self.expression(),))

    def _execute(self) -> tree.Execute:
        at = self.i
        self.i += 1
        return tree.Execute(at, self.expression())

    def _handler(self) -> tree.Handler:
        at = self.i
        self.i += 1
        event = self.expression()
        self.expect(k.COMMA)
        return tree.Handler(at, self.kinds[at] == k.ADD_HANDLER, event, self.expression())

    def _jump(self) -> tree.Jump:
        self.i += 1
        return tree.Jump(self.i - 1, k.NAME_OF[self.kinds[self.i - 1]])

    def _goto(self) -> tree.Goto:
        at = self.i
        self.i += 1
        self.expect(k.LABEL)
        return tree.Goto(at, self.words[at + 1][1:].strip())

    def _label(self) -> tree.Label:
        at = self.i
        self.i += 1
        self.expect(k.COLON)
        return tree.Label(at, self.words[at][1:].strip())

    def _branches(self) -> tree.Branches:
        at = self.i
        bodies = []
        kind = k.PP_IF
        otherwise = False
        ended = self.kinds[at - 1] if at else k.SEMICOLON
        while kind != k.PP_ENDIF:
            self.i += 1
            if self.kinds[self.i] == k.OPEN and ended != k.SEMICOLON:
                raise UnreadableError  # the arguments of the name before the directive
            otherwise = kind == k.PP_ELSE
            bodies.append(self._block(BRANCH_ENDS))
            kind = self.kinds[self.i]
            if kind not in BRANCH_ENDS:
                self.report(at, at + 1, Reason.DIRECTIVE)
                return tree.Branches(at, tuple(bodies))
        self.i += 1
        if self.kinds[self.i] == k.OPEN:
            raise UnreadableError
        return tree.Branches(at, tuple(bodies) if otherwise else (*bodies, ()))

    def _variables(self) -> tree.Variables:
        return tree.Variables(self.i, tuple(self.variables()))


_IF_ENDS: Final = bytes([k.ELSIF, k.ELSE, k.END_IF])
_ELSE_ENDS: Final = bytes([k.END_IF])
_DO_ENDS: Final = bytes([k.END_DO])
_TRY_ENDS: Final = bytes([k.EXCEPT, k.END_TRY])
_EXCEPT_ENDS: Final = bytes([k.END_TRY])

_STATEMENTS: Final[dict[int, Callable[[StatementParser], Statement]]] = {
    k.IF: StatementParser._if,  # noqa: SLF001 (the class's own table)
    k.FOR: StatementParser._for,  # noqa: SLF001
    k.WHILE: StatementParser._while,  # noqa: SLF001
    k.TRY: StatementParser._try,  # noqa: SLF001
    k.RETURN: StatementParser._return,  # noqa: SLF001
    k.RAISE: StatementParser._raise,  # noqa: SLF001
    k.EXECUTE: StatementParser._execute,  # noqa: SLF001
    k.ADD_HANDLER: StatementParser._handler,  # noqa: SLF001
    k.REMOVE_HANDLER: StatementParser._handler,  # noqa: SLF001
    k.BREAK: StatementParser._jump,  # noqa: SLF001
    k.CONTINUE: StatementParser._jump,  # noqa: SLF001
    k.GOTO: StatementParser._goto,  # noqa: SLF001
    k.LABEL: StatementParser._label,  # noqa: SLF001
    k.VAR: StatementParser._variables,  # noqa: SLF001
    k.PP_IF: StatementParser._branches,  # noqa: SLF001
}
