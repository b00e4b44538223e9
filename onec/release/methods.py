"""The methods of one module, as an index keeps them."""

from bisect import bisect_right
from typing import Final

from onec.bsl import kinds as k
from onec.bsl.client import DIRECTIVES, directive
from onec.bsl.lexer import Tokens, lex
from onec.bsl.module import Method, Module
from onec.bsl.parser import parse_tokens
from onec.release.model import IndexedMethod, IndexedParameter
from onec.release.statements import BODY_BYTES, STATEMENT_BYTES, digest, statements, words

_REGION_WORDS: Final = ("область", "region")


def indexed_methods(text: str) -> tuple[IndexedMethod, ...]:
    """Return the methods of a module in the order of its text; of one that branches of `#Если` give twice, both."""
    tokens = lex(text)
    module = parse_tokens(tokens)
    regions = Regions(tokens)
    return tuple(_method(module, one, regions) for one in module.methods)


class Regions:
    """The regions of a module: the name of the innermost one at an offset."""

    def __init__(self, tokens: Tokens) -> None:
        self._offsets: list[int] = [0]
        self._names: list[str] = [""]
        opened: list[str] = []
        at = tokens.kinds.find(k.MARK)
        while at >= 0:
            word = tokens.words[at].lstrip("# \t")
            if word.startswith(_REGION_WORDS):
                opened.append(tokens.spelling(at).split()[-1])
            elif word.startswith(("конецобласти", "endregion")):
                opened[-1:] = []
            self._offsets.append(tokens.starts[at])
            self._names.append(opened[-1] if opened else "")
            at = tokens.kinds.find(k.MARK, at + 1)

    def at(self, offset: int) -> str:
        """Return the name of the innermost region, "" outside of all."""
        return self._names[bisect_right(self._offsets, offset) - 1]


def body_span(module: Module, method: Method) -> tuple[int, int]:
    """Return the tokens of a method's body: behind its header, up to its last word."""
    kinds = module.tokens.kinds
    at, depth = method.at + 1, 0
    while at < method.end:
        depth += (kinds[at] == k.OPEN) - (kinds[at] == k.CLOSE)
        at += 1
        if depth == 0:
            break
    return at + (at < method.end and kinds[at] == k.EXPORT), method.end - 1


def statement_digests(module: Module, span: tuple[int, int]) -> tuple[str, ...]:
    """Return the digests of the statements of a body."""
    tokens = module.tokens
    return tuple(digest(words(tokens, *one), STATEMENT_BYTES) for one in statements(tokens, *span))


def _method(module: Module, method: Method, regions: Regions) -> IndexedMethod:
    tokens = module.tokens
    span = body_span(module, method)
    told = directive(method) or ""
    return IndexedMethod(
        name=tokens.spelling(method.at),
        is_function=method.function,
        exported=method.exported,
        parameters=_parameters(tokens, method),
        directive=told,
        annotations=tuple(one.name for one in method.annotations if one.name not in DIRECTIVES),
        region=regions.at(tokens.starts[method.at]),
        lines=_lines(module, method),
        body=digest(words(tokens, *span), BODY_BYTES),
        statements=statement_digests(module, span),
    )


def _parameters(tokens: Tokens, method: Method) -> tuple[IndexedParameter, ...]:
    return tuple(
        IndexedParameter(tokens.spelling(one.at), one.by_value, one.default is not None) for one in method.parameters
    )


def _lines(module: Module, method: Method) -> int:
    return module.place(method.end - 1)[0] - module.place(method.first)[0] + 1
