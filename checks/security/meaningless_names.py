"""The names of a module mean nothing, as an obfuscator makes them."""

import re
from collections.abc import Collection, Iterator
from itertools import islice
from typing import Final

from checks.code.hits import hit
from onec.bsl import kinds as k
from onec.bsl.code import Code
from onec.bsl.seek import Part
from rules.catalogue import rule
from rules.language.hit import Hit

RULE = rule("meaningless-names")

MIN_NAMES: Final = 15
"""Names of a module from which on a share says something."""
MIN_SHARE: Final = 0.5
MIN_ALIKE: Final = 5
"""Names of letters and digits that look alike: nobody types even these."""
SHOWN: Final = 5
MAX_SHORT_CHARS: Final = 5

_ALIKE: Final = re.compile(r"[оo0]{3,}|[il1]{4,}|_?0x[0-9a-f]{4,}")
_GIVEN: Final = re.compile(rb"\x%02x(?=[\x%02x\x%02x])" % (k.NAME, k.EQUAL, k.IN))
"""What is given a value, and what is compared with one."""
_DECLARED: Final = re.compile(rb"\x%02x[\x%02x\x%02x]+" % (k.VAR, k.NAME, k.COMMA))
_FIRST: Final = frozenset("оo0il1_")
"""How such names begin."""
_SHORT: Final = re.compile(r"\w{1,2}|[^\W\d]\d{1,4}|_+\d*")


def check_module(code: Code) -> Iterator[Hit]:
    """Yield the first method of a module whose own names say nothing."""
    if not _may_have(code):
        return
    names = _names(code)
    alike = [name for name in names if _ALIKE.fullmatch(name)]
    short = [name for name in names if _SHORT.fullmatch(name)]
    bad = alike if len(alike) >= MIN_ALIKE else short
    many = len(names) >= MIN_NAMES and len(bad) > MIN_SHARE * len(names)
    if (len(alike) >= MIN_ALIKE or many) and code.module.methods:
        method = code.module.methods[0]
        part = Part(method.name, method, method.body)
        yield hit(code, RULE, method.at, part, count=str(len(names)), value=", ".join(islice(bad, SHOWN)))


def _may_have(code: Code) -> bool:
    """Tell quickly whether enough names of a module are such; what its code compares is looked at too."""
    if not _may_have_words(code.words):
        return False
    tokens = code.module.tokens
    words = tokens.words
    sure = _named(code)
    found = {words[match.start()] for match in _GIVEN.finditer(tokens.kinds)} | sure
    for match in _DECLARED.finditer(tokens.kinds):
        found.update(words[match.start() : match.end()])
    found.discard("")  # of a header that breaks off
    short = [name for name in found if len(name) <= MAX_SHORT_CHARS or name[0] == "_"]
    fewest = MIN_SHARE * max(MIN_NAMES, len(sure))
    if len(short) > fewest and sum(1 for name in short if _SHORT.fullmatch(name)) > fewest:
        return True
    return sum(1 for name in found if name[0] in _FIRST and _ALIKE.fullmatch(name)) >= MIN_ALIKE


def _may_have_words(words: Collection[str]) -> bool:
    """Tell the same by all words of a module, be they names or not."""
    short = [word for word in words if (len(word) <= MAX_SHORT_CHARS or word[:1] == "_") and word not in k.KIND_OF]
    if sum(1 for word in short if not word.isdecimal() and _SHORT.fullmatch(word)) * 2 > MIN_NAMES:
        return True
    return sum(1 for word in words if word[:1] in _FIRST and _ALIKE.fullmatch(word)) >= MIN_ALIKE


def _names(code: Code) -> list[str]:
    """Return the names that the author chose, each once, sorted."""
    return sorted(_named(code).union(*code.symbols.locals.values()))


def _named(code: Code) -> set[str]:
    """Return the names of the variables of a module, of methods and parameters."""
    found = set(code.symbols.variables) | code.symbols.methods.keys()
    for method in code.module.methods:
        found.update([one.name for one in method.parameters])
    return found
