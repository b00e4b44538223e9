"""The places that rules found in a module, in order, with their statements, and no more than anyone reads."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from checks.code.findings import Found
from onec.bsl import kinds as k
from onec.bsl.code import Code
from onec.bsl.statement import statement_at, statement_words
from rules.language.hit import Hit
from rules.rule import Text

MAX_PLACES: Final = 2_000
"""Of one rule in one module; in real code the most is a few hundred. A text made to be heavy has one in each word."""
MAX_STATEMENT_CHARS: Final = 2_000
"""Of a statement by which a finding is known again."""

LIMIT_REACHED: Final = "analysis-limit-reached"
TOO_MANY: Final = Text("слишком много мест одного правила", "too many places of one rule")


def places(code: Code, hits: Iterable[Hit]) -> Iterator[Found]:
    """Yield places by offset and name of the rule, and one that says so where there are too many of a rule."""
    counts: Counter[str] = Counter()
    for hit in sorted(hits, key=lambda hit: (hit.offset, hit.rule)):
        counts[hit.rule] += 1
        if counts[hit.rule] <= MAX_PLACES:
            yield Found(hit, _statement(code, hit))
        elif counts[hit.rule] == MAX_PLACES + 1:
            yield Found(Hit(LIMIT_REACHED, hit.at, hit.offset, hit.end, hit.method, {"limit": TOO_MANY}), "")


def _statement(code: Code, hit: Hit) -> str:
    """Return the words of the statement that a place stands in, whatever stands there."""
    tokens = code.module.tokens
    end = tokens.kinds.index(k.END)  # behind it the tokens are not in the order of the text
    at = hit.at if hit.at >= 0 else bisect_left(tokens.starts, hit.offset, hi=end)
    if at == end:
        return ""
    return statement_words(tokens, statement_at(tokens, at))[:MAX_STATEMENT_CHARS]
