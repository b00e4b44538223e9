"""How large a text is for those who read it: in tokens, told before it is read."""

from functools import lru_cache
from typing import Final

from onec.bsl.lexer import has_more_tokens
from onec.model import Module

MAX_MODULE_TOKENS: Final = 700_000
"""Of one module that is read into a tree, which takes up to 300 bytes a token; the largest real one has 350,000."""


def fits(module: Module) -> bool:
    """Tell whether a module is small enough to be read; a comment and a text literal are one token, however long."""
    return len(module.data) <= MAX_MODULE_TOKENS or _fits(module.data, module.encoding)


@lru_cache(maxsize=8)  # several ask of the same few large modules, and their bytes are held anyway
def _fits(data: bytes, encoding: str) -> bool:
    return not has_more_tokens(data.decode(encoding, "replace"), MAX_MODULE_TOKENS)
