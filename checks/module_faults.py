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
    pattern = utf8_pattern(characters)
    for member, module in subject.modules():
        # Each text lives in a call of its own: two large ones together would break the bound on memory.
        yield from _at_first(member, module, rule, pattern)


def utf8_pattern(characters: str) -> re.Pattern[bytes]:
    """Return what finds one of the characters in UTF-8.

    Bytes are searched, because a set of hundreds of characters costs a search of text a hundred nanoseconds a letter.
    Every branch begins with a literal byte, so that the search skips from one possible beginning to the next.
    """
    ends: dict[bytes, set[int]] = {}
    for char in characters:
        encoded = char.encode()
        ends.setdefault(encoded[:-1], set()).add(encoded[-1])
    single = [re.escape(bytes([byte])) for byte in sorted(ends.pop(b"", set()))]
    longer = [
        re.escape(start) + b"[" + b"".join(re.escape(bytes([byte])) for byte in sorted(last)) + b"]"
        for start, last in sorted(ends.items())
    ]
    return re.compile(b"|".join(single + longer))


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


def _at_first(member: Member, module: Module, rule: Rule, pattern: re.Pattern[bytes]) -> Iterator[Finding]:
    data = module.data if module.encoding == "utf-8" else module.text.encode()
    first = pattern.search(data)
    if first:
        met = Counter(match[0].decode() for match in islice(pattern.finditer(data), MAX_COUNTED))
        found = {
            "characters": ", ".join(f"U+{ord(char):04X}" for char in sorted(met)),
            "count": f"{met.total()}+" if met.total() == MAX_COUNTED else str(met.total()),
        }
        offset = len(data[: first.start()].decode(errors="replace"))
        yield Finding(rule, place_in_text(member, module, module.text, offset), {**values(module), **found})


def _lines(text: str, start: int, number: int) -> Iterator[str]:
    """Yield lines from an offset on, without their ends; a long one is cut."""
    for _ in range(number):
        end = text.find("\n", start)
        stop = len(text) if end < 0 else end
        yield text[start : min(stop, start + MAX_SNIPPET_LINE_CHARS)].rstrip("\r")
        if end < 0:
            return
        start = end + 1
