"""What an extension changes under control is no longer what the release has."""

from collections.abc import Iterator, Sequence

from checks.code.interceptors import Manner
from checks.compatibility.fitting import Fitting
from checks.compatibility.interceptions import Interception, met
from checks.finding import Finding
from onec.bsl.changes import unchanged_lines
from onec.bsl.lexer import lex
from onec.bsl.parser import parse_tokens
from onec.release.methods import body_span
from onec.release.model import IndexedMethod
from onec.release.statements import STATEMENT_BYTES, digest, statements, words
from rules.catalogue import rule
from rules.rule import Text

RULE = rule("changed-method-differs")

MAX_SHOWN_CHARS = 120
"""Of the first statement that is not in the release."""


def check(fitting: Fitting) -> Iterator[Finding]:
    """Yield the methods under `&ИзменениеИКонтроль` whose text outside of the changes is another one in the release."""
    for one, base in met(fitting):
        if one.interceptor.manner is Manner.CHANGE:
            copy = _copy(one)
            if copy is not None and not _is_variant(copy, one):
                yield one.finding(RULE, fitting, statement=_words(_first_other(copy, base)))


def _copy(one: Interception) -> Sequence[str] | None:
    """Return the statements of the method as it was copied, None where they cannot be read."""
    tokens = one.source.code.module.tokens
    first, last = one.header.first, one.header.end - 1
    text = tokens.text[tokens.starts[first] : tokens.end(last)]
    module = parse_tokens(lex("\n".join(line for _, line in unchanged_lines(text))))
    if len(module.methods) != 1 or module.unparsed:
        return None
    span = body_span(module, module.methods[0])
    return [words(module.tokens, *each) for each in statements(module.tokens, *span)]


def _is_variant(copy: Sequence[str], one: Interception) -> bool:
    """Tell whether the text is that of a method of the release, be it in one branch of several."""
    digests = tuple(digest(text, STATEMENT_BYTES) for text in copy)
    return any(method.statements == digests for method in one.variants)


def _words(statement: str) -> Text:
    shown = statement[:MAX_SHOWN_CHARS]
    return Text(f": там нет «{shown}»", f": it lacks “{shown}”") if shown else Text("", "")


def _first_other(copy: Sequence[str], base: IndexedMethod) -> str:
    """Return the first statement that the release does not have at its place; "" where only later ones came."""
    for number, text in enumerate(copy):
        if base.statements[number : number + 1] != (digest(text, STATEMENT_BYTES),):
            return text
    return ""
