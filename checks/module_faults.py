"""Findings at the modules of the artifact."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice

from checks.finding import Finding, Location
from checks.subject import Member, Subject
from onec.model import Module
from rules.rule import Rule

CONTEXT_LINES = 3
MAX_COUNTED = 10_000
"""Bad characters of one module that are counted; a module of millions of them is not worth the time."""
MAX_SNIPPET_LINE_CHARS = 400


def at_modules(subject: Subject, rule: Rule, wrong: Callable[[Module], bool]) -> Iterator[Finding]:
    """Yield one finding for each module that `wrong` holds for."""
    for member, module in subject.modules():
        if wrong(module):
            yield Finding(rule, place(member, module), values(module))


def at_characters(subject: Subject, rule: Rule, characters: str) -> Iterator[Finding]:
    """Yield one finding for each module whose text holds some of the characters, at the first of them."""
    pattern = re.compile(f"[{re.escape(characters)}]")
    for member, module in subject.modules():
        # Each text lives in a call of its own: two large ones together would break the bound on memory.
        yield from _at_first(member, module, rule, pattern)


def values(module: Module) -> dict[str, str]:
    """Return what messages say of a module."""
    return {"object": module.object, "module": module.kind.value}


def place(member: Member, module: Module) -> Location:
    """Return the location of a module."""
    return Location(member.place(module.entry), module.object, module.kind.value)


def place_in_text(member: Member, module: Module, text: str, offset: int) -> Location:
    """Return the location of one character of a module's text, with its method and the lines around."""
    from onec.bsl.outline import method_at  # noqa: PLC0415 (a clean artifact needs none of it)

    line = text.count("\n", 0, offset) + 1
    first = max(1, line - CONTEXT_LINES)
    start = text.rfind("\n", 0, offset)
    for _ in range(line - first):
        start = text.rfind("\n", 0, start)
    return replace(
        place(member, module),
        method=method_at(text, offset),
        line=line,
        column=offset - text.rfind("\n", 0, offset),
        snippet=tuple(_lines(text, start + 1, line - first + 1 + CONTEXT_LINES)),
        snippet_line=first,
    )


def _at_first(member: Member, module: Module, rule: Rule, pattern: re.Pattern[str]) -> Iterator[Finding]:
    text = module.text
    first = pattern.search(text)
    if first:
        met = Counter(match[0] for match in islice(pattern.finditer(text), MAX_COUNTED))
        found = {
            "characters": ", ".join(f"U+{ord(char):04X}" for char in sorted(met)),
            "count": f"{met.total()}+" if met.total() == MAX_COUNTED else str(met.total()),
        }
        yield Finding(rule, place_in_text(member, module, text, first.start()), {**values(module), **found})


def _lines(text: str, start: int, number: int) -> Iterator[str]:
    """Yield lines from an offset on, without their ends; a long one is cut."""
    for _ in range(number):
        end = text.find("\n", start)
        stop = len(text) if end < 0 else end
        yield text[start : min(stop, start + MAX_SNIPPET_LINE_CHARS)].rstrip("\r")
        if end < 0:
            return
        start = end + 1
