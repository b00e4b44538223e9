"""What reaches a node, for all methods at once: asked for from the sinks, so only what can matter is looked at.

A fact is a node with a key path (`""` is the node whole) of a method. Its value is a mask of what may reach it: two
bits for each label, and two for each parameter of its method (with a key path) that does. Of the two, the first says
that text may come through as it is, the second that anything does: a number made of it carries only the second. A call
takes the value of what the called method gives and puts its arguments in place of the parameters, so that what one
caller hands over never comes back to another.

Values only grow, and each grows a bounded number of times, so recursion comes to an end.
"""

from collections import deque
from collections.abc import Callable, Iterable
from typing import Final, TypeAlias

from onec.bsl.flow.budget import Budget
from onec.bsl.flow.fact import CALLED, GATED, GUARDED, RESOLVED, STRIPPED, Fact, Masks
from onec.bsl.flow.flow import Cause
from onec.bsl.flow.graph import FILE_KEY, PARAMETER
from onec.bsl.flow.program import Program
from onec.bsl.flow.reach import Reach

MAX_FACTS: Final = 250_000
"""In one program, besides `FACTS_A_METHOD`; add-ons of 12 MB have a tenth of it."""
FACTS_A_METHOD: Final = 8
"""A configuration of 58 MB has 23,000 methods and 380,000 facts."""
MAX_ALL_FACTS: Final = 500_000
"""In one program, however many methods it has: a fact takes up to a kilobyte."""
MAX_MODULE_FACTS: Final = 200_000
"""In one module; the most in real ones is 150,000."""
MAX_FIELDS: Final = 16
"""Of one parameter: of more the second keys, and of twice as many all keys of others are not told apart."""
MAX_INPUTS: Final = 64
"""Parameters with key paths of one method; of more the paths are not told apart."""
MAX_PARAMETERS: Final = 512
"""Parameters of one method."""

Expand: TypeAlias = "Callable[[Facts, Fact], None]"


class Facts:
    """All facts that were asked for.

    Attributes:
        keys: parameter and path of the inputs of each method, by number.
        limited: methods that were not followed to the end, and why.
        deep: labels of names that what lies in the file of that name has too.
    """

    def __init__(self, program: Program, masks: Masks, reach: Reach, expand: Expand, wanted: int) -> None:
        self.program = program
        self.masks = masks
        self.deep = 0
        self.reach = reach
        self.limited: dict[int, Cause] = {}
        self.keys: list[list[tuple[int, str]]] = [[] for _ in program.methods]
        self._expand = expand
        self._wanted = wanted
        self._numbers: list[dict[tuple[int, str], int]] = [{} for _ in program.methods]
        self._facts: dict[tuple[int, int, str], Fact] = {}
        self._resolved: dict[Fact, Fact] = {}
        self._paths: dict[tuple[int, int], set[str]] = {}
        self._stack: list[Fact] = []
        self._changed: deque[Fact] = deque()
        whole = min(MAX_FACTS + FACTS_A_METHOD * len(program.methods), MAX_ALL_FACTS)
        self._budget = Budget(whole, MAX_MODULE_FACTS, max(program.modules, default=-1) + 1)
        self._arguments: list[list[dict[int, int]] | None] = [None] * len(program.methods)

    # Asking.

    def fact(self, method: int, node: int, path: str = "") -> Fact:
        """Return the fact of a node, or of the one it only points at; its value is there after `settle`.

        A negative node is what all callers give for a parameter: -1 is the first.
        """
        key = (method, node, path)
        found = self._facts.get(key)
        if found is None:
            target = self._widened(*self.program.point(method, node, path)) if node > 0 else key
            found = self._facts.get(target)
            if found is None:
                found = self._facts[target] = Fact(*target)
                self._stack.append(found)
            self._facts[key] = found
        return found

    def _widened(self, method: int, node: int, path: str) -> tuple[int, int, str]:
        """Return what is asked of a parameter: of one with very many fields less exactly from some number on."""
        if node and path and self.program.nodes[method][node][0] == PARAMETER:
            paths = self._paths.setdefault((method, node), set())
            if path not in paths and "." in path and not path.endswith(FILE_KEY):
                if len(paths) >= MAX_FIELDS:
                    path = path.partition(".")[0]
                else:
                    paths.add(path)
        return method, node, path

    def resolved(self, fact: Fact) -> Fact:
        """Return a fact with what callers give in place of the parameters."""
        found = self._resolved.get(fact)
        if found is None:
            found = self._resolved[fact] = Fact(fact.method, fact.node, fact.path)
            found.kind = RESOLVED
            found.seen = True
            found.need(fact)
            self._stack.append(found)
        return found

    def settle(self) -> None:
        """Bring all values to their end: new facts depth first, then round by round what changes."""
        stack, changed = self._stack, self._changed
        while stack or changed:
            if not stack:
                stack.append(changed.popleft())
            fact = stack[-1]
            if not fact.seen:
                fact.seen = True
                self._look(fact)  # its needs stand above it now and come first
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
                        changed.append(user)

    def forget(self) -> None:
        """Untie the facts, which hold one another: so they are gone with their last user, collector or not."""
        for facts in (self._facts, self._resolved):
            for fact in facts.values():
                fact.forget()

    def argument(self, method: int, site: int, number: int) -> int:
        """Return the node of an argument, 0 if it is clean or absent."""
        known = self._arguments[method]
        if known is None:
            sites = self.program.methods[method].sites
            known = self._arguments[method] = [dict(one.arguments) for one in sites]
        return known[site].get(number, 0)

    def given(self, method: int, number: int) -> Fact:
        """Return what callers give for an input of a method, settled."""
        index, path = self.keys[method][number]
        fact = self.fact(method, -1 - index, path)
        if not fact.seen:
            self.settle()
        return fact

    def handed(self, caller: int, site: int, index: int, path: str) -> Fact | None:
        """Return what a site hands over for a parameter, settled; None if that is clean."""
        node = self.argument(caller, site, index)
        if not node:
            return None
        fact = self.fact(caller, node, path)
        if not fact.seen:
            self.settle()
        return fact

    # For those who look at nodes.

    def need_all(self, fact: Fact, nodes: Iterable[int], path: str) -> None:
        """Let a fact need some nodes of its method; of joins those that are joined."""
        method = fact.method
        joined = self.program.joined
        found = {self.fact(method, one, path): None for node in nodes if node for one in joined(method, node)}
        for need in found:
            fact.needs.append(need)
            need.users.append(fact)

    def input(self, method: int, index: int, path: str) -> int:
        """Return the bits of a parameter with a path; where there are very many, of the parameter."""
        numbers = self._numbers[method]
        if len(numbers) >= MAX_INPUTS and (index, path) not in numbers:
            path = FILE_KEY if path.endswith(FILE_KEY) else ""
            if len(numbers) >= MAX_PARAMETERS and (index, path) not in numbers:
                self.limited[method] = Cause.METHOD
                return 0
        number = numbers.setdefault((index, path), len(numbers))
        if number == len(self.keys[method]):
            self.keys[method].append((index, path))
        return self.masks.of_input(number)

    def _look(self, fact: Fact) -> None:
        module = self.program.modules[fact.method]
        if not self._budget.take(module):
            self.limited.setdefault(fact.method, self._budget.cause(module))
        elif fact.node and self.reach.labels(fact.method, fact.node) & self._wanted:
            self._expand(self, fact)

    # Values.

    def _value(self, fact: Fact) -> int:
        kind = fact.kind
        if kind == GATED:
            return self._through_gate(fact)
        if kind == GUARDED:
            return fact.needs[0].value if fact.needs[1].value else 0
        if kind == RESOLVED:
            return self._with_callers(fact)
        value = fact.base
        if kind == STRIPPED:
            for one in fact.needs:
                value |= one.value & self.masks.carried
            return value
        for one in fact.needs:
            value |= one.value
        return value | self._from_call(fact) if kind == CALLED else value

    def _through_gate(self, fact: Fact) -> int:
        _, _, needs, labels, _ = self.program.nodes[fact.method][fact.node]
        value = fact.needs[0].value
        return self.masks.of(labels) if value & self.masks.of(needs) or value > self.masks.labels else 0

    def _from_call(self, fact: Fact) -> int:
        if fact.call is None:
            return 0
        called, site = fact.call
        value = called.value & self.masks.labels
        if called.value == value:
            return value
        for number, as_text in self.masks.inputs(called.value):
            argument = fact.links.get(number)
            if argument is None:
                index, path = self.keys[called.method][number]
                node = self.argument(fact.method, site, index)
                if not node:
                    continue
                argument = fact.links[number] = self.fact(fact.method, node, path)
                argument.users.append(fact)
            value |= argument.value if as_text else argument.value & self.masks.carried
        return value

    def _with_callers(self, fact: Fact) -> int:
        source = fact.needs[0]
        value = source.value & self.masks.labels
        if source.value == value:
            return value
        for number, as_text in self.masks.inputs(source.value):
            given = fact.links.get(number)
            if given is None:
                index, path = self.keys[source.method][number]
                given = fact.links[number] = self.fact(source.method, -1 - index, path)
                given.users.append(fact)
            value |= given.value if as_text else given.value & self.masks.carried
        return value
