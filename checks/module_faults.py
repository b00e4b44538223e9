"""Findings at the modules of the artifact."""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from checks.finding import Finding, Location
from checks.subject import Member, Subject
from onec.model import Module
from rules.rule import Rule

CONTEXT_LINES = 3
MAX_SNIPPET_LINE_CHARS = 400


def at_modules(subject: Subject, rule: Rule, wrong: Callable[[Module], bool]) -> Iterator[Finding]:
    """Yield one finding for each module that `wrong` holds for."""
    for member, module in subject.modules():
        if wrong(module):
            yield Finding(rule, place(member, module), values(module))


def at_characters(subject: Subject, rule: Rule, pattern: re.Pattern[str]) -> Iterator[Finding]:
    """Yield one finding for each module whose text holds characters of `pattern`, at the first of them."""
    for member, module in subject.modules():
        text = module.text
        first = pattern.search(text)
        if first:
            counts = Counter(pattern.findall(text))
            found = {
                "characters": ", ".join(f"U+{ord(char):04X}" for char in sorted(counts)),
                "count": str(counts.total()),
            }
            yield Finding(rule, place(member, module, text, first.start()), {**values(module), **found})


def values(module: Module) -> dict[str, str]:
    """Return what messages say of a module."""
    return {"object": module.object, "module": module.kind.value}


def place(member: Member, module: Module, text: str = "", offset: int | None = None) -> Location:
    """Return the location of a module, or of one character in it with the lines around."""
    entry = member.place(module.entry)
    if offset is None:
        return Location(entry, module.object, module.kind.value)
    line = text.count("\n", 0, offset) + 1
    column = offset - text.rfind("\n", 0, offset)
    lines = text.split("\n")
    first = max(1, line - CONTEXT_LINES)
    around = tuple(one.rstrip("\r")[:MAX_SNIPPET_LINE_CHARS] for one in lines[first - 1 : line + CONTEXT_LINES])
    return Location(entry, module.object, module.kind.value, "", line, column, around, first)
