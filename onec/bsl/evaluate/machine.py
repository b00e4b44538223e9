"""What all parts of following a method share: the module, the objects, what the world outside gives."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final, Protocol

from onec.bsl.code import Code
from onec.bsl.evaluate.budget import Budget
from onec.bsl.evaluate.heap import Heap
from onec.bsl.evaluate.values import Object, ObjectKind, Path, Unknown, Value, Where
from onec.bsl.module import Method
from onec.bsl.tree import Text
from onec.self_description import Why


class World(Protocol):
    """What is known of code and objects outside the module; names in lower case."""

    attributes: Collection[str]
    """Names of the module's context that others give values."""

    def call(self, machine: "Machine", path: Path, arguments: Sequence[Value], /) -> Value | None:
        """Return what a method gives, None where it is not known; a global one has one name."""

    def member(self, path: Path, /) -> Value | None:
        """Return what a property gives, None where it is not known."""


class Machine:
    """The module that is followed.

    Attributes:
        code: the module.
        world: what is known besides it.
        spelled: keys as written, by their lower case.
        risks: how many things were met that may raise an exception.
    """

    def __init__(self, code: Code, world: World) -> None:
        self.code = code
        self.world = world
        self.budget = Budget()
        self.heap = Heap(self.budget)
        self.shared = self.heap.make(ObjectKind.FRAME, Where("", 0))
        self.spelled: dict[str, str] = {}
        self.risks = 0
        self._methods = _by_name(code.module.methods)

    def methods(self, name: str) -> Sequence[Method]:
        """Return the methods of the module with a lower-case name: of branches of the preprocessor there are many."""
        return self._methods.get(name, ())

    def name(self, spelled: str) -> str:
        """Return a key in lower case, and keep how it is written."""
        low = spelled.lower()
        self.spelled.setdefault(low, spelled)
        return low

    def spelling(self, at: int) -> str:
        """Return a token as written."""
        return self.code.module.tokens.spelling(at)

    def text(self, node: Text, where: Where) -> str:
        """Return the value of a literal."""
        value = self.code.module.string(node)
        self.budget.take(value, where)
        return value

    def outside(self, why: Why, where: Where, arguments: Sequence[Value | None] = ()) -> Unknown:
        """Return what code gives that is not seen; objects it was handed may change from now on."""
        self.risks += 1
        self.heap.escape(*arguments)
        if any(isinstance(one, Path) and one.names[-1] in SELF for one in arguments):
            self.heap.escape(*(cell.value for cell in self.shared.cells.values()))
            self.heap.blur(self.shared, why, where)
        return self.heap.happen(why, where)

    def anything(self, why: Why, where: Where, frame: Object) -> None:
        """Note that code ran which may have changed every variable and object."""
        self.risks += 1
        self.heap.escape(*(cell.value for owner in (frame, self.shared) for cell in owner.cells.values()))
        for owner in (frame, self.shared):
            self.heap.blur(owner, why, where)


def _by_name(methods: Sequence[Method]) -> Mapping[str, Sequence[Method]]:
    found: dict[str, list[Method]] = {}
    for method in methods:
        found.setdefault(method.name, []).append(method)
    return found


SELF: Final = frozenset({"этотобъект", "thisobject"})
"""Names of the object itself; who has it may change what is not local."""

_STORED: Final = (
    "справочники документы константы регистрысведений регистрынакопления регистрыбухгалтерии регистрырасчета "
    "планывидовхарактеристик планысчетов планывидоврасчета планыобмена бизнеспроцессы задачи параметрысеанса "
    "пользователиинформационнойбазы хранилищеобщихнастроек catalogs documents constants informationregisters "
    "accumulationregisters accountingregisters calculationregisters chartsofcharacteristictypes chartsofaccounts "
    "chartsofcalculationtypes exchangeplans businessprocesses tasks sessionparameters infobaseusers "
    "commonsettingsstorage"
)
STORED: Final = frozenset(_STORED.split())
"""Names of the context whose values lie in the database."""


def reason_of(path: Path) -> Why:
    """Return why what a name of the context gives is not known."""
    return Why.DATABASE if path.names[0] in STORED else Why.CALL
