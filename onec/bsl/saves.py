"""Which objects of the metadata a method writes or deletes, by light types.

Seen are `Записать`, `Удалить`, `УстановитьПометкуУдаления` of an object, record set or value manager, `Установить` of a
constant, constants in a set of constants, and the functions by which update handlers of the library write.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from onec.bsl import tree
from onec.bsl.code import Code, Scope
from onec.bsl.holding import nodes_with
from onec.bsl.possible_types import may_have_type
from onec.bsl.seek import Part, parts_with
from onec.bsl.walk import walk_parts

MAX_STEPS: Final = 64
"""Steps of a chain that are looked at: real ones have ten, and each costs what stands before it."""


class Save(NamedTuple):
    """One write.

    Attributes:
        at: token of the method's name, of a constant in a set that of the constant.
        kind: of the metadata, `InformationRegister`; name: in lower case as the code has it.
        deletes: it deletes the object or its records.
    """

    at: int
    kind: str
    name: str
    deletes: bool

    @property
    def key(self) -> str:
        """Its full name in lower case: `informationregister.курсывалют`."""
        return f"{self.kind}.{self.name}".lower()


def saves(code: Code) -> Iterator[tuple[Part, Save]]:
    """Yield the writes of a module and the methods they stand in; one that may be of several objects as each.

    Constants in a set are told only where the method writes something.
    """
    if any(may_have_type(code, types) for types in _SAVED):
        for part, node in nodes_with(code, _SAVING):
            if type(node) is tree.Chain:
                for save in _calls(code.scope(part.name), node):
                    yield part, save
    if may_have_type(code, _SET):
        for part in parts_with(code, _SAVING):
            for node in walk_parts(part.body):
                if type(node) is tree.Assign and type(node.target) is tree.Chain:
                    for save in _constant(code.scope(part.name), node.target):
                        yield part, save


def receiver(chain: tree.Chain, number: int) -> tree.Expression:
    """Return what stands before a step of a chain."""
    return tree.Chain(chain.at, chain.start, chain.steps[:number]) if number else chain.start


def _calls(scope: Scope, chain: tree.Chain) -> Iterator[Save]:
    for number, step in enumerate(chain.steps[:MAX_STEPS]):
        if type(step) is not tree.Invoke:
            continue
        if step.name in _WRITES or step.name in _DELETES:
            for kind, name in _written(scope, receiver(chain, number), _OBJECTS):
                yield Save(step.at, kind, name, step.name in _DELETES)
        elif step.name in _SETS:
            for kind, name in _written(scope, receiver(chain, number), _CONSTANTS):
                yield Save(step.at, kind, name, deletes=False)
        elif step.name in _HANDED and step.arguments and _is_update(scope, receiver(chain, number)):
            for kind, name in _written(scope, step.arguments[0], _OBJECTS):
                yield Save(step.at, kind, name, step.name in _HANDED_TO_DELETE)


def _written(scope: Scope, node: tree.Expression | None, kinds: dict[str, str]) -> Iterator[tuple[str, str]]:
    found = set()
    for one in scope.types(node):
        base, _, name = one.partition(".")
        if name and base in kinds:
            found.add((kinds[base], name))
    yield from sorted(found)


def _constant(scope: Scope, target: tree.Chain) -> Iterator[Save]:
    """Yield the constant that `Набор.Имя = …` gives a value, of a set made in the same method."""
    last = target.steps[-1]
    if type(last) is tree.Member and not _SET.isdisjoint(scope.types(receiver(target, len(target.steps) - 1))):
        yield Save(last.at, "Constant", last.name, deletes=False)


def _is_update(scope: Scope, node: tree.Expression) -> bool:
    if type(node) is tree.Name and not scope.is_variable(node.name):
        return node.name in _UPDATE
    return any(one.partition(".")[2] in _UPDATE for one in scope.types(node) if one.startswith("commonmodule."))


_REFERENCED: Final = (
    "Catalog Document ChartOfCharacteristicTypes ChartOfAccounts ChartOfCalculationTypes ExchangePlan BusinessProcess"
    " Task"
)
_REGISTERS: Final = "InformationRegister AccumulationRegister AccountingRegister CalculationRegister"
_OBJECTS: Final = (
    {f"{kind}object".lower(): kind for kind in _REFERENCED.split()}
    | {f"{kind}recordset".lower(): kind for kind in _REGISTERS.split()}
    | {"informationregisterrecordmanager": "InformationRegister", "constantvaluemanager": "Constant"}
)
_CONSTANTS: Final = {"constantmanager": "Constant", "constants": "Constant"}

_WRITES: Final = frozenset({"записать", "write", "установитьпометкуудаления", "setdeletionmark"})
_DELETES: Final = frozenset({"удалить", "delete"})
_SETS: Final = frozenset({"установить", "set"})
_HANDED_TO_DELETE: Final = frozenset({"удалитьданные", "deletedata"})
_HANDED: Final = _HANDED_TO_DELETE | {
    "записатьданные", "writedata", "записатьобъект", "writeobject", "записатьнаборзаписей", "writerecordset",
}  # fmt: skip
_UPDATE: Final = frozenset({"обновлениеинформационнойбазы", "infobaseupdate"})

_SAVING: Final = _WRITES | _DELETES | _SETS | _HANDED
"""Names of all methods that write: a body that calls none of them writes nothing."""

_SAVED: Final = (frozenset(_OBJECTS), frozenset(_CONSTANTS))
_SET: Final = frozenset({"constantsset"})
