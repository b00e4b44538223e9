"""What a call graph needs of one module, without its tree: methods, calls and who is named; small, and plain data.

The facts of all modules of an artifact are held together, so calls are columns of numbers.
"""

import sys
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from operator import attrgetter
from typing import Final, NamedTuple

from onec.bsl.client import runs_on_client
from onec.bsl.code import Code, Surroundings
from onec.bsl.links import LinkKind, links
from onec.bsl.module import Method
from onec.bsl.nested import nested
from onec.bsl.seek import bodies_with
from onec.bsl.symbols import Call, CallKind
from onec.bsl.tree import Annotation, Text


class Kind(StrEnum):
    """What a call is: those of `CallKind`, and a method named in a text as in `LinkKind`."""

    LOCAL = CallKind.LOCAL.value
    GLOBAL = CallKind.GLOBAL.value
    MEMBER = CallKind.MEMBER.value
    NEW = CallKind.NEW.value
    CALLBACK = LinkKind.CALLBACK.value
    JOB = LinkKind.JOB.value
    HANDLER = LinkKind.HANDLER.value
    NAMED = LinkKind.NAMED.value


class CallFact(NamedTuple):
    """One call.

    Attributes:
        caller: number of the method in the module, -1 outside of methods.
        receiver: what stands before the dot, as in `symbols.Call`; of a named method its module, "" for the same one.
        type: of a receiver that is a variable: its light type where that tells a module of the artifact, else
            `VARIABLE`; "" for all other receivers.
        name: lower-case.
        offset: of the name in characters; in code that is run as a text, of the call that runs it.
    """

    caller: int
    kind: Kind
    receiver: str
    type: str
    name: str
    arguments: int
    offset: int


class MethodFact(NamedTuple):
    """One method.

    Attributes:
        name: lower-case; `written` as in the text.
        annotations: names in lower case, each with its texts: `("вместо", ("Метод",))`.
        parameters: names in lower case.
        required: number of parameters without a default.
        client: as `runs_on_client` tells.
        start, end: offsets of its first character, annotations included, and behind its last one.
    """

    name: str
    written: str
    function: bool
    exported: bool
    asynchronous: bool
    annotations: tuple[tuple[str, tuple[str, ...]], ...]
    parameters: tuple[str, ...]
    required: int
    client: bool | None
    start: int
    end: int


@dataclass(slots=True)
class Calls:
    """Calls in the order of the text, as columns; `texts` are the strings that numbers in them stand for."""

    texts: list[str] = field(default_factory=list)
    callers: "array[int]" = field(default_factory=lambda: array("i"))
    kinds: bytearray = field(default_factory=bytearray)
    receivers: "array[int]" = field(default_factory=lambda: array("i"))
    types: "array[int]" = field(default_factory=lambda: array("i"))
    names: "array[int]" = field(default_factory=lambda: array("i"))
    arguments: "array[int]" = field(default_factory=lambda: array("i"))
    offsets: "array[int]" = field(default_factory=lambda: array("i"))

    def __len__(self) -> int:
        return len(self.kinds)

    def __iter__(self) -> Iterator[CallFact]:
        return map(self.__getitem__, range(len(self)))

    def __getitem__(self, number: int) -> CallFact:
        texts = self.texts
        return CallFact(
            self.callers[number],
            KINDS[self.kinds[number]],
            texts[self.receivers[number]],
            texts[self.types[number]],
            texts[self.names[number]],
            self.arguments[number],
            self.offsets[number],
        )


def calls_of(facts: Iterable[CallFact]) -> Calls:
    """Return calls as columns, in the order of the text and each once."""
    ordered = sorted(facts, key=_OFFSET)
    found = Calls()
    if ordered:
        callers, kinds, receivers, types, names, arguments, offsets = zip(*ordered, strict=True)
        numbers = _Numbers()
        found.receivers, found.types, found.names = (
            array("i", map(numbers.__getitem__, column)) for column in (receivers, types, names)
        )
        found.callers, found.arguments, found.offsets = (array("i", one) for one in (callers, arguments, offsets))
        found.kinds = bytearray(map(_NUMBER_OF.__getitem__, kinds))
        found.texts = list(map(sys.intern, numbers))
    return found


class _Numbers(dict[str, int]):
    """Numbers of texts, in the order in which they are first seen."""

    def __missing__(self, text: str) -> int:
        number = self[text] = len(self)
        return number


@dataclass(frozen=True, slots=True)
class ModuleFacts:
    """One module: what surrounds it, its methods in the order of the text, its calls."""

    around: Surroundings
    methods: tuple[MethodFact, ...]
    calls: Calls


def module_facts(code: Code) -> ModuleFacts:
    """Return the facts of a module, code that it runs as a text included."""
    found = [_method(code, one) for one in code.module.methods]
    numbers: dict[str, int] = {"": -1}
    for number, method in enumerate(found):
        numbers.setdefault(method.name, number)
    starts = code.module.tokens.starts
    type_of = _Receivers(code).type_of
    facts = [_fact(numbers[one.method], one, type_of(one), starts[one.at]) for one in code.symbols.calls]
    facts += [
        _fact(numbers[one.method], one, "", starts[one.at])._replace(kind=Kind.GLOBAL)
        for one in code.symbols.calls
        if one.kind is CallKind.LOCAL and not code.shadows(one.name, one.method)
    ]
    facts += [
        CallFact(numbers[one.method], _KIND_OF[one.kind], one.module, "", one.name, 0, starts[one.at])
        for one in dict.fromkeys(links(code))
    ]
    for inner in nested(code):
        if inner.code is not None:
            facts += _nested(code, inner.code, (numbers[inner.method], inner.method), starts[inner.at])
    return ModuleFacts(code.around, tuple(found), calls_of(facts))


def _nested(outer: Code, inner: Code, caller: tuple[int, str], offset: int) -> Iterator[CallFact]:
    """Yield the calls of code that is run as a text by a caller, its number and name."""
    for one in inner.symbols.calls:
        call = _fact(caller[0], one, "", offset)
        is_own = call.kind is Kind.GLOBAL and call.name in outer.symbols.methods
        if is_own:
            yield call._replace(kind=Kind.LOCAL)
        if not is_own or not outer.shadows(call.name, caller[1]):
            yield call


def _fact(caller: int, one: Call, receiver_type: str, offset: int) -> CallFact:
    return CallFact(caller, _KIND_OF[one.kind], one.receiver, receiver_type, one.name, one.arguments, offset)


def _method(code: Code, one: Method) -> MethodFact:
    tokens = code.module.tokens
    return MethodFact(
        sys.intern(one.name),
        tokens.spelling(one.at) if one.name else "",
        one.function,
        one.exported,
        one.asynchronous,
        tuple((note.name, tuple(_texts(code, note))) for note in one.annotations),
        tuple(parameter.name for parameter in one.parameters),
        sum(parameter.default is None for parameter in one.parameters),
        runs_on_client(code, one.name),
        tokens.starts[one.first],
        tokens.end(one.end - 1),
    )


def _texts(code: Code, note: Annotation) -> Iterator[str]:
    return (code.module.string(value) for _, value in note.arguments if isinstance(value, Text))


class _Receivers:
    """Types of variables whose members are called, where they may be modules of the artifact."""

    def __init__(self, code: Code) -> None:
        self._code = code
        self._types: dict[tuple[str, str], str] = {}
        self._given = {method for method, _ in bodies_with(code, _GIVERS)}
        variables = code.symbols.variables
        self._shared = {one for method in self._given for one in code.facts.written(method).given if one in variables}

    def type_of(self, one: Call) -> str:
        """Return the type of the receiver of a call as `CallFact` has it."""
        if one.kind is not CallKind.MEMBER:
            return ""
        key = (one.method, one.receiver)
        found = self._types.get(key)
        if found is None:
            found = self._types[key] = self._type(*key)
        return found

    def _type(self, method: str, receiver: str) -> str:
        names = self._code.symbols
        shared = receiver in names.variables
        own = receiver in names.locals[method] or receiver in self._code.facts.parameters(method)
        if not (own or shared) or receiver in _SELF:
            return ""
        if not (method in self._given if own else receiver in self._shared):
            return VARIABLE
        found = self._code.variable_types.variable(method, receiver)
        return next((one for one in sorted(found) if one.startswith(_MODULE_TYPES)), VARIABLE)


VARIABLE: Final = "*"
"""Type of a variable that is no module of the artifact, as far as is known."""

_SELF: Final = frozenset({"этотобъект", "thisobject", "этаформа", "thisform"})
OBJECT_KINDS: Final = ("dataprocessor", "externaldataprocessor", "report", "externalreport", "catalog", "document")
"""Kinds of objects whose module's methods are called through a variable."""

KINDS: Final = tuple(Kind)
_NUMBER_OF: Final = {kind: number for number, kind in enumerate(KINDS)}
_KIND_OF: Final[dict[CallKind | LinkKind, Kind]] = {kind: Kind(kind) for kind in (*CallKind, *LinkKind)}
_OFFSET: Final = attrgetter("offset")

_GIVER_WORDS: Final = (
    "общиймодуль commonmodule реквизитформывзначение formattributetovalue "
    "обработки dataprocessors отчеты reports справочники catalogs документы documents"
)
_GIVERS: Final = frozenset(_GIVER_WORDS.split())
"""Words without which no variable of a method is given a module or an object of a known kind."""

_MODULE_TYPES: Final = ("commonmodule.", *(f"{kind}object." for kind in OBJECT_KINDS))
