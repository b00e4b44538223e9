"""What one method gives its variables, what it returns and hands on: read once, in the order of the text."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from onec.bsl import tree
from onec.bsl.module import Module
from onec.bsl.walk import walk_parts


class Given(NamedTuple):
    """A value that a variable gets at an offset; one of `value` (assigned) and `collection` (walked over), or none."""

    offset: int
    name: str
    value: tree.Expression | None
    collection: tree.Expression | None = None


class Handed(NamedTuple):
    """A variable that stands alone as argument number `argument`, and may come back with another value.

    `receiver` is empty for a call without a dot.
    """

    name: str
    receiver: str
    method: str
    argument: int


@dataclass(slots=True)
class Written:
    """Facts of the bodies of one method.

    Attributes:
        declared: variables of `Перем`.
        given: values by variable, each in the order of the text.
        returned: what stands behind each `Возврат`; None for nothing.
        handed: variables handed to methods of the module, to members of a bare name, and to `OUTPUTS`.
        changed: variables something of which is assigned to: `А[0] = 1`, `А.Б = 1`.
        members: calls of members of a variable, by it.
        added: what a variable got by `А.Добавить(…)` in statements that always run, by it.
    """

    declared: set[str] = field(default_factory=set)
    given: dict[str, list[Given]] = field(default_factory=dict)
    returned: list[tree.Expression | None] = field(default_factory=list)
    handed: list[Handed] = field(default_factory=list)
    changed: set[str] = field(default_factory=set)
    members: dict[str, list[str]] = field(default_factory=dict)
    added: dict[str, list[tree.Expression]] = field(default_factory=dict)


_OUTPUTS: Final = (
    "ввестистроку inputstring ввестичисло inputnumber ввестидату inputdate "
    "ввестизначение inputvalue поместитьфайл putfile поместитьфайлы putfiles получитьфайлы getfiles"
)
OUTPUTS: Final = frozenset(_OUTPUTS.split())
"""Methods of the global context that write into their arguments."""

_PLATFORM: Final = (
    "accountingregisters accumulationregisters backgroundjobs businessprocesses calculationregisters catalogs "
    "chartsofaccounts chartsofcalculationtypes chartsofcharacteristictypes clientapplicationinterface collaboration "
    "commonsettingsstorage configurationextensions constants dataprocessors documentjournals documentnumerators "
    "documents enums exchangeplans externaldataprocessors externaldatasources externalreports filtercriteria "
    "formdatasettingsstorage fulltextsearch infobaseusers informationregisters items metadata object parameters "
    "reports reportsusersettingsstorage reportsvariantsstorage scheduledjobs sequences sessionparameters "
    "settingsstorages systemsettingsstorage tasks thisform thisobject wsreferences wsссылки xdtofactory "
    "xdtoserializer бизнеспроцессы внешниеисточникиданных внешниеобработки внешниеотчеты документы журналыдокументов "
    "задачи константы критерииотбора метаданные обработки объект объектный отчеты параметры параметрысеанса "
    "перечисления планывидоврасчета планывидовхарактеристик планыобмена планысчетов полнотекстовыйпоиск "
    "пользователиинформационнойбазы последовательности расширенияконфигурации регистрыбухгалтерии регистрынакопления "
    "регистрырасчета регистрысведений регламентныезадания сериализаторxdto справочники фабрикаxdto фоновыезадания "
    "хранилищанастроек хранилищевариантовотчетов хранилищенастроекданныхформ хранилищеобщихнастроек "
    "хранилищепользовательскихнастроекотчетов хранилищесистемныхнастроек элементы этаформа этотобъект"
)
PLATFORM: Final = frozenset(_PLATFORM.split())
"""Objects of the global context, whose methods leave what they are given as it is."""

ADDS: Final = frozenset({"добавить", "add"})


def written(module: Module, bodies: Sequence[tree.Body], methods: Collection[str]) -> Written:
    """Return the facts of some bodies; `methods` are the module's own."""
    reader = _Reader(module.tokens.starts, methods)
    for body in bodies:
        for node in walk_parts(body):
            note = _NOTES.get(type(node))
            if note is not None:
                note(reader, node)
        _adds(body, reader.found)
    return reader.found


class _Reader:
    """Takes the nodes of a method one by one."""

    __slots__ = ("_methods", "_starts", "found")

    def __init__(self, starts: Sequence[int], methods: Collection[str]) -> None:
        self.found = Written()
        self._starts = starts
        self._methods = methods

    def stepped(self, node: tree.Chain) -> None:
        """Take a chain."""
        start, first = node.start, node.steps[0]
        if type(start) is tree.Name and type(first) is tree.Invoke:
            self.found.members.setdefault(start.name, []).append(first.name)
            self._handed(first.arguments, start.name, first.name)

    def assigned(self, node: tree.Assign) -> None:
        """Take an assignment."""
        target = node.target
        if type(target) is tree.Name:
            self._given(target, node.value)
        elif type(target) is tree.Chain and type(target.start) is tree.Name:
            self.found.changed.add(target.start.name)

    def called(self, node: tree.Call) -> None:
        """Take a call without a dot."""
        if node.name in self._methods or node.name in OUTPUTS:
            self._handed(node.arguments, "", node.name)

    def returned(self, node: tree.Return) -> None:
        """Take what a function returns."""
        self.found.returned.append(node.value)

    def counted(self, node: tree.For) -> None:
        """Take a loop that counts."""
        if type(node.variable) is tree.Name:
            self._given(node.variable, None)

    def walked(self, node: tree.ForEach) -> None:
        """Take a loop over a collection."""
        if type(node.variable) is tree.Name:
            self._given(node.variable, None, node.collection)

    def declared(self, node: tree.Variable) -> None:
        """Take a variable of `Перем`."""
        self.found.declared.add(node.name)

    def _given(
        self, target: tree.Name, value: tree.Expression | None, collection: tree.Expression | None = None
    ) -> None:
        at, name = target
        self.found.given.setdefault(name, []).append(Given(self._starts[at], name, value, collection))

    def _handed(self, arguments: tree.Arguments, receiver: str, method: str) -> None:
        for number, argument in enumerate(arguments):
            if type(argument) is tree.Name:
                self.found.handed.append(Handed(argument.name, receiver, method, number))


_NOTES: Final[Mapping[type, Callable[[_Reader, Any], None]]] = {
    tree.Chain: _Reader.stepped,
    tree.Assign: _Reader.assigned,
    tree.Call: _Reader.called,
    tree.Return: _Reader.returned,
    tree.For: _Reader.counted,
    tree.ForEach: _Reader.walked,
    tree.Variable: _Reader.declared,
}


def _adds(body: tree.Body, found: Written) -> None:
    for node in body:
        if not isinstance(node, tree.Evaluate) or not isinstance(node.call, tree.Chain):
            continue
        start, steps = node.call.start, node.call.steps
        if isinstance(start, tree.Name) and len(steps) == 1 and isinstance(steps[0], tree.Invoke):
            arguments = steps[0].arguments
            if steps[0].name in ADDS and len(arguments) == 1 and arguments[0] is not None:
                found.added.setdefault(start.name, []).append(arguments[0])
