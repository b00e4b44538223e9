"""Collects what the code of one module uses of the configuration by name."""

from typing import Final

from checks.compatibility.guards import Asking, Guard, guarded, is_question
from checks.compatibility.platform_words import is_property
from checks.compatibility.query_tables import named_in_query
from checks.compatibility.source import Source
from checks.compatibility.uses import COMMON_MODULE, Called, Place, Uses
from onec.bsl import tree
from onec.bsl.metadata_names import COLLECTIONS, KINDS, MANAGERS, TYPES
from onec.bsl.seek import Part, parts
from onec.bsl.walk import walk


def collect(source: Source, attributes: frozenset[str], uses: Uses) -> None:
    """Note what the code of a module uses.

    Args:
        source: the module.
        attributes: names of what its object holds, in lower case: they go before those of the context.
        uses: what is known so far.
    """
    hidden = attributes | source.code.around.attributes
    asking = Asking(source.code)
    in_queries: list[tuple[str, Place]] = []
    replaced: set[str] = set()
    for part in parts(source.code):
        if part.body:
            one = _Collector(source, part, hidden, uses)
            one.collect(asking)
            in_queries += one.in_queries
            replaced |= one.replaced
    if len(replaced) <= MAX_REPLACED:
        for full_name, place in in_queries:
            # A text that is replaced in a query stands for a name that is known later.
            if not any(word in full_name.lower() for word in replaced):
                uses.object(full_name, place)


class _Collector:
    """Goes over one method.

    Attributes:
        in_queries: full names that texts of queries name, and where.
        replaced: texts that are replaced in others, in lower case.
    """

    def __init__(self, source: Source, part: Part, hidden: frozenset[str], uses: Uses) -> None:
        self.in_queries: list[tuple[str, Place]] = []
        self.replaced: set[str] = set()
        self._source = source
        self._part = part
        self._hidden = hidden
        self._uses = uses
        self._scope = source.code.scope(part.name)
        self._method = source.spelling(part.header.at) if part.header else ""
        self._joined: set[int] = set()

    def collect(self, asking: Asking) -> None:
        """Note what the method uses."""
        for node, guard in guarded(self._part, asking):
            for inner in walk([node]):
                match inner:
                    case tree.Chain():
                        self._chain(inner, guard)
                    case tree.Call():
                        self._call(inner, guard)
                    case tree.New():
                        self._new(inner, guard)
                    case tree.Binary():
                        self._joined.update(one.at for one in inner.operands if type(one) is tree.Text)
                    case tree.Text():
                        self._text(inner, guard)

    def _place(self, at: int, guard: Guard) -> Place:
        return Place(self._source, self._method, at, guard)

    def _object(self, full_name: str, at: int, guard: Guard) -> None:
        self._uses.object(full_name, self._place(at, guard))

    def _chain(self, node: tree.Chain, guard: Guard) -> None:
        """Take `Модуль.Метод()`, `Справочники.Имя…` and `Метаданные.Справочники.Имя`."""
        start, steps = node.start, node.steps
        if type(start) is not tree.Name:
            return
        first, second = steps[0], steps[1] if len(steps) > 1 else None
        if self._scope.is_variable(start.name):
            if type(first) is tree.Invoke:
                self._variable(start, first, guard)
        elif type(first) is tree.Invoke:
            self._module(start, first, guard)
            if start.name in _COMMON and first.name in _MODULE_BY_NAME:
                self._module_by_name(first, second, guard)
        elif type(first) is tree.Member and start.name in MANAGERS:
            self._manager(MANAGERS[start.name], first, second, guard)
        elif type(first) is tree.Member and start.name in _METADATA and not is_question(steps):
            kind = COLLECTIONS.get(first.name)
            if kind and type(second) is tree.Member:
                self._object(f"{kind}.{self._source.spelling(second.at)}", second.at, guard)

    def _module(self, start: tree.Name, step: tree.Invoke, guard: Guard) -> None:
        if start.name not in self._hidden and not is_property(start.name):
            owner = COMMON_MODULE + self._source.spelling(start.at)
            place = self._place(step.at, guard)
            self._uses.call(Called(owner, step.name, len(step.arguments), place, bare=True))

    def _module_by_name(self, step: tree.Invoke, second: tree.Step | None, guard: Guard) -> None:
        """Take `ОбщегоНазначения.ОбщийМодуль("Имя")` and what is called of it at once."""
        name = self._constant(step.arguments)
        if name.isidentifier():
            self._object(COMMON_MODULE + name, step.at, guard)
            if type(second) is tree.Invoke:
                self._called(COMMON_MODULE + name, second, guard)

    def _variable(self, start: tree.Name, step: tree.Invoke, guard: Guard) -> None:
        """Take the calls of a variable that is given one common module and nothing else."""
        facts = self._source.code.facts
        given = self._scope.written.given.get(start.name, ())
        name = self._given_module(given[0].value) if len(given) == 1 else ""
        is_own = facts.is_local(self._part.name, start.name) and start.name not in facts.parameters(self._part.name)
        if is_own and name.isidentifier():
            self._called(COMMON_MODULE + name, step, guard)

    def _given_module(self, value: tree.Expression | None) -> str:
        """Return the name in `ОбщегоНазначения.ОбщийМодуль("Имя")`, "" for anything else."""
        if type(value) is not tree.Chain or type(value.start) is not tree.Name or value.start.name not in _COMMON:
            return ""
        first = value.steps[0]
        is_asked = len(value.steps) == 1 and type(first) is tree.Invoke and first.name in _MODULE_BY_NAME
        return self._constant(first.arguments) if is_asked and type(first) is tree.Invoke else ""

    def _manager(self, kind: str, first: tree.Member, second: tree.Step | None, guard: Guard) -> None:
        owner = f"{kind}.{self._source.spelling(first.at)}"
        self._object(owner, first.at, guard)
        if type(second) is tree.Invoke and kind != "SessionParameter":
            self._called(owner, second, guard)
        elif type(second) is tree.Member and kind == "Enum":
            self._object(f"{owner}.EnumValue.{self._source.spelling(second.at)}", second.at, guard)

    def _called(self, owner: str, step: tree.Invoke, guard: Guard) -> None:
        self._uses.call(Called(owner, step.name, len(step.arguments), self._place(step.at, guard)))

    def _call(self, node: tree.Call, guard: Guard) -> None:
        """Take `Тип("СправочникСсылка.Имя")`, `ПредопределенноеЗначение("Справочник.Имя…")` and what opens forms."""
        name = node.name
        if name in _REPLACES and len(node.arguments) > 1:
            word = self._constant(node.arguments[1:]).lower()
            if len(word) >= MIN_REPLACED_CHARS:
                self.replaced.add(word)
        if name not in _TAKES_NAME or self._scope.is_method(name):
            return
        text = self._constant(node.arguments)
        if name in _TYPE:
            self._type(text, node.at, guard)
        else:
            self._full_name(text, node.at, guard)

    def _new(self, node: tree.New, guard: Guard) -> None:
        """Take `Новый ОписаниеТипов("СправочникСсылка.Имя, …")` and `Новый("СправочникСсылка.Имя")`."""
        if node.type in _TYPE_DESCRIPTION or not node.type:
            for one in self._constant(node.arguments).split(","):
                self._type(one, node.at, guard)

    def _type(self, text: str, at: int, guard: Guard) -> None:
        word, _, name = text.strip().partition(".")
        kind = TYPES.get(word.strip().lower())
        if kind and name.isidentifier():
            self._object(f"{kind}.{name}", at, guard)

    def _full_name(self, text: str, at: int, guard: Guard) -> None:
        words = text.strip().split(".")
        kind = KINDS.get(words[0].lower())
        if kind and len(words) > 1 and words[1].isidentifier():
            self._object(f"{kind}.{words[1]}", at, guard)

    def _text(self, node: tree.Text, guard: Guard) -> None:
        tokens = self._source.code.module.tokens
        if node.literals == 1 and tokens.end(node.at) - tokens.starts[node.at] < MIN_QUERY_CHARS:
            return
        for full_name in named_in_query(self._source.code.module.string(node), whole=node.at not in self._joined):
            self.in_queries.append((full_name, self._place(node.at, guard)))

    def _constant(self, arguments: tree.Arguments) -> str:
        """Return the first argument where it is a literal, "" for anything else."""
        first = arguments[0] if arguments else None
        return self._source.code.module.string(first) if type(first) is tree.Text else ""


MIN_QUERY_CHARS: Final = 20
"""Of a literal; `ВЫБРАТЬ 1 ИЗ Задача.А` has more."""

MAX_REPLACED: Final = 500
"""Different texts that one module replaces; of one that replaces more, the names in its queries are not known."""

MIN_REPLACED_CHARS: Final = 3
"""Of a text that stands for a name in a query; a shorter one is a sign of formatting."""

_COMMON: Final = frozenset({"общегоназначения", "общегоназначенияклиент", "common", "commonclient"})
_MODULE_BY_NAME: Final = frozenset({"общиймодуль", "commonmodule"})
_METADATA: Final = frozenset({"метаданные", "metadata"})
_REPLACES: Final = frozenset({"стрзаменить", "strreplace"})
_TYPE: Final = frozenset({"тип", "type"})
_TYPE_DESCRIPTION: Final = frozenset({"описаниетипов", "typedescription"})
_TAKES_NAME: Final = _TYPE | {
    *("предопределенноезначение", "predefinedvalue", "открытьформу", "openform", "получитьформу", "getform")
}
