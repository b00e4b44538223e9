"""What reaches a node, for all methods at once: asked for from the sinks, so only what can matter is looked at.

A fact is a node with a key path (`""` is the node whole) of a method. Its value is a mask of what may reach it: two
bits for each label, and two for each parameter of its method (with a key path) that does. Of the two, the first says
that text may come through as it is, the second that anything does: a number made of it carries only the second. A call
takes the value of what the called method gives and puts its arguments in place of the parameters, so that what one
caller hands over never comes back to another.

Values only grow, and each grows a bounded number of times, so recursion comes to an end.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from onec.bsl.flow.graph import (
    DERIVED,
    FIELD,
    FILE_KEY,
    GATE,
    GUARD,
    JOIN,
    OUT,
    PARAMETER,
    RESULT,
    SHARED,
    SOURCE,
    STRUCT,
    VALUE_KEYS,
    Node,
)
from onec.bsl.flow.program import QUIET, UNKNOWN, Program
from onec.bsl.flow.tables import TEXT

MAX_FACTS: Final = 1_000_000
"""In one program: 58 MB of text have a third of it."""
MAX_PATH: Final = 2
"""Keys of one path."""
MAX_INPUTS: Final = 512
"""Parameters with key paths of one method."""

UNWRITTEN: Final = "?"
"""Stands for all keys that no module writes."""
BOTH: Final = 3


# How the value of a fact comes from the facts it is made of.
_ANY: Final = 0
_STRIPPED: Final = 1
_CALLED: Final = 2
_GATED: Final = 3
_GUARDED: Final = 4
_RESOLVED: Final = 5


class Fact:
    """A node with a key path of a method.

    Attributes:
        node: its number; negative for what all callers give for a parameter: -1 is the first.
        value: what may reach it; base: what does whatever else happens.
        needs: facts it is made of; users: facts made of it. links: those found later, by what they are found for.
        call: of a result: the fact of the called method, and the site.
    """

    __slots__ = ("base", "call", "kind", "links", "method", "needs", "node", "path", "queued", "seen", "users", "value")

    def __init__(self, method: int, node: int, path: str) -> None:
        self.method = method
        self.node = node
        self.path = path
        self.kind = _ANY
        self.value = 0
        self.base = 0
        self.needs: list[Fact] = []
        self.users: list[Fact] = []
        self.links: dict[int, Fact] | None = None
        self.call: tuple[Fact, int] | None = None
        self.seen = False
        self.queued = True


class Facts:
    """All facts that were asked for."""

    def __init__(self, program: Program, labels: int, deep: int) -> None:
        self.program = program
        self.deep = deep
        self.limited: set[int] = set()
        self.keys: list[list[tuple[int, str]]] = [[] for _ in program.methods]
        self._first = 2 * labels
        self._labels = (1 << self._first) - 1
        self._carried = int("10" * (labels + MAX_INPUTS), 2)
        self._numbers: list[dict[tuple[int, str], int]] = [{} for _ in program.methods]
        self._facts: dict[tuple[int, int, str], Fact] = {}
        self._resolved: dict[Fact, Fact] = {}
        self._stack: list[Fact] = []
        self._arguments: list[list[dict[int, int]] | None] = [None] * len(program.methods)

    def fact(self, method: int, node: int, path: str = "") -> Fact:
        """Return the fact of a node, or of the one it only points at; its value is there after `settle`."""
        key = (method, node, path)
        found = self._facts.get(key)
        if found is None:
            target = self._point(*key) if node > 0 else key
            found = self._facts.get(target)
            if found is None:
                found = self._facts[target] = Fact(*target)
                self._stack.append(found)
            self._facts[key] = found
        return found

    def _point(self, method: int, node: int, path: str) -> tuple[int, int, str]:
        """Follow fields and what is only another name for a node."""
        nodes = self.program.nodes[method]
        while True:
            known = nodes[node]
            kind = known[0]
            if kind == FIELD:
                path = self._joined(known[2], path)
                node = known[1]
            elif kind == STRUCT and path:
                key, _, rest = path.partition(".")
                if key in known[2::2]:
                    node, path = known[known.index(key, 2) + 1], rest
                elif key in VALUE_KEYS:
                    break
                else:
                    node = known[1]
            elif kind == JOIN and len(known) == _ALIAS and known[1] < node:  # else it closes a loop
                node = known[1]
            else:
                break
            if not node:
                break
        return method, node, path

    def resolved(self, fact: Fact) -> Fact:
        """Return a fact with what callers give in place of the parameters."""
        found = self._resolved.get(fact)
        if found is None:
            found = self._resolved[fact] = Fact(fact.method, fact.node, fact.path)
            found.kind = _RESOLVED
            found.seen = True
            self._need(found, fact)
            self._stack.append(found)
        return found

    def settle(self) -> None:
        """Bring all values to their end."""
        stack = self._stack
        while stack:
            fact = stack[-1]
            if not fact.seen:
                fact.seen = True
                self._expand(fact)  # its needs stand above it now and come first
                continue
            value = self._value(fact)
            if stack[-1] is not fact:
                continue  # it found more needs
            stack.pop()
            fact.queued = False
            if value != fact.value:
                fact.value = value
                for user in fact.users:
                    if not user.queued:
                        user.queued = True
                        stack.append(user)

    def argument(self, method: int, site: int, number: int) -> int:
        """Return the node of an argument, 0 if it is clean or absent."""
        known = self._arguments[method]
        if known is None:
            sites = self.program.methods[method].sites
            known = self._arguments[method] = [dict(one.arguments) for one in sites]
        return known[site].get(number, 0)

    def inputs(self, fact: Fact) -> Iterator[tuple[int, int]]:
        """Yield the numbers of the inputs that reach a fact, with 3 if as text, 2 if not."""
        bits = fact.value >> self._first
        while bits:
            number = (bits.bit_length() - 1) // 2
            yield number, bits >> 2 * number
            bits &= (1 << 2 * number) - 1

    def given(self, method: int, number: int) -> Fact:
        """Return what callers give for an input of a method."""
        index, path = self.keys[method][number]
        return self.fact(method, -1 - index, path)

    def may_carry(self, fact: Fact, labels: int, *, text: bool) -> bool:
        """Tell whether one of these labels may reach a fact, as text if asked for, or something that callers give."""
        wanted = self.bits(labels)
        return fact.value > self._labels or bool(fact.value & (wanted & ~self._carried if text else wanted))

    def bits(self, labels: int) -> int:
        """Return a mask of labels with both bits for each."""
        bits = 0
        while labels:
            low = labels & -labels
            bits |= BOTH << 2 * (low.bit_length() - 1)
            labels ^= low
        return bits

    # Making facts.

    def _joined(self, key: str, path: str) -> str:
        """Return a path with a key before it.

        Keys that no module writes are one and the same, for all of them give the content. Keys that come again are
        fields of one kind in one another: rows in rows.
        """
        if key not in self.program.keys:
            return f"{UNWRITTEN}.{FILE_KEY}" if path.endswith(FILE_KEY) else UNWRITTEN
        if not path:
            return key
        keys = path.split(".")
        if key in keys:
            return ".".join(keys[keys.index(key) :])
        return f"{key}.{path}" if len(keys) < MAX_PATH else f"{key}.{keys[0]}"

    def _need(self, fact: Fact, other: Fact) -> None:
        fact.needs.append(other)
        other.users.append(fact)

    def _input(self, method: int, index: int, path: str) -> int:
        """Return the bits of a parameter with a path."""
        numbers = self._numbers[method]
        if len(numbers) >= MAX_INPUTS and (index, path) not in numbers:
            self.limited.add(method)
            return 0
        number = numbers.setdefault((index, path), len(numbers))
        if number == len(self.keys[method]):
            self.keys[method].append((index, path))
        return BOTH << self._first + 2 * number

    def _expand(self, fact: Fact) -> None:
        if len(self._facts) > MAX_FACTS:
            self.limited.add(fact.method)
            return
        if fact.node < 0:
            self._expand_given(fact)
            return
        if not fact.node:
            return
        node = self.program.nodes[fact.method][fact.node]
        _EXPANDERS[node[0]](self, fact, node)

    def _expand_given(self, fact: Fact) -> None:
        index = -1 - fact.node
        if not fact.path.endswith(FILE_KEY):
            for number, labels in self.program.methods[fact.method].entries:
                if number == index:
                    fact.base |= self.bits(labels)
        for caller, site in self.program.callers[fact.method]:
            node = self.argument(caller, site, index)
            if node:
                self._need(fact, self.resolved(self.fact(caller, node, fact.path)))

    def _source(self, fact: Fact, node: Node) -> None:
        fact.base = self.bits(node[2] & self.deep if fact.path.endswith(FILE_KEY) else node[2])

    def _parameter(self, fact: Fact, node: Node) -> None:
        fact.base = self._input(fact.method, node[1], fact.path)

    def _result(self, fact: Fact, node: Node) -> None:
        site = node[1]
        target = self.program.targets[fact.method][site]
        if target == UNKNOWN:
            for _, argument in self.program.methods[fact.method].sites[site].arguments:
                self._need(fact, self.fact(fact.method, argument))
        elif target != QUIET:
            self._take_over(fact, target, self.program.methods[target].result, site)

    def _out(self, fact: Fact, node: Node) -> None:
        _, site, number, before = node
        if before:
            self._need(fact, self.fact(fact.method, before, fact.path))
        target = self.program.targets[fact.method][site]
        if target >= 0:
            for index, out in self.program.methods[target].outs:
                if index == number:
                    self._take_over(fact, target, out, site)

    def _take_over(self, fact: Fact, target: int, node: int, site: int) -> None:
        if node:
            fact.kind = _CALLED
            fact.links = {}
            called = self.fact(target, node, fact.path)
            called.users.append(fact)
            fact.call = called, site

    def _shared(self, fact: Fact, node: Node) -> None:
        for method, written in self.program.written(fact.method, node[1], fact.path):
            self._need(fact, self.resolved(self.fact(method, written, fact.path)))

    def _join(self, fact: Fact, node: Node) -> None:
        for one in node[1:]:
            if one:
                self._need(fact, self.fact(fact.method, one, fact.path))

    def _derived(self, fact: Fact, node: Node) -> None:
        _, offset, cleans, labels, *nodes = node
        # A name that tells what is in it, and a check, leave the value as it is.
        same = len(nodes) == 1 and (offset < 0 or (labels and not cleans))
        in_file = fact.path.endswith(FILE_KEY)
        fact.base = self.bits(labels & self.deep if in_file else labels)
        if in_file and not same:
            return
        if cleans & TEXT:
            fact.base &= self._carried
            fact.kind = _STRIPPED
        for one in nodes:
            self._need(fact, self.fact(fact.method, one, fact.path if same else ""))

    def _struct(self, fact: Fact, node: Node) -> None:
        # The whole of it: any other path has been followed to the field.
        _, _, rest = fact.path.partition(".")
        parts = [one for key, one in zip(node[2::2], node[3::2], strict=True) if key != FILE_KEY]
        for one in (*parts, node[1]):
            if one:
                self._need(fact, self.fact(fact.method, one, rest))

    def _gate(self, fact: Fact, node: Node) -> None:
        if not fact.path.endswith(FILE_KEY):
            fact.kind = _GATED
            self._need(fact, self.fact(fact.method, node[4]))

    def _guard(self, fact: Fact, node: Node) -> None:
        fact.kind = _GUARDED
        self._need(fact, self.fact(fact.method, node[1], fact.path))
        self._need(fact, self.fact(fact.method, node[2]))

    # Values.

    def _value(self, fact: Fact) -> int:
        kind = fact.kind
        if kind == _GATED:
            return self._through_gate(fact)
        if kind == _GUARDED:
            return fact.needs[0].value if fact.needs[1].value else 0
        if kind == _RESOLVED:
            return self._with_callers(fact)
        value = fact.base
        if kind == _STRIPPED:
            for one in fact.needs:
                value |= one.value & self._carried
            return value
        for one in fact.needs:
            value |= one.value
        return value | self._from_call(fact) if kind == _CALLED else value

    def _through_gate(self, fact: Fact) -> int:
        node = self.program.nodes[fact.method][fact.node]
        value = fact.needs[0].value
        return self.bits(node[3]) if value & self.bits(node[2]) or value > self._labels else 0

    def _from_call(self, fact: Fact) -> int:
        if fact.call is None or fact.links is None:
            return 0
        called, site = fact.call
        value = called.value & self._labels
        for number, level in self.inputs(called):
            argument = fact.links.get(number)
            if argument is None:
                index, path = self.keys[called.method][number]
                node = self.argument(fact.method, site, index)
                if not node:
                    continue
                argument = fact.links[number] = self.fact(fact.method, node, path)
                argument.users.append(fact)
            value |= argument.value if level & 1 else argument.value & self._carried
        return value

    def _with_callers(self, fact: Fact) -> int:
        source = fact.needs[0]
        value = source.value & self._labels
        for number, level in self.inputs(source):
            given = self.given(source.method, number)
            if fact.links is None:
                fact.links = {}
            if number not in fact.links:
                fact.links[number] = given
                given.users.append(fact)
            value |= given.value if level & 1 else given.value & self._carried
        return value


_ALIAS: Final = 2
"""Length of a join of one node."""

_EXPANDERS: Final[Mapping[int | str, Callable[[Facts, Fact, Any], None]]] = {
    SOURCE: Facts._source,  # noqa: SLF001 (the class's own table)
    PARAMETER: Facts._parameter,  # noqa: SLF001
    RESULT: Facts._result,  # noqa: SLF001
    OUT: Facts._out,  # noqa: SLF001
    SHARED: Facts._shared,  # noqa: SLF001
    JOIN: Facts._join,  # noqa: SLF001
    DERIVED: Facts._derived,  # noqa: SLF001
    STRUCT: Facts._struct,  # noqa: SLF001
    GATE: Facts._gate,  # noqa: SLF001
    GUARD: Facts._guard,  # noqa: SLF001
}
