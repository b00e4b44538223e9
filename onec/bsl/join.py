"""What was read of a module so far, and how readings of one place with different branches become one."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from onec.bsl.module import Method, Unparsed
from onec.bsl.tree import Branches, Statement, Variable


@dataclass(slots=True)
class Part:
    """What was read of a module; see `Module`."""

    unparsed: list[Unparsed] = field(default_factory=list)
    methods: list[Method] = field(default_factory=list)
    variables: list[Variable] = field(default_factory=list)
    body: list[Statement] = field(default_factory=list)

    def forget(self, offset: int, starts: Sequence[int]) -> None:
        """Drop what begins at an offset or behind it; all of it was read last."""
        while self.unparsed and self.unparsed[-1].start >= offset:
            self.unparsed.pop()
        while self.methods and starts[self.methods[-1].first] >= offset:
            self.methods.pop()
        while self.variables and starts[self.variables[-1].at] >= offset:
            self.variables.pop()
        while self.body and starts[self.body[-1].at] >= offset:
            self.body.pop()

    def add(self, other: "Part") -> None:
        """Take what was read after this."""
        self.unparsed += other.unparsed
        self.methods += other.methods
        self.variables += other.variables
        self.body += other.body


def join(parts: Sequence[Part], starts: Sequence[int]) -> Part:
    """Return readings of one place as one.

    Methods of one name become one, its body a `Branches` of all bodies; its header is the first reading's with the
    longest list of parameters. Other methods and variables are taken once each. `starts` are offsets of tokens.
    """
    bodies = tuple(tuple(part.body) for part in parts)
    body = next((one for one in bodies if one), ())
    return Part(
        sorted({one for part in parts for one in part.unparsed}),
        _methods(parts, starts),
        list({(starts[one.at]): one for part in parts for one in part.variables}.values()),
        [Branches(body[0].at, bodies)] if body else [],
    )


def _methods(parts: Sequence[Part], starts: Sequence[int]) -> list[Method]:
    """Return the methods of all readings in the order of the text."""
    readings: dict[tuple[str, int], list[Method]] = {}
    for part in parts:
        seen: Counter[str] = Counter()
        for method in part.methods:
            readings.setdefault((method.name, seen[method.name]), []).append(method)
            seen[method.name] += 1
    return sorted(map(_method, readings.values()), key=lambda method: starts[method.first])


def _method(readings: list[Method]) -> Method:
    first = max(readings, key=lambda method: len(method.parameters))
    if len(readings) == 1:
        return first
    return first._replace(
        exported=any(method.exported for method in readings),
        annotations=tuple(dict.fromkeys(one for method in readings for one in method.annotations)),
        body=(Branches(first.at, tuple(method.body for method in readings)),),
    )
