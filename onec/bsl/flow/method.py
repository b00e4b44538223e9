"""One method while its graph is built: besides variables and nodes what it returns and changes."""

from collections.abc import Mapping

from onec.bsl import kinds as k
from onec.bsl import module as parsed
from onec.bsl.flow.graph import PARAMETER
from onec.bsl.flow.loops import Loop
from onec.bsl.flow.state import Builder, Evaluator
from onec.bsl.flow.surroundings import Outside
from onec.bsl.flow.tables import FlowTables
from onec.bsl.flow.values import Value  # noqa: TC001 (the type of a local)


class Method(Builder):
    """Variables, nodes and exits of one method, or of the body of a module.

    Attributes:
        jumps: the method as a loop, if it has labels: `Перейти` goes from anywhere to anywhere.
        around: the loops around a statement.
        returned: what it returns so far. outs: what parameters have where it ends.
    """

    __slots__ = ("_changes", "around", "jumps", "outs", "returned")

    def __init__(
        self,
        tables: FlowTables,
        outside: Outside,
        evaluators: Mapping[type, Evaluator],
        header: parsed.Method | None,
    ) -> None:
        super().__init__(tables, outside, evaluators)
        self.jumps: Loop | None = None
        self.around: list[Loop] = []
        self.returned: Value = 0
        self.outs: dict[int, Value] = {}
        self._changes: list[tuple[int, str, Value]] = []
        if header:
            self._take(header)

    def leave(self) -> None:
        """Note what parameters have where the method ends."""
        for number, name, before in self._changes:
            value = self.variables.get(name, before)
            if value is not before:
                self.outs[number] = self.join(self.outs.get(number, 0), value)

    def _take(self, header: parsed.Method) -> None:
        outside = self.outside
        changed = outside.changed(header)
        for number, parameter in enumerate(header.parameters):
            name = parameter.name
            value: Value = self.add((PARAMETER, number))
            labels = self.tables.words[name]
            if labels:
                value = self.derive(parameter.at, (value,), 0, labels)
            self.variables[name] = value
            if number in changed and not (parameter.by_value and name in outside.assigned):
                self._changes.append((number, name, value))
        if outside.kinds.find(k.LABEL, header.first, header.end) >= 0:
            self.jumps = Loop(self, outside.spans.changed(header.first, header.end))
            self.loops.append(self.jumps)
