"""What is around a place by its text: regions, conditions of the preprocessor, transactions, tests."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from onec.bsl import kinds as k
from onec.bsl.code import Code

_REGION: Final = re.compile(
    r"^[^\S\r\n]*+#[^\S\r\n]*+(?:(?:область|region)\b[^\S\r\n]*+(\w*+)|(?:конецобласти|endregion)\b)",
    re.IGNORECASE | re.MULTILINE,
)
BEGIN: Final = frozenset({"начатьтранзакцию", "begintransaction"})
_END: Final = frozenset({"зафиксироватьтранзакцию", "committransaction", "отменитьтранзакцию", "rollbacktransaction"})
_TESTS: Final = frozenset(
    {
        "исполняемыесценарии",
        "executablescenarios",
        "получитьсписоктестов",
        "заполнитьнаборытестов",
        "заполнитьнабортестов",
    }
)
"""Methods by which test runners find the tests of a module."""


class Span(NamedTuple):
    """Something around, by its text; `outer` is around that."""

    outer: "Span | None"
    text: str


class Spans:
    """What is around each offset of a text."""

    __slots__ = ("_inner", "_offsets")

    def __init__(self, changes: Sequence[tuple[int, Span | None]]) -> None:
        """Take from which offset on what is the innermost span, in the order of the text."""
        self._offsets = [offset for offset, _ in changes]
        self._inner = [span for _, span in changes]

    def at(self, offset: int) -> Iterator[str]:
        """Yield the texts of what is around an offset, from the inside out."""
        number = bisect_right(self._offsets, offset) - 1
        span = self._inner[number] if number >= 0 else None
        while span is not None:
            yield span.text
            span = span.outer


class Surroundings:
    """The text of one module; each part is read when first asked for."""

    def __init__(self, code: Code) -> None:
        self._code = code
        self._tokens = code.module.tokens

    @cached_property
    def regions(self) -> Spans:
        """Names of regions."""
        changes: list[tuple[int, Span | None]] = []
        span: Span | None = None
        for match in _REGION.finditer(self._tokens.text):
            if match.group(1) is not None:
                span = Span(span, match.group(1))
            elif span is not None:
                span = span.outer
            changes.append((match.start(), span))
        return Spans(changes)

    @cached_property
    def conditions(self) -> Spans:
        """Directives `#Если` and their like as written."""
        tokens = self._tokens
        changes: list[tuple[int, Span | None]] = []
        span: Span | None = None
        for match in _DIRECTIVES.finditer(tokens.kinds, 0, self._end):
            at = match.start()
            kind = tokens.kinds[at]
            if kind == k.PP_IF:
                span = Span(span, tokens.spelling(at))
            elif span is not None:
                span = span.outer if kind == k.PP_ENDIF else Span(span.outer, tokens.spelling(at))
            changes.append((tokens.starts[at], span))
        return Spans(changes)

    @cached_property
    def _transactions(self) -> list[tuple[int, bool]]:
        """Offsets of the calls that begin a transaction, with True, and of those that end one."""
        tokens = self._tokens
        return [
            (tokens.starts[at], word in BEGIN)
            for at, word in enumerate(tokens.words[: self._end])
            if (word in BEGIN or word in _END) and tokens.kinds[at + 1] == k.OPEN and tokens.kinds[at - 1] != k.DOT
        ]

    @cached_property
    def is_test(self) -> bool:
        """A test runner finds tests in the module."""
        return not _TESTS.isdisjoint(self._code.symbols.methods)

    def in_transaction(self, offset: int) -> bool:
        """Tell whether the last of these calls before an offset in the same method begins one."""
        number = bisect_right(self._transactions, (offset, False)) - 1
        if number < 0:
            return False
        module = self._code.module
        begun, begins = self._transactions[number]
        return begins and module.method_at(begun) is module.method_at(offset)

    @property
    def _end(self) -> int:
        """The number of the token that ends the text; behind it stands what was read more than once."""
        return self._tokens.kinds.index(k.END)


_DIRECTIVES: Final = re.compile(b"[%b]" % bytes([k.PP_IF, k.PP_ELSIF, k.PP_ELSE, k.PP_ENDIF]))
