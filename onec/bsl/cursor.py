"""A place among tokens, and what went wrong up to it."""

import re
from typing import Final

from onec.bsl import kinds as k
from onec.bsl.lexer import Tokens
from onec.bsl.module import Reason, Unparsed

MAX_DEPTH: Final = 400
"""Units of depth, one a Python call, of which Python allows 1,000: 100 brackets or blocks in one another."""

BLOCK_STARTS: Final = bytes([k.IF, k.FOR, k.WHILE, k.TRY])
BLOCK_ENDS: Final = bytes([k.ELSIF, k.ELSE, k.END_IF, k.END_DO, k.EXCEPT, k.END_TRY])
METHOD_STARTS: Final = bytes([k.PROCEDURE, k.FUNCTION])
METHOD_ENDS: Final = bytes([k.END_PROCEDURE, k.END_FUNCTION])
BRANCH_ENDS: Final = bytes([k.PP_ELSIF, k.PP_ELSE, k.PP_ENDIF])
BORDERS: Final = bytes([k.END, k.ANNOTATION]) + METHOD_STARTS + METHOD_ENDS
"""What no statement goes over."""

DECLARATIONS: Final = re.compile(b"[%b]" % bytes([k.PROCEDURE, k.FUNCTION, k.VAR, k.ANNOTATION]))
METHOD_BORDERS: Final = re.compile(b"[%b]" % (METHOD_STARTS + METHOD_ENDS))
_SYNC: Final = re.compile(
    b"[%b]" % re.escape(bytes([k.SEMICOLON, k.PP_IF]) + BLOCK_STARTS + BLOCK_ENDS + BRANCH_ENDS + BORDERS)
)
_HEADER_SYNC: Final = re.compile(
    b"[%b]"
    % re.escape(bytes([k.SEMICOLON, k.PP_IF, k.THEN, k.DO, k.TO]) + BLOCK_STARTS + BLOCK_ENDS + BRANCH_ENDS + BORDERS)
)
_BLOCKS: Final = re.compile(b"[%b]" % re.escape(BLOCK_STARTS + bytes([k.END_IF, k.END_DO, k.END_TRY]) + BORDERS))


class UnreadableError(Exception):
    """Raised within the parser where a statement stops making sense; it never leaves the parser."""

    def __init__(self, reason: Reason = Reason.SYNTAX) -> None:
        super().__init__(reason)
        self.reason = reason


class Cursor:
    """Tokens, the number of the next one, and the depth reached.

    The arrays grow: a method that is read once for each branch of the preprocessor stands behind the last token again.
    """

    __slots__ = ("asynchronous", "depth", "ends", "i", "kinds", "starts", "tokens", "unparsed", "words")

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.kinds = bytearray(tokens.kinds)
        self.kinds.append(k.END)
        self.words = [*tokens.words, ""]
        self.starts = [*tokens.starts]
        self.i = 0
        self.depth = 0
        self.asynchronous = False
        self.ends: list[bytes] = []
        self.unparsed: list[Unparsed] = []

    def deepen(self, units: int) -> None:
        """Go down; whoever does comes up by himself or leaves it to the statement that failed."""
        self.depth += units
        if self.depth > MAX_DEPTH:
            raise UnreadableError(Reason.DEPTH)

    def expect(self, kind: int) -> None:
        """Step over a token of this kind."""
        if self.kinds[self.i] != kind:
            raise UnreadableError
        self.i += 1

    def report(self, first: int, end: int, reason: Reason) -> None:
        """Note that the tokens from `first` up to `end`, at least one, were not read."""
        last = max(first, end - 1)
        self.unparsed.append(Unparsed(self.starts[first], self.starts[last] + len(self.words[last]), reason))

    def recover(self, first: int, reason: Reason) -> None:
        """Note a statement that began at `first` as unread and go where the next may begin."""
        if reason is Reason.DEPTH and self.kinds[first] in BLOCK_STARTS:
            self.i = self._behind_block(first)
        else:
            self.i = self._find(_SYNC, max(self.i, first + 1))
        self.report(first, self.i, reason)

    def recover_header(self, first: int, stop: int, reason: Reason) -> None:
        """Note a header that began at `first` as unread and go behind its last word `stop`.

        Raises:
            UnreadableError: it has none.
        """
        found = self._find(_HEADER_SYNC, self.i)
        if reason is Reason.DEPTH or self.kinds[found] != stop:
            raise UnreadableError(reason)
        self.report(first, found, reason)
        self.i = found + 1

    def _behind_block(self, first: int) -> int:
        """Return the token behind the end of a block, or where the method ends without it."""
        level = 0
        for match in _BLOCKS.finditer(self.kinds, first):
            kind = self.kinds[match.start()]
            if kind in BORDERS:
                return match.start()
            level += 1 if kind in BLOCK_STARTS else -1
            if level == 0:
                return match.end()
        return len(self.kinds) - 1

    def _find(self, pattern: re.Pattern[bytes], start: int) -> int:
        """Return the first token from `start` on that the pattern takes; the last one ends everything."""
        match = pattern.search(self.kinds, start)
        return match.start() if match else len(self.kinds) - 1
