"""The comments of a module that was read already: between its tokens, so that only what lies there is cut again."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from onec.bsl import kinds as k
from onec.bsl.lexer import Tokens, lex


def comments_at(tokens: Tokens, offsets: Iterable[int]) -> Iterator[tuple[int, str]]:
    """Yield offset and text, as written, of the comments at some offsets and of those beside them, each once.

    Args:
        tokens: what runs (`Tokens.code`), with or without what stands behind its end.
        offsets: of characters, sorted.
    """
    count = tokens.kinds.find(k.END)
    count = len(tokens.words) if count < 0 else count
    starts, text = tokens.starts, tokens.text
    end = 0
    for offset in offsets:
        if offset < end:
            continue
        behind = bisect_left(starts, offset + 1, hi=count)  # the first token behind the offset
        begin = tokens.end(behind - 1) if behind else 0
        if begin > offset:
            continue  # within a literal
        end = starts[behind] if behind < count else len(text)
        between = lex(text[begin:end])
        for at, kind in enumerate(between.kinds):
            if kind == k.COMMENT:
                yield begin + between.starts[at], between.spelling(at)
