"""What stands apart from code: the uses of OneScript, and tokens that are wrong wherever they stand."""

import re
from typing import Final

from onec.bsl import kinds as k
from onec.bsl.lexer import Tokens
from onec.bsl.module import Reason, Unparsed

_USE: Final = re.compile(r"#\s*\w+")
_REASONS: Final = {
    k.BAD: Reason.CHARACTER,
    k.UNFINISHED: Reason.LITERAL,
    k.BAD_DIRECTIVE: Reason.DIRECTIVE,
    k.DELETE: Reason.DIRECTIVE,
    k.END_DELETE: Reason.DIRECTIVE,
}
_ODD: Final = re.compile(
    b"[%b]|%c(?!%c*%c)|(?<![%b])%c"
    % (
        bytes([k.BAD, k.UNFINISHED, k.BAD_DIRECTIVE]),
        k.DELETE,
        k.DELETED,
        k.END_DELETE,
        bytes([k.DELETED, k.DELETE]),
        k.END_DELETE,
    )
)


def uses(tokens: Tokens) -> list[str]:
    """Return what `#Использовать` names, without quotes."""
    if k.USE not in tokens.kinds:
        return []
    lines = (tokens.spelling(at) for at, kind in enumerate(tokens.kinds) if kind == k.USE)
    return [line[found.end() :].partition("//")[0].strip().strip('"') for line in lines if (found := _USE.match(line))]


def wrong_tokens(tokens: Tokens) -> list[Unparsed]:
    """Return tokens that are wrong by themselves."""
    found = []
    for match in _ODD.finditer(tokens.kinds):
        at = match.start()
        found.append(Unparsed(tokens.starts[at], tokens.end(at), _REASONS[tokens.kinds[at]]))
    return found
