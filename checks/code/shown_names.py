"""Names as the code has them, for messages."""

from onec.bsl import tree
from onec.bsl.code import Code


def call_name(code: Code, chain: tree.Chain, number: int) -> str:
    """Return what a step of a chain calls: with all that stands before it where those are names, else alone."""
    tokens = code.module.tokens
    before = (chain.start, *chain.steps[:number])
    called = chain.steps[number].at
    if isinstance(before[0], tree.Name) and all(isinstance(one, tree.Member) for one in before[1:]):
        return ".".join(tokens.spelling(at) for at in (*(one.at for one in before), called))
    return tokens.spelling(called)


def spelled(code: Code, name: str) -> str:
    """Return a lower-case name as the module has it first; one that it puts together stays as it is."""
    there = code.index.get(name)
    return code.module.tokens.spelling(there[0]) if there else name
