"""How large a text is for those who read it: in tokens, told before it is read."""

import re
from itertools import islice
from typing import Final

from onec.model import Module

MAX_MODULE_TOKENS: Final = 700_000
"""Of one module that is read into a tree, which takes up to 300 bytes a token; the largest real one has 350,000."""

_TOKEN: Final = re.compile(rb"[0-9A-Za-z_\x80-\xff]+|[^\s]")


def fits(module: Module) -> bool:
    """Tell whether a module is small enough to be read; words in comments and texts count as tokens."""
    if len(module.data) <= MAX_MODULE_TOKENS:
        return True
    text = module.data if module.encoding == "utf-8" else module.text.encode("utf-8", "replace")
    return sum(1 for _ in islice(_TOKEN.finditer(text), MAX_MODULE_TOKENS + 1)) <= MAX_MODULE_TOKENS
