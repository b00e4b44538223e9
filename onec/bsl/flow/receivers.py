"""Light types of what stands before a dot, by what a variable was given last: as far as a walk in text order knows."""

from collections.abc import Mapping
from typing import Final

from onec.bsl import tree
from onec.bsl.code import Code
from onec.bsl.constants import Constant
from onec.bsl.module import Method
from onec.bsl.returns import NONE, Types
from onec.bsl.types import Typer
from onec.bsl.walk import walk

MAX_CALLS: Final = 3
"""Functions that return what another one makes."""
_SERVICE: Final = "HTTPService"
_REQUESTS: Final = frozenset({"запрос", "httpзапрос", "входящийзапрос", "request", "httprequest", "servicerequest"})
"""What parameters are called that a service's function hands its request on in."""
_REQUEST: Final = frozenset({"httpservicerequest"})


class Receivers(Typer):
    """Types in the method at hand; `given` has the expression that a variable was given last.

    `each` are the variables that loops give the elements of that expression.
    """

    __slots__ = (
        "_busy",
        "_code",
        "_functions",
        "_locals",
        "_makes",
        "_matters",
        "_method",
        "_methods",
        "_variables",
        "each",
        "given",
    )

    def __init__(
        self, code: Code, methods: Mapping[str, Method], variables: frozenset[str], matters: frozenset[str]
    ) -> None:
        super().__init__()
        self._code = code
        self._matters = matters
        self._methods = methods
        self._variables = variables
        self._method: Method | None = None
        self._locals: set[str] = set()
        self._busy: set[str] = set()
        self._functions: dict[str, Types] = {}
        self._makes: dict[str, bool] = {}
        self.given: dict[str, tree.Expression] = {}
        self.each: set[str] = set()

    def enter(self, method: Method | None, names: set[str]) -> None:
        """Turn to a method with its local names."""
        self._method = method
        self._locals = names
        self.given = {}
        self.each = set()

    def variable_types(self, name: str) -> Types | None:
        """Return the types of a variable or parameter, None for a name of the context."""
        if name not in self._locals:
            return NONE if name in self._variables else None
        expression = self.given.get(name)
        if expression is None:
            return _REQUEST if self._is_request(name) else NONE
        if name in self._busy:
            return NONE
        self._busy.add(name)
        found = self.items(expression) if name in self.each else self.types(expression)
        self._busy.discard(name)
        return found

    def function_types(self, name: str) -> Types | None:
        """Return the types that a function of the module gives, None where the module has no such method."""
        if name not in self._methods:
            return None
        found = self._functions.get(name)
        if found is None:
            found = NONE
            self._functions[name] = NONE  # where it calls itself
            if self._may_make(name, MAX_CALLS):
                found = self._returned(self._methods[name])
            self._functions[name] = found
        return found

    def _returned(self, method: Method) -> Types:
        """Return the types of what a function returns, as they are where it ends."""
        before = self._method, self._locals, self.given, self.each, self._busy
        returned: list[tree.Expression] = []
        self._busy = set()
        self.enter(method, {one.name for one in method.parameters})
        for node in walk(method.body):
            if isinstance(node, tree.Assign) and isinstance(node.target, tree.Name):
                self.given[node.target.name] = node.value
                self._locals.add(node.target.name)
            elif isinstance(node, tree.Return) and node.value is not None:
                returned.append(node.value)
        found = NONE.union(*map(self.types, returned))
        self._method, self._locals, self.given, self.each, self._busy = before
        return found

    def _may_make(self, name: str, depth: int) -> bool:
        """Tell whether a function of the module, or one it calls, names a type that matters: a look at its words."""
        known = self._makes.get(name)
        if known is None:
            method = self._methods[name]
            words = set(self._code.module.tokens.words[method.first : method.end])
            known = self._makes[name] = not words.isdisjoint(self._matters)
            if not known and depth:
                called = sorted(words.intersection(self._methods) - {name})
                known = self._makes[name] = any(self._may_make(one, depth - 1) for one in called)
        return known

    def is_method(self, name: str) -> bool:
        """Tell what is surely a method of the module."""
        return self._code.shadows(name, self._method.name if self._method else "")

    def own_types(self, name: str) -> Types:  # noqa: ARG002 (what others tell by it)
        """Return the types of a name of the context that belongs to this artifact: none matters here."""
        return NONE

    def constant(self, node: tree.Expression | None) -> Constant | None:
        """Return the value of a literal."""
        if type(node) is tree.Text:
            return Constant(self._code.module.string(node), 1)
        return None

    def form_object(self) -> Types:
        """Return the type of the object that the module's form edits: it does not matter here."""
        return NONE

    def _is_request(self, name: str) -> bool:
        """Tell the only parameter of a function of an HTTP service, and one named like it of any method there."""
        method = self._method
        if method is None or not self._code.around.object.startswith(_SERVICE):
            return False
        names = [one.name for one in method.parameters]
        return name in names and (name in _REQUESTS or (method.function and len(names) == 1))
